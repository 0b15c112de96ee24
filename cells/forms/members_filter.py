from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanCharField, DateField
from cells.models import Activity, Degree, Ground, Group, Member, SavedFilter
from cells.queries.conditions import matching
from cells.queries.headcounts import grounds_on
from cells.queries.members import named_like
from cells.rules.axes import ACTIVE_CHOICE, ELSEWHERE, PLACE_CHOICES
from cells.rules.conditions import from_json

ACTIVITY_CHOICES = (ACTIVE_CHOICE, *Activity.Value.choices)
NONE, ANY = "none", "any"


class _Words(filters.Filter):
    field_class = CleanCharField


class _Day(filters.Filter):
    field_class = DateField


class MembersFilter(filters.FilterSet):
    """Narrows `members_on(…)` by its annotations. The day is chosen before: it decides whom there is to filter."""

    name = _Words(label=pgettext_lazy("of a member", "Name"), method="by_name", max_length=100)
    on = _Day(label=_("On the day"), method="by_day")
    degree = filters.ChoiceFilter(label=_("Degree"), choices=Degree.Value.choices, empty_label=_("all"))
    activity = filters.ChoiceFilter(label=_("Activity"), choices=ACTIVITY_CHOICES, empty_label=_("all"))
    place = filters.ChoiceFilter(
        label=pgettext_lazy("of a member", "Place"), choices=PLACE_CHOICES, method="by_place", empty_label=_("all")
    )
    group = filters.ChoiceFilter(label=_("Group"), method="by_group", empty_label=_("all"))
    ground = filters.ChoiceFilter(
        label=_("Ground"),
        choices=((ANY, _("with a ground")), (NONE, _("without a ground")), *Ground.Category.choices),
        method="by_ground",
        empty_label=_("all"),
    )

    saved = filters.ChoiceFilter(label=_("Saved filter"), method="by_saved", empty_label=_("none"))

    class Meta:
        model = Member
        fields: Sequence[str] = ()

    def __init__(
        self, *args: Any, day: date, groups: Iterable[Group], saved: Iterable[SavedFilter] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.saved = {str(one.pk): one for one in saved}
        self.filters["saved"].extra["choices"] = [(key, one.name) for key, one in self.saved.items()]
        if not self.saved:
            del self.filters["saved"]
        names = sorted({group.name for group in groups})
        self.filters["group"].extra["choices"] = [(NONE, _("in no group")), *((name, name) for name in names)]
        if not names:
            del self.filters["group"]

    def by_saved(self, members: QuerySet[Member], field: str, key: str) -> QuerySet[Member]:
        return matching(members, from_json(self.saved[key].blocks), self.day)

    def by_name(self, members: QuerySet[Member], field: str, words: str) -> QuerySet[Member]:
        return named_like(members, words)

    def by_day(self, members: QuerySet[Member], field: str, day: object) -> QuerySet[Member]:
        return members

    def by_place(self, members: QuerySet[Member], field: str, place: str) -> QuerySet[Member]:
        return members.filter(Q(elsewhere=place == ELSEWHERE))

    def by_group(self, members: QuerySet[Member], field: str, name: str) -> QuerySet[Member]:
        return members.filter(Q(group_name__isnull=True) if name == NONE else Q(group_name=name))

    def by_ground(self, members: QuerySet[Member], field: str, category: str) -> QuerySet[Member]:
        grounds = grounds_on(self.day).filter(member=OuterRef("pk"))
        if category == NONE:
            return members.filter(~Exists(grounds))
        return members.filter(Exists(grounds if category == ANY else grounds.filter(category=category)))
