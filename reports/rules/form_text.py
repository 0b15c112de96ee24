"""The text of a form, as an office writes it: a line is a paragraph (`rules/formatted.py`), a line that begins with «|» is a row
of a table whose boxes «|» parts and whose lines «//» parts, and what stands in braces is a field that the register fills in.

That is all there is: no condition, no repetition, no reach into what lies behind a field. Whatever an office writes, a text can
say something and do nothing. Fields are filled in after the text was read, so that no value is taken for markup.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.rules.names import fold
from reports.rules.form_fields import FormField
from reports.rules.formatted import Run, TextBlock, text_blocks_of
from reports.rules.wording import lines_of

ROOM = "……………"
"""What the register does not know is written by hand."""
_ROOM_LINE = "…" * 30
"""As wide as the text: a line that is nothing but dots is one to write on, however many they are."""
MOST_LETTERS, MOST_LINES, MOST_COLUMNS = 20_000, 300, 8
_FIELD = re.compile(r"\{([^{}\n]{1,60})\}")
_DOTS = re.compile(r"[.…]{5,}")
_LIKE = 0.55
"""From which likeness on a field is worth proposing in the place of an unknown one."""


@dataclass(frozen=True)
class FormTable:
    """Rows of cells, each of its lines; of `heading` none where the table is a frame of boxes."""

    rows: tuple[tuple[tuple[TextBlock, ...], ...], ...]
    heading: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Of each column in per cent; (): alike."""
    kind: str = "table"


@dataclass(frozen=True)
class FormWording:
    """What an office, or the product, says in a form. `number`: as the guidance numbers it, «6-KNĐ»."""

    number: str
    title: str
    summary: str
    text: str

    @property
    def parts(self) -> Mapping[str, str]:
        """By the names of the fields of a form on a page."""
        return {"title": self.title, "summary": self.summary, "text": self.text}


Values = Mapping[str, str | FormTable]
"""By the name of a field what it says; "" or missing: room to write it by hand."""


def blocks_filled(text: str, values: Values) -> tuple[TextBlock | FormTable, ...]:
    """The paragraphs and tables of a text with its fields filled in."""
    folded = {fold(name): value for name, value in values.items()}
    return tuple(_blocks(text, folded))


def line_filled(line: str, values: Values) -> str:
    """A title or summary with its fields filled in."""
    return _filled(line, {fold(name): value for name, value in values.items()})


def _blocks(text: str, values: Values) -> Iterator[TextBlock | FormTable]:
    rows: list[str] = []
    for line in lines_of(text):
        if line.startswith("|"):
            rows.append(line)
            continue
        yield from _boxes(rows, values)
        rows = []
        whole = _FIELD.fullmatch(line)
        table = values.get(fold(whole[1])) if whole else None
        if isinstance(table, FormTable):
            yield table
        else:
            said = _ROOM_LINE if _DOTS.fullmatch(line) else line
            yield from (replace(block, runs=_runs(block.runs, values)) for block in text_blocks_of(said))
    yield from _boxes(rows, values)


def _boxes(rows: Sequence[str], values: Values) -> Iterator[FormTable]:
    if rows:
        yield FormTable(tuple(tuple(_cell(cell, values) for cell in cells_of(row)) for row in rows))


def cells_of(row: str) -> list[str]:
    """«| one | two |» → «one», «two»."""
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def _cell(cell: str, values: Values) -> tuple[TextBlock, ...]:
    """«//» ends a line of a box."""
    return tuple(replace(line, runs=_runs(line.runs, values)) for line in text_blocks_of(cell.replace("//", "\n")))


def _runs(runs: Iterable[Run], values: Values) -> tuple[Run, ...]:
    return tuple(replace(run, text=_filled(run.text, values), note=_runs(run.note, values)) for run in runs)


def _filled(text: str, values: Values) -> str:
    def said(found: re.Match[str]) -> str:
        value = values.get(fold(found[1]), "")
        return value if isinstance(value, str) and value else ROOM

    return _FIELD.sub(said, text)


def check_wording(wording: FormWording, fields: Sequence[FormField]) -> None:
    """Raises Refused with everything that is wrong, each beside `title`, `summary` or `text`."""
    if reasons := list(_wrong(wording, fields)):
        first = reasons[0]
        raise Refused(first.message, field=first.field, reasons=reasons)


def _wrong(wording: FormWording, fields: Sequence[FormField]) -> Iterator[Refused]:
    known = {fold(field.name): field for field in fields}
    for part, text in wording.parts.items():
        for name in dict.fromkeys(_FIELD.findall(text)):
            if fold(name) not in known:
                yield Refused(_unknown(name, known), field=part)
        if re.search(r"[{}]", _FIELD.sub("", text)):
            words = _("A brace is open or closed without the other. A field is written so: {%(field)s}")
            yield Refused(words % {"field": fields[0].name}, field=part)
    yield from _measures(wording.text)
    yield from _tables(wording.text, known)
    used = {fold(name) for name in _FIELD.findall("\n".join(wording.parts.values()))}
    for key, field in known.items():
        if field.required and key not in used:
            yield Refused(_("The field {%(field)s} must stand in the text.") % {"field": field.name}, field="text")


def _unknown(name: str, known: Mapping[str, FormField]) -> str:
    near = difflib.get_close_matches(fold(name), known, n=1, cutoff=_LIKE)
    if near:
        told = {"field": name, "near": known[near[0]].name}
        return _("There is no field {%(field)s}. Is {%(near)s} meant?") % told
    return _("There is no field {%(field)s}. Those that there are stand below.") % {"field": name}


def _measures(text: str) -> Iterator[Refused]:
    if not lines_of(text):
        yield Refused(_("Write the text."), field="text")
    if len(text) > MOST_LETTERS or len(lines_of(text)) > MOST_LINES:
        told = {"letters": MOST_LETTERS, "lines": MOST_LINES}
        yield Refused(_("The text is too long: at most %(letters)d letters in %(lines)d lines.") % told, field="text")


def _tables(text: str, known: Mapping[str, FormField]) -> Iterator[Refused]:
    columns = 0
    for line in lines_of(text):
        lists = [name for name in _FIELD.findall(line) if (field := known.get(fold(name))) and field.is_list]
        if lists and not _FIELD.fullmatch(line):
            words = _("{%(field)s} is a table: it stands on a line of its own.") % {"field": lists[0]}
            yield Refused(words, field="text")
        cells = len(cells_of(line)) if line.startswith("|") else 0
        if cells > MOST_COLUMNS:
            words = _("This row has more than %(number)d boxes: %(row)s") % {"number": MOST_COLUMNS, "row": line[:60]}
            yield Refused(words, field="text")
        elif cells and columns and cells != columns:
            words = _("This row has %(number)d boxes, the row before it %(before)d: %(row)s")
            yield Refused(words % {"number": cells, "before": columns, "row": line[:60]}, field="text")
        columns = cells
