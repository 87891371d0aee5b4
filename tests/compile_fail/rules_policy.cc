// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/policy.hpp and resource.hpp.
#include "stack_case.hpp"

/// A role with nothing wrong.
constexpr Role role() { return Role("Reads reports").trust("ec2.amazonaws.com"); }

// expect: \[IAM-008\] Role 'app' allows s3:GetObjekt, which IAM takes and no service knows, so it allows nothing; write s3:GetObject\.
struct MisspeltVerb : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", Role("App").trust("ec2.amazonaws.com").allow({BAD("s3:GetObjekt", "s3:getobject")}, "arn:aws:s3:::reports/*"));
  }
};
static_assert(rule::prove<MisspeltVerb>());

// expect: \[IAM-108\] arn:aws:s3:ap-south-1::reports/\* of Role 'app' is no ARN of s3, which has no region and no account, so it allows nothing; write
// "arn:aws:s3:::reports/\*"\.
struct BucketWithARegion : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", Role("App").trust("ec2.amazonaws.com").allow({"s3:GetObject"}, BAD("arn:aws:s3:ap-south-1::reports/*", "arn:aws:s3:::reports/*")));
  }
};
static_assert(rule::prove<BucketWithARegion>());

// expect: \[IAM-108\] arn:aws:iam:ap-south-1:123456789012:role/app of Role 'app' is no ARN of iam, which has no region, so it allows nothing; write
// "arn:aws:iam::123456789012:role/app"\.
struct RoleWithARegion : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", Role("App").trust("ec2.amazonaws.com").allow({"iam:GetRole"}, BAD("arn:aws:iam:ap-south-1:123456789012:role/app", "arn:aws:iam::123456789012:role/app")));
  }
};
static_assert(rule::prove<RoleWithARegion>());

// expect: \[IAM-019\] AWS has no policy 'AmazonSSMManagedInstanceCor' for Role 'app'; write \.managed\("AmazonSSMManagedInstanceCore"\)\.
struct PolicySlip : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", Role("App").trust("ec2.amazonaws.com").managed(BAD("AmazonSSMManagedInstanceCor", "AmazonSSMManagedInstanceCore")));
  }
};
static_assert(rule::prove<PolicySlip>());

// expect: \[IAM-105\] Role 'app' allows no action on \*, and IAM refuses that; write
struct NoAction : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", BAD(role().allow({}), role().allow({"s3:ListAllMyBuckets"}))); }
};
static_assert(rule::prove<NoAction>());

// expect: \[IAM-105\] 'reports/\*' of Role 'app' is no resource of AWS; write an ARN, such as "arn:aws:s3:::reports/\*", or "\*"\.
struct NoArn : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({"s3:GetObject"}, BAD("reports/*", "arn:aws:s3:::reports/*"))); }
};
static_assert(rule::prove<NoArn>());

// expect: \[IAM-008\] Role 'app' allows s3:ListObjects, which IAM takes and no service knows, so it allows nothing; write s3:ListBucket\.
struct NameOfTheApi : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({BAD("s3:ListObjects", "s3:ListBucket")}, "arn:aws:s3:::reports")); }
};
static_assert(rule::prove<NameOfTheApi>());

// expect: \[IAM-008\] Role 'app' allows elb:DescribeLoadBalancers, and IAM's word for that service is elasticloadbalancing; write
// elasticloadbalancing:DescribeLoadBalancers\.
struct NameOfTheService : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().allow({BAD("elb:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers")}));
  }
};
static_assert(rule::prove<NameOfTheService>());

// expect: \[IAM-009\] Role 'app' allows ssm:StartAutomationExec, which .* no service knows, so it allows nothing; write ssm:StartAutomationExecution\.
struct CutShort : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({BAD("ssm:StartAutomationExec", "ssm:StartAutomationExecution")})); }
};
static_assert(rule::prove<CutShort>());

// expect: \[IAM-009\] Role 'app' allows ec2:Decribe\*, and no action of ec2 begins so; write a verb of AWS, such as ec2:Get\.\.\. or ec2:Describe
struct NoVerb : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({BAD("ec2:Decribe*", "ec2:Describe*")})); }
};
static_assert(rule::prove<NoVerb>());

// expect: \[IAM-023\] Role 'app' allows s3:GetObject on the bucket arn:aws:s3:::reports, and it acts on objects, so it allows nothing; write
// "arn:aws:s3:::reports/\*"\.
struct ObjectsOfABucket : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({"s3:GetObject"}, BAD("arn:aws:s3:::reports", "arn:aws:s3:::reports/*"))); }
};
static_assert(rule::prove<ObjectsOfABucket>());

// expect: \[IAM-023\] Role 'app' allows s3:ListBucket on the objects arn:aws:s3:::reports/\*, and it acts on the bucket, so it allows nothing; write
// "arn:aws:s3:::reports"\.
struct BucketOfObjects : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({"s3:ListBucket"}, BAD("arn:aws:s3:::reports/*", "arn:aws:s3:::reports"))); }
};
static_assert(rule::prove<BucketOfObjects>());

// expect: \[IAM-026\] Role 'app' names the secret arn:aws:secretsmanager:ap-south-1:123456789012:secret:shop/db without the six characters .* nothing; write
struct SecretSuffix : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().allow({"secretsmanager:GetSecretValue"}, BAD("arn:aws:secretsmanager:ap-south-1:123456789012:secret:shop/db",
                                                                         "arn:aws:secretsmanager:ap-south-1:123456789012:secret:shop/db-??????")));
  }
};
static_assert(rule::prove<SecretSuffix>());

// expect: \[IAM-030\] Role 'app' names the database 'shop-db', and rds-db wants its resource id, which reads like db-ABCDEFGHIJKL01234; write
// \.grantConnect\(database, "app"\)\.
struct DatabaseByName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().allow({"rds-db:connect"}, BAD("arn:aws:rds-db:ap-south-1:123456789012:dbuser:shop-db/app",
                                                          "arn:aws:rds-db:ap-south-1:123456789012:dbuser:db-ABCDEFGHIJKL01234/app")));
  }
};
static_assert(rule::prove<DatabaseByName>());

// expect: \[IAM-046\] '12345' in arn:aws:kms:ap-south-1:12345:key/\* of Role 'app' is no account of AWS; write its 12 digits\.
struct ShortAccount : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().allow({"kms:Decrypt"}, BAD("arn:aws:kms:ap-south-1:12345:key/*", "arn:aws:kms:ap-south-1:123456789012:key/*")));
  }
};
static_assert(rule::prove<ShortAccount>());

constexpr struct Long {
  char text[10200]{};
  constexpr Long() {
    for (char& c : text) c = 'x';
  }
} words;

// expect: \[IAM-104\] what Role 'app' allows takes 10313 characters as a policy, and IAM takes 10240; write fewer statements, or '\*'
struct LongPolicy : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("app", role().allow({"s3:GetObject"}, join({"arn:aws:s3:::a/", std::string_view(words.text, BAD(10200, 10000))})));
  }
};
static_assert(rule::prove<LongPolicy>());

// expect: \[IAM-107\] Role 'app' may s3:GetObject of Bucket 'reports' and not kms:Decrypt with its KmsKey 'data', so it is refused; write \.grantReadWrite\(bucket\) or \.grantRead\(bucket\) in place of that \.allow\(\.\.\.\)\.
struct WithoutTheKey : Mumbai {
  constexpr void declare(Stack& stack) const {
    const auto reports = stack.add("reports", Bucket().named("shop-reports").encryptedWith(stack.add("data", KmsKey("Data"))));
    stack.add("app", role().BAD(allow({"s3:GetObject"}, "arn:aws:s3:::shop-reports/*"), grantReadWrite(reports)));
    (void)reports;
  }
};
static_assert(rule::prove<WithoutTheKey>());

// expect: \[SEC-008\] Role 'app' reads 'host' of Secret 'orders', which has username and password; write one of these, and give the application what is no secret as an output or in its user data\.
struct KeyOfSecret : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().grantRead(encrypted(stack, "orders", Secret("db/orders", "app")), {"username", BAD("host", "password")})); }
};
static_assert(rule::prove<KeyOfSecret>());

// expect: \[IAM-109\] Role 'app' allows log:\*, and AWS has no service 'log', so it allows nothing; write logs:\*\.
struct NoSuchService : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().allow({BAD("log:*", "logs:*")})); }
};
static_assert(rule::prove<NoSuchService>());

// expect: \[IAM-015\] Role 'app' trusts codepipelines\.amazonaws\.com, which is no service of AWS, and IAM refuses it; write \.trust\("codepipeline\.amazonaws\.com"\)\.
struct TrustsNobody : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("app", role().trust(BAD("codepipelines.amazonaws.com", "codepipeline.amazonaws.com"))); }
};
static_assert(rule::prove<TrustsNobody>());
// end
