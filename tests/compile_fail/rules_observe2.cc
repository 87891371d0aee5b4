// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/alarm.hpp and edge.hpp.
#include "stack_case.hpp"

/// A database with nothing wrong.
constexpr Handle<Rds> database(Stack& stack) {
  const auto net = recorded(stack);
  const auto secret = encrypted(stack, "db", Secret("db/credentials", "app"));
  return stack.add("db", Rds::mysql("8.0.39").instance("db.t3.small").in(net.database()).guardedBy(stack.add("db", SecurityGroup(net, "Database"))).credentials(secret));
}

// expect: \[SNS-101\] Topic 'edge' is in us-east-1 and KmsKey 'edge', which encrypts it, in ap-south-1, where SNS does not look for it; leave \.encryptedWith\(\.\.\.\) out\.
struct KeyElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("edge", Topic("ops@example.com").encryptedWith(stack.add("edge", KmsKey("Alarms"))).in(BAD(us_east_1, "ap-south-1"))); }
};
static_assert(rule::prove<KeyElsewhere>());

// expect: \[CW-005\] Alarm 'cpu' looks at periods of 90 seconds, and AWS/RDS counts by the minute; write \.periods\(inARow, 60_s\)
struct Period : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("cpu", Alarm::atLeast(Metric::cpu(database(stack)), 80_percent).periods(2, BAD(90_s, 120_s))); }
};
static_assert(rule::prove<Period>());

// expect: \[CW-007\] Alarm 'cpu' looks at 400 periods of 300 seconds, and CloudWatch takes one or more and 86400 seconds in all; write
struct Window : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("cpu", Alarm::atLeast(Metric::cpu(database(stack)), 80_percent).periods(BAD(400, 288), 5_min)); }
};
static_assert(rule::prove<Window>());

// expect: \[CW-020\] the threshold of Alarm 'storage' is 2 bytes of free storage, so it never goes off; write it with its unit, such as 2_GiB\.
struct Bytes : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("storage", Alarm::atMost(Metric::freeStorage(database(stack)), BAD(2, 2_GiB))); }
};
static_assert(rule::prove<Bytes>());

// expect: \[CW-101\] the threshold of Alarm 'cpu' is 800, and CPUUtilization is 0 to 100; write a number between\.
struct Percentage : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("cpu", Alarm::atLeast(Metric::cpu(database(stack)), BAD(800, 80))); }
};
static_assert(rule::prove<Percentage>());

// expect: \[CW-105\] Alarm 'cpu' never rests, since CPUUtilization is always 0 or more; write another threshold\.
struct NeverRests : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("cpu", Alarm::atLeast(Metric::cpu(database(stack)), BAD(0, 80))); }
};
static_assert(rule::prove<NeverRests>());

// expect: \[CW-106\] the threshold of Alarm 'connections' is in percent, and DatabaseConnections is a number; write how many\.
struct ShareOfConnections : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("connections", Alarm::atLeast(Metric::connections(database(stack)), BAD(80_percent, 80))); }
};
static_assert(rule::prove<ShareOfConnections>());

// expect: \[CW-102\] the name '/app logs' of LogGroup 'app' is not 1 to 512 letters, digits and _-/\.#, or begins with aws/; write one such as "/app/test"\.
struct LogName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", LogGroup(BAD("/app logs", "/app/logs"))); }
};
static_assert(rule::prove<LogName>());

// expect: \[CW-103\] Topic 'alerts' mails to 'operators', which is no mail address; write one such as "operators@example\.com"\.
struct Mail : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("alerts", Topic(BAD("operators", "operators@example.com"))); }
};
static_assert(rule::prove<Mail>());

/// What the internet reaches.
struct Front {
  VpcOf::Handle net;
  Handle<TargetGroup> target;
  Handle<LoadBalancer> balancer;
};
constexpr Handle<Variable> certificate(Stack& stack, Id id) { return stack.variable(id, Variable::text("ARN", "", "")); }
constexpr Front front(Stack& stack, Optional<Handle<Variable>> with = {}, std::source_location where = std::source_location::current()) {
  const auto net = recorded(stack);
  const auto target = stack.add("app", TargetGroup(net, tcp(8080)));
  const auto group = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
  const LoadBalancer balancer(net.publicSubnets(), group, target);
  return {net, target, stack.add("main", with ? balancer.https(*with) : balancer, where)};
}

// expect: \[CW-017\] Alarm 'hosts' counts hosts of TargetGroup 'old', to which LoadBalancer 'main' does not send, so .*; write
// Metric::unhealthyHosts\(app, main\)\.
struct Hosts : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto web = front(stack);
    const auto old = stack.add("old", TargetGroup(web.net, tcp(8081)));
    stack.add("hosts", Alarm::atLeast(Metric::unhealthyHosts(BAD(old, web.target), web.balancer), 1));
    (void)old;
  }
};
static_assert(rule::prove<Hosts>());

/// A distribution with its records but that of its apex.
constexpr Handle<Distribution> edge(Stack& stack, Handle<Variable> own, Handle<Variable> origin, std::source_location where = std::source_location::current()) {
  const auto balancer = front(stack, origin).balancer;
  stack.add("origin", AliasRecord("Z1", "example.com", "origin", balancer));
  return stack.add("main", Distribution(balancer, stack.add("edge", WebAcl::forCloudFront())).https("example.com", own), where);
}

// expect: \[ACM-004\] Distribution 'main' needs a certificate of us-east-1, and LoadBalancer 'main', which has the same one, needs one of ap-south-1;
// declare a variable for each\.
struct OneCertificate : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto own = certificate(stack, "own"), other = certificate(stack, "other");
    edge(stack, own, BAD(own, other));
    (void)other;
  }
};
static_assert(rule::prove<OneCertificate>());

// expect: \[ACM-004\] LoadBalancer 'main' takes certificates of ap-south-1 only, and Variable 'certificate' asks for one of us-east-1; ask for one of
// ap-south-1\.
struct CertificateElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const {
    front(stack, stack.variable("certificate", Variable::text("ARN", BAD("^arn:aws:acm:us-east-1:.+$", "^arn:aws:acm:ap-south-1:.+$"), "")));
  }
};
static_assert(rule::prove<CertificateElsewhere>());

// expect: \[CF-015\] Distribution 'second' and Distribution 'main' answer to one name, and CloudFront gives a name to one .*; write another domain, or other hosts with
struct TwoDistributions : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto own = certificate(stack, "own");
    edge(stack, own, certificate(stack, "origin"));
    const auto& first = stack.model().all<Distribution>()[0].construct;
    stack.add("second", Distribution(*first.origin.balancer, *first.acl).https("example.com", own).answersTo({BAD("www", "shop")}));
  }
};
static_assert(rule::prove<TwoDistributions>());

// expect: \[CF-102\] Distribution 'main' passes requests to LoadBalancer 'main', which is internal, and CloudFront does not reach it; leave \.internal\(\) out there, and
struct HiddenOrigin : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    stack.add("main", FlowLog(net));
    const auto group = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
    auto front = LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080))));
    if (BAD(true, false)) front = front.internal();
    stack.add("main", Distribution(stack.add("main", front), stack.add("edge", WebAcl::forCloudFront())));
  }
};
static_assert(rule::prove<HiddenOrigin>());

/// A load balancer without a certificate, "a" or "b".
constexpr Handle<LoadBalancer> plain(Stack& stack, Id id) {
  const auto net = stack.add(id, VpcOf(id == "a" ? Cidr("10.1.0.0/16") : Cidr("10.2.0.0/16")));
  stack.add(id, FlowLog(net));
  const auto group = stack.add(id, SecurityGroup(net, "Load balancer").allow(tcp(80), from(internet)));
  return stack.add(id, LoadBalancer(net.publicSubnets(), group, stack.add(id, TargetGroup(net, tcp(8080)))));
}

// expect: \[CF-103\] Distribution 'main' passes requests to LoadBalancer 'a', and no web ACL is asked first; write Distribution\(bucket, acl\) with a WebAcl::forCloudFront\(\)\.
struct NothingAsked : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto files = stack.add("files", Bucket());
    const auto site = BAD(Distribution(files), Distribution(files, stack.add("edge", WebAcl::forCloudFront())));
    stack.add("main", site.path("/api/*", plain(stack, "a")));
  }
};
static_assert(rule::prove<NothingAsked>());

// expect: \[CF-103\] Distribution 'main' passes requests to LoadBalancer 'a' and LoadBalancer 'b', and asks one name, origin\.<domain>; let ListenerRules of one load balancer tell them apart\.
struct TwoOrigins : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto a = plain(stack, "a"), b = plain(stack, "b");
    stack.add("main", Distribution(a, stack.add("edge", WebAcl::forCloudFront())).path("/api/*", BAD(b, a)));
  }
};
static_assert(rule::prove<TwoOrigins>());

// expect: \[CF-104\] Distribution 'main' answers with index\.html what LoadBalancer 'a' finds nothing for, since CloudFront has one list of errors for all paths; give it a name of its own, or leave
struct PagesForAnApi : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto site = Distribution(stack.add("files", Bucket()), stack.add("edge", WebAcl::forCloudFront())).path("/api/*", plain(stack, "a"));
    stack.add("main", BAD(site.singlePage(), site));
  }
};
static_assert(rule::prove<PagesForAnApi>());

// expect: \[CF-105\] the path /assets/icons/\* of Distribution 'main' is never asked for, since /assets/\* comes before it and takes all of it; write it before that, or leave it out\.
struct NeverAsked : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto files = stack.add("files", Bucket());
    stack.add("main", Distribution(files).path("/assets/*", files).path(BAD("/assets/icons/*", "/icons/*"), files));
  }
};
static_assert(rule::prove<NeverAsked>());

// expect: \[CF-106\] Distribution 'main' sends everybody the files of Bucket 'state', which holds Terraform's state and so every secret of the stack; write a bucket of its own for the site\.
struct StateShown : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto state = stack.add("state", Bucket().named("test-state-1234").versioned().retained().encryptedWith(stack.add("state", KmsKey("State"))).ageOldVersions({.expire = 365_days}).abortUploadsAfter(7_days));
    stack.keepState(state, stack.add("state", LockTable()));
    stack.add("main", Distribution(BAD(state, stack.add("files", Bucket()))));
  }
};
static_assert(rule::prove<StateShown>());

// expect: \[ALB-105\] LoadBalancer 'main' is to speak HTTPS alone, and has no certificate; write \.https\(certificate\) as well\.
struct OnlyTls : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto net = stack.add("main", VpcOf("10.1.0.0/16"));
    stack.add("main", FlowLog(net));
    const auto group = stack.add("alb", SecurityGroup(net, "Load balancer").allow(tcp(443), from(internet)).allow(tcp(80), from(internet)));
    auto front = LoadBalancer(net.publicSubnets(), group, stack.add("app", TargetGroup(net, tcp(8080)))).httpsOnly();
    stack.add("main", BAD(front, front.https(certificate(stack, "own"))));
  }
};
static_assert(rule::prove<OnlyTls>());

// expect: \[CF-018\] AliasRecord 'shop' leads 'shop\.example\.com' to Distribution 'main', which does not answer to that name; write one domain at both, and
struct NotAnswered : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto distribution = edge(stack, certificate(stack, "own"), certificate(stack, "origin"));
    stack.add("shop", AliasRecord("Z1", "example.com", BAD("shop", "www"), distribution));
  }
};
static_assert(rule::prove<NotAnswered>());

// expect: \[R53-101\] AliasRecord 'shop' and AliasRecord 'apex' are records of one name, 'example\.com', and a zone has each once; write another name or remove one\.
struct RecordTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto balancer = front(stack).balancer;
    stack.add("apex", AliasRecord("Z1", "example.com", "", balancer));
    stack.add("shop", AliasRecord("Z1", "example.com", BAD("", "shop"), balancer));
  }
};
static_assert(rule::prove<RecordTwice>());

// expect: \[R53-018\] HealthCheck 'site' asks by HTTPS, and the site has no certificate; write HealthCheck\(domain, false\), or \.https\(\.\.\.\) at the
// load balancer\.
struct NoCertificate : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("apex", AliasRecord("Z1", "example.com", "", front(stack).balancer));
    stack.add("site", HealthCheck("example.com", BAD(true, false)));
  }
};
static_assert(rule::prove<NoCertificate>());

// expect: \[R53-017\] HealthCheck 'site' asks 10\.1\.10\.5, which AWS's places around the world do not reach; write the public name of the site\.
struct PrivateAddress : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("site", HealthCheck(BAD("10.1.10.5", "203.0.113.7"), false)); }
};
static_assert(rule::prove<PrivateAddress>());

// expect: \[CW-025\] Alarm 'storage' goes off while FreeStorageSpace is high, when all is well; write Alarm::atMost\(\.\.\.\)\.
struct WrongWay : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto free = Metric::freeStorage(database(stack));
    stack.add("storage", BAD(Alarm::atLeast(free, 2_GiB), Alarm::atMost(free, 2_GiB)));
  }
};
static_assert(rule::prove<WrongWay>());

// expect: \[R53-102\] HealthCheck 'site' asks every 60 seconds and fails after 3; write \.path\(at, every, failures\) with 10_s or 30_s and 1 to 10\.
struct CheckInterval : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("site", HealthCheck("example.com", true).path("/health", BAD(60_s, 30_s), 3)); }
};
static_assert(rule::prove<CheckInterval>());

// expect: \[WAF-022\] WebAcl 'front' asks the rule group 'AWSManagedRulesSQLiRuleSet' twice, and names of rules differ; write it once\.
struct GroupTwice : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.waive("WAF-010", "what it protects is not here");
    stack.add("front", WebAcl::regional().managedRules({"AWSManagedRulesSQLiRuleSet", BAD("AWSManagedRulesSQLiRuleSet", "AWSManagedRulesCommonRuleSet")}));
  }
};
static_assert(rule::prove<GroupTwice>());

// expect: \[WAF-101\] the rule group 'AWSManagedRulesATPRuleSet' of WebAcl 'front' needs settings of its own, which \.managedRules\(\.\.\.\) does not give;
struct GroupSettings : Mumbai {
  constexpr void declare(Stack& stack) const { stack.waive("WAF-010", "what it protects is not here"); stack.add("front", WebAcl::regional().managedRules({BAD("AWSManagedRulesATPRuleSet", "AWSManagedRulesSQLiRuleSet")})); }
};
static_assert(rule::prove<GroupSettings>());

// expect: \[WAF-102\] WebAcl 'front' counts what SizeRestrictions_BODY of the rule group 'AWSManagedRulesSQLiRuleSet' finds, and does not ask that group; write \.managedRules
struct CountedElsewhere : Mumbai {
  constexpr void declare(Stack& stack) const { stack.waive("WAF-010", "what it protects is not here"); stack.add("front", WebAcl::regional().countOnly(BAD("AWSManagedRulesSQLiRuleSet", "AWSManagedRulesCommonRuleSet"), "SizeRestrictions_BODY")); }
};
static_assert(rule::prove<CountedElsewhere>());

// expect: \[WAF-021\] WebAcl 'front' lets bodies of 8 KiB pass, and those of its application have up to 20; write \.countOnly\("AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY"\)\.
struct UploadsStopped : Mumbai {
  constexpr void declare(Stack& stack) const { stack.waive("WAF-010", "what it protects is not here"); stack.add("front", WebAcl::regional().largestBody(20_KiB).countOnly("AWSManagedRulesCommonRuleSet", BAD("NoUserAgent_HEADER", "SizeRestrictions_BODY"))); }
};
static_assert(rule::prove<UploadsStopped>());
// end

// expect: \[CW-109\] Alarm 'cpu' asks for a percentile of CPUUtilization, and CloudWatch has those of how long answers take; leave out \.percentile\(99\)\.
struct NoTime : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto db = database(stack);
    stack.add("cpu", Alarm::atLeast(Metric::cpu(db)BAD(.percentile(99), ), 80_percent));
  }
};
static_assert(rule::prove<NoTime>());

// expect: \[CW-110\] the graph 'CPU' of Dashboard 'main' has 0 metrics, and CloudWatch takes 1 to 500; write \.graph\("CPU", \{Metric::cpu\(service\)\}\)\.
struct NoLines : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto db = database(stack);
    stack.add("main", Dashboard().graph("CPU", BAD({}, {Metric::cpu(db)})));
  }
};
static_assert(rule::prove<NoLines>());

// expect: \[CW-111\] the pattern '\{ \$\.level = "error"' of MetricFilter 'errors' is not closed; write words such as "ERROR", a condition such as "\{ \$\.level = \\"error\\" \}", or columns such as "\[time, code = 5\*\]"\.
struct Unclosed : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto worker = stack.add("worker", LambdaFunction::zip("worker.zip"));
    stack.add("errors", MetricFilter(worker, BAD("{ $.level = \"error\"", "{ $.level = \"error\" }")));
  }
};
static_assert(rule::prove<Unclosed>());
