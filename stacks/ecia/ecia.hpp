// SPDX-License-Identifier: Apache-2.0
// The shape that ECIA's environments share: a web application behind CloudFront and a load balancer, with a MySQL database, in twelve Terraform modules.
#pragma once

#include "environment.hpp"

namespace ecia::stacks {

/// What each application instance does when it first starts: runs the container that the registry of the account and region holds.
inline constexpr const char* UserData = R"bash(#!/bin/bash
set -euo pipefail
dnf install -y docker
systemctl enable --now docker
token=$(curl -sX PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 300')
document=$(curl -s -H "X-aws-ec2-metadata-token: ${token}" http://169.254.169.254/latest/dynamic/instance-identity/document)
region=$(sed -n 's/.*"region" : "\(.*\)".*/\1/p' <<<"${document}")
account=$(sed -n 's/.*"accountId" : "\(.*\)".*/\1/p' <<<"${document}")
registry="${account}.dkr.ecr.${region}.amazonaws.com"
aws ecr get-login-password --region "${region}" | docker login --username AWS --password-stdin "${registry}"
docker run --detach --restart always --publish 8080:8080 "${registry}/ecia-app:latest"
)bash";

class Ecia {
 public:
  constexpr explicit Ecia(const Environment& environment) : env(environment) {}

  constexpr Settings settings() const {
    return {.name = env.name, .prefix = env.prefix, .region = "ap-south-1", .terraform = "1.6", .awsProvider = "~> 5.0", .zoneLoss = env.zoneLoss};
  }

  constexpr void declare(Stack& stack) const {
    const bool tls = env.tls == Tls::certificates;

    // What the architecture draws against advice, and why it stays
    stack.waive("SG-020", "PostgreSQL's port is drawn on the database's group twice");
    stack.waive("SG-022", "the operators' address is drawn on the application's group; they come through the bastion");
    stack.waive("RDS-003", "the architecture names MySQL 8.0.39; look whether RDS still makes it before the first apply");
    stack.waive("RDS-029", "Sunday 04:00 UTC is drawn, 09:30 in Mumbai; on Sundays few are at work");
    stack.waive("IAM-031", "the deploy role rolls out the application; launching with the instance role is the group's own work");
    stack.waive("ENV-003", "an account for each environment, or a higher quota: the three take 8 in ap-south-1");
    stack.waive("SEC-104", "Terraform 1.6 is drawn; the state is encrypted with the stack's key");
    stack.waive("STA-017", "a rehearsal destroys the whole environment, its state last");
    if (tls) {
      stack.waive("RDS-037", "the architecture does not draw it, and a rehearsal destroys the database; a final snapshot stays");
      stack.waive("RDS-031", "one day of backups is drawn; the final snapshot stays");
      stack.waive("EC2-047", "two of three zones are enough at night");
    }

    // Inputs
    const auto domain = stack.variable("domain-name", Variable::text("Domain of the site, such as example.com.", "^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$",
                                                                     "The domain must be lower case, without a scheme or a trailing dot."));
    const auto zone = stack.variable("hosted-zone-id", Variable::text("Id of the hosted zone of the domain in Route 53.", "^[A-Z0-9]{1,32}$",
                                                                      "A hosted zone id has upper-case letters and digits, 32 at most."));
    const auto email = stack.variable("alert-email", Variable::text("Address that alerts are mailed to.", "^[^@ ]+@[^@ ]+\\.[^@ ]+$", "This must be one mail address."));
    const auto operators = stack.variable("ssh-cidrs", Variable::cidrs("Address blocks that may open SSH connections.").defaults({"205.254.163.158/32"}));

    // Keys
    const auto kms = stack.module("kms");
    const auto s3Key = kms.add("s3", KmsKey("Buckets").deletionWindow(7_days));
    const auto rdsKey = kms.add("rds", KmsKey("Database").deletionWindow(7_days));
    const auto secretsKey = kms.add("secrets", KmsKey("Secrets").deletionWindow(7_days));

    // Buckets, and where Terraform keeps its state
    const auto s3 = stack.module("s3");
    const Ageing aWeb{.toStandardIa = 30_days, .toGlacier = 90_days, .expire = 365_days};
    const auto appBucket = s3.add("app", Bucket().encryptedWith(s3Key).versioned().age(aWeb).ageOldVersions(aWeb).abortUploadsAfter(7_days).corsFrom(domain));
    s3.add("logs", Bucket().age(aWeb));
    const auto balancerLogs = s3.add("alb-logs", Bucket().receivesLoadBalancerLogs("alb"));
    const auto state = s3.add("tf-state", Bucket().named(env.stateBucket).encryptedWith(s3Key).versioned().ageOldVersions(aWeb).abortUploadsAfter(7_days));
    const auto lock = s3.add("tf-lock", LockTable());
    stack.keepState(state, lock);

    // Alerts and logs
    const auto cloudwatch = stack.module("cloudwatch");
    const auto alerts = cloudwatch.add("alerts", Topic(email));
    const auto flowLogs = cloudwatch.add("flow-logs", LogGroup(join({"/aws/vpc/flowlogs/", env.prefix})).keep(30_days));

    // Network
    const auto iam = stack.module("iam");
    const auto vpc = stack.module("vpc");
    const auto network = vpc.add("main", env.network);
    const auto flowLogsRole = iam.add("flow-logs", Role("Writes VPC flow logs")
                                                       .trust("vpc-flow-logs.amazonaws.com")
                                                       .allow({"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogGroups",
                                                               "logs:DescribeLogStreams"}));
    vpc.add("main", FlowLog(network, flowLogs, flowLogsRole));

    // Who may talk to whom
    const auto groups = stack.module("security_groups");
    const auto albSg = groups.add("alb", SecurityGroup(network, "Load balancer").allow(tcp(80), from(internet)).allow(tcp(443), from(internet)));
    const auto bastionSg = groups.add("bastion", SecurityGroup(network, "Bastion").allow(ssh, from(operators)));
    const auto appSg = groups.add("app", SecurityGroup(network, "Application").allow(tcp(8080), from(albSg)).allow(ssh, from(operators)).allow(ssh, from(bastionSg)));
    const auto dbSg = groups.add("db", SecurityGroup(network, "Database").allow(mysql, from(appSg)).allow(postgresql, from(appSg)));

    // Database
    const auto rds = stack.module("rds");
    const auto credentials = rds.add("db", Secret("db/credentials", "app").encryptedWith(secretsKey).recoverableFor(7_days));
    const auto monitoring = iam.add("rds-monitoring", Role("Enhanced monitoring of the database")
                                                          .trust("monitoring.rds.amazonaws.com")
                                                          .managed("service-role/AmazonRDSEnhancedMonitoringRole"));
    const auto database = rds.add("main", env.database.storage(20_GiB, 100_GiB)
                                              .in(network.database())
                                              .guardedBy(dbSg)
                                              .encryptedWith(rdsKey)
                                              .credentials(credentials)
                                              .monitored(60_s, monitoring)
                                              .slowQueryLog(2_s)
                                              .maxConnections(env.database.nominalConnections())
                                              .backups(1_day, "02:00-03:00")
                                              .maintenance("sun:04:00-sun:05:00"));

    // Roles of instances and of the roll-out
    const auto ec2Role = iam.add("ec2", Role("Application instances")
                                            .trust("ec2.amazonaws.com")
                                            .managed("AmazonSSMManagedInstanceCore")
                                            .managed("CloudWatchAgentServerPolicy")
                                            .managed("AmazonEC2ContainerRegistryReadOnly")
                                            .allow({"ec2:Describe*"})
                                            .grantReadWrite(appBucket)
                                            .grantRead(credentials)
                                            .grantConnect(database, "app_iam")
                                            .withInstanceProfile());
    iam.add("deploy", Role("Rolls out the application")
                          .trust("codepipeline.amazonaws.com")
                          .trustAccountRoot()
                          .allow({"ec2:*", "autoscaling:*", "elasticloadbalancing:*", "s3:*", "logs:*", "cloudwatch:*"}));
    const auto eventsRole = iam.add("bastion-events", Role("Stops the bastion")
                                                          .trust("events.amazonaws.com")
                                                          .allow({"ssm:StartAutomationExecution", "ec2:StopInstances", "ec2:DescribeInstances",
                                                                  "ec2:DescribeInstanceStatus"}));

    // Load balancer and application
    const auto loadBalancer = stack.module("load_balancer");
    const auto target = loadBalancer.add("app", TargetGroup(network, tcp(8080)).healthCheck("/health", 30_s).thresholds(3, 3).deregistrationDelay(30_s));
    auto front = LoadBalancer(network.publicSubnets(), albSg, target).logTo(balancerLogs);
    if (tls)
      front = front.https(stack.variable("certificate-arn", certificate("ap-south-1", "the load balancer")));
    const auto balancer = loadBalancer.add("main", front);
    const auto fleet = stack.module("ec2").add("main", AutoScalingGroup(env.instance, env.fleet)
                                                           .in(network.privateSubnets())
                                                           .guardedBy(appSg)
                                                           .runAs(ec2Role)
                                                           .behind(target)
                                                           .keyPair(env.keyPair)
                                                           .userData(UserData)
                                                           .cpuTarget(60_percent)
                                                           .rollingRefresh(50_percent)
                                                           .nights("20:00", "07:00"));
    const auto bastion = stack.module("bastion").add("main", BastionHost("t3.nano", network.publicSubnets(), bastionSg).keyPair(env.keyPair).stopAt("00:00", eventsRole));

    // Edge
    const auto waf = stack.module("waf");
    const auto wafLogs = cloudwatch.add("waf", LogGroup(join({"aws-waf-logs-", env.prefix})).keep(30_days));
    const auto edgeWafLogs = cloudwatch.add("waf-edge", LogGroup(join({"aws-waf-logs-", env.prefix, "-edge"})).keep(30_days).in(us_east_1));
    waf.add("alb", WebAcl::regional().protect(balancer).logTo(wafLogs));
    const auto edgeAcl = waf.add("edge", WebAcl::forCloudFront().logTo(edgeWafLogs));
    auto edge = Distribution(balancer, edgeAcl);
    if (tls)
      edge = edge.https(domain, stack.variable("edge-certificate-arn", certificate("us-east-1", "CloudFront")));
    const auto distribution = waf.add("main", edge);

    // Who reaches whom, and who must not
    const Port served = tls ? tcp(443) : tcp(80);
    stack.reaches(internet, distribution, served);
    stack.reaches(distribution, balancer, served);
    stack.reaches(balancer, fleet, tcp(8080));
    stack.reaches(fleet, database, mysql);
    stack.reaches(fleet, internet, tcp(443));
    stack.reaches(bastion, fleet, ssh);
    stack.neverReaches(internet, fleet);
    stack.neverReaches(internet, database);
    stack.neverReaches(internet, bastion);
    stack.neverReaches(balancer, database);
    stack.neverReaches(bastion, database);

    // Names and their health
    const auto route53 = stack.module("route53");
    if (tls) {
      route53.add("apex", AliasRecord(zone, domain, "", distribution));
      route53.add("www", AliasRecord(zone, domain, "www", distribution));
      route53.add("origin", AliasRecord(zone, domain, "origin", balancer));
    } else {
      route53.add("apex", AliasRecord(zone, domain, "", balancer));
      route53.add("www", AliasRecord(zone, domain, "www", balancer));
    }
    const auto health = route53.add("site", HealthCheck(domain, tls).path("/health", 30_s, 3));
    const auto edgeAlerts = route53.add("alerts", Topic(email).in(us_east_1));
    route53.add("site-health", Alarm::below(Metric::status(health), 1).periods(1, 60_s).tellAlsoWhenOk(edgeAlerts));

    // Alarms
    const auto most = env.database.nominalConnections();
    cloudwatch.add("asg-cpu-high", Alarm::atLeast(Metric::cpu(fleet), 80_percent).periods(2, 2_min).tellAlsoWhenOk(alerts));
    cloudwatch.add("asg-cpu-low", Alarm::atMost(Metric::cpu(fleet), 10_percent).periods(3, 2_min).tell(alerts));
    cloudwatch.add("alb-5xx", Alarm::atLeast(Metric::elb5xx(balancer), 10).periods(1, 60_s).tellAlsoWhenOk(alerts));
    cloudwatch.add("target-5xx", Alarm::atLeast(Metric::target5xx(balancer), 10).periods(1, 60_s).tell(alerts));
    cloudwatch.add("alb-unhealthy-hosts", Alarm::atLeast(Metric::unhealthyHosts(target, balancer), 1).periods(2, 60_s).tellAlsoWhenOk(alerts));
    cloudwatch.add("alb-latency", Alarm::atLeast(Metric::latency(balancer), 2_s).periods(2, 60_s).tell(alerts));
    cloudwatch.add("rds-cpu", Alarm::atLeast(Metric::cpu(database), 80_percent).periods(2, 60_s).tellAlsoWhenOk(alerts));
    cloudwatch.add("rds-storage", Alarm::atMost(Metric::freeStorage(database), 2_GiB).periods(1, 60_s).tellAlsoWhenOk(alerts));
    cloudwatch.add("rds-connections", Alarm::atLeast(Metric::connections(database), most * 80 / 100).periods(2, 60_s).tellAlsoWhenOk(alerts));
    cloudwatch.add("main", Dashboard(fleet, balancer, database));

    stack.output("database-endpoint", Attribute::endpoint(database));
    stack.output("load-balancer-dns-name", Attribute::dnsName(balancer));
    stack.output("distribution-domain-name", Attribute::domainName(distribution));
    stack.output("bastion-address", Attribute::publicIp(bastion));
  }

 private:
  const Environment& env;

  static constexpr Variable certificate(std::string_view region, std::string_view where) {
    return Variable::text(join({"ARN of the certificate for ", where, ", issued in ", region, "."}), join({"^arn:aws:acm:", region, ":[0-9]{12}:certificate/.+$"}),
                          join({"The certificate must be one of Certificate Manager in ", region, "."}));
  }
};

struct Prod : Ecia {
  constexpr Prod() : Ecia(prod) {}
};
struct Staging : Ecia {
  constexpr Staging() : Ecia(staging) {}
  // Staging is prod but for its size, its certificates and what hangs on them.
  static constexpr auto parity =
      like<Prod>("Settings.zoneLoss", "Vpc.cidr", "Vpc.azs", "Vpc.nat", "AutoScalingGroup.capacity", "Rds.instance", "Rds.multiAz", "Rds.database", "Rds.maxConnections",
                 "Alarm/rds-connections.threshold", "Variable/certificate-arn", "Variable/edge-certificate-arn", "LoadBalancer.https", "Distribution.https",
                 "HealthCheck.tls", "AliasRecord.to", "AliasRecord/origin", "Waiver/RDS-031", "Waiver/RDS-037", "Waiver/EC2-047");
};
struct Dev : Ecia {
  constexpr Dev() : Ecia(dev) {}
};

}  // namespace ecia::stacks
