// SPDX-License-Identifier: Apache-2.0
// Stacks that are known only when the program runs: one for each tenant in a JSON file. The same rules hold, with the same ids and sentences: `tenants check`
// prints what is wrong, and nothing is written for a tenant that breaks one.
#include <cstdio>
#include <ecia/stack.hpp>
#include <ecia/synth/program.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace ecia;
using nlohmann::json;

namespace {

/// A value of the file, of the type that it must have there. (`json::get` makes 2 of 2.5 and 1 of true.)
template <class T>
T given(const json& tenant, const char* key) {
  const std::string who = "tenant " + tenant.value("name", json("without a name")).dump() + ": ";
  if (!tenant.contains(key)) throw Error(who + "write its " + key);
  const json& value = tenant[key];
  if (std::is_same_v<T, std::string> ? !value.is_string() : !value.is_number_unsigned()) throw Error(who + value.dump() + " is no " + key);
  return value.get<T>();
}
/// A text or number of the file in its checked form.
template <class Checked, class From = std::string>
Checked parsed(const json& tenant, const char* key) {
  const auto value = Checked::parse(given<From>(tenant, key));
  if (!value) throw Error("tenant " + tenant["name"].dump() + ": " + tenant[key].dump() + " is no " + key);
  return *value;
}

void declare(Stack& stack, const json& tenant) {
  const auto network = stack.add("main", VpcOf(parsed<Cidr>(tenant, "network")).azs(parsed<ZoneCount, unsigned>(tenant, "zones")));
  const auto group = stack.add("flow-logs", LogGroup(join({"/tenants/", stack.prefix()})).keep(Days{tenant.contains("keepLogsDays") ? given<unsigned>(tenant, "keepLogsDays") : 30U}));
  const auto role = stack.add("flow-logs", Role("Writes flow logs").trust("vpc-flow-logs.amazonaws.com").allow({"logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups", "logs:DescribeLogStreams"}));
  stack.add("main", FlowLog(network, group, role));
}

}  // namespace

/// `tenants FILE.json COMMAND...`
int main(int argc, char** argv) try {
  if (argc < 2) throw Error("write tenants FILE.json, then a command of synth");
  std::ifstream file(argv[1]);
  if (!file) throw Error(std::string("cannot read ") + argv[1]);
  synthesis::Program program;
  for (const auto& tenant : json::parse(file)) {
    const Text name = Text::own(given<std::string>(tenant, "name"));
    program.add({.name = name, .prefix = join({"tenant-", name}), .region = parsed<Region>(tenant, "region")}, [tenant](Stack& stack) { declare(stack, tenant); });
  }
  return program.run(argc - 1, argv + 1);
} catch (const std::exception& error) {
  std::fprintf(stderr, "tenants: %s\n", error.what());
  return synthesis::usage;
}
