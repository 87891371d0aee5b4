// SPDX-License-Identifier: Apache-2.0
// EcrRepository -> aws_ecr_repository, its lifecycle and its policy.
#pragma once

#include <ecia/aws/ecr.hpp>
#include <ecia/expand/kms_key.hpp>

namespace ecia::expand {

inline void expand(const Entry<EcrRepository>& entry, auto& context) {
  const EcrRepository& spec = entry.construct;
  auto& module = context.in(entry);
  const std::string id = label(entry.id), name = context.named(entry);
  aws::ecr_repository made{.encryption_configuration = {{.encryption_type = "AES256"}},
                           .image_scanning_configuration = {{.scan_on_push = true}},
                           .image_tag_mutability = spec.moving ? "MUTABLE" : "IMMUTABLE",
                           .name = name,
                           .tags = context.tags(name)};
  if (spec.key) made.encryption_configuration = {{.encryption_type = "KMS", .kms_key = at<aws::kms_key>(*spec.key).arn()}};
  const auto repository = module.add(id, made);

  const auto rule = [](int priority, const char* why, std::vector<tf::Json::Entry> selection) {
    return tf::Json::object({{"rulePriority", priority}, {"description", why}, {"selection", tf::Json::object(selection)}, {"action", tf::Json::object({{"type", "expire"}})}});
  };
  std::vector<tf::Json> rules{rule(1, "what has lost its tag", {{"tagStatus", "untagged"}, {"countType", "sinceImagePushed"}, {"countUnit", "days"}, {"countNumber", 14}})};
  if (spec.last) rules.push_back(rule(2, "all but the last ones", {{"tagStatus", "any"}, {"countType", "imageCountMoreThan"}, {"countNumber", *spec.last}}));
  module.add(id, aws::ecr_lifecycle_policy{.policy = tf::Json::object({{"rules", tf::Json::array(rules)}}), .repository = repository.name()});

  if (spec.accounts.empty()) return;
  module.add(id, aws::ecr_repository_policy{.policy = tf::Json::object({{"Version", "2012-10-17"},
                                                                        {"Statement", tf::Json::array({tf::Json::object({{"Sid", "Pull"},
                                                                                                                         {"Effect", "Allow"},
                                                                                                                         {"Principal", principalOf(spec.accounts)},
                                                                                                                         {"Action", tf::Json::array({"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"})}})})}}),
                                            .repository = repository.name()});
}

}  // namespace ecia::expand
