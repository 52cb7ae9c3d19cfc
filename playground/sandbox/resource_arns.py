"""PURE: the ARN of a drawn resource, and which kind of resource an ARN means.

Source: Service Authorization Reference, "Resource types" of each service.
"""

import re
from typing import Final

REGION: Final = "us-east-1"
FORMS: Final = {
    "bucket": "arn:aws:s3:::{name}",
    "table": "arn:aws:dynamodb:{region}:{number}:table/{name}",
    "function": "arn:aws:lambda:{region}:{number}:function:{name}",
    "instance": "arn:aws:ec2:{region}:{number}:instance/{name}",
    "task": "arn:aws:ecs:{region}:{number}:task/default/{name}",
    "queue": "arn:aws:sqs:{region}:{number}:{name}",
    "topic": "arn:aws:sns:{region}:{number}:{name}",
    "key": "arn:aws:kms:{region}:{number}:key/{name}",
    "secret": "arn:aws:secretsmanager:{region}:{number}:secret:{name}",
}
NAMES: Final = {
    "bucket": re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    "table": re.compile(r"[A-Za-z0-9_.-]{3,255}"),
    "function": re.compile(r"[A-Za-z0-9_-]{1,64}"),
    "instance": re.compile(r"[A-Za-z0-9-]{1,64}"),
    "task": re.compile(r"[A-Za-z0-9-]{1,64}"),
    "queue": re.compile(r"[A-Za-z0-9_-]{1,80}(?:\.fifo)?"),
    "topic": re.compile(r"[A-Za-z0-9_-]{1,256}(?:\.fifo)?"),
    "key": re.compile(r"[A-Za-z0-9-]{1,64}"),
    "secret": re.compile(r"[A-Za-z0-9/_+=.@-]{1,256}"),
}


def arn_of(kind: str, number: str, name: str, region: str = REGION) -> str:
    """Out: the ARN of a resource of one of our kinds."""
    return FORMS[kind].format(region=region, number=number, name=name)


def kind_and_name(arn: str) -> tuple[str, str] | None:
    """In: an ARN. Out: the kind of resource and its name, None for kinds that are not drawn."""
    for kind, form in FORMS.items():
        pattern = re.escape(form).replace(r"\{region\}", r"[a-z0-9-]+").replace(r"\{number\}", "[0-9]{12}")
        found = re.fullmatch(pattern.replace(r"\{name\}", "(.+)"), arn)
        if found and NAMES[kind].fullmatch(found[1]):
            return kind, found[1]
    return None
