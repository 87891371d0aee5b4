#!/usr/bin/env python3
"""What is applied, made a program again by `convert` from its state alone: the program
compiles, and Terraform has nothing to change.

Exit code 0: passed, 1: failed, 77: a tool is missing. See README.md.
"""
import argparse
import json
import shutil
import sys
from pathlib import Path

import commands
import terraform
from allowed_changes import unexpected_changes
from commands import Failed, Skipped, timed
from environment import EnvironmentTest


class ConvertTest(EnvironmentTest):
    def live_through(self, mock):
        self.tf = terraform.Terraform(self.directory, self.cli_config, mock.url)
        self.plan(mock)
        self.apply()
        state, _ = self.tf.run("show", "-json", merge_errors=False)
        file = self.work / "state.json"
        file.write_text(state)
        program = self.converted(file)
        with timed("compile"):
            binary = self.work / "converted"
            commands.run([self.options.compiler, "-std=c++20", "-DECIA_SYNTH_COMPILED", f"-I{self.options.include}",
                          str(program), self.options.library, "-o", str(binary)])
        commands.run([str(binary), self.name, "--quiet", "--out", str(self.work / "again")])
        again = self.work / "again" / self.name
        shutil.copy(self.directory / "terraform.tfstate", again)
        (again / "terraform.tfvars.json").write_text(json.dumps(self.secrets(again, json.loads(state))))
        self.tf = terraform.Terraform(again, self.cli_config, mock.url)
        self.tf.init()
        self.plan_again()

    def converted(self, state):
        with timed("convert"):
            text, _ = commands.run([self.options.convert, str(state), "--name", self.name,
                                    "--bindings", f"aws={self.options.schema},{self.options.overlay}"], merge_errors=False)
        file = self.work / "converted.cpp"
        file.write_text(text)
        return file

    @staticmethod
    def secrets(directory, state):
        """The variables that stand for what is secret, with the values of the state."""
        values = {}

        def collect(module, prefix):
            for one in module.get("resources", []):
                for name, value in one["values"].items():
                    values[f"{prefix}{one['name']}_{name}"] = value
            for child in module.get("child_modules", []):
                collect(child, prefix + child["address"].removeprefix("module.") + "_")

        collect(state["values"]["root_module"], "")
        wanted = json.loads((directory / "main.tf.json").read_text()).get("variable", {})
        return {name: values[name] for name in wanted}


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("synth", "env", "work", "tfvars", "convert", "schema", "overlay", "compiler", "include", "library"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args(arguments)
    options.step, options.facts, options.replacements = "apply", None, None
    try:
        ConvertTest(options).run()
    except Skipped as skipped:
        print(f"SKIPPED: {skipped}")
        return 77
    except Failed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        return 1
    print("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
