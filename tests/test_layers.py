"""What import-linter cannot say: rules know no database, and only accounts.clock and the edges read a clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "cells", "pilots", "meetings", "reports")
DATABASE = ("django.db", "django.apps", "django.contrib")
CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "timezone.now",
    "timezone.localdate",
    "read_clock",
}


def sources(*layers: str) -> list[Path]:
    return sorted(
        path
        for app in APPS
        for layer in layers
        for path in [*ROOT.glob(f"{app}/{layer}.py"), *ROOT.glob(f"{app}/{layer}/**/*.py")]
    )


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sources("rules"), ids=name)
def test_rules_know_no_database(path: Path) -> None:
    assert [module for module in imported(ast.parse(path.read_text())) if module.startswith(DATABASE)] == []


@pytest.mark.parametrize("path", sources("rules", "models", "queries", "services"), ids=name)
def test_the_clock_is_passed_in(path: Path) -> None:
    assert [call for call in called(ast.parse(path.read_text())) if call in CLOCKS] == []
