// SPDX-License-Identifier: Apache-2.0
// The command line that every stack program has.
#pragma once

#include <cstdio>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <ecia/expand/context.hpp>
#ifndef ECIA_SYNTH_COMPILED  // the library ecia::synth has the resources of every construct
#include <ecia/expand/stack.hpp>
#endif
#include <ecia/rule/rules.hpp>
#include <ecia/synth/configuration_rule.hpp>
#include <ecia/synth/likely_move.hpp>
#include <ecia/synth/neighbours.hpp>
#include <ecia/synth/output_folder.hpp>
#include <ecia/synth/proved.hpp>
#include <ecia/synth/reach_report.hpp>
#include <ecia/synth/report.hpp>
#include <ecia/terraform/source_file.hpp>
#include <ecia/version.hpp>

namespace ecia::synthesis {

/// Exit codes: 0 done; 1 a rule is broken or the output cannot be written; 2 the command line is wrong; 3 `diff` found a difference.
enum Exit : int { done = 0, failed = 1, usage = 2, differs = 3 };

namespace detail {
inline std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

inline double milliseconds() {
  std::timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline void print(std::FILE* to, const std::string& text) { std::fwrite(text.data(), 1, text.size(), to); }

/// "1 error", "2 errors".
inline std::string counted(std::size_t count, const char* what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); }

/// What stopped a configuration, as a rule's finding.
inline rule::Finding findingOf(const Error& error) { return {"TF-006", rule::Severity::error, Text::own(std::string(error.what()) + "."), error.where()}; }

/// A finding as compilers print theirs: file:line: error: [id] sentence. Line 0 is no line.
inline std::string lineOf(const rule::Finding& finding) {
  const char* level = !finding.waived.empty() ? "waived" : finding.severity == rule::Severity::error ? "error" : "warning";
  std::string place = tf::sourceLine(finding.where);
  if (!place.empty()) place += ": ";
  return place + level + ": [" + std::string(finding.id) + "] " +
         expand::str(finding.sentence) + (finding.waived.empty() ? "" : " (" + expand::str(finding.waived) + ")") + "\n";
}
}  // namespace detail

/// What was typed.
struct Options {
  std::string command;  ///< `list`, `rules`, `check`, `diff`, `reach`, or none: write
  std::string environment;
  std::string out = "out";
  bool all = false, quiet = false, toStdout = false, sarif = false;
  expand::Backend backend = expand::Backend::asDeclared;
};

/// The stacks of one program and the commands on them.
class Program {
 public:
  /// Adds a stack that `declare(stack)` declares when the program runs, from data for instance.
  template <class F>
  Program& add(Settings settings, F declare, Expand expander = &expand::expand<every_kind>, rule::OwnRules rules = {}, FindingsOf findings = &rule::findingsOf<rule::every_rule>,
               WrittenFindings written = &writtenFindings<true>, Claim claim = &Between<true>::claim, FindBetween between = &Between<true>::find) {
    struct Given final : Declaration {
      explicit Given(F f) : declare(std::move(f)) {}
      void operator()(Stack& stack) const override { declare(stack); }
      F declare;
    };
    stacks_.push_back({std::move(settings), std::make_shared<const Given>(std::move(declare)), expander, findings, written, claim, between, rules, false});
    return *this;
  }

  /// Adds a stack that was proven with all others of its program while it was compiled.
  Program& add(const Proved& stack) {
    add(stack.settings, stack.declare, stack.expand, stack.rules, stack.findings, stack.written, stack.claim, stack.between);
    stacks_.back().proven = true;
    return *this;
  }

  /// Runs the command line. @return an `Exit`
  int run(int argc, char** argv) const {
    const int result = parse({argv + 1, argv + argc});
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return result;
    detail::print(stderr, std::string("synth: cannot write to standard output: ") + std::strerror(errno) + "\n");
    return std::max(result, static_cast<int>(failed));
  }

 private:
  int parse(const std::vector<std::string_view>& words) const {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto word = words[i];
      if (word == "--help" || word == "-h") return help();
      if (word == "--version") return version();
      if (word == "--all")
        options.all = true;
      else if (word == "--quiet")
        options.quiet = true;
      else if (word == "--stdout")
        options.toStdout = true;
      else if (word == "--sarif")
        options.sarif = true;
      else if (word == "--local-state")
        options.backend = expand::Backend::local;
      else if (word == "--out")
        options.out = i + 1 < words.size() ? words[++i] : "";
      else if (word.starts_with("--out="))
        options.out = word.substr(6);
      else if (word.starts_with("-"))
        return wrong("unknown option " + std::string(word));
      else if (options.command.empty() && options.environment.empty() && isCommand(word))
        options.command = word;
      else if (!options.environment.empty() || options.command == "list" || options.command == "rules")
        return wrong("one environment at a time, or --all; '" + std::string(word) + "' is one too many");
      else
        options.environment = word;
      if (options.out.empty()) return wrong("--out needs a folder");
    }
    if (options.toStdout && !options.command.empty()) return wrong("--stdout goes with an environment or --all, not with " + options.command);
    if (options.sarif && options.command != "check") return wrong("--sarif goes with check");
    return dispatch(options);
  }

  static bool isCommand(std::string_view word) { return rule::listed(rule::Commands, word); }

  struct Declaration {
    virtual ~Declaration() = default;
    virtual void operator()(Stack& stack) const = 0;
  };
  struct Declared {
    Settings settings;
    std::shared_ptr<const Declaration> declare;
    Expand expander;
    FindingsOf findings;
    WrittenFindings written;
    Claim claim;
    FindBetween between;
    rule::OwnRules rules;
    bool proven;
  };

  Neighbours neighbours() const {
    Neighbours all;
    for (const auto& each : stacks_) {
      all.settings.push_back(each.settings);
      all.claims.emplace_back();
      try {
        Stack stack(each.settings);
        (*each.declare)(stack);
        each.claim(stack.model(), all.claims.back());
      } catch (const std::exception&) {
        all.claims.back() = {};  // it says so itself when its turn comes
      }
    }
    return all;
  }

  /// What the rules find in a stack, and between it and the others.
  rule::Findings findingsIn(const Stack& stack, const Neighbours& all, std::size_t own) const {
    const auto rules = stacks_[own].rules;
    auto findings = stacks_[own].findings(stack.model(), rules);
    stacks_[own].between(stack.model(), all, own, findings);
    return rule::settled(stack.model(), std::move(findings), rules);
  }

  int dispatch(const Options& options) const {
    if (options.command == "rules") return printRules();
    if (stacks_.empty()) {
      detail::print(stderr, "synth: this program has no stacks, so there is nothing to check or to write\n");
      return usage;
    }
    const bool every = options.all || options.environment.empty();
    if (options.all && !options.environment.empty()) return wrong("write an environment or --all, not both");
    if (!every && std::none_of(stacks_.begin(), stacks_.end(), [&](const Declared& stack) { return isMeant(stack, options); })) return unknown(options.environment);
    if (options.command == "check") return check(options);
    if (options.command == "reach") return reach(options);
    if (options.command == "list" || (options.command.empty() && !options.all && every)) return list();
    int result = done;
    bool first = true;
    Neighbours all;
    for (std::size_t i = 0; i < stacks_.size(); ++i) {
      if (!isMeant(stacks_[i], options)) continue;
      if (!stacks_[i].proven && all.claims.empty()) all = neighbours();
      if (options.toStdout) detail::print(stdout, first ? "{" : ",");
      first = false;
      const int each = write(i, options, all);
      result = result == failed || each == failed ? failed : std::max(result, each);
    }
    if (options.toStdout) detail::print(stdout, "\n}\n");
    return result;
  }
  static bool isMeant(const Declared& stack, const Options& options) {
    return options.environment.empty() || stack.settings.name == std::string_view(options.environment);
  }

  int list() const {
    std::string text;
    for (const auto& each : stacks_) {
      const std::string name = expand::str(each.settings.name);
      text += name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + expand::str(each.settings.region.view()) + "\n";
    }
    detail::print(stdout, text);
    return done;
  }

  int check(const Options& options) const {
    const bool sarif = options.sarif;
    int result = done;
    std::vector<rule::Finding> all;
    const auto neighbours = this->neighbours();
    for (std::size_t i = 0; i < stacks_.size(); ++i) {
      if (!isMeant(stacks_[i], options)) continue;
      const Declared& own = stacks_[i];
      std::size_t errors = 0, warnings = 0, waived = 0;
      const auto count = [&](const rule::Finding& finding) {
        if (!sarif) detail::print(stdout, detail::lineOf(finding));
        ++(rule::stops(finding) ? errors : finding.waived.empty() ? warnings : waived);
        all.push_back(finding);
      };
      try {
        Stack stack(own.settings);
        (*own.declare)(stack);
        for (const auto& finding : findingsIn(stack, neighbours, i)) count(finding);
        if (errors == 0) {  // what is written is known only of a stack that holds its rules
          tf::Configuration configuration(own.settings.terraform);
          own.expander(stack, configuration, expand::Backend::asDeclared);
          for (const auto& finding : own.written(stack.model(), configuration)) count(finding);
          configuration.files();
        }
      } catch (const Error& error) {
        count(detail::findingOf(error));
      } catch (const std::exception& error) {
        count(detail::findingOf(Error(error.what())));
      }
      if (errors > 0) result = failed;
      if (!sarif)
        detail::print(stdout, expand::str(own.settings.name) + ": " +
                                  detail::counted(detail::printed_rules.size() + std::size(ConfigurationRules) + detail::printed_words.size() + own.rules.count, "rule") + ", " +
                                  detail::counted(errors, "error") + ", " + detail::counted(warnings, "warning") + ", " + std::to_string(waived) + " waived\n");
    }
    if (sarif) detail::print(stdout, sarifOf(all));
    return result;
  }

  /// Who opens connections to whom in each stack, whatever else its rules find.
  int reach(const Options& options) const {
    int result = done;
    for (const auto& each : stacks_) {
      if (!isMeant(each, options)) continue;
      const std::string name = expand::str(each.settings.name);
      try {
        Stack stack(each.settings);
        (*each.declare)(stack);
        detail::print(stdout, name + "\n" + reachesIn(stack.model()));
      } catch (const std::exception& error) {
        detail::print(stderr, "synth: " + name + ": " + error.what() + "\n");
        result = failed;
      }
    }
    return result;
  }

  int printRules() const {
    detail::print(stdout, rulePage());
    return done;
  }

  int write(std::size_t own, const Options& options, const Neighbours& all) const {
    const Declared& declared = stacks_[own];
    const double start = detail::milliseconds();
    const std::string name = expand::str(declared.settings.name);
    try {
      Stack stack(declared.settings);
      (*declared.declare)(stack);
      requireNone(declared.proven ? rule::settled(stack.model(), declared.findings(stack.model(), declared.rules), declared.rules) : findingsIn(stack, all, own));
      tf::Configuration configuration(declared.settings.terraform);
      declared.expander(stack, configuration, options.backend);
      requireNone(declared.written(stack.model(), configuration));
      const auto files = configuration.files();
      if (options.toStdout) {
        toStdout(files, options.all ? name + "/" : "");
        return done;
      }
      if (options.command == "diff") return difference(name, options, files);
      std::map<std::string, std::string> before;
      const Written written = writeFolder(options.out, name, files, &before);
      const double time = detail::milliseconds() - start;
      if (!options.quiet) detail::print(stdout, summary(name, options, configuration, written, time));
      if (!options.quiet && written == Written::updated) detail::print(stdout, changes(changesBetween(before, files)));
      return done;
    } catch (const Error& error) {
      if (error.where().line() != 0) detail::print(stderr, detail::lineOf(detail::findingOf(error)));
      return unwritten(name, error.where().line() != 0 ? Broken : error.what());
    } catch (const std::exception& error) {
      return unwritten(name, error.what());
    }
  }

  /// @throws Error where a finding stops the stack
  static void requireNone(const rule::Findings& findings) {
    bool broken = false;
    for (const auto& finding : findings)
      if (rule::stops(finding)) {
        detail::print(stderr, detail::lineOf(finding));
        broken = true;
      }
    if (broken) throw Error(Broken);
  }
  static constexpr const char* Broken = "rules are broken, and nothing was written";
  static int unwritten(const std::string& name, const std::string& why) {
    detail::print(stderr, "synth: " + name + ": " + why + "\n");
    return failed;
  }

  /// What writing would change, on standard output.
  static int difference(const std::string& name, const Options& options, const std::vector<tf::File>& files) {
    const fs::path folder = fs::path(options.out) / name;
    const bool exists = fs::is_directory(folder);
    const auto before = exists ? detail::filesIn(folder) : std::map<std::string, std::string>{};
    const auto found = changesBetween(before, files);
    const bool same = exists && detail::same(before, files);
    if (!options.quiet)
      detail::print(stdout, name + (exists ? "" : " was not written yet") + ": " + countsOf(found) + " in " + folder.string() + (found.empty() && !same ? ", where comments differ" : "") + "\n" +
                                textOf(found) + movesIn(found));
    return same ? done : differs;
  }

  /// What to write for objects that would be deleted and made anew, though they may only have moved.
  static std::string movesIn(const std::vector<Change>& found) {
    std::string text;
    for (const auto& [from, to] : likelyMoves(found)) text += "    configuration.root().moved(\"" + from + "\", \"" + to + "\");\n";
    return text.empty() ? text : "  Terraform deletes what is removed and makes what is added. Of what only moved, tell it in a function for stack.terraform:\n" + text;
  }

  /// After the summary: the objects that changed, the first of them where they are many.
  static std::string changes(std::vector<Change> found) {
    constexpr std::size_t most = 20;
    const std::string moves = movesIn(found);
    std::string text = "  changes: " + countsOf(found) + "\n";
    const std::size_t more = found.size() > most ? found.size() - most : 0;
    found.resize(found.size() - more);
    for (auto& change : found) change.values.clear();
    return text + textOf(found) + (more > 0 ? "  and " + std::to_string(more) + " more\n" : "") + moves;
  }

  static void toStdout(const std::vector<tf::File>& files, const std::string& below) {
    for (std::size_t i = 0; i < files.size(); ++i)
      detail::print(stdout, (i == 0 ? "\n\"" : ",\n\"") + below + files[i].path + "\": " + files[i].text.substr(0, files[i].text.size() - 1));
  }

  static std::string summary(const std::string& name, const Options& options, const tf::Configuration& configuration, Written written, double time) {
    std::size_t resources = 0;
    std::map<std::string, std::size_t> types;
    std::string modules;
    const auto count = [&](const tf::Module& module) {
      const auto addresses = module.resourceAddresses();
      for (const auto& address : addresses) ++types[address.substr(0, address.find('.'))];
      resources += addresses.size();
      return addresses.size();
    };
    for (const auto& [moduleName, module] : configuration.modules())
      modules += (modules.empty() ? "" : ", ") + moduleName + " " + std::to_string(count(*module));
    const std::size_t inRoot = count(const_cast<tf::Configuration&>(configuration).root());
    if (inRoot > 0) modules += (modules.empty() ? "root " : ", root ") + std::to_string(inRoot);
    std::string kinds;
    std::size_t column = 0;
    for (const auto& [type, number] : types) {
      const std::string kind = type + " " + std::to_string(number);
      if (column + kind.size() > 110) {
        kinds += ",\n           ";
        column = 0;
      } else if (column > 0) {
        kinds += ", ";
      }
      kinds += kind;
      column += kind.size() + 2;
    }
    char milliseconds[32];
    std::snprintf(milliseconds, sizeof milliseconds, "%.1f ms", time);
    const std::string folder = options.out + "/" + name;
    const char* what = written == Written::created ? "written to " : written == Written::updated ? "updated in " : "unchanged in ";
    return name + ": " + detail::counted(resources, "resource") + " " + what + folder + " in " + milliseconds + "\n  modules: " + modules +
           "\n  kinds:   " + kinds + "\n  next:    terraform -chdir=" + folder + " init\n";
  }

  int unknown(const std::string& name) const {
    std::string known, nearest;
    std::size_t best = 3;
    for (const auto& each : stacks_) {
      known += (known.empty() ? "" : ", ") + expand::str(each.settings.name);
      if (const auto d = detail::distance(name, each.settings.name.view()); d < best && d < name.size()) {
        best = d;
        nearest = expand::str(each.settings.name);
      }
    }
    return wrong("there is no environment '" + name + "'" + (nearest.empty() ? "" : "; did you mean '" + nearest + "'?") + (nearest.empty() ? "; there are: " : " There are: ") + known);
  }

  static int wrong(const std::string& what) {
    detail::print(stderr, "synth: " + what + "\nTry --help.\n");
    return usage;
  }
  static int version() {
    detail::print(stdout, "ecia " + std::string(Version) + "\n");
    return done;
  }
  static int help() {
    detail::print(stdout,
                  "Writes Terraform JSON for the environments compiled into this program.\n"
                  "\n"
                  "  synth                 list the environments (also: synth list)\n"
                  "  synth prod            write out/prod\n"
                  "  synth --all           write all of them\n"
                  "  synth check [prod]    check all rules; prints file:line and the rule for each finding (--sarif: as SARIF)\n"
                  "  synth diff [prod]     show what writing would change in out/, by Terraform's addresses, and write nothing\n"
                  "  synth reach [prod]    print who opens connections to whom, by routes, network ACLs and security groups\n"
                  "  synth rules           print the rules as a Markdown page\n"
                  "\n"
                  "  --out DIR             write to DIR/prod instead of out/prod\n"
                  "  --stdout              print one JSON object, path -> file, and write nothing (with --all the paths begin with the environment)\n"
                  "  --local-state         leave the backend out, for the first apply, which makes the bucket of the state\n"
                  "  --quiet               no summary\n"
                  "  --version, --help\n"
                  "\n"
                  "Exit codes: 0 done; 1 a rule is broken or the output cannot be written; 2 the command line is wrong; 3 diff found a difference.\n");
    return done;
  }

  std::vector<Declared> stacks_;
};

#ifdef ECIA_COMPILE_SYNTH  // in the library ecia::synth
template struct Between<true>;
template rule::Findings writtenFindings<true>(const Model& model, tf::Configuration& configuration);
#else
inline
#endif
    int run(const Proved* stacks, std::size_t count, int argc, char** argv) {
  Program program;
  for (std::size_t i = 0; i < count; ++i) program.add(stacks[i]);
  return program.run(argc, argv);
}

}  // namespace ecia::synthesis
