"""Sections of a desk show the first of many, and all of them say so in the same way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from accounts.desk import and_more

ROOT = Path(__file__).parents[2]
DESKS = sorted([*ROOT.glob("*/desk.py"), *ROOT.glob("*/desk/*.py")])
TOLD_IN_THE_LINE = {"_rounds"}
"""Of those who owe a list in a round, the line itself says how many more there are."""


@pytest.mark.parametrize(("number", "lines"), [(0, 0), (2, 0), (3, 1)])
def test_where_more_was_found_than_is_shown_a_line_leads_to_all(number: int, lines: int) -> None:
    with override("en"):
        more = and_more(range(number), 2, "/all/", detail="3 of 4")
    assert [(line.title, line.url, line.detail) for line in more] == [
        ("There are more: see all", "/all/", "3 of 4")
    ] * lines


def test_where_no_page_has_all_of_them_they_follow() -> None:
    with override("en"):
        (more,) = and_more(range(3), 2)
    assert (more.title, more.url) == ("There are more: they follow once these are done.", "")


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in DESKS:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(ROOT)} {node.name}", node


def is_number_shown(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Name) and node.id.startswith("MOST")


def test_whoever_cuts_lines_off_says_that_there_are_more() -> None:
    silent = [
        name
        for name, function in functions()
        if any(isinstance(node, ast.Slice) and is_number_shown(node.upper) for node in ast.walk(function))
        and not any(isinstance(node, ast.Name) and node.id == "and_more" for node in ast.walk(function))
    ]
    assert silent == []


def test_whoever_asks_for_as_many_as_are_shown_asks_for_one_more() -> None:
    """Else nobody could know whether there are more."""
    asked = [
        name
        for name, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.keyword) and node.arg == "most" and is_number_shown(node.value)
    ]
    assert {name.split()[-1] for name in asked} == TOLD_IN_THE_LINE
