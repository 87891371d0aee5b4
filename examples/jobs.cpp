// SPDX-License-Identifier: Apache-2.0
// What no construct covers, in Terraform's own words beside constructs: a queue, and a function of Lambda that works on it, in the network and with the role that
// constructs declare.
#include <ecia/aws/iam.hpp>
#include <ecia/aws/lambda.hpp>
#include <ecia/aws/security.hpp>
#include <ecia/aws/sqs.hpp>
#include <ecia/aws/subnet.hpp>
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>
#include <ecia/terraform.hpp>

using namespace ecia;

struct Jobs {
  constexpr Settings settings() const {
    return {.name = "prod", .prefix = "jobs-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived};
  }

  constexpr void declare(Stack& stack) const {
    const auto net = stack.module("network").add("main", Vpc<"10.2.0.0/16">.azs(2).natPerAz());
    stack.module("network").add("main", FlowLog(net));
    stack.module("network").add("worker", SecurityGroup(net, "Function that works on the jobs"));
    stack.module("jobs").add("worker", Role("Works on the jobs")
                                           .trust("lambda.amazonaws.com")
                                           .allow({"sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"}, "arn:aws:sqs:eu-central-1:*:jobs-prod")
                                           .managed("service-role/AWSLambdaVPCAccessExecutionRole"));

    stack.terraform([](tf::Configuration& configuration) {
      auto &jobs = configuration.module("jobs"), &network = configuration.module("network");
      const auto failed = jobs.add("failed", aws::sqs_queue{.name = "jobs-prod-failed"});
      const auto queue = jobs.add("jobs", aws::sqs_queue{.name = "jobs-prod",
                                                         .redrive_policy = tf::Json::object({{"deadLetterTargetArn", failed.arn()}, {"maxReceiveCount", 5}}),
                                                         .visibility_timeout_seconds = 360});
      const auto group = network.get<aws::security_group>("worker");
      const auto worker = jobs.add(
          "worker", aws::lambda_function{.function_name = "jobs-prod-worker",
                                         .handler = "bootstrap",
                                         .role = jobs.get<aws::iam_role>("worker").arn(),
                                         .runtime = "provided.al2023",
                                         .s3_bucket = "jobs-releases",
                                         .s3_key = "worker.zip",
                                         .timeout = 60,
                                         .vpc_config = {{.security_group_ids = {group.id()},
                                                         .subnet_ids = {network.get<aws::subnet>("private_1a").id(), network.get<aws::subnet>("private_1b").id()}}}});
      jobs.add("worker", aws::lambda_event_source_mapping{.event_source_arn = queue.arn(), .function_name = worker.arn()});
    });
  }
};

int main(int argc, char** argv) { return synth<Jobs>(argc, argv); }
