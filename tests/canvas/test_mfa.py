"""A virtual MFA device over HTTP: its QR code, its codes beside it, and the role that asks for one."""

from playground.sandbox.commands.sharing import share
from tests.builders import Drawn
from tests.canvas.conftest import Visitor, error_of


def test_a_device_is_assigned_enabled_used_and_removed(visitor: Visitor, drawn: Drawn) -> None:
    place = f"identities/{drawn['jane']}/mfa-devices/"
    assert visitor.get(place).json() == []
    assigned = visitor.post(place)
    assert assigned.status_code == 201
    new = assigned.json()
    assert new["serial_number"].endswith(":mfa/jane") and len(new["secret"]) == 32
    assert new["qr_path"].startswith("M2 2h1v1h-1z")  # the corner that a camera looks for

    (beside,) = visitor.get(place).json()
    assert (beside["enabled"], beside["used"]) == (False, False)
    wrong = visitor.put(place, code_1=beside["codes"][1], code_2=beside["codes"][0])
    assert (wrong.status_code, error_of(wrong)["code"]) == (403, "InvalidAuthenticationCode")
    enabled = visitor.put(place, code_1=beside["codes"][0], code_2=beside["codes"][1]).json()
    assert enabled["enabled"] is True
    jane = next(each for each in visitor.canvas()["identities"] if each["id"] == drawn["jane"])
    assert (jane["mfa"], jane["mfa_serials"]) == (True, [new["serial_number"]])

    again = visitor.post(
        "session-tokens/",
        caller={"kind": "identity", "id": drawn["jane"]},
        serial_number=new["serial_number"],
        token_code=beside["codes"][1],
    )
    assert (again.status_code, error_of(again)["place"]) == (403, "token_code")  # enabling has used it
    assert visitor.delete(f"{place}jane/").status_code == 204
    everything = visitor.get("journal/?since=0").content.decode() + visitor.get("export/").content.decode()
    assert new["secret"] not in everything


def test_whoever_may_only_look_sees_no_codes(visitor: Visitor, drawn: Drawn) -> None:
    place = f"identities/{drawn['jane']}/mfa-devices/"
    visitor.post(place)
    _, token = share(drawn.sandbox, "Class", "view")
    looking = Visitor(None, f"view-{token}")
    assert looking.get().status_code == 200
    assert looking.get(place).status_code in (403, 404)
