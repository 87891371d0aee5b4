// SPDX-License-Identifier: Apache-2.0
// aws_cdk RESOURCES FOLDER: the cells of ../synthesis.cpp with the AWS CDK, one L1 construct for each resource. Its rules look at the template unless
// CDK_VALIDATION=false is in the environment.
import { App, CfnTag, Stack } from "aws-cdk-lib";
import { CfnAutoScalingGroup } from "aws-cdk-lib/aws-autoscaling";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { CfnLaunchTemplate, CfnSecurityGroup, CfnSecurityGroupIngress, CfnSubnet, CfnVPC } from "aws-cdk-lib/aws-ec2";
import { CfnListener, CfnLoadBalancer, CfnTargetGroup } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { CfnRole, CfnRolePolicy } from "aws-cdk-lib/aws-iam";
import { CfnBucket } from "aws-cdk-lib/aws-s3";

const most = Number(process.argv[2]);
// CloudFormation takes 500 resources in a stack; the limit is lifted, so that the CDK's own work can be seen.
const app = new App({ outdir: process.argv[3], context: { "@aws-cdk/core:stackResourceLimit": 0 } });
const stack = new Stack(app, "bench");
const tag = (key: string, value: string): CfnTag => ({ key, value });
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
};
const vpc = new CfnVPC(stack, "vpc", { cidrBlock: "10.0.0.0/8", tags: [tag("Name", "main")] });
const balancer = new CfnLoadBalancer(stack, "lb", { type: "application", name: "main" });
let made = 2;
const full = () => made++ >= most;
for (let cell = 0; ; ++cell) {
  const name = `cell_${cell}`;
  if (full()) break;
  const subnet = new CfnSubnet(stack, `subnet_${name}`, {
    availabilityZone: "ap-south-1a",
    cidrBlock: `10.${Math.floor(cell / 256) % 256}.${cell % 256}.0/24`,
    tags: [tag("Name", name)],
    vpcId: vpc.ref,
  });
  if (full()) break;
  const group = new CfnSecurityGroup(stack, `group_${name}`, { groupDescription: `Cell ${name}`, tags: [tag("Name", name)], vpcId: vpc.ref });
  if (full()) break;
  new CfnSecurityGroupIngress(stack, `http_${name}`, {
    cidrIp: "10.0.0.0/8",
    description: "8080 from inside",
    fromPort: 8080,
    ipProtocol: "tcp",
    groupId: group.attrGroupId,
    toPort: 8080,
  });
  if (full()) break;
  new CfnSecurityGroupIngress(stack, `self_${name}`, {
    description: "ssh from the group",
    fromPort: 22,
    ipProtocol: "tcp",
    sourceSecurityGroupId: group.attrGroupId,
    groupId: group.attrGroupId,
    toPort: 22,
  });
  if (full()) break;
  const target = new CfnTargetGroup(stack, `target_${name}`, {
    healthCheckIntervalSeconds: 30,
    healthCheckPath: "/health",
    matcher: { httpCode: "200" },
    name,
    port: 8080,
    protocol: "HTTP",
    vpcId: vpc.ref,
  });
  if (full()) break;
  new CfnListener(stack, `listener_${name}`, {
    defaultActions: [{ targetGroupArn: target.ref, type: "forward" }],
    loadBalancerArn: balancer.ref,
    port: 1024 + (cell % 60000),
    protocol: "HTTP",
  });
  if (full()) break;
  const launch = new CfnLaunchTemplate(stack, `launch_${name}`, {
    launchTemplateData: {
      imageId: "ami-0123456789abcdef0",
      instanceType: "t3.micro",
      metadataOptions: { httpTokens: "required" },
      userData: "IyEvYmluL2Jhc2gKc2V0IC1ldW8gcGlwZWZhaWwK",
      securityGroupIds: [group.attrGroupId],
    },
  });
  if (full()) break;
  const fleet = new CfnAutoScalingGroup(stack, `fleet_${name}`, {
    launchTemplate: { launchTemplateId: launch.ref, version: launch.attrLatestVersionNumber },
    maxSize: "4",
    minSize: "1",
    autoScalingGroupName: name,
    targetGroupArns: [target.ref],
    vpcZoneIdentifier: [subnet.ref],
  });
  if (full()) break;
  new CfnAlarm(stack, `alarm_${name}`, {
    alarmDescription: `CPU of ${name}`,
    alarmName: `${name}-cpu`,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    dimensions: [{ name: "AutoScalingGroupName", value: fleet.ref }],
    evaluationPeriods: 2,
    metricName: "CPUUtilization",
    namespace: "AWS/EC2",
    period: 120,
    statistic: "Average",
    threshold: 80,
  });
  if (full()) break;
  const role = new CfnRole(stack, `role_${name}`, { assumeRolePolicyDocument: trust, description: `Cell ${name}`, roleName: name });
  if (full()) break;
  new CfnRolePolicy(stack, `policy_${name}`, {
    policyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["autoscaling:Describe*"], Resource: fleet.attrAutoScalingGroupArn }],
    },
    policyName: name,
    roleName: role.ref,
  });
  if (full()) break;
  new CfnBucket(stack, `bucket_${name}`, { bucketName: name, tags: [tag("Name", name), tag("Role", role.ref)] });
}
app.synth();
