// SPDX-License-Identifier: Apache-2.0
// Times of day and windows, all in UTC as RDS, Auto Scaling and EventBridge read them.
#pragma once

#include <ecia/text/literal.hpp>

namespace ecia {

namespace error {
struct a_daily_window_must_read_like_02_00_dash_03_00_and_last_30_minutes;
struct a_weekly_window_must_read_like_sun_04_00_dash_sun_05_00_and_last_30_minutes;
struct a_time_of_day_must_read_like_20_00;
}  // namespace error

namespace form {
/// Minutes since Sunday 00:00 of "ddd:hh:mm", or -1.
constexpr int timeOfWeek(std::string_view text) {
  constexpr std::string_view days[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  if (text.size() != 9 || text[3] != ':') return -1;
  for (int day = 0; day < 7; ++day)
    if (text.substr(0, 3) == days[day]) return timeOfDay(text, 4) < 0 ? -1 : day * 1440 + timeOfDay(text, 4);
  return -1;
}
constexpr int around(int minutes, int cycle) { return ((minutes % cycle) + cycle) % cycle; }
constexpr bool dailyWindow(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return false;
  const int from = timeOfDay(text, 0), to = timeOfDay(text, 6);
  return from >= 0 && to >= 0 && around(to - from, 1440) >= 30;
}
constexpr bool weeklyWindow(std::string_view text) {
  if (text.size() != 19 || text[9] != '-') return false;
  const int from = timeOfWeek(text.substr(0, 9)), to = timeOfWeek(text.substr(10));
  return from >= 0 && to >= 0 && around(to - from, 7 * 1440) >= 30;
}
constexpr bool timeOfDayAlone(std::string_view text) { return text.size() == 5 && timeOfDay(text, 0) >= 0; }
}  // namespace form

/// A window of every day in UTC, "02:00-03:00", at least 30 minutes.
/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (PreferredBackupWindow)
using DailyWindow = Word<form::dailyWindow, error::a_daily_window_must_read_like_02_00_dash_03_00_and_last_30_minutes>;

/// A window of every week in UTC, "sun:04:00-sun:05:00", at least 30 minutes.
/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (PreferredMaintenanceWindow)
using WeeklyWindow = Word<form::weeklyWindow, error::a_weekly_window_must_read_like_sun_04_00_dash_sun_05_00_and_last_30_minutes>;

/// How many minutes a window lasts; -1 for one whose literal was refused.
constexpr int minutesOf(const DailyWindow& window) { return form::dailyWindow(window.view()) ? form::around(form::timeOfDay(window.view(), 6) - form::timeOfDay(window.view(), 0), 1440) : -1; }
constexpr int minutesOf(const WeeklyWindow& window) {
  return form::weeklyWindow(window.view()) ? form::around(form::timeOfWeek(window.view().substr(10)) - form::timeOfWeek(window.view().substr(0, 9)), 7 * 1440) : -1;
}

/// Whether some minute of the weekly window lies in the `dayLength` minutes from `dayFrom` of every day, in UTC. (False for a window whose literal was refused: it has
/// its text still.)
constexpr bool overlap(const WeeklyWindow& weekly, int dayFrom, int dayLength) {
  if (!form::weeklyWindow(weekly.view())) return false;
  const int from = form::timeOfWeek(weekly.view().substr(0, 9)), to = form::timeOfWeek(weekly.view().substr(10));
  const int length = form::around(to - from, 7 * 1440);
  if (length >= 1440) return true;
  const int gap = form::around(from - dayFrom, 1440);
  return gap < dayLength || gap + length > 1440;
}
/// Whether some minute of the weekly window lies in the daily one.
constexpr bool overlap(const WeeklyWindow& weekly, const DailyWindow& daily) {
  if (!form::dailyWindow(daily.view())) return false;
  const int dayFrom = form::timeOfDay(daily.view(), 0);
  return overlap(weekly, dayFrom, form::around(form::timeOfDay(daily.view(), 6) - dayFrom, 1440));
}

/// A minute of the day in UTC, "20:00".
using TimeOfDay = Word<form::timeOfDayAlone, error::a_time_of_day_must_read_like_20_00>;

/// Every day at that time in five fields, as Auto Scaling reads them: "0 20 * * *".
/// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
constexpr Text unixCron(const TimeOfDay& time) {
  const int minutes = form::timeOfDay(time.view(), 0);
  return join({minutes % 60, " ", minutes / 60, " * * *"});
}
/// Every day at that time in six fields, as EventBridge reads them: "cron(0 20 * * ? *)".
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
constexpr Text eventBridgeCron(const TimeOfDay& time) {
  const int minutes = form::timeOfDay(time.view(), 0);
  return join({"cron(", minutes % 60, " ", minutes / 60, " * * ? *)"});
}

}  // namespace ecia
