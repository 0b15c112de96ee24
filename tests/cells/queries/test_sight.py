from datetime import date

import pytest
from django.utils import translation

from cells.models import Degree, GroupBelonging, Member, Membership, Organisation
from cells.queries.biography import biography, grounds_seen
from cells.queries.sight import Sight, sight_of
from cells.rules.periods import Period
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
MOVE = date(2025, 2, 1)


@pytest.fixture
def moved(cast: Cast) -> Member:
    """In CELL until 31/1/2025, since then in OTHERCELL; a ground begun here, ended there; suspended there."""
    (member,) = cast.people(1, of="CELL")
    cast.groups("CELL", [member], number=1)
    cast.grounds([member], valid_from=date(2024, 1, 1), valid_to=date(2025, 3, 1))
    GroupBelonging.objects.update(valid_to=MOVE)
    Membership.objects.update(valid_to=MOVE, departure="transferred")
    Membership.objects.create(member=member, cell=cast["OTHERCELL"], arrival="transferred", valid_from=MOVE)
    cast.activity(member, "suspended", on=date(2025, 2, 15))
    return member


def seen_from(cast: Cast, code: str, member: Member) -> Sight:
    found = sight_of(member.pk, Organisation.objects.below(cast[code]), TODAY)
    assert found is not None
    return found


def test_the_present_cell_sees_the_whole_life(cast: Cast, moved: Member) -> None:
    sight = seen_from(cast, "OTHERCELL", moved)
    assert sight.is_whole
    assert sight.seen_on == TODAY
    with translation.override("en"):
        titles = [fact.title for fact in biography(sight)]
    assert any("Chi bộ khu phố 1" in title for title in titles)
    assert any("suspended" in title for title in titles)
    (ground,) = grounds_seen(sight)
    assert ground.period == Period(date(2024, 1, 1), date(2025, 3, 1))


def test_the_former_cell_sees_the_time_here_and_nothing_after_it(cast: Cast, moved: Member) -> None:
    sight = seen_from(cast, "CELL", moved)
    assert not sight.is_whole
    assert (sight.seen_on, sight.left_on) == (date(2025, 1, 31), MOVE)
    facts = biography(sight)
    assert not any("Sóng Xanh" in fact.title or "suspended" in fact.title for fact in facts)
    assert all(fact.period.end is not None and fact.period.end <= MOVE for fact in facts)
    (ground,) = grounds_seen(sight)
    assert ground.period == Period(date(2024, 1, 1), MOVE)
    assert ground.is_valid


def test_a_neighbour_sees_nothing_at_all(cast: Cast, moved: Member) -> None:
    assert sight_of(moved.pk, Organisation.objects.below(cast["UNIT"]), TODAY) is None
    assert sight_of(10**30, Organisation.objects.below(cast["UNIT"]), TODAY) is None


def test_a_committee_above_both_cells_sees_the_whole_life(cast: Cast, moved: Member) -> None:
    assert seen_from(cast, "TW", moved).is_whole


def test_a_timeline_takes_as_many_queries_for_many_facts_as_for_few(cast: Cast, django_assert_num_queries) -> None:
    (plain,) = cast.people(1, of="CELL", on=date(2020, 1, 1))
    (rich,) = cast.people(1, of="SECOND", on=START)
    cast.grounds([rich, rich, rich])
    Degree.objects.filter(member=rich).update(valid_to=TODAY)
    Degree.objects.create(member=rich, value="probationary", valid_from=TODAY)
    for member in (plain, rich):
        sight = seen_from(cast, "WARD", member)
        with django_assert_num_queries(12):
            biography(sight)
