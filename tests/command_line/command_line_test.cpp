// SPDX-License-Identifier: Apache-2.0
// The program run as a process: every command and option, its exit code, what it prints and what it writes.
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using test::ContainsSubstring;
using test::EndsWith;
using test::StartsWith;
using nlohmann::json;

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// Every file below a folder with its text.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
  std::map<std::string, std::string> all;
  if (fs::exists(folder))
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) all[entry.path().lexically_relative(folder).string()] = read(entry.path());
  return all;
}

struct Result {
  int code = -1;  ///< of the exit; 128 and the signal where one ended it
  std::string out, err;
};

/// An empty folder in which the program runs.
class Shell {
 public:
  explicit Shell(const char* variable = "ECIA_SYNTH") {
    std::string pattern = (fs::temp_directory_path() / "ecia-command-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    fs::create_directory(folder());
    const char* program = std::getenv(variable);
    program_ = program != nullptr ? program : "./synth";
    program_ = fs::absolute(program_).string();
  }
  ~Shell() {
    std::error_code ignored;
    fs::permissions(folder(), fs::perms::owner_all, ignored);
    fs::remove_all(root_, ignored);
  }
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  fs::path folder() const { return root_ / "here"; }

  Shell& environment(const std::string& name, const std::string& value) {
    environment_[name] = value;
    return *this;
  }
  /// Where the standard output goes, instead of into the result.
  Shell& stdoutTo(const std::string& path) {
    stdout_ = path;
    return *this;
  }
  /// Where the program runs, instead of in the empty folder.
  Shell& in(const fs::path& folder) {
    in_ = folder;
    return *this;
  }
  /// Drops root's right to write everywhere.
  Shell& asNobody() {
    nobody_ = true;
    return *this;
  }

  Result operator()(const std::vector<std::string>& words) const {
    const fs::path out = root_ / "stdout", err = root_ / "stderr";
    write(out, "");
    write(err, "");
    std::vector<std::string> copy{"synth"};
    copy.insert(copy.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (auto& word : copy) argv.push_back(word.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      const int program = open(program_.c_str(), O_RDONLY | O_CLOEXEC);
      const int to = open(stdout_.empty() ? out.c_str() : stdout_.c_str(), O_WRONLY), errors = open(err.c_str(), O_WRONLY);
      if (program < 0 || to < 0 || errors < 0 || chdir(in_.empty() ? folder().c_str() : in_.c_str()) != 0) _exit(125);
      for (const auto& [name, value] : environment_) setenv(name.c_str(), value.c_str(), 1);
      dup2(to, STDOUT_FILENO);
      dup2(errors, STDERR_FILENO);
      if (nobody_ && geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(65534) != 0 || setuid(65534) != 0)) _exit(126);
      fexecve(program, argv.data(), environ);
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(out), read(err)};
  }

 private:
  fs::path root_, in_;
  std::string program_, stdout_;
  std::map<std::string, std::string> environment_;
  bool nobody_ = false;
};

constexpr const char* List = "prod        ap-south-1\nstaging     ap-south-1\ndev         ap-south-1\n";

}  // namespace

TEST_CASE("no arguments, list: the environments and their regions, nothing written") {
  const Shell synth;
  for (const auto& words : {std::vector<std::string>{}, {"list"}}) {
    const auto result = synth(words);
    CHECK(result.code == 0);
    CHECK(result.out == List);
    CHECK(result.err.empty());
  }
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("prod: writes out/prod and says what, and what to do next") {
  const Shell synth;
  const auto first = synth({"prod"});
  CHECK(first.code == 0);
  CHECK(first.err.empty());
  CHECK_THAT(first.out, StartsWith("prod: ") && ContainsSubstring(" resources written to out/prod in ") && ContainsSubstring("\n  modules: ") &&
                            ContainsSubstring("\n  kinds: ") && EndsWith("\n  next:    terraform -chdir=out/prod init\n"));
  const auto files = snapshot(synth.folder());
  CHECK(files.count("out/prod/main.tf.json") == 1);
  for (const auto& [path, text] : files) {
    CHECK_THAT(path, StartsWith("out/prod/") && EndsWith("main.tf.json"));
    CHECK(json::parse(text).is_object());
    CHECK_THAT(text, StartsWith("{\n  \"//\": \"Generated by ecia.") && EndsWith("\n}\n"));
  }
  const auto second = synth({"prod"});
  CHECK(second.code == 0);
  CHECK_THAT(second.out, ContainsSubstring(" resources unchanged in out/prod in "));
  CHECK(snapshot(synth.folder()) == files);
}

TEST_CASE("a changed output is written again") {
  const Shell synth;
  synth({"prod", "--local-state"});
  const auto result = synth({"prod"});
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring(" resources updated in out/prod in "));
  CHECK(fs::directory_iterator(synth.folder() / "out") != fs::directory_iterator());
  for (const auto& entry : fs::directory_iterator(synth.folder() / "out")) CHECK(entry.path().filename() == "prod");
}

TEST_CASE("--all: every environment, each as if alone") {
  const Shell all, single;
  const auto result = all({"--all"});
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("prod: ") && ContainsSubstring("\nstaging: ") && ContainsSubstring("\ndev: "));
  for (const char* name : {"prod", "staging", "dev"}) CHECK(single({name}).code == 0);
  CHECK(snapshot(all.folder()) == snapshot(single.folder()));
}

TEST_CASE("--out DIR and --out=DIR: elsewhere, with folders made as needed; nothing in out") {
  const Shell synth;
  CHECK(synth({"prod", "--out", "a/b"}).code == 0);
  CHECK(synth({"--out=c d", "prod"}).code == 0);
  CHECK_THAT(synth({"prod", "--out", "a/b"}).out, ContainsSubstring("in a/b/prod in ") && ContainsSubstring("terraform -chdir=a/b/prod init"));
  CHECK(!snapshot(synth.folder() / "a/b/prod").empty());
  CHECK(snapshot(synth.folder() / "a/b") == snapshot(synth.folder() / "c d"));
  CHECK(!fs::exists(synth.folder() / "out"));
}

TEST_CASE("--stdout: one JSON object of path and file, nothing written") {
  const Shell synth, folder;
  const auto result = synth({"prod", "--stdout"});
  CHECK(result.code == 0);
  CHECK(result.err.empty());
  CHECK(fs::is_empty(synth.folder()));
  const auto object = json::parse(result.out);
  REQUIRE(object.is_object());
  folder({"prod", "--quiet"});
  const auto files = snapshot(folder.folder() / "out/prod");
  CHECK(object.size() == files.size());
  for (const auto& [path, text] : files) CHECK(object.at(path) == json::parse(text));
}

// Bug: several objects one after the other, which no JSON parser takes. Take the tag off when it is repaired.
TEST_CASE("--all --stdout: one JSON object too, or refused") {
  const Shell synth;
  const auto result = synth({"--all", "--stdout"});
  CHECK((result.code == 2 || json::accept(result.out)));
}

TEST_CASE("check --sarif: the rules and the findings for machines") {
  const Shell synth;
  const auto result = synth({"check", "--sarif"});
  CHECK(result.code == 0);
  const auto report = json::parse(result.out);
  CHECK(report["version"] == "2.1.0");
  CHECK(report["runs"][0]["tool"]["driver"]["rules"].size() > 30);
  for (const auto& finding : report["runs"][0]["results"]) CHECK(finding.contains("suppressions"));
}

TEST_CASE("findings name files of the current folder relative to it, as code hosts want them, and others whole") {
  Shell synth;
  const auto uri = [](const std::string& out) { return json::parse(out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>(); };
  const auto root = fs::path(std::getenv("ECIA_RULE_PAGE")).parent_path().parent_path();
  const auto whole = (root / "stacks/ecia/ecia.hpp").string();
  CHECK(uri(synth({"check", "--sarif"}).out) == "file://" + whole);
  CHECK_THAT(synth({"check"}).out, StartsWith(whole + ":"));
  synth.in(root);
  CHECK(uri(synth({"check", "--sarif"}).out) == "stacks/ecia/ecia.hpp");
  CHECK_THAT(synth({"check"}).out, StartsWith("stacks/ecia/ecia.hpp:"));
}

TEST_CASE("rules: the page that is in docs") {
  const Shell synth;
  const auto result = synth({"rules"});
  CHECK(result.code == 0);
  std::ifstream page(std::getenv("ECIA_RULE_PAGE"));
  CHECK(result.out == std::string(std::istreambuf_iterator<char>(page), {}));
}

TEST_CASE("--quiet: nothing is printed, the files are the same") {
  const Shell quiet, loud;
  const auto result = quiet({"prod", "--quiet"});
  CHECK(result.code == 0);
  CHECK(result.out.empty());
  CHECK(result.err.empty());
  loud({"prod"});
  CHECK(snapshot(quiet.folder()) == snapshot(loud.folder()));
}

TEST_CASE("--local-state: no backend block, and nothing else differs") {
  const Shell synth;
  CHECK(synth({"prod", "--out", "kept"}).code == 0);
  CHECK(synth({"prod", "--out", "local", "--local-state"}).code == 0);
  auto kept = snapshot(synth.folder() / "kept/prod");
  const auto local = snapshot(synth.folder() / "local/prod");
  auto root = json::parse(kept.at("main.tf.json"));
  CHECK(root["terraform"].contains("backend"));
  root["terraform"].erase("backend");
  CHECK(json::parse(local.at("main.tf.json")) == root);
  for (auto& [path, text] : kept)
    if (path != "main.tf.json") CHECK(local.at(path) == text);
  CHECK(local.size() == kept.size());
}

TEST_CASE("check: rules and findings of each environment, nothing written") {
  const Shell synth;
  const auto result = synth({"check"});
  CHECK(result.code == 0);
  CHECK(result.err.empty());
  std::istringstream lines(result.out);
  for (const char* name : {"prod", "staging", "dev"}) {
    std::string line;
    while (std::getline(lines, line) && line.find(": waived: [") != std::string::npos) continue;
    CHECK_THAT(line, StartsWith(std::string(name) + ": ") && ContainsSubstring(" rules, 0 errors, 0 warnings, "));
  }
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("check of one environment") {
  const Shell synth;
  const auto result = synth({"check", "dev"});
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("dev: ") && !ContainsSubstring("prod: ") && !ContainsSubstring("staging: "));
  CHECK_THAT(synth({"check", "devv"}).err, StartsWith("synth: there is no environment 'devv'; did you mean 'dev'?"));
}

TEST_CASE("reach: who opens connections to whom, nothing written") {
  const Shell synth;
  const auto result = synth({"reach", "prod"});
  CHECK(result.code == 0);
  CHECK(result.out == "prod\n"
                      "  Distribution 'main'\n"
                      "    80 from the internet\n"
                      "    443 from the internet\n"
                      "  LoadBalancer 'main'\n"
                      "    80 from the internet\n"
                      "    443 from the internet\n"
                      "  AutoScalingGroup 'main'\n"
                      "    22 from Variable 'ssh-cidrs' within the VPC, BastionHost 'main'\n"
                      "    8080 from LoadBalancer 'main'\n"
                      "  BastionHost 'main'\n"
                      "    22 from Variable 'ssh-cidrs'\n"
                      "  Rds 'main'\n"
                      "    3306 from AutoScalingGroup 'main'\n");
  CHECK_THAT(synth({"reach"}).out, ContainsSubstring("\nstaging\n") && ContainsSubstring("\ndev\n"));
  CHECK(synth({"reach", "nowhere"}).code == 2);
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("diff: what writing would change, by address; exit code 3 where it would; nothing written") {
  const Shell synth;
  const auto unwritten = synth({"diff", "prod"});
  CHECK(unwritten.code == 3);
  CHECK_THAT(unwritten.out, StartsWith("prod was not written yet: ") && ContainsSubstring(" added, 0 changed, 0 removed in out/prod\n") && ContainsSubstring("\n  + module.rds.aws_db_instance.main\n"));
  CHECK(fs::is_empty(synth.folder()));

  REQUIRE(synth({"prod", "--quiet"}).code == 0);
  const auto same = synth({"diff", "prod"});
  CHECK(same.code == 0);
  CHECK(same.out == "prod: 0 added, 0 changed, 0 removed in out/prod\n");
  CHECK(synth({"diff"}).code == 3);  // staging and dev are not there

  const fs::path fleet = synth.folder() / "out/prod/modules/ec2/main.tf.json", bastion = synth.folder() / "out/prod/modules/bastion/main.tf.json";
  const auto change = [](const fs::path& path, const std::string& from, const std::string& to) {
    std::string text = read(path);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    write(path, text.replace(at, from.size(), to));
    return text;
  };
  const std::string kept = change(fleet, "\"instance_type\": \"t3.small\"", "\"instance_type\": \"t3.large\"");
  change(bastion, "\"aws_eip\": {\n      \"main\"", "\"aws_eip\": {\n      \"before\"");
  const auto result = synth({"diff", "prod"});
  CHECK(result.code == 3);
  CHECK(result.err.empty());
  CHECK(result.out == "prod: 1 added, 1 changed, 1 removed in out/prod\n"
                      "  - module.bastion.aws_eip.before\n"
                      "  + module.bastion.aws_eip.main\n"
                      "  ~ module.ec2.aws_launch_template.main\n"
                      "      ~ instance_type: \"t3.large\" -> \"t3.small\"\n"
                      "  Terraform deletes what is removed and makes what is added. Of what only moved, tell it in a function for stack.terraform:\n"
                      "    configuration.root().moved(\"module.bastion.aws_eip.before\", \"module.bastion.aws_eip.main\");\n");
  CHECK(read(fleet) == kept);
  const auto quiet = synth({"diff", "prod", "--quiet"});
  CHECK(quiet.code == 3);
  CHECK(quiet.out.empty());
  CHECK_THAT(synth({"prod"}).out, ContainsSubstring("  changes: 1 added, 1 changed, 1 removed\n"
                                                    "  - module.bastion.aws_eip.before\n"
                                                    "  + module.bastion.aws_eip.main\n"
                                                    "  ~ module.ec2.aws_launch_template.main\n"
                                                    "  Terraform deletes what is removed"));
  CHECK(synth({"diff", "prod"}).code == 0);

  change(fleet, "\"//\": \"AutoScalingGroup main\"", "\"//\": \"AutoScalingGroup old\"");
  const auto comment = synth({"diff", "prod"});
  CHECK(comment.code == 3);
  CHECK(comment.out == "prod: 0 added, 0 changed, 0 removed in out/prod, where comments differ\n");

  write(synth.folder() / "out/prod/notes.txt", "mine");
  const auto foreign = synth({"diff", "prod"});
  CHECK(foreign.code == 1);
  CHECK_THAT(foreign.err, ContainsSubstring("holds notes.txt, which this program did not write"));
}

TEST_CASE("what only a plan would find: check and write name the line and the address, exit code 1, nothing written") {
  const Shell synth("ECIA_UNPLANNABLE");
  for (const std::string command : {"check", "dev"}) {
    const auto result = synth({command});
    CHECK(result.code == 1);
    const auto& text = command == "check" ? result.out : result.err;
    CHECK_THAT(text, ContainsSubstring("unplannable.cpp:14: error: [TF-001] aws_vpc.main refers to itself, to its cidr_block, and has no value before it is made"));
    CHECK_THAT(text, ContainsSubstring("unplannable.cpp:14: error: [TF-005] aws_vpc.main ignores changes of 'cidr_blok', and has no such argument"));
    CHECK_THAT(text, ContainsSubstring("unplannable.cpp:17: error: [TF-002] aws_vpc.old moves to aws_vpc.mian, which is not declared, so Terraform would destroy it"));
    CHECK_THAT(text, ContainsSubstring("unplannable.cpp:18: error: [TF-004] the import goes to aws_vpc.other, which is not declared"));
    CHECK_THAT(text, ContainsSubstring("unplannable.cpp:19: error: [TF-007] module.network.aws_vpc.main is adjusted, and nothing adds it; write one that there is: aws_vpc.main"));
  }
  CHECK_THAT(synth({"check"}).out, ContainsSubstring(" rules, 5 errors, 0 warnings, 0 waived"));
  const auto sarif = json::parse(synth({"check", "--sarif"}).out);
  const auto& results = sarif["runs"][0]["results"];
  REQUIRE(results.size() == 6);
  CHECK(results[5]["ruleId"] == "TF-006");
  CHECK(results[5]["locations"][0]["physicalLocation"]["region"]["startLine"] == 30);
  const auto unwritten = synth({"twice"});
  CHECK(unwritten.code == 1);
  CHECK_THAT(unwritten.err, ContainsSubstring("unplannable.cpp:30: error: [TF-006] output.vpc is declared twice; give one of them another name.\nsynth: twice: rules are broken, and nothing was written"));
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("--help names every command, option and exit code") {
  const Shell synth;
  for (const char* word : {"--help", "-h"}) {
    const auto result = synth({word});
    CHECK(result.code == 0);
    CHECK(result.err.empty());
    for (const char* what : {"list", "synth prod", "--all", "check", "diff", "reach", "--out DIR", "--stdout", "--local-state", "--quiet", "--version", "--help",
                             "Exit codes: 0", "1 ", "2 "})
      CHECK_THAT(result.out, ContainsSubstring(what));
  }
}

TEST_CASE("--version: one line") {
  const Shell synth;
  const auto result = synth({"--version"});
  CHECK(result.code == 0);
  CHECK_THAT(result.out, StartsWith("ecia ") && EndsWith("\n"));
  CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 1);
}

TEST_CASE("an unknown environment: the known ones, and the nearest if one is near") {
  const Shell synth;
  const auto near = synth({"prdo"});
  CHECK(near.code == 2);
  CHECK(near.out.empty());
  CHECK(near.err == "synth: there is no environment 'prdo'; did you mean 'prod'? There are: prod, staging, dev\nTry --help.\n");
  const auto far = synth({"production-2"});
  CHECK(far.code == 2);
  CHECK(far.err == "synth: there is no environment 'production-2'; there are: prod, staging, dev\nTry --help.\n");
  for (const char* name : {"../prod", "Prod", "prod ", "prod/"}) {
    INFO(name);
    CHECK(synth({name}).code == 2);
  }
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("a wrong command line: exit code 2, one sentence, nothing written") {
  const std::pair<std::vector<std::string>, std::string> wrong[] = {
      {{"prod", "--bogus"}, "unknown option --bogus"},
      {{"-x"}, "unknown option -x"},
      {{"prod", "--quiet=yes"}, "unknown option --quiet=yes"},
      {{"prod", "dev"}, "one environment at a time, or --all; 'dev' is one too many"},
      {{"prod", "--all"}, "write an environment or --all, not both"},
      {{"prod", "--out"}, "--out needs a folder"},
      {{"check", "prod", "dev"}, "one environment at a time, or --all; 'dev' is one too many"},
      {{"prod", "check"}, "one environment at a time, or --all; 'check' is one too many"},
      {{"list", "prod"}, "one environment at a time, or --all; 'prod' is one too many"},
      {{"diff", "--stdout"}, "--stdout goes with an environment or --all, not with diff"},
      {{"prod", "--sarif"}, "--sarif goes with check"},
      {{"diff", "prod", "--all"}, "write an environment or --all, not both"},
  };
  const Shell synth;
  for (const auto& [words, sentence] : wrong) {
    const auto result = synth(words);
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK(result.err == "synth: " + sentence + "\nTry --help.\n");
  }
  CHECK(fs::is_empty(synth.folder()));
}

TEST_CASE("--out= without a folder is a wrong command line") {
  const Shell synth;
  const auto result = synth({"prod", "--out="});
  CHECK(result.code == 2);
  CHECK_THAT(result.err, ContainsSubstring("--out needs a folder"));
}

TEST_CASE("a folder that may not be written: exit code 1, the path, nothing changed") {
  Shell synth;
  synth({"prod", "--quiet"});
  const auto before = snapshot(synth.folder());
  chmod((synth.folder() / "out").c_str(), 0555);
  chmod(synth.folder().c_str(), 0555);
  chmod(synth.folder().parent_path().c_str(), 0755);
  synth.asNobody();
  const auto result = synth({"prod", "--local-state"});
  CHECK(result.code == 1);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, StartsWith("synth: prod: cannot write out/.prod.new: Permission denied"));
  CHECK(snapshot(synth.folder()) == before);
  const auto other = synth({"prod", "--out", "new"});
  CHECK(other.code == 1);
  CHECK_THAT(other.err, StartsWith("synth: prod: cannot write new: Permission denied"));
  chmod((synth.folder() / "out").c_str(), 0755);
}

TEST_CASE("--out with a file in its place: exit code 1, the file as it was") {
  const Shell synth;
  write(synth.folder() / "file", "mine");
  for (const char* out : {"file", "file/deeper", "/dev/null"}) {
    const auto result = synth({"prod", "--out", out});
    CHECK(result.code == 1);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, StartsWith("synth: prod: ") && ContainsSubstring(out));
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  }
  fs::create_directory(synth.folder() / "out");
  write(synth.folder() / "out/prod", "mine");
  const auto result = synth({"prod"});
  CHECK(result.code == 1);
  CHECK(result.err == "synth: prod: out/prod is not a folder; nothing was changed\n");
  CHECK(read(synth.folder() / "file") == "mine");
  CHECK(read(synth.folder() / "out/prod") == "mine");
}

TEST_CASE("something foreign in the folder: exit code 1, its name, nothing changed; the other environments are written") {
  const Shell synth;
  synth({"prod", "--quiet"});
  write(synth.folder() / "out/prod/notes.txt", "mine");
  const auto before = snapshot(synth.folder());
  const auto result = synth({"prod", "--local-state"});
  CHECK(result.code == 1);
  CHECK(result.err ==
        "synth: prod: out/prod holds notes.txt, which this program did not write; nothing was changed. Move it away, or choose another folder with "
        "--out\n");
  CHECK(snapshot(synth.folder()) == before);
  const auto all = synth({"--all", "--local-state"});
  CHECK(all.code == 1);
  CHECK_THAT(all.out, StartsWith("staging: ") && ContainsSubstring("\ndev: "));
  CHECK(snapshot(synth.folder() / "out/dev").size() == snapshot(synth.folder() / "out/prod").size() - 1);
}

// Bug: the program does not look whether its output arrived, and exits with 0. Take the tag off when it is repaired.
TEST_CASE("output that is lost is an error") {
  if (!fs::exists("/dev/full")) return;
  Shell synth;
  synth.stdoutTo("/dev/full");
  for (const auto& words : {std::vector<std::string>{"prod", "--stdout"}, {"list"}, {"check"}, {"--help"}, {"--version"}, {"prod"}}) {
    INFO(words.front());
    const auto result = synth(words);
    CHECK(result.code == 1);
    CHECK_THAT(result.err, ContainsSubstring("No space left on device"));
  }
}

TEST_CASE("with --quiet the place of the standard output does not matter") {
  Shell synth;
  if (fs::exists("/dev/full")) synth.stdoutTo("/dev/full");
  CHECK(synth({"prod", "--quiet"}).code == 0);
  CHECK(!snapshot(synth.folder() / "out/prod").empty());
}

TEST_CASE("the same bytes in every run, locale, time zone and folder") {
  const Shell reference;
  REQUIRE(reference({"--all", "--quiet"}).code == 0);
  const auto expected = snapshot(reference.folder());

  // A locale with other decimal and thousands separators, made here where the system has none.
  const Shell locales;
  const std::string german = (locales.folder() / "de_DE.UTF-8").string();
  const bool made = std::system(("localedef -i de_DE -f UTF-8 '" + german + "' >/dev/null 2>&1").c_str()) == 0;
  if (!made) WARN("de_DE.UTF-8 could not be made with localedef; the system's own is used if there is one");

  const std::vector<std::map<std::string, std::string>> environments{
      {},
      {{"LC_ALL", "C"}},
      {{"LC_ALL", "POSIX"}, {"LANG", "tr_TR.UTF-8"}},
      made ? std::map<std::string, std::string>{{"LC_ALL", "de_DE.UTF-8"}, {"LOCPATH", locales.folder().string()}}
           : std::map<std::string, std::string>{{"LC_ALL", "de_DE.UTF-8"}},
      {{"TZ", "Asia/Kolkata"}},
      {{"TZ", "America/St_Johns"}, {"SOURCE_DATE_EPOCH", "0"}},
      {{"HOME", "/nonexistent"}, {"USER", "someone"}, {"AWS_REGION", "eu-west-3"}, {"AWS_PROFILE", "other"}, {"TF_VAR_domain_name", "x"}},
  };
  for (const auto& environment : environments) {
    Shell synth;
    for (const auto& [name, value] : environment) {
      INFO(name + "=" + value);
      synth.environment(name, value);
    }
    CHECK(synth({"--all", "--quiet"}).code == 0);
    CHECK(snapshot(synth.folder()) == expected);
  }
}
