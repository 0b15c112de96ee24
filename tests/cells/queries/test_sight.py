from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.utils import timezone, translation

from cells.models import Degree, GroupBelonging, Member, Membership, Organisation, Transfer
from cells.queries.biography import biography, grounds_seen
from cells.queries.particulars import as_seen
from cells.queries.sight import Sight, sight_of
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.corrections import PARTICULARS, correct_particulars
from cells.services.document_references import cite
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


def put_right(cast: Cast, member: Member, *, username: str, on: date, **values: object) -> None:
    now = {name: getattr(member, name) for name in PARTICULARS} | values
    at = timezone.make_aware(datetime.combine(on, time(9)))
    occasion = replace(cast.occasion(username, today=on), at=at)
    correct_particulars(member=member, values=now, why="Ghi sai", occasion=occasion)
    member.refresh_from_db()


def test_what_the_new_cell_puts_right_is_not_shown_to_the_former_one(cast: Cast, moved: Member) -> None:
    put_right(cast, moved, username="an", on=date(2025, 1, 10), card_number="000001")
    put_right(cast, moved, username="hoa", on=date(2025, 2, 20), card_number="000002", sex="male")
    put_right(cast, moved, username="hoa", on=date(2025, 3, 1), card_number="000003")
    former, present = seen_from(cast, "CELL", moved), seen_from(cast, "OTHERCELL", moved)
    assert (former.member.card_number, present.member.card_number) == ("000001", "000003")
    assert former.member.full_name == moved.full_name
    assert not former.shows_last
    listed = as_seen([moved], Organisation.objects.below(cast["CELL"]))[moved.pk]
    assert listed.card_number == "000001"
    assert as_seen([moved], Organisation.objects.below(cast["OTHERCELL"]))[moved.pk] is moved
    moved.refresh_from_db()
    assert moved.card_number == "000003"


def test_who_left_the_party_from_here_is_seen_as_the_register_has_them(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Membership.objects.update(valid_to=MOVE, departure="struck_off")
    put_right(cast, member, username="dung", on=TODAY, card_number="000009")
    sight = seen_from(cast, "CELL", member)
    assert (sight.is_whole, sight.shows_last, sight.member.card_number) == (False, True, "000009")


def test_the_decision_of_the_receiving_cell_is_not_shown_to_the_one_that_sent(cast: Cast, moved: Member) -> None:
    letter, receipt, later = (
        cite(CitedDocument("Đảng ủy", symbol, day))
        for symbol, day in (("1-GT/ĐU", date(2025, 1, 20)), ("2-TB/CB", MOVE), ("3-QĐ/ĐU", date(2025, 3, 1)))
    )
    Transfer.objects.create(
        member=moved,
        from_cell=cast["CELL"],
        to_cell=cast["OTHERCELL"],
        sent_on=date(2025, 1, 20),
        papers_due_on=date(2025, 2, 20),
        received_on=MOVE,
        ordered_by=letter,
        received_by=receipt,
    )
    GroupBelonging.objects.update(ordered_by=later)
    Membership.objects.filter(cell=cast["CELL"]).update(ended_by=letter)

    def told(code: str) -> set[str]:
        facts = biography(seen_from(cast, code, moved))
        return {document.symbol for fact in facts for document in (fact.ordered_by, fact.ended_by) if document}

    assert told("CELL") == {"1-GT/ĐU"}
    assert told("OTHERCELL") == {"1-GT/ĐU", "2-TB/CB", "3-QĐ/ĐU"}
