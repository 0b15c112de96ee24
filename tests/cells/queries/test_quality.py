"""What is not in order, at its borders, and in as many queries for many as for few."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import (
    AreaFact,
    Body,
    Degree,
    Ground,
    Group,
    GroupLeadership,
    Mandate,
    Member,
    Organisation,
    OrganisationVersion,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.queries.findings import Finding
from cells.queries.quality import KINDS, look_for
from cells.rules.parameters import Key
from cells.services.counts import count_all_marked
from tests.cast import START, TODAY, Cast
from tests.guards import drop_all_guards
from tests.statutes import sets

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CONTRADICTIONS = ("two_at_once", "outside_life")
"""Kinds that only a database of before its guards can show."""


def look(cast: Cast, kind: str, of: str = "WARD", day: date = TODAY) -> list[Finding]:
    found = look_for(kind, Organisation.objects.below(cast[of]), day)
    told = list(found)
    assert found.number == len(told)
    return told


def where(found: list[Finding]) -> list[str]:
    """By their codes, which stand last."""
    return [finding.where.rpartition(" · ")[2] for finding in found]


def test_two_official_members_are_too_few_and_three_are_enough(cast: Cast) -> None:
    cast.people(2, of="CELL")
    cast.people(3, of="SECOND")
    cast.people(1, of="CELL", official=False)
    assert where(look(cast, "small_cell")) == ["CELL"]


def test_a_cell_nobody_belongs_to_is_too_small_as_well(cast: Cast) -> None:
    assert where(look(cast, "small_cell")) == ["CELL", "SECOND"]


def test_nine_official_members_elect_a_committee_and_eight_do_not(cast: Cast) -> None:
    cast.people(8, of="CELL")
    cast.people(9, of="SECOND")
    assert where(look(cast, "no_committee")) == ["SECOND"]
    cast.committee("SECOND", Member.objects.filter(memberships__cell=cast["SECOND"])[:2])
    assert look(cast, "no_committee") == []
    Body.objects.update(valid_to=TODAY)
    assert where(look(cast, "no_committee")) == ["SECOND"]


def test_how_many_are_a_cell_and_elect_a_committee_is_what_the_statutes_of_the_day_say(cast: Cast) -> None:
    cast.people(4, of="CELL")
    cast.people(5, of="SECOND")
    sets(Key.CELL_FROM, 5, since=TODAY)
    sets(Key.CELL_COMMITTEE_FROM, 4, since=TODAY)
    assert where(look(cast, "small_cell")) == ["CELL"]
    assert look(cast, "small_cell")[0].what == (
        "4 official members, at least 5 are a cell (Quy định cell_from, Điều 7)"
    )
    assert where(look(cast, "no_committee")) == ["CELL", "SECOND"]
    assert look(cast, "small_cell", day=TODAY - DAY) == look(cast, "no_committee", day=TODAY - DAY) == []


def test_where_no_statute_asks_for_a_number_nothing_is_found(cast: Cast) -> None:
    cast.people(1, of="CELL")
    sets(Key.CELL_FROM, None, since=TODAY)
    assert look(cast, "small_cell") == []
    assert where(look(cast, "small_cell", day=TODAY - DAY)) == ["CELL", "SECOND"]


def test_a_large_cell_is_divided_into_groups_from_the_number_the_statutes_name(cast: Cast) -> None:
    members = cast.people(5, of="CELL", official=False)
    cast.people(4, of="SECOND")
    assert look(cast, "no_groups") == []
    sets(Key.GROUPS_FROM, 5, since=TODAY)
    assert where(look(cast, "no_groups")) == ["CELL"]
    cast.groups("CELL", members[:1], number=1)
    assert look(cast, "no_groups") == []


def test_a_grassroots_committee_has_as_many_members_as_the_statutes_ask(cast: Cast) -> None:
    cast.people(20, of="CELL")
    cast.people(9, of="SECOND")
    assert where(look(cast, "other_size")) == ["WARD"]
    cast.people(1, of="SECOND", official=False)
    assert look(cast, "other_size") == []
    sets(Key.GRASSROOTS_COMMITTEE_FROM, 31, since=TODAY)
    assert where(look(cast, "other_size")) == ["WARD"]


def test_a_grassroots_cell_has_fewer_members_than_make_a_committee(cast: Cast) -> None:
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(parent=cast["CITY"], level="grassroots")
    cast.people(6, of="CELL")
    sets(Key.GRASSROOTS_COMMITTEE_FROM, 7, since=START)
    assert where(look(cast, "other_size", of="CELL")) == []
    sets(Key.GRASSROOTS_COMMITTEE_FROM, 6, since=TODAY)
    assert where(look(cast, "other_size", of="CELL")) == ["CELL"]


def test_probation_is_past_its_end_by_the_statute_of_its_first_day(cast: Cast) -> None:
    cast.people(1, of="CELL", on=date(2024, 3, 20), official=False)
    cast.people(1, of="SECOND", on=date(2024, 3, 21), official=False)
    sets(Key.PROBATION, 6, since=date(2024, 3, 21))
    assert len(look(cast, "long_probation", day=date(2024, 9, 21))) == 0
    (finding,) = look(cast, "long_probation", day=date(2024, 9, 22))
    assert "SECOND" in finding.where


def test_an_organisation_without_a_secretary_is_found_until_there_is_one(cast: Cast) -> None:
    assert where(look(cast, "no_secretary")) == ["CELL", "SECOND", "WARD"]
    cast.committee("CELL", cast.people(1, of="CELL"))
    assert where(look(cast, "no_secretary")) == ["SECOND", "WARD"]


def test_members_in_no_group_are_found_only_where_groups_exist(cast: Cast) -> None:
    members = cast.people(4, of="CELL")
    cast.people(4, of="SECOND")
    cast.groups("CELL", members[:2], number=1)
    cast.activity(members[3], "exempt")
    found = look(cast, "no_group")
    assert [finding.mend for finding in found] == [("cells:act", (members[2].pk, "group"))]
    Group.objects.update(valid_to=TODAY)
    assert look(cast, "no_group") == []


def test_what_is_looked_up_is_what_was_counted(cast: Cast) -> None:
    sets(Key.GRASSROOTS_COMMITTEE_FROM, 9, since=START)
    cast.people(2, of="SECOND")
    members = cast.people(6, of="CELL")
    cast.groups("CELL", members[:2], number=1)
    kinds = ("small_cell", "other_size", "no_group")
    counted = [look(cast, kind) for kind in kinds]
    count_all_marked()
    with CaptureQueriesContext(connection) as asked:
        assert [look(cast, kind) for kind in kinds] == counted
    assert [len(found) for found in counted] == [1, 1, 4]
    assert any("ungrouped" in query["sql"] for query in asked.captured_queries)


def test_one_whose_probation_began_on_the_last_of_a_long_month_is_found_on_the_day_after(cast: Cast) -> None:
    cast.people(1, of="CELL", on=date(2024, 8, 31), official=False)
    sets(Key.PROBATION, 6, since=START)
    assert look(cast, "long_probation", day=date(2025, 3, 1)) == []
    assert len(look(cast, "long_probation", day=date(2025, 3, 2))) == 1


def test_a_ground_ends_soon_with_what_happened_to_its_area(cast: Cast) -> None:
    (member, other) = cast.people(2, of="CELL")
    for one, ends in ((member, TODAY + 30 * DAY), (other, TODAY + 31 * DAY)):
        fact = AreaFact.objects.create(
            kind_id="epidemic", area=f"Khu phố {one.pk}", statement="Dịch", valid_from=START, valid_to=ends
        )
        (ground,) = cast.grounds([one])
        Ground.objects.filter(pk=ground.pk).update(category="epidemic", area_fact=fact)
    assert {finding.mend[1][0] for finding in look(cast, "ending_ground")} == {member.pk}


def test_probation_is_past_twelve_months_on_the_day_after(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", on=date(2024, 3, 21), official=False)
    assert look(cast, "long_probation") == []
    (finding,) = look(cast, "long_probation", day=TODAY + DAY)
    assert finding.mend == ("cells:act", (member.pk, "official"))
    Degree.objects.update(valid_to=TODAY)
    assert look(cast, "long_probation", day=TODAY + DAY) == []


def test_a_ground_ends_soon_within_thirty_days(cast: Cast) -> None:
    members = cast.people(3, of="CELL")
    for member, ends in zip(members, (TODAY + DAY, TODAY + 30 * DAY, TODAY + 31 * DAY), strict=True):
        cast.grounds([member], valid_to=ends)
    assert {finding.mend[1][0] for finding in look(cast, "ending_ground")} == {members[0].pk, members[1].pk}
    Ground.objects.update(valid_to=TODAY)
    assert look(cast, "ending_ground") == []


def test_a_transfer_is_lost_the_day_after_its_papers_were_due(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    move = Transfer.objects.create(
        member=member, from_cell=cast["CELL"], to_cell=cast["OTHERCELL"], sent_on=START, papers_due_on=TODAY
    )
    assert look(cast, "lost_transfer") == []
    assert (
        len(look(cast, "lost_transfer", day=TODAY + DAY))
        == len(look(cast, "lost_transfer", "OTHERWARD", TODAY + DAY))
        == 1
    )
    Transfer.objects.filter(pk=move.pk).update(received_on=TODAY)
    assert look(cast, "lost_transfer", day=TODAY + DAY) == []


def test_a_lost_transfer_names_its_cells_as_on_the_day_it_was_sent(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Transfer.objects.create(
        member=member, from_cell=cast["CELL"], to_cell=cast["OTHERCELL"], sent_on=START, papers_due_on=START + DAY
    )
    renamed = OrganisationVersion.objects.get(organisation=cast["CELL"])
    OrganisationVersion.objects.filter(pk=renamed.pk).update(valid_to=TODAY)
    renamed.pk, renamed.valid_from, renamed.name = None, TODAY, "Chi bộ khu phố 9"
    renamed.save()
    (finding,) = look(cast, "lost_transfer")
    assert (
        finding.where
        == "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng → Chi bộ tàu Sóng Xanh 01 · Đảng bộ Công ty Sóng Xanh"
    )


def test_a_group_nobody_leads_is_found_as_long_as_there_is_one(cast: Cast) -> None:
    first, _second = cast.groups("CELL", cast.people(4, of="CELL"), number=2)
    assert look(cast, "no_leader") == []
    GroupLeadership.objects.filter(group=first).update(valid_to=TODAY)
    (finding,) = look(cast, "no_leader")
    assert (finding.who, finding.where) == ("Tổ đảng số 1", "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng (CELL)")
    assert finding.mend == ("cells:group_leader", (first.pk,))
    assert look(cast, "no_leader", day=TODAY - DAY) == look(cast, "no_leader", "OTHER") == []
    Group.objects.filter(pk=first.pk).update(valid_to=TODAY)
    assert look(cast, "no_leader") == []


def test_a_finding_names_the_committee_above_the_cell(cast: Cast) -> None:
    cast.people(1, of="CELL")
    (finding, _second) = look(cast, "small_cell")
    assert (finding.who, finding.where) == ("Chi bộ khu phố 1", "Đảng bộ phường Sen Hồng · CELL")


def test_likely_duplicates_are_found_within_the_subtree_only(cast: Cast) -> None:
    here, there = cast.people(1, of="CELL"), cast.people(1, of="SECOND")
    assert [finding.mend for finding in look(cast, "duplicate")] == [("cells:merge", (here[0].pk, there[0].pk))]
    assert look(cast, "duplicate", "CELL") == []


def test_what_is_elsewhere_is_not_told(cast: Cast) -> None:
    cast.people(1, of="OTHERCELL", official=False, on=date(2020, 1, 1))
    assert look(cast, "long_probation") == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in CONTRADICTIONS])
def test_each_kind_takes_as_many_queries_for_many_as_for_few(
    cast: Cast, kind: str, django_assert_max_num_queries
) -> None:
    for of, number in (("CELL", 12), ("SECOND", 4)):
        members = cast.people(number, of=of, on=date(2020, 1, 1), official=False)
        cast.groups(of, members[:1], number=1, on=date(2020, 1, 1))
        cast.grounds(members, valid_to=TODAY + DAY)
        for member in members:
            Transfer.objects.create(
                member=member, from_cell=cast[of], to_name="Huế", sent_on=START, papers_due_on=START
            )
    if kind in ("no_committee",):
        cast.people(9, of="CELL")
    if kind == "no_groups":
        Group.objects.update(valid_to=TODAY)
        sets(Key.GROUPS_FROM, 4, since=START)
    if kind == "impossible_days":
        Member.objects.update(admitted_on=date(2020, 1, 2))
    if kind == "outside_life":
        OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(valid_from=date(2020, 1, 2))
    if kind == "hanging_astray":
        drop_all_guards(connection)
        OrganisationVersion.objects.filter(organisation=cast["WARD"]).update(valid_from=date(2020, 1, 2))
    if kind == "year_of_birth_alone":
        Member.objects.update(born_on=None, born_in=1962)
    if kind == "no_leader":
        GroupLeadership.objects.all().delete()
    count_all_marked()
    with django_assert_max_num_queries(9):
        assert list(look_for(kind, Organisation.objects.below(cast["WARD"]), TODAY))


@pytest.fixture
def without_guards() -> None:
    """What an older database may hold."""
    drop_all_guards(connection)


def who(found: list[Finding]) -> list[str]:
    return [finding.who for finding in found]


def test_two_secretaries_of_one_body_are_found_and_two_after_one_another_are_not(cast: Cast, without_guards) -> None:
    first, second = cast.people(2, of="CELL")
    cast.office(first, "secretary", of="CELL", body="cell_committee")
    post = Post.objects.get()
    Post.objects.create(
        organisation=post.organisation, body=post.body, member=second, title="secretary", valid_from=TODAY
    )
    assert who(look(cast, "two_at_once")) == [f"{second}: {Post.objects.last().get_title_display()}"]
    assert look(cast, "two_at_once", of="UNIT") == []
    Post.objects.filter(pk=post.pk).update(valid_to=TODAY)
    assert look(cast, "two_at_once") == []


def test_one_that_ended_between_hides_nothing(cast: Cast, without_guards) -> None:
    """The first goes on, the second was over before the third began."""
    people = cast.people(3, of="CELL")
    days = [(START, None), (date(2020, 1, 1), date(2021, 1, 1)), (date(2022, 1, 1), None)]
    for member, (first, end) in zip(people, days, strict=True):
        Post.objects.create(organisation=cast["CELL"], member=member, title="secretary", valid_from=first, valid_to=end)
    assert len(look(cast, "two_at_once")) == 2


def test_one_person_twice_in_a_post_is_found_once(cast: Cast, without_guards) -> None:
    (member,) = cast.people(1, of="CELL")
    for title in ("secretary", "deputy_secretary", "member", "member"):
        for _time in range(1 if title == "member" else 2):
            Post.objects.create(organisation=cast["CELL"], member=member, title=title, valid_from=START)
    assert len(look(cast, "two_at_once")) == 3


def test_two_leaders_two_bodies_and_a_mandate_given_twice_are_found(cast: Cast, without_guards) -> None:
    members = cast.people(2, of="CELL")
    (group,) = cast.groups("CELL", members, number=1)
    GroupLeadership.objects.create(group=group, member=members[1], valid_from=TODAY)
    for _time in range(2):
        Body.objects.create(organisation=cast["CELL"], kind="executive", valid_from=START)
    Mandate.objects.create(user=cast.users["an"], organisation=cast["CELL"], role="clerk", valid_from=TODAY)
    found = look(cast, "two_at_once")
    assert [finding.who.split(" · ")[0].split(":")[0] for finding in found] == [
        str(Body.objects.first()).split(" · ")[0],
        group.name,
        str(cast.users["an"]),
    ]
    assert {finding.mend for finding in found} == {("cells:organisation", ("CELL",))}


@pytest.mark.parametrize(
    ("first", "end", "found"),
    [
        (date(2024, 12, 31), date(2025, 2, 1), 1),
        (date(2025, 1, 1), date(2025, 3, 1), 0),
        (date(2025, 1, 1), date(2025, 3, 2), 1),
        (date(2025, 1, 1), None, 1),
        (date(2025, 3, 1), None, 1),
    ],
)
def test_what_lies_outside_the_life_of_its_organisation_is_found(
    cast: Cast, without_guards, first: date, end: date | None, found: int
) -> None:
    (member,) = cast.people(1, of="SECOND")
    days = {"valid_from": first, "valid_to": end}
    Mandate.objects.filter(organisation=cast["CELL"]).update(**days)
    Group.objects.create(cell=cast["CELL"], name="Tổ 1", **days)
    body = Body.objects.create(organisation=cast["CELL"], kind="cell_committee", **days)
    Post.objects.create(organisation=cast["CELL"], body=body, member=member, title="member", **days)
    TemporaryStay.objects.create(member=member, host=cast["CELL"], **days)
    assert look(cast, "outside_life") == []
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(
        valid_from=date(2025, 1, 1), valid_to=date(2025, 3, 1)
    )
    assert len(look(cast, "outside_life")) == 5 * found


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_contradictions_take_as_many_queries_for_many_as_for_few(cast: Cast, without_guards, kind: str) -> None:
    def add(of: str, number: int) -> int:
        """So many members, each twice in a post before the cell was there; and how many queries that takes to find."""
        for member in cast.people(number, of=of):
            for _time in range(2):
                Post.objects.create(organisation=cast[of], member=member, title="member", valid_from=START - DAY)
        with CaptureQueriesContext(connection) as captured:
            assert look(cast, kind)
        return len(captured)

    few = add("CELL", 1)
    assert add("SECOND", 5) == few
