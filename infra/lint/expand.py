"""Writes the template as CloudFormation receives it, after the SAM transform: circular dependencies
hide in what SAM adds (aliases, deployment groups, permissions). Needs no AWS account.

    python expand.py template.yaml expanded.json
"""

import copy
import json
import os
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

NO_RELEASE = "0" * 64

# SAM asks for a region, wherever the template is deployed.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")


class NoManagedPolicies:
    """The template names no AWS policy by its short name, so there is no need to ask IAM for them."""

    def load(self):
        return {}


def expand(template, code="s3://some-bucket/function.zip", **parameters):
    """The template after the transform.

    code is where the zip is: sam deploy has uploaded it by then. A parameter that is not given has its default.
    """
    template = copy.deepcopy(template)
    template["Globals"]["Function"]["CodeUri"] = code
    defaults = {name: p.get("Default") for name, p in template["Parameters"].items()}
    return transform(template, {**defaults, "Release": NO_RELEASE, **parameters}, NoManagedPolicies())


def read(path):
    with open(path, encoding="utf-8") as source:
        return yaml_parse(source)


if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8") as target:
        json.dump(expand(read(sys.argv[1])), target, indent=1)
