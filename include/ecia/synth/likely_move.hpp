// SPDX-License-Identifier: Apache-2.0
// Which objects may only have another address now, so that Terraform need not delete one and make another.
#pragma once

#include <ecia/synth/difference.hpp>

namespace ecia::synthesis {

namespace detail {
/// Finds moves from the sure to the likely: each that is found makes others likely, whose values refer to it.
class Moves {
 public:
  explicit Moves(const std::vector<Change>& changes) {
    for (const auto& change : changes) {
      const auto local = localOf(change.address);
      if (local.empty() || change.told || change.kind == Change::Kind::changed) continue;
      auto& type = types_[local.substr(0, local.find('.'))];
      (change.kind == Change::Kind::removed ? type.gone : type.added).push_back({&change});
    }
  }

  std::vector<Move> find() {
    for (auto& [name, type] : types_) {
      // Of one name, in another module
      std::map<std::string_view, Object*> named;
      for (auto& added : type.added) named.emplace(localOf(added.change->address), &added);
      for (auto& gone : type.gone)
        if (const auto added = named.find(localOf(gone.change->address)); added != named.end() && !added->second->paired) pair(gone, *added->second);
      // The one that is gone and the one that is there
      if (type.gone.size() == 1 && type.added.size() == 1 && !type.gone[0].paired) pair(type.gone[0], type.added[0]);
    }
    for (std::size_t before = 0; before != moves_.size();) {
      before = moves_.size();
      for (auto& [name, type] : types_) pairAlike(type);
    }
    std::sort(moves_.begin(), moves_.end());
    return std::move(moves_);
  }

 private:
  struct Object {
    const Change* change;
    bool paired = false;
  };
  struct Type {
    std::vector<Object> gone, added;
  };

  void pair(Object& gone, Object& added) {
    gone.paired = added.paired = true;
    moves_.emplace_back(gone.change->address, added.change->address);
  }

  /// Pairs two that are more alike than either is like any other.
  void pairAlike(Type& type) {
    constexpr std::size_t most = 10000;  // comparisons; a stack that becomes another one altogether is not worth more
    if (type.gone.size() * type.added.size() > most) return;
    struct Best {
      Likeness like{};
      std::size_t other = 0;
      bool only = false;
    };
    std::vector<Best> ofGone(type.gone.size()), ofAdded(type.added.size());
    const auto note = [](Best& best, const Likeness& like, std::size_t other) {
      if (like.first == 0 || like < best.like) return;
      best = {like, other, like > best.like};
    };
    for (std::size_t i = 0; i < type.gone.size(); ++i) {
      if (type.gone[i].paired) continue;
      const auto values = moved(type.gone[i].change->object);
      for (std::size_t j = 0; j < type.added.size(); ++j) {
        if (type.added[j].paired) continue;
        const Likeness like{sameValues(values, type.added[j].change->object), sameLetters(type.gone[i].change->address, type.added[j].change->address)};
        note(ofGone[i], like, j);
        note(ofAdded[j], like, i);
      }
    }
    for (std::size_t i = 0; i < type.gone.size(); ++i)
      if (ofGone[i].only && ofAdded[ofGone[i].other].only && ofAdded[ofGone[i].other].other == i) pair(type.gone[i], type.added[ofGone[i].other]);
  }

  /// The same values, and the same letters at both ends of the addresses.
  using Likeness = std::pair<std::size_t, std::size_t>;

  /// How many values are the same; 0 where most are not.
  static std::size_t sameValues(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b) {
    std::size_t same = 0;
    for (const auto& [path, value] : a)
      if (const auto other = b.find(path); other != b.end() && other->second == value) ++same;
    return 2 * same >= std::max(a.size(), b.size()) ? same : 0;
  }
  static std::size_t sameLetters(std::string_view a, std::string_view b) {
    const auto begin = samePrefix(a, b);
    a.remove_prefix(begin), b.remove_prefix(begin);
    return begin + static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
  }

  /// The values of an object that is gone with the addresses that what it refers to has now.
  std::map<std::string, std::string> moved(std::map<std::string, std::string> values) const {
    for (auto& [path, value] : values) value = renamed(std::move(value), moves_);
    return values;
  }

  std::map<std::string_view, Type> types_;
  std::vector<Move> moves_;
};
}  // namespace detail

/// Objects that may only have another address now, from and to: of one type and name in another module, the only ones of their type, or those that are more
/// alike in their values than in any other pair, by half of them at least.
inline std::vector<Move> likelyMoves(const std::vector<Change>& changes) { return detail::Moves(changes).find(); }

}  // namespace ecia::synthesis
