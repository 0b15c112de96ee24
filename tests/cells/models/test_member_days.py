"""What the database refuses of a member's days and cells, by whichever way it is written; and what it lets through without."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from cells.models import Member, Membership, OrganisationVersion
from tests.cast import START, TODAY, Cast
from tests.guards import drop_guard

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ENDED = date(2024, 7, 1)
"""The first day on which there is no second cell any more."""
ON_INSERT, ON_UPDATE = (f"nobody_belongs_to_what_is_no_cell_on_{act}" for act in ("insert", "update"))


@pytest.fixture
def member(cast: Cast) -> Member:
    OrganisationVersion.objects.filter(organisation=cast["SECOND"]).update(valid_to=ENDED)
    (member,) = cast.people(1, of="CELL", on=START + DAY)
    member.memberships.update(valid_to=date(2024, 1, 1), departure="transferred")
    return member


def belong(cast: Cast, member: Member, first: date, end: date | None = None, of: str = "SECOND") -> Membership:
    departure = "transferred" if end else ""
    with transaction.atomic():
        return Membership.objects.create(
            member=member, cell=cast[of], arrival="transferred", departure=departure, valid_from=first, valid_to=end
        )


def test_nobody_is_admitted_on_the_day_of_birth(member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(born_on=START - DAY, admitted_on=START)
    for admitted in (START - DAY, START - 2 * DAY):
        with pytest.raises(IntegrityError, match="a_member_is_admitted_after_birth"), transaction.atomic():
            Member.objects.filter(pk=member.pk).update(admitted_on=admitted)
    Member.objects.filter(pk=member.pk).update(admitted_on=None)


@pytest.mark.parametrize(
    "birth", [{"born_in": 1962, "born_on": date(1962, 6, 5)}, {"born_in": 1899}, {"born_in": 2101}]
)
def test_a_birth_is_a_day_or_a_year_alone(member: Member, birth: dict[str, object]) -> None:
    one = Member.objects.filter(pk=member.pk)
    with pytest.raises(IntegrityError, match="a_birth_is_a_day_or_a_year_alone"), transaction.atomic():
        one.update(**{"born_on": None} | birth)
    one.update(born_on=None, born_in=1962)
    member.refresh_from_db()
    assert (member.birth, member.birth_in_words, member.in_full) == (1962, "1962", f"{member.full_name} (1962)")


def test_a_birth_is_told_in_place_of_what_was_told_before(member: Member) -> None:
    for birth in (1962, date(1962, 6, 5), 1962, None):
        member.birth = birth
        member.save()
        member.refresh_from_db()
        assert member.birth == birth


def test_nobody_comes_to_a_cell_on_the_day_after_its_last_one(cast: Cast, member: Member) -> None:
    belong(cast, member, ENDED - DAY).delete()
    with pytest.raises(IntegrityError, match=ON_INSERT):
        belong(cast, member, ENDED)
    drop_guard(connection, ON_INSERT)
    assert belong(cast, member, ENDED).pk


def test_nobody_belongs_to_a_cell_before_its_first_day(cast: Cast, member: Member) -> None:
    with pytest.raises(IntegrityError, match=ON_INSERT):
        belong(cast, member, START - DAY, START + DAY)
    belong(cast, member, START, START + DAY)


def test_nobody_belongs_to_a_cell_longer_than_it_lasts(cast: Cast, member: Member) -> None:
    first = date(2024, 1, 1)
    with pytest.raises(IntegrityError, match=ON_INSERT):
        belong(cast, member, first, ENDED + DAY)
    belong(cast, member, first, ENDED).delete()
    assert belong(cast, member, first).is_true_on(TODAY), "what goes on is led on by the reorganisation"


def test_nobody_belongs_to_a_committee(cast: Cast, member: Member) -> None:
    with pytest.raises(IntegrityError, match=ON_INSERT):
        belong(cast, member, TODAY, of="WARD")


def test_no_change_leads_out_of_the_life_of_the_cell(cast: Cast, member: Member) -> None:
    mine = Membership.objects.filter(pk=belong(cast, member, date(2024, 1, 1), ENDED - DAY).pk)
    mine.update(valid_to=ENDED)
    for wrong in ({"valid_to": ENDED + DAY}, {"cell": cast["WARD"]}, {"valid_from": START - DAY}):
        Membership.objects.exclude(pk__in=mine).delete()
        with pytest.raises(IntegrityError, match=ON_UPDATE), transaction.atomic():
            mine.update(**wrong)
    drop_guard(connection, ON_UPDATE)
    assert mine.update(valid_to=ENDED + DAY) == 1


def test_a_cell_that_became_something_else_takes_nobody_any_more(cast: Cast, member: Member) -> None:
    (was,) = OrganisationVersion.objects.filter(organisation=cast["CELL"])
    OrganisationVersion.objects.filter(pk=was.pk).update(valid_to=ENDED)
    was.pk, was.valid_from, was.kind = None, ENDED, "sectional_committee"
    was.save()
    with pytest.raises(IntegrityError, match=ON_INSERT):
        belong(cast, member, ENDED, of="CELL")
    belong(cast, member, ENDED - DAY, of="CELL")
