"""Endpoints for what AWS itself brings: managed policies and services that can wear a role."""

from dataclasses import dataclass

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from playground.canvas import serializers
from playground.canvas.api.view import answers, operation
from playground.iam.catalog import SERVICE_PRINCIPALS
from playground.live.shapes import ManagedPolicyShape
from playground.sandbox.managed import aws_policies

SEARCH = OpenApiParameter("search", OpenApiTypes.STR, description="Part of a name or a description.")
LIMIT = OpenApiParameter("limit", OpenApiTypes.INT, description="How many at most, 1 to 100.")

MOST_POLICIES = 2_000
FIRST_POLICY = "AmazonS3ReadOnlyAccess"  # the one that most first exercises ask for


@dataclass(frozen=True, slots=True)
class ServiceShape:
    """An AWS service that can wear a role."""

    name: str
    principal: str
    use: str


class ManagedPolicies(APIView):
    @operation("listManagedPolicies", gives=[ManagedPolicyShape], parameters=[SEARCH, LIMIT])
    def get(self, request: Request) -> Response:
        """AWS's managed policies whose name or description holds `search`."""
        values = serializers.SearchIn(data=request.query_params)
        values.is_valid(raise_exception=True)
        found = aws_policies(values.validated_data["search"], limit=MOST_POLICIES)
        found.sort(key=lambda policy: policy.name != FIRST_POLICY)  # stable: the others keep their order
        return answers(found[: values.validated_data["limit"]])


class Services(APIView):
    @operation("listServices", gives=[ServiceShape])
    def get(self, request: Request) -> Response:
        """AWS services that can be drawn; `name` is short, as EC2."""
        return answers([ServiceShape(service_name(host), host, use) for host, use in SERVICE_PRINCIPALS.items()])


def service_name(principal: str) -> str:
    """Out: EC2 for ec2.amazonaws.com, Lambda for lambda.amazonaws.com: short words in capitals, long ones as words."""
    word = principal.split(".", 1)[0]
    return _SPELT.get(word, word.upper() if len(word) <= 3 else word.replace("-", " ").capitalize())


_SPELT = {
    "ecs-tasks": "ECS tasks",
    "edgelambda": "Lambda@Edge",
    "states": "Step Functions",
    "events": "EventBridge",
    "scheduler": "EventBridge Scheduler",
    "pipes": "EventBridge Pipes",
    "apigateway": "API Gateway",
    "appsync": "AppSync",
    "cloudformation": "CloudFormation",
    "codebuild": "CodeBuild",
    "codepipeline": "CodePipeline",
    "codedeploy": "CodeDeploy",
    "sagemaker": "SageMaker",
    "batchoperations": "S3 Batch Operations",
    "backup": "AWS Backup",
    "ssm": "Systems Manager",
    "config": "AWS Config",
    "vpc-flow-logs": "VPC Flow Logs",
    "monitoring": "RDS monitoring",
    "transfer": "Transfer Family",
    "dms": "Database Migration",
    "iot": "IoT",
    "autoscaling": "Auto Scaling",
    "application-autoscaling": "Application Auto Scaling",
    "elasticmapreduce": "EMR",
    "cloudtrail": "CloudTrail",
    "logs": "CloudWatch Logs",
    "delivery": "Log delivery",
    "elasticloadbalancing": "Load Balancing",
    "dynamodb": "DynamoDB",
    "cognito-idp": "Cognito",
    "spotfleet": "EC2 Spot Fleet",
    "pods": "EKS pods",
}
