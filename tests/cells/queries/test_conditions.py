"""Filters with AND and OR, as of any day."""

from datetime import date, timedelta

import pytest

from cells.models import Degree, Member, Post, SavedFilter, Transfer
from cells.queries.conditions import CRITERIA, matching
from cells.queries.facts import degrees_since_admission
from cells.queries.members import members_on
from cells.rules.conditions import Condition, Takes, from_json, to_json
from cells.services.departures import leave, readmit, restore
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by

pytestmark = pytest.mark.django_db
SAMPLE = {"name": "van", "card": "CELL", "cell": "CELL", "group": "Tổ đảng số 1"}


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    """0 leads group 1 and is secretary, 1 has a ground, 2 is exempt, 3 is probationary without a birth date, 4 is elsewhere."""
    members = cast.people(4, of="CELL") + cast.people(1, of="CELL", on=date(2024, 6, 1), official=False)
    members[3], members[4] = members[4], members[3]
    cast.groups("CELL", members[:2], number=1)
    cast.committee("CELL", members[:1])
    cast.grounds(members[1:2])
    cast.activity(members[2], "exempt", on=date(2025, 1, 1))
    cast.stay(members[4], "Huế", on=date(2025, 1, 1))
    Member.objects.filter(pk=members[3].pk).update(born_on=None)
    return members


def found(cast: Cast, members: list[Member], *blocks: list[Condition], day: date = TODAY) -> list[int]:
    """The places of the members who are found."""
    keys = [member.pk for member in members]
    here = matching(members_on([cast["CELL"].pk], day), blocks, day)
    return sorted(keys.index(member.pk) for member in here)


def is_(what: str, value: str = "") -> Condition:
    return Condition(what, value)


def not_(what: str, value: str = "") -> Condition:
    return Condition(what, value, negated=True)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (is_("degree=probationary"), [3]),
        (not_("degree=official"), [3]),
        (is_("activity=exempt"), [2]),
        (not_("activity=active"), [2]),
        (is_("place=elsewhere"), [4]),
        (is_("ground=any"), [1]),
        (is_("ground=ship_crew"), [1]),
        (is_("ground=health"), []),
        (is_("group=none"), [2, 3, 4]),
        (is_("group", "Tổ đảng số 1"), [0, 1]),
        (is_("leads"), [0]),
        (is_("post=secretary"), [0]),
        (not_("post=any"), [1, 2, 3, 4]),
        (is_("birth=none"), [3]),
        (not_("birth=none"), [0, 1, 2, 4]),
        (not_("age_from", "200"), [0, 1, 2, 3, 4]),
        (is_("party_age_from", "5"), [0, 1, 2, 4]),
        (is_("admitted_since", "2024-06-01"), [3]),
        (is_("official_since", "2019-01-02"), []),
        (is_("cell", "SECOND"), []),
        (is_("type=residential"), [0, 1, 2, 3, 4]),
        (is_("transfer"), []),
        (is_("task"), []),
        (is_("name", "NGUYEN van"), [0, 1, 2, 3, 4]),
    ],
)
def test_each_condition_finds_whom_it_says(
    cast: Cast, members: list[Member], condition: Condition, expected: list[int]
) -> None:
    assert found(cast, members, [condition]) == expected


def test_within_a_block_all_hold_and_one_block_is_enough(cast: Cast, members: list[Member]) -> None:
    assert found(cast, members, [is_("group", "Tổ đảng số 1"), is_("ground=any")]) == [1]
    assert found(cast, members, [is_("group", "Tổ đảng số 1"), not_("leads")], [is_("activity=exempt")]) == [1, 2]
    assert found(cast, members, [is_("leads"), is_("activity=exempt")], [is_("place=elsewhere")]) == [4]


def test_without_conditions_everybody_is_found(cast: Cast, members: list[Member]) -> None:
    assert found(cast, members) == found(cast, members, []) == [0, 1, 2, 3, 4]


def test_a_filter_tells_the_truth_of_its_day(cast: Cast, members: list[Member]) -> None:
    before = date(2024, 12, 31)
    assert found(cast, members, [is_("activity=exempt")], day=before) == []
    assert found(cast, members, [is_("activity=exempt")], day=before + timedelta(days=1)) == [2]
    Degree.objects.filter(value="probationary").update(valid_to=TODAY)
    Post.objects.update(valid_to=TODAY)
    assert found(cast, members, [is_("post=any")], day=TODAY) == []
    assert found(cast, members, [is_("post=any")], day=TODAY - timedelta(days=1)) == [0]


@pytest.mark.parametrize("end", ["received_on", "taken_back_on"])
def test_a_transfer_is_under_way_until_the_day_it_is_received_or_taken_back(
    cast: Cast, members: list[Member], end: str
) -> None:
    sent, ended = date(2025, 3, 10), date(2025, 3, 20)
    facts = {"from_cell": cast["CELL"], "to_cell": cast["SECOND"], "sent_on": sent, "papers_due_on": ended, end: ended}
    Transfer.objects.create(member=members[1], **facts)
    days = (sent - timedelta(days=1), sent, ended - timedelta(days=1), ended)
    assert [found(cast, members, [is_("transfer")], day=day) for day in days] == [[], [1], [1], []]


def test_ages_change_on_the_birthday(cast: Cast, members: list[Member]) -> None:
    Member.objects.filter(pk=members[0].pk).update(born_on=date(1995, 3, 21))
    assert 0 in found(cast, members, [is_("age_from", "30")])
    assert 0 not in found(cast, members, [is_("age_from", "30")], day=TODAY - timedelta(days=1))
    assert 0 in found(cast, members, [is_("age_below", "30")], day=TODAY - timedelta(days=1))


def test_every_condition_is_one_the_register_can_answer(cast: Cast, members: list[Member]) -> None:
    for what, criterion in CRITERIA.items():
        kept = {Takes.TEXT: SAMPLE.get(what, ""), Takes.YEARS: "30", Takes.DAY: "2020-01-01", None: ""}[criterion.takes]
        yes, no = found(cast, members, [is_(what, kept)]), found(cast, members, [not_(what, kept)])
        assert sorted(yes + no) == [0, 1, 2, 3, 4], what


KEPT = """degree=probationary degree=official activity=active activity=exempt activity=suspended place=home place=elsewhere
ground=any ground=abroad_outside_mission ground=multi_province_agency ground=working_away_from_home
ground=student_summer_break ground=armed_forces ground=health ground=forest_ranger ground=ship_crew
ground=offshore_or_island_works ground=natural_disaster ground=isolated_area ground=epidemic group=none group leads
post=any post=secretary post=deputy_secretary post=head post=member task name sex=male sex=female age_from age_below
born_before birth=none card card=none party_age_from admitted_since official_since transfer cell type=ward_commune
type=residential type=administrative type=party_front_mass type=public_service type=school type=armed_forces type=police
type=military type=state_enterprise type=private_enterprise type=cooperative type=credit_fund type=overseas type=other"""


def test_whatever_was_kept_is_still_understood() -> None:
    """What filters were saved with: what one of these is called cannot change without reading the old rows."""
    assert set(KEPT.split()) <= set(CRITERIA)


def test_a_filter_that_was_kept_finds_the_same_on_any_day(cast: Cast, members: list[Member]) -> None:
    blocks = [[is_("activity=exempt")], [is_("leads")]]
    SavedFilter.objects.create(
        organisation=cast["CELL"], user=cast.users["an"], name="x", blocks=[[{"what": "leads"}], *to_json(blocks[:1])]
    )
    saved = from_json(SavedFilter.objects.get().blocks)
    assert found(cast, members, *saved) == found(cast, members, *blocks) == [0, 2]
    assert found(cast, members, *saved, day=START) == [0]


def test_years_in_the_party_are_counted_from_the_last_admission(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    again = date(2024, 9, 1)
    leave(member=member, way="expelled", on=date(2021, 9, 1), document=DECISION, **by(cast))
    readmit(member=member, cell=cast["CELL"], on=again, document=DECISION, **by(cast))
    assert found(cast, [member], [is_("party_age_from", "5")]) == []
    assert found(cast, [member], [is_("party_age_from", "1")], day=date(2025, 9, 1)) == [0]
    assert found(cast, [member], [is_("party_age_from", "3")], day=date(2021, 8, 31)) == [0]
    assert found(cast, [member], [is_("admitted_since", "2024-09-01")]) == [0]
    assert list(degrees_since_admission(member).values_list("value", "valid_from")) == [("probationary", again)]


def test_years_in_the_party_go_on_where_the_rights_were_restored(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    leave(member=member, way="expelled", on=date(2021, 9, 1), document=DECISION, **by(cast))
    restore(member=member, cell=cast["CELL"], on=date(2024, 9, 1), document=DECISION, **by(cast))
    assert found(cast, [member], [is_("party_age_from", "5")]) == [0]
