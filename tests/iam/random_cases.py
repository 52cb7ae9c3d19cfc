"""Cases from a seed: every kind of caller, policy, element and operator, mixed without sense and quickly made.

Hypothesis chooses the seeds. Drawing each part from it would be a hundred times slower and find nothing more.
"""

from random import Random
from typing import Any

HERE, THERE = "111122223333", "444455556666"
OIDC, SAML = f"arn:aws:iam::{HERE}:oidc-provider/x.com", f"arn:aws:iam::{HERE}:saml-provider/S"
ACTIONS = [
    *("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "kms:Decrypt", "iam:ListUsers", "lambda:InvokeFunction"),
    *("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:AssumeRoleWithWebIdentity"),
    *("sts:AssumeRoleWithSAML", "sts:GetCallerIdentity", "sts:GetSessionToken", "sts:GetFederationToken"),
]
ACTION_PATTERNS = [
    *("*", "s3:*", "S3:get*", "s3:Get?bject", "sts:*", "sts:Assume*", "STS:AssumeRole", "kms:Decrypt"),
    *("kms:*", "sqs:send*", "iam:*", "lambda:*"),
]
RESOURCES = [
    *("arn:aws:s3:::b/ana/x", "arn:aws:s3:::b/*", "arn:aws:s3:::b", "arn:aws:iam::aws:policy/X", "*"),
    *(f"arn:aws:iam::{HERE}:role/Hat", f"arn:aws:iam::{HERE}:role/p/Hat", f"arn:aws:iam::{THERE}:role/Far"),
    *(f"arn:aws-cn:iam::{HERE}:role/Hat", f"arn:aws:sqs:eu-west-1:{THERE}:q", f"arn:aws:sqs:eu-west-1:{HERE}:q:x"),
    *(f"arn:aws:kms:eu-west-1:{HERE}:key/1", f"arn:aws:kms:eu-west-1:{THERE}:key/1"),
    *(f"arn:aws:kms:eu-west-1:{HERE}:alias/k", f"arn:aws:lambda:us-east-1:{HERE}:function:f:1"),
]
RESOURCE_PATTERNS = [
    *("*", "**", "arn:aws:s3:::b/*", "arn:aws:s3:::B/*", "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${*}"),
    *("arn:aws:s3:::b/${aws:Username, 'ana'}/?", "arn:aws:s3:*", "arn:aws:*:::b*", "arn:*:iam::*:role/*"),
    *("arn:aws:iam::*:role/Hat", f"arn:aws:iam::{HERE}:role/${{aws:PrincipalTag/r}}", "arn:aws:sqs:*:q"),
    *("arn:aws:sqs:eu-*-1:*:q*", f"arn:aws:sqs:eu-west-?:{HERE}:q:?", "arn:aws:kms:*:*:key/*"),
    *("arn:aws:sqs:${aws:username}:*:q", "arn:aws:lambda:us-*1:*"),
    *RESOURCES,
]
CALLERS = [
    *(f"arn:aws:iam::{HERE}:user/ana", f"arn:aws:iam::{HERE}:user/p/ana", f"arn:aws:iam::{THERE}:user/ana"),
    *(f"arn:aws:sts::{HERE}:assumed-role/Hat/s1", f"arn:aws:sts::{THERE}:assumed-role/Hat/s1"),
    *(f"arn:aws:sts::{HERE}:federated-user/ana", f"arn:aws:sts::{THERE}:federated-user/ana"),
    *(f"arn:aws:iam::{HERE}:root", f"arn:aws:iam::{THERE}:root", f"arn:aws-cn:iam::{HERE}:user/ana"),
    *("ec2.amazonaws.com", "anonymous", "accounts.google.com", OIDC, SAML),
]
NAMES = {
    "AWS": [
        *("*", HERE, THERE, f"arn:aws:iam::{HERE}:root", f"arn:aws:iam::{THERE}:root", f"arn:aws-cn:iam::{HERE}:root"),
        *(f"arn:aws:iam::{HERE}:role/Hat", f"arn:aws:iam::{HERE}:role/p/Hat", f"arn:aws:iam::{THERE}:role/Hat"),
        *CALLERS[:7],
    ],
    "Service": ["ec2.amazonaws.com", "s3.amazonaws.com"],
    "Federated": ["accounts.google.com", OIDC, SAML],
}
KEYS = [
    *("aws:username", "aws:SourceIp", "aws:MultiFactorAuthPresent", "aws:TagKeys", "aws:CurrentTime", "s3:max-keys"),
    *("aws:PrincipalTag/r", "aws:SourceArn", "example:digest"),
]
VALUES = [
    *("ana", "Ana", " ana", "a*", "*", "?na", "", "Hat", "true", "TRUE", "false", "s", "S", "\u017f", "K", "\u212a"),
    *("203.0.113.7", "203.0.113.0/24", "203.0.113.9/24", "2001:db8::1", "2001:DB8::/32", "::/0", "10.0.0.0/33"),
    *("2030-01-07T09:00:00Z", "2030-01-07T10:00:00+01:00", "2030-01-07", "2030", "2030-01", "2030-13-01"),
    *("1893456000", "1894006800", "2030-01-07T09:00Z", "2030-01-07T09:00:00.5Z", "10", "10.0", "010", "1e1", "-1"),
    *("${aws:username}", "x${aws:username}", "${aws:PrincipalTag/r, 'ana'}", "${*}", "${aws:TagKeys}", "arn:*"),
    *(f"arn:aws:sqs:eu-west-1:{HERE}:q", "arn:aws:sqs:*:*:q*", f"arn:aws:sqs:*:{HERE}:${{aws:username}}"),
    *("QQ==", "QR==", "QUJD"),
]
_SIGNS = ("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals")
OPERATORS = [
    *("StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike"),
    *("StringNotLike", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals"),
    *("ArnNotLike", *(f"Numeric{sign}" for sign in _SIGNS), *(f"Date{sign}" for sign in _SIGNS)),
]
PREFIXES, SUFFIXES = ["", "", "", "ForAllValues:", "ForAnyValue:"], ["", "", "IfExists"]


def random_case(seed: int) -> dict[str, Any]:
    """In: a seed. Out: a case as JSON, with documents that are well formed, also where saving would refuse them."""
    return _Maker(Random(seed)).case()


def random_document(seed: int) -> dict[str, Any]:
    """In: a seed. Out: an identity policy."""
    return _Maker(Random(seed)).document()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random, self.choice = random, random.choice

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, values: list[Any], least: int = 1, most: int = 3) -> list[Any]:
        return [self.choice(values) for _ in range(self.random.randint(least, most))]

    def one_or_more(self, values: list[Any]) -> Any:
        """A list, or a single value without one."""
        return self.some(values) if self.often(0.5) else self.choice(values)

    def case(self) -> dict[str, Any]:
        action = self.choice(ACTIONS)
        case: dict[str, Any] = {"id": "random", "request": self.request(action), "identityPolicies": []}
        case["identityPolicies"] = [self.document() for _ in range(self.random.randint(0, 2))]
        if self.often(0.6):
            federating = action.startswith(("sts:Assume", "sts:Tag", "sts:SetSource"))
            case["resourcePolicy"] = self.document(naming=True, resources=not federating)
        if self.often(0.2):
            case["permissionBoundaryPolicies"] = [self.document()]
        if self.often(0.2):
            case["sessionPolicy"] = self.document()
        if self.often(0.2):
            case["serviceControlPolicies"] = [self.level(everybody=False) for _ in range(self.random.randint(1, 2))]
        if self.often(0.2):
            case["resourceControlPolicies"] = [self.level(everybody=True)]
        return case

    def request(self, action: str) -> dict[str, Any]:
        resource: dict[str, Any] = {"arn": self.choice(RESOURCES)}
        if self.often(0.7):
            resource["accountId"] = self.choice([HERE, THERE])
        context = {
            self.choice([key, key, key.upper()]): self.choice(VALUES) if self.often(0.6) else self.some(VALUES, 0)
            for key in self.random.sample(KEYS, self.random.randint(0, 5))
        }
        action = self.choice([action, action, action.lower()])
        return {"principal": self.choice(CALLERS), "action": action, "resource": resource, "context": context}

    def level(self, everybody: bool) -> dict[str, Any]:
        policies = [self.document() for _ in range(self.random.randint(0, 2))]
        if everybody:
            for policy in policies:
                for statement in policy["Statement"]:
                    statement["Principal"] = "*"
        return {"targetId": "ou", "policies": policies}

    def document(self, naming: bool = False, resources: bool = True) -> dict[str, Any]:
        document: dict[str, Any] = {
            "Statement": [self.statement(naming, resources) for _ in range(self.choice([1, 2, 3]))]
        }
        version = self.choice(["2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", None])
        return document | ({"Version": version} if version else {})

    def statement(self, naming: bool, resources: bool) -> dict[str, Any]:
        made: dict[str, Any] = {"Effect": self.choice(["Allow", "Allow", "Deny"])}
        made[self.choice(["Action", "Action", "Action", "NotAction"])] = self.one_or_more(ACTION_PATTERNS)
        if resources:
            made[self.choice(["Resource", "Resource", "Resource", "NotResource"])] = self.one_or_more(RESOURCE_PATTERNS)
        if naming:
            made[self.choice(["Principal"] * 5 + ["NotPrincipal"])] = self.principal()
        if self.often(0.5):
            made["Condition"] = self.condition()
        return made

    def principal(self) -> Any:
        named = {kind: self.one_or_more(values) for kind, values in NAMES.items() if self.often(0.5)}
        return named if named and self.often(0.9) else "*"

    def condition(self) -> dict[str, Any]:
        block: dict[str, dict[str, Any]] = {}
        for _ in range(self.random.randint(1, 2)):
            if self.often(0.08):
                block["Null"] = {self.choice(KEYS): self.one_or_more(["true", "false", True])}
            else:
                operator = self.choice(PREFIXES) + self.choice(OPERATORS) + self.choice(SUFFIXES)
                values = self.one_or_more([*VALUES, 10, True, 2030, 1.5])
                block.setdefault(operator, {})[self.choice(KEYS)] = [] if self.often(0.03) else values
        return block
