"""Persons on the way into the Party, by stage and with what is next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Only, Person, State, Text
from admissions.models import Candidate
from admissions.queries.pipeline import cases_of, over_by_the_register
from admissions.rules.deadlines import Owed, next_owed
from admissions.rules.requirements import full_from, papers_lacking
from admissions.rules.steps import FILING, STAGES, STEPS, PaperState, Stage, Step
from cells.queries.days_off import calendar
from cells.queries.names import Named, names_with_superior_on
from cells.queries.parameters import statutes_known


@dataclass(frozen=True)
class CandidateRow:
    candidate: Candidate
    owed: Owed | None
    ends_on: date | None
    """When the probation is over."""
    lacking: Sequence[PaperState]
    asked: int
    """How many papers there are to be."""
    named: Named
    today: date
    is_over: bool = False
    """The register ended the probation without a step here."""

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
        if self.is_over:
            return _("ended in the register")
        return str(STAGES[Stage(self.candidate.stage)])

    @property
    def next(self) -> str:
        return str(STEPS[self.owed.step]) if self.owed is not None else ""

    @property
    def due_on(self) -> date | None:
        return self.owed.due_on if self.owed is not None else None

    @property
    def papers(self) -> str:
        """What the file lacks, by name."""
        if self.lacking and len(self.lacking) == self.asked:
            return _("all %(number)d") % {"number": self.asked}
        return ", ".join(paper.name for paper in self.lacking)

    @property
    def late(self) -> str:
        return _("late") if self.owed is not None and self.owed.is_late(self.today) else ""


def candidate_rows(candidates: Iterable[object], *, today: date, within: int | None = None) -> Iterator[CandidateRow]:
    people = [one for one in candidates if isinstance(one, Candidate)]
    placed, statutes, days = list(cases_of(people, today)), statutes_known(), calendar()
    cells = names_with_superior_on({one.cell.pk for one in placed}, today, within=within)
    over = over_by_the_register(people, today)
    for one in placed:
        filing = one.candidate.stage in FILING
        yield CandidateRow(
            one.candidate,
            next_owed(one.case, statutes, days, today) if one.candidate.pk not in over else None,
            full_from(one.case, statutes),
            papers_lacking(one.case, Step.CELL_VOTE, today, statutes.on(today)) if filing else [],
            len(one.case.papers),
            cells[one.cell.pk],
            today,
            is_over=one.candidate.pk in over,
        )


PEOPLE = List(
    gettext_lazy("On the way into the Party"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "candidate.called",
        link="address",
        sort=("sort_key", "pk"),
        names_row=True,
        note="candidate.birth_in_words",
        width=32,
    ),
    Text("birth", gettext_lazy("Born"), "candidate.birth_in_words", kind="date", only=Only.EXCEL, width=12),
    Text("cell", gettext_lazy("Cell"), width=40),
    Text("sector", gettext_lazy("Sector"), "candidate.get_sector_display", only=Only.EXCEL, width=20),
    Day("listed_on", gettext_lazy("Listed"), "candidate.listed_on", only=Only.EXCEL, width=12),
    Text("stage", gettext_lazy("Stage"), width=24),
    Day("ends_on", gettext_lazy("Probation over"), sort=("began_on", "pk"), width=12),
    Text("papers", gettext_lazy("Papers missing"), width=48),
    Text("next", gettext_lazy("Next step"), width=32),
    Day("due_on", gettext_lazy("Due"), width=12),
    State("late", gettext_lazy("State"), tone=lambda _row: "danger", width=10),
    rows_a_page=50,
    order="name",
    kind="in-lines",
)
