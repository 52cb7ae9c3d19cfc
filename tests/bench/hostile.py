"""How long texts and requests take that were made to be slow. `python -m tests.bench.hostile --json` prints one line.

Milliseconds of CPU time, the median and the worst of some runs, against the bars: a text above the limits is refused in
50, any other text is answered in 50, a request with patterns made to be slow in 250.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from playground.iam.evaluate import evaluate
from playground.iam.parse import document_as_it_stands, parse_policy
from playground.iam.policy import PolicyType
from playground.iam.principals import user_principal
from playground.iam.request import AppliedPolicy, Policies, Request

RUNS = 7
BARS = {"refused": 50.0, "policy": 50.0, "request": 250.0}
ROLE = "arn:aws:iam::111122223333:role/"
Shape = tuple[str, str, Callable[[int], Any]]  # which bar, its name, and what to do at each run


def _statement(**changes: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": "s3:*", "Resource": "*"} | changes


def _policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, separators=(",", ":"))


def _refused() -> Iterator[tuple[str, str]]:
    yield "too large", '"' + "x" * 70_000 + '"'
    yield "ten megabytes", "[" * 10_000_000
    yield "33 levels", "[" * 33 + "]" * 33
    yield "10,000 levels", "[" * 10_000
    yield "10,000 levels of objects", '{"a":' * 10_000
    yield "a long number", "[" + "9" * 60_000 + "]"
    yield "a string without end", '["' + "a" * 65_000
    yield "too many values", "[" + "1," * 20_000 + "1]"


def _frames() -> Iterator[tuple[str, str]]:
    """JSON that is no policy, as large and as odd as is read."""
    yield "1,990 keys", "{" + ",".join(f'"{index:x}":0' for index in range(1_990)) + "}"
    yield "one key 1,990 times", "{" + ",".join(['"a":0'] * 1_990) + "}"
    yield "keys at 32 levels", '{"a":' * 31 + "{" + ",".join(['"b":0'] * 1_900) + "}" + "}" * 31
    yield "long keys at 32 levels", ('{"' + "/" * 1_900 + '":') * 31 + '{"a":0,"a":0}' + "}" * 31
    yield "lists at 32 levels", "[" * 31 + ",".join(["1"] * 2_000) + "]" * 31
    yield "numbers", "[" + ",".join(["1." + "9" * 13] * 3_900) + "]"
    yield "escapes", '{"Version":"' + "\\u0041" * 10_800 + '"}'
    yield "empty statements, a line each", '{"Statement":[' + ",\n".join(["{}"] * 3_900) + "]}"
    yield "statements of unknown elements", _policy(*[{"x": 1, "y": 2}] * 1_000)


def _documents() -> Iterator[tuple[str, str]]:
    """Documents near the limit of size."""
    yield "990 statements", _policy(*[_statement(Action="a:b")] * 990)
    yield "900 misspelt operators", _policy(_statement(Condition={f"StringEqual{n}": {"a": "b"} for n in range(900)}))
    yield "1,900 keys", _policy(_statement(Condition={"StringEquals": {f"aws:k{n}": "b" for n in range(1_900)}}))
    yield (
        "3,900 values",
        _policy(_statement(Condition={"StringLike": {"aws:k": [f"{n}${{a}}*" for n in range(3_900)]}})),
    )
    yield "3,900 actions", _policy(_statement(Action=[f"s3:G{n:x}*" for n in range(3_900)]))
    yield "3,000 resources", _policy(_statement(Resource=[f"arn:aws:s3:::{n:x}*" for n in range(3_000)]))
    yield "800 Sids", _policy(*[_statement(Sid=f"S{n}") for n in range(800)])
    yield (
        "1,800 principals",
        _policy(_statement(Principal={"AWS": [f"arn:aws:iam::{n:012}:root" for n in range(1_800)]})),
    )
    yield "a long path", _policy(_statement(Principal={"AWS": ROLE + "a/" * 30_000 + "*"}))
    yield "a long service", _policy(_statement(Principal={"Service": "a." * 32_000}))
    yield "one action of stars", _policy(_statement(Action="s3:" + "*a" * 32_000))
    yield "one resource of wildcards", _policy(_statement(Resource="arn:aws:s3:::" + "*?" * 32_000))
    yield "variables", _policy(_statement(Resource="arn:aws:s3:::" + "${a}" * 16_000))
    yield "variables without end", _policy(_statement(Resource="arn:aws:s3:::" + "${a, '" * 10_000))
    yield "colons", _policy(_statement(Resource=":" * 64_000))
    yield "actions of 900 services", _policy(_statement(Action=[f"zz{n}RUN:Do" for n in range(900)]))
    yield "2,000 misspelt actions", _policy(_statement(Action=[f"ec2:RunInstancez{n}RUN" for n in range(2_000)]))
    wild = [f"ec2:*{n}RUN*a*e*i*" for n in range(2_000)]
    yield "2,000 patterns of actions", _policy(_statement(Action=wild))
    named = [f"arn:aws:ec2:*:*:{n}RUN*/*" for n in range(50)]
    yield "all of a service on 50 resources", _policy(_statement(Action=["ec2:*", "iam:*", "s3:*"], Resource=named))
    yield "1,900 misspelt keys", _policy(_statement(Condition={"Bool": {f"ec2:k{n}RUN": "b" for n in range(1_900)}}))
    alike = [_statement(Action=[f"s3:G{n}RUN*"], Resource=[f"arn:aws:s3:::b{n}/*"]) for n in range(700)]
    yield "700 statements that nearly cover each other", _policy(*alike)


def _requests() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """A statement, and the action and resource that are asked about it; the value of every key is the resource."""
    letters, arn = "a" * 2_048, "arn:aws:s3:::"
    for times in (10, 100, 1_000):
        yield f"*a times {times}, action", _statement(Action="s3:" + "*a" * times + "b"), "s3:" + letters, arn
        yield f"*a times {times}, resource", _statement(Resource=arn + "*a" * times + "b"), "s3:Get", arn + letters
        yield f"*?a times {times}, resource", _statement(Resource=arn + "*?a" * times + "b"), "s3:Get", arn + letters
        like = {"StringLike": {"k": "*a" * times + "b"}}
        yield f"*a times {times}, StringLike", _statement(Condition=like), "s3:Get", arn + letters
        parts = {"ArnLike": {"k": ":".join(["*a" * (times // 5)] * 6) + "b"}}
        yield f"*a times {times}, ArnLike", _statement(Condition=parts), "s3:Get", ":".join([letters] * 6)
    yield "*aaa…b", _statement(Resource=arn + "*" + "a" * 2_048 + "b"), "s3:Get", arn + letters
    yield "* in every part", _statement(Resource="arn:*a*:s3:*a*:*a*:" + "*a" * 900), "s3:Get", arn + letters
    filled = _statement(Resource=arn + "*${k}" * 20 + "b")
    yield "variables among wildcards", filled, "s3:Get", arn + "a" * 900
    many = {"StringLike": {"k": ["*a" * 8 + f"{n}" for n in range(2_000)]}}
    yield "2,000 patterns", _statement(Condition=many), "s3:Get", arn + letters
    keys = {"ForAllValues:StringNotLike": {f"k{n}": ["*a*b", "*${k}*c"] for n in range(900)}}
    yield "900 keys with variables", _statement(Condition=keys), "s3:Get", arn + letters


def _ask(statement: dict[str, Any], action: str, resource: str) -> Callable[[int], Any]:
    caller = user_principal("arn:aws:iam::111122223333:user/ana")

    def ask(run: int) -> None:
        text = _policy(statement) + " " * run  # another text each time, so that nothing is ready
        document = document_as_it_stands(text, PolicyType.IDENTITY)
        context = {"k": resource, **{f"k{n}": resource for n in range(900)}}
        evaluate(Request(caller, action, resource, None, context), Policies((AppliedPolicy(document),)), trace=True)

    return ask


def _parse(text: str, kind: PolicyType) -> Callable[[int], Any]:
    """Another text each time, so that nothing is ready."""
    return lambda run: parse_policy(text.replace("RUN", f"{run:x}") + " " * run, kind)


def _shapes() -> Iterator[Shape]:
    for name, text in _refused():
        yield "refused", name, lambda run, text=text: parse_policy(text + "x" * run, PolicyType.IDENTITY)
    for name, text in (*_frames(), *_documents()):
        for kind in PolicyType:
            yield "policy", f"{name} ({kind})", _parse(text, kind)
    for name, statement, action, resource in _requests():
        yield "request", name, _ask(statement, action, resource)


def measure() -> list[dict[str, Any]]:
    """Out: for each shape its bar, p50 and worst, in milliseconds, and whether the worst keeps the bar."""
    figures = []
    for bar, name, work in _shapes():
        spent = []
        for run in range(RUNS):
            start = time.process_time()
            work(run)
            spent.append(1_000 * (time.process_time() - start))
        p50, worst = round(statistics.median(spent), 1), round(max(spent[1:]), 1)  # the first run reads data files
        figures.append({"bar": bar, "shape": name, "p50": p50, "max": worst, "met": worst <= BARS[bar]})
    return figures


def main() -> None:
    """Prints the figures, the slowest first."""
    parser = argparse.ArgumentParser(description="Texts and requests that were made to be slow.")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    figures = measure()
    if parser.parse_args().json:
        print(json.dumps({"bars": BARS, "missed": [each for each in figures if not each["met"]], "figures": figures}))
        return
    for each in sorted(figures, key=lambda each: -each["max"] / BARS[each["bar"]]):
        bar, mark = BARS[each["bar"]], "" if each["met"] else "MISSED"
        print(f"{each['p50']:8.1f} {each['max']:8.1f} ms of {bar:3.0f}  {each['bar']:8} {each['shape']} {mark}")


if __name__ == "__main__":
    main()
