"""What an edited Word file says otherwise than the one that was issued: its words alone, read within bounds."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from accounts.rules.differences import Kind, differences
from accounts.rules.refusal import Refused
from reports.rules.attachments import check_zipped

_BODY, _NOTES = "word/document.xml", "word/footnotes.xml"
_LARGEST = 20 * 2**20
_MOST_LETTERS = 400_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = {f"{W}t": "", f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
"""What they stand for; "" for their own text."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {f"{W}p", f"{W}moveFrom", _FALLBACK}
"""What was moved away, and what is there once more for old programs."""
_SAME = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None})
"""Letters that nobody sees, or sees as others, and that a program puts in or leaves out by itself."""

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
    """A paragraph a line; a cell of a table is one too, and a footnote stands where it is called."""
    body, notes = body_of(content), _part(content, _NOTES)
    said = {note.get(f"{W}id", ""): " ".join(lines_in(note)) for note in (notes if notes is not None else ())}
    text = "\n".join(lines_in(body, said))
    if len(text) > _MOST_LETTERS:
        raise Refused(_("The file is too large to be compared."), field="file")
    return text


def body_of(content: bytes) -> ElementTree.Element:
    """What a Word file says, read within bounds: nothing of it is run, and nothing it points at is fetched. Raises Refused."""
    check_zipped(content)
    body = _part(content, _BODY)
    if body is None:
        raise Refused(_("This is no Word file (.docx)."), field="file")
    return body


def _part(content: bytes, name: str) -> ElementTree.Element | None:
    """None where the file has no such part. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if any(one.lower().endswith("vbaproject.bin") for one in names):
                raise Refused(_("The file contains macros. Save it as .docx without them."), field="file")
            if name not in names:
                return None
            if package.getinfo(name).file_size > _LARGEST:
                raise Refused(_("The file is too large to be compared."), field="file")
            with package.open(name) as stream:
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


def lines_in(part: ElementTree.Element, notes: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Its paragraphs, each in single spaces; empty ones say nothing. `notes`: what its footnotes say, by their numbers."""
    for paragraph in _paragraphs(part):
        said = unicodedata.normalize("NFC", "".join(_words(paragraph, notes)).translate(_SAME))
        if line := " ".join(said.split()):
            yield line


def _paragraphs(part: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """In their order, those in boxes after the one they hang on. LibreOffice writes each box once more for old programs."""
    waiting = [part]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}p":
            yield element
        waiting += [child for child in reversed(element) if child.tag != _FALLBACK]


def _words(element: ElementTree.Element, notes: Mapping[str, str]) -> Iterator[str]:
    """Of a paragraph alone: one in a box within it is a line of its own."""
    for child in element:
        if child.tag in _LETTERS:
            yield _LETTERS[child.tag] or child.text or ""
        elif child.tag == f"{W}footnoteReference":
            yield f"[chú thích: {notes.get(child.get(f'{W}id', ''), '')}]"
        elif child.tag not in _PASSED_OVER:
            yield from _words(child, notes)
