"""A list of organisations on its way: read, put together as a tree beside the register, and made a plan or a register of.

Nothing of it is kept until then. It names no people, so that what was read goes along in the page that shows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.organisation_words import OrganisationWords, What, words_on
from cells.rules.document_reference import CitedDocument
from cells.rules.names import fold
from cells.rules.placing import Kind
from cells.services.first_tree import FirstOrganisation, enter_first_tree
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Step, StepKind
from reorganisations.services.drafting import ReorganisationHead
from reorganisations.services.founding import Foundings, draft_foundings
from sheets.queries.organisations import register_for
from sheets.rules.headings import Head
from sheets.rules.organisation_columns import CODE, NAME, PARENT, Line, guess_header, parted
from sheets.rules.organisation_rows import RENAME, Around, Row, Verdict
from sheets.rules.organisation_tree import parents_first, understand
from sheets.rules.organisation_words import kind_in_name, plain_name
from sheets.rules.values import text_of
from sheets.services.intake import Upload, look_at
from sheets.services.reading import Lines, SheetSeen, lines_from
from sheets.services.uploads import in_clear

MOST_ROWS = 300


@dataclass(frozen=True)
class Table:
    """What was read of a file: its headings, what they seem to mean, and its rows as texts."""

    source: str
    headings: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    hidden: Sequence[int] = field(default_factory=tuple)
    """Numbers of rows that are hidden in Excel: they are passed over, and said to be."""
    others: Sequence[str] = field(default_factory=tuple)
    """Sheets of the workbook that were not read."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Table":
        """Raises TypeError, KeyError or ValueError where that is no such table."""
        rows = [(int(number), [str(text) for text in texts]) for number, texts in kept["rows"]]
        if len(rows) > MOST_ROWS * 2:
            raise ValueError("More rows than were ever read.")
        texts = {name: [str(text) for text in kept[name]] for name in ("headings", "columns", "others")}
        return cls(source=str(kept["source"]), rows=rows, hidden=[int(number) for number in kept["hidden"]], **texts)

    def parted(self, columns: Sequence[str]) -> tuple[list[Line], list[Line]]:
        """The rows that may tell of an organisation, and those that are passed over."""
        hidden = set(self.hidden)
        lines = [Line(number, texts) for number, texts in self.rows if number not in hidden]
        told, passed = parted(lines, self.headings, columns)
        unseen = [Line(number, texts) for number, texts in self.rows if number in hidden]
        return told, sorted([*passed, *unseen], key=lambda line: line.number)


def read_list(upload: Upload) -> Table:
    """Raises Refused."""
    with in_clear(upload.content) as path:
        seen = look_at(upload, path)
        heads = [(part, guess_header(Head(part.head, part.merged))) for part in seen]
        part, (header, headings, columns) = next((one for one in heads if NAME in one[1][2]), heads[0])
        with lines_from(path, is_text=upload.is_text, sheet=part.name, font=part.font) as lines:
            rows, hidden = _below(lines, header.last)
    if len(rows) > MOST_ROWS:
        raise Refused(
            _("The list has %(number)d rows; %(most)d are taken at once. Hand it in in parts, the committees first.")
            % {"number": len(rows), "most": MOST_ROWS},
            field="file",
        )
    return Table(upload.file_name, headings, columns, rows, hidden, _others(seen, part))


def _below(lines: Lines, last: int) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The rows with anything in them; what was made one downward says the same of all its rows."""
    rows, hidden = list[tuple[int, list[str]]](), list[int]()
    first_of = {
        (column - 1, row): first
        for column, ranges in lines.down.items()
        for first, end in ranges
        for row in range(first + 1, min(end, first + MOST_ROWS) + 1)
    }
    by_number: dict[int, list[str]] = {}
    for line in lines.rows:
        texts = [text_of(cell) for cell in line.cells]
        for column in range(len(texts)):
            above = by_number.get(first_of.get((column, line.number), 0))
            if not texts[column] and above is not None and column < len(above):
                texts[column] = above[column]
        by_number[line.number] = texts
        if line.number > last and any(texts):
            rows.append((line.number, texts))
            hidden += [line.number] if line.is_hidden else []
    return rows, hidden


def _others(seen: Sequence[SheetSeen], taken: SheetSeen) -> list[str]:
    return [part.name for part in seen if part is not taken]


@dataclass(frozen=True)
class Asked:
    """What a person said of a list. `columns`: what each means; `typed` and `choices`: by number of the row."""

    columns: Sequence[str]
    on: date
    below: str = ""
    typed: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    choices: Mapping[int, str] = field(default_factory=dict)


def look(table: Table, asked: Asked, *, led_by: Organisation | None, today: date) -> list[Row]:
    """The rows as they are understood now, beside what the register holds by now; nothing is written."""
    told, _passed = table.parted(asked.columns)
    said = [
        (
            line.number,
            line.said(asked.columns) | dict(asked.typed.get(line.number, {})),
            asked.choices.get(line.number, ""),
        )
        for line in told
    ]
    texts = [texts for _number, texts, _choice in said]
    codes = {text.strip().upper() for one in texts for text in (one.get(CODE), one.get(PARENT), asked.below) if text}
    names = {plain_name(text) for one in texts for text in (one.get(NAME), one.get(PARENT)) if text}
    # A cell is known by its name only below its committee: there are thousands of one name.
    committees = {name for name in names if kind_in_name(name).value != Kind.CELL}
    register = register_for(codes=codes, committees=committees, led_by=led_by, on=asked.on)
    below = asked.below if asked.below in register.known else ""
    around = Around(on=asked.on, today=today, below=below, called=_called(words_on(asked.on)))
    return understand(said, register, around)


def _called(words: OrganisationWords) -> dict[str, str]:
    """The words of the product, those of the day, and the keys themselves, which a page sends."""
    own = OrganisationWords()
    return {
        fold(label): key
        for what in (What.KIND, What.LEVEL, What.TYPE)
        for key, _label in own.choices(what)
        for label in (
            key,
            own.of(what, key),
            own.vietnamese(what, key),
            words.of(what, key),
            words.vietnamese(what, key),
        )
    }


@transaction.atomic
def make_plans(
    *, rows: Sequence[Row], head: ReorganisationHead, led_by: Organisation | None, occasion: Occasion
) -> list[Reorganisation]:
    """What is new becomes foundings: one draft for each first day and document, in the order in which they can be confirmed.

    `head`: the title, and what holds of rows that say no day or document. Raises Refused.
    """
    grouped: dict[tuple[date, CitedDocument], list[Step]] = {}
    for row in parents_first([row for row in rows if row.verdict != Verdict.OUT]):
        if row.verdict == Verdict.NEW:
            grouped.setdefault((row.since, row.document or head.document), []).append(_founding(row))
        elif row.choice == RENAME and row.may_be_renamed:
            step = Step(StepKind.RENAME, (row.code,), {"name": row.name})
            grouped.setdefault((head.effective_on, head.document), []).append(step)
    if not grouped:
        raise Refused(nothing_new())
    days = sorted(grouped, key=lambda key: key[0])
    foundings = [
        Foundings(ReorganisationHead(_title(head.title, on, of=len(days)), on, document), grouped[on, document])
        for on, document in days
    ]
    return draft_foundings(foundings=foundings, led_by=led_by, occasion=occasion)


def nothing_new() -> str:
    return _("Nothing of this list is new: there is nothing to enter.")


def _title(title: str, on: date, *, of: int) -> str:
    return title if of == 1 else f"{title[:240]} ({day_in_words(on)})"


def _founding(row: Row) -> Step:
    facts = {"code": row.code, "parent": row.parent, **_facts(row)}
    return Step(
        StepKind.FOUND, facts={**facts, "symbol": "", "area": "", "place": "", "overseas": row.type == "overseas"}
    )


def _facts(row: Row) -> dict[str, str]:
    return {"name": row.name, "issuer_name": row.name, "kind": row.kind, "level": row.level, "type": row.type}


def begin_register(*, rows: Sequence[Row], source: str, document: CitedDocument | None, occasion: Occasion) -> Entry:
    """The register of a site that holds no organisation yet. `document`: of rows that name none. Raises Refused."""
    organisations = [
        FirstOrganisation(row.code, row.parent or "", row.since, row.document or document, _facts(row))
        for row in parents_first([row for row in rows if row.verdict == Verdict.NEW])
    ]
    if not organisations:
        raise Refused(nothing_new())
    return enter_first_tree(organisations=organisations, source=source, occasion=occasion)
