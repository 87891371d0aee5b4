#!/usr/bin/env python3
"""End-to-end test of one environment: from the synth program to an applied and
destroyed stack, with the real Terraform and AWS provider against a mock of AWS.

Exit code 0: passed, 1: failed, 77: a tool is missing. See README.md.
"""
import argparse
import json
import re
import shutil
import signal
import sys
from pathlib import Path

import commands
import terraform
from allowed_changes import unexpected_changes
from commands import Failed, Skipped, timed
from conversion import Conversion
from mock_aws import MockAws
from replacement import Replacements

STEPS = ("validate", "plan", "apply")
# What AWS answers to a request that was done before. Terraform repeats one whose answer
# got lost on the way from the mock; the state does not show what it made.
DONE_BEFORE = re.compile(r"AlreadyExists|DuplicateItem|InvalidPermission\.(Duplicate|NotFound)"
                         r"|Cannot exceed quota for InstanceSessionsPerInstanceProfile")
TOOLS = {"validate": ["terraform"], "plan": ["terraform", "moto_server"],
         "apply": ["terraform", "moto_server", "aws"]}


class EnvironmentTest:
    def __init__(self, options):
        self.options = options
        self.name = options.env
        self.work = Path(options.work).resolve() / f"terraform-{self.name}"
        self.out = self.work / "stack"
        self.directory = self.out / self.name
        self.cli_config = self.work / "terraform.rc"

    def run(self):
        for tool in TOOLS[self.options.step]:
            commands.require(tool)
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        terraform.write_cli_config(self.cli_config)
        # A plan validates as well, and each start of the provider costs five seconds of a processor.
        if self.options.step != "plan":
            self.validate()
        if self.options.step == "validate":
            return
        with timed("mock start"):
            mock = MockAws(self.work / "mock.log")
            mock.__enter__()
        try:
            self.live_through(mock)
        finally:
            mock.__exit__()

    def live_through(self, mock):
        self.tf = terraform.Terraform(self.directory, self.cli_config, mock.url)
        self.prepare(mock)
        self.plan()
        if self.options.step == "plan":
            return
        if self.options.facts:
            with timed("facts"):
                self.check_facts()
        self.apply()
        self.plan_again()
        if self.options.replacements:
            self.replacements()
        if self.options.convert:
            self.convert(mock)
        self.move_state_to_bucket(mock)
        self.move_state_back(mock)
        self.destroy()

    def synth(self, *arguments, out=None):
        commands.run([self.options.synth, self.name, "--out", str(out or self.out), *arguments])
        if not (self.directory / "main.tf.json").is_file():
            raise Failed(f"synth wrote no {self.name}/main.tf.json")

    def validate(self):
        with timed("synth"):
            self.synth()
        self.tf = terraform.Terraform(self.directory, self.cli_config)
        with timed("init"):
            self.tf.init("-backend=false")
        with timed("validate"):
            found = self.tf.diagnostics()
        if found:
            raise Failed(f"terraform validate has diagnostics ({len(found)}):\n"
                         + "\n".join(text for _, text in found))

    def prepare(self, mock):
        """What the account holds before, and the state in a local file: the bucket
        for it is part of the stack."""
        with timed("fixtures"):
            variables = json.loads(Path(self.options.tfvars).read_text())
            prepared = mock.prepare(self.name, variables)
            self.synth("--local-state")
            (self.directory / "terraform.tfvars.json").write_text(json.dumps(prepared, indent=2))
        with timed("init with local state"):
            self.tf.init()

    def plan(self):
        with timed("plan"):
            output, _ = self.tf.plan(self.work / "plan.out")
        if "Warning: " in output:
            raise Failed(f"terraform plan has warnings:\n{output}")
        if self.options.step != "plan":
            self.tf.planned(self.work / "plan.out")

    def check_facts(self):
        """The plan shows what the architecture says. The backend block is read
        from a second output, as this one has none now."""
        facts, second = Path(self.options.facts).resolve(), self.work / "with_backend"
        self.synth(out=second)
        output, _ = commands.run(
            [sys.executable, str(facts / "check_facts.py"), str(facts / "facts.json"), self.name,
             str(self.work / "plan.json"), "--config", str(second / self.name)])
        print(output.rstrip().splitlines()[-1])

    def apply(self):
        with timed("apply"):
            output, _ = self.tf.apply(self.work / "plan.out")
        (self.work / "apply.log").write_text(output)
        self.addresses = self.tf.addresses()

    def plan_again(self):
        with timed("second plan"):
            self.expect_no_changes(self.tf, "second")

    def convert(self, mock):
        with timed("a program from the state"):
            again = Conversion(self.tf, self.work, self.name, self.options).planned(self.cli_config, mock.url)
            self.expect_no_changes(again, "converted")

    def expect_no_changes(self, tf, what):
        file = self.work / f"{what}.out"
        _, code = tf.plan(file, "-detailed-exitcode", accept=(0, 2))
        plan = tf.planned(file)
        unexpected = list(unexpected_changes(plan))
        if unexpected:
            raise Failed(f"the {what} plan wants changes that nobody asked for:\n"
                         + "\n".join(unexpected))
        changed = [c["address"] for c in plan.get("resource_changes", [])
                   if c["change"]["actions"] != ["no-op"]]
        if (code == 2) != bool(changed):
            raise Failed(f"the {what} plan ended with {code} but changes {len(changed)} resources")
        print(f"{what} plan: {len(changed)} resources differ, only where the mock forgets")

    def replacements(self):
        with timed("replacements"):
            Replacements(self.tf, self.work, self.options.synth, self.name, Path(self.options.replacements).resolve()).check(
                json.loads((self.work / "plan.json").read_text()))

    def expect_addresses(self, place):
        found = self.tf.addresses()
        if found != self.addresses:
            odd = sorted({*found} ^ {*self.addresses})
            raise Failed(f"the state {place} does not list what was applied: {odd}")

    def move_state_to_bucket(self, mock):
        with timed("state to the bucket"):
            self.synth()
            mock.drop_bucket_policy(self.state_bucket())
            self.tf.move_state()
            self.expect_addresses("in the bucket")

    def move_state_back(self, mock):
        """Before a destroy: the bucket that holds the state is destroyed too,
        and a bucket can go only when it is empty."""
        bucket = self.state_bucket()
        with timed("state back to a file"):
            self.synth("--local-state")
            self.tf.move_state()
            self.expect_addresses("in the file")
            mock.empty_bucket(bucket)

    def state_bucket(self):
        main = json.loads((self.directory / "main.tf.json").read_text())
        return main["terraform"]["backend"]["s3"]["bucket"]

    def destroy(self):
        with timed("destroy"):
            output, _ = self.tf.destroy()
        (self.work / "destroy.log").write_text(output)
        left = self.tf.addresses()
        if left:
            raise Failed(f"after the destroy the state still lists {left}")


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synth", required=True, help="the synth program")
    parser.add_argument("--env", required=True, help="prod, staging or dev")
    parser.add_argument("--work", required=True, help="folder for everything that is written")
    parser.add_argument("--tfvars", help="the environment's example variables, which a plan needs")
    parser.add_argument("--facts", help="folder with facts.json and check_facts.py")
    parser.add_argument("--replacements", help="the library's replacement.hpp, to be compared with what Terraform replaces")
    parser.add_argument("--convert", help="the program convert: what is applied is converted from its state, and planned")
    parser.add_argument("--compiler", help="for what is converted")
    parser.add_argument("--library", help="ecia::synth, which that is linked with")
    parser.add_argument("--step", choices=STEPS, default="apply", help="the last step to take")
    options = parser.parse_args(arguments)
    if options.step != "validate" and not options.tfvars:
        parser.error("a plan needs --tfvars")
    return options


def main(arguments=None):
    options = parse(arguments)
    options.synth = str(Path(options.synth).resolve())
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    try:
        with timed(f"{options.env} in all"):
            try:
                EnvironmentTest(options).run()
            except Failed as failure:
                if not DONE_BEFORE.search(str(failure)):
                    raise
                print(f"{failure}\n{options.env}: a request was done twice; once more, from the start")
                EnvironmentTest(options).run()
    except Skipped as missing:
        print(f"SKIPPED: {missing}; nothing about {options.env} was checked")
        return 77
    except Failed as failure:
        print(f"FAILED: {options.env}: {failure}")
        return 1
    print(f"PASSED: {options.env} up to the step {options.step}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
