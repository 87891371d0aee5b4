// SPDX-License-Identifier: Apache-2.0
// Schedules in the six fields of cron that EventBridge reads.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct a_schedule_has_the_six_fields_minutes_hours_day_of_month_month_day_of_week_year_and_one_of_the_days_is_a_question_mark;
}
namespace form {
/// One field of a cron expression: its numbers, and the names that stand for them, if any.
struct CronField {
  int least, most;
  std::string_view names;  ///< three letters each, the first one for `least`
};
inline constexpr CronField CronFields[] = {{0, 59, ""}, {0, 23, ""}, {1, 31, ""}, {1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"}, {1, 7, "SUNMONTUEWEDTHUFRISAT"}, {1970, 2199, ""}};

/// The number of a field that a text is, or -1.
constexpr int cronNumber(const CronField& field, std::string_view text) {
  for (std::size_t at = 0; text.size() == 3 && at < field.names.size(); at += 3)
    if (text == field.names.substr(at, 3)) return field.least + static_cast<int>(at / 3);
  if (!all(text, 1, 4, digit)) return -1;
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number < field.least || number > field.most ? -1 : number;
}
/// One entry of a field: "*", "5", "MON-FRI", "0/15".
constexpr bool cronEntry(const CronField& field, std::string_view text) {
  const auto slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto step = text.substr(slash + 1);
    if (!all(step, 1, 3, digit) || all(step, 1, 3, [](char c) { return c == '0'; })) return false;
    text = text.substr(0, slash);
  }
  if (text == "*") return true;
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return cronNumber(field, text) >= 0;
  const int from = cronNumber(field, text.substr(0, dash)), to = cronNumber(field, text.substr(dash + 1));
  return from >= 0 && to >= from;
}
/// What only days have: "L", the last one; "15W", the weekday nearest to it; "6L", the last Friday; "3#2", the second Tuesday.
constexpr bool cronDay(bool ofWeek, std::string_view text) {
  if (text == "L") return true;
  const CronField& field = CronFields[ofWeek ? 4 : 2];
  if (text.empty()) return false;
  const auto rest = text.substr(0, text.size() - 1);
  if (!ofWeek) return text.back() == 'W' && (rest == "L" || cronNumber(field, rest) >= 0);
  if (text.back() == 'L') return cronNumber(field, rest) >= 0;
  return text.size() > 2 && rest.back() == '#' && text.back() >= '1' && text.back() <= '5' && cronNumber(field, rest.substr(0, rest.size() - 1)) >= 0;
}
constexpr bool eventBridgeCron(std::string_view text) {
  int marks = 0;
  for (int place = 0; place < 6; ++place) {
    const auto space = text.find(' ');
    if ((space == std::string_view::npos) != (place == 5)) return false;
    auto field = text.substr(0, space);
    const bool day = place == 2 || place == 4;
    if (day && field == "?") {
      ++marks;
    } else {
      while (true) {
        const auto comma = field.find(',');
        const auto entry = field.substr(0, comma);
        if (!cronEntry(CronFields[place], entry) && !(day && cronDay(place == 4, entry))) return false;
        if (comma == std::string_view::npos) break;
        field.remove_prefix(comma + 1);
      }
    }
    if (place < 5) text.remove_prefix(space + 1);
  }
  return marks == 1;
}
}  // namespace form

/// A schedule in UTC: minutes, hours, day of the month, month, day of the week and year, with a question mark for the one of the days that does not count:
/// "0 3 * * ? *" is three o'clock every day, "0 8 ? * MON-FRI *" eight o'clock on weekdays.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
using Cron = Word<form::eventBridgeCron, error::a_schedule_has_the_six_fields_minutes_hours_day_of_month_month_day_of_week_year_and_one_of_the_days_is_a_question_mark>;

}  // namespace ecia
