"""Members a saved filter finds on a day."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cells.models import (
    AssignedTask,
    Degree,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Transfer,
)
from cells.queries.groups import belongings_on
from cells.queries.headcounts import grounds_on
from cells.rules.axes import ELSEWHERE
from cells.rules.conditions import Blocks, Condition
from cells.rules.names import fold


def matching(members: QuerySet[Member], blocks: Blocks, day: date) -> QuerySet[Member]:
    """Those of `members_on(…)` for whom all conditions of at least one block hold; without conditions everybody."""
    found = Q(pk__in=[])
    for block in blocks:
        together = Q()
        for condition in block:
            together &= _q(condition, day)
        found |= together
    return members.filter(found) if any(blocks) else members


def _q(condition: Condition, day: date) -> Q:
    held = _FIELDS[condition.field](condition, day)
    return ~held if condition.negated else held


def _annotated(column: str) -> Callable[[Condition, date], Q]:
    return lambda condition, day: Q(**{column: condition.choice})


def _degree(condition: Condition, day: date) -> Q:
    return Q(Exists(Degree.objects.on(day).filter(member=OuterRef("pk"), value=condition.choice)))


def _place(condition: Condition, day: date) -> Q:
    return Q(elsewhere=condition.choice == ELSEWHERE)


def _ground(condition: Condition, day: date) -> Q:
    grounds = grounds_on(day).filter(member=OuterRef("pk"))
    return Q(Exists(grounds if condition.choice == "any" else grounds.filter(category=condition.choice)))


def _group(condition: Condition, day: date) -> Q:
    belongings = belongings_on(day).filter(member=OuterRef("pk"))
    if condition.choice == "none":
        return ~Q(Exists(belongings))
    return Q(Exists(belongings.filter(group__name=condition.value)))


def _post(condition: Condition, day: date) -> Q:
    posts = Post.objects.on(day).filter(member=OuterRef("pk"))
    return Q(Exists(posts if condition.choice == "any" else posts.filter(title=condition.choice)))


def _leads(condition: Condition, day: date) -> Q:
    return Q(leads=True)


def _name(condition: Condition, day: date) -> Q:
    words = Q()
    for word in fold(condition.value).split():
        words &= Q(search_key__contains=word)
    return words


def _card(condition: Condition, day: date) -> Q:
    return Q(card_number="") if condition.choice == "none" else Q(card_number__startswith=condition.value)


def _cell(condition: Condition, day: date) -> Q:
    code = Organisation.objects.filter(code=condition.value)
    return Q(Exists(Membership.objects.on(day).filter(member=OuterRef("pk"), cell__in=code)))


def _type(condition: Condition, day: date) -> Q:
    of_type = OrganisationVersion.objects.on(day).filter(type=condition.choice).values("organisation")
    return Q(Exists(Membership.objects.on(day).filter(member=OuterRef("pk"), cell__in=of_type)))


def _transfer(condition: Condition, day: date) -> Q:
    return Q(Exists(Transfer.objects.under_way_on(day).filter(member=OuterRef("pk"))))


def _task(condition: Condition, day: date) -> Q:
    return Q(Exists(AssignedTask.objects.on(day).filter(member=OuterRef("pk"))))


def _age_from(condition: Condition, day: date) -> Q:
    return Q(born_on__lte=_years_before(day, int(condition.value)))


def _age_below(condition: Condition, day: date) -> Q:
    return Q(born_on__gt=_years_before(day, int(condition.value)))


def _party_age_from(condition: Condition, day: date) -> Q:
    return Q(admitted_on__lte=_years_before(day, int(condition.value)))


def _born_before(condition: Condition, day: date) -> Q:
    return Q(born_on__lt=date.fromisoformat(condition.value))


def _admitted_since(condition: Condition, day: date) -> Q:
    return Q(admitted_on__gte=date.fromisoformat(condition.value))


def _official_since(condition: Condition, day: date) -> Q:
    since = date.fromisoformat(condition.value)
    official = Degree.objects.on(day).filter(value=Degree.Value.OFFICIAL, valid_from__gte=since)
    return Q(Exists(official.filter(member=OuterRef("pk"))))


def _birth(condition: Condition, day: date) -> Q:
    return Q(born_on__isnull=True)


_FIELDS: dict[str, Callable[[Condition, date], Q]] = {
    "degree": _degree,
    "activity": _annotated("activity"),
    "sex": _annotated("sex"),
    "place": _place,
    "ground": _ground,
    "group": _group,
    "post": _post,
    "leads": _leads,
    "name": _name,
    "card": _card,
    "cell": _cell,
    "type": _type,
    "transfer": _transfer,
    "task": _task,
    "age_from": _age_from,
    "age_below": _age_below,
    "party_age_from": _party_age_from,
    "born_before": _born_before,
    "admitted_since": _admitted_since,
    "official_since": _official_since,
    "birth": _birth,
}


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, month=2, day=28)
