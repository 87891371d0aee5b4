// SPDX-License-Identifier: Apache-2.0
// Rules of parameters.
#pragma once

#include <ecia/rule/credential.hpp>
#include <ecia/rule/environment.hpp>

namespace ecia::rule {

constexpr void parameterName(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::size_t most = 1011, levels = 15;
  const auto begins = [](std::string_view text, std::string_view with) {
    if (text.size() < with.size()) return false;
    for (std::size_t i = 0; i < with.size(); ++i)
      if ((text[i] | 0x20) != with[i]) return false;
    return true;
  };
  for (const auto& parameter : model.all<Parameter>()) {
    const auto path = parameter.construct.path.view();
    const Text whole = nameOf(model, parameter);
    const auto name = whole.view();
    std::size_t depth = 0;
    for (const char c : name) depth += c == '/' ? 1 : 0;
    if (path.starts_with('/'))
      rule.found(findings, parameter, join({"the name of ", named(parameter), " in AWS would be ", name, ", with two slashes; write \"", path.substr(1), "\"."}));
    else if (path.ends_with('/') || path.find("//") != std::string_view::npos || !form::all(path, 1, most, [](char c) { return form::letter(c) || form::digit(c) || c == '/' || c == '_' || c == '.' || c == '-'; }))
      rule.found(findings, parameter, join({"'", path, "' of ", named(parameter), " is no name for a parameter; write letters, digits and _.-, with a slash between levels, \"orders/mode\"."}));
    else if (begins(model.settings.prefix, "aws") || begins(model.settings.prefix, "ssm"))
      rule.found(findings, parameter, join({"Systems Manager keeps names that begin with 'aws' and 'ssm' for itself, and ", named(parameter), " would be ", name, "; write another prefix in the settings."}));
    else if (depth > levels)
      rule.found(findings, parameter, join({"the name of ", named(parameter), " has ", depth, " levels with the stack's prefix, and Systems Manager takes ", levels, "; write a shorter path."}));
    // The limit counts the ARN up to the name.
    else if (const auto size = std::string_view("arn:aws:ssm::123456789012:parameter").size() + model.settings.region.view().size() + name.size(); size > most)
      rule.found(findings, parameter, join({"the ARN of ", named(parameter), " has ", size, " characters, and Systems Manager takes ", most, "; write a shorter path."}));
  }
}

constexpr void parameterTwice(const Rule& rule, const Model& model, Findings& findings) {
  const auto& rows = model.all<Parameter>();
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows[i].construct.path == rows[j].construct.path) {
        rule.found(findings, rows[i], join({named(rows[i]), " and ", named(rows[j]), " are both called ", nameOf(model, rows[i]), " in AWS; give one of them another path."}));
        break;
      }
}

constexpr void parameterValue(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::size_t most = 4096;
  for (const auto& parameter : model.all<Parameter>()) {
    const auto& value = parameter.construct.value;
    if (value.attribute || value.text.variable) continue;
    const auto text = value.text.literal.view();
    if (text.empty()) rule.found(findings, parameter, join({named(parameter), " is empty, and Systems Manager takes a character or more; write what programs understand, such as \"none\"."}));
    if (text.size() > most) rule.found(findings, parameter, join({named(parameter), " has ", text.size(), " bytes, and Systems Manager takes ", most, "; keep what is longer in a Bucket, and its name here."}));
    if (text.find("{{") != std::string_view::npos) rule.found(findings, parameter, join({named(parameter), " has '{{' in its value, where Systems Manager would look for another parameter, and refuses it; write the value itself."}));
  }
}

constexpr void parameterSecret(const Rule& rule, const Model& model, Findings& findings) {
  constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const auto& parameter : model.all<Parameter>()) {
    const auto& [path, value, isSecure, first, key] = parameter.construct;
    if (isSecure || value.attribute || value.text.variable) continue;
    // "stripe/api-key" is called as STRIPE_API_KEY is.
    Text name;
    for (std::size_t i = 0; i < path.view().size(); ++i) {
      const char c = path.view()[i];
      name = join({name, form::lower(c) ? capitals.substr(static_cast<std::size_t>(c - 'a'), 1) : form::letter(c) || form::digit(c) ? path.view().substr(i, 1) : "_"});
    }
    if (!credentialIn(value.text.literal.view()).empty() || (namesSecret(name.view()) && isSecretValue(value.text.literal.view())))
      rule.found(findings, parameter, join({named(parameter), " has a secret for its value, which stands in this file, in the plan and in the state; write Parameter::secure(\"", path, "\"), and set it by aws ssm put-parameter."}));
  }
}

constexpr void parameterKey(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& parameter : model.all<Parameter>())
    if (parameter.construct.key && !parameter.construct.isSecure)
      rule.found(findings, parameter, join({named(parameter), " has a key, and its value stands in this file for all to read; leave .encryptedWith(...) out, or write Parameter::secure(\"", parameter.construct.path, "\")."}));
}

constexpr void parameterInState(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& parameter : model.all<Parameter>())
    if (parameter.construct.isSecure && !model.settings.terraform.atLeast(1, 11))
      rule.found(findings, parameter, join({"Terraform ", model.settings.terraform.text(), " would keep the value of ", named(parameter), " in its state, and 1.11 and newer do not; write .terraform = \"1.11\" in the settings."}));
}

constexpr void parameterWriters(const Rule& rule, const Model& model, Findings& findings) {
  for (const auto& role : model.all<Role>())
    for (const auto& grant : role.construct.grants) {
      if (grant.what != Role::Grant::What::writeParameter) continue;
      const auto& parameter = model.all<Parameter>()[grant.index];
      if (!parameter.construct.isSecure && !parameter.construct.first)
        rule.found(findings, role, join({named(role), " may change ", named(parameter), ", and the next apply writes the value of the stack again; write .changedOutside() at the parameter, or leave .grantWrite(...) out."}));
    }
}

}  // namespace ecia::rule
