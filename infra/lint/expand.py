"""Writes the template as CloudFormation receives it, after the SAM transform: circular dependencies
hide in what SAM adds (aliases, deployment groups, permissions). Needs no AWS account.

    python expand.py template.yaml expanded.json
"""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names no AWS policy by its short name, so there is no need to ask IAM for them."""

    def load(self):
        return {}


def expand(template):
    # As after sam deploy, which has uploaded the zip to a bucket by then.
    template["Globals"]["Function"]["CodeUri"] = "s3://some-bucket/function.zip"
    defaults = {name: p.get("Default") for name, p in template["Parameters"].items()}
    return transform(template, defaults, NoManagedPolicies())


with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(expand(yaml_parse(source)), target, indent=1)
