// SPDX-License-Identifier: Apache-2.0
// Texts that are kept side by side.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace ecia::tf {

namespace detail {
/// Keeps texts, side by side, for as long as it lives: one by one they take a tenth of the time of a large stack.
class TextStore {
 public:
  std::string_view keep(std::string_view text) {
    if (text.size() > left_) {
      left_ = std::max(text.size(), Block);
      at_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
    }
    char* const kept = at_;
    std::copy(text.begin(), text.end(), kept);
    at_ += text.size();
    left_ -= text.size();
    return {kept, text.size()};
  }

 private:
  static constexpr std::size_t Block = 1 << 16;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
};
}  // namespace detail

}  // namespace ecia::tf
