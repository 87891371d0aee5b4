"""The terraform program, working in one directory of one environment."""
import glob
import json
import os
from pathlib import Path

import commands

# Where an unpacked provider mirror may stand, after $ECIA_TF_MIRROR.
MIRROR_PLACES = ("/opt/*", "/usr/share/terraform/plugins",
                 "/usr/local/share/terraform/plugins", "~/.terraform.d/plugins")
MIRRORED_PROVIDER = "registry.terraform.io/hashicorp/aws"

# Most of an apply is waiting (database, load balancer, distribution), so more
# than Terraform's ten operations at a time are worth having.
PARALLELISM = "-parallelism=40"


def find_mirror():
    """The first folder that holds the aws provider, or None: then `terraform
    init` downloads it."""
    places = [os.environ["ECIA_TF_MIRROR"]] if os.environ.get("ECIA_TF_MIRROR") else []
    for place in [*places, *MIRROR_PLACES]:
        for folder in sorted(glob.glob(os.path.expanduser(place))):
            if Path(folder, MIRRORED_PROVIDER).is_dir():
                return folder
    return None


def write_cli_config(file):
    """Terraform's own settings: only where providers come from."""
    mirror = find_mirror()
    print(f"aws provider: {'mirror ' + mirror if mirror else 'downloaded by terraform init'}")
    path = json.dumps(mirror)
    file.write_text("" if mirror is None else "provider_installation {\n"
                    f"  filesystem_mirror {{\n    path = {path}\n  }}\n}}\n")


class Terraform:
    def __init__(self, directory, cli_config, mock_url=None):
        self.directory = Path(directory)
        self.environment = commands.clean_environment()
        self.environment["TF_CLI_CONFIG_FILE"] = str(cli_config)
        self.environment["TF_CLI_ARGS"] = "-no-color"
        if mock_url:
            self.environment["AWS_ENDPOINT_URL"] = mock_url

    def run(self, subcommand, *arguments, accept=(0,), merge_errors=True):
        return commands.run(["terraform", subcommand, *arguments], accept=accept,
                            merge_errors=merge_errors, cwd=self.directory,
                            env=self.environment)

    def init(self, *arguments):
        return self.run("init", *arguments)

    def move_state(self):
        """What a user types after the backend block came or went."""
        return self.run("init", "-migrate-state", "-force-copy")

    def diagnostics(self):
        """(severity, text) of everything `terraform validate` has to say."""
        output, _ = self.run("validate", "-json", accept=(0, 1), merge_errors=False)
        found = []
        for item in json.loads(output)["diagnostics"]:
            place = item.get("range") or {}
            where = f"{place.get('filename', '?')}:{place.get('start', {}).get('line', '?')}"
            found.append((item["severity"], f"{item['severity']}: {where}: {item['summary']}. "
                                            f"{item.get('detail', '')}"))
        return found

    def plan(self, file, *arguments, accept=(0,)):
        """Plans into a file; what Terraform says, and the exit code."""
        return self.run("plan", PARALLELISM, f"-out={file}", *arguments, accept=accept)

    def planned(self, file):
        """The plan in a file as JSON, also written beside it."""
        text, _ = self.run("show", "-json", str(file), merge_errors=False)
        file.with_suffix(".json").write_text(text)
        return json.loads(text)

    def apply(self, file):
        return self.run("apply", PARALLELISM, str(file))

    def destroy(self):
        return self.run("destroy", "-auto-approve", PARALLELISM)

    def addresses(self):
        output, _ = self.run("state", "list", merge_errors=False)
        return sorted(output.split("\n")[:-1])
