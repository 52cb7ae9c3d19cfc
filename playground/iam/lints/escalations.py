"""Ways to give oneself more than one has: actions that, on every resource, let their holder become an administrator.

Sources: AWS's access level "Permissions management" and published lists of privilege escalation in IAM.
"""

import re

from playground.iam.elements import action_matcher
from playground.iam.lints.permissions import EVERYTHING, OF_IDENTITIES
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Statement
from playground.sentences import say

# All actions of a way are needed. A way that passes a role comes before passing alone.
WAYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("iam:PassRole", "ec2:RunInstances"), say("start an instance with any role and use its credentials")),
    (("iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"), say("run code of its own as any role")),
    (
        ("iam:PassRole", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
        say("have code of its own run as any role"),
    ),
    (("iam:PassRole", "cloudformation:CreateStack"), say("build anything as any role that CloudFormation may wear")),
    (("iam:PassRole", "glue:CreateDevEndpoint"), say("open a shell that wears any role")),
    (("iam:PassRole", "codebuild:CreateProject", "codebuild:StartBuild"), say("run a build that wears any role")),
    (("iam:PassRole", "ecs:RegisterTaskDefinition", "ecs:RunTask"), say("run a container that wears any role")),
    (
        ("iam:PassRole", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
        say("run a pipeline that wears any role"),
    ),
    (
        ("iam:PassRole", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"),
        say("open a notebook that wears any role"),
    ),
    (("iam:PassRole", "states:CreateStateMachine", "states:StartExecution"), say("run a workflow that wears any role")),
    (("iam:PassRole",), say("hand any role to a service and act through it")),
    (("iam:UpdateAssumeRolePolicy",), say("let itself into any role")),
    (("iam:PutRolePolicy",), say("add permissions to a role that it can assume")),
    (("iam:AttachRolePolicy",), say("attach any policy to a role that it can assume")),
    (("iam:PutUserPolicy",), say("add permissions to itself")),
    (("iam:AttachUserPolicy",), say("attach any policy to itself")),
    (("iam:PutGroupPolicy",), say("add permissions to its own group")),
    (("iam:AttachGroupPolicy",), say("attach any policy to its own group")),
    (("iam:AddUserToGroup",), say("join any group")),
    (("iam:CreatePolicyVersion",), say("rewrite a policy that is attached to it")),
    (("iam:SetDefaultPolicyVersion",), say("bring back an older, wider version of a policy")),
    (("iam:CreateAccessKey",), say("make keys for another user")),
    (("iam:CreateLoginProfile",), say("set a password for another user")),
    (("iam:UpdateLoginProfile",), say("change another user's password")),
    (("iam:DeleteUserPermissionsBoundary",), say("remove a user's permissions boundary")),
    (("iam:PutUserPermissionsBoundary",), say("put a wider permissions boundary on itself")),
    (("iam:DeleteRolePermissionsBoundary",), say("remove a role's permissions boundary")),
    (("iam:PutRolePermissionsBoundary",), say("put a wider permissions boundary on a role")),
    (("lambda:UpdateFunctionCode",), say("run code of its own as the role of any function")),
    (("lambda:UpdateFunctionConfiguration",), say("put a layer of its own into any function")),
    (("glue:UpdateDevEndpoint",), say("open a shell that wears the role of any development endpoint")),
    (("ssm:SendCommand",), say("run commands on any instance, as its role")),
    (("ssm:StartSession",), say("open a shell on any instance, as its role")),
    (("sso:AttachManagedPolicyToPermissionSet",), say("attach any policy to its own permission set")),
    (("sso:PutInlinePolicyToPermissionSet",), say("add permissions to its own permission set")),
)
_EVERY_ACTION = frozenset(action for actions, _ in WAYS for action in actions)
_PREFIXES = tuple({f"{action.partition(':')[0]}:" for action in _EVERY_ACTION})
# "*", and every resource of a type in an account or in all of them.
_WIDE = re.compile(r"\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[a-z-]+[/:])?\*")
# What a user may do to themselves is a way only where it adds to what they may do.
_ONESELF = re.compile(r"arn:[^:]*:iam::[^:]*:user/(?:.*/)?\$\{aws:username\}")
_WAYS_ON_ONESELF = frozenset(
    {
        "iam:PutUserPolicy",
        "iam:AttachUserPolicy",
        "iam:DeleteUserPermissionsBoundary",
        "iam:PutUserPermissionsBoundary",
    }
)


def escalation_rules(remarks: Remarks) -> None:
    """One warning for each statement that begins a way, also where other statements complete it."""
    if remarks.policy_type not in OF_IDENTITIES:
        return
    grants = [(statement, _actions_of(statement) & _reach_of(statement)) for statement in remarks.plain_allows]
    grants = [(statement, actions) for statement, actions in grants if actions]
    wide_denies = (one for one in remarks.plain_denies if _reach_of(one) is _EVERY_ACTION)
    denied = {action for one in wide_denies for action in _actions_of(one)}
    granted = {action for _, actions in grants for action in actions} - denied
    ways = [(actions, deed) for actions, deed in WAYS if granted.issuperset(actions)]
    for statement, actions in grants:
        mine = [(way, deed) for way, deed in ways if way[0] in actions]
        if mine:
            _warn(statement, mine, remarks)


def _reach_of(statement: Statement) -> frozenset[str]:
    """Out: the actions of WAYS for which the resources of a statement are wide enough."""
    resources = statement.resources or ()
    if any(_WIDE.fullmatch(resource) for resource in resources):
        return _EVERY_ACTION
    return _WAYS_ON_ONESELF if any(_ONESELF.fullmatch(resource) for resource in resources) else frozenset()


def _actions_of(statement: Statement) -> frozenset[str]:
    """Out: the actions of WAYS that a statement is about; none for one about everything, which is told elsewhere."""
    named = [name for name in statement.actions or () if name.lower().startswith(_PREFIXES) or name in EVERYTHING]
    if statement.effect.value == "Allow" and any(name in EVERYTHING for name in named):
        return frozenset()
    patterns = [action_matcher("*" if name in EVERYTHING else name) for name in named]
    every = _EVERY_ACTION if patterns else ()
    return frozenset(action for action in every if any(match(action.lower()) for match in patterns))


def _warn(statement: Statement, ways: list[tuple[tuple[str, ...], str]], remarks: Remarks) -> None:
    actions, deed = ways[0]
    others = len(ways) - 1
    message = say("Whoever has this can {deed} ({actions}).", deed=deed, actions=" + ".join(actions))
    if others == 1:
        message = say("{first} It opens 1 more way like this.", first=message)
    elif others:
        message = say("{first} It opens {count} more ways like this.", first=message, count=others)
    passing = any("iam:PassRole" in way for way, _ in ways)
    hint = (
        say("Name the resources, or add a Condition; for iam:PassRole say iam:PassedToService.")
        if passing
        else say("Name the resources, or add a Condition.")
    )
    remarks.warn(f"{statement.pointer}/Action", "escalation", message, hint)
