"""Who is exempt or suspended on a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Person, State, Text
from admissions.rules.exemptions import REASONS
from cells.models import Activity, Membership
from cells.queries.names import Named, names_with_superior_on


@dataclass(frozen=True)
class ExemptRow:
    activity: Activity
    cell: str

    @property
    def address(self) -> str:
        return reverse("cells:member", args=[self.activity.member_id])

    @property
    def reason(self) -> str:
        known = getattr(self.activity, "reason", None)
        return str(REASONS[known.reason]) if known is not None else ""


def exempt_rows(activities: Iterable[object], *, day: date) -> Iterator[ExemptRow]:
    found = [one for one in activities if isinstance(one, Activity)]
    here = Membership.objects.on(day).filter(member__in=[one.member_id for one in found])
    cells = dict(here.values_list("member_id", "cell_id"))
    names: Mapping[int, Named] = names_with_superior_on(set(cells.values()), day)
    for one in found:
        yield ExemptRow(one, str(names[cells[one.member_id]]))


EXEMPT = List(
    gettext_lazy("Exempt and suspended members"),
    Person(
        "name",
        gettext_lazy("Full name"),
        "activity.member.full_name",
        link="address",
        sort=("member__sort_key", "pk"),
        names_row=True,
        width=32,
    ),
    Text("cell", gettext_lazy("Cell"), width=40),
    State(
        "value",
        gettext_lazy("State"),
        "activity.get_value_display",
        tone=lambda row: "danger" if row.activity.value == Activity.Value.SUSPENDED else "",
        width=24,
    ),
    Text("reason", gettext_lazy("Reason"), width=44),
    Day("since", gettext_lazy("From"), "activity.valid_from", sort=("valid_from", "pk"), width=12),
    Day("until", gettext_lazy("Last day"), "activity.last_day", width=12),
    Text("document", gettext_lazy("Decision"), "activity.ordered_by", width=32),
    rows_a_page=50,
    order="name",
    kind="in-lines",
)
