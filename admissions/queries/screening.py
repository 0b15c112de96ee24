"""Who is on the yearly list, whom rolls and fees propose for it, and who left the Party by which way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from accounts.queries.put_together import Question
from admissions.models import Screened, ScreeningGround
from admissions.queries.fees import who_owes_fees
from admissions.queries.pipeline import entitled
from admissions.rules.screening import (
    Look,
    Owed,
    Proposed,
    Stage,
    owed_on,
    proposed_by_fees,
    proposed_by_rolls,
    stage_on,
    together,
)
from admissions.rules.terms import Key
from admissions.rules.votes import Entitled
from cells.models import Member, Membership, Organisation
from cells.models.dated import over_by
from cells.models.organisation import OrganisationQuerySet
from cells.queries.history import heir_on
from cells.queries.members import members_on, official_members_on
from cells.queries.organisations import cells_of
from cells.queries.parameters import statutes_known
from cells.rules.leaving import WAYS_OUT
from cells.rules.parameters import Statutes
from meetings.models import Meeting
from meetings.queries.absences import rolls_of_year


def grounds_on(day: date) -> list[ScreeningGround]:
    """In the order of the guidance: of all that are in force the newest of each."""
    rows = ScreeningGround.objects.on(day).select_related("reference").order_by("valid_from")
    by_key = {ground.key: ground for ground in rows}
    return sorted(by_key.values(), key=lambda ground: (ground.position, ground.pk))


def name_of_ground(ground: ScreeningGround) -> str:
    return ground.vietnamese if get_language() == "vi" else ground.english


UNDONE = Q(voted_on__isnull=True) | Q(passed=True, result_on__isnull=True) | Q(progress=False)
"""Of which something is still owed, as far as the list itself says."""


def screened_of(cells: OrganisationQuerySet, day: date) -> QuerySet[Screened]:
    """Of the lists of these cells. Whose matter is not over goes on in their cell of the day, for a transfer or a
    reorganisation took them there; what is over stays with the cell whose list it was."""
    here = cells.order_by()
    of = Membership.objects.on(day)
    elsewhere = of.filter(member=OuterRef("member")).exclude(cell__in=here)
    listed = Q(cell__in=here) & ~(UNDONE & Exists(elsewhere))
    found = Screened.objects.filter(listed | (UNDONE & Q(member__in=of.filter(cell__in=here).values("member"))))
    return found.select_related("cell", "member", "helper", "ground__reference", "meeting")


def homes_of(screened: Sequence[Screened], day: date) -> dict[int, Organisation]:
    """By key, the cell that has the matter: the member's own of the day while it is not over, else that of the list."""
    open_ones = {one.member_id for one in screened if _is_undone(one)}
    rows = Membership.objects.on(day).filter(member__in=open_ones).select_related("cell")
    own = {row.member_id: row.cell for row in rows}
    return {one.pk: own.get(one.member_id, one.cell) if _is_undone(one) else one.cell for one in screened}


def home_of(one: Screened, day: date) -> Organisation:
    """As `homes_of`; of a list whose cell has ended, what came of it."""
    home = homes_of([one], day)[one.pk]
    return heir_on(home, day) or home


def _is_undone(one: Screened) -> bool:
    return one.voted_on is None or (one.passed is True and one.result_on is None) or one.progress is False


def of_year(screened: QuerySet[Screened], year: int) -> QuerySet[Screened]:
    """On the list of the year, and of those before it who were not done with when it began."""
    began = date(year, 1, 1)
    earlier = Q(year__lt=year) & (Q(voted_on__isnull=True) | Q(passed=True)) & ~Q(progress=True, result_on__lt=began)
    out = Membership.objects.filter(over_by(began), member=OuterRef("member"), departure__in=WAYS_OUT)
    return screened.filter(Q(year=year) | (earlier & ~Exists(out)))


def looks_of(screened: Sequence[Screened]) -> dict[int, Look]:
    """By key, with the day they left the Party: by whichever door, the register says it. In one query."""
    rows = Membership.objects.filter(member__in={one.member_id for one in screened}, departure__in=WAYS_OUT)
    left: dict[int, list[date]] = {}
    for member, day in rows.order_by("valid_to").values_list("member_id", "valid_to"):
        left.setdefault(member, []).append(day)
    return {
        one.pk: replace(
            one.look, left_on=next((day for day in left.get(one.member_id, []) if day >= one.listed_on), None)
        )
        for one in screened
    }


@dataclass(frozen=True)
class Waiting:
    screened: Screened
    owed: Owed


def owed_by_all(screened: Sequence[Screened], today: date, statutes: Statutes | None = None) -> list[Waiting]:
    """What each waits for, the most urgent first. `statutes`: where they are known already."""
    terms, looks = statutes or statutes_known(), looks_of(screened)
    found = [Waiting(one, owed) for one in screened if (owed := owed_on(looks[one.pk], today, terms)) is not None]
    return sorted(found, key=lambda w: (w.owed.due_on or date.max, w.screened.member.sort_key, w.screened.pk))


@Question
def first_undone(day: date, *ranges: str, most: int) -> QuerySet[Screened]:
    return screened_of(Organisation.objects.within(*ranges), day).filter(UNDONE)[:most]


def proposals(cell: Organisation, on: date) -> list[Proposed]:
    """Whom rolls and fees of the year propose for a look, without those who are on its list: three months without coming, or
    three without paying, do not have to follow one another (Charter, article 8)."""
    months = statutes_known().on(on).number(Key.ABSENT)
    listed = set(Screened.objects.filter(year=on.year, cell=cell).values_list("member_id", flat=True))
    by_rolls = proposed_by_rolls(rolls_of_year([cell], on), months)
    by_fees = proposed_by_fees(who_owes_fees(cell, on), months)
    return [one for one in together(by_rolls, by_fees) if one.member not in listed]


def entitled_to_screen(meeting: Meeting) -> Entitled:
    """As for any vote of the cell, but of the exempt those whom the statutes let count here."""
    return entitled(meeting, Key.EXEMPT_SCREENED)


def may_be_listed(cell: Organisation, today: date) -> QuerySet[Member]:
    """Members of the cell who are not on its list of the year."""
    listed = Screened.objects.filter(member=OuterRef("pk"), year=today.year)
    return members_on([cell.pk], today).filter(~Exists(listed))


def helpers_of(one: Screened, cell: Organisation, today: date) -> QuerySet[Member]:
    """Official members of the cell beside the member."""
    official = official_members_on([cell.pk], today)
    return official.exclude(pk=one.member_id)


def exits_of(cells: OrganisationQuerySet, year: int) -> QuerySet[Membership]:
    """Who of these cells left the Party in the year, the newest first. Who died counted until the day before."""
    rows = Membership.objects.filter(cell__in=cells.order_by(), departure__in=WAYS_OUT, valid_to__year=year)
    return rows.select_related("member", "cell", "ended_by").order_by("-valid_to", "member__sort_key", "pk")


def numbers_by_way(exits: QuerySet[Membership]) -> Counter[str]:
    numbers = Counter(dict.fromkeys(WAYS_OUT, 0))
    numbers.update(dict(exits.order_by().values_list("departure").annotate(number=Count("*"))))
    return numbers


def stages_below(top: Organisation, first: date, last: date) -> Counter[Stage]:
    """Who was put on a list from the first day to the last in the cells that hang below `top` on the last, by what had come of it
    at its end."""
    cells = cells_of(top, last)
    found = list(Screened.objects.filter(cell__in=cells, listed_on__range=(first, last)).select_related("ground"))
    looks = looks_of(found)
    return Counter(stage_on(looks[one.pk], last) for one in found)
