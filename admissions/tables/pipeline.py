"""Persons on the way into the Party, by stage and with what is next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Person, State, Text
from admissions.models import Candidate
from admissions.queries.pipeline import homes_of, owed_by_all
from admissions.rules.deadlines import Owed
from admissions.rules.steps import STAGES, STEPS, Stage
from cells.queries.names import Named, names_with_superior_on


@dataclass(frozen=True)
class CandidateRow:
    candidate: Candidate
    owed: Owed | None
    named: Named
    today: date

    @property
    def address(self) -> str:
        return reverse("admissions:person", args=[self.candidate.pk])

    @property
    def cell(self) -> str:
        return str(self.named)

    @property
    def stage(self) -> str:
        if self.candidate.stage == Stage.CLOSED:
            return str(self.candidate.get_closed_as_display())
        return str(STAGES[Stage(self.candidate.stage)])

    @property
    def next(self) -> str:
        return str(STEPS[self.owed.step]) if self.owed is not None else ""

    @property
    def due_on(self) -> date | None:
        return self.owed.due_on if self.owed is not None else None

    @property
    def late(self) -> str:
        return _("late") if self.owed is not None and self.owed.is_late(self.today) else ""


def candidate_rows(candidates: Iterable[object], *, today: date) -> Iterator[CandidateRow]:
    people = [one for one in candidates if isinstance(one, Candidate)]
    owed: dict[int, Owed] = {}
    for waiting in owed_by_all(people, today):
        owed.setdefault(waiting.candidate.pk, waiting.owed)
    homes = homes_of(people, today)
    cells = names_with_superior_on({home.pk for home in homes.values()}, today)
    for one in people:
        yield CandidateRow(one, owed.get(one.pk), cells[homes[one.pk].pk], today)


PEOPLE = List(
    gettext_lazy("On the way into the Party"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "candidate.called",
        link="address",
        sort=("sort_key", "pk"),
        names_row=True,
        width=32,
    ),
    Text("birth", gettext_lazy("Born"), "candidate.birth_in_words", kind="date", width=12),
    Text("cell", gettext_lazy("Cell"), width=40),
    Text("sector", gettext_lazy("Sector"), "candidate.get_sector_display", width=20),
    Day("listed_on", gettext_lazy("Listed"), "candidate.listed_on", sort=("listed_on", "pk"), width=12),
    Text("stage", gettext_lazy("Stage"), width=24),
    Text("next", gettext_lazy("Next step"), width=32),
    Day("due_on", gettext_lazy("Due"), width=12),
    State("late", gettext_lazy("State"), tone=lambda _row: "danger", width=10),
    rows_a_page=50,
    order="name",
)
