"""What an edited Word file says otherwise than the one that was issued: its words alone, read within bounds."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from accounts.rules.differences import Kind, differences
from accounts.rules.refusal import Refused
from reports.rules.attachments import check_zipped

_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_LARGEST = 20 * 2**20
_MOST_LETTERS = 400_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = {f"{_W}t": "", f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
"""What they stand for; "" for their own text."""
_PASSED_OVER = {
    f"{_W}p",
    f"{_W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
"""What was moved away, and what is there once more for old programs."""

Difference = dict[str, str]
"""`gone`: what no longer stands there, `new`: what stands there in its place; either may be empty."""


def changes_in(edited: bytes, issued: bytes) -> list[Difference]:
    """In the order of the document. Raises Refused for what is no Word file that can be read."""
    check_zipped(edited)
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
    """A paragraph a line; a cell of a table is one too, and a footnote stands where it is called."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused(_("The file contains macros. Save it as .docx without them."), field="file")
            body = _tree(package, _BODY)
            notes = _tree(package, _NOTES) if _NOTES in names else []
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        raise Refused(_("This is no Word file (.docx)."), field="file") from broken
    said = {note.get(f"{_W}id", ""): " ".join(_lines(note, {})) for note in notes}
    text = "\n".join(_lines(body, said))
    if len(text) > _MOST_LETTERS:
        raise Refused(_("The file is too large to be compared."), field="file")
    return text


def _tree(package: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if package.getinfo(name).file_size > _LARGEST:
        raise Refused(_("The file is too large to be compared."), field="file")
    with package.open(name) as stream:
        xml = stream.read(_LARGEST + 1)
    # Word declares no entities; with them a few bytes can be made to stand for gigabytes.
    if len(xml) > _LARGEST or b"<!DOCTYPE" in xml:
        raise Refused(_("This is no Word file (.docx)."), field="file")
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - without entities, and bounded
    except (ElementTree.ParseError, ValueError) as broken:
        raise Refused(_("This is no Word file (.docx)."), field="file") from broken


def _lines(root: ElementTree.Element, notes: Mapping[str, str]) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        if line := " ".join("".join(_words(paragraph, notes)).split()):
            yield line


def _words(element: ElementTree.Element, notes: Mapping[str, str]) -> Iterator[str]:
    """Of a paragraph alone: one in a box within it is a line of its own."""
    for child in element:
        if child.tag in _LETTERS:
            yield _LETTERS[child.tag] or child.text or ""
        elif child.tag == f"{_W}footnoteReference":
            yield f"[chú thích: {notes.get(child.get(f'{_W}id', ''), '')}]"
        elif child.tag not in _PASSED_OVER:
            yield from _words(child, notes)
