// SPDX-License-Identifier: Apache-2.0
// Functions that Lambda runs when something happens.
#pragma once

#include <ecia/construct/access_point.hpp>
#include <ecia/construct/dynamo_db_table.hpp>
#include <ecia/construct/environment.hpp>
#include <ecia/construct/event_pattern.hpp>
#include <ecia/construct/queue.hpp>
#include <ecia/construct/role.hpp>
#include <ecia/construct/schedule.hpp>
#include <ecia/construct/security_group.hpp>

namespace ecia {

/// How a function takes messages of a queue: up to `size` at a time, 1 to 10 000; more than 10 only where Lambda may gather them for a `window` of 1 to 300 seconds,
/// and of a FIFO queue never. At most `concurrency` batches at once, 2 to 1000, where that is not 0. A function that says which messages of a batch it failed at,
/// `reportsItemFailures`, gets these again and not the whole batch.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
struct MessageBatch {
  int size = 10;
  Seconds window{};
  int concurrency = 0;
  bool reportsItemFailures = false;
};

/// How a function takes the changes of a table: up to `size` at a time, 1 to 10 000, gathered for a `window` of 0 to 300 seconds; `parallel` batches of one part of the table at once, 1 to 10, in
/// which the changes of one item stay in order. What it fails at it gets again, in halves, up to `retries` times, 0 to 10 000. A function that says which changes of a batch it failed at,
/// `reportsItemFailures`, gets these again and not the whole batch. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
struct ChangeBatch {
  int size = 100;
  Seconds window{};
  int parallel = 1;
  int retries = 5;
  bool reportsItemFailures = false;
};

/// A function `<prefix>-<id>`. Always: a log `/aws/lambda/<prefix>-<id>`, kept 30 days, that only it writes; what it consumes, its role may receive. Defaults are
/// Lambda's: 128 MiB, of which CPU is a share, and 3 seconds. Without `runAs(role)` it has a role of its own that may do just that.
/// https://docs.aws.amazon.com/lambda/latest/dg/welcome.html
class LambdaFunction {
 public:
  static constexpr std::string_view Kind = "LambdaFunction";
  enum class Code : std::uint8_t { file, object, image };

  /// Code in a zip file, its path as seen from where Terraform runs: "../../build/worker.zip" from out/prod. Terraform uploads it whenever it is another one.
  static constexpr LambdaFunction zip(Input path) { return {Code::file, std::move(path), {}, ""}; }
  /// Code in a zip file that the build has put into a bucket of the stack. A new version needs a new key, with its number or its hash, or Terraform sees no change.
  static constexpr LambdaFunction zip(Handle<Bucket> in, Input key) { return {Code::object, std::move(key), in, ""}; }
  /// The same in a bucket that others keep, by its name.
  static constexpr LambdaFunction zip(Input bucket, Input key) { return {Code::object, std::move(key), {}, std::move(bucket)}; }
  /// Code in an image of Elastic Container Registry, in the region of the stack: "123456789012.dkr.ecr.eu-central-1.amazonaws.com/worker:1.4.2".
  static constexpr LambdaFunction image(Input of) { return {Code::image, std::move(of), {}, ""}; }

  /// What runs the code in a zip file, and where it begins: "python3.13", "app.handler". Without it Amazon Linux 2023 alone, where the zip file has a program
  /// `bootstrap`, as C++ makes one. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
  constexpr LambdaFunction runtime(Text identifier, Text handler) const {
    auto next = *this;
    next.runtimeName = std::move(identifier);
    next.entry = std::move(handler);
    return next;
  }
  /// 128 MiB to 10 240 MiB, and CPU in proportion: one vCPU at 1769.
  constexpr LambdaFunction memory(MiB size) const { return changed(*this, &LambdaFunction::ram, size); }
  /// How long one run may take, 1 to 900 seconds.
  constexpr LambdaFunction timeout(Seconds most) const { return changed(*this, &LambdaFunction::limit, most); }
  /// On ARM processors, for which the code has to be built: a fifth cheaper.
  constexpr LambdaFunction arm64() const { return changed(*this, &LambdaFunction::arm, true); }
  /// The subnets from which it reaches what is in a VPC; without them it has the internet, and no VPC.
  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
  constexpr LambdaFunction in(Subnets where) const { return changed(*this, &LambdaFunction::subnets, where); }
  /// Its security group in that VPC.
  constexpr LambdaFunction guardedBy(Handle<SecurityGroup> with) const { return changed(*this, &LambdaFunction::group, with); }
  /// A role that trusts lambda.amazonaws.com and says what the code may do. What Lambda itself needs is added to it.
  constexpr LambdaFunction runAs(Handle<Role> as) const { return changed(*this, &LambdaFunction::role, as); }
  /// A variable of the environment, readable by everybody who may describe the function; a secret is read by its ARN: `environment("LOGIN", Attribute::arn(login))`.
  constexpr LambdaFunction environment(Text name, EnvironmentValue value) const {
    auto next = *this;
    next.variables.push_back({std::move(name), std::move(value)});
    return next;
  }
  /// Has the files of an access point at this path, "/mnt/media", one at most. It stands in subnets, reaches the file system, and its role says that it may: `Role::grantReadWrite(media)`.
  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
  constexpr LambdaFunction mount(Handle<AccessPoint> point, Text at) const {
    auto next = *this;
    next.mounts.push_back({point, std::move(at)});
    return next;
  }
  /// Runs for the messages of a queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
  /// @param batch how many messages at a time, and how many batches at once: `{.size = 10, .window = 5_s, .concurrency = 20, .reportsItemFailures = true}`
  constexpr LambdaFunction consumes(Handle<Queue> queue, MessageBatch batch = {}) const {
    auto next = *this;
    next.sources.push_back({queue, batch});
    return next;
  }
  /// Runs for the changes of a table's items, which its stream keeps for 24 hours, with what each item was and is. What it has failed at too often is told to a queue, so that one change does not hold
  /// up those after it for a day; the queue gets the place in the stream and not the item. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
  /// @param batch how many changes at a time, and how often again: `{.size = 100, .window = 5_s, .parallel = 2, .retries = 5, .reportsItemFailures = true}`
  constexpr LambdaFunction follows(Handle<DynamoDbTable> table, Handle<Queue> failures, ChangeBatch batch = {}) const {
    auto next = *this;
    next.streams.push_back({table, failures, batch});
    return next;
  }
  /// Runs for each object that is put into a bucket, all of them or those whose keys begin and end so: `onUpload(files, "incoming/", ".jpg")`.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
  constexpr LambdaFunction onUpload(Handle<Bucket> into, Text below = "", Text endingWith = "") const {
    auto next = *this;
    next.uploads.push_back({into, std::move(below), std::move(endingWith)});
    return next;
  }
  /// Runs for each message of a topic. https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html
  constexpr LambdaFunction subscribedTo(Handle<Topic> topic) const {
    auto next = *this;
    next.topics.push_back(topic);
    return next;
  }
  /// Runs for each event that fits: `onEvent(EventPattern("aws.health", {"AWS Health Event"}))`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
  constexpr LambdaFunction onEvent(EventPattern pattern) const {
    auto next = *this;
    next.events.push_back(std::move(pattern));
    return next;
  }
  /// Runs again and again, after so many whole minutes: `every(5_min)`.
  constexpr LambdaFunction every(Seconds interval) const { return scheduled(Schedule::every(interval)); }
  /// Runs at times that six fields of cron name, in UTC: `at("0 3 * * ? *")` is three o'clock every day.
  constexpr LambdaFunction at(const Cron& times) const { return scheduled(Schedule::at(times)); }
  /// Where an event goes that it failed at three times; of those that call it and do not wait, as schedules do. Messages of a queue have `Queue::deadLetters`.
  /// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
  constexpr LambdaFunction deadLetters(Handle<Queue> to) const { return changed(*this, &LambdaFunction::dead, to); }
  /// Keeps so much of the account's concurrency for it, and lets it have no more.
  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  constexpr LambdaFunction reserve(Whole concurrency) const { return changed(*this, &LambdaFunction::reserved, int{concurrency}); }
  /// X-Ray sees what its runs take. https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
  constexpr LambdaFunction traced() const { return changed(*this, &LambdaFunction::xray, true); }
  /// How long the log is kept; the days that `LogGroup::keep` takes.
  constexpr LambdaFunction keepLog(Days days) const { return changed(*this, &LambdaFunction::retention, days); }

  /// A queue whose messages it runs for.
  struct Source {
    Handle<Queue> queue;
    MessageBatch batch;
  };

  /// A table whose changes it runs for.
  struct Stream {
    Handle<DynamoDbTable> table;
    Handle<Queue> failures;
    ChangeBatch batch;
  };

  Code code;
  Input what;
  Optional<Handle<Bucket>> bucket;
  Input bucketName;
  Text runtimeName{"provided.al2023"}, entry{"bootstrap"};
  MiB ram{128};
  Seconds limit{3};
  bool arm = false;
  Optional<Subnets> subnets{};
  Optional<Handle<SecurityGroup>> group{};
  Optional<Handle<Role>> role{};
  Sequence<EnvironmentVariable> variables{};
  Sequence<Source> sources{};
  Sequence<Stream> streams{};
  Sequence<Upload> uploads{};
  Sequence<Handle<Topic>> topics{};
  Sequence<Schedule> schedules{};
  Optional<Handle<Queue>> dead{};
  Optional<int> reserved{};
  bool xray = false;
  Days retention{30};
  Sequence<Mount> mounts{};
  Sequence<EventPattern> events{};

 private:
  constexpr LambdaFunction(Code kind, Input of, Optional<Handle<Bucket>> in, Input named) : code(kind), what(std::move(of)), bucket(in), bucketName(std::move(named)) {}
  constexpr LambdaFunction scheduled(Schedule schedule) const {
    auto next = *this;
    next.schedules.push_back(std::move(schedule));
    return next;
  }
};

}  // namespace ecia
