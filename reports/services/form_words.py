"""The words of a form that an office keeps as a Word file, in the notation in which forms are written here."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from reports.rules.form_text import MOST_LETTERS
from reports.services.edited_word import W, body_of, lines_in

_MERGE_FIELD = re.compile(r"«([^«»\n]{1,60})»")
"""As Word shows the fields of a form letter; their names have no blanks there."""


def form_in(content: bytes) -> str:
    """A paragraph a line, a row of a table «| … | … |». Only words are taken over. Raises Refused beside `file`."""
    root = body_of(content)
    body = root.find(f"{W}body")
    text = "\n".join(_lines(root if body is None else body))
    text = _MERGE_FIELD.sub(lambda found: f"{{{found[1].replace('_', ' ')}}}", text)
    if not text:
        raise Refused(_("There are no words in this file."), field="file")
    if len(text) > MOST_LETTERS:
        raise Refused(_("The text of the file is too long for a form."), field="file")
    return text


def _lines(body: ElementTree.Element) -> Iterator[str]:
    for block in body:
        if block.tag == f"{W}tbl":
            yield from (_row(row) for row in block.iter(f"{W}tr"))
        else:
            yield from lines_in(block)


def _row(row: ElementTree.Element) -> str:
    return f"| {' | '.join(' // '.join(lines_in(cell)) for cell in row.findall(f'{W}tc'))} |"
