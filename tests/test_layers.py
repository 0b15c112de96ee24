"""What import-linter cannot say: rules know no database, only accounts.clock and the edges read a clock, what is named
in words (an address, a template, a library of tags) lies no higher than an import may, and words of time have one place."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports")
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
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS: list[str] = CONTRACTS[0]["layers"]
LIBRARIES = {path.stem: path.parent.parent.name for app in APPS for path in ROOT.glob(f"{app}/templatetags/[!_]*.py")}
NAMED = re.compile(r"""["'](\w+)[:/]""")
LOADED = re.compile(r"{% *load (?:[^%]* from )?([^%]*?) *%}")


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


def test_rules_know_no_database() -> None:
    sought = sources("rules")
    assert len(sought) > 100
    found = {
        name(path): modules
        for path in sought
        if (modules := [one for one in imported(ast.parse(path.read_text())) if one.startswith(DATABASE)])
    }
    assert not found, found


def test_the_clock_is_passed_in() -> None:
    sought = sources("rules", "models", "queries", "services")
    assert len(sought) > 500
    found = {
        name(path): calls
        for path in sought
        if (calls := [call for call in called(ast.parse(path.read_text())) if call in CLOCKS])
    }
    assert not found, found


def owner(template: Path) -> str:
    """What is nobody's own (base.html, components, tables) belongs to the app that all others rest on."""
    folder = template.relative_to(ROOT / "templates").parts[0]
    return folder if folder in LAYERS else LAYERS[-1]


def above(app: str, names: Iterator[str]) -> list[str]:
    return [named for named in names if named in LAYERS[: LAYERS.index(app)]]


def named_in_template(text: str) -> Iterator[str]:
    yield from NAMED.findall(text)
    for libraries in LOADED.findall(text):
        yield from (LIBRARIES.get(library, library) for library in libraries.split())


def named_in_strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from NAMED.findall(f'"{node.value}')


@pytest.mark.parametrize(
    ("text", "apps"),
    [
        ('{% url "reports:documents" organisation.code as url %}', ["reports"]),
        ("{% include 'meetings/quota.html' with meeting=meeting %}", ["meetings"]),
        ("{% load i18n pilots l10n %}", ["pilots"]),
        ("{% load state_tone from pilots %}", ["pilots"]),
        ('{% url "cells:members" code %}{% include "components/empty.html" %}{% load registry %}', []),
        ('{% translate "Meetings: the reports of pilots" %}', []),
    ],
)
def test_a_template_names_an_upper_app_by_address_template_or_library(text: str, apps: list[str]) -> None:
    assert above("cells", named_in_template(text)) == apps


def test_no_template_names_what_an_upper_app_holds() -> None:
    sought = sorted((ROOT / "templates").rglob("*.html"))
    assert len(sought) > 100
    found = {name(path): apps for path in sought if (apps := above(owner(path), named_in_template(path.read_text())))}
    assert not found, found


@pytest.mark.parametrize("app", APPS)
def test_no_app_names_an_address_or_a_template_of_an_upper_app(app: str) -> None:
    found = {
        name(path): above(app, named_in_strings(ast.parse(path.read_text()))) for path in ROOT.glob(f"{app}/**/*.py")
    }
    assert {path: names for path, names in found.items() if names} == {}


# What is written in one place only, and where: accounts/rules/days.py, cells/models/dated.py.
OF_ONE_PLACE = {
    "a day is written by day_in_words": r"%d/%m/%Y|date_format\(|DATE_FORMAT\b",
    "a day more or less is day_after, day_before": r"timedelta\((days=)?1\)",
    "what still is or will be is not_over": r"__isnull=True\) \| (models\.)?Q\(\w+__gte?=(?!F\(|\d)",
    "what is over is over_by": r"valid_to__lte?=|ended_on__lte?=",
    "a statement asks with valid_on_sql": r"valid_to IS NULL OR",
}
PLACES = {
    "accounts/rules/days.py",
    "accounts/forms/fields.py",  # what the widget of a date is given
    "cells/models/dated.py",
}


@pytest.mark.parametrize("pattern", OF_ONE_PLACE.values(), ids=OF_ONE_PLACE)
def test_words_of_time_have_one_place(pattern: str) -> None:
    sought = [path for app in APPS for path in ROOT.glob(f"{app}/**/*.py") if "migrations" not in path.parts]
    assert len(sought) > 100
    found = {name(path) for path in sought if re.search(pattern, path.read_text())}
    assert found - PLACES == set()


def test_templates_write_days_and_moments_with_their_filters() -> None:
    sought = list(ROOT.glob("templates/**/*.html"))
    assert len(sought) > 100
    assert [name(path) for path in sought if re.search(r"\|\s*(date|time)\b", path.read_text())] == []
