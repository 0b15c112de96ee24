"""A wrong setting is one line, and all of them are said at once; nothing secret is repeated."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from partyadmin.environment import Environment, production_problems
from partyadmin.secret_key import secret_key_problem
from tests.sites import ROOT

GOOD_KEY = "kZ3vT9_qLx0PbW7-nE4yRd2HsUj8mCaG5fXoBi1t"


@pytest.mark.parametrize(
    "key",
    ["", "short", "x" * 60, "abc123" * 10, "django-insecure-" + GOOD_KEY, "0123456789abcdefghijklmnopqrstuvwxyz",
     "the quick brown fox jumps over", "change-me-please-" + GOOD_KEY, "qwertyuiopasdfghjklzxcvbnmqwertyui",
     "ab" * 15 + "a1b2c3d4e5"],
)  # fmt: skip
def test_a_short_or_guessable_key_is_told(key: str) -> None:
    assert secret_key_problem(key)


@pytest.mark.parametrize("make", [secrets.token_urlsafe, secrets.token_hex], ids=["base64", "hex"])
def test_random_keys_are_taken(make: object) -> None:
    assert [secret_key_problem(make(40)) for _ in range(50)] == [None] * 50  # type: ignore[operator]
    assert secret_key_problem(GOOD_KEY) is None


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"HTTPS": "nein"}, "HTTPS is true or false"),
        ({"HTTPS": ""}, "HTTPS is true or false"),
        ({"JOB_LEASE_SECONDS": "abc"}, "JOB_LEASE_SECONDS is a whole number"),
        ({"JOB_LEASE_SECONDS": "0"}, "JOB_LEASE_SECONDS is a whole number"),
        ({"DATABASE_URL": ""}, "DATABASE_URL is empty"),
        ({"DATABASE_URL": "  "}, "DATABASE_URL is empty"),
        ({"DATABASE_URL": "party"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "mysql://u:geheim@h/n"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "postgres://u:geheim@h:port/n"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL": "postgres://u:geheim@h/"}, "DATABASE_URL cannot be read"),
        ({"DATABASE_URL_FILE": "/nowhere/at/all"}, "DATABASE_URL_FILE cannot be read"),
        ({"DEMO_TODAY": "yesterday"}, "DEMO_TODAY is a day"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL begins with"),
        ({"SITE_ADDRESS": "dang.example.vn"}, "SITE_ADDRESS begins with"),
        ({"CSRF_TRUSTED_ORIGINS": "dang.example.vn"}, "CSRF_TRUSTED_ORIGINS is https://"),
        ({"TRUSTED_PROXIES": "proxy"}, "TRUSTED_PROXIES are addresses"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL is"),
        ({"DATA_DIR": "/dev/null/data"}, "DATA_DIR cannot be made"),
        ({"SIGNING_TRUST_DIR": "/nowhere"}, "SIGNING_TRUST_DIR: there is no folder"),
        ({"SIGNING_TOKEN_MODULE": "/tmp"}, "SIGNING_TOKEN_MODULE: there is no file"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_one_line_that_names_it(told: dict[str, str], line: str) -> None:
    read = Environment(told)
    read.flag("HTTPS", True)
    read.number("JOB_LEASE_SECONDS", 30, least=1)
    read.database("DATABASE_URL", "sqlite:////usual")
    read.day("DEMO_TODAY", "2025-03-21")
    read.address("REDIS_URL", ("redis", "rediss"))
    read.address("SITE_ADDRESS", ("https", "http"))
    read.origins("CSRF_TRUSTED_ORIGINS")
    read.networks("TRUSTED_PROXIES", "")
    read.choice("LOG_LEVEL", "WARNING", ("DEBUG", "WARNING"))
    read.folder("DATA_DIR", ROOT / "var" / "test")
    read.existing("SIGNING_TRUST_DIR", is_folder=True)
    read.existing("SIGNING_TOKEN_MODULE", is_folder=False)
    (problem,) = dict.fromkeys(read.problems)
    assert problem.startswith(line)
    assert len(problem.splitlines()) == 1
    assert "geheim" not in problem


@pytest.mark.parametrize(
    ("hosts", "told"),
    [
        ([], "missing"),
        (["*"], "every name"),
        (["dang.example.vn", "*.vn"], "every name"),
        (["https://dang.vn"], "no name"),
    ],
)
def test_production_names_its_hosts(hosts: list[str], told: str) -> None:
    (problem,) = production_problems(Environment({}), secret_key=GOOD_KEY, hosts=hosts)
    assert "ALLOWED_HOSTS" in problem
    assert told in problem


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgres://u:p@h/n\n")
    read = Environment({"DATABASE_URL_FILE": str(tmp_path / "url"), "HTTPS": "False", "ALLOWED_HOSTS": "a.vn, b.vn,"})
    assert read.database("DATABASE_URL", "")["NAME"] == "n"
    assert read.flag("HTTPS", True) is False
    assert read.words("ALLOWED_HOSTS") == ["a.vn", "b.vn"]
    assert read.existing("DATABASE_URL_FILE", is_folder=False) == tmp_path / "url"
    assert read.existing("SIGNING_TRUST_DIR", is_folder=True) is None
    assert production_problems(read, secret_key=GOOD_KEY, hosts=["a.vn"]) == []
    assert read.problems == []


def test_a_production_start_says_everything_at_once_and_no_traceback(tmp_path: Path) -> None:
    """Of a process of its own, on a machine without a font."""
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    own = {
        "PARTYADMIN_ENV": "production",
        "HTTPS": "nein",
        "DATABASE_URL": "",
        "SECRET_KEY": "x" * 60,
        "REPLICA_URL": "postgres://u:p@h/n",
    }
    place = {"DATA_DIR": str(tmp_path), "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    ended = subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT, env={"PATH": os.environ["PATH"]} | own | place, capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode == 2
    lines = ended.stderr.splitlines()
    assert len(lines) == 6
    for name in ("HTTPS", "DATABASE_URL", "REPLICA_URL", "SECRET_KEY", "ALLOWED_HOSTS", "font"):
        assert sum(name in line for line in lines) == 1
