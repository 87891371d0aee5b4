"""What is applied, made a program again by `convert` from its state alone: the program
compiles, writes a configuration for that state, and Terraform has nothing to change."""
import gzip
import json
import shutil
from pathlib import Path

import commands
import terraform

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"


class Conversion:
    def __init__(self, applied, work, environment, options):
        self.applied = applied
        self.work = work / "converted"
        self.environment = environment
        self.options = options

    def planned(self, cli_config, mock_url):
        """A Terraform in the folder that the converted program wrote, with the state."""
        self.work.mkdir()
        state, _ = self.applied.run("show", "-json", merge_errors=False)
        program = self.compile(self.convert(state))
        commands.run([str(program), self.environment, "--quiet", "--out", str(self.work)])
        directory = self.work / self.environment
        shutil.copy(self.applied.directory / "terraform.tfstate", directory)
        (directory / "terraform.tfvars.json").write_text(json.dumps(self.secrets(directory, json.loads(state))))
        again = terraform.Terraform(directory, cli_config, mock_url)
        again.init()
        return again

    def convert(self, state):
        (self.work / "state.json").write_text(state)
        schema = self.work / "schema.json"
        schema.write_bytes(gzip.decompress((SCHEMAS / "aws-5.100.0.json.gz").read_bytes()))
        text, _ = commands.run([self.options.convert, str(self.work / "state.json"), "--name", self.environment,
                                "--bindings", f"aws={schema},{SCHEMAS}/aws-kinds.json,{SCHEMAS}/aws-conflicts.json"], merge_errors=False)
        file = self.work / "main.cpp"
        file.write_text(text)
        return file

    def compile(self, file):
        program = self.work / "synth"
        commands.run([self.options.compiler, "-std=c++20", "-DECIA_SYNTH_COMPILED", f"-I{ROOT / 'include'}",
                      str(file), self.options.library, "-o", str(program)])
        return program

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
