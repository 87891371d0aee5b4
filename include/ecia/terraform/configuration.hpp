// SPDX-License-Identifier: Apache-2.0
// A whole configuration: the root module, its child modules, providers and backend; and the files it becomes.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/terraform/labelled.hpp>
#include <ecia/terraform/module.hpp>
#include <ecia/terraform/version.hpp>

namespace ecia::tf {

/// A provider the configuration requires. https://developer.hashicorp.com/terraform/language/providers/requirements
struct ProviderRequirement {
  std::string name;     ///< local name, "aws"
  std::string source;   ///< "hashicorp/aws"
  std::string version;  ///< "~> 5.0"
};

/// A `provider` block: the default one where `alias` is empty.
struct ProviderBlock {
  std::string alias{};
  Value<map<any>> arguments{};
  std::string name;  ///< "aws"
};

/// Where the state is kept. https://developer.hashicorp.com/terraform/language/backend
struct Backend {
  Value<map<any>> arguments{};
  std::string type;  ///< "s3"
};

/// A file of the output: a path with forward slashes below the output folder, and its whole text.
struct File {
  std::string path;
  std::string text;
};

namespace detail {
/// A change to the text of a file.
struct Rewriting {
  virtual ~Rewriting() = default;
  virtual std::string apply(std::string text) const = 0;
  std::source_location where{};
};
}  // namespace detail

/// Everything one stack becomes.
class Configuration {
 public:
  explicit Configuration(Version terraform = oldest_terraform) : terraform_(terraform), root_(*this, "") {}

  Version terraform() const { return terraform_; }
  Module& root() { return root_; }
  const Module& root() const { return root_; }

  /// The child module of that name, made when it is first asked for; the root module for an empty name.
  Module& module(std::string_view name) {
    if (name.empty()) return root_;
    auto& module = modules_[std::string(name)];
    if (!module) {
      Module::requireName(std::string(name), "module." + std::string(name));
      root_.requireFirst(!root_.calls_.contains(std::string(name)), "module." + std::string(name));
      module = std::make_unique<Module>(*this, std::string(name));
    }
    return *module;
  }

  void require(ProviderRequirement provider) { requirements_.push_back(std::move(provider)); }
  /// Declares a provider. The stack's own region, and those of constructs that say `.in(...)`, are declared by themselves.
  /// @throws Error where there is one of this name and alias
  void provider(ProviderBlock provider, const std::source_location& line = std::source_location::current()) {
    words(line);
    for (const auto& other : providers_)
      if (other.name == provider.name && other.alias == provider.alias)
        throw Error("the provider " + provider.name + (provider.alias.empty() ? "" : "." + provider.alias) + " is declared twice, and constructs declare those of their regions by themselves; change it with tf::patch, or write another alias");
    providers_.push_back(std::move(provider));
  }
  /// The providers that are declared so far.
  const std::vector<ProviderBlock>& providers() const { return providers_; }
  /// Where the state is kept; in a folder beside the configuration without one.
  /// @throws Error where there is one, such as that of `Stack::keepState`
  void backend(Backend backend, const std::source_location& line = std::source_location::current()) {
    words(line);
    if (backend_) throw Error("the backend is declared twice, as " + backend_->type + " and as " + backend.type + "; leave one out, of configuration.backend(...) and stack.keepState(...)");
    backend_ = std::move(backend);
  }
  /// Leaves the backend out.
  void keepStateHere() { backend_.reset(); }

  /// Changes a resource before it is written, whichever construct adds it: `adjust<aws::db_instance>("rds", "main", [](auto& db) {...})`. In a stack constructs
  /// add theirs after what `Stack::terraform` was given has run. One that meets no resource is a problem (TF-007).
  template <Resource R, class F>
  void adjust(std::string_view module, std::string_view name, F change, const std::source_location& line = std::source_location::current()) {
    words(line);
    struct Change final : detail::Adjustment {
      explicit Change(F f) : change(std::move(f)) {}
      void apply(void* resource) const override { change(*static_cast<R*>(resource)); }
      F change;
    };
    const std::string path = address_prefix<R> + std::string(R::Type) + "." + std::string(name);
    const auto adjustment = std::make_shared<Change>(std::move(change));
    adjustment->module = module;
    adjustment->path = path;
    adjustment->where = writtenAt_;
    adjustments_[adjustment->module + "|" + path].push_back(adjustment);
  }

  /// Changes the whole text of a module's file at the end. `tf::patch` in `ecia/terraform/patch.hpp` is the way to use it.
  void rewrite(std::string_view module, std::shared_ptr<const detail::Rewriting> rewriting) { rewritings_[std::string(module)].push_back(std::move(rewriting)); }

  /// Where in the user's code the next statements are written; problems name it.
  void writtenAt(const std::source_location& where) { writtenAt_ = where; }
  /// The line of the last statement, where statements of the user's are written; line 0 otherwise.
  const std::source_location& writtenAt() const { return writtenAt_; }

  /// What was found wrong while objects were added; `problemsOf` has all of it.
  const std::vector<Problem>& problems() const { return problems_; }

  /// The files, root module first, then the child modules by name.
  std::vector<File> files();

  const std::map<std::string, std::unique_ptr<Module>>& modules() const { return modules_; }
  /// By "module|type.name".
  const std::map<std::string, Module::Adjustments>& adjustments() const { return adjustments_; }

 private:
  friend class Module;

  Argument requiredProviders(const Module& module) const {
    Map providers;
    for (const auto& requirement : requirements_) {
      Map entry;
      entry.push_back({"source", Module::bare(requirement.source)});
      entry.push_back({"version", Module::bare(requirement.version)});
      List aliases;
      for (const auto& alias : module.aliases_)
        if (alias.starts_with(requirement.name + ".")) aliases.push_back(Module::bare(alias));
      if (!aliases.empty()) entry.push_back({"configuration_aliases", Argument(std::move(aliases))});
      providers.push_back({requirement.name, Argument(std::move(entry))});
    }
    return Argument(std::move(providers));
  }

  std::string textOf(Module& module);
  Argument terraformBlock(const Module& module) const;
  Argument providerBlocks() const;
  void appendCalls(std::string& out, const Module& module);
  std::string callOf(const Module& child);
  static void appendObjects(std::string& out, const Module::Objects& types);
  static void appendBodies(std::string& out, const std::map<std::string, std::string>& bodies);
  static void appendOutputs(std::string& out, Module& module);
  static void appendVariables(std::string& out, Module& module);

  /// What follows stands in this line, if it is words of the user's at all.
  void words(const std::source_location& line) {
    if (writtenAt_.line() != 0) writtenAt_ = line;
  }

  Version terraform_;
  std::source_location writtenAt_{};
  bool passing_ = false;  ///< whether something is ephemeral
  std::vector<Problem> problems_;
  Module root_;
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<ProviderRequirement> requirements_;
  std::vector<ProviderBlock> providers_;
  std::optional<Backend> backend_;
  std::map<std::string, Module::Adjustments> adjustments_;
  std::map<std::string, std::vector<std::shared_ptr<const detail::Rewriting>>> rewritings_;
};

inline const Module::Adjustments& Module::adjustments(const std::string& path) const {
  static const Adjustments none;
  if (configuration_.adjustments_.empty()) return none;
  const auto found = configuration_.adjustments_.find(name_ + "|" + path);
  return found == configuration_.adjustments_.end() ? none : found->second;
}

inline void Module::removed(const std::string& from, bool destroy, const std::source_location& line) {
  words(line);
  if (!configuration_.terraform().atLeast(1, 7))
    throw Error("removed blocks need Terraform 1.7, and this stack supports " + std::string(configuration_.terraform().text()) +
                "; write .terraform = \"1.7\" in its settings, or run 'terraform state rm " + where(from) + "'");
  removed_.push_back({from, "", writtenAt(), destroy});
}

inline void Module::requireTerraform(unsigned minor, const std::string& path) const {
  const std::string needed = "1." + std::to_string(minor);
  if (!configuration_.terraform().atLeast(1, minor))
    throw Error(where(path) + " needs Terraform " + needed + ", and this stack supports " + std::string(configuration_.terraform().text()) + "; write .terraform = \"" + needed + "\" in its settings");
}

inline void Module::beginPassing(const std::string& path) {
  requireTerraform(10, path);
  configuration_.passing_ = true;
}
inline bool Module::passing() const { return configuration_.passing_; }

inline void Module::moved(const std::string& from, const std::string& to, const std::source_location& line) {
  words(line);
  moved_.push_back({from, to, writtenAt()});
}

inline std::source_location Module::writtenAt() const { return configuration_.writtenAt_; }
inline void Module::words(const std::source_location& line) { configuration_.words(line); }

inline void Module::problem(std::string_view rule, std::string sentence) {
  if (again_) return;
  configuration_.problems_.push_back({rule, std::move(sentence), writtenAt()});
}

// "tags" of `tags["Owner"]`; tags_all is computed and may be ignored too.
inline void Module::requireArgument(const std::string& path, const std::string& ignored, const char* names) {
  const std::string_view argument = std::string_view(ignored).substr(0, ignored.find_first_of(".["));
  if (argument == "all" || argument == "tags_all") return;
  while (*names != '\0')
    if (detail::takeName(names) == argument) return;
  problem("TF-005", where(path) + " ignores changes of '" + ignored + "', and has no such argument; write tf::ignore(&aws::...), which the compiler checks");
}

inline void Module::spell(std::string& out, const Reference& reference) {
  if (!several_.empty() && reference.object->module == name_ && !reference.attribute.empty() && !reference.completion && several_.contains(reference.object->path))
    problem("TF-009", where(reference.object->path) + " is made several times, and its " + std::string(reference.attribute) + " is asked for without a key; write tf::instance(..., 0) or tf::instance(..., \"key\")");
  if (!writing_.empty() && reference.object->module == name_ && reference.object->path == writing_)
    problem("TF-001", where(std::string(writing_)) + " refers to itself" + (reference.attribute.empty() ? "" : ", to its " + std::string(reference.attribute)) +
                          ", and has no value before it is made; write the value, or 'self' in a provisioner or postcondition");
  if (reference.object->module != name_)
    spellForeign(out, reference);
  else if (reference.completion)
    out += reference.object->path + " != null";
  else if (reference.object->after.empty())
    reference.appendPath(out);
  else
    spellAwaited(out, reference);
}

// An object waits by `depends_on`. What is no object, the argument of a module, has none: there the value is taken out of a tuple with what it waits for.
inline void Module::spellAwaited(std::string& out, const Reference& reference) {
  if (exporting_) return reference.appendPath(out);  // an output has `depends_on`
  if (!writing_.empty()) {
    for (const auto& address : reference.object->after)
      if (address != writing_) awaited_.insert(address);
    return reference.appendPath(out);
  }
  out += '[';
  reference.appendPath(out);
  for (const auto& address : reference.object->after) out += ", " + address + ".id";
  out += "][0]";
}

// The name a value travels under: "aws_lb.main" and "arn_suffix" become lb_main_arn_suffix, a variable of the root module keeps its name, unless another
// value already has that name there.
inline std::string Module::carriedName(const Reference& reference) {
  std::string name;
  if (reference.ofRootVariable()) {
    name = reference.object->path.substr(4);
  } else {
    std::string_view object = reference.object->path;
    for (const std::string_view prefix : {"data.", "ephemeral.", "aws_"})
      if (object.starts_with(prefix)) object.remove_prefix(prefix.size());
    name = object;
    if (!reference.attribute.empty()) name += "_" + std::string(reference.attribute);
    for (char& c : name)
      if (!(('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9'))) c = '_';
  }
  const std::string what = reference.object->module + "|" + reference.path();
  while (true) {
    const auto known = carried_.find(name);
    if (known != carried_.end() ? known->second == what : !outputs_.contains(name) && !variables_.contains(name)) {
      carried_.try_emplace(name, what);
      return name;
    }
    name += reference.object->module.empty() ? "_root" : "_" + reference.object->module;
  }
}

inline std::string Module::exportValue(const Reference& reference) {
  std::string name = carriedName(reference);
  if (!outputs_.contains(name)) {
    std::string code;
    exporting_ = true;
    spell(code, reference);
    exporting_ = false;
    outputs_.emplace(name, Output{reference.object->after, reference.path(), reference.ephemeral, reference.sensitive, Argument(Expression(std::move(code)))});
  }
  return name;
}

// Between modules a value travels up as an output, and down as a variable that the root module sets.
inline void Module::spellForeign(std::string& out, const Reference& reference) {
  Module& owner = configuration_.module(reference.object->module);
  if (name_.empty()) {
    out += "module." + owner.name_ + "." + owner.exportValue(reference);
    return;
  }
  const std::string name = carriedName(reference);
  out += "var." + name;
  if (arguments_.contains(name)) return;
  Variable variable{.ephemeral = reference.ephemeral, .sensitive = reference.sensitive, .type = std::string(reference.type)};
  if (reference.ofRootVariable()) {
    const auto declared = owner.variables_.find(reference.object->path.substr(4));
    if (declared != owner.variables_.end()) {
      variable.description = declared->second.description;
      variable.type = declared->second.type;
    }
    arguments_.emplace(name, Expression(reference));
  } else {
    variable.description = reference.path() + " of " + (reference.object->module.empty() ? "the root module" : "module " + reference.object->module);
    std::string code;
    configuration_.root_.spell(code, reference);
    arguments_.emplace(name, Expression(std::move(code)));
  }
  variables_.try_emplace(name, std::move(variable));
}

inline void Module::importProvider(const std::string& provider, const std::string& path) {
  if (!name_.empty()) aliases_.insert(provider);
  providedBy_.push_back({provider, path, writtenAt()});
}

inline void Configuration::appendObjects(std::string& out, const Module::Objects& types) {
  detail::Labelled all(out, "    ");
  for (const auto& [type, bodies] : types) {
    all.label(type);
    detail::Labelled one(out, "      ");
    for (const auto& [name, body] : bodies.texts) {
      one.label(name);
      out += body;
    }
    one.end("    ");
  }
  all.end("  ");
}

inline void Configuration::appendBodies(std::string& out, const std::map<std::string, std::string>& bodies) {
  detail::Labelled all(out, "    ");
  for (const auto& [name, body] : bodies) {
    all.label(name);
    out += body;
  }
  all.end("  ");
}

inline CalledModule Module::call(const std::string& name, const ModuleCall& call, const std::source_location& line) {
  words(line);
  const std::string path = "module." + name;
  requireName(name, path);
  requireFirst(!calls_.contains(name) && (!name_.empty() || !configuration_.modules_.contains(name)), path);
  Map members = detail::entriesOf(call.arguments, "the arguments of " + where(path));
  for (const auto& argument : members) {
    requireName(argument.key, path + "." + argument.key);
    if (isWordOfCalls(argument.key)) throw Error(where(path) + " has the argument '" + argument.key + "', which every call has; write ." + argument.key + " = ... beside .arguments");
  }
  appendRepetition(members, path, call.count, call.depends_on, call.for_each);
  if (Map providers = detail::entriesOf(call.providers, "the providers of " + where(path)); !providers.empty()) {
    for (const auto& [theirs, ours] : providers)
      if (ours.isSet() && ours.node().kind == Node::Kind::text && ours.node().text.find('.') != std::string::npos) importProvider(ours.node().text, path);
    members.push_back({"providers", Argument(std::move(providers))});
  }
  members.push_back({"source", call.source});
  if (call.version.isSet()) members.push_back({"version", call.version});
  calls_.emplace(name, render(Argument(std::move(members)), 2));
  return {{name_, path}};
}

inline void Configuration::appendCalls(std::string& out, const Module& module) {
  auto bodies = module.calls_;
  if (module.name_.empty())
    for (const auto& [name, child] : modules_) bodies.emplace(name, callOf(*child));
  appendBodies(out, bodies);
}

inline std::string Configuration::callOf(const Module& child) {
  Map arguments;
  arguments.push_back({"source", Module::bare("./modules/" + child.name_)});
  for (const auto& [argument, value] : child.arguments_) arguments.push_back({argument, Argument(value)});
  if (!child.aliases_.empty()) {
    Map providers;
    for (const auto& requirement : requirements_) {
      providers.push_back({requirement.name, Module::bare(requirement.name)});
      for (const auto& alias : child.aliases_)
        if (alias.starts_with(requirement.name + ".")) providers.push_back({alias, Module::bare(alias)});
    }
    arguments.push_back({"providers", Argument(std::move(providers))});
  }
  return root_.render(Argument(std::move(arguments)), 2);
}

inline void Configuration::appendOutputs(std::string& out, Module& module) {
  detail::Labelled all(out, "    ");
  for (const auto& [name, output] : module.outputs_) {
    all.label(name);
    detail::Labelled one(out, "      ");
    const auto member = detail::memberWriter(out, module, one);
    if (!output.depends_on.empty()) {
      List list;
      for (const auto& address : output.depends_on) list.push_back(Module::bare(address));
      member("depends_on", Argument(std::move(list)), Strings::plain);
    }
    if (!output.description.empty()) member("description", Module::bare(output.description), Strings::plain);
    if (output.ephemeral) member("ephemeral", Argument(true), Strings::plain);
    if (output.sensitive) member("sensitive", Argument(true), Strings::plain);
    member("value", output.value, Strings::templates);
    one.end("    ");
  }
  all.end("  ");
}

inline void Configuration::appendVariables(std::string& out, Module& module) {
  detail::Labelled all(out, "    ");
  for (const auto& [name, variable] : module.variables_) {
    all.label(name);
    detail::Labelled one(out, "      ");
    const auto member = detail::memberWriter(out, module, one);
    if (variable.default_value.isSet()) member("default", variable.default_value, Strings::plain);
    if (!variable.description.empty()) member("description", Module::bare(variable.description), Strings::plain);
    if (variable.ephemeral) member("ephemeral", Argument(true), Strings::plain);
    if (variable.sensitive) member("sensitive", Argument(true), Strings::plain);
    member("type", Module::bare(variable.type), Strings::plain);
    if (!variable.validation.empty()) member("validation", Module::conditions(variable.validation), Strings::templates);
    one.end("    ");
  }
  all.end("  ");
}

inline Argument Configuration::providerBlocks() const {
  std::map<std::string, List> blocks;
  for (const auto& provider : providers_) {
    Map arguments = detail::entriesOf(provider.arguments, "the arguments of the provider " + provider.name);
    if (!provider.alias.empty()) arguments.push_back({"alias", Module::bare(provider.alias)});
    List& all = blocks[provider.name];
    all.insert(provider.alias.empty() ? all.begin() : all.end(), Argument(std::move(arguments)));  // the default one is the first, whoever declares one before
  }
  Map byName;
  for (auto& [name, list] : blocks) byName.push_back({name, Argument(std::move(list))});
  return Argument(std::move(byName));
}

inline Argument Configuration::terraformBlock(const Module& module) const {
  Map terraform;
  if (module.name_.empty() && backend_) {
    Map backend;
    backend.push_back({backend_->type, Argument(detail::entriesOf(backend_->arguments, "the arguments of the backend"))});
    terraform.push_back({"backend", Argument(std::move(backend))});
  }
  terraform.push_back({"required_providers", requiredProviders(module)});
  terraform.push_back({"required_version", Module::bare(">= " + std::string(terraform_.text()))});
  return Argument(std::move(terraform));
}

// Sections in the order of their names; an empty one is left out, since Terraform refuses empty label maps.
inline std::string Configuration::textOf(Module& module) {
  const bool isRoot = module.name_.empty();
  std::string out;
  out.reserve(4096 + module.textSize_ + module.textSize_ / 8);
  detail::Labelled all(out, "  ");
  all.label("//");
  out += "\"Generated by ecia. Change the stack, not this file.\"";
  const auto section = [&](std::string_view key, const Argument& content, Strings strings) {
    all.label(key);
    Writer(out, module, strings).value(content, 1);
  };
  const auto blocks = [&](std::string_view key, const List& list) {
    if (!list.empty()) section(key, Argument(list), Strings::templates);
  };
  const auto part = [&](std::string_view key, bool wanted, auto append) {
    if (!wanted) return;
    all.label(key);
    append();
  };
  part("check", !module.checks_.empty(), [&] { appendBodies(out, module.checks_); });
  part("data", !module.data_.empty(), [&] { appendObjects(out, module.data_); });
  part("ephemeral", !module.ephemeral_.empty(), [&] { appendObjects(out, module.ephemeral_); });
  blocks("import", module.imports_);
  part("locals", !module.locals_.empty(), [&] { appendBodies(out, module.locals_); });
  part("module", !module.calls_.empty() || (isRoot && !modules_.empty()), [&] { appendCalls(out, module); });
  List moved, removed;
  for (const auto& move : module.moved_) moved.push_back(Argument(Map{{"from", Module::bare(move.from)}, {"to", Module::bare(move.to)}}));
  for (const auto& gone : module.removed_)
    removed.push_back(Argument(Map{{"from", Module::bare(gone.from)}, {"lifecycle", Argument(Map{{"destroy", Argument(gone.destroy)}})}}));
  blocks("moved", moved);
  part("output", !module.outputs_.empty(), [&] { appendOutputs(out, module); });
  if (isRoot && !providers_.empty()) section("provider", providerBlocks(), Strings::templates);
  blocks("removed", removed);
  part("resource", !module.resources_.empty(), [&] { appendObjects(out, module.resources_); });
  section("terraform", terraformBlock(module), Strings::plain);
  part("variable", !module.variables_.empty(), [&] { appendVariables(out, module); });
  all.end("");
  out += '\n';
  return out;
}

inline std::vector<File> Configuration::files() {
  // Spelling a reference may add outputs and variables to other modules: outputs of child modules first, then the root module, which only adds to them.
  for (auto& [name, module] : modules_) {
    std::string unused;
    const auto outputs = module->outputs_;
    for (const auto& [output, declared] : outputs) Writer(unused, *module).value(declared.value, 2);
  }
  std::vector<File> files;
  files.reserve(modules_.size() + 1);
  files.push_back({"main.tf.json", textOf(root_)});
  for (auto& [name, module] : modules_) files.push_back({"modules/" + name + "/main.tf.json", textOf(*module)});
  for (const auto& [name, rewritings] : rewritings_) {
    const std::string path = name.empty() ? "main.tf.json" : "modules/" + name + "/main.tf.json";
    const auto file = std::find_if(files.begin(), files.end(), [&](const File& f) { return f.path == path; });
    if (file == files.end()) {
      std::string known;
      for (const auto& [other, module] : modules_) known += ", " + other;
      throw Error("there is no module '" + name + "' to patch; write \"\" for the root module" + (known.empty() ? "" : ", or one that there is: " + known.substr(2)), rewritings.front()->where);
    }
    for (const auto& rewriting : rewritings) file->text = rewriting->apply(std::move(file->text));
  }
  return files;
}

}  // namespace ecia::tf
