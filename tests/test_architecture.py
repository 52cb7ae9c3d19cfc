"""Who may import whom, and how long a file or a function may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.config.check_code import LINT_IMPORTS

ROOT = Path(__file__).resolve().parents[1]
FILE_LINES, FUNCTION_LINES = 300, 50


def python_files() -> list[Path]:
    files = [ROOT / "manage.py", *(ROOT / "playground").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return [file for file in files if "migrations" not in file.parts]


def frontend_files() -> list[Path]:
    source = ROOT / "frontend" / "src"
    files = [*source.rglob("*.ts"), *source.rglob("*.tsx")]
    return [file for file in files if ".gen." not in file.name]


def name(file: Path) -> str:
    return str(file.relative_to(ROOT))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_package_imports_only_what_it_may() -> None:
    done = subprocess.run([sys.executable, "-c", LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("files", [python_files, frontend_files])
def test_no_file_is_longer_than_three_hundred_lines(files: object) -> None:
    assert callable(files)
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files()}
    assert {file: lines for file, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_fifty_lines() -> None:
    too_long = {
        f"{name(file)}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for file in python_files()
        for function in functions(file)
        if function.end_lineno and function.end_lineno - function.lineno + 1 > FUNCTION_LINES
    }
    assert too_long == {}


def test_the_environment_is_read_in_one_package_only() -> None:
    outside = [file for file in (ROOT / "playground").rglob("*.py") if "config" not in file.parts]
    assert [name(file) for file in outside if "os.environ" in file.read_text(encoding="utf-8")] == []


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name(file)
        for file in (ROOT / "playground").glob("*/__init__.py")
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []
