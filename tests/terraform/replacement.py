"""Which changes make Terraform replace an object: what it plans for a state in
which something else stands, beside what the table of the library and `synth diff`
say. Nothing is applied."""
import json
import re
import shutil

import commands
from commands import Failed

PROVIDER = "registry.terraform.io/hashicorp/aws"
# Edits of prod: objects, and one argument of each that the state says otherwise. What
# stands in one edit replaces no object that another of it replaces.
EDITS = (
    (("module.vpc.aws_vpc.main", "cidr_block"),),
    (("module.rds.aws_db_instance.main", "engine"),
     ("module.security_groups.aws_security_group.app", "description"),
     ("module.iam.aws_iam_role.ec2", "name")),
    (("module.load_balancer.aws_lb.main", "internal"),
     ("module.cloudwatch.aws_cloudwatch_log_group.flow_logs", "name")),
    (("module.load_balancer.aws_lb_target_group.app", "port"),),
)


def table_of(header):
    """The library's table: type -> its arguments."""
    rows = re.findall(r'\{"(\w+)",((?:\s*"[^"]*")+)\}', header.read_text())
    return {kind: "".join(re.findall(r'"([^"]*)"', words)).split() for kind, words in rows}


def other(value):
    """Another value of the same type, with everything in it another one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    if isinstance(value, list):
        plain = value and not isinstance(value[0], dict)
        return value + [other(value[0])] if plain else [other(element) for element in value]
    if isinstance(value, dict):
        return {key: other(element) for key, element in value.items()}
    return value


def some(kind):
    """A value for an argument that is not given."""
    if isinstance(kind, list):
        return {"list": ["x"], "set": ["x"], "map": {"x": "x"}}.get(kind[0]) if kind[1] == "string" else None
    return {"string": "x", "number": 1, "bool": True}[kind]


def arguments_given(module, prefix=""):
    """Address -> the arguments that the configuration gives."""
    found = {prefix + each["address"]: set(each.get("expressions", {})) for each in module.get("resources", [])}
    for name, call in module.get("module_calls", {}).items():
        found.update(arguments_given(call["module"], f"{prefix}module.{name}."))
    return found


def address_of(resource):
    return (resource["module"] + "." if "module" in resource else "") + f"{resource['type']}.{resource['name']}"


class Replacements:
    def __init__(self, tf, work, synth, name, header):
        self.tf, self.work, self.synth, self.name = tf, work, synth, name
        self.table = table_of(header)
        self.state = json.loads((tf.directory / "terraform.tfstate").read_text())

    def planned(self, state):
        """The changes that Terraform plans where this is the state."""
        file = self.work / "replacement.tfstate"
        file.write_text(json.dumps({**state, "serial": state["serial"] + 1}))
        plan = self.work / "replacement.out"
        self.tf.plan(plan, "-refresh=false", f"-state={file}")
        return self.tf.planned(plan).get("resource_changes", [])

    def changed(self, change):
        """A copy of the state with what `change(address, type, attributes)` does to each object."""
        state = json.loads(json.dumps(self.state))
        for resource in state["resources"]:
            if resource["mode"] == "managed":
                for instance in resource["instances"]:
                    change(address_of(resource), resource["type"], instance["attributes"])
        return state

    def check_table(self, plan):
        """Each argument that forces a replacement is in the table, and no other."""
        text, _ = self.tf.run("providers", "schema", "-json", merge_errors=False)
        schemas = json.loads(text)["provider_schemas"][PROVIDER]["resource_schemas"]
        given = arguments_given(plan["configuration"]["root_module"])
        forced, set_anew, in_place = {}, set(), set()
        for absent in (False, True):
            def change(address, kind, attributes):
                block = schemas.get(kind, {}).get("block", {})
                for name, schema in block.get("attributes", {}).items():
                    fixed = not (schema.get("optional") or schema.get("required"))
                    if name in ("id", "tags_all") or fixed or (schema.get("computed") and name not in given[address]):
                        continue
                    if (attributes.get(name) in (None, "", [], {})) == absent:
                        attributes[name] = some(schema["type"]) if absent else other(attributes[name])
                        set_anew.add((address, name))
                for name in block.get("block_types", {}):
                    if not absent and name in given[address] and isinstance(attributes.get(name), list):
                        attributes[name] = other(attributes[name])
            for planned in self.planned(self.changed(change)):
                before, after = (planned["change"].get(side) or {} for side in ("before", "after"))
                where = re.sub(r"\[[^\]]*\]", "", planned["address"])
                in_place |= {(planned["type"], name) for name in before
                             if (where, name) in set_anew and name in after and before[name] != after[name]}
                for path in planned["change"].get("replace_paths", []):
                    words = ".".join(part for part in path if isinstance(part, str))
                    forced.setdefault((planned["type"], words), set()).add(absent)
        known = {(kind, word.rstrip("?")): word for kind, words in self.table.items() for word in words}
        kinds = {resource["type"] for resource in self.state["resources"]}
        missing = sorted(f"{kind}.{word}" for kind, word in forced if (kind, word) not in known)
        wrong = sorted(f"{kind}.{word}" for (kind, name), word in known.items()
                       if word.endswith("?") and False in forced.get((kind, name), ()))
        idle = sorted(f"{kind}.{name}" for (kind, name), word in known.items()
                      if not word.endswith("?") and (kind, name) in in_place and (kind, name) not in forced)
        if missing or wrong or idle:
            raise Failed(f"replacement.hpp has not {missing}, a question mark too much at {wrong}, "
                         f"and {idle}, which Terraform changes in place")
        checked = [key for key in known if key in forced]
        if len(checked) < 100:
            raise Failed(f"Terraform confirms only {len(checked)} arguments of replacement.hpp")
        print(f"replacements: Terraform confirms {len(checked)} of {len(known)} arguments of the table, on {len(kinds & set(self.table))} types")

    def check_diff(self, edit):
        """`synth diff` names the objects that Terraform would replace, and which of them it makes before the old one goes."""
        values = {}

        def change(address, _, attributes):
            for argument in (argument for object_, argument in edit if object_ == address):
                values[address, argument] = attributes[argument] = other(attributes[argument])
        planned = {("+/- " if each["change"]["actions"][0] == "create" else "-/+ ") + re.sub(r"\[[^\]]*\]", "", each["address"])
                   for each in self.planned(self.changed(change)) if {"create", "delete"} <= set(each["change"]["actions"])}
        before = self.work / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(self.tf.directory, before / self.name, ignore=shutil.ignore_patterns(".terraform*", "terraform.*"))
        for (address, argument), value in values.items():
            self.write(before / self.name, address, argument, value)
        output, _ = commands.run([self.synth, "diff", self.name, "--local-state", "--out", str(before)], accept=(3,))
        said = {" ".join(line.split()[:2]) for line in output.splitlines() if line.startswith(("-/+ ", "+/- "))}
        what = ", ".join(f"another {argument} of {address}" for address, argument in edit)
        missing = [address for address, _ in edit if not any(one.endswith(" " + address) for one in planned)]
        if said != planned or missing:
            raise Failed(f"{what}: only synth replaces {sorted(said - planned)}, only Terraform {sorted(planned - said)}, neither of them {missing}")
        print(f"replacements: {len(said)} objects with {what}")

    @staticmethod
    def write(folder, address, argument, value):
        """Gives the argument of an object another value in the files of a configuration."""
        module, kind, name = re.fullmatch(r"module\.(\w+)\.(\w+)\.(\w+)", address).groups()
        file = folder / "modules" / module / "main.tf.json"
        content = json.loads(file.read_text())
        content["resource"][kind][name][argument] = value
        file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")

    def check(self, plan):
        self.check_table(plan)
        for edit in EDITS:
            self.check_diff(edit)
