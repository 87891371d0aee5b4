"""What the second plan may still want to change, because the mock forgets it,
and the comparison that finds anything else.

An entry names one attribute of one resource type in one module, and the value
with which the mock answers. A change is allowed only when the value before it is
that answer; a change of the same attribute from another value is an error.
"""
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Allowed:
    module: str
    type: str
    path: str      # dots between names; * is any index
    answer: Any    # what the mock says instead of what was applied, or a function that knows
    reason: str


NO_PREDICTION = [{"max_capacity_breach_behavior": "", "max_capacity_buffer": "",
                  "metric_specification": [], "mode": "", "scheduling_buffer_time": ""}]
NO_FORWARDING = [{"cookies": [{"forward": "none", "whitelisted_names": []}], "headers": [],
                  "query_string": False, "query_string_cache_keys": []}]



def with_own_tags(before, after):
    """The tags of a launch template itself among those of what it launches."""
    others = [tags for tags in before if tags["resource_type"] != "launch-template"]
    return len(others) + 1 == len(before) and others == after


OWN_TAGS = "the mock puts the template's own tags among those of what it launches"

ALLOWED = [
    Allowed("module.ec2", "aws_launch_template", "tag_specifications", with_own_tags, OWN_TAGS),
    Allowed("module.ec2", "aws_launch_template", "default_version", 1, "follows: " + OWN_TAGS),
    Allowed("module.ec2", "aws_launch_template", "latest_version", 1, "follows: " + OWN_TAGS),
    Allowed("module.ec2", "aws_autoscaling_group", "launch_template.*.version", "1",
            "follows: " + OWN_TAGS),
    Allowed("module.ec2", "aws_autoscaling_group",
            "capacity_reservation_specification.*.capacity_reservation_preference", None,
            "the mock returns an empty specification with every group"),
    Allowed("module.ec2", "aws_autoscaling_policy", "enabled", False,
            "the mock does not return Enabled"),
    Allowed("module.ec2", "aws_autoscaling_policy", "predictive_scaling_configuration",
            NO_PREDICTION, "the mock returns an empty predictive block with every policy"),
    Allowed("module.rds", "aws_db_instance", "monitoring_interval", 0,
            "the mock does not keep Enhanced Monitoring"),
    Allowed("module.rds", "aws_db_instance", "monitoring_role_arn", "",
            "the mock does not keep Enhanced Monitoring"),
    Allowed("module.rds", "aws_db_parameter_group", "parameter", [],
            "the mock does not return a group's parameters as set by the user"),
    Allowed("module.waf", "aws_cloudfront_distribution",
            "default_cache_behavior.*.forwarded_values", NO_FORWARDING,
            "the mock adds ForwardedValues to a behaviour that has a cache policy"),
    Allowed("module.waf", "aws_cloudfront_distribution",
            "ordered_cache_behavior.*.forwarded_values", NO_FORWARDING,
            "the mock adds ForwardedValues to a behaviour that has a cache policy"),
    Allowed("module.waf", "aws_cloudfront_distribution",
            "viewer_certificate.*.cloudfront_default_certificate", True,
            "the mock always says that CloudFront's own certificate is in use"),
    Allowed("module.waf", "aws_cloudfront_distribution",
            "viewer_certificate.*.ssl_support_method", "sni-only",
            "the mock says so even of CloudFront's own certificate"),
]


def differences(before, after, unknown, path=""):
    """(path, before, after) of every attribute that a plan changes."""
    if unknown is True:
        yield path, before, "(known after apply)"
    elif isinstance(before, dict) and isinstance(after, dict):
        unknown = unknown if isinstance(unknown, dict) else {}
        for name in sorted({*before, *after, *unknown}):
            yield from differences(before.get(name), after.get(name), unknown.get(name),
                                   f"{path}.{name}" if path else name)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        unknown = unknown if isinstance(unknown, list) else [None] * len(after)
        for index, (old, new) in enumerate(zip(before, after)):
            yield from differences(old, new, unknown[index] if index < len(unknown) else None,
                                   f"{path}.{index}")
    elif before != after:
        yield path, before, after


def same_path(pattern, path):
    wanted, found = pattern.split("."), path.split(".")
    return len(wanted) == len(found) and all(
        name == part or (name == "*" and part.isdigit()) for name, part in zip(wanted, found))


def is_allowed(change, path, before, after):
    def answers(entry):
        return entry.answer(before, after) if callable(entry.answer) else entry.answer == before

    return any(entry.module == change.get("module_address") and entry.type == change["type"]
               and same_path(entry.path, path) and answers(entry)
               for entry in ALLOWED)


def unexpected_changes(plan):
    """A line for everything in a plan that is neither a no-op nor allowed."""
    for change in plan.get("resource_changes", []):
        actions, address = change["change"]["actions"], change["address"]
        if actions == ["no-op"]:
            continue
        if actions != ["update"]:
            yield f"{address}: {'/'.join(actions)}"
            continue
        details = change["change"]
        for path, old, new in differences(details["before"], details["after"],
                                          details["after_unknown"]):
            if not is_allowed(change, path, old, new):
                yield f"{address}: {path}: {old!r} -> {new!r}"
    for name, change in plan.get("output_changes", {}).items():
        if change["actions"] != ["no-op"]:
            yield f"output {name}: {'/'.join(change['actions'])}"
