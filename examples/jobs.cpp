// SPDX-License-Identifier: Apache-2.0
// Work in the background: a queue, a function that takes jobs from it and writes to a database, and one that reports every morning.
#include <ecia/stack.hpp>
#include <ecia/synth.hpp>

using namespace ecia;

struct Jobs {
  constexpr Settings settings() const { return {.name = "prod", .prefix = "jobs-prod", .region = "eu-central-1", .zoneLoss = ZoneLoss::survived}; }

  constexpr void declare(Stack& stack) const {
    auto release = stack.variable("release", Variable::text("The zip file that the build has made, in the bucket of releases.", "^worker/[0-9.]+\\.zip$", "A path such as worker/1.4.2.zip."));

    auto net = stack.add("main", Vpc<"10.2.0.0/16">.azs(2).natPerAz());
    stack.add("main", FlowLog(net));
    auto app = stack.add("app", SecurityGroup(net, "Functions"));
    auto data = stack.add("data", SecurityGroup(net, "Database").allow(postgresql, from(app)).nothingOut());

    auto key = stack.add("jobs", KmsKey("Jobs"));
    auto login = stack.add("jobs", Secret("db/jobs", "app").encryptedWith(key));
    auto database = stack.add("jobs", Rds::postgresql("17.7").instance("db.t4g.medium").multiAz().deletionProtection().database("jobs").encryptedWith(key)
                                          .in(net.database()).guardedBy(data).credentials(login));

    auto failed = stack.add("failed", Queue().encryptedWith(key).keep(14_days));
    auto jobs = stack.add("jobs", Queue().encryptedWith(key).visibilityTimeout(360_s).deadLetters(failed, 5));

    auto role = stack.add("worker", Role("Works on the jobs").trust("lambda.amazonaws.com").grantRead(login));
    auto code = LambdaFunction::zip("jobs-releases", release).memory(512_MiB).timeout(60_s).arm64().in(net.privateSubnets()).guardedBy(app).runAs(role)
                    .environment("DB_HOST", Attribute::address(database)).environment("DB_LOGIN", Attribute::arn(login));
    auto worker = stack.add("worker", code.consumes(jobs, {.concurrency = 20, .reportsItemFailures = true}).reserve(25).traced());
    auto report = stack.add("report", code.environment("REPORT", "daily").at("0 6 ? * MON-FRI *").deadLetters(failed));

    stack.add("account", LambdaFunction::zip("jobs-releases", release).runtime("python3.13", "account.handler").runAs(stack.add("account", Role("Keeps accounts").trust("lambda.amazonaws.com").grantSend(jobs)))
                             .environment("JOBS", Attribute::url(jobs)).onEvent(EventPattern("shop.orders", {"Order paid", "Order refunded"}).detail("country", {"DE", "AT"})).deadLetters(failed));

    auto mail = stack.add("alarms", Topic("ops@example.com").onEvent(EventPattern("aws.guardduty", {"GuardDuty Finding"}).detailAtLeast("severity", 7)));
    stack.add("failed-jobs", Alarm::atLeast(Metric::messages(failed), 1).tell(mail));
    stack.add("late-jobs", Alarm::atLeast(Metric::oldestMessage(jobs), 15_min).periods(5, 60_s).tell(mail));
    stack.add("report-fails", Alarm::atLeast(Metric::errors(report), 1).tell(mail));

    stack.reaches(worker, database, postgresql);
    stack.neverReaches(internet, database);
  }
};

int main(int argc, char** argv) { return synth<Jobs>(argc, argv); }
