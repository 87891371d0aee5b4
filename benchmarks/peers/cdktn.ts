// SPDX-License-Identifier: Apache-2.0
// cdktn RESOURCES FOLDER: the cells of ../synthesis.cpp with CDK Terrain, CDKTF's continuation, and its typed AWS bindings.
import { App, Fn, TerraformResource, TerraformStack } from "cdktn";
import { AutoscalingGroup } from "@cdktn/provider-aws/lib/autoscaling-group";
import { CloudwatchMetricAlarm } from "@cdktn/provider-aws/lib/cloudwatch-metric-alarm";
import { IamRole } from "@cdktn/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktn/provider-aws/lib/iam-role-policy";
import { LaunchTemplate } from "@cdktn/provider-aws/lib/launch-template";
import { Lb } from "@cdktn/provider-aws/lib/lb";
import { LbListener } from "@cdktn/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktn/provider-aws/lib/lb-target-group";
import { AwsProvider } from "@cdktn/provider-aws/lib/provider";
import { S3Bucket } from "@cdktn/provider-aws/lib/s3-bucket";
import { SecurityGroup } from "@cdktn/provider-aws/lib/security-group";
import { Subnet } from "@cdktn/provider-aws/lib/subnet";
import { Vpc } from "@cdktn/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktn/provider-aws/lib/vpc-security-group-ingress-rule";

const most = Number(process.argv[2]);
const app = new App({ outdir: process.argv[3], skipValidation: true });
const stack = new TerraformStack(app, "bench");
new AwsProvider(stack, "aws", {});

/** Ids of constructs are unique in the whole stack, Terraform's names in a type: the names are set back to those of the other programs. */
function named<R extends TerraformResource>(resource: R, name: string): R {
  resource.overrideLogicalId(name);
  return resource;
}

const trust =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}';
const vpc = named(new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/8", tags: { Name: "main" } }), "main");
const balancer = named(new Lb(stack, "lb", { loadBalancerType: "application", name: "main" }), "main");
let made = 2;
const full = () => made++ >= most;
for (let cell = 0; ; ++cell) {
  const name = `cell_${cell}`;
  if (full()) break;
  const subnet = named(
    new Subnet(stack, `subnet_${name}`, {
      availabilityZone: "ap-south-1a",
      cidrBlock: `10.${Math.floor(cell / 256) % 256}.${cell % 256}.0/24`,
      tags: { Name: name },
      vpcId: vpc.id,
    }),
    name,
  );
  if (full()) break;
  const group = named(
    new SecurityGroup(stack, `group_${name}`, {
      description: `Cell ${name}`,
      namePrefix: `${name}-`,
      tags: { Name: name },
      vpcId: vpc.id,
      lifecycle: { createBeforeDestroy: true },
    }),
    name,
  );
  if (full()) break;
  named(
    new VpcSecurityGroupIngressRule(stack, `http_${name}`, {
      cidrIpv4: "10.0.0.0/8",
      description: "8080 from inside",
      fromPort: 8080,
      ipProtocol: "tcp",
      securityGroupId: group.id,
      toPort: 8080,
    }),
    `${name}_http`,
  );
  if (full()) break;
  named(
    new VpcSecurityGroupIngressRule(stack, `self_${name}`, {
      description: "ssh from the group",
      fromPort: 22,
      ipProtocol: "tcp",
      referencedSecurityGroupId: group.id,
      securityGroupId: group.id,
      toPort: 22,
    }),
    `${name}_self`,
  );
  if (full()) break;
  const target = named(
    new LbTargetGroup(stack, `target_${name}`, {
      healthCheck: { interval: 30, matcher: "200", path: "/health" },
      name,
      port: 8080,
      protocol: "HTTP",
      vpcId: vpc.id,
    }),
    name,
  );
  if (full()) break;
  named(
    new LbListener(stack, `listener_${name}`, {
      defaultAction: [{ targetGroupArn: target.arn, type: "forward" }],
      loadBalancerArn: balancer.arn,
      port: 1024 + (cell % 60000),
      protocol: "HTTP",
    }),
    name,
  );
  if (full()) break;
  const launch = named(
    new LaunchTemplate(stack, `launch_${name}`, {
      imageId: "ami-0123456789abcdef0",
      instanceType: "t3.micro",
      metadataOptions: { httpTokens: "required" },
      namePrefix: `${name}-`,
      userData: "IyEvYmluL2Jhc2gKc2V0IC1ldW8gcGlwZWZhaWwK",
      vpcSecurityGroupIds: [group.id],
    }),
    name,
  );
  if (full()) break;
  const fleet = named(
    new AutoscalingGroup(stack, `fleet_${name}`, {
      launchTemplate: { id: launch.id, version: "$Latest" },
      maxSize: 4,
      minSize: 1,
      name,
      targetGroupArns: [target.arn],
      vpcZoneIdentifier: [subnet.id],
    }),
    name,
  );
  if (full()) break;
  named(
    new CloudwatchMetricAlarm(stack, `alarm_${name}`, {
      alarmDescription: `CPU of ${name}`,
      alarmName: `${name}-cpu`,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      dimensions: { AutoScalingGroupName: fleet.name },
      evaluationPeriods: 2,
      metricName: "CPUUtilization",
      namespace: "AWS/EC2",
      period: 120,
      statistic: "Average",
      threshold: 80,
    }),
    name,
  );
  if (full()) break;
  const role = named(new IamRole(stack, `role_${name}`, { assumeRolePolicy: trust, description: `Cell ${name}`, name }), name);
  if (full()) break;
  named(
    new IamRolePolicy(stack, `policy_${name}`, {
      policy: Fn.jsonencode({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["autoscaling:Describe*"], Resource: fleet.arn }],
      }),
      role: role.name,
    }),
    name,
  );
  if (full()) break;
  named(new S3Bucket(stack, `bucket_${name}`, { bucketPrefix: name, tags: { Name: name, Role: role.name } }), name);
}
app.synth();
