"""What is not in order, at its borders, and in as many queries for many as for few."""

from datetime import date, timedelta

import pytest

from cells.models import Body, Degree, Ground, Group, Member, Organisation, OrganisationVersion, Transfer
from cells.queries.quality import KINDS, Finding, findings
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def look(cast: Cast, kind: str, of: str = "WARD", day: date = TODAY) -> list[Finding]:
    return findings(Organisation.objects.below(cast[of]), day, [kind])[kind]


def where(found: list[Finding]) -> list[str]:
    return [finding.where for finding in found]


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
    assert finding.where == "Chi bộ khu phố 1 → Chi bộ tàu Sóng Xanh 01"


def test_likely_duplicates_are_found_within_the_subtree_only(cast: Cast) -> None:
    here, there = cast.people(1, of="CELL"), cast.people(1, of="SECOND")
    assert [finding.mend for finding in look(cast, "duplicate")] == [("cells:merge", (here[0].pk, there[0].pk))]
    assert look(cast, "duplicate", "CELL") == []


def test_what_is_elsewhere_is_not_told(cast: Cast) -> None:
    cast.people(1, of="OTHERCELL", official=False, on=date(2020, 1, 1))
    assert look(cast, "long_probation") == []


@pytest.mark.parametrize("kind", KINDS)
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
    if kind == "impossible_days":
        Member.objects.update(admitted_on=date(2020, 1, 2))
    if kind == "outside_life":
        OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(valid_from=date(2020, 1, 2))
    with django_assert_max_num_queries(4):
        assert look(cast, kind)
