from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import Occasion
from cells.models import Degree, GroundKind, GroupBelonging, Member, Membership, Organisation, Transfer
from cells.queries.biography import biography, grounds_seen
from cells.queries.members import members_on
from cells.queries.particulars import PARTICULARS, as_seen, as_seen_on, particular
from cells.queries.sight import Sight, sight_of
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.axes import begin_activity
from cells.services.bulk import set_ground_for_many
from cells.services.corrections import correct_fact, correct_particulars
from cells.services.document_references import cite
from cells.services.grounds import StatedGround, record_ground
from cells.services.newcomers import Newcomer
from cells.services.record_mergers import merge_records
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
    now = {name: particular(member, name) for name in PARTICULARS} | values
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


def test_of_a_birth_the_former_cell_sees_what_was_known_when_they_left(cast: Cast, moved: Member) -> None:
    put_right(cast, moved, username="an", on=date(2025, 1, 10), born_on=1950)
    put_right(cast, moved, username="hoa", on=date(2025, 2, 20), born_on=date(1950, 6, 5))
    former, present = seen_from(cast, "CELL", moved), seen_from(cast, "OTHERCELL", moved)
    assert (former.member.birth, present.member.birth) == (1950, date(1950, 6, 5))
    (listed,) = as_seen_on(
        members_on([cast["CELL"].pk], START), [cast["CELL"].pk], START, Organisation.objects.below(cast["CELL"])
    )
    assert (listed.seen_born_on, listed.seen_born_in) == (None, 1950)


def test_of_a_birth_the_former_cell_sees_what_was_known_before_a_merger(cast: Cast, moved: Member) -> None:
    put_right(cast, moved, username="an", on=date(2025, 1, 10), born_on=1950)
    person = Newcomer("Lý Thị Xa", born_on=date(1950, 6, 5), official_from=TODAY)
    (other,) = cast.register([person], of="OTHERCELL", on=TODAY)
    Membership.objects.filter(member=moved, cell=cast["OTHERCELL"]).update(valid_to=TODAY, departure="transferred")
    merged(cast, moved, other, "born_on", on=TODAY)
    former, present = seen_from(cast, "CELL", moved), seen_from(cast, "OTHERCELL", moved)
    assert (former.member.birth, present.member.birth) == (1950, date(1950, 6, 5))


def acting_on(cast: Cast, day: date, username: str = "hoa") -> Occasion:
    return replace(cast.occasion(username, today=day), at=timezone.make_aware(datetime.combine(day, time(9))))


def merged(cast: Cast, kept: Member, absorbed: Member, *taken: str, on: date) -> None:
    merge_records(
        kept=kept, absorbed=absorbed, from_absorbed=taken, why="Cùng người", occasion=acting_on(cast, on, "dung")
    )


def test_a_card_number_that_a_merger_took_over_is_not_shown_to_the_former_cell(cast: Cast, moved: Member) -> None:
    put_right(cast, moved, username="an", on=date(2025, 1, 10), card_number="000001")
    other = cast.register([Newcomer("Lý Thị Xa", card_number="000077", official_from=TODAY)], of="OTHERCELL", on=TODAY)[
        0
    ]
    Membership.objects.filter(member=moved, cell=cast["OTHERCELL"]).update(valid_to=TODAY, departure="transferred")
    merged(cast, moved, other, "full_name", "card_number", on=TODAY)
    former, present = seen_from(cast, "CELL", moved), seen_from(cast, "OTHERCELL", moved)
    assert (former.member.card_number, present.member.card_number) == ("000001", "000077")
    assert (former.member.full_name, present.member.full_name) == (moved.full_name, "Lý Thị Xa")


def test_a_former_cell_sees_the_record_it_kept_itself_and_not_the_one_it_was_merged_into(cast: Cast) -> None:
    """The other cell did not know whom it received: it entered the person anew, and keeps that record."""
    (old,) = cast.register([Newcomer("Lý Thị Xa", card_number="000001", official_from=START)], of="CELL")
    Membership.objects.filter(member=old).update(valid_to=MOVE, departure="transferred")
    (new,) = cast.register([Newcomer("Lý Thị Xà", card_number="000077", official_from=MOVE)], of="OTHERCELL", on=MOVE)
    Degree.objects.filter(member=old).update(valid_to=MOVE)
    put_right(cast, old, username="dung", on=date(2025, 2, 20), card_number="000002")
    merged(cast, new, old, on=date(2025, 3, 1))
    former, present = seen_from(cast, "CELL", new), seen_from(cast, "OTHERCELL", new)
    assert (former.member.full_name, former.member.card_number) == ("Lý Thị Xa", "000001")
    assert (present.member.full_name, present.member.card_number) == ("Lý Thị Xà", "000077")
    assert former.member.pk == new.pk


def test_of_a_ground_that_the_new_cell_corrects_the_days_are_seen_and_its_words_are_not(
    cast: Cast, moved: Member
) -> None:
    moved.group_leaderships.update(valid_to=MOVE)
    moved.grounds.all().delete()
    was = ("Đi biển", "Lệnh điều động")
    stated = StatedGround("ship_crew", *was, valid_from=date(2024, 1, 1))
    ground = record_ground(member=moved, stated=stated, occasion=acting_on(cast, date(2024, 1, 5), "an"))
    for words, day in (("Lời của chi bộ sau", date(2025, 2, 20)), ("Lời sau nữa", date(2025, 3, 1))):
        values = {
            "category": GroundKind.objects.get(key="health"),
            "statement": words,
            "evidence": "Giấy của chi bộ sau",
        }
        days = {"valid_from": date(2024, 5, 1), "valid_to": ground.valid_to}
        correct_fact(
            member=moved, kind="ground", pk=ground.pk, values=values | days, why="Lý do của chi bộ sau",
            kept=[cast["OTHERCELL"].pk], occasion=acting_on(cast, day),
        )  # fmt: skip
    sight = seen_from(cast, "CELL", moved)
    (seen,) = grounds_seen(sight)
    assert (seen.ground.statement, seen.ground.evidence) == was
    assert (seen.ground.category_id, seen.period.start) == ("health", date(2024, 5, 1))
    assert not any("sau" in fact.detail for fact in biography(sight))
    assert grounds_seen(seen_from(cast, "OTHERCELL", moved))[0].ground.statement == "Lời sau nữa"


@pytest.mark.parametrize("many", [False, True])
def test_of_a_ground_that_the_new_cell_states_of_days_here_the_words_are_not_seen(
    cast: Cast, moved: Member, many: bool
) -> None:
    stated = StatedGround("health", "Lời của chi bộ sau", "Giấy của chi bộ sau", valid_from=MOVE - timedelta(days=5))
    if many:
        set_ground_for_many(
            organisation=cast["OTHERCELL"], members=[moved], stated=stated, occasion=acting_on(cast, TODAY)
        )
    else:
        record_ground(member=moved, stated=stated, occasion=acting_on(cast, TODAY))
    sight = seen_from(cast, "CELL", moved)
    (seen,) = [one for one in grounds_seen(sight) if one.ground.category_id == "health"]
    assert (seen.ground.statement, seen.ground.evidence) == ("", "")
    assert not any("sau" in fact.detail for fact in biography(sight))
    theirs = grounds_seen(seen_from(cast, "OTHERCELL", moved))
    assert "Lời của chi bộ sau" in [one.ground.statement for one in theirs]


def test_the_decision_of_an_exemption_that_the_new_cell_enters_of_days_here_is_not_shown(
    cast: Cast, moved: Member
) -> None:
    document = CitedDocument("Đảng ủy", "9-QĐ/ĐU", date(2025, 1, 2))
    moved.activities.all().delete()
    begun = date(2025, 1, 2)
    begin_activity(
        member=moved, value="exempt", on=begun, until=None, document=document, occasion=acting_on(cast, TODAY)
    )

    def told(code: str) -> list[tuple[bool, str]]:
        facts = [fact for fact in biography(seen_from(cast, code, moved)) if fact.kind == "activity"]
        return [(fact.period.start == begun, fact.ordered_by.symbol if fact.ordered_by else "") for fact in facts]

    assert told("CELL") == [(True, "")]
    assert told("OTHERCELL") == [(True, "9-QĐ/ĐU")]


def test_who_left_the_party_from_here_is_seen_as_the_register_has_them(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Membership.objects.update(valid_to=MOVE, departure="struck_off")
    put_right(cast, member, username="dung", on=TODAY, card_number="000009")
    sight = seen_from(cast, "CELL", member)
    assert (sight.is_whole, sight.shows_last, sight.member.card_number) == (False, True, "000009")


def test_the_decision_of_the_receiving_cell_is_not_shown_to_the_one_that_sent(cast: Cast, moved: Member) -> None:
    letter, receipt, later = (
        cite(CitedDocument("Đảng ủy", symbol, day), today=None)
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
