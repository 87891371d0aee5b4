// SPDX-License-Identifier: Apache-2.0
// What differs between the files that are there and those that a stack would write, by Terraform's addresses.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <ecia/synth/replacement.hpp>
#include <ecia/terraform/configuration.hpp>

namespace ecia::synthesis {

namespace detail {
/// Reads a file of ours, line by line: one property stands on a line, two spaces deeper than what it is in. Comments are left out.
class FileReader {
 public:
  FileReader(std::string_view path, Values& values) : values_(values) {
    constexpr std::string_view folder = "modules/";
    if (path.starts_with(folder)) module_ = "module." + std::string(path.substr(folder.size(), path.find('/', folder.size()) - folder.size())) + ".";
  }

  void read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

 private:
  /// An object or a list that the line stands in.
  struct Place {
    std::string key;
    bool list;
    std::size_t elements = 0;  ///< of a list, how many were read
    std::string plain{};       ///< of a list, its elements that are no lists or objects: they are one value together
  };

  void line(std::string_view text) {
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(indent);
    if (text.ends_with(',')) text.remove_suffix(1);
    if (text.empty()) return;
    if (text == "}" || text == "]") {
      if (places_.empty()) return;  // somebody has changed the file
      if (!places_.back().plain.empty()) object()[path()] = "[" + places_.back().plain + "]";
      places_.pop_back();
      return;
    }
    const bool opens = text.ends_with('{') || text.ends_with('[');
    std::string key;
    if (places_.empty()) {
      // the file itself
    } else if (places_.back().list) {
      Place& list = places_.back();
      if (!opens) return void(list.plain += (list.plain.empty() ? "" : ", ") + std::string(text));
      key = "[" + std::to_string(list.elements++) + "]";
    } else {
      std::size_t end = 1;
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
      key = text.substr(1, end - 1);
      text.remove_prefix(std::min(end + 3, text.size()));  // the quote, the colon and the space
    }
    if (key == "//") return;
    places_.push_back({std::move(key), text == "["});
    if (opens) {
      if (places_.size() == 1 + namesIn(section())) object();  // one without values is there too
    } else {
      object()[path()] = text;
      places_.pop_back();
    }
  }

  /// How many keys name an object of this section: `resource.aws_vpc.main` three, `output.endpoint` two, `terraform` one.
  static std::size_t namesIn(std::string_view section) {
    if (section == "resource" || section == "data" || section == "ephemeral") return 3;
    return section == "terraform" ? 1 : 2;
  }
  std::string_view section() const { return places_.size() < 2 ? std::string_view() : places_[1].key; }
  std::size_t names() const { return std::min(namesIn(section()), places_.size() - 1); }

  std::map<std::string, std::string>& object() {
    std::string address = module_;
    const std::string_view section = this->section();
    if (section == "terraform" && !module_.empty()) return ignored_;  // the same as in the root module
    if (section == "locals")
      address += "local";
    else if (section == "variable")
      address += "var";
    else if (section != "resource")
      address += section;
    for (std::size_t i = 2; i <= names(); ++i) append(address, places_[i].key, section == "resource" && i == 2);
    return values_[address];
  }
  std::string path() const {
    std::string path;
    for (std::size_t i = names() + 1; i < places_.size(); ++i) append(path, places_[i].key, i == names() + 1);
    return path;
  }
  static void append(std::string& to, std::string_view key, bool first) {
    if (!first && !key.starts_with('[')) to += '.';
    to += key;
  }

  Values& values_;
  std::map<std::string, std::string> ignored_;
  std::string module_;
  std::vector<Place> places_;
};

/// How far two values are the same, so that a long one is shown where it changes.
inline std::size_t samePrefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

/// The value from `first` on, at most 80 bytes of it; never a part of a character.
inline std::string shown(std::string_view value, std::size_t first) {
  constexpr std::size_t most = 80;
  const auto within = [&](std::size_t at) { return at < value.size() && (static_cast<unsigned char>(value[at]) & 0xC0U) == 0x80U; };
  while (first > 0 && within(first)) --first;
  std::size_t end = value.size() - first <= most ? value.size() : first + most;
  while (within(end)) --end;
  return (first > 0 ? "..." : "") + std::string(value.substr(first, end - first)) + (end < value.size() ? "..." : "");
}

/// What `moved` and `removed` blocks are about, as addresses from the root module.
inline std::vector<Move> toldOf(const Values& values) {
  std::vector<Move> told;
  for (const auto& [address, paths] : values) {
    const std::size_t dot = address.rfind('.') + 1;  // 0 where there is none
    const std::string_view block = std::string_view(address).substr(dot);
    const auto from = paths.find("from"), to = paths.find("to");
    if ((!block.starts_with("moved[") && !block.starts_with("removed[")) || from == paths.end()) continue;
    // The value is JSON; one of several objects moves with all of them.
    const auto object = [&](const std::string& value) { return address.substr(0, dot) + value.substr(1, std::min(value.find('['), value.size() - 1) - 1); };
    told.emplace_back(object(from->second), to == paths.end() ? std::string() : object(to->second));
  }
  return told;
}
}  // namespace detail

/// What changes from the files of a folder, as `detail::filesIn` reads them, to those of a configuration, in the order of the addresses.
inline std::vector<Change> changesBetween(const std::map<std::string, std::string>& before, const std::vector<tf::File>& after) {
  detail::Values old, now;
  for (const auto& [path, text] : before) detail::FileReader(path, old).read(text);
  for (const auto& file : after) detail::FileReader(file.path, now).read(file.text);
  const auto told = detail::toldOf(now);
  const auto isTold = [&](const std::string& address, std::string Move::* end) {
    return std::any_of(told.begin(), told.end(), [&](const Move& move) { return !(move.*end).empty() && (address == move.*end || address.starts_with(move.*end + ".")); });
  };
  std::vector<Change> changes;
  // Both are sorted: `use` gets what each has of a key, or null.
  const auto eachKey = [](auto& a, auto& b, auto use) {
    for (auto i = a.begin(), j = b.begin(); i != a.end() || j != b.end();) {
      const bool inA = i != a.end() && (j == b.end() || i->first <= j->first), inB = j != b.end() && (i == a.end() || j->first <= i->first);
      use(inA ? i->first : j->first, inA ? &i->second : nullptr, inB ? &j->second : nullptr);
      if (inA) ++i;
      if (inB) ++j;
    }
  };
  eachKey(old, now, [&](const std::string& address, auto* was, auto* is) {
    if (was == nullptr) return changes.push_back({Change::Kind::added, address, {}, std::move(*is), isTold(address, &Move::second)});
    if (is == nullptr) return changes.push_back({Change::Kind::removed, address, {}, std::move(*was), isTold(address, &Move::first)});
    Change change{Change::Kind::changed, address};
    eachKey(*was, *is, [&](const std::string& path, const std::string* a, const std::string* b) {
      if (a == nullptr || b == nullptr || *a != *b) change.values.push_back({path, a == nullptr ? "" : *a, b == nullptr ? "" : *b, false});
    });
    if (!change.values.empty()) changes.push_back(std::move(change));
  });
  detail::Replacing replacing(now, told, changes);
  replacing.find();
  if (std::any_of(changes.begin(), changes.end(), [](const Change& change) { return change.replaced; })) {
    const auto first = replacing.madeFirst();
    for (auto& change : changes) change.newFirst = change.replaced && first.count(change.address) > 0;
  }
  return changes;
}

/// "1 added, 2 changed, 0 removed", and where there are any, ", 3 replaced".
inline std::string countsOf(const std::vector<Change>& changes) {
  std::size_t of[3] = {}, replaced = 0;
  for (const auto& change : changes) ++(change.replaced ? replaced : of[static_cast<int>(change.kind)]);
  return std::to_string(of[0]) + " added, " + std::to_string(of[2]) + " changed, " + std::to_string(of[1]) + " removed" + (replaced > 0 ? ", " + std::to_string(replaced) + " replaced" : "");
}

/// A line for each object, "  ~ module.rds.aws_db_instance.main", and one for each value of it that changes, as Terraform's plan marks them.
inline std::string textOf(const std::vector<Change>& changes) {
  std::string text;
  for (const auto& change : changes) {
    text += (change.kind == Change::Kind::added ? "  + " : change.kind == Change::Kind::removed ? "  - " : change.newFirst ? "+/- " : change.replaced ? "-/+ " : "  ~ ") + change.address;
    if (change.told) text += " (a moved or removed block tells Terraform)";
    if (change.replaced) text += change.cause.empty() ? " is replaced" : " is replaced with " + change.cause;
    if ((change.replaced || (change.kind == Change::Kind::removed && !change.told)) && holdsData(change.address)) text += ", with the data in it";
    text += '\n';
    for (const auto& [path, before, after, forces] : change.values) {
      const std::size_t same = detail::samePrefix(before, after), first = same > 40 ? same - 20 : 0;
      text += before.empty() ? "      + " : after.empty() ? "      - " : "      ~ ";
      text += path + ": ";
      if (!before.empty()) text += detail::shown(before, first);
      if (!before.empty() && !after.empty()) text += " -> ";
      if (!after.empty()) text += detail::shown(after, first);
      text += forces ? "  # forces replacement\n" : "\n";
    }
  }
  return text;
}

}  // namespace ecia::synthesis
