"""Facts that are true by construction: users and roles that hold only what their fact needs."""

from collections.abc import Callable, Iterable

from tests.bench.synthetic.builder import Builder, Json, document, inline, root_of, statement, trust

_TIES = Callable[[str], Json]  # from a user's ARN to a statement that trusts it
_MULTI = "accounts>=2"
_MFA = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}


def named(arn: str) -> Json:
    """Trusts the user by name."""
    return trust({"AWS": arn})


def allow(arn: str) -> list[Json]:
    """May assume one role by identity."""
    return [inline("go", statement("Allow", "sts:AssumeRole", arn))]


class Planter:
    """In: a builder that has everything else."""

    def __init__(self, builder: Builder) -> None:
        self.builder, self.home = builder, builder.hub
        self.away = next((each for each in builder.workloads if each != builder.hub), None)
        self.far = self.away or self.home

    def plant(self) -> None:
        """All facts, in the order in which they are written down."""
        self._chain()
        self._named_and_denied()
        self._identity_side()
        self._conditions_met()
        self._boundaries()
        self._scenarios()
        if self.away:
            self._across()

    def _arn(self, account: str, name: str) -> str:
        return f"arn:aws:iam::{account}:role/planted/{name}"

    def _fact(
        self,
        name: str,
        ends: tuple[str, str],
        hops: int | None,
        context: Json | None = None,
        needs: Iterable[str] = (),
    ) -> None:
        row = {"name": name, "source": ends[0], "target": ends[1], "context": context or {}}
        row |= {"assumable": hops is not None, "hops": hops, "needs": list(needs)}
        self.builder.out["planted"].append(row)

    def _pair(
        self,
        name: str,
        account: str,
        ties: list[_TIES],
        policies: list[Json],
        boundary: str | None = None,
        tags: Json | None = None,
    ) -> tuple[str, str]:
        """A user at home and a role that trusts it."""
        label = f"planted/{name}"
        user = self.builder.user(self.home, label, policies=policies, boundary=boundary, tags=tags)
        role = self.builder.role(account, label, "planted", document(*[tie(user["arn"]) for tie in ties]))
        return user["arn"], role["arn"]

    def _only(self, key: str, value: str | None = None) -> _TIES:
        """Trusts the home account under a condition on the caller."""
        operator = "StringEquals" if value else "ArnEquals"
        return lambda arn: trust(root_of(self.home), condition={operator: {key: value or arn}})

    def _chain(self) -> None:
        """A chain of known length, alternating accounts, with a way back that must not shorten it."""
        builder, depth = self.builder, self.builder.sizes["chain_depth"]
        accounts = [(self.home, self.far)[index % 2] for index in range(depth)]
        hops = [self._arn(account, f"hop{index}") for index, account in enumerate(accounts)]
        walker = builder.user(self.home, "planted/walker", policies=allow(hops[0]))["arn"]
        for index, account in enumerate(accounts):
            sources = [walker if index == 0 else hops[index - 1]]
            if index == 0 and depth > 1:
                sources.append(hops[-1])
            onward = allow(hops[(index + 1) % depth])
            trusts = document(trust({"AWS": sources}))
            builder.role(account, f"planted/hop{index}", "planted", trusts, policies=onward)
        for index, hop in enumerate(hops):
            self._fact(f"chain-{index + 1}", (walker, hop), index + 1)
        self._fact("cycle-closes", (hops[-1], hops[0]), 1 if depth > 1 else None)

    def _named_and_denied(self) -> None:
        only_me = self._only("aws:PrincipalArn")
        self._fact_of("same-account-named-no-identity-policy", [named], [], 1)
        self._fact_of("same-account-root-no-identity-policy", [only_me], [], None)
        self._fact_of("trust-deny", [named, lambda arn: trust({"AWS": arn}, "Deny")], allow("*"), None)

    def _identity_side(self) -> None:
        whole: list[_TIES] = [lambda arn: trust(root_of(self.home))]
        denied = statement("Deny", "sts:AssumeRole", "arn:aws:iam::*:role/planted/identity-d?ny")
        self._fact_of("identity-deny", [named], [inline("d", statement("Allow", "sts:*"), denied)], None)
        shouted = allow("arn:aws:iam::*:role/planted/CASE-differs")
        self._fact("resource-case-differs", self._pair("case-differs", self.home, whole, shouted), None)
        others = {"Effect": "Allow", "NotAction": "sts:Assume*", "Resource": "*"}
        self._fact_of("not-action-excludes", whole, [inline("n", others)], None)

    def _conditions_met(self) -> None:
        policies = allow(self._arn(self.home, "arn-condition-met"))
        self._fact_of("arn-condition-met", [self._only("aws:PrincipalArn")], policies, 1)
        tagged = [self._only("aws:PrincipalTag/planted", "yes")]
        policies = allow(self._arn(self.home, "tag-condition-met"))
        self._fact_of("tag-condition-met", tagged, policies, 1, tags={"planted": "yes"})

    def _boundaries(self) -> None:
        """In the same account, trusted by name: a boundary's implicit deny binds a role, not a user."""
        builder, tight = self.builder, self.builder.tight[self.home]
        self._fact_of("user-boundary-named-trust", [named], [], 1, boundary=tight)
        trusts = document(trust({"Service": "ec2.amazonaws.com"}))
        bounded = builder.role(self.home, "planted/bounded-role", "planted", trusts, boundary=tight)["arn"]
        name = "role-boundary-named-trust"
        target = builder.role(self.home, f"planted/{name}", "planted", document(named(bounded)))["arn"]
        self._fact(name, (bounded, target), None)
        shouted = inline("a", statement("Allow", "STS:assumerole", self._arn(self.home, "action-case-*")))
        self._fact_of("action-case-differs", [named], [shouted], 1)
        only_me = self._only("aws:PrincipalArn")
        self._fact_of("boundary-blocks-root-trust", [only_me], allow("*"), None, boundary=tight)

    def _scenarios(self) -> None:
        """What depends on how the call is made."""
        secret = {"StringEquals": {"sts:ExternalId": "s3cret"}}
        ends = self._pair("external-id", self.far, [lambda arn: trust({"AWS": arn}, condition=secret)], allow("*"))
        self._fact("external-id-missing", ends, None)
        self._fact("external-id-wrong-case", ends, None, {"sts:ExternalId": "S3CRET"})
        self._fact("external-id-given", ends, 1, {"sts:ExternalId": "s3cret"})
        ends = self._pair("mfa", self.home, [lambda arn: trust({"AWS": arn}, condition=_MFA)], allow("*"))
        self._fact("mfa-absent", ends, None)
        self._fact("mfa-present", ends, 1, {"aws:MultiFactorAuthPresent": "true"})

    def _across(self) -> None:
        builder, name = self.builder, "cross-account-no-identity-policy"
        self._fact(name, self._pair(name, self.far, [named], []), None, needs=[_MULTI])
        locked = [row["id"] for row in builder.out["accounts"] if row["kind"] == "quarantine"]
        if locked:
            user = builder.user(locked[0], "planted/scp-blocked", policies=allow("*"))["arn"]
            role = builder.role(self.home, "planted/scp-blocked", "planted", document(named(user)))["arn"]
            self._fact("scp-denies-caller", (user, role), None, needs=["quarantine account"])

    def _fact_of(
        self,
        name: str,
        ties: list[_TIES],
        policies: list[Json],
        hops: int | None,
        boundary: str | None = None,
        tags: Json | None = None,
    ) -> None:
        """A pair at home and the fact about it, of the same name."""
        self._fact(name, self._pair(name, self.home, ties, policies, boundary, tags), hops)
