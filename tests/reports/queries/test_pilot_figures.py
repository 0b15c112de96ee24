"""Figures from the registry, on any day."""

from datetime import date

import pytest

from cells.models import Organisation, OrganisationVersion, Succession
from meetings.models import Meeting
from pilots.models import GuidanceQuota
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format, QuotaTerm
from pilots.services.registrations import change_pilot
from pilots.services.slots import take_slot
from reports.queries.figure_labels import labelled
from reports.queries.pilot_figures import pilot_figures
from reports.rules.pilot_figures import PilotFigures
from tests.cast import TODAY, Cast
from tests.meetings.scenes import approve
from tests.pilots.story import decided

LAST_YEAR = date(2024, 3, 21)


@pytest.fixture
def city(cast: Cast) -> Cast:
    """CELL has 12 members in 2 groups, SECOND 7 members, UNIT 5."""
    cast.groups("CELL", cast.people(12, of="CELL"), number=2)
    cast.people(7, of="SECOND")
    cast.people(5, of="UNIT")
    return cast


def held(cast: Cast, code: str, format: str, on: date, state: str = Meeting.State.HELD) -> Meeting:
    """Online in special circumstances, which take no place in the quota; by group with its place."""
    online = format in (Meeting.Format.HYBRID, Meeting.Format.FULL_ONLINE)
    slot = None
    if format == Meeting.Format.BY_GROUP and state == Meeting.State.HELD:
        quota = GuidanceQuota.objects.get(format=Format.BY_GROUP)
        term = QuotaTerm(per_year=quota.per_year, clause=quota.clause, pk=quota.pk)
        slot = take_slot(organisation=cast[code], format=Format.BY_GROUP, on=on, quota=term, today=TODAY)
    return Meeting.objects.create(
        organisation=cast[code],
        format=format,
        held_on=on,
        state=state,
        basis="special_circumstances" if online else "",
        retrospective=True,
        slot=slot,
    )


def on(cast: Cast, day: date = TODAY) -> PilotFigures:
    return pilot_figures(cast["CITY"], day)


def test_organisations_are_counted_by_kind_and_type(city: Cast) -> None:
    figures = on(city)
    assert (figures["grassroots"], figures["committees"], figures["grassroots_cells"]) == (2, 1, 1)
    assert figures["grassroots:ward"] == 1
    assert figures["grassroots:administrative"] == 1
    assert figures["cells_below"] == 2
    assert figures["ward_cells:residential"] == 1
    assert figures["ward_cells:school"] == 1
    assert figures["other_cells"] == 0


def test_members_and_groups_are_counted_cell_by_cell(city: Cast) -> None:
    figures = on(city)
    assert (figures["members"], figures["members_below"], figures["ward_members"]) == (24, 19, 19)
    assert (figures["residential_with_groups"], figures["groups"]) == (1, 2)
    assert figures.figure("groups").counted == (city["CELL"].pk,)


def test_what_lies_under_another_superior_organisation_is_not_counted(city: Cast) -> None:
    city.people(30, of="OTHERCELL")
    assert on(city)["members"] == 24
    assert pilot_figures(city["OTHER"], TODAY)["members"] == 30


def test_a_superior_organisation_counts_through_those_below_it(city: Cast) -> None:
    figures = pilot_figures(city["TW"], TODAY)
    assert figures["grassroots"] == 4
    assert figures["members"] == 24


def test_of_a_superior_organisation_it_is_told_what_each_directly_below_brings(city: Cast) -> None:
    city.people(30, of="OTHERCELL")
    figures = pilot_figures(city["TW"], TODAY)
    brought = {part.pk: (part.grassroots.value, part.members.value) for part in figures.parts}
    assert (brought[city["CITY"].pk], brought[city["OTHER"].pk]) == ((2, 24), (1, 30))
    assert (figures.own("grassroots"), figures.own("members")) == (0, 0)
    assert pilot_figures(city["CITY"], TODAY).parts == ()


def test_what_each_directly_below_brings_opens_its_records(city: Cast) -> None:
    told = {figure.key: figure for figure in labelled(pilot_figures(city["TW"], TODAY), TODAY)}
    part = told[f"grassroots:of:{city['CITY'].pk}"]
    assert (part.value, part.depth, set(part.ids)) == (2, 1, {city["WARD"].pk, city["UNIT"].pk})
    assert told[f"members:of:{city['CITY'].pk}"].value == 24


def test_cells_of_a_sectional_committee_count_for_its_grassroots_committee(city: Cast) -> None:
    version = OrganisationVersion.objects.get(organisation=city["SECOND"])
    section = Organisation.objects.add_root(instance=Organisation(code="SECTION"))
    OrganisationVersion.objects.create(
        organisation=section,
        parent=city["WARD"],
        name="Đảng bộ bộ phận",
        kind=OrganisationVersion.Kind.SECTIONAL_COMMITTEE,
        level=OrganisationVersion.Level.BELOW_GRASSROOTS,
        type=OrganisationVersion.Type.OTHER,
        valid_from=version.valid_from,
    )
    OrganisationVersion.objects.filter(pk=version.pk).update(parent=section)
    figures = on(city)
    assert figures["ward_cells:school"] == 1
    assert figures["grassroots"] == 2


def test_the_truth_of_the_reporting_day_decides(city: Cast) -> None:
    OrganisationVersion.objects.filter(organisation=city["UNIT"]).update(valid_to=date(2025, 1, 1))
    assert on(city, LAST_YEAR)["grassroots_cells"] == 1
    assert on(city, TODAY)["grassroots_cells"] == 0
    assert on(city, LAST_YEAR)["members"] == 24
    assert on(city, TODAY)["members"] == 19


def test_those_who_cannot_meet_in_one_place_are_of_specific_nature(city: Cast) -> None:
    members = city.people(8, of="OTHERCELL")
    city.grounds(members[:4])
    assert pilot_figures(city["OTHER"], TODAY)["of_nature"] == 0
    city.grounds(members[4:5])
    both = {city["OTHERWARD"].pk, city["OTHERCELL"].pk}
    assert set(pilot_figures(city["OTHER"], TODAY).figure("of_nature").counted) == both


def test_pilots_count_from_the_day_they_are_in_force_until_they_end(city: Cast) -> None:
    pilot = approve(city, "CELL", "by_group", since=date(2024, 6, 1))
    assert on(city, date(2024, 5, 31))["by_group"] == 0
    assert on(city, date(2024, 6, 1)).figure("by_group").counted == (city["CELL"].pk,)
    pilot.state, pilot.ended_on = pilot.State.ENDED, date(2025, 1, 1)
    pilot.save()
    assert on(city, date(2024, 12, 31))["by_group"] == 1
    assert on(city, date(2025, 1, 1))["by_group"] == 0


@pytest.mark.parametrize(("day", "number"), [(date(2025, 6, 30), 1), (date(2025, 7, 2), 0)])
def test_a_pilot_is_over_with_the_guidance_it_was_approved_under(cast: Cast, day: date, number: int) -> None:
    decided(cast)
    assert on(cast, day)["online"] == number


def test_a_suspension_leaves_the_report_of_a_day_before_as_it_was(city: Cast) -> None:
    pilot = approve(city, "CELL", "by_group", since=date(2024, 6, 1))
    change_pilot(
        registration=pilot, act=RegistrationAct.SUSPEND, occasion=city.occasion("em", today=TODAY), remark="Vì"
    )
    assert on(city, date(2024, 12, 31)).figure("by_group").counted == (city["CELL"].pk,)
    assert on(city, TODAY)["by_group"] == 0


def test_only_meetings_held_since_the_guidance_began_are_counted(city: Cast) -> None:
    held(city, "CELL", Meeting.Format.BY_GROUP, date(2024, 5, 4))
    held(city, "CELL", Meeting.Format.BY_GROUP, date(2025, 3, 21))
    held(city, "CELL", Meeting.Format.BY_GROUP, date(2025, 3, 22))
    held(city, "CELL", Meeting.Format.BY_GROUP, date(2022, 12, 26))
    held(city, "CELL", Meeting.Format.BY_GROUP, date(2025, 2, 1), state=Meeting.State.CANCELLED)
    held(city, "UNIT", Meeting.Format.HYBRID, date(2024, 5, 4))
    held(city, "UNIT", Meeting.Format.IN_PERSON, date(2024, 5, 4))
    figures = on(city)
    assert (figures["by_group_held"], figures["online_held"]) == (2, 1)
    assert on(city, date(2024, 5, 3))["by_group_held"] == 0


def test_what_a_predecessor_held_is_not_forgotten(city: Cast) -> None:
    held(city, "OTHERCELL", Meeting.Format.FULL_ONLINE, date(2024, 5, 4))
    assert on(city)["online_held"] == 0
    Succession.objects.create(predecessor=city["OTHERCELL"], successor=city["SECOND"], on=date(2024, 9, 1))
    assert on(city)["online_held"] == 1
    assert on(city, date(2024, 8, 31))["online_held"] == 0
