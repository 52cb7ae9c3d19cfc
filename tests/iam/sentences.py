"""The files of `cases/`: what holds, said in a sentence, and a request that shows it."""

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
VERSION = "2012-10-17"


def sentences(theme: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    found: list[dict[str, Any]] = json.loads((CASES / f"{theme}.json").read_text(encoding="utf-8"))
    return found


def request_themes() -> list[str]:
    """The files whose cases are requests."""
    return sorted(file.stem for file in CASES.glob("*.json") if file.stem not in ("conditions", "documents"))


def as_case(short: dict[str, Any]) -> dict[str, Any]:
    """In: a case as `cases/` writes it, with statements alone. Out: a case in the format of `manage.py authorize`."""
    version = short.get("version", VERSION)

    def document(statements: Any) -> dict[str, Any]:
        return {"Version": version, "Statement": statements} if version else {"Statement": statements}

    def levels(name: str) -> list[dict[str, Any]]:
        found = short.get(name, [])
        policies = [[document(statement) for statement in level] for level in found]
        return [{"targetId": str(index), "policies": each} for index, each in enumerate(policies)]

    case: dict[str, Any] = {
        "id": short["it"],
        "request": {
            "principal": short["who"],
            "action": short["does"],
            "resource": {"arn": short["to"], "accountId": short.get("owner")},
            "context": short.get("context", {}),
        },
        "identityPolicies": [document(short["identity"])] if "identity" in short else [],
        "permissionBoundaryPolicies": [document(short["boundary"])] if "boundary" in short else [],
        "serviceControlPolicies": levels("scp"),
        "resourceControlPolicies": levels("rcp"),
    }
    for name, field in (("session", "sessionPolicy"), ("resource", "resourcePolicy")):
        if name in short:
            case[field] = document(short[name])
    return case
