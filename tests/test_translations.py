"""The Vietnamese catalogue says everything the source says: extracted anew and compared, so that nothing is forgotten."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/vi/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
SOURCES = [
    "accounts",
    "cells",
    "reorganisations",
    "sheets",
    "pilots",
    "meetings",
    "admissions",
    "reports",
    "partyadmin",
    "templates",
    "manage.py",
    "locale",
]


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="vi")


def texts(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What makemessages finds in a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / name, copy / name)
    (copy / CATALOGUE).unlink(missing_ok=True)
    command = [sys.executable, "manage.py", "makemessages", "--locale", "vi", "--no-obsolete", "--no-location"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return read(copy / CATALOGUE)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read(ROOT / CATALOGUE)


def test_every_sentence_of_the_source_has_its_vietnamese(extracted: Catalog, catalogue: Catalog) -> None:
    lacking = [
        message.id
        for message in extracted
        if message.id
        and not (
            (found := catalogue.get(message.id if isinstance(message.id, str) else message.id[0], message.context))
            and all(texts(found))
            and not found.fuzzy
        )
    ]
    assert lacking == []


def test_no_translation_loses_or_invents_a_placeholder(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        sources = (message.id,) if isinstance(message.id, str) else message.id
        asked = {name for source in sources for match in PLACEHOLDER.findall(source) for name in match if name}
        for text in texts(message):
            given = {name for match in PLACEHOLDER.findall(text) for name in match if name}
            assert given == asked, message.id
