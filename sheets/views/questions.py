"""What is asked of the clerk about the rows of a list: each question once, and what to do about people who are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from accounts.rules.days import day_in_words
from cells.views.member_acts import BY_NAME
from sheets.models import Sheet, SheetRow
from sheets.rules.questions import ACT_OF, ONE_CANDIDATE, QUESTIONS, leaves_out_first
from sheets.rules.statuses import read_status
from sheets.services.deciding import marks_of
from sheets.services.together import asked_alike
from sheets.views.rows import ShownRow

Verdict = SheetRow.Verdict


@dataclass(frozen=True)
class Question:
    """One that is open, for all rows that wait for its answer."""

    note: str
    text: str
    rows: int
    is_here: bool
    """Whether the list is narrowed to those rows."""

    @property
    def address(self) -> str:
        show = Verdict.LIKELY if self.is_about_the_same else Verdict.ASK
        return "?" + urlencode({"show": str(show), "note": self.note})

    @property
    def is_about_the_same(self) -> bool:
        return self.note == ONE_CANDIDATE

    @property
    def is_of_people_gone(self) -> bool:
        return leaves_out_first(self.note)


def questions_of(sheet: Sheet, narrowed_to: str) -> list[Question]:
    return [
        Question(asked.note, str(QUESTIONS[asked.note]), asked.rows, asked.note == narrowed_to)
        for asked in asked_alike(sheet)
    ]


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
