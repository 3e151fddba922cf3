"""Deploys the template to the emulator, or deletes it there.

    python deploy.py PORT REGION deploy STAGE ZIP [NAME=value ...]   prints the outputs and what is lacking, as JSON
    python deploy.py PORT REGION delete STAGE
"""

import json
import logging
import platform
import sys
from pathlib import Path

import sandbox

HERE = Path(__file__).parent
TEMPLATE = HERE.parent / "template.yaml"
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "lint")]
ARCHITECTURES = {"aarch64": "arm64", "arm64": "arm64"}


def main(port, region, command, stage, *arguments):
    sandbox.enter(port, region)
    logging.disable()  # what the transform says about itself
    global boto3, ClientError, expand, read, cut, Unexpected, release
    import boto3
    from botocore.exceptions import ClientError
    from cut import Unexpected, cut
    from expand import expand, read
    from release import release

    stack = f"porchlight-{stage}"
    if command == "deploy":
        zip_file, *pairs = arguments
        print(json.dumps(deploy(port, region, stack, zip_file, parameters(stage, pairs))))
    elif command == "delete":
        delete(stack)
    else:
        sys.exit(__doc__)


def parameters(stage, pairs):
    given = dict(pair.split("=", 1) for pair in pairs)
    return {"Stage": stage, "Architecture": ARCHITECTURES.get(platform.machine(), "x86_64"), **given}


def deploy(port, region, stack, zip_file, given):
    given["Release"] = release(zip_file, TEMPLATE, given)
    bucket = f"porchlight-local-{region}"
    s3 = client("s3")
    # AWS refuses to have its oldest region named.
    place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    if bucket not in {b["Name"] for b in s3.list_buckets()["Buckets"]}:
        s3.create_bucket(Bucket=bucket, **place)
    code = f"{given['Release']}.zip"
    s3.put_object(Bucket=bucket, Key=code, Body=Path(zip_file).read_bytes())
    try:
        template, lacking = cut(expand(read(TEMPLATE), f"s3://{bucket}/{code}", **given))
    except Unexpected as e:
        sys.exit(f"infra/local/cut.py does not know what to do with this: {e}. Keep it, or say there what leaving it out means.")
    s3.put_object(Bucket=bucket, Key=stack, Body=json.dumps(template).encode())
    outputs = change(stack, f"http://127.0.0.1:{port}/{bucket}/{stack}", given)
    outputs["Address"] = f"http://127.0.0.1:{port}/_aws/execute-api/{resource(stack, 'HttpApi')}"
    return {"outputs": outputs, "lacking": lacking, "reader": resource(stack, "Reader"), "writer": resource(stack, "Writer")}


def change(stack, template, given):
    cloudformation = client("cloudformation")
    exists = any(s["StackName"] == stack for s in cloudformation.describe_stacks()["Stacks"])
    known = {p["ParameterKey"] for p in cloudformation.get_template_summary(TemplateURL=template)["Parameters"]}
    unknown = given.keys() - known
    if unknown:
        sys.exit(f"The template has no parameters {', '.join(sorted(unknown))}.")
    act = cloudformation.update_stack if exists else cloudformation.create_stack
    try:
        act(
            StackName=stack,
            TemplateURL=template,
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in given.items()],
            Capabilities=["CAPABILITY_IAM"],
        )
        wait(cloudformation, stack, "stack_update_complete" if exists else "stack_create_complete")
    except ClientError as e:
        if "No updates are to be performed" not in str(e):
            raise
    described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])}


def delete(stack):
    cloudformation = client("cloudformation")
    cloudformation.delete_stack(StackName=stack)
    wait(cloudformation, stack, "stack_delete_complete")


def wait(cloudformation, stack, event):
    from botocore.exceptions import WaiterError

    try:
        cloudformation.get_waiter(event).wait(StackName=stack, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    except WaiterError as e:
        failed = [
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
            for event in cloudformation.describe_stack_events(StackName=stack)["StackEvents"]
            if "FAILED" in event["ResourceStatus"]
        ]
        sys.exit("\n".join([f"{stack}: {e}", *failed]))


def resource(stack, name):
    found = client("cloudformation").describe_stack_resource(StackName=stack, LogicalResourceId=name)
    return found["StackResourceDetail"]["PhysicalResourceId"]


def client(service):
    return sandbox.check(boto3.client(service))


main(*sys.argv[1:])
