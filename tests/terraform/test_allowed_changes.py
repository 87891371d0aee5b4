"""The comparison of the second plan: what it lets through and what it does not."""
import unittest

from allowed_changes import unexpected_changes


def plan(before, after, unknown=None, *, module="module.rds", kind="aws_db_instance",
         actions=("update",)):
    return {"resource_changes": [{
        "address": f"{module}.{kind}.x", "module_address": module, "type": kind,
        "change": {"actions": list(actions), "before": before, "after": after,
                   "after_unknown": unknown or {}}}]}


class UnexpectedChanges(unittest.TestCase):
    def check(self, tested, *wanted):
        self.assertEqual(list(unexpected_changes(tested)), list(wanted))

    def test_no_change_is_fine(self):
        self.check(plan({"a": 1}, {"a": 1}, actions=["no-op"]))

    def test_forgotten_attribute_is_allowed(self):
        self.check(plan({"monitoring_interval": 0}, {"monitoring_interval": 60}))

    def test_nested_forgotten_attribute_is_allowed(self):
        name = "cloudfront_default_certificate"
        self.check(plan({"viewer_certificate": [{name: True}]},
                        {"viewer_certificate": [{name: None}]},
                        module="module.waf", kind="aws_cloudfront_distribution"))

    def test_forgotten_attribute_in_another_module_is_an_error(self):
        self.check(plan({"monitoring_interval": 0}, {"monitoring_interval": 60},
                        module="module.ec2"),
                   "module.ec2.aws_db_instance.x: monitoring_interval: 0 -> 60")

    def test_forgotten_attribute_with_another_answer_is_an_error(self):
        self.check(plan({"monitoring_interval": 30}, {"monitoring_interval": 60}),
                   "module.rds.aws_db_instance.x: monitoring_interval: 30 -> 60")

    def test_other_attribute_beside_a_forgotten_one_is_an_error(self):
        self.check(plan({"monitoring_interval": 0, "port": 1},
                        {"monitoring_interval": 60, "port": 2}),
                   "module.rds.aws_db_instance.x: port: 1 -> 2")

    def test_unknown_value_is_an_error(self):
        self.check(plan({"arn": "a"}, {}, {"arn": True}),
                   "module.rds.aws_db_instance.x: arn: 'a' -> '(known after apply)'")

    def test_replacement_is_an_error(self):
        self.check(plan({"monitoring_interval": 0}, {"monitoring_interval": 60},
                        actions=["delete", "create"]),
                   "module.rds.aws_db_instance.x: delete/create")

    def templates(self, before, after):
        return plan({"tag_specifications": before}, {"tag_specifications": after},
                    module="module.ec2", kind="aws_launch_template")

    def test_own_tags_of_a_template_are_allowed(self):
        instance = {"resource_type": "instance", "tags": {"Name": "x"}}
        own = {"resource_type": "launch-template", "tags": {"Stack": "x"}}
        self.check(self.templates([instance, own], [instance]))

    def test_other_tags_of_a_template_are_an_error(self):
        instance = {"resource_type": "instance", "tags": {"Name": "x"}}
        other = {"resource_type": "instance", "tags": {"Name": "y"}}
        own = {"resource_type": "launch-template", "tags": {"Stack": "x"}}
        self.check(self.templates([other, own], [instance]),
                   f"module.ec2.aws_launch_template.x: tag_specifications: {[other, own]!r}"
                   f" -> {[instance]!r}")

    def test_changed_output_is_an_error(self):
        self.check({"output_changes": {"url": {"actions": ["update"]}}}, "output url: update")


if __name__ == "__main__":
    unittest.main()
