"""Who of the register bears a name and was born on a day, with all that a list is compared with: one row for each, no objects."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from cells.models import Degree, Member
from cells.models.dated import valid_on
from sheets.queries.among import Pair
from sheets.rules.values import ACTIVE

NameAndBirth = tuple[str, date]
_PAPERS = ("card_number", "identity_mark")


class Alone(NamedTuple):
    """A member of whom nobody else has name and birth."""

    pk: int
    group: str
    registered: tuple[Any, ...]
    """What the register has today, in the order of `unchanged.COMPARED`."""


def alone_by_name_and_birth(sought: Collection[NameAndBirth], today: date) -> dict[NameAndBirth, Alone]:
    """By folded name and day of birth. In one statement. Members who share these, or a paper, with another are left out, wherever
    the other is: of them more has to be looked at."""
    found: dict[NameAndBirth, Alone] = {}
    shared = set()
    for name, born, pk, shares_a_paper, group, *registered in _members(sought, today):
        key = (name, born)
        if shares_a_paper or key in found:
            shared.add(key)
        found[key] = Alone(pk, group, tuple(registered))
    for key in shared:
        del found[key]
    return found


def _members(sought: Collection[NameAndBirth], today: date) -> "QuerySet[Member, tuple[Any, ...]]":
    """Of each state there is one a day at most, so that nobody comes twice."""
    alike = Member.objects.order_by().alias(both=Pair("search_key", "born_on")).filter(both__among=sought)
    states = {
        "the_membership": "memberships",
        "the_degree": "degrees",
        "the_activity": "activities",
        "the_belonging": "group_belongings",
    }
    on_the_day = {name: FilteredRelation(of, condition=valid_on(today, of)) for name, of in states.items()}
    is_official = When(the_degree__value=Degree.Value.OFFICIAL, then=F("the_degree__valid_from"))
    lasts = When(valid_on(today, "the_belonging__group"), then=F("the_belonging__group__name"))
    return (
        Member.objects.filter(pk__looked_up=alike.values("pk"))
        .order_by()
        .annotate(**on_the_day)
        .annotate(
            shares_a_paper=Case(*map(_shares, _PAPERS), default=Value(False)),
            group=Case(lasts, default=Value(""), output_field=CharField()),
            degree=Coalesce(F("the_degree__value"), Value("")),
            official_on=Case(is_official),
            activity=Coalesce(F("the_activity__value"), Value(ACTIVE)),
        )
        .values_list(
            *("search_key", "born_on", "pk", "shares_a_paper", "group", "full_name", "sex", *_PAPERS, "admitted_on"),
            *("degree", "official_on", "activity", "the_membership__cell_id"),
        )
    )


def _shares(paper: str) -> When:
    """Who has none shares none: of those there may be very many."""
    others = Member.objects.order_by().filter(**{paper: OuterRef(paper)}).exclude(pk=OuterRef("pk"))
    return When(~Q(**{paper: ""}) & Exists(others.exclude(**{paper: ""})), then=Value(True))
