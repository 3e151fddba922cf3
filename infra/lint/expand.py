"""Writes the template as CloudFormation gets it, after the SAM transform: what SAM adds (aliases,
deployment groups, permissions) is where circular dependencies hide. Needs no AWS account.

    python expand.py template.yaml expanded.json
"""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names no AWS policy by its short name, so IAM need not be asked for them."""

    def load(self):
        return {}


def expand(template):
    # What sam deploy does with the zip: it lies in a bucket by then.
    template["Globals"]["Function"]["CodeUri"] = "s3://some-bucket/function.zip"
    defaults = {name: p.get("Default") for name, p in template["Parameters"].items()}
    return transform(template, defaults, NoManagedPolicies())


with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(expand(yaml_parse(source)), target, indent=1)
