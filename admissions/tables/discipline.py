"""Numbers of discipline by year, and the cases for those who read them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Number, Only, Person, State, Text
from admissions.models import DisciplinaryCase
from admissions.rules.discipline import BODIES, EFFECTS, Effect, Standing, standing_on
from admissions.rules.forms_of_discipline import FORMS, Form
from cells.queries.names import Named, names_with_superior_on
from cells.queries.parameters import statutes_known

TONES = {Effect.DECIDED: "warning", Effect.IN_EFFECT: "danger", Effect.LASTING: "danger"}


@dataclass(frozen=True)
class CaseRow:
    case: DisciplinaryCase
    standing: Standing | None
    names: Mapping[int, Named]
    today: date

    @property
    def address(self) -> str:
        return reverse("admissions:case", args=[self.case.pk])

    @property
    def name(self) -> str:
        return self.case.member.full_name if self.case.member is not None else self.seat

    @property
    def seat(self) -> str:
        return str(self.names[self.case.seat_id])

    @property
    def form(self) -> str:
        return str(FORMS[self.case.matter.form_on(self.today)])

    @property
    def body(self) -> str:
        return str(BODIES[self.case.decided_by])

    @property
    def document(self) -> str:
        return f"{self.case.symbol} · {self.case.issuer}"

    @property
    def state(self) -> str:
        return str(EFFECTS[self.standing.effect]) if self.standing is not None else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.standing.effect, "") if self.standing is not None else ""

    @property
    def last_day(self) -> date | None:
        return self.standing.ends_on if self.standing is not None else None


def case_rows(cases: Iterable[object], *, today: date) -> Iterator[CaseRow]:
    found = [one for one in cases if isinstance(one, DisciplinaryCase)]
    names, terms = names_with_superior_on({one.seat_id for one in found}, today), statutes_known()
    for one in found:
        yield CaseRow(one, standing_on(one.matter, today, terms), names, today)


CASES = List(
    gettext_lazy("Cases of discipline"),
    Person(
        "name",
        gettext_lazy("Member or organisation"),
        link="address",
        sort=("member__sort_key", "pk"),
        names_row=True,
        width=36,
    ),
    Text("seat", gettext_lazy("Cell"), width=40),
    Text("form", gettext_lazy("Form of discipline"), width=20),
    Text("body", gettext_lazy("Decided by"), width=24),
    Day("decided_on", gettext_lazy("Decided on"), "case.decided_on", sort=("decided_on", "pk"), width=12),
    Day("announced_on", gettext_lazy("Announced on"), "case.announced_on", sort=("announced_on", "pk"), width=12),
    Text("document", gettext_lazy("Decision"), only=Only.EXCEL, width=40),
    State("state", gettext_lazy("State"), tone="tone", width=24),
    Day("last_day", gettext_lazy("No effect from"), width=12),
    rows_a_page=50,
    order="-decided_on",
)


@dataclass(frozen=True)
class YearRow:
    name: str
    numbers: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    def of(self, form: str) -> int:
        return self.numbers.get(form, 0)


def year_rows(counts: Mapping[str, Counter[int]], years: Iterable[int]) -> list[YearRow]:
    return [YearRow(str(year), {form: counts[form][year] for form in counts}) for year in years]


def whole(rows: Iterable[YearRow]) -> YearRow:
    sums: Counter[str] = Counter()
    for row in rows:
        sums.update(row.numbers)
    return YearRow(_("Total"), sums)


def _number(form: Form) -> Number:
    return Number(form.value, FORMS[form], lambda row: row.of(form))


OF_MEMBERS_BY_YEAR = List(
    gettext_lazy("Members disciplined"),
    Text("name", gettext_lazy("Year"), names_row=True, width=12),
    *(_number(form) for form in (Form.REPRIMAND, Form.WARNING, Form.REMOVAL, Form.EXPULSION)),
    Number("total", gettext_lazy("Total")),
    numbered=False,
)
OF_ORGANISATIONS_BY_YEAR = List(
    gettext_lazy("Organisations disciplined"),
    Text("name", gettext_lazy("Year"), names_row=True, width=12),
    *(_number(form) for form in (Form.REPRIMAND, Form.WARNING, Form.DISSOLUTION)),
    Number("total", gettext_lazy("Total")),
    numbered=False,
)
