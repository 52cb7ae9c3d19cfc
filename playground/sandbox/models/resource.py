"""Resource: a bucket, table or queue that somebody wants to reach."""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.role import InstanceProfile, Role
from playground.sandbox.models.sandbox import Sandbox


class ResourceType(models.TextChoices):
    BUCKET = "bucket", "S3 bucket"
    TABLE = "table", "DynamoDB table"
    FUNCTION = "function", "Lambda function"
    INSTANCE = "instance", "EC2 instance"
    TASK = "task", "ECS task"
    QUEUE = "queue", "SQS queue"
    TOPIC = "topic", "SNS topic"
    KEY = "key", "KMS key"
    SECRET = "secret", "Secrets Manager secret"


class Resource(models.Model):
    """`policy` is the stored text of the resource's own policy, empty when it has none.

    `role`: the execution role of a function, the task role of a task. `profile`: what brings an instance its role.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="resources")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=ids.resource_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="resources")
    type = models.CharField(max_length=16, choices=ResourceType.choices)
    name = models.CharField(max_length=256)
    arn = models.CharField(max_length=512)
    policy = models.TextField(blank=True, default="")
    role = models.ForeignKey(Role, null=True, blank=True, on_delete=models.RESTRICT, related_name="functions")
    profile = models.ForeignKey(
        InstanceProfile, null=True, blank=True, on_delete=models.RESTRICT, related_name="instances"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sandbox", "arn"], name="resource_arn_once")]

    def __str__(self) -> str:
        return self.arn
