"""What can hold an entity of each kind, as AWS has it: how it is drawn, and what AWS says to whoever deletes it."""

import json
from collections.abc import Callable
from typing import Any

from tests.builders import ACCOUNT, OTHER_ACCOUNT, READ_ONLY, Drawn, allow, document
from tests.canvas.conftest import Visitor

TEXT = json.dumps(document(allow("s3:GetObject")))
DENIAL = json.dumps(document({"Effect": "Deny", "Action": "s3:*", "Resource": "*"}))
Holders = list[tuple[str, list[str]]]
Prepare = Callable[["Company"], str]


class Company:
    """Ways to hang things on entities; each gives back the address of what shall be deleted."""

    def __init__(self, visitor: Visitor, drawn: Drawn) -> None:
        self.visitor, self.drawn = visitor, drawn
        self.account = drawn[f"account:{ACCOUNT}"]
        self.jane = f"identities/{drawn['jane']}/"
        self.wardens = f"groups/{drawn['wardens']}/"
        self.marshal = f"roles/{drawn['FireMarshal']}/"

    def do(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        done = self.visitor.send(method, path, body or None)
        assert done.status_code < 300, done.content
        return done.json() if done.content else {}

    def attached(self, node: str, arn: str = READ_ONLY) -> None:
        self.do("put", f"principals/{self.drawn[node]}/attachments/", policy_arn=arn)

    def inline(self, node: str) -> None:
        self.do("put", f"principals/{self.drawn[node]}/inline-policies/Read/", document=TEXT)

    def joined(self) -> None:
        self.do("put", f"{self.wardens}members/{self.drawn['jane']}/")

    def profile(self, name: str) -> str:
        made = self.do(
            "post", "instance-profiles/", account_id=self.account, name=name, role_id=self.drawn["FireMarshal"]
        )
        return f"instance-profiles/{made['id']}/"

    def policy(self) -> tuple[str, str]:
        made = self.do("post", "policies/", account_id=self.account, name="Floor", document=TEXT)
        return f"policies/{made['id']}/", made["arn"]

    def organization(self) -> dict[str, Any]:
        return self.do("post", "organizations/", management_account_id=self.drawn[f"account:{OTHER_ACCOUNT}"])

    def unit(self, organization: dict[str, Any], name: str, parent: str) -> str:
        shown = self.do("post", f"organizations/{organization['id']}/units/", name=name, parent_id=parent)
        return next(unit["id"] for unit in shown["units"] if unit["name"] == name)

    def member(self, organization: dict[str, Any], parent: str | None = None) -> None:
        place = f"organizations/{organization['id']}/accounts/"
        self.do("post", place, account_id=self.account)
        if parent:
            self.do("patch", f"{place}{self.account}/", parent_id=parent)


def user_with_an_access_key(company: Company) -> str:
    company.do("post", f"{company.jane}access-keys/")
    return company.jane


def user_with_an_mfa_device(company: Company) -> str:
    company.do("post", f"{company.jane}mfa-devices/")
    return company.jane


def user_with_a_managed_policy(company: Company) -> str:
    company.attached("jane")
    return company.jane


def user_with_an_inline_policy(company: Company) -> str:
    company.inline("jane")
    return company.jane


def user_in_a_group(company: Company) -> str:
    company.joined()
    return company.jane


def user_with_everything(company: Company) -> str:
    for prepare in (user_in_a_group, user_with_an_inline_policy, user_with_a_managed_policy, user_with_an_mfa_device):
        prepare(company)
    return company.jane


def group_with_a_member(company: Company) -> str:
    company.joined()
    return company.wardens


def group_with_policies(company: Company) -> str:
    company.attached("wardens")
    company.inline("wardens")
    return company.wardens


def role_in_instance_profiles(company: Company) -> str:
    company.profile("FireMarshal")
    company.profile("web")
    company.inline("FireMarshal")
    return company.marshal


def role_with_a_managed_policy(company: Company) -> str:
    company.attached("FireMarshal")
    return company.marshal


def role_with_an_inline_policy(company: Company) -> str:
    company.inline("FireMarshal")
    return company.marshal


def instance_profile_with_a_role(company: Company) -> str:
    return company.profile("web")


def policy_attached_and_a_boundary(company: Company) -> str:
    path, arn = company.policy()
    company.attached("bob", arn)
    company.attached("wardens", arn)
    company.do("patch", company.marshal, boundary=arn)
    company.do("post", f"{path}versions/", document=DENIAL)
    return path


def policy_with_versions(company: Company) -> str:
    path, _ = company.policy()
    company.do("post", f"{path}versions/", document=DENIAL)
    return path


def account_with_things_inside(company: Company) -> str:
    company.policy()
    company.profile("web")
    return f"accounts/{company.account}/"


def management_account(company: Company) -> str:
    company.organization()
    return f"accounts/{company.drawn[f'account:{OTHER_ACCOUNT}']}/"


def organization_with_members(company: Company) -> str:
    organization = company.organization()
    company.unit(organization, "Workloads", organization["root_id"])
    company.member(organization)
    return f"organizations/{organization['id']}/"


def unit_with_an_account_and_an_ou(company: Company) -> str:
    organization = company.organization()
    outer = company.unit(organization, "Workloads", organization["root_id"])
    company.member(organization, company.unit(organization, "Production", outer))
    company.do("patch", f"organizations/{organization['id']}/accounts/{company.account}/", parent_id=outer)
    return f"organizations/{organization['id']}/units/{outer}/"


def scp_in_use(company: Company) -> str:
    organization = company.organization()
    path = f"organizations/{organization['id']}/policies/"
    unit = company.unit(organization, "Workloads", organization["root_id"])
    company.member(organization)
    shown = company.do("post", path, type="scp", name="NoS3", document=DENIAL, target_id=unit)
    policy = next(each["id"] for each in shown["policies"] if each["name"] == "NoS3")
    company.do("put", f"{path}{policy}/targets/{company.account}/")
    return f"{path}{policy}/"


FIRST = "Cannot delete entity, must "
CASES: tuple[tuple[Prepare, str, str, Holders], ...] = (
    (user_with_an_mfa_device, "DeleteConflict", FIRST + "delete MFA device first.", [("mfa_device", ["jane"])]),
    (user_with_a_managed_policy, "DeleteConflict", FIRST + "detach all policies first.",
     [("managed_policy", ["AmazonS3ReadOnlyAccess"])]),
    (user_with_an_inline_policy, "DeleteConflict", FIRST + "delete policies first.", [("inline_policy", ["Read"])]),
    (user_in_a_group, "DeleteConflict", FIRST + "remove users from group first.", [("group", ["wardens"])]),
    (user_with_everything, "DeleteConflict", FIRST + "delete MFA device first.",
     [("mfa_device", ["jane"]), ("managed_policy", ["AmazonS3ReadOnlyAccess"]), ("inline_policy", ["Read"]),
      ("group", ["wardens"])]),
    (group_with_a_member, "DeleteConflict", FIRST + "remove users from group first.", [("member", ["jane"])]),
    (group_with_policies, "DeleteConflict", FIRST + "detach all policies first.",
     [("managed_policy", ["AmazonS3ReadOnlyAccess"]), ("inline_policy", ["Read"])]),
    (role_in_instance_profiles, "DeleteConflict", FIRST + "remove roles from instance profile first.",
     [("instance_profile", ["FireMarshal", "web"]), ("inline_policy", ["Read"])]),
    (role_with_a_managed_policy, "DeleteConflict", FIRST + "detach all policies first.",
     [("managed_policy", ["AmazonS3ReadOnlyAccess"])]),
    (role_with_an_inline_policy, "DeleteConflict", FIRST + "delete policies first.", [("inline_policy", ["Read"])]),
    (instance_profile_with_a_role, "DeleteConflict", FIRST + "remove roles from instance profile first.",
     [("held_role", ["FireMarshal"])]),
    (policy_attached_and_a_boundary, "DeleteConflict", "Cannot delete a policy attached to entities.",
     [("attached_to", ["bob", "wardens"]), ("boundary_of", ["FireMarshal"]), ("version", ["v1"])]),
    (policy_with_versions, "DeleteConflict", "This policy has more than one version. Before you delete a policy, you "
     "must delete the policy's versions. The default version is deleted with the policy.", [("version", ["v1"])]),
    (account_with_things_inside, "DeleteConflict", FIRST + "delete everything inside the account first.",
     [("identity", ["jane", "bob"]), ("user_group", ["wardens"]), ("role", ["FireMarshal"]),
      ("resource", ["plans-of-the-house"]), ("policy", ["Floor"]), ("profile", ["web"])]),
    (organization_with_members, "OrganizationNotEmptyException", "The organization isn't empty. To delete an "
     "organization, you must first remove all accounts except the management account.",
     [("unit", ["Workloads"]), ("account", ["Offices"])]),
    (unit_with_an_account_and_an_ou, "OrganizationalUnitNotEmptyException", "The specified OU is not empty. Move all "
     "accounts to another root or to other OUs, remove all child OUs, and try the operation again.",
     [("account", ["Offices"]), ("unit", ["Production"])]),
    (scp_in_use, "PolicyInUseException", "The policy is attached to one or more entities. You must detach it from all "
     "roots, OUs, and accounts before performing this operation.", [("target", ["Workloads", "Offices"])]),
)  # fmt: skip
