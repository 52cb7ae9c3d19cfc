"""Resources that act by themselves: an instance through its instance profile, a function in its execution role, a task

in its task role.

Sources: EC2 API Reference, AssociateIamInstanceProfile; Lambda Developer Guide, "Defining Lambda function permissions
with an execution role"; ECS Developer Guide, "Amazon ECS task IAM role".
"""

from playground.iam.assume_role import AssumeRoleParameters, judge_assume_role
from playground.iam.callers import ServiceCaller
from playground.sandbox.directory import iam_arn
from playground.sandbox.errors import NoSuchEntity, ValidationError
from playground.sandbox.models import InstanceProfile, Resource, Role
from playground.sandbox.queries import clock_of
from playground.sandbox.snapshot import snapshot_of
from playground.sandbox.stream import Edit
from playground.sentences import say

SERVICES = {
    "instance": "ec2.amazonaws.com",
    "function": "lambda.amazonaws.com",
    "task": "ecs-tasks.amazonaws.com",
}
WITH_A_ROLE = ("function", "task")  # what takes a role as it is; an instance takes a profile


def put_execution_role(edit: Edit, resource_id: str, role_id: str) -> Resource:
    """Give a function or a task a role of its account. Refused, as by Lambda and ECS, if it does not let them in."""
    row, role = _resource(edit, resource_id, *WITH_A_ROLE), edit.find(Role, role_id)
    _check_account(row, role, "role_id")
    arn = iam_arn(role.account.number, "role", role.path, role.name)
    service, now = ServiceCaller(SERVICES[row.type]), clock_of(edit.sandbox).sandbox_time(edit.at)
    judged = judge_assume_role(snapshot_of(edit.sandbox), service, arn, AssumeRoleParameters(), at=now)
    if not judged.allowed:
        raise ValidationError(
            _refusal(row, arn),
            hint=say("Let {service} in: add it to the trust policy of {role}.", service=service.name, role=role.name),
            place="role_id",
        )
    edit.say(say("Give {name} the role {role}", name=row.name, role=role.name))
    row.role = role
    return edit.save(row)


def take_execution_role(edit: Edit, resource_id: str) -> Resource:
    """What it has of credentials goes on until they expire; new ones do not come."""
    row = _resource(edit, resource_id, *WITH_A_ROLE)
    edit.say(say("Take the role from {name}", name=row.name))
    row.role = None
    return edit.save(row)


def associate_profile(edit: Edit, resource_id: str, profile_id: str) -> Resource:
    """Bring an instance profile of its account to an instance, in place of another one if it has one."""
    row, profile = _resource(edit, resource_id, "instance"), edit.find(InstanceProfile, profile_id)
    _check_account(row, profile, "instance_profile_id")
    edit.say(say("Associate {profile} with {name}", profile=profile.name, name=row.name))
    row.profile = profile
    return edit.save(row)


def disassociate_profile(edit: Edit, resource_id: str) -> Resource:
    row = _resource(edit, resource_id, "instance")
    edit.say(say("Disassociate the instance profile from {name}", name=row.name))
    row.profile = None
    return edit.save(row)


def equip(edit: Edit, row: Resource, role_id: str | None, profile_id: str | None) -> Resource:
    """As a file says it: trust policies may come later, so the role is not asked whom it lets in."""
    if role_id is not None:
        row.role = edit.find(Role, role_id)
        _check_account(_resource(edit, row.public_id, *WITH_A_ROLE), row.role, "role")
    if profile_id is not None:
        row.profile = edit.find(InstanceProfile, profile_id)
        _check_account(_resource(edit, row.public_id, "instance"), row.profile, "instance_profile")
    return edit.save(row)


def _refusal(row: Resource, arn: str) -> str:
    """Out: how its service refuses a role that does not let it in."""
    if row.type == "task":
        return (
            f"ECS was unable to assume the role '{arn}' that was provided for this task. Please verify that the role "
            "being passed has the proper trust relationship and permissions and that your IAM user has permissions to "
            "pass this role."
        )
    return "The role defined for the function cannot be assumed by Lambda."


def _resource(edit: Edit, resource_id: str, *kinds: str) -> Resource:
    row = edit.find(Resource, resource_id)
    if row.type not in kinds:
        raise NoSuchEntity(
            say("{name} is no instance.", name=row.name)
            if kinds == ("instance",)
            else say("{name} is no function and no task.", name=row.name),
            hint=say("Instances take an instance profile, functions and tasks a role; other resources do not act."),
        )
    return row


def _check_account(row: Resource, held: Role | InstanceProfile, place: str) -> None:
    if held.account_id != row.account_id:
        raise NoSuchEntity(
            say("{held} is not in the account of {name}.", held=held.name, name=row.name),
            hint=say("Choose one of its own account."),
            place=place,
        )
