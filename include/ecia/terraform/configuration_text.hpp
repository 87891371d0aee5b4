// SPDX-License-Identifier: Apache-2.0
// How a configuration becomes text, and what its modules check: whatever of it is no template. The CMake target ecia::synth has this compiled once; elsewhere
// `ecia/terraform/configuration.hpp` includes it.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/labelled.hpp>

#ifdef ECIA_COMPILE_SYNTH  // in the library ecia::synth
#define ECIA_INLINE
#else
#define ECIA_INLINE inline
#endif

namespace ecia::tf {

ECIA_INLINE void Module::addObject(Objects& objects, std::string_view type, const std::string& name, const std::string& path, const Meta& meta) {
  requireName(name, path);
  Map members;  // beside the resource's own
  if (meta.provider_alias.size() > 0) {
    std::string provider = std::string(type.substr(0, type.find('_'))) + "." + std::string(meta.provider_alias);
    importProvider(provider, path);
    members.emplace_back("provider", bare(std::move(provider)));
  }
  if (!origin_.empty()) members.emplace_back("//", bare(origin_));
  appendRepetition(members, path, meta.count, meta.depends_on, meta.for_each);
  for (const auto& address : meta.lifecycle.replace_triggered_by)
    if (address.module() != name_) throw Error(where(path) + " is replaced with " + (address.module().empty() ? "" : "module." + address.module() + ".") + address.path() + ", which is of another module; write one of the same");
  appendLifecycle(members, meta.lifecycle);
  appendProvisioners(members, meta.provisioner);
  for (const auto& [key, value] : members) fields_.push_back({key, &value});
  auto found = objects.find(type);
  if (found == objects.end()) found = objects.try_emplace(std::string(type)).first;
  write(path);
  Argument depends_on;
  if (!awaited_.empty()) {  // now that it is known
    auto waits = meta.depends_on;
    for (const auto& address : awaited_)
      if (std::ranges::none_of(waits, [&](const Address& each) { return each.module() == name_ && each.path() == address; })) waits.emplace_back(name_, address);
    depends_on = addresses(waits);
    std::erase_if(fields_, [](const Field& field) { return field.key == "depends_on"; });
    fields_.push_back({"depends_on", &depends_on});
    again_ = true;
    write(path);
    again_ = false;
  }
  textSize_ += body_.size() + name.size() + 16;
  if (!found->second.add(texts_.keep(name), texts_.keep(body_))) {
    std::string first;
    for (const auto& object : written_)
      if (object.path == path && writtenAt().line() == 0) first = sourceLine(object.where) + ": ";
    throw Error(first + where(path) + " is declared twice; give one of the constructs another id");
  }
}

ECIA_INLINE void Module::write(const std::string& path) {
  body_.clear();
  awaited_.clear();
  writing_ = path;
  try {
    Writer(body_, *this).object(fields_, 3);
  } catch (const Error& error) {
    writing_ = {};
    throw Error(where(path) + ": " + error.what());
  }
  writing_ = {};
}

ECIA_INLINE void Module::keepWords(std::string_view type, const std::string& path, const std::source_location& where) {
  Map arguments;
  for (const auto& [key, value] : fields_) arguments.push_back({std::string(key), *value});
  written_.push_back({type, path, std::move(arguments), where, writtenAt().line() == 0});
}

ECIA_INLINE Reference Module::local(const std::string& name, const Argument& value, std::string_view type, const std::source_location& line) {
  words(line);
  requireName(name, "local." + name);
  requireFirst(locals_.emplace(name, render(value, 2)).second, "local." + name);
  Reference self = Reference::whole(name_, "local." + name, type);
  self.sensitive = detail::isSensitive(value);
  self.ephemeral = detail::isEphemeral(value);
  return self;
}

ECIA_INLINE std::string Module::render(const Argument& argument, unsigned depth) {
  std::string text;
  Writer(text, *this).value(argument, depth);
  return text;
}

ECIA_INLINE void Module::appendProvisioners(Map& members, const std::vector<Provisioner>& provisioners) {
  List list;
  for (const auto& provisioner : provisioners) {
    Map arguments = detail::entriesOf(provisioner.arguments, "the arguments of a provisioner");
    if (provisioner.on_destroy) arguments.push_back({"when", bare("destroy")});
    if (provisioner.on_failure_continue) arguments.push_back({"on_failure", bare("continue")});
    Map labelled;
    labelled.push_back({provisioner.type, Argument(std::move(arguments))});
    list.push_back(Argument(std::move(labelled)));
  }
  if (!list.empty()) members.push_back({"provisioner", Argument(std::move(list))});
}

ECIA_INLINE void Module::appendLifecycle(Map& members, const Lifecycle& lifecycle) {
  Map block;
  if (lifecycle.create_before_destroy) block.emplace_back("create_before_destroy", Argument(true));
  if (lifecycle.prevent_destroy) block.emplace_back("prevent_destroy", Argument(true));
  if (lifecycle.ignore_changes.size() == 1 && lifecycle.ignore_changes.front() == "all") {
    block.emplace_back("ignore_changes", bare("all"));
  } else if (!lifecycle.ignore_changes.empty()) {
    List names;
    for (const auto& name : lifecycle.ignore_changes) names.push_back(bare(name));
    block.emplace_back("ignore_changes", Argument(std::move(names)));
  }
  if (!lifecycle.replace_triggered_by.empty()) block.emplace_back("replace_triggered_by", bareList(lifecycle.replace_triggered_by));
  if (!lifecycle.precondition.empty()) block.emplace_back("precondition", conditions(lifecycle.precondition));
  if (!lifecycle.postcondition.empty()) block.emplace_back("postcondition", conditions(lifecycle.postcondition));
  if (!block.empty()) members.emplace_back("lifecycle", Argument(std::move(block)));
}

ECIA_INLINE Argument Module::addresses(const std::vector<Address>& depends_on) {
  List list;
  for (const auto& address : depends_on) {
    std::string code = address.path();
    if (address.module() != name_) {
      code.clear();
      spell(code, address.completion());
    }
    list.push_back(bare(std::move(code)));
  }
  return Argument(std::move(list));
}

ECIA_INLINE void Module::appendRepetition(Map& members, const std::string& path, const Value<number>& count, const std::vector<Address>& depends_on, const ForEach& for_each) {
  if (count.isSet() && for_each.isSet()) throw Error(where(path) + " has count and for_each; write one of them");
  if (count.isSet() && count.node().kind == Node::Kind::integer && count.node().integer < 0) throw Error(where(path) + " is counted " + std::to_string(count.node().integer) + " times; write 0 or more");
  if (count.isSet() || for_each.isSet()) several_.insert(path);
  if (!depends_on.empty()) members.emplace_back("depends_on", addresses(depends_on));
  if (count.isSet()) members.emplace_back("count", count);
  if (for_each.isSet()) members.emplace_back("for_each", for_each);
}

ECIA_INLINE Argument Module::conditions(const std::vector<Condition>& conditions) {
  List list;
  for (const auto& [condition, message] : conditions)
    list.push_back(Argument(Map{{"condition", Argument(static_cast<const Expression&>(condition))},
                                               {"error_message", message}}));
  return Argument(std::move(list));
}

ECIA_INLINE void Module::requireName(const std::string& name, const std::string& path) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  bool good = !name.empty() && letter(name.front());
  for (const char c : name) good = good && (letter(c) || c == '-' || (c >= '0' && c <= '9'));
  if (!good) throw Error("'" + path + "' is not a Terraform address: a name has letters, digits, '_' and '-', and does not begin with a digit");
}

ECIA_INLINE void Module::requireKept(const std::string& path, const char* writeOnly) const {
  if (*writeOnly == '\0' && !passing()) return;
  for (const auto& [key, value] : fields_) {
    bool written = false;
    for (const char* names = writeOnly; *names != '\0';) written = detail::takeName(names) == key || written;
    if (written)
      requireTerraform(11, path + "." + std::string(key));
    else if (passing() && detail::isEphemeral(*value))
      throw Error(where(path) + "." + std::string(key) + " would keep an ephemeral value in the plan and the state, which Terraform refuses; write it into a write-only argument" +
                  (*writeOnly == '\0' ? ", which this type has not" : ", " + std::string(writeOnly)));
  }
}

ECIA_INLINE bool Module::isWordOfCalls(std::string_view name) {
  for (const std::string_view word : {"count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"})
    if (name == word) return true;
  return false;
}

ECIA_INLINE bool Module::declares(std::string_view path) const {
  auto type = path.substr(0, path.find('.'));
  const bool data = type == "data", passing = type == "ephemeral";
  if (data || passing) {
    path.remove_prefix(type.size() + 1);
    type = path.substr(0, path.find('.'));
  }
  if (type == "module") {  // what is in a module that is called, it alone knows
    path.remove_prefix(7);
    return calls_.contains(std::string(path.substr(0, path.find('.'))));
  }
  if (type == "var") return variables_.contains(std::string(path.substr(4)));
  const auto& objects = data ? data_ : passing ? ephemeral_ : resources_;
  const auto found = objects.find(type);
  return type.size() < path.size() && found != objects.end() && found->second.texts.contains(path.substr(type.size() + 1));
}

ECIA_INLINE std::vector<std::string> Module::resourceAddresses() const {
  std::vector<std::string> addresses;
  for (const auto& [type, objects] : resources_)
    for (const auto& [name, body] : objects.texts) addresses.push_back(type + "." + std::string(name));
  return addresses;
}

ECIA_INLINE void Module::output(const std::string& name, Output output, const std::source_location& line) {
  words(line);
  requireName(name, "output." + name);
  output.sensitive = output.sensitive || detail::isSensitive(output.value);
  output.ephemeral = output.ephemeral || detail::isEphemeral(output.value);
  if (name_.empty() && output.ephemeral) throw Error("output." + name + " is ephemeral, and what the root module gives out stands in the state; write tf::call<...>(\"ephemeralasnull\", ...), or leave the output out");
  render(output.value, 2);  // a mistake in it is of this line
  requireFirst(outputs_.emplace(name, std::move(output)).second, "output." + name);
}

ECIA_INLINE void Module::importExisting(const std::string& to, const Value<string>& id, const std::source_location& line) {
  words(line);
  if (!name_.empty()) throw Error("import blocks stand in the root module only; declare the import of " + where(to) + " there, with its whole address");
  imports_.push_back(Argument(Map{{"id", id}, {"to", bare(to)}}));
  importTargets_.push_back({"", to, writtenAt()});
}

ECIA_INLINE void Module::check(const std::string& name, const Condition& condition, const std::source_location& line) {
  words(line);
  requireName(name, "check." + name);
  requireFirst(checks_.emplace(name, render(Argument(Map{{"assert", conditions({condition})}}), 2)).second, "check." + name);
}

ECIA_INLINE const Module::Adjustments& Module::adjustments(const std::string& path) const {
  static const Adjustments none;
  if (configuration_.adjustments_.empty()) return none;
  const auto found = configuration_.adjustments_.find(name_ + "|" + path);
  return found == configuration_.adjustments_.end() ? none : found->second;
}

ECIA_INLINE void Module::removed(const std::string& from, bool destroy, const std::source_location& line) {
  words(line);
  if (!configuration_.terraform().atLeast(1, 7))
    throw Error("removed blocks need Terraform 1.7, and this stack supports " + std::string(configuration_.terraform().text()) +
                "; write .terraform = \"1.7\" in its settings, or run 'terraform state rm " + where(from) + "'");
  removed_.push_back({from, "", writtenAt(), destroy});
}

ECIA_INLINE void Module::requireTerraform(unsigned minor, const std::string& path) const {
  const std::string needed = "1." + std::to_string(minor);
  if (!configuration_.terraform().atLeast(1, minor))
    throw Error(where(path) + " needs Terraform " + needed + ", and this stack supports " + std::string(configuration_.terraform().text()) + "; write .terraform = \"" + needed + "\" in its settings");
}

ECIA_INLINE void Module::beginPassing(const std::string& path) {
  requireTerraform(10, path);
  configuration_.passing_ = true;
}
ECIA_INLINE bool Module::passing() const { return configuration_.passing_; }

ECIA_INLINE void Module::moved(const std::string& from, const std::string& to, const std::source_location& line) {
  words(line);
  moved_.push_back({from, to, writtenAt()});
}

ECIA_INLINE std::source_location Module::writtenAt() const { return configuration_.writtenAt_; }
ECIA_INLINE void Module::words(const std::source_location& line) { configuration_.words(line); }

ECIA_INLINE void Module::problem(std::string_view rule, std::string sentence) {
  if (again_) return;
  configuration_.problems_.push_back({rule, std::move(sentence), writtenAt()});
}

// "tags" of `tags["Owner"]`; tags_all is computed and may be ignored too.
ECIA_INLINE void Module::requireArgument(const std::string& path, const std::string& ignored, const char* names) {
  const std::string_view argument = std::string_view(ignored).substr(0, ignored.find_first_of(".["));
  if (argument == "all" || argument == "tags_all") return;
  while (*names != '\0')
    if (detail::takeName(names) == argument) return;
  problem("TF-005", where(path) + " ignores changes of '" + ignored + "', and has no such argument; write tf::ignore(&aws::...), which the compiler checks");
}

ECIA_INLINE void Module::spell(std::string& out, const Reference& reference) {
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
ECIA_INLINE void Module::spellAwaited(std::string& out, const Reference& reference) {
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
ECIA_INLINE std::string Module::carriedName(const Reference& reference) {
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

ECIA_INLINE std::string Module::exportValue(const Reference& reference) {
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
ECIA_INLINE void Module::spellForeign(std::string& out, const Reference& reference) {
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

ECIA_INLINE void Module::importProvider(const std::string& provider, const std::string& path) {
  if (!name_.empty()) aliases_.insert(provider);
  providedBy_.push_back({provider, path, writtenAt()});
}

ECIA_INLINE void Configuration::appendObjects(std::string& out, const Module::Objects& types) {
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

ECIA_INLINE void Configuration::appendBodies(std::string& out, const std::map<std::string, std::string>& bodies) {
  detail::Labelled all(out, "    ");
  for (const auto& [name, body] : bodies) {
    all.label(name);
    out += body;
  }
  all.end("  ");
}

ECIA_INLINE CalledModule Module::call(const std::string& name, const ModuleCall& call, const std::source_location& line) {
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

ECIA_INLINE void Configuration::appendCalls(std::string& out, const Module& module) {
  auto bodies = module.calls_;
  if (module.name_.empty())
    for (const auto& [name, child] : modules_) bodies.emplace(name, callOf(*child));
  appendBodies(out, bodies);
}

ECIA_INLINE std::string Configuration::callOf(const Module& child) {
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

ECIA_INLINE void Configuration::appendOutputs(std::string& out, Module& module) {
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

ECIA_INLINE void Configuration::appendVariables(std::string& out, Module& module) {
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

ECIA_INLINE Argument Configuration::providerBlocks() const {
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

ECIA_INLINE Argument Configuration::terraformBlock(const Module& module) const {
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
ECIA_INLINE std::string Configuration::textOf(Module& module) {
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

ECIA_INLINE std::vector<File> Configuration::files() {
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

#undef ECIA_INLINE
