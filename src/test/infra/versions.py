"""Prints the logical ids of the functions' versions, for each set of parameters on the standard input (a JSON object a
line): CloudFormation publishes a version when its id is new."""

import json
import logging
import sys

sys.path.insert(0, "infra/lint")
from expand import expand, read

logging.disable()
template = read("infra/template.yaml")
for line in sys.stdin:
    resources = expand(template, **json.loads(line))["Resources"]
    print(json.dumps(sorted(name for name, r in resources.items() if r["Type"] == "AWS::Lambda::Version")))
