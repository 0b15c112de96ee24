"""Pilots whose facts have drifted, and how far pilots reach below a committee."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import OrganisationVersion, TallyMark
from cells.queries.organisations import cells_of, cells_of_each
from cells.services.counts import count_all_marked
from meetings.services.planning import cancel_meeting
from pilots.queries.coverage import coverage_on
from pilots.queries.drift import _pilots, drifted, drifted_pilots
from pilots.queries.guidance import terms_on
from pilots.rules.coverage import Reach, totals
from pilots.rules.registration import RegistrationAct
from pilots.services.countings import keep_countings
from pilots.services.registrations import change_pilot, withdraw_registration
from tests.cast import TODAY, Cast
from tests.meetings import scenes
from tests.pilots.story import decided, submitted

pytestmark = pytest.mark.django_db


def figures(cast: Cast, code: str, day: date) -> dict[str, int]:
    online = [one for one in coverage_on(cast[code], day, today=TODAY).subjects if one.format == "online"]
    return dict(zip(Reach, totals(online), strict=True))


def leave_their_ground(cast: Cast) -> None:
    """Of CELL, so many come ashore that exactly half are at sea."""
    cast.people(12, of="CELL", on=TODAY)


def test_a_pilot_that_still_qualifies_has_not_drifted(cast: Cast) -> None:
    decided(cast)
    assert drifted([cast["CITY"]], TODAY) == []


def test_a_pilot_that_would_not_be_approved_today_is_told_with_the_reason(cast: Cast) -> None:
    pilot = decided(cast)
    leave_their_ground(cast)
    (found,) = drifted([cast["CITY"]], TODAY)
    assert found.pilot == pilot
    assert found.finding.reasons[0].clause == "03-HD/TW, II.1.1"


def test_what_drifts_elsewhere_is_not_told(cast: Cast) -> None:
    decided(cast)
    leave_their_ground(cast)
    assert drifted([cast["OTHER"]], TODAY) == []
    assert len(drifted([cast["OTHER"]], TODAY, deciders=[cast["CITY"]])) == 1


def test_who_is_kept_as_eligible_is_not_judged_and_the_same_have_drifted(cast: Cast) -> None:
    decided(cast)
    scenes.approve(cast, "SECOND", "online")
    keep_countings()
    count_all_marked()
    mark = TallyMark.objects.create(organisation_id=0)
    judged, all_judged = drifted([cast["CITY"]], TODAY), _pilots([cast["CITY"]], TODAY, [], terms_on(TODAY))
    mark.delete()
    assert drifted([cast["CITY"]], TODAY) == judged
    assert [found.pilot.organisation for found in judged] == [cast["SECOND"]]
    to_judge = _pilots([cast["CITY"]], TODAY, [], terms_on(TODAY))
    assert [organisation for _pk, organisation, _format in to_judge] == [cast["SECOND"].pk]
    assert {organisation for _pk, organisation, _format in all_judged} == {cast["CELL"].pk, cast["SECOND"].pk}


def test_where_who_is_eligible_is_kept_nobody_is_judged_to_find_who_has_drifted(cast: Cast) -> None:
    decided(cast)
    scenes.approve(cast, "SECOND", "online")
    keep_countings()
    count_all_marked()
    with CaptureQueriesContext(connection) as asked:
        (found,) = drifted_pilots([cast["CITY"]], terms_on(TODAY), TODAY)
    assert found.organisation_id == cast["SECOND"].pk
    assert not [query for query in asked.captured_queries if "cells_kepttally" in query["sql"]]


def test_what_a_decider_decides_is_found_once_below_it_and_where_it_came_from_afar(cast: Cast) -> None:
    pilot = decided(cast)
    leave_their_ground(cast)
    city, ward, other = cast["CITY"], cast["WARD"], cast["OTHER"]
    for within, deciders in (
        ([city], [city]),
        ([city], [ward, city]),
        ([other], [city]),
        ([other, ward], [city, other]),
    ):
        assert [found.pilot for found in drifted(within, TODAY, deciders=deciders)] == [pilot]
    assert drifted([other], TODAY, deciders=[other]) == []


def test_what_is_no_more_has_not_drifted(cast: Cast) -> None:
    decided(cast)
    leave_their_ground(cast)
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(valid_to=TODAY)
    assert drifted([cast["CITY"]], TODAY) == []


def test_more_pilots_need_no_more_queries(cast: Cast) -> None:
    decided(cast)
    leave_their_ground(cast)

    def queries() -> int:
        count_all_marked()
        with CaptureQueriesContext(connection) as asked:
            drifted([cast["CITY"]], TODAY)
        return len(asked)

    before = queries()
    for code in ("SECOND", "UNIT", "WARD"):
        scenes.approve(cast, code, "online")
    assert len(drifted([cast["CITY"]], TODAY)) == 4  # nobody of theirs has a ground
    assert queries() <= before + 2  # the cells of the first committee, which are asked for all committees at once


def test_the_cells_of_several_are_those_of_each(cast: Cast) -> None:
    codes = ("CITY", "WARD", "OTHER", "UNIT")
    found = cells_of_each([cast[code].pk for code in codes], TODAY)
    for code in codes:
        assert sorted(found[cast[code].pk]) == sorted(cells_of(cast[code], TODAY))
    assert found[cast["UNIT"].pk] == [cast["UNIT"].pk]
    assert cells_of_each([], TODAY) == {}


def test_the_reach_follows_the_way_of_a_registration(cast: Cast) -> None:
    assert figures(cast, "CITY", TODAY)["eligible"] == 0
    pilot = decided(cast)
    assert figures(cast, "CITY", TODAY) == {"eligible": 1, "registered": 1, "approved": 1, "used": 0, "never_used": 1}
    assert figures(cast, "OTHER", TODAY)["approved"] == 0
    change_pilot(
        registration=pilot, act=RegistrationAct.END, remark="Hết", occasion=cast.occasion("em", today=date(2025, 4, 1))
    )
    assert figures(cast, "CITY", date(2025, 4, 1))["approved"] == 0
    assert figures(cast, "CITY", date(2025, 3, 31))["approved"] == 1


def test_after_the_guidance_nothing_is_approved_and_the_past_stays(cast: Cast) -> None:
    decided(cast)
    assert figures(cast, "CITY", date(2025, 7, 1)) == {
        "eligible": 0,
        "registered": 1,
        "approved": 0,
        "used": 0,
        "never_used": 0,
    }
    assert figures(cast, "CITY", date(2025, 6, 30))["approved"] == 1


def test_a_meeting_planned_and_cancelled_takes_its_place_on_the_days_between(cast: Cast) -> None:
    cell, cancelled_on = scenes.cell_with_groups(cast), date(2025, 3, 28)
    meeting = cell.plan("by_group", on=TODAY)
    cancel_meeting(meeting=meeting, reason="Bão", occasion=cast.occasion("an", today=cancelled_on))
    days = (date(2025, 3, 20), TODAY, date(2025, 3, 27), cancelled_on)
    covered = [coverage_on(cast["CITY"], day, today=TODAY) for day in days]
    assert [sum(one.number * one.taken for one in of_day.subjects) for of_day in covered] == [
        0,
        1,
        1,
        0,
    ]


def test_a_withdrawn_registration_does_not_count(cast: Cast) -> None:
    registration = submitted(cast)
    assert figures(cast, "CITY", TODAY)["registered"] == 1
    withdraw_registration(registration=registration, occasion=cast.occasion("binh"))
    assert figures(cast, "CITY", TODAY)["registered"] == 0
