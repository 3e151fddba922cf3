"""Calls one operation of AWS, in the emulator, and prints the answer as JSON.

    python call.py PORT REGION SERVICE OPERATION PARAMETERS
"""

import json
import sys

import sandbox


def main(port, region, service, operation, parameters):
    sandbox.enter(port, region)
    import boto3

    client = sandbox.check(boto3.client(service))
    answer = getattr(client, operation)(**json.loads(parameters))
    print(json.dumps(answer, default=lambda other: other.read().decode() if hasattr(other, "read") else str(other)))


main(*sys.argv[1:])
