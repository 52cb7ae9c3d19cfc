"""Virtual MFA devices: enabled by two codes, a code works once, and what a code opens."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest

from playground.errors import PlaygroundError
from playground.sandbox import history, totp
from playground.sandbox.commands import identities, mfa
from playground.sandbox.errors import DeleteConflict, EntityAlreadyExists, InvalidAuthenticationCode, NoSuchEntity
from playground.sandbox.models import JournalEntry, MfaDevice
from playground.sandbox.picture import Picture
from playground.sts.again import assume_again
from playground.sts.callers import CallerRef
from playground.sts.commands import assume_role
from playground.sts.errors import AccessDenied
from playground.sts.issue import IssuedSession
from playground.sts.models import RoleSession
from playground.sts.parameters import SessionParameters
from playground.sts.queries import database_now, session_shape
from playground.sts.user_sessions import get_session_token
from tests.builders import ACCOUNT, Drawn, do, draw, refusal, trust, user_arn
from tests.sts.conftest import wear, wear_again

NOON = datetime(2030, 1, 7, 12, 0, tzinfo=UTC)
SERIAL = f"arn:aws:iam::{ACCOUNT}:mfa/jane"


@pytest.fixture
def careful(db: None) -> Drawn:
    """Jane may wear Reader, but only with MFA; she has a device, and so has Bob."""
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    people = [{"account": ACCOUNT, "name": name, "mfa": True} for name in ("jane", "bob")]
    return draw(more_users=people, roles={"Reader": trust("AWS", user_arn("jane"), Condition=condition)})


def code(drawn: Drawn, who: str = "jane", steps: int = 0) -> str:
    """Out: what the device of a user shows now, or so many half minutes later."""
    device = mfa.devices_of(drawn.sandbox.pk, drawn[who])[0]
    return totp.code(mfa.unsealed(device), totp.step_of(database_now()) + steps)


def begin(drawn: Drawn, who: str = "jane") -> str:
    """Out: the secret of a device that is not enabled yet."""
    return do(drawn, mfa.add_device, drawn[who])[1]


def why(refused: Any, *args: Any, **said: Any) -> PlaygroundError:
    with pytest.raises(PlaygroundError) as caught:
        refused(*args, **said)
    assert caught.value.hint
    return caught.value


def shown(drawn: Drawn, who: str = "jane") -> tuple[bool, str | None]:
    (shape,) = (each for each in Picture.of(drawn.sandbox.pk).identities() if each.id == drawn[who])
    return shape.mfa, next(iter(shape.mfa_serials), None)


def test_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B: the last six digits of what its SHA-1 secret gives at these seconds."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    expected = {59: "287082", 1_111_111_109: "081804", 1_234_567_890: "005924", 20_000_000_000: "353130"}
    for seconds, digits in expected.items():
        assert totp.code(secret, totp.step_of(datetime.fromtimestamp(seconds, UTC))) == digits


def test_a_device_counts_once_two_consecutive_codes_have_enabled_it(drawn: Drawn) -> None:
    secret = begin(drawn)
    assert shown(drawn) == (False, None)
    step = totp.step_of(NOON)
    do(drawn, mfa.enable_device, drawn["jane"], totp.code(secret, step - 1), totp.code(secret, step), NOON)
    assert shown(drawn) == (True, SERIAL)


@pytest.mark.parametrize("steps", [(0, 0), (0, -1), (-1, 1), (-3, -2), (2, 3)])
def test_two_codes_that_do_not_follow_each_other_or_are_too_old_are_refused(
    drawn: Drawn, steps: tuple[int, int]
) -> None:
    secret, step = begin(drawn), totp.step_of(NOON)
    first, second = (totp.code(secret, step + each) for each in steps)
    refused = refusal(drawn, mfa.enable_device, drawn["jane"], first, second, NOON)
    assert isinstance(refused, InvalidAuthenticationCode)
    assert refused.message == f"Authentication code for device is not valid: {SERIAL}"


def test_a_device_begun_and_left_is_replaced_and_a_working_one_is_not(careful: Drawn, drawn: Drawn) -> None:
    first, second = begin(drawn), begin(drawn)
    assert first != second
    assert MfaDevice.objects.filter(sandbox=drawn.sandbox).count() == 1
    assert isinstance(refusal(careful, mfa.add_device, careful["jane"], "Jane"), EntityAlreadyExists)


def test_only_users_have_devices(drawn: Drawn) -> None:
    assert isinstance(refusal(drawn, mfa.add_device, drawn["ec2.amazonaws.com"]), NoSuchEntity)


def test_a_user_is_deleted_after_its_device_or_with_all_that_hangs_on_it(careful: Drawn) -> None:
    refused = refusal(careful, identities.remove_identity, careful["jane"])
    assert isinstance(refused, DeleteConflict) and "must delete MFA device first." in refused.message
    do(careful, identities.remove_identity, careful["jane"], cascade=True)
    history.undo(careful.fresh(), careful.owner)
    assert shown(careful) == (True, SERIAL)
    assert code(careful).isdigit()


def test_a_code_is_good_for_its_half_minute_and_those_around_it_and_works_once(careful: Drawn) -> None:
    (device,) = mfa.devices_of(careful.sandbox.pk, careful["jane"])
    digits = totp.code(mfa.unsealed(device), totp.step_of(NOON))
    assert not mfa.use_code(device, digits, NOON + timedelta(minutes=2))
    assert mfa.use_code(device, digits, NOON + timedelta(seconds=40))
    device.refresh_from_db()
    assert not mfa.use_code(device, digits, NOON)


def test_with_a_good_code_a_role_that_asks_for_mfa_is_assumed(careful: Drawn) -> None:
    assert isinstance(why(wear, careful), AccessDenied)
    worn = wear(careful, serial_number=SERIAL, token_code=code(careful))
    assert session_shape(worn.session).mfa


def test_a_code_works_once(careful: Drawn) -> None:
    said = {"serial_number": SERIAL, "token_code": code(careful)}
    wear(careful, **said)
    refused = why(wear, careful, **said)
    assert refused.message == "MultiFactorAuthentication failed with invalid MFA one time pass code."
    assert refused.place == "token_code"


def test_a_code_of_a_refused_call_is_not_used_up(careful: Drawn) -> None:
    said = {"serial_number": SERIAL, "token_code": code(careful)}
    assert why(wear, careful, duration_seconds=7200, **said).place == "duration_seconds"
    assert wear(careful, **said)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"serial_number": SERIAL}, "must provide both MFA serial number and one time pass code."),
        ({"token_code": "123456"}, "must provide both MFA serial number and one time pass code."),
        ({"serial_number": SERIAL.replace("jane", "bob"), "token_code": "123456"}, "unable to validate MFA code.  "),
    ],
)
def test_device_and_code_go_together_and_belong_to_the_caller(careful: Drawn, said: dict, message: str) -> None:
    refused = why(wear, careful, **said)
    assert isinstance(refused, AccessDenied)
    assert refused.message.startswith(f"MultiFactorAuthentication failed, {message}")


def test_a_code_has_six_digits(careful: Drawn) -> None:
    refused = why(wear, careful, serial_number=SERIAL, token_code="12345a")
    assert "at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression" in refused.message


def test_a_session_token_with_mfa_carries_it_on_and_a_role_session_has_no_device(careful: Drawn) -> None:
    said = SessionParameters(serial_number=SERIAL, token_code=code(careful))
    own = get_session_token(careful.sandbox.pk, CallerRef("identity", careful["jane"]), said)
    assert session_shape(own.session).mfa
    worn = wear_again(careful, own, role="Reader")  # the condition holds: it comes from the credentials
    refused = why(wear_again, careful, worn, role="Reader", serial_number=SERIAL, token_code="123456")
    assert "unable to validate MFA code" in refused.message


def test_the_same_again_needs_a_code_of_its_own(careful: Drawn) -> None:
    worn = wear(careful, serial_number=SERIAL, token_code=code(careful))
    refused = why(assume_again, careful.sandbox.pk, worn.session.public_id)
    assert (refused.place, "must provide both" in refused.message) == ("token_code", True)
    again = assume_again(careful.sandbox.pk, worn.session.public_id, code(careful, steps=1))
    assert again.session.mfa


def test_neither_secret_nor_code_is_told_or_kept_in_the_open(careful: Drawn) -> None:
    (device,) = mfa.devices_of(careful.sandbox.pk, careful["jane"])
    secret, digits = mfa.unsealed(device), code(careful)
    issued: IssuedSession = assume_role(
        careful.sandbox.pk,
        CallerRef("identity", careful["jane"]),
        careful["Reader"],
        SessionParameters(serial_number=SERIAL, token_code=digits),
    )
    do(careful, mfa.remove_device, careful["jane"], "jane")
    entries = JournalEntry.objects.filter(sandbox=careful.sandbox).values("events", "inverse", "label")
    assert secret not in str(list(entries)) and device.secret != secret
    assert digits not in f"{issued.session.parameters} {SessionParameters(token_code=digits)}"
    assert pyotp.TOTP(secret).verify(digits, valid_window=2)


def test_what_an_old_call_is_said_to_have_had_opens_nothing_again(careful: Drawn) -> None:
    worn = wear(careful, serial_number=SERIAL, token_code=code(careful))
    RoleSession.objects.filter(pk=worn.session.pk).update(parameters={"mfa": True})  # as rows before devices say it
    refused = why(assume_again, careful.sandbox.pk, worn.session.public_id)
    assert isinstance(refused, AccessDenied) and "sts:AssumeRole" in refused.message


def guess(drawn: Drawn, said: str) -> PlaygroundError:
    ref = CallerRef("identity", drawn["jane"])
    return why(get_session_token, drawn.sandbox.pk, ref, SessionParameters(serial_number=SERIAL, token_code=said))


def test_codes_cannot_be_guessed_after_five_wrong_ones_not_even_the_right_one_counts(careful: Drawn) -> None:
    right = code(careful)
    wrong = "000000" if right != "000000" else "111111"
    assert {guess(careful, wrong).message for _ in range(5)} == {
        "MultiFactorAuthentication failed with invalid MFA one time pass code."
    }
    assert "maximum number of attempts exceeded" in guess(careful, right).message
    before = MfaDevice.objects.get(identity__name="jane")
    assert (before.failures, MfaDevice.objects.get(identity__name="bob").failures) == (5, 0)
    MfaDevice.objects.filter(pk=before.pk).update(failed_since=database_now() - mfa.GUESSES_WITHIN)
    ref = CallerRef("identity", careful["jane"])
    assert get_session_token(careful.sandbox.pk, ref, SessionParameters(serial_number=SERIAL, token_code=code(careful)))
    assert MfaDevice.objects.get(pk=before.pk).failures == 0


def test_wrong_codes_for_a_role_are_counted_too_and_the_edit_never_happened(careful: Drawn) -> None:
    before = careful.fresh().revision
    said = {"serial_number": SERIAL, "token_code": "000000" if code(careful) != "000000" else "111111"}
    for _ in range(2):
        with pytest.raises(AccessDenied):
            wear(careful, **said)
    assert MfaDevice.objects.get(identity__name="jane").failures == 2
    assert careful.fresh().revision == before


def second(drawn: Drawn) -> MfaDevice:
    """Out: another enabled device of Jane's."""
    secret, step = begin(drawn), totp.step_of(database_now())
    codes = [totp.code(secret, step - 1), totp.code(secret, step)]
    return do(drawn, mfa.enable_device, drawn["jane"], *codes, database_now())


def test_a_user_has_up_to_eight_devices_each_with_codes_of_its_own(careful: Drawn) -> None:
    other = second(careful)
    assert other.serial_number == f"{SERIAL}-2"
    assert wear(careful, serial_number=SERIAL, token_code=code(careful)).session.mfa
    digits = totp.code(mfa.unsealed(other), totp.step_of(database_now()) + 1)
    assert wear(careful, serial_number=other.serial_number, token_code=digits).session.mfa
    with pytest.raises(AccessDenied, match="invalid MFA one time pass code"):
        wear(careful, serial_number=SERIAL, token_code=digits)
    for _ in range(6):
        second(careful)
    refused = refusal(careful, mfa.add_device, careful["jane"])
    assert (refused.code, refused.message) == ("LimitExceeded", "Cannot exceed quota for MFADevicesPerUser: 8")
    do(careful, mfa.remove_device, careful["jane"], "jane")
    assert len(mfa.devices_of(careful.sandbox.pk, careful["jane"])) == 7
    assert do(careful, mfa.add_device, careful["jane"])[0].name == "jane"
