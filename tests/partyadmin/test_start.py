"""What keeps a process from starting is one line, not a traceback; the database stays as it was."""

import os
import secrets
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.databases import Databases, copy
from tests.sites import ROOT, SQLITE_FILE

pytestmark = pytest.mark.sqlite


def ended(data_dir: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    own = {"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)} | more
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=own, capture_output=True, text=True)


@pytest.fixture
def demo(databases: Databases, django_db_setup: None, tmp_path: Path) -> Path:
    copy(databases.empty(), str(tmp_path / SQLITE_FILE))
    return tmp_path


@pytest.mark.parametrize(
    "command", [["manage.py", "prepare"], ["-c", "import partyadmin.wsgi"]], ids=["prepare", "web"]
)
def test_a_production_start_on_a_demo_s_database_is_refused_and_changes_nothing(demo: Path, command: list[str]) -> None:
    before = sha256((demo / SQLITE_FILE).read_bytes()).hexdigest()
    production = {"PARTYADMIN_ENV": "production", "SECRET_KEY": secrets.token_urlsafe(50), "ALLOWED_HOSTS": "dang.vn"}
    refused = ended(demo, *command, **production)
    assert refused.returncode == 2
    (line,) = refused.stderr.splitlines()
    assert "belongs to a demo" in line
    assert sha256((demo / SQLITE_FILE).read_bytes()).hexdigest() == before


def test_a_database_that_cannot_be_reached_is_one_line(tmp_path: Path) -> None:
    refused = ended(tmp_path, "manage.py", "prepare", DATABASE_URL="postgres://party:geheim@127.0.0.1:1/party")
    assert refused.returncode == 2
    (line,) = refused.stderr.splitlines()
    assert line.startswith("The database of DATABASE_URL cannot be reached")
    assert "geheim" not in line


@pytest.mark.parametrize("command", ["check_agenda", "check_registry", "eligibility"])
def test_a_command_before_the_first_migration_is_one_line(tmp_path: Path, command: str) -> None:
    refused = ended(tmp_path, "manage.py", command)
    assert refused.returncode == 2
    (line,) = refused.stderr.splitlines()
    assert "run manage.py migrate first" in line
