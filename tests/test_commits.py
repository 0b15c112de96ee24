"""What a commit says: one line that fits every tool and, where the line is long, a body that says why (CONTRIBUTING.md)."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LANDED = "03520e242b42db1bfcef02576c9b76fa1a410a66"
"""The last commit from before the rule."""


def commits_since(landed: str) -> list[tuple[str, str]]:
    """(subject, body); none without git, or in a clone too shallow to know that commit."""
    command = ["git", "log", "--no-merges", "--format=%s%x00%b%x01", f"{landed}..HEAD"]
    try:
        log = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return [tuple(entry.strip().split("\0")) for entry in log.split("\1") if entry.strip()]


def is_in_form(subject: str, body: str) -> bool:
    return len(subject) <= 72 and (len(subject) <= 50 or bool(body.strip()))


@pytest.mark.parametrize(
    ("subject", "body", "in_form"),
    [("s" * 50, "", True), ("s" * 51, "", False), ("s" * 72, "why", True), ("s" * 73, "why", False)],
)
def test_a_long_subject_needs_a_body_and_none_is_longer_than_72(subject: str, body: str, in_form: bool) -> None:
    assert is_in_form(subject, body) == in_form


def test_every_commit_says_what_and_why() -> None:
    assert [subject for subject, body in commits_since(LANDED) if not is_in_form(subject, body)] == []
