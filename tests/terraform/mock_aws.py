"""moto_server, a stand-in for AWS on a loopback port, and what an account must
hold before the first apply: a hosted zone, certificates and a key pair."""
import json
import re
import socket
import time
import urllib.request

import commands

REGION, EDGE_REGION = "ap-south-1", "us-east-1"
START_SECONDS = 60
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class MockAws:
    """Use as a context manager: the server ends with the block."""

    def __init__(self, log_file):
        self.log_file = log_file
        self.url = f"http://127.0.0.1:{free_port()}"

    def __enter__(self):
        environment = commands.clean_environment()
        environment["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"  # the roles attach some
        environment["MOTO_ENABLE_KEYPAIR_VALIDATION"] = "true"  # a wrong name must fail
        environment["MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION"] = "true"
        port = self.url.rsplit(":", 1)[1]
        with open(self.log_file, "w", encoding="utf-8") as log:
            self.process = commands.start(["moto_server", "-H", "127.0.0.1", "-p", port],
                                          stdout=log, stderr=log, env=environment)
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        commands.stop(self.process)

    def wait(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                DIRECT.open(f"{self.url}/moto-api/data.json", timeout=10).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise commands.Failed(f"moto_server did not start: {self.log_file.read_text()[-2000:]}")

    def call(self, service, region, path, content_type, body, target=None):
        """One request to an AWS service. The mock takes service and region from
        the signature's scope and does not check the signature itself."""
        headers = {"Content-Type": content_type, "Authorization":
                   f"AWS4-HMAC-SHA256 Credential=test/20240101/{region}/{service}/aws4_request, "
                   "SignedHeaders=host, Signature=test"}
        if target:
            headers["X-Amz-Target"] = target
        request = urllib.request.Request(self.url + path, body.encode(), headers, method="POST")
        with DIRECT.open(request, timeout=30) as answer:
            return answer.read().decode()

    def hosted_zone(self, domain):
        answer = self.call(
            "route53", EDGE_REGION, "/2013-04-01/hostedzone", "application/xml",
            '<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">'
            f"<Name>{domain}</Name><CallerReference>test</CallerReference>"
            "</CreateHostedZoneRequest>")
        return re.search(r"<Id>/hostedzone/(\w+)</Id>", answer)[1]

    def certificate(self, region, domain):
        answer = self.call("acm", region, "/", "application/x-amz-json-1.1",
                           json.dumps({"DomainName": domain, "ValidationMethod": "DNS",
                                       "SubjectAlternativeNames": [f"*.{domain}"]}),
                           target="CertificateManager.RequestCertificate")
        return json.loads(answer)["CertificateArn"]

    def key_pair(self, name):
        self.call("ec2", REGION, "/", "application/x-www-form-urlencoded",
                  f"Action=CreateKeyPair&Version=2016-11-15&KeyName={name}")

    def default_vpc(self):
        answer = self.call("ec2", REGION, "/", "application/x-www-form-urlencoded",
                           "Action=DescribeVpcs&Version=2016-11-15")
        return re.search(r"<vpcId>(vpc-\w+)</vpcId>", answer)[1]

    def prepare(self, environment, variables):
        """Makes what must exist beforehand; the variables with its real ids. A
        stack that is asked neither for its domain nor for a VPC needs nothing."""
        if "vpc_id" in variables:
            return {**variables, "vpc_id": self.default_vpc()}
        if "domain_name" not in variables:
            return variables
        domain = variables["domain_name"]
        self.key_pair(f"ecia-{environment}-key")
        made = {"hosted_zone_id": self.hosted_zone(domain),
                "certificate_arn": self.certificate(REGION, domain),
                "edge_certificate_arn": self.certificate(EDGE_REGION, domain)}
        return {name: made.get(name, value) for name, value in variables.items()}

    def environment(self):
        return {**commands.clean_environment(), "AWS_ENDPOINT_URL": self.url}

    def drop_bucket_policy(self, bucket):
        """The mock denies what a policy denies without looking at the condition;
        the bucket's "TLS only" would shut everybody out."""
        commands.run(["aws", "s3api", "delete-bucket-policy", "--bucket", bucket],
                     env=self.environment())

    def empty_bucket(self, bucket):
        """As a user empties a versioned bucket: every version and marker."""
        environment = self.environment()
        listed, _ = commands.run(
            ["aws", "s3api", "list-object-versions", "--bucket", bucket, "--output", "json",
             "--query", "{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}"],
            env=environment, merge_errors=False)
        commands.run(["aws", "s3api", "delete-objects", "--bucket", bucket, "--delete", listed],
                     env=environment)
