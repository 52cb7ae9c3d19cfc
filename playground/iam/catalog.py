"""Names that we know: service principals, identity providers, global condition keys, AWS managed policies.

The lists are for completion and remarks. Actions and the condition keys of each service are in `reference/`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class ManagedPolicy:
    """An AWS managed policy. A subset is ours, shorter than AWS's, and is labelled so."""

    name: str
    path: str
    arn: str
    version: str
    subset: bool
    description: str
    document: str


@dataclass(frozen=True, slots=True)
class ConditionKey:
    """A condition key and what it says; KEY stands for a tag's key and the like.

    `type` is the sort of its values: text, number, date, address, ARN, or true or false; `many`: it holds a list.
    """

    name: str
    type: str
    meaning: str
    many: bool = False


@cache
def shared_keys() -> Mapping[str, ConditionKey]:
    """Out: the condition keys that belong to no service, by name in lower case: AWS's global ones, then those that a

    session or an identity provider brings (AWS global condition context keys; IAM and STS condition context keys).
    """
    entries = json.loads((_DATA / "condition_keys.json").read_text(encoding="utf-8"))
    return MappingProxyType({entry["name"].lower(): ConditionKey(**entry) for entry in entries})


@cache
def managed_policies() -> Mapping[str, ManagedPolicy]:
    """Out: the AWS managed policies that we ship, by ARN; read when first asked for."""
    entries = json.loads((_DATA / "managed_policies.json").read_text(encoding="utf-8"))
    read = (ManagedPolicy(**{**entry, "document": json.dumps(entry["document"], indent=2)}) for entry in entries)
    return MappingProxyType({policy.arn: policy for policy in read})


# IAM identity providers: built in for web identity, without a provider object of one's own.
BUILT_IN_PROVIDERS = (
    "accounts.google.com",
    "www.amazon.com",
    "graph.facebook.com",
    "cognito-identity.amazonaws.com",
)

# What each service principal usually wears a role for.
SERVICE_PRINCIPALS = {
    "ec2.amazonaws.com": "EC2 instance through an instance profile",
    "lambda.amazonaws.com": "Lambda function",
    "edgelambda.amazonaws.com": "Lambda@Edge function",
    "ecs-tasks.amazonaws.com": "ECS task",
    "ecs.amazonaws.com": "ECS service",
    "pods.eks.amazonaws.com": "EKS pod identity",
    "eks.amazonaws.com": "EKS cluster",
    "states.amazonaws.com": "Step Functions state machine",
    "events.amazonaws.com": "EventBridge rule",
    "scheduler.amazonaws.com": "EventBridge Scheduler",
    "pipes.amazonaws.com": "EventBridge Pipes",
    "apigateway.amazonaws.com": "API Gateway integration and logging",
    "appsync.amazonaws.com": "AppSync data source",
    "cloudformation.amazonaws.com": "CloudFormation stack",
    "codebuild.amazonaws.com": "CodeBuild project",
    "codepipeline.amazonaws.com": "CodePipeline pipeline",
    "codedeploy.amazonaws.com": "CodeDeploy deployment",
    "glue.amazonaws.com": "Glue job",
    "firehose.amazonaws.com": "Firehose stream",
    "redshift.amazonaws.com": "Redshift cluster",
    "sagemaker.amazonaws.com": "SageMaker job",
    "bedrock.amazonaws.com": "Bedrock model job",
    "s3.amazonaws.com": "S3 replication",
    "batchoperations.s3.amazonaws.com": "S3 Batch Operations",
    "backup.amazonaws.com": "AWS Backup",
    "ssm.amazonaws.com": "Systems Manager",
    "config.amazonaws.com": "AWS Config",
    "vpc-flow-logs.amazonaws.com": "VPC flow logs",
    "monitoring.rds.amazonaws.com": "RDS enhanced monitoring",
    "transfer.amazonaws.com": "Transfer Family server",
    "dms.amazonaws.com": "Database Migration Service",
    "iot.amazonaws.com": "IoT rule",
    "autoscaling.amazonaws.com": "EC2 Auto Scaling",
    "elasticmapreduce.amazonaws.com": "EMR cluster",
    "cloudtrail.amazonaws.com": "CloudTrail trail",
    "sns.amazonaws.com": "SNS delivery",
    "logs.amazonaws.com": "CloudWatch Logs",
    "delivery.logs.amazonaws.com": "log delivery",
    "elasticloadbalancing.amazonaws.com": "Elastic Load Balancing",
    "sqs.amazonaws.com": "SQS",
    "dynamodb.amazonaws.com": "DynamoDB",
    "application-autoscaling.amazonaws.com": "Application Auto Scaling",
    "dax.amazonaws.com": "DynamoDB Accelerator",
    "rds.amazonaws.com": "RDS",
    "kinesis.amazonaws.com": "Kinesis",
    "cognito-idp.amazonaws.com": "Cognito user pool",
    "spotfleet.amazonaws.com": "EC2 Spot fleet",
    "batch.amazonaws.com": "AWS Batch",
}
