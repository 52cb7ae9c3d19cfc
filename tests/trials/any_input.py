"""Whatever the OpenAPI schema allows, and what it does not: no server error, no answer that it does not describe.

    .venv/bin/python -m tests.trials.any_input --examples 50

Schemathesis makes the requests, good ones and bad ones, for each operation below a sandbox of its own that has one of
everything; most ids in a path are real. What those who teach ask is asked by an instructor with an open class, and what
learners ask there by one of them, see askers.py. Planted defects, both seen red: a view that raises ValueError; an
error without its "hint" in `config/api_errors.py`.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import hypothesis
from schemathesis import APIOperation, Case, GenerationMode, checks, openapi

from playground.config.keyvalue import free_port
from tests.trials.askers import Askers, Person
from tests.trials.embedded import ROOT, Embedded

checks.load_all_checks()
CHECKS = [
    checks.CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]
# These end the visit of whoever calls them.
FAREWELLS = ("/api/me/farewell/", "/api/sign-out/")
REAL = 0.8  # of the ids in a path


class Trial:
    def __init__(self, askers: Askers, examples: int, seed: int) -> None:
        self.askers, self.examples, self.seed = askers, examples, seed
        self.asked = Counter[int]()
        self.wrong: dict[str, str] = {}

    def operation(self, operation: APIOperation) -> None:
        person = self.askers.asker(operation.path)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            self.mode(operation, mode, person)
        person.leave()

    def mode(self, operation: APIOperation, mode: GenerationMode, person: Person) -> None:
        chosen = random.Random(self.seed)

        @hypothesis.seed(self.seed)
        @hypothesis.settings(
            max_examples=self.examples,
            deadline=None,
            database=None,
            phases=[hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(operation.as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            for name in case.path_parameters or {}:
                if name in person.ids and (name == "sandbox" or chosen.random() < REAL):
                    case.path_parameters[name] = person.id_in(operation.path, name)
            case.cookies = {}
            self.judge(operation.label, case, person)
            if operation.path in FAREWELLS or not person.is_here():
                person.arrive()

        ask()

    def judge(self, label: str, case: Case, person: Person) -> None:
        answer = person.call(case)
        self.asked[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS, headers=person.headers)
        except (AssertionError, BaseExceptionGroup) as error:  # one complaint, or several of one answer
            self.wrong.setdefault(f"{label} {answer.status_code}", f"{error}\n{case.as_curl_command()}"[:2000])


def main() -> int:
    """Out: 0 when every answer is as described."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=50, help="good ones and bad ones, each, an operation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="operations whose name has this in it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        command = [sys.executable, "manage.py", "spectacular", "--format", "openapi-json", "--file", str(schema)]
        subprocess.run(command, cwd=ROOT, check=True)
        found = openapi.from_dict(json.loads(schema.read_text())).get_all_operations()
        operations = [each.ok() for each in found]
        embedded = Embedded(Path(folder) / "data", free_port())
        embedded.start()
        try:
            askers = Askers(f"http://127.0.0.1:{embedded.port}", embedded.data)
            trial = Trial(askers, options.examples, options.seed)
            for operation in operations:
                if options.only in operation.label:
                    trial.operation(operation)
        finally:
            embedded.stop()
    for label, text in trial.wrong.items():
        print(label, text, sep="\n", file=sys.stderr)
    asked = {str(status): count for status, count in sorted(trial.asked.items())}
    print(json.dumps({"operations": len(operations), "asked": asked, "wrong": sorted(trial.wrong)}))
    return 1 if trial.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
