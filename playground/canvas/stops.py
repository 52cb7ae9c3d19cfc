"""Where a decision's layers stand on the canvas: the nodes that hold the policies of each, for walking an answer."""

from collections.abc import Mapping

from playground.iam.arn import find_arn
from playground.iam.authorize import Judgement
from playground.iam.decision import Layer, Step
from playground.iam.proposals import holder_of
from playground.iam.snapshot import Snapshot
from playground.iam.words import identity_owner
from playground.sandbox.models import Account, Identity, OrganizationUnit, Resource, Sandbox
from playground.sentences import say


class Stops:
    """The nodes of one judgement. A handful of queries; `caller_id` is the caller's node where no ARN leads to one."""

    def __init__(self, judgement: Judgement, snapshot: Snapshot, sandbox: Sandbox, caller_id: str | None) -> None:
        self.request = judgement.request
        self.nodes = node_ids(snapshot)
        held = holder_of(snapshot, self.request.resource)
        arns = {held, *(policy.owner_arn for policy in judgement.policies.resource)} - {None}
        drawn = Resource.objects.filter(sandbox=sandbox, arn__in=arns)
        self.nodes |= dict(drawn.values_list("arn", "public_id"))
        services = Identity.objects.filter(sandbox=sandbox, principal_value=self.request.principal.arn)
        self.nodes |= dict(services.values_list("principal_value", "public_id"))
        self.accounts: Mapping[str, str] = dict(
            Account.objects.filter(
                sandbox=sandbox, number__in=[self.request.principal.account or "", self.request.owner or ""]
            ).values_list("number", "public_id")
        )
        levels = {level.target for level in (*judgement.policies.scp, *judgement.policies.rcp)}
        units = OrganizationUnit.objects.filter(sandbox=sandbox, public_id__in=levels) if levels else ()
        self.levels = {unit.public_id: unit.name for unit in units}
        self.levels |= {number: account.name for number, account in snapshot.accounts.items() if number in levels}
        owner = identity_owner(self.request) or self.request.principal.arn
        self.caller_id = self.nodes.get(owner) or caller_id or self._account_of(owner)
        self.resource_id = self.nodes.get(self.request.resource) or self.nodes.get(held or "")

    def of(self, step: Step) -> list[str]:
        """Out: the nodes whose policies this layer is made of, the one to look at first."""
        match step.layer:
            case Layer.SCP:
                found = [self.accounts.get(self.request.principal.account or "")]
            case Layer.RCP:
                found = [self.accounts.get(self.request.owner or "")]
            case Layer.RESOURCE | Layer.TRUST:
                found = [self.resource_id]
            case Layer.IDENTITY:
                found = [self.caller_id, *(self.nodes.get(each.ref.owner_arn or "") for each in step.statements)]
            case _:
                found = [self.caller_id]
        return list(dict.fromkeys(each for each in found if each is not None))

    def level(self, target: str) -> str:
        """In: a level of an organization. Out: its name; the root has none."""
        return self.levels.get(target, say("the root"))

    def _account_of(self, arn: str) -> str | None:
        parts = find_arn(arn)
        return self.accounts.get(parts.account) if parts is not None else None


def node_ids(snapshot: Snapshot) -> dict[str, str]:
    """Out: the canvas node of each user, group and role ARN: their unique ids are the nodes' ids."""
    found = {user.arn: user.unique_id for user in snapshot.users.values()}
    found |= {group.arn: group.unique_id for group in snapshot.groups.values()}
    return found | {role.arn: role.unique_id for role in snapshot.roles.values()}
