"""The table of what runs where holds for what is there."""

from fnmatch import fnmatch

import pytest

from tests.cast import Cast
from tests.where import HERE, LONGEST, SQLITE, WHERE, engine_of

MODULES = [str(path.relative_to(HERE)) for path in HERE.rglob("test_*.py")]


@pytest.mark.parametrize("pattern", [*(pattern for pattern, _engine, _why in WHERE), *LONGEST])
def test_every_row_names_modules_that_are_there(pattern: str) -> None:
    assert any(fnmatch(module, pattern) for module in MODULES)


@pytest.mark.django_db
def test_what_is_marked_for_the_database_runs_on_both_engines(request: pytest.FixtureRequest) -> None:
    assert engine_of(request.node) is None


def test_what_comes_to_the_database_by_a_fixture_runs_on_both_engines(
    request: pytest.FixtureRequest, cast: Cast
) -> None:
    assert engine_of(request.node) is None


def test_what_touches_no_database_runs_once(request: pytest.FixtureRequest) -> None:
    assert engine_of(request.node) == SQLITE
