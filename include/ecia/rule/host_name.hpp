// SPDX-License-Identifier: Apache-2.0
// Names that the world asks for: of records, certificates and distributions.
#pragma once

#include <ecia/construct/dns.hpp>

namespace ecia::rule {

constexpr bool same(const Input& a, const Input& b) { return a.variable || b.variable ? a.variable == b.variable : a.literal == b.literal; }

/// A host of a domain, "" for the domain itself.
struct HostName {
  constexpr HostName(const Input& of, std::string_view name) : domain(of), host(name) {}
  constexpr explicit HostName(const AliasRecord& record) : HostName(record.domain, record.host.view()) {}

  const Input& domain;
  std::string_view host;
};

/// The name as it is asked for; '$' stands for a domain that is a variable.
constexpr Text spelled(const HostName& name) {
  const std::string_view domain = name.domain.variable ? std::string_view("$") : name.domain.literal.view();
  if (name.host.empty()) return Text(domain);
  return join({name.host, ".", domain});
}

/// The same for people: "'www.example.com'", or "'www' of its domain" where Terraform is told the domain.
constexpr Text shown(const HostName& name) {
  if (!name.domain.variable) return join({"'", spelled(name), "'"});
  if (name.host.empty()) return Text("its domain");
  return join({"'", name.host, "' of its domain"});
}

constexpr bool same(const HostName& a, const HostName& b) { return a.domain.variable == b.domain.variable && spelled(a) == spelled(b); }

/// Whether a name, which may begin with "*", is or stands for another. https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
constexpr bool covers(const HostName& name, const HostName& asked) {
  if (same(name, asked)) return true;
  if (!(name.domain.variable == asked.domain.variable)) return false;
  const Text pattern = spelled(name), host = spelled(asked);
  const auto dot = host.view().find('.');
  return pattern.view().starts_with("*.") && dot != std::string_view::npos && pattern.view().substr(1) == host.view().substr(dot);
}

}  // namespace ecia::rule
