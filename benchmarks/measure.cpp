// SPDX-License-Identifier: Apache-2.0
// measure RUNS COMMAND...: runs the command that many times, one after the other, and prints "median min max" of the wall time in milliseconds and
// the peak memory in kilobytes (the largest of the command and what it started).
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::vector<double> times;
  long peak = 0;
  for (int run = std::atoi(argv[1]); run > 0; --run) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
      const int nowhere = open("/dev/null", O_WRONLY);
      dup2(nowhere, STDOUT_FILENO);
      execvp(argv[2], argv + 2);
      _exit(127);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    peak = std::max(peak, used.ru_maxrss);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
      std::fprintf(stderr, "measure: %s failed\n", argv[2]);
      return 1;
    }
  }
  std::sort(times.begin(), times.end());
  std::printf("%.3f %.3f %.3f %ld\n", times[times.size() / 2], times.front(), times.back(), peak);
}
