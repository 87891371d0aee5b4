// SPDX-License-Identifier: Apache-2.0
// synthesis KIND RESOURCES RUNS: builds a configuration of that many AWS resources, known only at run time, and turns it into text. KIND is
//   ecia      with this library
//   nlohmann  the same document with nlohmann::json: the same members set in the same order, then dump
//   copy      the bytes of the document copied to a fresh buffer (memcpy)
//   write     the bytes of the document written to a new file (write, close) in the temporary folder
//   print     writes the document to the standard output, once
//   same      checks that ecia and nlohmann make the same document
// Prints "bytes median min max peak": milliseconds, and the peak memory of the process in kilobytes.
#include <fcntl.h>
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ecia/aws/autoscaling.hpp>
#include <ecia/aws/cloudwatch.hpp>
#include <ecia/aws/iam.hpp>
#include <ecia/aws/launch.hpp>
#include <ecia/aws/lb.hpp>
#include <ecia/aws/s3.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/aws/vpc.hpp>
#include <ecia/terraform/configuration.hpp>
#include <ecia/terraform/json.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace ecia;
using nlohmann::json;

namespace {

const char* const Trust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]})";

std::string blockOf(std::size_t cell) { return "10." + std::to_string(cell / 256 % 256) + "." + std::to_string(cell % 256) + ".0/24"; }

/// Cells of twelve resources that refer to one another, until there are `most` resources.
std::string withEcia(std::size_t most) {
  tf::Configuration configuration;
  configuration.require({"aws", "hashicorp/aws", "~> 5.0"});
  tf::Module& root = configuration.root();
  const auto vpc = root.add("main", aws::vpc{.cidr_block = "10.0.0.0/8", .tags = {{"Name", "main"}}});
  const auto balancer = root.add("main", aws::lb{.load_balancer_type = "application", .name = "main"});
  std::size_t made = 2;
  for (std::size_t cell = 0;; ++cell) {
    const std::string name = "cell_" + std::to_string(cell);
    const auto full = [&] { return made++ >= most; };
    if (full()) break;
    const auto subnet =
        root.add(name, aws::subnet{.availability_zone = "ap-south-1a", .cidr_block = blockOf(cell), .tags = {{"Name", name}}, .vpc_id = vpc.id()});
    if (full()) break;
    const auto group =
        root.add(name, aws::security_group{.description = "Cell " + name, .name_prefix = name + "-", .tags = {{"Name", name}}, .vpc_id = vpc.id()},
                 {.lifecycle = {.create_before_destroy = true}});
    if (full()) break;
    root.add(name + "_http", aws::vpc_security_group_ingress_rule{.cidr_ipv4 = "10.0.0.0/8",
                                                                  .description = "8080 from inside",
                                                                  .from_port = 8080,
                                                                  .ip_protocol = "tcp",
                                                                  .security_group_id = group.id(),
                                                                  .to_port = 8080});
    if (full()) break;
    root.add(name + "_self", aws::vpc_security_group_ingress_rule{.description = "ssh from the group",
                                                                  .from_port = 22,
                                                                  .ip_protocol = "tcp",
                                                                  .referenced_security_group_id = group.id(),
                                                                  .security_group_id = group.id(),
                                                                  .to_port = 22});
    if (full()) break;
    const auto target = root.add(
        name, aws::lb_target_group{.health_check = aws::block::lb_target_group_health_check{.interval = 30, .matcher = "200", .path = "/health"},
                                   .name = name,
                                   .port = 8080,
                                   .protocol = "HTTP",
                                   .vpc_id = vpc.id()});
    if (full()) break;
    root.add(name, aws::lb_listener{.default_action = {{.target_group_arn = target.arn(), .type = "forward"}},
                                    .load_balancer_arn = balancer.arn(),
                                    .port = 1024 + cell % 60000,
                                    .protocol = "HTTP"});
    if (full()) break;
    const auto launch =
        root.add(name, aws::launch_template{.image_id = "ami-0123456789abcdef0",
                                            .instance_type = "t3.micro",
                                            .metadata_options = aws::block::launch_template_metadata_options{.http_tokens = "required"},
                                            .name_prefix = name + "-",
                                            .user_data = "IyEvYmluL2Jhc2gKc2V0IC1ldW8gcGlwZWZhaWwK",
                                            .vpc_security_group_ids = {group.id()}});
    if (full()) break;
    const auto fleet = root.add(
        name, aws::autoscaling_group{.launch_template = aws::block::autoscaling_group_launch_template{.id = launch.id(), .version = "$Latest"},
                                     .max_size = 4,
                                     .min_size = 1,
                                     .name = name,
                                     .target_group_arns = {target.arn()},
                                     .vpc_zone_identifier = {subnet.id()}});
    if (full()) break;
    root.add(name, aws::cloudwatch_metric_alarm{.alarm_description = "CPU of " + name,
                                                .alarm_name = name + "-cpu",
                                                .comparison_operator = "GreaterThanOrEqualToThreshold",
                                                .dimensions = {{"AutoScalingGroupName", fleet.name()}},
                                                .evaluation_periods = 2,
                                                .metric_name = "CPUUtilization",
                                                .namespace_ = "AWS/EC2",
                                                .period = 120,
                                                .statistic = "Average",
                                                .threshold = 80});
    if (full()) break;
    const auto role = root.add(name, aws::iam_role{.assume_role_policy = Trust, .description = "Cell " + name, .name = name});
    if (full()) break;
    root.add(
        name,
        aws::iam_role_policy{
            .policy = tf::Json::object(
                {{"Version", "2012-10-17"},
                 {"Statement", tf::Json::array({tf::Json::object(
                                   {{"Effect", "Allow"}, {"Action", tf::Json::array({"autoscaling:Describe*"})}, {"Resource", fleet.arn()}})})}}),
            .role = role.name()});
    if (full()) break;
    root.add(name, aws::s3_bucket{.bucket_prefix = name, .tags = {{"Name", name}, {"Role", role.name()}}});
  }
  auto files = configuration.files();
  return std::move(files.front().text);
}

std::string withNlohmann(std::size_t most) {
  json root;
  root["//"] = "Generated by ecia. Change the stack, not this file.";
  root["terraform"] = {{"required_providers", {{"aws", {{"source", "hashicorp/aws"}, {"version", "~> 5.0"}}}}}, {"required_version", ">= 1.11"}};
  json& resource = root["resource"];
  const auto ref = [](std::string_view type, const std::string& name, std::string_view attribute) {
    return "${" + std::string(type) + "." + name + "." + std::string(attribute) + "}";
  };
  resource["aws_vpc"]["main"] = {{"cidr_block", "10.0.0.0/8"}, {"tags", {{"Name", "main"}}}};
  resource["aws_lb"]["main"] = {{"load_balancer_type", "application"}, {"name", "main"}};
  std::size_t made = 2;
  for (std::size_t cell = 0;; ++cell) {
    const std::string name = "cell_" + std::to_string(cell);
    const auto full = [&] { return made++ >= most; };
    if (full()) break;
    resource["aws_subnet"][name] = {
        {"availability_zone", "ap-south-1a"}, {"cidr_block", blockOf(cell)}, {"tags", {{"Name", name}}}, {"vpc_id", ref("aws_vpc", "main", "id")}};
    if (full()) break;
    resource["aws_security_group"][name] = {{"description", "Cell " + name},
                                            {"name_prefix", name + "-"},
                                            {"tags", {{"Name", name}}},
                                            {"vpc_id", ref("aws_vpc", "main", "id")},
                                            {"lifecycle", {{"create_before_destroy", true}}}};
    if (full()) break;
    resource["aws_vpc_security_group_ingress_rule"][name + "_http"] = {{"cidr_ipv4", "10.0.0.0/8"},
                                                                       {"description", "8080 from inside"},
                                                                       {"from_port", 8080},
                                                                       {"ip_protocol", "tcp"},
                                                                       {"security_group_id", ref("aws_security_group", name, "id")},
                                                                       {"to_port", 8080}};
    if (full()) break;
    resource["aws_vpc_security_group_ingress_rule"][name + "_self"] = {{"description", "ssh from the group"},
                                                                       {"from_port", 22},
                                                                       {"ip_protocol", "tcp"},
                                                                       {"referenced_security_group_id", ref("aws_security_group", name, "id")},
                                                                       {"security_group_id", ref("aws_security_group", name, "id")},
                                                                       {"to_port", 22}};
    if (full()) break;
    resource["aws_lb_target_group"][name] = {{"health_check", {{"interval", 30}, {"matcher", "200"}, {"path", "/health"}}},
                                             {"name", name},
                                             {"port", 8080},
                                             {"protocol", "HTTP"},
                                             {"vpc_id", ref("aws_vpc", "main", "id")}};
    if (full()) break;
    resource["aws_lb_listener"][name] = {
        {"default_action", json::array({{{"target_group_arn", ref("aws_lb_target_group", name, "arn")}, {"type", "forward"}}})},
        {"load_balancer_arn", ref("aws_lb", "main", "arn")},
        {"port", 1024 + cell % 60000},
        {"protocol", "HTTP"}};
    if (full()) break;
    resource["aws_launch_template"][name] = {{"image_id", "ami-0123456789abcdef0"},
                                             {"instance_type", "t3.micro"},
                                             {"metadata_options", {{"http_tokens", "required"}}},
                                             {"name_prefix", name + "-"},
                                             {"user_data", "IyEvYmluL2Jhc2gKc2V0IC1ldW8gcGlwZWZhaWwK"},
                                             {"vpc_security_group_ids", json::array({ref("aws_security_group", name, "id")})}};
    if (full()) break;
    resource["aws_autoscaling_group"][name] = {{"launch_template", {{"id", ref("aws_launch_template", name, "id")}, {"version", "$Latest"}}},
                                               {"max_size", 4},
                                               {"min_size", 1},
                                               {"name", name},
                                               {"target_group_arns", json::array({ref("aws_lb_target_group", name, "arn")})},
                                               {"vpc_zone_identifier", json::array({ref("aws_subnet", name, "id")})}};
    if (full()) break;
    resource["aws_cloudwatch_metric_alarm"][name] = {{"alarm_description", "CPU of " + name},
                                                     {"alarm_name", name + "-cpu"},
                                                     {"comparison_operator", "GreaterThanOrEqualToThreshold"},
                                                     {"dimensions", {{"AutoScalingGroupName", ref("aws_autoscaling_group", name, "name")}}},
                                                     {"evaluation_periods", 2},
                                                     {"metric_name", "CPUUtilization"},
                                                     {"namespace", "AWS/EC2"},
                                                     {"period", 120},
                                                     {"statistic", "Average"},
                                                     {"threshold", 80}};
    if (full()) break;
    resource["aws_iam_role"][name] = {{"assume_role_policy", Trust}, {"description", "Cell " + name}, {"name", name}};
    if (full()) break;
    resource["aws_iam_role_policy"][name] = {{"policy",
                                              "${jsonencode({\"Version\" = \"2012-10-17\", \"Statement\" = [{\"Effect\" = \"Allow\", \"Action\" = "
                                              "[\"autoscaling:Describe*\"], \"Resource\" = aws_autoscaling_group." +
                                                  name + ".arn}]})}"},
                                             {"role", ref("aws_iam_role", name, "name")}};
    if (full()) break;
    resource["aws_s3_bucket"][name] = {{"bucket_prefix", name}, {"tags", {{"Name", name}, {"Role", ref("aws_iam_role", name, "name")}}}};
  }
  return root.dump(2) + "\n";
}

void writeTo(const std::string& path, const std::string& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto size = ::write(file, text.data() + at, text.size() - at);
    if (size <= 0) std::exit(1);
    at += static_cast<std::size_t>(size);
  }
  close(file);
}

template <class Run>
void measure(int runs, Run run) {
  std::vector<double> times;
  std::size_t bytes = 0;
  for (; runs > 0; --runs) {
    const auto start = std::chrono::steady_clock::now();
    bytes = run();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%zu %.4f %.4f %.4f %ld\n", bytes, times[times.size() / 2], times.front(), times.back(), used.ru_maxrss);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
#ifdef M_TRIM_THRESHOLD
  // What a run frees stays with the process: the next would pay for the kernel's pages again, or not, by the chance of what was freed last.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
#endif
  const std::string_view kind = argv[1];
  const auto most = static_cast<std::size_t>(std::atol(argv[2]));
  const int runs = std::atoi(argv[3]);
  if (kind == "ecia") {
    measure(runs, [&] { return withEcia(most).size(); });
  } else if (kind == "nlohmann") {
    measure(runs, [&] { return withNlohmann(most).size(); });
  } else if (kind == "copy") {
    const std::string text = withEcia(most);
    std::string to(text.size(), ' ');  // its pages are there, as those of a reused buffer are
    measure(runs, [&] {
      std::memcpy(to.data(), text.data(), text.size());
      return std::hash<std::string_view>{}(std::string_view(to).substr(to.size() - 1)) == 0 ? 0 : to.size();
    });
  } else if (kind == "write") {
    const std::string text = withEcia(most), path = (std::filesystem::temp_directory_path() / ("ecia-bench-" + std::to_string(getpid()))).string();
    measure(runs, [&] {
      writeTo(path, text);
      return text.size();
    });
    std::filesystem::remove(path);
  } else if (kind == "print") {
    const std::string text = withEcia(most);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
  } else if (kind == "same") {
    const std::string ours = withEcia(most), other = withNlohmann(most);
    if (ours != other)
      std::fprintf(stderr, "the documents differ: %s\n", json::diff(json::parse(ours), json::parse(other)).dump().substr(0, 500).c_str());
    return ours == other ? 0 : 1;
  } else {
    return 2;
  }
}
