"""What deploy/ holds is read by programs that do not run here: each file is checked as far as it can be."""

import os
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from playground.config import data_folder

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
PROCFILE = dict(line.split(": ", 1) for line in (DEPLOY / "Procfile").read_text(encoding="utf-8").splitlines())
OF_SERVICE = {  # what a service of the Compose Specification may have, of what we use
    *("image", "build", "command", "environment", "volumes", "ports", "depends_on", "restart"),
    *("healthcheck", "deploy", "stop_grace_period"),
}
CONDITIONS = {"service_healthy", "service_completed_successfully"}


def compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def settings_that_exist() -> set[str]:
    """Every variable that our program reads, by its calls of env.py and of the environment itself."""
    read = re.compile(r"[\"']((?:PLAYGROUND_[A-Z_]+)|DATABASE_URL|REDIS_URL)[\"']")
    return {name for file in (ROOT / "playground" / "config").glob("*.py") for name in read.findall(file.read_text())}


@pytest.mark.parametrize("file", sorted(DEPLOY.rglob("*")), ids=lambda file: file.name)
def test_deploy_names_only_settings_that_exist(file: Path) -> None:
    if file.is_dir():
        return
    named = set(re.findall(r"\b(?:PLAYGROUND_[A-Z_]+|DATABASE_URL|REDIS_URL)\b", file.read_text(encoding="utf-8")))
    assert named <= settings_that_exist()


def test_the_readme_lists_every_setting_and_no_other() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = {
        name
        for row in table.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`(PLAYGROUND_[A-Z_]+|DATABASE_URL|REDIS_URL)`", row.split("|")[1])
    }
    of_tests = {"PLAYGROUND_CHROMIUM"}
    assert listed - of_tests == settings_that_exist() - of_tests


def environment_of_deploy() -> dict[str, str]:
    """Out: the variables of the file that people copy, filled in as it says."""
    lines = (DEPLOY / "understudy.env").read_text(encoding="utf-8").splitlines()
    found = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert [name for name, value in found.items() if not value] == [
        "PLAYGROUND_ENCRYPTION_KEY",
        "PLAYGROUND_SECRET_KEY",
        "PLAYGROUND_METRICS_TOKEN",
    ]
    return {name: value or secrets.token_urlsafe(64) for name, value in found.items()} | {
        "PLAYGROUND_ENCRYPTION_KEY": data_folder.random_key()
    }


def test_django_finds_nothing_to_warn_of_in_a_deployment() -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {**os.environ, **environment_of_deploy()}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


def test_a_deployment_lets_no_other_site_keep_a_hand_on_its_windows() -> None:
    asked = "from django.conf import settings; print(settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", asked]
    environment = {**os.environ, **environment_of_deploy()}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "same-origin", done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_each_unit(unit: Path, tmp_path: Path) -> None:
    """Beside its sisters and as an instance where it is a template; the program it starts lies elsewhere here."""
    for each in UNITS:
        text = each.read_text(encoding="utf-8").replace("/opt/understudy/.venv/bin/python", "/bin/true")
        (tmp_path / each.name).write_text(text)
    name = unit.name.replace("@.", "@1.")
    if name != unit.name:
        (tmp_path / name).write_text((tmp_path / unit.name).read_text())
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    complaints = [line for line in done.stderr.splitlines() if "understudy" in line]
    assert (done.returncode, complaints) == (0, [])


@pytest.mark.parametrize("kind", ["web", "worker", "beat", "release"])
def test_every_way_to_run_starts_the_same_program(kind: str) -> None:
    command = PROCFILE[kind].removeprefix(".venv/bin/python ")
    (unit,) = (each for each in UNITS if each.stem.removesuffix("@") == f"understudy-{kind}")
    started = re.search(r"^ExecStart=/opt/understudy/\.venv/bin/python (.*)$", unit.read_text(), re.MULTILINE)
    assert started is not None
    assert started.group(1).replace("${PORT}", "$PORT") == command
    service = compose()["services"]["web-1" if kind == "web" else kind]
    inside = command.replace("--host 127.0.0.1 --port $PORT", "--host 0.0.0.0 --port 8000")
    assert service["command"].removeprefix(".venv/bin/python ") == inside


def test_the_compose_file_names_only_what_is_there() -> None:
    found = compose()
    services, volumes = found["services"], found["volumes"]
    for service in services.values():
        assert set(service) <= OF_SERVICE
        for name, after in service.get("depends_on", {}).items():
            assert name in services
            assert after["condition"] in CONDITIONS
            if after["condition"] == "service_healthy":
                assert services[name]["healthcheck"]["test"]
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in volumes or (DEPLOY / source).exists()
        if "build" in service:
            assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).exists()
    hosts = services["proxy"]["environment"]["UNDERSTUDY_WEB"].split()
    assert {host.split(":")[0] for host in hosts} == {name for name in services if name.startswith("web-")}
