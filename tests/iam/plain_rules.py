"""The verdict on a case, read plainly from AWS's evaluation logic, as JSON in and a word out.

A second reading of the same guide, written apart from the engine: no parsing, no compiling, no plans. It knows only
documents that are well formed, and only names, since cases carry no unique ids.
"""

from typing import Any

from tests.iam.plain_conditions import Context, action_covered, as_list, condition_holds, resource_covered, text

Policy = dict[str, Any]
BUILT_IN = ("accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com")
UNSIGNED = ("s3", "sqs", "sns")


class Asker:
    """Who asks, taken from its name: kind, account, and how a Principal element names it."""

    def __init__(self, name: str, action: str, resource: str) -> None:
        self.name, self.parts = name, name.split(":", 5)
        self.kind = self._kind(action)
        self.account = self.parts[4] if self.kind in ("root", "user", "session", "federated") else None
        partition = resource.split(":")[1] if resource.count(":") >= 5 else None
        self.foreign = self.account is not None and partition not in (None, self.parts[1])

    def _kind(self, action: str) -> str:
        if self.name == "anonymous":
            return "anonymous"
        if len(self.parts) < 6:
            federating = action.lower().startswith("sts:assumerolewith")
            return "provider" if self.name in BUILT_IN and federating else "service"
        words = {"root": "root", "user": "user", "assumed-role": "session", "federated-user": "federated"}
        return words.get(self.parts[5].split("/")[0], "provider")

    def named(self, kind: str, value: str) -> str | None:
        """How one value of a Principal element names the caller: direct, role, source, account; None if not."""
        if kind == "AWS" and value == "*":
            return None if self.kind == "provider" else "direct"
        if kind in ("Service", "Federated"):
            wanted = {"Service": "service", "Federated": "provider"}[kind]
            return "direct" if self.kind == wanted and value == self.name else None
        if kind != "AWS" or self.account is None:
            return None
        if self.is_account(value):
            return "direct" if self.kind == "root" else "account"
        if value == self.name:
            return "direct"
        return self._behind(value)

    def is_account(self, value: str) -> bool:
        """Whether a value is the caller's account; a bare number means the one in the resource's partition."""
        if value == f"arn:{self.parts[1]}:iam::{self.account}:root":
            return True
        return value == self.account and not self.foreign

    def _behind(self, value: str) -> str | None:
        """A session's role, or the user of a federated session, by name."""
        prefix = f"arn:{self.parts[1]}:iam::{self.account}:"
        words = self.parts[5].split("/")
        if self.kind == "session" and value.startswith(f"{prefix}role/") and value.split("/")[-1] == words[1]:
            return "role"
        if self.kind == "federated" and value.startswith(f"{prefix}user/") and value.split("/")[-1] == words[-1]:
            return "source"
        return None

    def listed(self, names: list[tuple[str, str]]) -> bool:
        """Whether NotPrincipal spares the caller: every level that it has is listed."""
        if ("AWS", "*") in names:
            return True
        kinds = {self.named(*each) for each in names}
        if self.kind in ("root", "service", "provider"):
            return "direct" in kinds
        needs: dict[str, set[str | None]] = {
            "user": {"account", "direct"},
            "session": {"account", "role", "direct"},
            "federated": {"account", "source", "direct"},
        }
        return self.kind in needs and needs[self.kind] <= kinds


def _names(element: Any) -> list[tuple[str, str]]:
    if isinstance(element, str):
        return [("AWS", element)]
    return [(kind, value) for kind, values in element.items() for value in as_list(values)]


def _kinds(statement: Policy, asker: Asker) -> set[str]:
    """The ways in which a resource policy's statement names the caller."""
    if "NotPrincipal" in statement:
        return set() if asker.listed(_names(statement["NotPrincipal"])) else {"direct"}
    return {found for each in _names(statement.get("Principal", {})) if (found := asker.named(*each))}


class Judge:
    """One case."""

    def __init__(self, case: Policy) -> None:
        request = case["request"]
        self.case, self.action, self.arn = case, request["action"], request["resource"]["arn"]
        self.asker = Asker(request["principal"], self.action, self.arn)
        self.context: Context = {
            key.lower(): [text(each) for each in as_list(value)]
            for key, value in request.get("context", {}).items()
            if value != []
        }
        fifth = self.arn.split(":")[4] if self.arn.count(":") >= 5 else ""
        owner = fifth if fifth.isdigit() else request["resource"].get("accountId") or self.asker.account
        self.same = owner == self.asker.account is not None and not self.asker.foreign

    def matches(self, statement: Policy, policy: Policy) -> bool:
        """Action, Resource and Condition."""
        variables = policy.get("Version") == "2012-10-17"
        return (
            action_covered(statement, self.action)
            and resource_covered(statement, self.arn, self.context, variables)
            and all(
                condition_holds(operator, key, [text(each) for each in as_list(wanted)], self.context, variables)
                for operator, keys in statement.get("Condition", {}).items()
                for key, wanted in keys.items()
            )
        )

    def found(self, policies: list[Policy], effect: str) -> list[Policy]:
        """The matching statements with an effect, principals aside."""
        return [
            statement
            for policy in policies
            for statement in as_list(policy["Statement"])
            if statement["Effect"] == effect and self.matches(statement, policy)
        ]

    def denied(self) -> bool:
        """Whether any Deny matches."""
        case, levels = self.case, self._levels
        plain = [*case.get("identityPolicies", []), *case.get("permissionBoundaryPolicies", []), *self._session()]
        plain += [each for level in levels("serviceControlPolicies") for each in level]
        if self.found(plain, "Deny"):
            return True
        naming = [*self._resource(), *(each for level in levels("resourceControlPolicies") for each in level)]
        bounded = bool(case.get("permissionBoundaryPolicies"))
        return any(
            _kinds(each, self.asker)
            or ("AWS", "*") in _names(each.get("Principal", {}))  # really everybody, where it denies
            or (bounded and "NotPrincipal" in each)
            for each in self.found(naming, "Deny")
        )

    def verdict(self) -> str:
        """Allowed, ImplicitlyDenied or ExplicitlyDenied."""
        early = self._early()
        if early:
            return early
        if self.denied():
            return "ExplicitlyDenied"
        levels_allow = all(self.found(level, "Allow") for level in self._levels("serviceControlPolicies"))
        return "Allowed" if levels_allow and self._granted() else "ImplicitlyDenied"

    def _early(self) -> str:
        """What is settled before policies."""
        kind, action = self.asker.kind, self.action.lower()
        service = action.split(":")[0]
        if kind == "anonymous":
            return "" if service in UNSIGNED else "ImplicitlyDenied"
        if action == "sts:getcalleridentity":
            return "Allowed"
        refused = (
            (kind == "root" and action == "sts:assumerole")
            or (kind == "federated" and service in ("iam", "sts"))
            or (kind == "session" and action in ("sts:getsessiontoken", "sts:getfederationtoken"))
        )
        if refused:
            return "ImplicitlyDenied"
        return "Allowed" if action == "sts:getsessiontoken" and kind in ("user", "root") else ""

    def _granted(self) -> bool:
        """Steps 4 to 7: who needs which Allow."""
        kinds = {kind for each in self.found(self._resource(), "Allow") for kind in _kinds(each, self.asker)}
        if self.asker.account is None:
            return "direct" in kinds
        needs = self._needs_resource_policy()
        if self.asker.kind == "root":
            return bool(kinds) or (self.same and not needs)
        if self.same and "direct" in kinds:
            return True
        boundary = self.case.get("permissionBoundaryPolicies")
        if boundary and not self.found(boundary, "Allow"):
            return False
        limited = "sessionPolicy" in self.case or self.asker.kind == "federated"
        if limited and not self.found(self._session(), "Allow"):
            return False
        if self.same and kinds & {"role", "source"}:
            return True
        if not kinds and (needs or not self.same):
            return False
        return bool(self.found(self.case.get("identityPolicies", []), "Allow"))

    def _needs_resource_policy(self) -> bool:
        trust = self.action.lower().startswith(("sts:assumerole", "sts:tagsession", "sts:setsourceidentity"))
        parts = self.arn.split(":", 5)
        return (trust and ":role/" in self.arn) or (len(parts) == 6 and parts[2] == "kms" and parts[5][:4] == "key/")

    def _session(self) -> list[Policy]:
        return [self.case["sessionPolicy"]] if "sessionPolicy" in self.case else []

    def _resource(self) -> list[Policy]:
        return [self.case["resourcePolicy"]] if "resourcePolicy" in self.case else []

    def _levels(self, name: str) -> list[list[Policy]]:
        return [level["policies"] for level in self.case.get(name) or []]


def plain_verdict(case: Policy) -> str:
    """In: a case as JSON. Out: Allowed, ImplicitlyDenied or ExplicitlyDenied."""
    return Judge(case).verdict()
