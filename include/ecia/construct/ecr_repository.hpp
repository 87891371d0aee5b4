// SPDX-License-Identifier: Apache-2.0
// Repositories of Elastic Container Registry.
#pragma once

#include <ecia/construct/kms_key.hpp>
#include <ecia/text/account.hpp>
#include <ecia/text/sequence.hpp>

namespace ecia {

/// A repository `<prefix>-<id>` of images. Always: scanned for known weaknesses when they are pushed; a tag stays the image it is, so that what ran once runs
/// again; encrypted, with AWS's own keys until `encryptedWith(key)`. Images that have lost their tag go after 14 days. It is of a stack that is applied before those
/// that run its images, since these start with one.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
class EcrRepository {
 public:
  static constexpr std::string_view Kind = "EcrRepository";

  /// Without images until the build pushes some.
  constexpr EcrRepository() = default;
  /// Encrypted with this key; a repository keeps the key it was made with.
  constexpr EcrRepository encryptedWith(Handle<KmsKey> with) const { return changed(*this, &EcrRepository::key, with); }
  /// Removes all images but the last so many. What runs does not count as one that is kept, so keep more than there are versions between two deployments.
  /// https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
  constexpr EcrRepository keepLast(Whole images) const { return changed(*this, &EcrRepository::last, int{images}); }
  /// Lets another account pull, as that of production pulls what a build account keeps.
  constexpr EcrRepository pulledBy(AccountId account) const {
    auto next = *this;
    next.accounts.push_back(std::move(account));
    return next;
  }
  /// Lets a tag move from image to image, as "latest" does.
  constexpr EcrRepository movingTags() const { return changed(*this, &EcrRepository::moving, true); }

  Optional<Handle<KmsKey>> key{};
  Optional<int> last{};
  Sequence<AccountId> accounts{};
  bool moving = false;
};

}  // namespace ecia
