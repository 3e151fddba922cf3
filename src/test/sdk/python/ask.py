"""Asks questions with an unmodified Python SDK, which the first argument names: one JSON question per line in, one JSON answer per line out."""
import importlib
import json
import re
import sys

ManagementClient = importlib.import_module(sys.argv[1]).ManagementClient
host = sys.argv[2]


def snake(name):
    return re.sub("([A-Z])", lambda m: "_" + m.group(1).lower(), name)


for line in sys.stdin:
    question = json.loads(line)
    client = ManagementClient(
        access_key_id=question["accessKeyId"],
        access_key_secret=question["accessKeySecret"],
        host=host,
    )
    method = getattr(client, snake(question["operation"]))
    try:
        answer = method(**{snake(k): v for k, v in question["parameters"].items()})
    except Exception as e:
        answer = {"thrown": str(e)}
    print(json.dumps(answer), flush=True)
