// SPDX-License-Identifier: Apache-2.0
// The output folder: all or nothing, and never what is not ours.
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch.hpp>
#include <ecia/synth/output_folder.hpp>
#include <map>

using namespace ecia;
using synthesis::Written;
using synthesis::writeFolder;
namespace fs = std::filesystem;

namespace {
struct Temporary {
  fs::path path;
  Temporary() {
    std::string pattern = (fs::temp_directory_path() / "ecia-XXXXXX").string();
    path = mkdtemp(pattern.data());
  }
  ~Temporary() { fs::remove_all(path); }
};

std::vector<tf::File> files(const std::string& what, const std::string& module = "a") {
  const std::string mark(synthesis::Mark);
  return {{"main.tf.json", mark + what}, {"modules/" + module + "/main.tf.json", mark + what}};
}

/// Every file below a folder with its content.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all[entry.path().lexically_relative(folder).string()] = synthesis::detail::read(entry.path());
  return all;
}
}  // namespace

TEST_CASE("created, unchanged, updated; modules that are gone go") {
  const Temporary out;
  CHECK(writeFolder(out.path, "prod", files("one")) == Written::created);
  CHECK(writeFolder(out.path, "prod", files("one")) == Written::unchanged);
  CHECK(writeFolder(out.path, "prod", files("two", "b")) == Written::updated);
  const auto now = snapshot(out.path);
  CHECK(now.size() == 2);
  CHECK(now.count("prod/modules/b/main.tf.json") == 1);
}

TEST_CASE("a module that lost its file, and an empty folder beside it, are put right") {
  const Temporary out;
  writeFolder(out.path, "prod", files("one"));
  const auto before = snapshot(out.path);
  fs::remove(out.path / "prod/modules/a/main.tf.json");
  CHECK(writeFolder(out.path, "prod", files("one")) == Written::updated);
  CHECK(snapshot(out.path) == before);
  fs::create_directory(out.path / "prod/modules/b");
  CHECK(writeFolder(out.path, "prod", files("one")) == Written::updated);
  CHECK_FALSE(fs::exists(out.path / "prod/modules/b"));
}

TEST_CASE("what Terraform keeps beside the configuration stays") {
  const Temporary out;
  writeFolder(out.path, "prod", files("one"));
  for (const char* name : {"terraform.tfstate", "terraform.tfstate.backup", ".terraform.lock.hcl", "terraform.tfvars.json", "prod.auto.tfvars"})
    synthesis::detail::write(out.path / "prod" / name, name);
  fs::create_directories(out.path / "prod/.terraform/providers");
  CHECK(writeFolder(out.path, "prod", files("two")) == Written::updated);
  CHECK(synthesis::detail::read(out.path / "prod/terraform.tfstate") == "terraform.tfstate");
  CHECK(fs::exists(out.path / "prod/.terraform/providers"));
}

TEST_CASE("a folder with something foreign in it is left as it is") {
  for (const std::string foreign : {"notes.txt", "extra.tf", "modules/other.txt", "modules/a/extra.tf"}) {
    const Temporary out;
    writeFolder(out.path, "prod", files("one"));
    synthesis::detail::write(out.path / "prod" / foreign, "mine");
    const auto before = snapshot(out.path);
    CHECK_THROWS_WITH(writeFolder(out.path, "prod", files("two")), test::ContainsSubstring("holds " + foreign) && test::ContainsSubstring("did not write"));
    CHECK(snapshot(out.path) == before);
  }
  const Temporary out;
  fs::create_directories(out.path / "prod");
  synthesis::detail::write(out.path / "prod/main.tf.json", "{\"somebody\": \"else's\"}");
  CHECK_THROWS_AS(writeFolder(out.path, "prod", files("one")), Error);
  CHECK(synthesis::detail::read(out.path / "prod/main.tf.json") == "{\"somebody\": \"else's\"}");
}

TEST_CASE("names that would leave the output folder are refused") {
  const Temporary out;
  for (const char* name : {"", ".", "..", "../x", "a/b", "/etc", ".hidden", "a\\b"}) CHECK_THROWS_AS(writeFolder(out.path / "out", name, files("one")), Error);
  CHECK(!fs::exists(out.path / "out"));
}

TEST_CASE("a file in the place of the folder") {
  const Temporary out;
  synthesis::detail::write(out.path / "prod", "a file");
  CHECK_THROWS_WITH(writeFolder(out.path, "prod", files("one")), test::ContainsSubstring("is not a folder"));
  synthesis::detail::write(out.path / "out", "a file");
  CHECK_THROWS_AS(writeFolder(out.path / "out", "prod", files("one")), Error);
}

TEST_CASE("a folder without write permission keeps its output") {
  if (geteuid() == 0) {
    // Root may write everywhere: the child process drops the right.
    const Temporary out;
    writeFolder(out.path, "prod", files("one"));
    const auto before = snapshot(out.path);
    chmod(out.path.c_str(), 0555);
    const pid_t child = fork();
    if (child == 0) {
      if (setuid(65534) != 0) _exit(3);
      try {
        writeFolder(out.path, "prod", files("two"));
      } catch (const Error&) {
        _exit(0);
      }
      _exit(1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
    chmod(out.path.c_str(), 0755);
    CHECK(snapshot(out.path) == before);
    return;
  }
  const Temporary out;
  writeFolder(out.path, "prod", files("one"));
  chmod(out.path.c_str(), 0555);
  CHECK_THROWS_AS(writeFolder(out.path, "prod", files("two")), Error);
  chmod(out.path.c_str(), 0755);
}

TEST_CASE("a full disk keeps the old output") {
  const Temporary disk;
  if (mount("tmpfs", disk.path.c_str(), "tmpfs", 0, "size=64k") != 0) {
    WARN("SKIPPED: mounting a small disk needs root rights; a full disk was not tried");
    return;
  }
  writeFolder(disk.path, "prod", files("one"));
  const auto before = snapshot(disk.path);
  CHECK_THROWS_WITH(writeFolder(disk.path, "prod", files(std::string(200000, 'x'))), test::ContainsSubstring("No space left on device"));
  CHECK(snapshot(disk.path) == before);
  umount(disk.path.c_str());
}

TEST_CASE("a run that is killed leaves the old output or the new one") {
  const Temporary out;
  const auto one = files(std::string(300000, '1')), two = files(std::string(300000, '2'));
  writeFolder(out.path, "prod", one);
  const auto old = snapshot(out.path / "prod");
  int interrupted = 0;
  const auto handler = signal(SIGTERM, SIG_DFL);  // Catch2's would report the signal from the child
  for (int i = 0; i < 60; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      writeFolder(out.path, "prod", two);
      _exit(0);
    }
    usleep(static_cast<useconds_t>(i * 20));
    kill(child, SIGTERM);
    int status = 0;
    waitpid(child, &status, 0);
    const auto now = snapshot(out.path / "prod");
    const bool whole = now == old || now.at("main.tf.json") == two[0].text;
    REQUIRE(whole);
    if (now == old) ++interrupted;
    writeFolder(out.path, "prod", one);
    REQUIRE(snapshot(out.path / "prod") == old);
  }
  signal(SIGTERM, handler);
  CHECK(interrupted > 0);
}
