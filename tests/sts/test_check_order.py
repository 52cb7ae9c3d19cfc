"""Which of several faults STS names: whoever may not ask at all is told so first; what is packed is weighed last."""

from collections.abc import Callable
from functools import partial

import pytest

from playground.errors import PlaygroundError
from playground.sandbox.commands import identities, policies
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.parameters import SessionParameters
from playground.sts.user_sessions import get_federation_token
from tests.builders import ACCOUNT, Drawn, allow, do, document
from tests.sts.conftest import wear

CODE = {"serial_number": f"arn:aws:iam::{ACCOUNT}:mfa/jane", "token_code": "123456"}
HEAVY = {f"key-{number}": "v" * 200 for number in range(30)}  # 151% of what may be packed


def refused_by(call: Callable[[], object]) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as caught:
        call()
    return caught.value


def assuming(drawn: Drawn, kind: str, public_id: str, **said: object) -> PlaygroundError:
    ref = CallerRef(kind, public_id)
    return refused_by(lambda: assume_role(drawn.sandbox.pk, ref, drawn["Reader"], SessionParameters(**said)))


def test_a_root_user_is_refused_before_its_device_is_looked_for(drawn: Drawn) -> None:
    refused = assuming(drawn, "account_root", drawn[f"account:{ACCOUNT}"], **CODE)
    assert (refused.code, refused.message) == ("AccessDenied", "Roles may not be assumed by root accounts.")


def test_an_unsigned_call_is_refused_before_a_device_is_looked_for(drawn: Drawn) -> None:
    nobody = do(drawn, identities.add_anonymous).public_id
    assert assuming(drawn, "identity", nobody, **CODE).code == "MissingAuthenticationToken"


def test_a_federated_user_is_refused_before_a_device_is_looked_for(drawn: Drawn) -> None:
    may = str(document(allow("sts:GetFederationToken"))).replace("'", '"')
    do(drawn, policies.put_inline, drawn["jane"], "lend", may)
    jane = CallerRef("identity", drawn["jane"])
    lent = get_federation_token(drawn.sandbox.pk, jane, SessionParameters(session_name="visitor"))
    refused = assuming(drawn, "session", lent.session.public_id, **CODE)
    assert (refused.code, "MultiFactor" in refused.message) == ("AccessDenied", False)


def test_whoever_may_not_assume_the_role_hears_nothing_of_too_many_tags(drawn: Drawn) -> None:
    assert assuming(drawn, "identity", drawn["bob"], tags=HEAVY).code == "AccessDenied"
    assert assuming(drawn, "identity", drawn["jane"], tags=HEAVY).code == "PackedPolicyTooLarge"


def test_a_duration_beyond_the_roles_own_is_named_before_the_packed_size(drawn: Drawn) -> None:
    refused = assuming(drawn, "identity", drawn["jane"], tags=HEAVY, duration_seconds=7_200)
    assert "exceeds the MaxSessionDuration" in refused.message


def test_a_malformed_session_policy_is_named_before_the_packed_size(drawn: Drawn) -> None:
    refused = assuming(drawn, "identity", drawn["jane"], tags=HEAVY, session_policy="{")
    assert refused.code == "MalformedPolicyDocument"
    assert wear(drawn, tags={"Team": "red"}).packed_percent == 1


def test_whoever_may_not_let_others_in_hears_nothing_of_too_many_tags(drawn: Drawn) -> None:
    said = SessionParameters(session_name="visitor", tags=HEAVY)
    call = partial(get_federation_token, drawn.sandbox.pk, CallerRef("identity", drawn["bob"]), said)
    assert refused_by(call).code == "AccessDenied"
