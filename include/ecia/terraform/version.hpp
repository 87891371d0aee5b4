// SPDX-License-Identifier: Apache-2.0
// The Terraform version a stack asks for, which decides what may be written.
#pragma once

#include <string_view>

#include <ecia/text/flaw.hpp>

namespace ecia::tf {

consteval void the_terraform_version_must_read_like_1_6() {}

/// The oldest Terraform a stack supports, `Version("1.6")`: becomes `required_version = ">= 1.6"`. Patch levels are accepted ("1.6.2").
/// https://developer.hashicorp.com/terraform/language/expressions/version-constraints
class Version {
 public:
  consteval Version(const char* literal) : text_(literal) {
    if (!parse()) flaw_ = &the_terraform_version_must_read_like_1_6;
  }
  constexpr std::string_view text() const { return text_; }
  constexpr bool atLeast(unsigned major, unsigned minor) const { return major_ != major ? major_ > major : minor_ >= minor; }

 private:
  constexpr bool parse() {
    unsigned* const parts[] = {&major_, &minor_, &patch_};
    std::size_t part = 0;
    bool digits = false;
    for (const char c : text_) {
      if (c == '.') {
        if (!digits || ++part > 2) return false;
        digits = false;
      } else if (c >= '0' && c <= '9') {
        *parts[part] = *parts[part] * 10 + static_cast<unsigned>(c - '0');
        digits = true;
      } else {
        return false;
      }
    }
    return digits && part >= 1;
  }

  std::string_view text_;
  unsigned major_ = 0, minor_ = 0, patch_ = 0;
  Flaw flaw_ = nullptr;
};

/// The oldest Terraform that is asked for where a stack says nothing: the first that can keep passwords out of plans and states. A constant, since clang 16 calls the constructor of a literal at run time where it is a
/// member's default, and such programs do not link.
inline constexpr Version oldest_terraform = "1.11";

}  // namespace ecia::tf
