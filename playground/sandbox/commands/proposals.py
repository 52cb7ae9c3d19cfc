"""Make the smallest change that lets a request through: policies are edited as their authors would, then it is asked

again. One edit, so one undo takes it back; nothing is changed unless the request is allowed afterwards.
"""

import re
from collections.abc import Callable

from django.db.models import Q

from playground.iam.authorize import Judgement
from playground.iam.changes import Proposal, smallest_changes
from playground.iam.decision import Layer
from playground.iam.proposals import AWS_MANAGED, holder_of, key_of, obstacle, to_make
from playground.iam.snapshot import Snapshot
from playground.iam.statement_edit import new_document, with_statement, without_statement
from playground.iam.trust import NOBODY, new_trust_policy, to_shown
from playground.sandbox import managed
from playground.sandbox.commands import managed_policies, organization_policies, policies, resources, trust
from playground.sandbox.directory import Directory
from playground.sandbox.errors import ProposalNotEnough, ProposalOutdated
from playground.sandbox.models import InlinePolicy, OrganizationAttachment, Policy, Resource, Role
from playground.sandbox.snapshot import fresh_snapshot, snapshot_of
from playground.sandbox.stream import Edit
from playground.sentences import say

_UNNAMABLE = re.compile(r"[^\w+=,.@-]")


def make_changes(edit: Edit, judge: Callable[[Snapshot], Judgement], key: str, caller_id: str) -> None:
    """In: how the request is judged in a world, `key_of` the changes that were agreed to, the caller's node.

    Raises ProposalOutdated when other changes would be proposed now, ProposalNotEnough when they cannot be made.
    """
    snapshot = snapshot_of(edit.sandbox)
    judgement = judge(snapshot)
    changes = to_make(smallest_changes(judgement.decision, judgement.request, judgement.policies))
    if not changes or key_of(changes) != key:
        raise ProposalOutdated(
            say("This change is no longer the one that helps: something was changed meanwhile."), hint=say("Ask again.")
        )
    for each in changes:
        if why := obstacle(each, snapshot):
            raise ProposalNotEnough(say("This change cannot be made here."), hint=why)
    edit.say(say("Allow {action}", action=judgement.request.action))
    making = _Making(edit, snapshot, caller_id)
    # Removals first and from the end, for pointers count the statements as they were.
    for each in sorted(changes, key=lambda change: (change.kind != "removeStatement", -_index(change))):
        making.make(each)
    if not judge(fresh_snapshot(edit.sandbox.pk)).allowed:
        raise ProposalNotEnough(
            say("The request would still be refused, so nothing was changed."),
            hint=say("Make the changes one by one in the policies, and ask again after each."),
        )


def _index(proposal: Proposal) -> int:
    last = (proposal.pointer or "").rsplit("/", 1)[-1]
    return int(last) if last.isdecimal() else 0


class _Making:
    """One edit that makes proposals, each where its policy is kept."""

    def __init__(self, edit: Edit, snapshot: Snapshot, caller_id: str) -> None:
        self.edit, self.snapshot, self.caller_id = edit, snapshot, caller_id

    def make(self, proposal: Proposal) -> None:
        match proposal.layer:
            case Layer.IDENTITY:
                self._identity(proposal)
            case Layer.BOUNDARY:
                self._managed(proposal)
            case Layer.TRUST:
                self._trust(proposal)
            case Layer.RESOURCE:
                self._resource(proposal)
            case Layer.SCP | Layer.RCP:
                self._control(proposal)

    def _identity(self, proposal: Proposal) -> None:
        owner_id, arn = self._owner_id(proposal), proposal.policy_arn
        if proposal.statement is not None:
            owner = policies.find_owner(self.edit, owner_id)
            wish = "Allow" + _UNNAMABLE.sub("", proposal.statement["Action"].rpartition(":")[2])[:60]
            name = policies.free_inline_name(owner, wish)
            policies.put_inline(self.edit, owner_id, name, new_document(proposal.statement))
        elif arn is None:
            self._inline(owner_id, proposal)
        elif arn.startswith(AWS_MANAGED) or not self._managed(proposal):
            policies.detach(self.edit, owner_id, arn)

    def _inline(self, owner_id: str, proposal: Proposal) -> None:
        """Takes a statement out of an inline policy, which goes with its last one."""
        owner, name = policies.find_owner(self.edit, owner_id), proposal.policy_name or ""
        row = InlinePolicy.objects.get(**{policies.COLUMNS[type(owner)]: owner, "name": name})
        left = without_statement(row.document, proposal.pointer or "")
        if left is None:
            policies.remove_inline(self.edit, owner_id, name)
        else:
            policies.put_inline(self.edit, owner_id, name, left)

    def _managed(self, proposal: Proposal) -> bool:
        """Writes a new version of a customer managed policy. Out: false where no statement would be left."""
        arn = proposal.policy_arn or ""
        rows = Policy.objects.filter(sandbox_id=self.edit.sandbox.pk).select_related("account")
        row = next(each for each in rows if managed.policy_arn(each.account, each) == arn)
        text: str | None = managed.default_document(row)
        text = _changed(text or "", proposal)
        if text is not None:
            managed_policies.change_policy(self.edit, row.public_id, text)
        return text is not None

    def _trust(self, proposal: Proposal) -> None:
        role_id = self.snapshot.roles[proposal.owner_arn or ""].unique_id
        if proposal.statement is not None:
            before = self.edit.find(Role, role_id).trust_policy
            role = trust.connect(self.edit, role_id, self.caller_id)
            if role.trust_policy == before:  # named already, under a condition that cannot be met
                text = with_statement(self._shown(before), proposal.statement)
                trust.replace_trust_policy(self.edit, role_id, text)
            return
        shown = self._shown(self.edit.find(Role, role_id).trust_policy)
        if NOBODY["Sid"] in shown and without_statement(shown, proposal.pointer or "") is None:
            return  # the first link takes its place
        left = without_statement(shown, proposal.pointer or "")
        trust.replace_trust_policy(self.edit, role_id, new_trust_policy(None) if left is None else left)

    def _resource(self, proposal: Proposal) -> None:
        arn = holder_of(self.snapshot, proposal.owner_arn or "")
        row = Resource.objects.get(sandbox_id=self.edit.sandbox.pk, arn=arn)
        if proposal.statement is not None and not row.policy:
            text: str | None = new_document(proposal.statement)
        else:
            text = _changed(self._shown(row.policy), proposal)
        if text is None:
            resources.remove_policy(self.edit, row.public_id)
        else:
            resources.put_policy(self.edit, row.public_id, text)

    def _control(self, proposal: Proposal) -> None:
        """In the SCP or RCP of one level: the one that denies, or the first that is not AWS's own."""
        adds = proposal.statement is not None
        target = (proposal.pointer if adds else proposal.owner_arn) or ""
        attached = OrganizationAttachment.objects.filter(
            sandbox_id=self.edit.sandbox.pk, policy__type=proposal.layer.value, policy__aws_managed=False
        ).filter(
            Q(unit__public_id=target)
            | Q(member__account__number=target)
            | Q(unit=None, member=None, organization__root_id=target)
        )
        if not adds:
            attached = attached.filter(policy__name=proposal.policy_name)
        row = attached.select_related("policy", "unit", "member__account").order_by("pk").first()
        if row is None:
            raise ProposalNotEnough(
                say("No control policy here can be changed."), hint=say("Attach one of your own first.")
            )
        text = _changed(row.policy.document, proposal)
        if text is not None:
            organization_policies.change_policy(self.edit, row.policy.public_id, document=text)
        else:
            target_id = row.member.account.public_id if row.member else target
            organization_policies.detach(self.edit, row.policy.public_id, target_id)

    def _owner_id(self, proposal: Proposal) -> str:
        arn = proposal.owner_arn or ""
        found = self.snapshot.users.get(arn) or self.snapshot.roles.get(arn) or self.snapshot.groups[arn]
        return found.unique_id

    def _shown(self, stored: str) -> str:
        return to_shown(stored, Directory.of(self.edit.sandbox.pk).arns)


def _changed(text: str, proposal: Proposal) -> str | None:
    """Out: a policy's text with the proposed statement, or without it; None where none would be left."""
    if proposal.statement is not None:
        return with_statement(text, proposal.statement)
    return without_statement(text, proposal.pointer or "")
