"""Which protocol a service speaks: its codes and texts for credentials that are not accepted depend on it.

Source: botocore's service models (`protocol`); those of S3 and EC2 have codes of their own.
"""

from enum import StrEnum


class Protocol(StrEnum):
    QUERY = "query"
    JSON = "json"
    S3 = "s3"
    EC2 = "ec2"


_QUERY = frozenset(
    {
        *("autoscaling", "cloudformation", "cloudsearch", "cloudwatch", "elasticache", "elasticbeanstalk"),
        *("elasticloadbalancing", "iam", "rds", "redshift", "sdb", "ses", "sns", "sqs", "sts"),
    }
)


def protocol_of(action: str) -> Protocol:
    """In: an action with its service's prefix. Out: what that service speaks; JSON, as most, where we do not know."""
    service = action.partition(":")[0].lower()
    if service in (Protocol.S3, Protocol.EC2):
        return Protocol(service)
    return Protocol.QUERY if service in _QUERY else Protocol.JSON
