"""Cuts the expanded template to what the emulator has. Whatever this file does not name is an error: the emulator ignores
without a word what it does not know."""

import json
import re
import sys

# What is deployed, with the properties that the emulator acts on.
KEPT = {
    "AWS::ApiGatewayV2::Api": set(),
    "AWS::ApiGatewayV2::Stage": {"ApiId", "AutoDeploy", "StageName", "Tags"},
    "AWS::DynamoDB::Table": {
        "AttributeDefinitions", "BillingMode", "DeletionProtectionEnabled", "GlobalSecondaryIndexes", "KeySchema",
        "LocalSecondaryIndexes", "StreamSpecification",
    },
    "AWS::Events::EventBus": {"Description", "Name"},
    "AWS::IAM::Role": {"AssumeRolePolicyDocument", "ManagedPolicyArns", "Policies"},
    "AWS::Lambda::Alias": {"FunctionName", "FunctionVersion", "Name"},
    "AWS::Lambda::Function": {
        "Architectures", "Code", "Description", "Environment", "Handler", "LoggingConfig", "MemorySize",
        "ReservedConcurrentExecutions", "Role", "Runtime", "Tags", "Timeout", "TracingConfig",
    },
    "AWS::Lambda::Permission": {"Action", "FunctionName", "Principal", "SourceArn"},
    "AWS::Lambda::Version": {"FunctionName"},
    "AWS::Logs::LogGroup": {"RetentionInDays"},
    "AWS::SNS::Subscription": {"Endpoint", "Protocol", "TopicArn"},
    "AWS::SNS::Topic": {"DisplayName"},
    "AWS::SQS::Queue": {"MessageRetentionPeriod", "SqsManagedSseEnabled"},
}

# What is left out, and what is therefore different from AWS.
LEFT_OUT = {
    "AWS::ApiGatewayV2::Api": {"Body": "routes are made one by one"},
    "AWS::ApiGatewayV2::Stage": {
        "AccessLogSettings": "no access log",
        "DefaultRouteSettings": "no throttling",
        "RouteSettings": "no throttling",
    },
    "AWS::DynamoDB::Table": {
        "PointInTimeRecoverySpecification": "no point-in-time recovery",
        "SSESpecification": "no encryption of the tables",
        "TimeToLiveSpecification": "nothing expires from the tables",
    },
}
LEFT_OUT_TYPES = {
    "AWS::ApiGatewayV2::ApiMapping": "no domain of your own",
    "AWS::ApiGatewayV2::DomainName": "no domain of your own",
    "AWS::CloudWatch::Alarm": "no alarms",
    "AWS::CloudWatch::Dashboard": "no dashboard",
    "AWS::CodeDeploy::Application": "no canary: a new version takes all traffic at once",
    "AWS::CodeDeploy::DeploymentGroup": "no canary: a new version takes all traffic at once",
    "AWS::Pipes::Pipe": "no events on the bus",
    "AWS::Route53::RecordSetGroup": "no domain of your own",
}
LEFT_OUT_OUTPUTS = {"DomainTarget"}
ATTRIBUTES = {"Condition", "DeletionPolicy", "DependsOn", "Properties", "Type", "UpdateReplacePolicy"}
# How CodeDeploy moves the alias.
LEFT_OUT_ATTRIBUTES = {"AWS::Lambda::Alias": {"UpdatePolicy"}}

BODY = {"info", "openapi", "paths", "servers", "tags"}
OPERATION = {"isDefaultRoute", "parameters", "responses", "x-amazon-apigateway-integration"}
INTEGRATION = {"httpMethod", "payloadFormatVersion", "type", "uri"}


class Unexpected(Exception):
    """The template has something that this file does not know."""


def cut(expanded):
    """The template to deploy, and what is different from AWS then."""
    template = {**expanded, "Resources": {}}
    lacking = set()
    for name, resource in expanded["Resources"].items():
        kind = resource["Type"]
        if kind in LEFT_OUT_TYPES:
            lacking.add(LEFT_OUT_TYPES[kind])
            continue
        template["Resources"][name] = kept(name, resource, lacking)
        if kind == "AWS::ApiGatewayV2::Api":
            template["Resources"].update(routes(name, resource["Properties"]["Body"]))
    template["Outputs"] = {n: o for n, o in expanded["Outputs"].items() if n not in LEFT_OUT_OUTPUTS}
    refuse(references(template) & (expanded["Resources"].keys() - template["Resources"].keys()), "references to")
    return template, sorted(lacking)


def kept(name, resource, lacking):
    kind = resource["Type"]
    if kind not in KEPT:
        raise Unexpected(f"{name} is a {kind}")
    left_out = LEFT_OUT.get(kind, {})
    properties = resource.get("Properties", {})
    refuse(properties.keys() - KEPT[kind] - left_out.keys(), f"{name} ({kind}) has the properties")
    refuse(resource.keys() - ATTRIBUTES - LEFT_OUT_ATTRIBUTES.get(kind, set()), f"{name} ({kind}) has the attributes")
    lacking.update(left_out[p] for p in properties.keys() & left_out.keys() if p != "Body")
    result = {attribute: value for attribute, value in resource.items() if attribute in ATTRIBUTES}
    result["Properties"] = {p: value for p, value in properties.items() if p in KEPT[kind]}
    if kind == "AWS::ApiGatewayV2::Api":
        result["Properties"] = {"ProtocolType": "HTTP", "Name": {"Ref": "AWS::StackName"}}
    return result


def routes(api, body):
    """The routes and integrations that API Gateway makes of the OpenAPI document."""
    refuse(body.keys() - BODY, f"{api}'s document has")
    resources, integrations = {}, {}
    for path, operations in body["paths"].items():
        for method, operation in operations.items():
            uri = checked(f"{method} {path}", operation)
            integration = integrations.setdefault(json.dumps(uri), f"Integration{len(integrations)}")
            resources[integration] = {
                "Type": "AWS::ApiGatewayV2::Integration",
                "Properties": {
                    "ApiId": {"Ref": api},
                    "IntegrationType": "AWS_PROXY",
                    "IntegrationUri": uri,
                    "PayloadFormatVersion": "2.0",
                },
            }
            resources[f"Route{len(resources)}"] = {
                "Type": "AWS::ApiGatewayV2::Route",
                "Properties": {
                    "ApiId": {"Ref": api},
                    "AuthorizationType": "NONE",
                    "RouteKey": "$default" if operation.get("isDefaultRoute") else f"{method.upper()} {path}",
                    "Target": {"Fn::Join": ["/", ["integrations", {"Ref": integration}]]},
                },
            }
    return resources


def checked(route, operation):
    """The function that an operation calls."""
    refuse(operation.keys() - OPERATION, f"{route} has")
    integration = operation["x-amazon-apigateway-integration"]
    refuse(integration.keys() - INTEGRATION, f"{route} has in its integration")
    if (integration["type"], integration["payloadFormatVersion"]) != ("aws_proxy", "2.0"):
        raise Unexpected(f"{route} calls no function with payload 2.0: {integration}")
    return integration["uri"]


def references(part):
    """Every resource or parameter that is referred to."""
    if isinstance(part, list):
        return set().union(*map(references, part))
    if not isinstance(part, dict):
        return set()
    found = set().union(*map(references, part.values()))
    found |= {part["Ref"]} if "Ref" in part else set()
    found |= {part["Fn::GetAtt"][0]} if isinstance(part.get("Fn::GetAtt"), list) else set()
    found |= set(re.findall(r"\$\{(\w+)", json.dumps(part.get("Fn::Sub", ""))))
    depends = part.get("DependsOn", [])
    return found | ({depends} if isinstance(depends, str) else set(depends))


def refuse(names, where):
    if names:
        raise Unexpected(f"{where} {', '.join(sorted(names))}")


if __name__ == "__main__":
    print(json.dumps(cut(json.load(sys.stdin))[0]))
