#!/usr/bin/env python3
"""Lets the real Terraform and provider validate objects of every generated type.

A shape error (an argument the provider does not have, one that is missing or of
another type, a wrong number of blocks) fails the test. What the provider thinks of the
values is only counted: they are made up. Exit code 0: passed, 1: failed, 77: skipped.
"""
import argparse
import collections
import gzip
import json
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "terraform"))
import commands  # noqa: E402
import conflicts  # noqa: E402
import terraform  # noqa: E402
from commands import Failed, Skipped, timed  # noqa: E402

# What Terraform itself says of a configuration that does not fit the schema, always
# before it asks the provider; and the words of the provider's libraries for the same.
SHAPE = re.compile(
    r"Unsupported|Extraneous|Unsuitable|Incorrect|Missing (JSON|newline|item|name|.* block)"
    r"|Missing required argument|Insufficient|Too many|Duplicate|No .* block|Argument or block|Reserved|Unknown"
    r"|Invalid (resource|data source|provider|block|expression|attribute name|reference|function|or unknown key)"
    r"|Value Conversion|Error loading|Failed")
SECTIONS = ("resource", "data", "ephemeral")
# The same title is used for rules between arguments, which are in no schema.
BETWEEN_ARGUMENTS = re.compile(r"one of .* must be specified|all of .* must be specified")
PROVIDER_FAULT = re.compile(r"always an error in the provider|Please report")
# Of an object with nothing but what the schema requires: what the code requires as well.
ALSO_REQUIRED = re.compile(
    r"one of .* must be specified|all of .* must be specified|[Oo]ne of these attributes must be configured|No attribute specified when"
    r"|provider has marked it as required|requires 1 item minimum|must contain at least 1|At least one of")


def kind_of(configuration, item):
    owner, detail = configuration.owner(item), " ".join(item.get("detail", "").split())
    if owner is None:
        return "shape"
    if PROVIDER_FAULT.search(detail):
        return "provider fault"
    if item["summary"] == "Invalid or unknown key" and owner.startswith("data.") and "id" in configuration.body(owner):
        return "refused id"
    if SHAPE.match(item["summary"]) and not BETWEEN_ARGUMENTS.search(detail):
        return "shape"
    if owner.endswith(".least") and ALSO_REQUIRED.search(detail):
        return "also required"
    return "value"


class Configuration:
    """One folder, and which line belongs to which object."""

    def __init__(self, directory):
        self.directory = directory
        self.file = directory / "main.tf.json"
        self.text = self.file.read_text()
        self.content = content = json.loads(self.text)
        self.types = {(section, type_) for section in SECTIONS
                      for type_ in content.get(section, {})}
        self.objects = [f"{section}.{type_}.{name}" for section, type_ in sorted(self.types)
                        for name in content[section][type_]]
        self.lines = []
        place = ["", "", ""]
        for line in self.text.splitlines():
            opened = re.match(r'( {2,6})"([^"]+)": \{', line)
            if opened and len(opened[1]) % 2 == 0:
                depth = len(opened[1]) // 2 - 1
                place[depth:] = [opened[2]] + [""] * (2 - depth)
            self.lines.append(".".join(place))

    def owner(self, item):
        line = item.get("range", {}).get("start", {}).get("line", 0)
        name = self.lines[line - 1] if line else ""
        return name if name in self.objects else None

    def body(self, owner):
        section, type_, name = owner.split(".")
        return self.content[section][type_][name]


def validate(configuration, cli_config, data):
    tf = terraform.Terraform(configuration.directory, cli_config)
    tf.environment["TF_DATA_DIR"] = str(data)
    started = time.monotonic()
    output, _ = tf.run("validate", "-json", accept=(0, 1), merge_errors=False)
    return json.loads(output)["diagnostics"], time.monotonic() - started


def spoil(configuration, directory):
    """The same with an argument too many in every object: each must be reported, or the
    errors of one object hide those of others."""
    content = json.loads(configuration.text)
    for section in SECTIONS:
        for objects in content.get(section, {}).values():
            for body in objects.values():
                body["no_such_argument"] = "x"
    directory.mkdir()
    (directory / "main.tf.json").write_text(json.dumps(content, indent=2))
    return Configuration(directory)


def expect_every_object_checked(configuration, found):
    reported = {configuration.owner(item) for item in found
                if kind_of(configuration, item) == "shape" and "no_such_argument" in item.get("detail", "") + item["summary"]}
    missing = set(configuration.objects) - reported
    if missing:
        raise Failed(f"a wrong argument was not reported for {len(missing)} objects, such as {sorted(missing)[0]}")


def expect_every_type(configurations, schema_file):
    with gzip.open(schema_file) as file:
        (provider,) = json.load(file)["provider_schemas"].values()
    expected = {("resource", type_) for type_ in provider["resource_schemas"]}
    expected |= {("data", type_) for type_ in provider["data_source_schemas"]}
    expected |= {("ephemeral", type_) for type_ in provider["ephemeral_resource_schemas"]}
    written = set().union(*(configuration.types for configuration in configurations))
    if written != expected:
        raise Failed(f"types of the schema that were not written: {sorted(expected - written)}; others: {sorted(written - expected)}")
    return len(expected)


def general(text):
    """A message without the names and values in it, so that equals can be counted."""
    text = re.sub(r'"[^"]*"|`[^`]*`|\[[^]]*\]|\(sample\)', "...", text)
    return " ".join(re.sub(r"\b[\w.]*[_\d][\w.]*\b|(?<=got )\w+|(?<=expected )\w+", "...", text).split())[:140]


class Report:
    TITLES = {
        "provider fault": "what the provider calls its own fault",
        "refused id": "data sources that refuse `id`, which their schema has (the plugin library adds it to all)",
        "also required": "optional in the schema, but the provider's code wants it or one of several",
        "value": "values, and arguments that exclude each other",
        "shape": "SHAPE ERRORS",
    }

    def __init__(self):
        self.found = collections.defaultdict(list)
        self.warnings = collections.Counter()
        self.objects = 0

    def add(self, configuration, diagnostics):
        self.objects += len(configuration.objects)
        for item in diagnostics:
            if item["severity"] != "error":
                self.warnings[item["summary"]] += 1
                continue
            message = " ".join(f"{item['summary']}: {item.get('detail', '')}".split())
            self.found[kind_of(configuration, item)].append((str(configuration.owner(item)), message))

    def owners(self, kinds):
        return {owner for kind in kinds for owner, _ in self.found[kind]}

    def print(self, file):
        with file.open("w") as out:
            for kind, title in self.TITLES.items():
                found = sorted(self.found[kind])
                print(f"\n{title}: {len(found)}, of {len(self.owners([kind]))} objects")
                out.writelines([f"## {title}\n"] + [f"{owner}: {message}\n" for owner, message in found])
                groups = collections.defaultdict(list)
                for owner, message in found:
                    groups[general(message)].append(owner)
                groups = sorted(groups.items(), key=lambda group: -len(group[1]))
                for message, owners in groups[:25]:
                    print(f"  {len(owners):5} {message} ({owners[0]})")
                if len(groups) > 25:
                    print(f"  {sum(len(owners) for _, owners in groups[25:]):5} of {len(groups) - 25} more kinds")
        print(f"\nwarnings: {dict(self.warnings)}\nall messages: {file}")
        complaining = self.owners(set(self.TITLES) - {"shape"}) - self.owners(["shape"])
        for name in ("least", "every"):
            print(f'objects "{name}" with complaints, but none about their shape: {sum(owner.endswith("." + name) for owner in complaining)}')
        print(f"objects without any complaint: {self.objects - len(self.owners(self.TITLES))}")


def expect_conflicts(report, committed, written):
    """What excludes each other stands in the committed file."""
    found = conflicts.conflicts(message for messages in report.found.values() for message in messages)
    written.write_text(conflicts.text_of(found))
    if len(found) < 200:
        raise Failed(f"the provider says of {len(found)} types only that arguments of them exclude each other; has it other words for it?")
    if written.read_text() != Path(committed).read_text():
        raise Failed(f"{Path(committed).name} is not what the provider says; read the difference, and copy {written}")
    print(f"arguments that exclude each other: of {len(found)} types")


def run(options):
    commands.require("terraform")
    work = Path(options.work).resolve()
    shutil.rmtree(work, ignore_errors=True)
    folder, init = work / "configurations", work / "init"
    folder.mkdir(parents=True)
    init.mkdir()
    cli_config = work / "terraform.rc"
    terraform.write_cli_config(cli_config)
    subprocess.run([options.samples, str(folder), str(options.objects)], check=True)
    configurations = [Configuration(directory) for directory in sorted(folder.iterdir())]
    types = expect_every_type(configurations, options.schema)

    (init / "main.tf.json").write_text(json.dumps({"terraform": json.loads(configurations[0].text)["terraform"]}))
    with timed("init"):
        try:
            terraform.Terraform(init, cli_config).init()
        except Failed as failure:
            raise Skipped(f"terraform init has no provider: {failure}") from failure
    spoilt = spoil(configurations[0], folder / "spoilt")
    for configuration in [spoilt, *configurations]:
        shutil.copy(init / ".terraform.lock.hcl", configuration.directory)

    report = Report()
    with timed(f"validating {len(configurations)} configurations"), ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda one: validate(one, cli_config, init / ".terraform"), [spoilt, *configurations])
        expect_every_object_checked(spoilt, next(results)[0])
        for configuration, (found, seconds) in zip(configurations, results):
            print(f"{configuration.directory.name}: {len(configuration.objects)} objects, {seconds:.1f} s", flush=True)
            report.add(configuration, found)
    report.print(work / "messages.txt")
    expect_conflicts(report, options.conflicts, work / "conflicts.json")
    shape = report.found["shape"]
    print(f"{types} types, {report.objects} objects, {len(configurations)} configurations, {len(shape)} shape errors")
    if shape:
        raise Failed("shape errors:\n" + "\n".join(f"{owner}: {message}" for owner, message in sorted(shape)))


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", required=True, help="the program that writes the configurations")
    parser.add_argument("--schema", required=True, help="the provider's schema, gzipped JSON")
    parser.add_argument("--conflicts", required=True, help="the committed file of arguments that exclude each other")
    parser.add_argument("--work", required=True, help="folder for the configurations; it is emptied")
    parser.add_argument("--objects", type=int, default=160, help="so many objects in a configuration")
    parser.add_argument("--jobs", type=int, default=2, help="so many terraform processes side by side")
    return parser.parse_args(arguments)


def main(arguments=None):
    try:
        run(parse(arguments))
    except Skipped as missing:
        print(f"SKIPPED: {missing}; nothing about the bindings was checked")
        return 77
    except Failed as failure:
        print(f"FAILED: {failure}")
        return 1
    print("PASSED: Terraform takes the shape of every type")
    return 0


if __name__ == "__main__":
    sys.exit(main())
