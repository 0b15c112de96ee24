"""What is asked of the clerk about the rows of a list: each question once, and what to do about people who are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from accounts.rules.days import day_in_words
from cells.views.member_acts import BY_NAME
from sheets.models import Sheet, SheetRow
from sheets.rules.comparing import open_questions
from sheets.rules.questions import ACT_OF, OF_POSTS, ONE_CANDIDATE, WITHOUT_POSTS, leaves_out_first, question_in_words
from sheets.rules.statuses import read_status
from sheets.services.deciding import marks_of
from sheets.services.together import asked_alike
from sheets.views.rows import ShownRow, shown_rows

Verdict = SheetRow.Verdict


@dataclass(frozen=True)
class Question:
    """One that is open, for all rows that wait for its answer."""

    note: str
    text: str
    rows: int
    is_here: bool
    """Whether the list is narrowed to those rows."""
    samples: Sequence[str] = ()
    """Of the first of them what stands in the sheet, and as what it is read."""

    @property
    def address(self) -> str:
        show = Verdict.LIKELY if self.is_about_the_same else Verdict.ASK
        return "?" + urlencode({"show": str(show), "note": self.note})

    @property
    def is_about_the_same(self) -> bool:
        return self.note == ONE_CANDIDATE

    @property
    def is_of_a_post(self) -> bool:
        return self.note in OF_POSTS

    @property
    def is_without_a_post(self) -> bool:
        return self.note in WITHOUT_POSTS

    @property
    def is_of_people_gone(self) -> bool:
        return leaves_out_first(self.note)


def questions_of(sheet: Sheet, narrowed_to: str, day: date) -> list[Question]:
    asked = asked_alike(sheet)
    rows = sheet.rows.select_related("cell").in_bulk({pk for alike in asked for pk in alike.first})
    shown = {one.row.pk: one for one in shown_rows(sheet, list(rows.values()), day)}
    return [
        Question(
            note=alike.note,
            text=question_in_words(alike.note),
            rows=alike.rows,
            is_here=alike.note == narrowed_to,
            samples=[_sample(shown[pk], alike.note) for pk in alike.first],
        )
        for alike in asked
    ]


def _sample(shown: ShownRow, note: str) -> str:
    """«Lê Văn An: 57 → 01/01/1957», or the name alone where the row as a whole is asked about."""
    marks = marks_of(shown.row)
    cell = next((cell for cell in shown.cells if cell.field in marks and marks[cell.field].note == note), None)
    said = " → ".join(filter(None, (cell.typed, cell.text))) if cell is not None else ""
    name = shown.row.full_name
    return f"{name}: {said}" if said and said != name else name


def acts_of(shown: ShownRow, today: date) -> Sequence[tuple[str, str]]:
    """Of a member of the register of whom the list says that they died, moved or left: title and address of the act."""
    row = shown.row
    if row.member_id is None:
        return []
    found = {}
    for mark in marks_of(row).values():
        if mark.note in ACT_OF:
            act, way = ACT_OF[mark.note]
            on = read_status(mark.typed, today=today).on
            told = {"on": day_in_words(on), "way": way}
            query = urlencode({name: value for name, value in told.items() if value})
            address = reverse("cells:act", args=[row.member_id, act])
            found[act] = (str(BY_NAME[act].title), f"{address}?{query}" if query else address)
    return list(found.values())


def is_of_one_gone(row: SheetRow) -> bool:
    """Whether it is asked of somebody who is usually not to be entered."""
    return any(leaves_out_first(note) for note in open_questions(marks_of(row)))
