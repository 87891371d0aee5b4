// SPDX-License-Identifier: Apache-2.0
// What the bindings know of each type.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "conflict.hpp"
#include "model.hpp"
#include "overlay.hpp"
#include "schema.hpp"

namespace ecia::convert {

enum class Category { resource, data, ephemeral };

/// "", "data" or "ephemeral": how an address begins, and the namespace that bindings of the category are in.
std::string_view wordOf(Category category);

/// The bindings of a provider. They stand in `ecia::<space>`.
struct Bindings {
  std::string space{};
  std::map<std::string, std::string> forms{};  ///< of the literals of a kind
  bindgen::ProviderSchema schema{};
  bindgen::Model model{};
  Conflicts conflicts{};
};

/// A resource, data source or ephemeral resource that has bindings.
struct Known {
  const Bindings* bindings = nullptr;
  const bindgen::Header* header = nullptr;
  const bindgen::Object* object = nullptr;
  const bindgen::Block* schema = nullptr;
  /// Of whose arguments one is taken.
  std::vector<std::vector<std::string>> conflicts{};
};

/// The namespace of what Terraform brings itself: `tf::terraform_data`, `tf::data::terraform_remote_state`.
inline constexpr std::string_view BuiltinSpace = "tf";

/// The bindings that a program can use: Terraform's own, and those that are added.
class Catalog {
 public:
  /// Knows what Terraform brings itself.
  Catalog();

  /// Adds a provider.
  /// @param space the namespace of its bindings and the last word of its source, "aws"
  /// @param schema what `terraform providers schema -json` prints
  /// @throws std::runtime_error where the provider is not in there
  void add(const std::string& space, const nlohmann::json& schema, bindgen::Overlay overlay, Conflicts conflicts = {});

  /// @return null where no bindings have the type
  const Known* find(Category category, const std::string& type) const;

 private:
  void take(std::unique_ptr<const Bindings> made);

  std::vector<std::unique_ptr<const Bindings>> bindings_{};
  std::map<std::string, Known> known_{};  ///< by "aws_vpc", "data.aws_ami"
};

/// A type of the library as it is spelled in a program: a kind is in the namespace of its provider. "tf::list<aws::kind::subnet_id>"
std::string spelled(std::string tag, const Bindings& bindings);

/// Whether a reference of one type compiles where another is expected, as `tf::reference_kind_fits` has it.
bool fits(std::string_view from, std::string_view to);

/// What is between the angle brackets: "tf::string" of "tf::list<tf::string>"; empty where the type is not made with that template.
std::string_view elementOf(std::string_view tag, std::string_view outer);

/// Whether it is a text, of a kind or of none.
bool isText(std::string_view tag);

/// Whether a literal has the form that its kind asks for.
bool hasForm(std::string_view tag, const Bindings& bindings, std::string_view text);

}  // namespace ecia::convert
