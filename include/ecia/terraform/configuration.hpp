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
  std::string name;
  std::string alias;
  Map arguments;
};

/// Where the state is kept. https://developer.hashicorp.com/terraform/language/backend
struct Backend {
  std::string type;
  Map arguments;
};

/// A file of the output: a path with forward slashes below the output folder, and its whole text.
struct File {
  std::string path;
  std::string text;
};

/// Everything one stack becomes.
class Configuration {
 public:
  explicit Configuration(Version terraform = "1.6") : terraform_(terraform), root_(*this, "") {}

  Version terraform() const { return terraform_; }
  Module& root() { return root_; }

  /// The child module of that name, made when it is first asked for; the root module for an empty name.
  Module& module(std::string_view name) {
    if (name.empty()) return root_;
    auto& module = modules_[std::string(name)];
    if (!module) {
      Module::requireName(std::string(name), "module." + std::string(name));
      module = std::make_unique<Module>(*this, std::string(name));
    }
    return *module;
  }

  void require(ProviderRequirement provider) { requirements_.push_back(std::move(provider)); }
  void provider(ProviderBlock provider) { providers_.push_back(std::move(provider)); }
  void backend(Backend backend) { backend_ = std::move(backend); }

  /// Changes a resource before it is written, whichever construct adds it later: `adjust<aws::db_instance>("rds", "main", [](auto& db) {...})`.
  template <Resource R>
  void adjust(std::string_view module, std::string_view name, std::function<void(R&)> change) {
    const std::string path = std::string(module) + "|" + (is_data_source<R> ? "data." : "") + std::string(R::Type) + "." + std::string(name);
    adjustments_[path].push_back([change = std::move(change)](void* resource) { change(*static_cast<R*>(resource)); });
  }

  /// The files, root module first, then the child modules by name.
  std::vector<File> files();

  const std::map<std::string, std::unique_ptr<Module>>& modules() const { return modules_; }

 private:
  friend class Module;

  Argument requiredProviders(const Module& module) const {
    Map providers;
    for (const auto& requirement : requirements_) {
      Map entry{{"source", Module::bare(requirement.source)}, {"version", Module::bare(requirement.version)}};
      List aliases;
      for (const auto& alias : module.aliases_) aliases.push_back(Module::bare(requirement.name + "." + alias));
      if (!aliases.empty()) entry.emplace_back("configuration_aliases", Argument(Argument::Node(std::move(aliases))));
      providers.emplace_back(requirement.name, Argument(Argument::Node(std::move(entry))));
    }
    return Argument(Argument::Node(std::move(providers)));
  }

  std::string textOf(Module& module);

  Version terraform_;
  Module root_;
  std::map<std::string, std::unique_ptr<Module>> modules_;
  std::vector<ProviderRequirement> requirements_;
  std::vector<ProviderBlock> providers_;
  std::optional<Backend> backend_;
  std::map<std::string, Module::Adjustments> adjustments_;
};

inline const Module::Adjustments& Module::adjustments(const std::string& path) const {
  static const Adjustments none;
  if (configuration_.adjustments_.empty()) return none;
  const auto found = configuration_.adjustments_.find(name_ + "|" + path);
  return found == configuration_.adjustments_.end() ? none : found->second;
}

inline void Module::removed(const std::string& from, bool destroy) {
  if (!configuration_.terraform().atLeast(1, 7))
    throw Error("removed blocks need Terraform 1.7, and this stack supports " + std::string(configuration_.terraform().text()) +
                "; write .terraform = \"1.7\" in its settings, or run 'terraform state rm " + where(from) + "'");
  removed_.push_back(Argument(Argument::Node(Map{{"from", bare(from)}, {"lifecycle", Argument(Argument::Node(Map{{"destroy", Argument(Argument::Node(destroy))}}))}})));
}

inline std::string Module::spell(const Reference& reference) {
  if (reference.module == name_) return reference.attribute.empty() ? reference.address : reference.address + "." + reference.attribute;
  return spellForeign(reference);
}

// The name a value travels under: "aws_lb.main" and "arn_suffix" become lb_main_arn_suffix, unless another value already has that name there.
inline std::string Module::carriedName(const Reference& reference, std::string name) {
  const std::string what = reference.module + "|" + reference.address + "." + reference.attribute;
  while (true) {
    const auto [entry, added] = carried_.emplace(name, what);
    if (added || entry->second == what) return name;
    name += reference.module.empty() ? "_root" : "_" + reference.module;
  }
}

inline std::string Module::exportValue(const Reference& reference) {
  std::string_view object = reference.address;
  for (const std::string_view prefix : {"data.", "aws_"})
    if (object.starts_with(prefix)) object.remove_prefix(prefix.size());
  std::string name(object);
  if (!reference.attribute.empty()) name += "_" + reference.attribute;
  for (char& c : name)
    if (c == '.' || c == '-' || c == '[' || c == ']' || c == '"') c = '_';
  name = carriedName(reference, std::move(name));
  outputs_.try_emplace(name, Output{Expression(spell(reference)), reference.address + (reference.attribute.empty() ? "" : "." + reference.attribute),
                                    reference.sensitive, reference.after});
  return name;
}

// Between modules a value travels up as an output, and down as a variable that the root module sets.
inline std::string Module::spellForeign(const Reference& reference) {
  Module& owner = configuration_.module(reference.module);
  if (name_.empty()) return "module." + owner.name_ + "." + owner.exportValue(reference);
  const bool fromVariable = reference.module.empty() && reference.address.starts_with("var.");
  std::string name;
  Variable variable{std::string(reference.type), {}, {}, reference.sensitive, {}};
  if (fromVariable) {
    name = carriedName(reference, reference.address.substr(4));
    const auto declared = owner.variables_.find(reference.address.substr(4));
    if (declared != owner.variables_.end()) {
      variable.description = declared->second.description;
      variable.type = declared->second.type;
    }
    arguments_.try_emplace(name, Expression(reference));
  } else {
    std::string_view object = reference.address;
    for (const std::string_view prefix : {"data.", "aws_"})
      if (object.starts_with(prefix)) object.remove_prefix(prefix.size());
    name = std::string(object) + (reference.attribute.empty() ? "" : "_" + reference.attribute);
    for (char& c : name)
      if (c == '.' || c == '-' || c == '[' || c == ']' || c == '"') c = '_';
    name = carriedName(reference, std::move(name));
    variable.description = reference.address + (reference.attribute.empty() ? "" : "." + reference.attribute) + " of " +
                           (reference.module.empty() ? "the root module" : "module " + reference.module);
    arguments_.try_emplace(name, Expression(configuration_.root_.spell(reference)));
  }
  variables_.try_emplace(name, std::move(variable));
  return "var." + name;
}

inline void Module::importProvider(std::string_view alias) {
  if (!name_.empty()) aliases_.emplace(alias);
}

inline std::string Configuration::textOf(Module& module) {
  const bool isRoot = module.name_.empty();
  std::map<std::string, std::string> sections;
  const auto section = [&](const std::string& key, const Argument& content, Strings strings) {
    std::string text;
    Writer(text, module, strings).value(content, 1);
    sections.emplace(key, std::move(text));
  };
  const auto labelled = [&](const std::string& key, const std::map<std::string, std::string>& bodies) {
    if (bodies.empty()) return;
    std::string text = "{";
    for (const auto& [name, body] : bodies) {
      text += text.size() == 1 ? "\n    \"" : ",\n    \"";
      text += name + "\": " + body;
    }
    sections.emplace(key, text + "\n  }");
  };
  const auto objects = [&](const std::string& key, const Module::Objects& types) {
    if (types.empty()) return;
    std::string text = "{";
    for (const auto& [type, bodies] : types) {
      text += text.size() == 1 ? "\n    \"" : ",\n    \"";
      text += type + "\": {";
      bool first = true;
      for (const auto& [name, body] : bodies) {
        text += std::exchange(first, false) ? "\n      \"" : ",\n      \"";
        text += name + "\": " + body;
      }
      text += "\n    }";
    }
    sections.emplace(key, text + "\n  }");
  };

  Map terraform{{"required_providers", requiredProviders(module)}, {"required_version", Module::bare(">= " + std::string(terraform_.text()))}};
  if (isRoot && backend_) terraform.emplace_back("backend", Argument(Argument::Node(Map{{backend_->type, Argument(Argument::Node(backend_->arguments))}})));
  section("terraform", Argument(Argument::Node(std::move(terraform))), Strings::plain);

  if (isRoot && !providers_.empty()) {
    std::map<std::string, List> blocks;
    for (const auto& provider : providers_) {
      Map arguments = provider.arguments;
      if (!provider.alias.empty()) arguments.emplace_back("alias", Module::bare(provider.alias));
      blocks[provider.name].push_back(Argument(Argument::Node(std::move(arguments))));
    }
    Map byName;
    for (auto& [name, list] : blocks) byName.emplace_back(name, Argument(Argument::Node(std::move(list))));
    section("provider", Argument(Argument::Node(std::move(byName))), Strings::templates);
  }
  if (isRoot && !modules_.empty()) {
    std::map<std::string, std::string> calls;
    for (const auto& [name, child] : modules_) {
      Map arguments{{"source", Module::bare("./modules/" + name)}};
      for (const auto& [argument, value] : child->arguments_) arguments.emplace_back(argument, Argument(Argument::Node(value)));
      if (!child->aliases_.empty()) {
        Map providers;
        for (const auto& requirement : requirements_) {
          providers.emplace_back(requirement.name, Module::bare(requirement.name));
          for (const auto& alias : child->aliases_)
            providers.emplace_back(requirement.name + "." + alias, Module::bare(requirement.name + "." + alias));
        }
        arguments.emplace_back("providers", Argument(Argument::Node(std::move(providers))));
      }
      std::string body;
      Writer(body, module).object(std::move(arguments), 2);
      calls.emplace(name, std::move(body));
    }
    labelled("module", calls);
  }

  std::map<std::string, std::string> outputs;
  for (const auto& [name, output] : module.outputs_) {
    Map members{{"value", Argument(Argument::Node(output.value))}};
    if (!output.description.empty()) members.emplace_back("description", Module::bare(output.description));
    if (output.sensitive) members.emplace_back("sensitive", Argument(Argument::Node(true)));
    if (!output.depends_on.empty()) {
      List list;
      for (const auto& address : output.depends_on) list.push_back(Module::bare(address));
      members.emplace_back("depends_on", Argument(Argument::Node(std::move(list))));
    }
    std::string body;
    Writer(body, module).object(std::move(members), 2);
    outputs.emplace(name, std::move(body));
  }
  labelled("output", outputs);

  std::map<std::string, std::string> variables;
  for (const auto& [name, variable] : module.variables_) {
    std::string body = "{";
    const auto member = [&](std::string_view key, const Argument& value, Strings strings) {
      body += body.size() == 1 ? "\n      \"" : ",\n      \"";
      body += std::string(key) + "\": ";
      Writer(body, module, strings).value(value, 3);
    };
    if (variable.default_value.isSet()) member("default", variable.default_value, Strings::plain);
    if (!variable.description.empty()) member("description", Module::bare(variable.description), Strings::plain);
    if (variable.sensitive) member("sensitive", Argument(Argument::Node(true)), Strings::plain);
    member("type", Module::bare(variable.type), Strings::plain);
    if (!variable.validation.empty()) member("validation", Module::conditions(variable.validation), Strings::templates);
    variables.emplace(name, body + "\n    }");
  }
  labelled("variable", variables);

  objects("data", module.data_);
  objects("resource", module.resources_);
  labelled("locals", module.locals_);
  labelled("check", module.checks_);
  const auto list = [&](const std::string& key, const std::vector<Argument>& blocks) {
    if (!blocks.empty()) section(key, Argument(Argument::Node(List(blocks))), Strings::templates);
  };
  list("moved", module.moved_);
  list("import", module.imports_);
  list("removed", module.removed_);

  std::string text = "{\n  \"//\": \"Generated by ecia. Change the stack, not this file.\"";
  for (const auto& [key, body] : sections) text += ",\n  \"" + key + "\": " + body;
  return text + "\n}\n";
}

inline std::vector<File> Configuration::files() {
  // Spelling a reference may add outputs and variables to other modules: outputs of child modules first, then the root module, which only adds to them.
  for (auto& [name, module] : modules_) {
    std::string unused;
    const auto outputs = module->outputs_;
    for (const auto& [output, declared] : outputs) Writer(unused, *module).code(declared.value);
  }
  std::vector<File> files{{"main.tf.json", textOf(root_)}};
  for (auto& [name, module] : modules_) files.push_back({"modules/" + name + "/main.tf.json", textOf(*module)});
  return files;
}

}  // namespace ecia::tf
