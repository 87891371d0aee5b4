// SPDX-License-Identifier: Apache-2.0
#include "program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

#include "handle.hpp"
#include "layout.hpp"
#include "names.hpp"
#include "template.hpp"
#include "terraform_json.hpp"

namespace ecia::convert {
namespace {

using bindgen::identifier;

/// The bindings have no type for something; it is written in JSON.
struct Untyped : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What others refer to: an object, a variable, a local value, a called module.
struct Item {
  enum class Sort { object, variable, local, call };
  enum class State { fresh, begun, done };

  Sort sort = Sort::object;
  Category category = Category::resource;
  std::string module{};
  std::string type{};  ///< of an object
  std::string name{};
  const Json* body = nullptr;
  const Known* known = nullptr;  ///< of an object with bindings
  std::string tag{};             ///< what a variable or a local value is
  std::string handle{};          ///< the variable of the program
  State state = State::fresh;
  bool typed = false;  ///< it has a handle
  bool used = false;
  std::vector<Code> statement{};

  std::string path() const {
    switch (sort) {
      case Sort::variable: return "var." + name;
      case Sort::local: return "local." + name;
      case Sort::call: return "module." + name;
      case Sort::object: break;
    }
    const auto word = wordOf(category);
    return fmt::format("{}{}{}.{}", word, word.empty() ? "" : ".", type, name);
  }
};

Code prefixed(std::string_view prefix, Code code) {
  code.open.insert(0, prefix);
  return code;
}

Code call(std::string_view function, std::vector<Code> arguments) { return {fmt::format("{}(", function), std::move(arguments), ")"}; }
Code unchecked(std::string_view code) { return call("tf::unchecked", {{literal(code)}}); }
Code braces(std::vector<Code> items) { return {"{", std::move(items), "}"}; }

class Writer {
 public:
  Writer(const Source& source, const Catalog& catalog, const StackOptions& options) : source_(source), catalog_(catalog), options_(options) {}

  ConvertedStack stack() {
    collect("", source_.root);
    for (const auto& [name, objects] : source_.modules) collect(name, objects);
    nameHandles();
    terraformBlock();
    providers();
    for (auto& item : items_) write(item);
    outputs();
    statements();
    others();
    return assemble();
  }

 private:
  // What there is.

  void collect(const std::string& module, const Json& from) {
    const auto objects = [&](std::string_view section, Category category) {
      eachNamed(from, section, [&](const std::string& type, const Json& all) {
        eachIn(all, fmt::format("{}.{}", section, type), [&](const std::string& name, const Json& body) {
          add({.category = category, .module = module, .type = type, .name = name, .body = &body, .known = catalog_.find(category, type)});
        });
      });
    };
    const auto named = [&](std::string_view section, Item::Sort sort) {
      eachNamed(from, section, [&](const std::string& name, const Json& body) { add({.sort = sort, .module = module, .name = name, .body = &body}); });
    };
    named("variable", Item::Sort::variable);
    named("locals", Item::Sort::local);
    objects("data", Category::data);
    objects("ephemeral", Category::ephemeral);
    objects("resource", Category::resource);
    named("module", Item::Sort::call);
  }

  /// What is called something in an object, or in each object of a list, as Terraform takes them. @throws where there is something else
  template <class F>
  static void eachIn(const Json& json, std::string_view where, F take) {
    if (!json.is_object() && !json.is_array()) throw std::runtime_error(fmt::format("{} is no object, and Terraform reads names and what is called so there", where));
    for (const auto* block : blocksOf(json)) {
      if (!block->is_object()) throw std::runtime_error(fmt::format("{} is a list of what is no object, and Terraform reads names and what is called so there", where));
      for (const auto& [name, body] : block->items())
        if (!isComment(name)) take(name, body);
    }
  }
  template <class F>
  static void eachNamed(const Json& from, std::string_view section, F take) {
    if (const auto found = from.find(section); found != from.end()) eachIn(*found, section, take);
  }

  void add(Item item) {
    if (item.body->is_array() && item.body->size() == 1) item.body = &item.body->front();
    items_.push_back(std::move(item));
    byPath_[keyOf(items_.back().module, items_.back().path())] = &items_.back();
  }

  static std::string keyOf(std::string_view module, std::string_view path) { return fmt::format("{}|{}", module, path); }

  Item* find(std::string_view module, std::string_view path) {
    const auto found = byPath_.find(keyOf(module, path));
    return found == byPath_.end() ? nullptr : found->second;
  }

  /// Short names, with the type before those that several objects have.
  void nameHandles() {
    std::map<std::string, int> wanted;
    for (const auto& item : items_) ++wanted[variableName(withoutHash(item.name))];
    std::set<std::string> taken{"aws", "configuration", "root", "stack", "tf"};
    for (const auto& [name, objects] : source_.modules) taken.insert(modules_[name] = variableName(name));
    for (auto& item : items_) {
      const auto plain = std::string(withoutHash(item.name));
      auto name = variableName(plain);
      if (wanted[name] > 1 || taken.contains(name)) {
        const auto first = item.sort == Item::Sort::variable ? "var" : item.sort == Item::Sort::local ? "local" : item.sort == Item::Sort::call ? "module" : item.known != nullptr ? item.known->object->name : item.type;
        name = variableName(fmt::format("{}_{}", first, plain));
      }
      const auto base = name;
      for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{}_{}", base, number);
      item.handle = name;
    }
  }

  // References.

  struct Reference {
    std::string text{};
    std::string tag{};
  };

  /// An item that is declared before what is being written; null where it has no handle, or waits for this one itself.
  Item* declared(std::string_view module, std::string_view path) {
    Item* item = find(module, path);
    if (item == nullptr || item->state == Item::State::begun) return nullptr;
    write(*item);
    return item->typed ? item : nullptr;
  }
  const std::string& use(Item& item) {
    item.used = referred_ = true;
    return item.handle;
  }

  static std::optional<std::string> keyText(const std::string& key) {
    if (isNumber(key)) return key;
    if (key == "each.key") return "tf::each_key";
    if (key == "count.index") return "tf::count_index";
    if (const auto text = quotedText(key)) return literal(*text);
    return std::nullopt;
  }

  /// @param wanted the type that the place takes, for values whose type nobody knows
  std::optional<Reference> reference(std::string_view code, std::string_view wanted) {
    const auto all = traversal(code);
    if (!all || all->size() < 2) return std::nullopt;
    std::span<const Step> steps(*all);
    if (std::any_of(steps.begin(), steps.begin() + 2, [](const Step& step) { return step.key.has_value(); })) return std::nullopt;
    const std::string& first = steps[0].name;
    if (steps.size() == 2 && first == "each" && steps[1].name == "key") return Reference{"tf::each_key", "tf::string"};
    if (steps.size() == 2 && first == "each" && steps[1].name == "value") return Reference{"tf::each_value", "tf::string"};
    if (steps.size() == 2 && first == "count" && steps[1].name == "index") return Reference{"tf::count_index", "tf::number"};
    if (first == "var" || first == "local") {
      const auto path = first + "." + steps[1].name;
      Item* item = steps.size() == 2 ? declared(module_, path) : nullptr;
      if (item == nullptr && steps.size() == 2 && !module_.empty()) item = declared("", path);
      if (item == nullptr) return std::nullopt;
      return Reference{use(*item), item->tag};
    }
    auto module = module_;
    if (first == "module") {
      if (steps.size() == 3 && !steps[2].key) {
        Item* item = declared(module_, "module." + steps[1].name);
        if (item == nullptr) return std::nullopt;
        return output(use(*item), steps[2].name, wanted);
      }
      module = steps[1].name;
      steps = steps.subspan(2);
    }
    return attribute(module, steps, wanted);
  }

  /// Of a module or another state; its reader says what it is.
  static Reference output(const std::string& handle, const std::string& name, std::string_view wanted) {
    const auto argument = wanted == "tf::string" ? std::string() : fmt::format("<{}>", wanted);
    return {fmt::format("{}.output{}({})", handle, argument, literal(name)), std::string(wanted)};
  }

  std::optional<Reference> attribute(const std::string& module, std::span<const Step> steps, std::string_view wanted) {
    std::string path;
    if (!steps.empty() && (steps[0].name == "data" || steps[0].name == "ephemeral")) {
      path = steps[0].name + ".";
      steps = steps.subspan(1);
    }
    if (steps.size() < 3 || steps[0].key || steps[1].key) return std::nullopt;
    path += steps[0].name + "." + steps[1].name;
    if (path.starts_with("data.terraform_remote_state.") && steps.size() == 4 && steps[2].name == "outputs" && !steps[3].key) {
      Item* item = declared(module, path);
      return item == nullptr ? std::nullopt : std::optional(output(use(*item), steps[3].name, wanted));
    }
    const bool keyed = steps[2].key.has_value();
    if (steps.size() != (keyed ? 4U : 3U) || steps.back().key) return std::nullopt;
    const auto key = keyed ? keyText(*steps[2].key) : std::nullopt;
    if (keyed && !key) return std::nullopt;
    Item* item = declared(module, path);
    if (item == nullptr) return std::nullopt;
    const auto& readers = item->known->object->readers;
    const auto reader = std::find_if(readers.begin(), readers.end(), [&](const auto& one) { return one.name == steps.back().name; });
    if (reader == readers.end()) return std::nullopt;
    const auto object = keyed ? fmt::format("tf::instance({}, {})", use(*item), *key) : use(*item);
    return Reference{fmt::format("{}.{}()", object, bindgen::readerIdentifier(reader->name)), spelled(reader->type, *item->known->bindings)};
  }

  /// A value inside an expression; null where it is more than literals, references, calls, lists and objects of them.
  std::optional<Code> operand(const std::string& code) {
    if (const auto parts = quotedParts(code)) return parts->size() == 1 && parts->front().sort == Part::Sort::expression ? std::optional(expression(parts->front().text, "tf::any")) : textOf(*parts);
    if (isNumber(code) || code == "true" || code == "false") return Code{code};
    if (const auto found = reference(code, "tf::any")) return Code{found->text};
    if (const auto elements = listElements(code)) {
      std::vector<Code> all;
      for (const auto& element : *elements) {
        auto written = operand(element);
        if (!written) return std::nullopt;
        all.push_back(std::move(*written));
      }
      return convert::call("tf::tuple", {braces(std::move(all))});
    }
    if (const auto entries = objectEntries(code)) {
      std::vector<Code> all;
      for (const auto& [key, value] : *entries) {
        auto written = operand(value);
        if (!written) return std::nullopt;
        all.push_back({"{" + literal(key) + ", ", {std::move(*written)}, "}"});
      }
      return convert::call("tf::object", {braces(std::move(all))});
    }
    return function(code, "tf::any");
  }
  std::optional<Code> function(std::string_view code, std::string_view tag) {
    const auto parsed = functionCall(code);
    if (!parsed) return std::nullopt;
    std::vector<Code> arguments;
    for (const auto& argument : parsed->arguments) {
      auto written = operand(argument);
      if (!written) return std::nullopt;
      arguments.push_back(std::move(*written));
    }
    if (parsed->function == "jsonencode" && arguments.size() == 1 && tag == "tf::string") return convert::call("tf::jsonencode", std::move(arguments));
    arguments.insert(arguments.begin(), {literal(parsed->function)});
    return convert::call(fmt::format("tf::call<{}>", tag), std::move(arguments));
  }

  // Values.

  Code expression(std::string_view code, std::string_view tag) {
    if (const auto found = reference(code, tag)) return fits(found->tag, tag) ? Code{found->text} : convert::call("tf::unchecked", {{found->text}});
    if (auto found = function(code, tag)) return std::move(*found);
    return unchecked(code);
  }

  Code partOfText(const std::string& code) {
    if (const auto found = reference(code, "tf::string"); found && (fits(found->tag, "tf::string") || found->tag == "tf::any")) return {found->text};
    if (auto found = function(code, "tf::string")) return std::move(*found);
    return convert::call("tf::Expression", {{literal(code)}});
  }

  static Code plainText(const std::string& text, std::string_view tag, const Bindings* bindings) {
    if (bindings != nullptr && !hasForm(tag, *bindings, text)) return unchecked(quotedLiteral(text));
    if (isText(tag) || tag == "tf::any") return {literal(text)};
    if (tag == "tf::boolean" && (text == "true" || text == "false")) return {text};
    if (tag == "tf::number" && isNumber(text)) return {text};
    return unchecked(quotedLiteral(text));
  }

  Code text(const std::string& value, std::string_view tag) {
    const auto parts = verbatim_ ? std::vector<Part>{{Part::Sort::literal, value}} : partsOf(value);
    const auto* bindings = known_ != nullptr ? known_->bindings : nullptr;
    if (parts.empty()) return plainText("", tag, bindings);
    if (parts.size() == 1 && parts.front().sort == Part::Sort::literal) return plainText(parts.front().text, tag, bindings);
    if (parts.size() == 1 && parts.front().sort == Part::Sort::expression) return expression(parts.front().text, tag);
    const bool directives = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.sort == Part::Sort::directive; });
    if (directives || !(isText(tag) || tag == "tf::any")) return unchecked(quotedTemplate(parts));
    return textOf(parts);
  }

  /// A text of literals and expressions; a plain literal where there is nothing else.
  Code textOf(const std::vector<Part>& parts) {
    if (parts.empty()) return {literal("")};
    if (parts.size() == 1 && parts.front().sort == Part::Sort::literal) return {literal(parts.front().text)};
    std::vector<Code> pieces;
    for (const auto& [sort, content] : parts) pieces.push_back(sort == Part::Sort::literal ? Code{literal(content)} : partOfText(content));
    return convert::call("tf::text", std::move(pieces));
  }

  Code value(const Json& value, std::string_view tag) {
    if (const auto kept = elementOf(tag, "tf::write_only"); !kept.empty() && !value.is_string()) return this->value(value, kept);
    if (value.is_null()) return {"tf::null"};
    if (value.is_string()) {
      const auto kept = elementOf(tag, "tf::write_only");
      const auto parts = partsOf(value.get_ref<const std::string&>());
      const bool wholeExpression = parts.size() == 1 && parts.front().sort == Part::Sort::expression;
      return text(value, kept.empty() || wholeExpression ? tag : kept);
    }
    for (const std::string_view outer : {"tf::list", "tf::set"})
      if (const auto element = elementOf(tag, outer); !element.empty() && value.is_array()) {
        if (value.empty()) return unchecked("[]");
        std::vector<Code> elements;
        for (const auto& one : value) elements.push_back(this->value(one, element));
        return braces(std::move(elements));
      }
    if (const auto element = elementOf(tag, "tf::map"); !element.empty() && value.is_object()) return value.empty() ? unchecked("{}") : entries(value, element);
    if (tag == "tf::any" && value.is_array()) {
      std::vector<Code> elements;
      for (const auto& one : value) elements.push_back(this->value(one, tag));
      return convert::call("tf::tuple", {braces(std::move(elements))});
    }
    if (tag == "tf::any" && value.is_object()) return convert::call("tf::object", {entries(value, tag)});
    if (value.is_boolean() && isText(tag)) return {value.get<bool>() ? "\"true\"" : "\"false\""};
    if (value.is_number() && isText(tag)) return {literal(value.dump())};
    const bool written = (value.is_boolean() && (tag == "tf::boolean" || tag == "tf::any")) || (value.is_number_float() && (tag == "tf::number" || tag == "tf::any")) ||
                         (value.is_number_integer() && isNumber(value.dump()) && (tag == "tf::number" || tag == "tf::any"));
    return written ? Code{value.dump()} : unchecked(codeOf(value));
  }

  Code entries(const Json& object, std::string_view tag) {
    std::vector<Code> all;
    for (const auto& [key, one] : object.items()) {
      const auto parts = verbatim_ ? std::vector<Part>{} : partsOf(key);
      if (std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.sort != Part::Sort::literal; })) throw Untyped(fmt::format("the key '{}' is an expression", key));
      all.push_back({"{" + literal(parts.empty() ? key : parts.front().text) + ", ", {value(one, tag)}, "}"});
    }
    return braces(std::move(all));
  }

  // Arguments and blocks of objects.

  const bindgen::Structure& structureOf(const bindgen::Member& member) const { return known_->header->blocks[*member.block]; }

  Code nested(const bindgen::Member& member, const Json& json) {
    if (!json.is_object() && !json.is_array()) throw Untyped(fmt::format("the blocks '{}' are an expression", member.name));
    const auto& structure = structureOf(member);
    const auto blocks = blocksOf(json);
    if (blocks.empty()) throw Untyped(fmt::format("'{}' says that there is none", member.name));
    if (blocks.size() > 1 && (!member.several || (member.most != 0 && blocks.size() > member.most))) throw Untyped(fmt::format("there are {} blocks '{}'", blocks.size(), member.name));
    std::vector<Code> written;
    for (const auto* block : blocks) {
      if (!block->is_object()) throw Untyped(fmt::format("a block '{}' is no object", member.name));
      written.push_back(braces(arguments(structure.members, structure.name, *block)));
    }
    if (written.size() > 1) return braces(std::move(written));
    if (written.front().items.empty()) return {"tf::empty_block"};
    return {"{{", std::move(written.front().items), "}}"};
  }

  Code argument(const bindgen::Member& member, const Json& json) { return member.block ? nested(member, json) : value(json, spelled(member.type, *known_->bindings)); }

  static const Json* given(const Json& body, const std::string& name) {
    const auto found = body.find(name);
    return found == body.end() || found->is_null() ? nullptr : &*found;
  }
  static bool isMember(const std::vector<bindgen::Member>& members, std::string_view name) {
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.name == name; });
  }

  /// Those of a nested block.
  std::vector<Code> arguments(const std::vector<bindgen::Member>& members, std::string_view owner, const Json& body) {
    for (const auto& [key, ignored] : body.items())
      if (!isComment(key) && !isMember(members, key)) throw Untyped(fmt::format("the bindings know no argument '{}' of {}", key, owner));
    std::vector<Code> all;
    for (const auto& member : members) {
      if (const auto* json = given(body, member.name))
        all.push_back(prefixed(fmt::format(".{} = ", identifier(member.name, owner)), argument(member, *json)));
      else if (member.required)
        throw Untyped(fmt::format("'{}' is missing in {}", member.name, owner));
    }
    return all;
  }

  static bool isMeta(std::string_view key) {
    static constexpr std::array<std::string_view, 5> words{"count", "depends_on", "for_each", "lifecycle", "provider"};
    return std::find(words.begin(), words.end(), key) != words.end();
  }

  /// Those of an object. What has no type is patched, unless it has to be there.
  std::vector<Code> arguments(const Item& item) {
    const auto& object = *item.known->object;
    std::vector<Code> all;
    for (const auto& member : object.members) {
      const auto* json = given(*item.body, member.name);
      if (json == nullptr) {
        if (member.required) throw Untyped(fmt::format("'{}' is missing", member.name));
        continue;
      }
      try {
        all.push_back(prefixed(fmt::format(".{} = ", identifier(member.name, object.name)), argument(member, *json)));
      } catch (const Untyped& untyped) {
        if (member.required) throw;
        patch(item, pointerPart(member.name), *json, untyped.what());
      }
    }
    for (const auto& [key, json] : item.body->items())
      if (!isComment(key) && !isMeta(key) && !json.is_null() && !isMember(object.members, key) && key != "id" && key != "tags_all")
        patch(item, pointerPart(key), json, fmt::format("the bindings know no argument '{}'", key));
    return all;
  }

  // Meta-arguments.

  std::vector<Code> conditions(const Json& json) {
    std::vector<Code> all;
    for (const auto* one : blocksOf(json)) {
      const auto condition = one->at("condition");
      const auto code = codeOf(condition);
      all.push_back(braces({prefixed(".condition = ", convert::call("tf::Expr<tf::boolean>", {{literal(code)}})), prefixed(".error_message = ", value(one->at("error_message"), "tf::string"))}));
    }
    return all;
  }

  std::optional<Code> handles(const Json& addresses) {
    std::vector<Code> all;
    for (const auto& address : addresses) {
      if (!address.is_string()) return std::nullopt;
      const auto parts = partsOf(address.get<std::string>());
      if (parts.size() != 1) return std::nullopt;
      auto module = module_;
      std::string_view path = parts.front().text;
      if (const auto steps = traversal(path); steps && steps->size() > 3 && (*steps)[0].name == "module") {
        module = (*steps)[1].name;
        path.remove_prefix(path.find('.', 7) + 1);
      }
      Item* item = declared(module, path);
      if (item == nullptr || (item->sort != Item::Sort::object && item->sort != Item::Sort::call)) return std::nullopt;
      all.push_back({use(*item)});
    }
    return braces(std::move(all));
  }

  Code ignored(const Item& item, const std::string& name) const {
    if (name == "all" || !isMember(item.known->object->members, name)) return {literal(name)};
    return {fmt::format("tf::ignore(&{}::{})", typeOf(item), identifier(name, item.known->object->name))};
  }

  std::optional<Code> lifecycle(const Item& item, const Json& json) {
    const auto blocks = blocksOf(json);
    if (blocks.size() != 1) return std::nullopt;
    static constexpr std::array<std::string_view, 6> words{"create_before_destroy", "ignore_changes", "postcondition", "precondition", "prevent_destroy", "replace_triggered_by"};
    const auto& body = *blocks.front();
    for (const auto& [key, ignored] : body.items())
      if (!isComment(key) && std::find(words.begin(), words.end(), key) == words.end()) return std::nullopt;
    std::vector<Code> all;
    for (const auto word : words) {
      const auto* one = given(body, std::string(word));
      if (one == nullptr) continue;
      const auto name = fmt::format(".{} = ", word);
      if (one->is_boolean() && (word == "create_before_destroy" || word == "prevent_destroy")) {
        if (one->get<bool>()) all.push_back({name + "true"});
      } else if (word == "ignore_changes") {
        std::vector<Code> names;
        if (one->is_string()) names.push_back(ignored(item, *one));
        if (one->is_array())
          for (const auto& element : *one) names.push_back(ignored(item, element.get<std::string>()));
        all.push_back(prefixed(name, braces(std::move(names))));
      } else if (word == "postcondition" || word == "precondition") {
        all.push_back(prefixed(name, braces(conditions(*one))));
      } else if (auto objects = word == "replace_triggered_by" ? handles(*one) : std::nullopt) {
        all.push_back(prefixed(name, std::move(*objects)));
      } else {
        return std::nullopt;
      }
    }
    return braces(std::move(all));
  }

  std::optional<Code> forEach(const Json& json) {
    if (json.is_object()) return convert::call("tf::Value<tf::map<tf::any>>", {entries(json, "tf::any")});
    if (!json.is_string()) return std::nullopt;
    const auto code = codeOf(json);
    if (const auto made = functionCall(code); made && made->function == "toset" && made->arguments.size() == 1)
      if (const auto elements = listElements(made->arguments.front()); elements && !elements->empty()) {
        std::vector<Code> all;
        for (const auto& element : *elements)
          if (const auto text = quotedText(element)) all.push_back({literal(*text)});
        if (all.size() == elements->size()) return braces(std::move(all));
      }
    if (const auto found = reference(code, "tf::any"); found && elementOf(found->tag, "tf::list").empty()) return Code{found->text};
    return convert::call("tf::Expression", {{literal(code)}});
  }

  /// `count`, `depends_on` and `for_each`, which objects and modules have.
  std::vector<Code> repetition(const Item& item) {
    std::vector<Code> all;
    const auto take = [&](const std::string& word, auto write) {
      const auto* json = given(*item.body, word);
      if (json == nullptr) return;
      if (std::optional<Code> code = write(*json))
        all.push_back(prefixed(fmt::format(".{} = ", word), std::move(*code)));
      else
        patch(item, pointerPart(word), *json, fmt::format("'{}' names what has no handle", word));
    };
    take("count", [&](const Json& json) { return std::optional(value(json, "tf::number")); });
    take("depends_on", [&](const Json& json) { return handles(json); });
    take("for_each", [&](const Json& json) { return forEach(json); });
    return all;
  }

  std::vector<Code> meta(const Item& item) {
    auto all = repetition(item);
    if (const auto* json = given(*item.body, "lifecycle")) {
      if (auto code = lifecycle(item, *json)) {
        if (!code->items.empty()) all.push_back(prefixed(".lifecycle = ", std::move(*code)));
      } else {
        patch(item, "/lifecycle", *json, "'lifecycle' says what has no type");
      }
    }
    if (const auto* json = given(*item.body, "provider")) {
      const auto provider = codeOf(*json);
      const auto bare = provider.starts_with('"') ? provider.substr(1, provider.size() - 2) : provider;
      const auto start = item.known->bindings->space + ".";
      if (bare.starts_with(start))
        all.push_back({fmt::format(".provider_alias = {}", literal(bare.substr(start.size())))});
      else if (bare != item.known->bindings->space)
        patch(item, "/provider", *json, "the provider is another");
    }
    return all;
  }

  // Statements.

  static std::string typeOf(const Item& item) {
    const auto word = wordOf(item.category);
    return fmt::format("{}::{}{}{}", item.known->bindings->space, word, word.empty() ? "" : "::", item.known->object->name);
  }

  std::string moduleHandle(const std::string& module) const { return module.empty() ? "root" : modules_.at(module); }

  void write(Item& item) {
    if (item.state != Item::State::fresh) return;
    item.state = Item::State::begun;
    const auto outerModule = std::exchange(module_, item.module);
    const auto* outerKnown = std::exchange(known_, item.known);
    const auto outerPatches = std::exchange(patches_, {});
    try {
      item.statement = item.sort == Item::Sort::variable ? variable(item) : item.sort == Item::Sort::local ? local(item) : item.sort == Item::Sort::call ? moduleCall(item) : object(item);
      item.typed = true;
    } catch (const Untyped& untyped) {
      writeRaw(item, untyped.what());
    } catch (const Json::exception&) {
      writeRaw(item, "it has not the form that Terraform reads");
    }
    for (auto& one : patches_) {
      allPatches_.push_back(std::move(one.code));
      notes_.push_back(std::move(one.note));
    }
    patches_ = outerPatches;
    known_ = outerKnown;
    module_ = outerModule;
    item.state = Item::State::done;
    order_.push_back(&item);
  }

  void writeRaw(const Item& item, std::string_view why) {
    verbatim_ = false;
    patches_.clear();
    patch(item, "", *item.body, why);
  }

  std::vector<Code> object(const Item& item) {
    if (item.known == nullptr) throw Untyped(fmt::format("there are no bindings of {}", item.type));
    std::vector<Code> statement{{fmt::format("{}.add({}, {}{{", moduleHandle(item.module), literal(item.name), typeOf(item)), arguments(item), "}"}};
    if (auto words = meta(item); !words.empty()) statement.push_back({", {", std::move(words), "}"});
    if (item.known->bindings->space != BuiltinSpace) headers_.insert(fmt::format("ecia/{}/{}", item.known->bindings->space, item.known->header->file));
    statement.push_back({");"});
    return statement;
  }

  std::vector<Code> variable(Item& item) {
    const auto& body = *item.body;
    const auto* type = given(body, "type");
    const auto typeText = type == nullptr ? std::string() : type->get<std::string>();
    item.tag = tagOfType(typeText);
    std::vector<Code> all;
    if (const auto found = body.find("default"); found != body.end()) {
      verbatim_ = true;
      all.push_back(prefixed(".default_value = ", convert::call(fmt::format("tf::Value<{}>", item.tag), {value(*found, item.tag)})));
      verbatim_ = false;
    }
    if (const auto* text = given(body, "description")) all.push_back({fmt::format(".description = {}", literal(text->get<std::string>()))});
    for (const auto* word : {"ephemeral", "sensitive"})
      if (const auto* flag = given(body, word); flag != nullptr && *flag == true) all.push_back({fmt::format(".{} = true", word)});
    if (item.tag == "tf::any" && !typeText.empty() && typeText != "any") all.push_back({fmt::format(".type = {}", literal(typeText))});
    if (const auto* rules = given(body, "validation")) all.push_back(prefixed(".validation = ", braces(conditions(*rules))));
    patchOthers(item, {"default", "description", "ephemeral", "sensitive", "type", "validation"});
    const auto argument = item.tag == "tf::string" ? std::string() : fmt::format("<{}>", item.tag);
    return {{fmt::format("{}.variable{}({}, {{", moduleHandle(item.module), argument, literal(item.name)), std::move(all), "});"}};
  }

  /// Where a value can be of any type, the one that it shows.
  std::string tagOfValue(const Json& json) {
    if (json.is_boolean()) return "tf::boolean";
    if (json.is_number()) return "tf::number";
    if (!json.is_string()) return "tf::any";
    const auto parts = partsOf(json.get<std::string>());
    if (parts.size() != 1 || parts.front().sort != Part::Sort::expression) return "tf::string";
    const auto found = reference(parts.front().text, "tf::any");
    return found ? found->tag : "tf::any";
  }

  std::vector<Code> local(Item& item) {
    item.tag = tagOfValue(*item.body);
    return {convert::call(fmt::format("{}.local", moduleHandle(item.module)), {{literal(item.name)}, convert::call(fmt::format("tf::Value<{}>", item.tag), {value(*item.body, item.tag)})}), {";"}};
  }

  std::vector<Code> moduleCall(const Item& item) {
    const auto& body = *item.body;
    static const std::set<std::string> words{"count", "depends_on", "for_each", "providers", "source", "version"};
    Json arguments = Json::object();
    for (const auto& [key, json] : body.items())
      if (!isComment(key) && !words.contains(key)) arguments[key] = json;
    std::vector<Code> all;
    if (!arguments.empty()) all.push_back(prefixed(".arguments = ", entries(arguments, "tf::any")));
    for (auto& code : repetition(item)) all.push_back(std::move(code));
    if (const auto* providers = given(body, "providers")) all.push_back(prefixed(".providers = ", entries(*providers, "tf::string")));
    const auto* source = given(body, "source");
    if (source == nullptr) throw Untyped("'source' is missing");
    all.push_back(prefixed(".source = ", value(*source, "tf::string")));
    if (const auto* version = given(body, "version")) all.push_back(prefixed(".version = ", value(*version, "tf::string")));
    return {{fmt::format("{}.call({}, {{", moduleHandle(item.module), literal(item.name)), std::move(all), "});"}};
  }

  void outputs() {
    eachNamed(source_.root, "output", [&](const std::string& name, const Json& body) {
      const auto blocks = blocksOf(body);
      if (blocks.size() != 1) throw std::runtime_error(fmt::format("output.{} is no object", name));
      try {
        lines_.push_back(output(name, *blocks.front()));
      } catch (const Untyped& untyped) {
        rawPatch("", "/output" + pointerPart(name), body, fmt::format("output.{} is in raw JSON: {}", name, untyped.what()));
      }
    });
  }

  std::vector<Code> output(const std::string& name, const Json& body) {
    const auto pointer = "/output" + pointerPart(name);
    std::vector<Code> all;
    for (const auto& [key, json] : body.items())
      if (key == "precondition") rawPatch("", pointer + "/precondition", json, fmt::format("output.{}: its conditions have no type", name));
    if (const auto* objects = given(body, "depends_on")) {
      std::vector<Code> names;
      for (const auto& one : *objects) names.push_back({literal(one.get<std::string>())});
      all.push_back(prefixed(".depends_on = ", braces(std::move(names))));
    }
    if (const auto* text = given(body, "description")) all.push_back({fmt::format(".description = {}", literal(text->get<std::string>()))});
    if (const auto* flag = given(body, "sensitive"); flag != nullptr && *flag == true) all.push_back({".sensitive = true"});
    auto written = value(body.contains("value") ? body.at("value") : Json(), "tf::any");
    if (all.empty() && written.open != "tf::null") return {convert::call("root.output", {{literal(name)}, std::move(written)}), {";"}};
    all.push_back(prefixed(".value = ", std::move(written)));
    return {{fmt::format("root.output({}, {{", literal(name)), std::move(all), "});"}};
  }

  /// Moves, imports and removals.
  void statements() {
    const auto each = [&](const char* section, const std::set<std::string>& keys, auto take) {
      const auto found = source_.root.find(section);
      if (found == source_.root.end()) return;
      for (const auto* one : blocksOf(*found))
        for (const auto& [key, ignored] : one->items())
          if (!isComment(key) && !keys.contains(key)) return rawPatch("", fmt::format("/{}", section), *found, fmt::format("{}: '{}' has no type", section, key));
      for (const auto* one : blocksOf(*found)) lines_.push_back({take(*one), {";"}});
    };
    const auto bare = [](const Json& json) {
      const auto code = codeOf(json);
      return Code{literal(code.starts_with('"') ? json.get<std::string>() : code)};
    };
    each("moved", {"from", "to"}, [&](const Json& one) { return convert::call("root.moved", {bare(one.at("from")), bare(one.at("to"))}); });
    each("import", {"id", "to"}, [&](const Json& one) { return convert::call("root.importExisting", {bare(one.at("to")), value(one.at("id"), "tf::string")}); });
    each("removed", {"from", "lifecycle"}, [&](const Json& one) {
      const auto lifecycles = one.contains("lifecycle") ? blocksOf(one.at("lifecycle")) : std::vector<const Json*>{};
      const bool destroys = lifecycles.empty() || lifecycles.front()->value("destroy", true);
      return convert::call("root.removed", {bare(one.at("from")), {destroys ? "true" : "false"}});
    });
  }

  /// Sections that nothing above has read.
  void others() {
    static const std::set<std::string> known{"//", "terraform", "provider", "resource", "data", "ephemeral", "variable", "output", "locals", "module", "moved", "import", "removed"};
    for (const auto& [section, json] : source_.root.items())
      if (!known.contains(section)) rawPatch("", pointerPart(section), json, fmt::format("'{}' has no type", section));
  }

  // The provider and the backend.

  void terraformBlock() {
    eachNamed(source_.root, "terraform", [&](const std::string& key, const Json& json) {
      if (key == "required_version") return;
      if (key == "required_providers")
        for (const auto* required : blocksOf(json)) requirements(*required);
      else if (key == "backend")
        backend(json);
      else
        rawPatch("", "/terraform" + pointerPart(key), json, fmt::format("terraform: '{}' has no type", key));
    });
  }

  void requirements(const Json& required) {
    for (const auto& [name, json] : required.items()) {
      if (name == "aws" || isComment(name)) continue;
      const auto source = json.is_object() ? json.value("source", "hashicorp/" + name) : "hashicorp/" + name;
      const auto version = json.is_object() ? json.value("version", ">= 0") : json.get<std::string>();
      first_.push_back({{fmt::format("configuration.require({{{}, {}, {}}});", literal(name), literal(source), literal(version))}});
    }
  }

  void backend(const Json& json) {
    for (const auto& [type, body] : json.items()) {
      if (isComment(type)) continue;
      std::vector<Code> all;
      const auto blocks = blocksOf(body);
      if (!blocks.empty() && !blocks.front()->empty()) all.push_back(prefixed(".arguments = ", entries(*blocks.front(), "tf::any")));
      all.push_back({fmt::format(".type = {}", literal(type))});
      first_.push_back({{"configuration.backend({", std::move(all), "});"}});
    }
  }

  void providers() {
    bool own = false;
    eachNamed(source_.root, "provider", [&](const std::string& name, const Json& json) {
      for (const auto* block : blocksOf(json)) {
        if (name != "aws" || block->contains("alias")) {
          provider(name, *block);
        } else {
          ownProvider(*block);
          own = true;
        }
      }
    });
    if (!own) ownProvider(Json::object());
  }

  void provider(const std::string& name, const Json& body) {
    referred_ = false;
    std::vector<Code> all;
    if (body.contains("alias")) all.push_back({fmt::format(".alias = {}", literal(body.at("alias").get<std::string>()))});
    Json arguments = body;
    arguments.erase("alias");
    if (!arguments.empty()) all.push_back(prefixed(".arguments = ", entries(arguments, "tf::any")));
    all.push_back({fmt::format(".name = {}", literal(name))});
    (referred_ ? lines_ : first_).push_back({{"configuration.provider({", std::move(all), "});"}});
  }

  /// The default provider of AWS is the stack's own. Of the settings of a stack it takes what it can; the tag that a stack gives its resources is left out,
  /// so that they stay as they are.
  void ownProvider(const Json& body) {
    region_ = options_.region;
    for (const auto& [key, json] : body.items()) {
      if (isComment(key)) continue;
      if (key == "region" && literalOf(json))
        region_ = *literalOf(json);
      else if (key == "allowed_account_ids" && json.is_array() && json.size() == 1 && literalOf(json.front()))
        settings_.push_back({fmt::format(".account = {}", literal(*literalOf(json.front())))});
      else if (auto tags = key == "default_tags" ? literalTags(json) : std::nullopt)
        settings_.push_back(prefixed(".tags = ", std::move(*tags)));
      else
        rawPatch("", "/provider/aws/0" + pointerPart(key), json, {});
    }
    if (region_.empty()) throw std::runtime_error("nothing says which region the stack is in; write --region");
  }

  static std::optional<Code> literalTags(const Json& json) {
    const auto blocks = blocksOf(json);
    if (blocks.size() != 1 || blocks.front()->size() != 1 || !blocks.front()->contains("tags") || !blocks.front()->at("tags").is_object()) return std::nullopt;
    std::vector<Code> all;
    for (const auto& [key, value] : blocks.front()->at("tags").items()) {
      const auto text = literalOf(value);
      if (!text || !literalOf(key)) return std::nullopt;
      all.push_back({fmt::format("{{{}, {}}}", literal(key), literal(*text))});
    }
    return braces(std::move(all));
  }

  // What has no type.

  struct Patch {
    Code code{};
    std::string note{};
  };

  static Code patchCode(std::string_view module, std::string_view pointer, const Json& json) {
    const auto text = json.is_null() ? std::string("nullptr") : json.is_boolean() || json.is_number() ? json.dump() : json.is_string() ? literal(json.get<std::string>()) : fmt::format("nlohmann::json::parse({})", literal(json.dump()));
    return {fmt::format("tf::patch(configuration, {}, {}, ", literal(module), literal(pointer)), {{text}}, ");"};
  }

  void patch(const Item& item, const std::string& pointer, const Json& json, std::string_view why) {
    std::string start;
    switch (item.sort) {
      case Item::Sort::variable: start = "/variable"; break;
      case Item::Sort::local: start = "/locals"; break;
      case Item::Sort::call: start = "/module"; break;
      case Item::Sort::object: start = fmt::format("/{}{}", item.category == Category::resource ? "resource" : wordOf(item.category), pointerPart(item.type)); break;
    }
    const auto where = item.module.empty() ? item.path() : fmt::format("module.{}.{}", item.module, item.path());
    patches_.push_back({patchCode(item.module, start + pointerPart(item.name) + pointer, withoutComments(json)), fmt::format("{} is in raw JSON{}: {}", where, pointer.empty() ? "" : " in part", why)});
  }

  void patchOthers(const Item& item, const std::set<std::string>& known) {
    for (const auto& [key, json] : item.body->items())
      if (!isComment(key) && !known.contains(key) && !json.is_null()) patch(item, pointerPart(key), json, fmt::format("'{}' has no type", key));
  }

  void rawPatch(std::string_view module, const std::string& pointer, const Json& json, std::string note) {
    allPatches_.push_back(patchCode(module, pointer, json));
    if (!note.empty()) notes_.push_back(std::move(note));
  }

  static Json withoutComments(Json json) {
    if (json.is_object()) json.erase("//");
    return json;
  }

  // The file.

  ConvertedStack assemble() {
    std::string body;
    const auto line = [&](std::string_view before, const std::vector<Code>& statement) {
      constexpr std::size_t Indent = 6;
      body += fmt::format("{:{}}{}", "", Indent, before);
      for (const auto& code : statement) append(body, code, Indent);
      body += '\n';
    };
    bool needsRoot = !lines_.empty();
    for (const auto* item : order_) needsRoot = needsRoot || (item->module.empty() && item->typed);
    if (needsRoot) line("auto& root = configuration.root();", {});
    for (const auto& [name, handle] : modules_) line(fmt::format("auto& {} = configuration.module({});", handle, literal(name)), {});
    for (const auto& statement : first_) line("", statement);
    for (const auto* item : order_)
      if (item->typed) line(item->used ? fmt::format("const auto {} = ", item->handle) : "", item->statement);
    for (const auto& statement : lines_) line("", statement);
    for (const auto& code : allPatches_) line("", {code});

    auto name = options_.name;
    for (char& c : name)
      if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '.') c = '-';
    const auto prefix = prefixName(name), type = structName(options_.name);
    if (!allPatches_.empty()) headers_.insert("ecia/terraform/patch.hpp");
    std::vector<Code> all{{fmt::format(".name = {}", literal(name))}, {fmt::format(".prefix = {}", literal(prefix))}, {fmt::format(".region = {}", literal(region_))}};
    // In the order of the members: the account, the tags.
    std::sort(settings_.begin(), settings_.end(), [](const Code& a, const Code& b) { return a.open < b.open; });
    for (auto& setting : settings_) all.push_back(std::move(setting));
    all.push_back({".stackTag = false"});
    std::string settings = "  constexpr Settings settings() const { ";
    append(settings, {"return {", std::move(all), "}; }"}, 2);
    return {name, type,
            fmt::format("struct {} {{\n{}\n\n"
                        "  constexpr void declare(Stack& stack) const {{\n    stack.terraform([](tf::Configuration& configuration) {{\n{}    }});\n  }}\n}};\n",
                        type, settings, body),
            std::move(headers_), std::move(notes_)};
  }

  const Source& source_;
  const Catalog& catalog_;
  const StackOptions& options_;

  std::deque<Item> items_{};
  std::map<std::string, Item*> byPath_{};
  std::map<std::string, std::string> modules_{};  ///< child modules and the variables for them
  std::vector<const Item*> order_{};

  std::string module_{};          ///< what is being written is in it
  const Known* known_ = nullptr;  ///< and its bindings
  bool verbatim_ = false;         ///< texts are no templates
  bool referred_ = false;         ///< a handle was used
  std::vector<Patch> patches_{};  ///< of what is being written

  std::vector<std::vector<Code>> first_{}, lines_{};  ///< before and after the objects
  std::vector<Code> allPatches_{};
  std::vector<std::string> notes_ = source_.notes;
  std::set<std::string> headers_{};
  std::string region_{};
  std::vector<Code> settings_{};  ///< beside the first three
};

}  // namespace

ConvertedStack stackOf(const Source& source, const Catalog& catalog, const StackOptions& options) { return Writer(source, catalog, options).stack(); }

std::string programOf(const std::vector<ConvertedStack>& stacks, std::string_view from) {
  std::set<std::string> headers{"ecia/stack.hpp", "ecia/synth.hpp", "ecia/terraform.hpp"}, names, types;
  std::string definitions, list;
  for (const auto& stack : stacks) {
    if (!names.insert(stack.name).second) throw std::runtime_error(fmt::format("two stacks are called '{}'; convert them one by one, with --name", stack.name));
    if (!types.insert(stack.type).second) throw std::runtime_error(fmt::format("two stacks would be of the type {}; convert them one by one, with --name", stack.type));
    headers.insert(stack.headers.begin(), stack.headers.end());
    definitions += "\n" + stack.text;
    list += (list.empty() ? "" : ", ") + stack.type;
  }
  std::string includes;
  for (const auto& header : headers) includes += fmt::format("#include <{}>\n", header);
  return fmt::format("// Written by convert{}{}, once: it is yours to change.\n{}\nusing namespace ecia;\n{}\nint main(int argc, char** argv) {{ return synth<{}>(argc, argv); }}\n",
                     from.empty() ? "" : " from ", from, includes, definitions, list);
}

}  // namespace ecia::convert
