"""What is refused is said in the language of the one who tried, in every sentence there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from django.conf import settings

APPS = ("accounts", "cells", "reorganisations", "sheets", "pilots", "meetings", "admissions", "reports")
ENGLISH = re.compile(
    r"\b(the|of|and|is|not|was|were|for|with|members?|cells?|rounds?|lists?|groups?|day|person|role|has|have|before|after|who|held"
    r"|planned|draft|approved|secretary|committee|file|form|page|error|name|date|year|choose|already)\b",
    re.IGNORECASE,
)
NO_SENTENCE = re.compile(r"%\(\w+\)[sd]|<[^>]*>|\{\w+\}|“[^”]*”")


def refusals() -> Iterator[tuple[str, ast.expr]]:
    """Where each is raised, and what it says. Commands are for those who run the site: they are English."""
    for app in APPS:
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            if {"migrations", "management"} & set(path.parts):
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                called = getattr(getattr(node, "func", None), "id", "")
                if isinstance(node, ast.Call) and node.args and called in {"Refused", "JobRefused", "Offered"}:
                    yield f"{path}:{node.lineno}", node.args[0]


def bare_words(said: ast.expr) -> list[str]:
    """What it says without asking for a translation."""
    translated = {
        id(inner)
        for call in ast.walk(said)
        if isinstance(call, ast.Call)
        for inner in ast.walk(call)
    }  # fmt: skip
    keys = {
        id(key) for table in ast.walk(said) if isinstance(table, ast.Dict | ast.Subscript) for key in ast.walk(table)
    }
    return [
        node.value
        for node in ast.walk(said)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in translated | keys
        and re.search(r"[^\W\d_]{2}", node.value)
    ]


def test_every_refusal_asks_for_its_translation() -> None:
    found = list(refusals())
    assert len(found) > 300
    assert {where: words for where, said in found if (words := bare_words(said))} == {}


def test_a_sentence_that_forgot_it_is_noticed() -> None:
    assert bare_words(ast.parse("f'{name} is not there'", mode="eval").body) == [" is not there"]
    assert bare_words(ast.parse("_('It is not there: %(a)s') % {'a': b}", mode="eval").body) == []


def test_no_english_stands_in_a_vietnamese_sentence() -> None:
    with (Path(settings.BASE_DIR) / "locale/vi/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file, locale="vi")
    mixed = {}
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts if message.id else ():
            if words := ENGLISH.findall(NO_SENTENCE.sub("", text)):
                mixed[text] = words
    assert mixed == {}
