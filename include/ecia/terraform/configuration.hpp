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

}  // namespace ecia::tf

#ifndef ECIA_SYNTH_COMPILED  // the CMake target ecia::synth has it compiled
#include <ecia/terraform/configuration_text.hpp>
#endif
