"""What an edited Word file says otherwise than the one that was issued: its words alone, read within bounds."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from accounts.rules.differences import Kind, differences
from accounts.rules.refusal import Refused
from reports.rules.attachments import check_zipped

_BODY = "word/document.xml"
_LARGEST = 20 * 2**20
_MOST_LETTERS = 400_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Difference = dict[str, str]
"""`gone`: what no longer stands there, `new`: what stands there in its place; either may be empty."""


def changes_in(edited: bytes, issued: bytes) -> list[Difference]:
    """In the order of the document. Raises Refused for what is no Word file that can be read."""
    return list(_changes(_text(issued), _text(edited)))


def _changes(before: str, after: str) -> Iterator[Difference]:
    change = {"gone": "", "new": ""}
    for piece in differences(before, after):
        if piece.kind == Kind.SAME:
            if any(words.strip() for words in change.values()):
                yield {name: words.strip() for name, words in change.items()}
            change = {"gone": "", "new": ""}
        else:
            change[piece.kind.value] += piece.text
    if any(words.strip() for words in change.values()):
        yield {name: words.strip() for name, words in change.items()}


def _text(content: bytes) -> str:
    """A paragraph a line; a cell of a table is one too."""
    text = "\n".join(lines_in(body_of(content)))
    if len(text) > _MOST_LETTERS:
        raise Refused(_("The file is too large to be compared."), field="file")
    return text


def body_of(content: bytes) -> ElementTree.Element:
    """What a Word file says, read within bounds: nothing of it is run, and nothing it points at is fetched. Raises Refused."""
    check_zipped(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if any(name.lower().endswith("vbaproject.bin") for name in package.namelist()):
                raise Refused(_("The file contains macros. Save it as .docx without them."), field="file")
            part = package.getinfo(_BODY)
            if part.file_size > _LARGEST:
                raise Refused(_("The file is too large to be compared."), field="file")
            with package.open(part) as stream:
                xml = stream.read(_LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise Refused(_("This is no Word file (.docx)."), field="file") from broken
    # Word declares no entities; with them a few bytes can be made to stand for gigabytes.
    if len(xml) > _LARGEST or b"<!DOCTYPE" in xml:
        raise Refused(_("This is no Word file (.docx)."), field="file")
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - without entities, and bounded
    except (ElementTree.ParseError, ValueError) as broken:
        raise Refused(_("This is no Word file (.docx)."), field="file") from broken


def lines_in(part: ElementTree.Element) -> Iterator[str]:
    """Its paragraphs, each in single spaces; empty ones say nothing."""
    for paragraph in part.iter(f"{W}p"):
        words = "".join(
            {f"{W}t": run.text or "", f"{W}tab": " ", f"{W}br": " "}.get(run.tag, "") for run in paragraph.iter()
        )
        if line := " ".join(words.split()):
            yield line
