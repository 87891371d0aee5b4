// SPDX-License-Identifier: Apache-2.0
// Stacks that break the rules of include/ecia/rule/bucket.hpp.
#include "stack_case.hpp"

// expect: \[S3-001\] 'Shop_Reports' of Bucket 'reports' is no name for a bucket; write 3 to 63 lower-case letters, digits, '\.' and '-', with a letter or
// digit at both ends\.
struct NameForm : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().named(BAD("Shop_Reports", "shop-reports"))); }
};
static_assert(rule::prove<NameForm>());

// expect: \[S3-001\] the name test-reports-that-the-accountants-write-every-quarter-<account> of Bucket .* has 66 characters, and S3 takes 63; write a
// shorter id or prefix
struct LongName : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add(BAD("reports-that-the-accountants-write-every-quarter", "reports"), Bucket()); }
};
static_assert(rule::prove<LongName>());

// expect: \[S3-003\] the name 10\.1\.0\.1 of Bucket 'reports' reads like an IP address; write another\.
struct LikeAnAddress : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().named(BAD("10.1.0.1", "reports-10.1.0.1"))); }
};
static_assert(rule::prove<LikeAnAddress>());

// expect: \[S3-003\] the name reports-s3alias of Bucket 'reports' ends as S3 keeps it for itself, with -s3alias; write another\.
struct Reserved : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().named(BAD("reports-s3alias", "reports-alias"))); }
};
static_assert(rule::prove<Reserved>());

// expect: \[S3-006\] Bucket 'invoices' and Bucket 'reports' are both called shop-reports in AWS, and a name is free once in all of S3
struct OneName : Mumbai {
  constexpr void declare(Stack& stack) const {
    stack.add("reports", Bucket().named("shop-reports"));
    stack.add("invoices", Bucket().named(BAD("shop-reports", "shop-invoices")));
  }
};
static_assert(rule::prove<OneName>());

// expect: \[S3-014\] the ageing of Bucket 'reports' does nothing, and S3 refuses such a rule; write \.age\(\{\.expire = 365_days\}\) or leave it out\.
struct NoAgeing : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().BAD(age({}), age({.expire = 365_days}))); }
};
static_assert(rule::prove<NoAgeing>());

// expect: \[S3-041\] no browser comes from https://https://example\.com, so Bucket 'reports' answers none; write the domain alone, in lower case
struct WholeUrl : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().corsFrom(BAD("https://example.com", "example.com"))); }
};
static_assert(rule::prove<WholeUrl>());

// expect: \[S3-101\] Bucket 'reports' removes unfinished uploads after 0 days, and S3 takes 1 or more; write \.abortUploadsAfter\(7_days\)\.
struct UploadsAtOnce : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().abortUploadsAfter(BAD(0_days, 1_day))); }
};
static_assert(rule::prove<UploadsAtOnce>());

// expect: \[S3-101\] objects of Bucket 'reports' expire after 0 days, and S3 takes 1 or more; write
struct ExpiredAtOnce : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().age({.expire = BAD(0_days, 1_day)})); }
};
static_assert(rule::prove<ExpiredAtOnce>());

// expect: \[S3-101\] old versions of Bucket 'reports' expire after 0 days, and S3 takes 1 or more; write
struct VersionsAtOnce : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().versioned().ageOldVersions({.expire = BAD(0_days, 1_day)})); }
};
static_assert(rule::prove<VersionsAtOnce>());

// expect: \[S3-102\] objects of Bucket 'reports' expire after 60 days and move to another class after 90; write \.expire = 91_days or more\.
struct ExpiredBefore : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("reports", Bucket().age({.toStandardIa = 30_days, .toGlacier = 90_days, .expire = BAD(60_days, 365_days)})); }
};
static_assert(rule::prove<ExpiredBefore>());

// expect: \[S3-104\] load balancers do not write below 'alb/' of Bucket 'logs': a prefix has no slash at its ends and no 'AWSLogs'; write
struct LogPrefix : Mumbai {
  constexpr void declare(Stack& stack) const { stack.add("logs", Bucket().receivesLoadBalancerLogs(BAD("alb/", "alb"))); }
};
static_assert(rule::prove<LogPrefix>());
// end
