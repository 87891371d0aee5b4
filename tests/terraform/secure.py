#!/usr/bin/env python3
"""A secure parameter, end to end: what somebody sets stands in no plan and no state,
and an apply leaves it, as it does what is changed outside."""
import argparse
import json
import shutil
import sys
from pathlib import Path

import commands
import terraform
from commands import Failed, Skipped, timed
from mock_aws import MockAws

# The value that somebody gives the parameter.
VALUE = "what-only-the-mock-knows"


class SecureTest:
    def __init__(self, options):
        self.synth, self.name = options.synth, options.env
        self.work = Path(options.work).resolve() / "secure"
        self.directory = self.work / self.name
        self.secure, self.outside = options.secure, options.outside

    def run(self):
        for tool in ("terraform", "moto_server", "aws"):
            commands.require(tool)
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        terraform.write_cli_config(self.work / "terraform.rc")
        with MockAws(self.work / "mock.log") as mock:
            self.tf = terraform.Terraform(self.directory, self.work / "terraform.rc", mock.url)
            self.live_through()

    def aws(self, *arguments):
        output, _ = commands.run(["aws", "--region", self.region, "--output", "text", *arguments], env=self.tf.environment)
        return output.strip()

    def live_through(self):
        commands.run([self.synth, self.name, "--out", str(self.work), "--local-state"])
        main = json.loads((self.directory / "main.tf.json").read_text())
        providers = main["provider"]["aws"]
        self.region = (providers if isinstance(providers, list) else [providers])[0]["region"]
        # The release that the function runs.
        (self.work / "release.zip").write_bytes(b"PK\x05\x06" + bytes(18))
        self.aws("s3", "mb", "s3://releases")
        self.aws("s3", "cp", str(self.work / "release.zip"), "s3://releases/orders-1.zip")
        (self.directory / "terraform.tfvars.json").write_text(json.dumps({"release": "orders-1.zip"}))
        with timed("init"):
            self.tf.init()
        with timed("apply"):
            self.tf.plan(self.work / "plan.out")
            self.tf.apply(self.work / "plan.out")
        if self.read(self.secure) != "unset":
            raise Failed(f"{self.secure} is '{self.read(self.secure)}' before anybody has set it")
        for name in (self.secure, self.outside):
            self.aws("ssm", "put-parameter", "--overwrite", "--name", name, "--value", VALUE)
        with timed("second plan"):
            self.tf.plan(self.work / "second.out")
            plan = self.tf.planned(self.work / "second.out")
        changed = [each["address"] for each in plan["resource_changes"]
                   if each["type"] == "aws_ssm_parameter" and each["change"]["actions"] != ["no-op"]]
        if changed:
            raise Failed(f"the plan changes {changed}, which others have set")
        with timed("apply again"):
            self.tf.apply(self.work / "second.out")
        for name in (self.secure, self.outside):
            if self.read(name) != VALUE:
                raise Failed(f"an apply made '{self.read(name)}' of {name}")
        state = json.loads((self.directory / "terraform.tfstate").read_text())
        # That of what is changed outside is no secret, and shown.
        shown = [each for each in (json.dumps(plan), json.dumps(state))
                 if VALUE in each.replace(f'"insecure_value": "{VALUE}"', "")]
        if shown:
            raise Failed(f"what somebody gave {self.secure} stands in {len(shown)} of the plan and the state")

    def read(self, name):
        return self.aws("ssm", "get-parameter", "--with-decryption", "--name", name, "--query", "Parameter.Value")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synth", required=True, help="the synth program")
    parser.add_argument("--env", required=True, help="the stack")
    parser.add_argument("--secure", required=True, help="the name of a secure parameter in it")
    parser.add_argument("--outside", required=True, help="the name of one that is changed outside")
    parser.add_argument("--work", required=True, help="folder for everything that is written")
    try:
        SecureTest(parser.parse_args()).run()
    except Skipped as reason:
        print(f"SKIPPED: {reason}")
        return 77
    except Failed as reason:
        print(f"FAILED: {reason}")
        return 1
    print("PASSED: what somebody sets stays where it is")
    return 0


if __name__ == "__main__":
    sys.exit(main())
