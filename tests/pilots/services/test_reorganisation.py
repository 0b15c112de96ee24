"""What a reorganisation does to pilots: approvals lapse, registrations fall or go along, used quotas are inherited."""

from datetime import date

import pytest

from cells.models import Organisation
from meetings.models import Meeting
from pilots.models import GuidanceQuota, Registration, Slot
from pilots.queries.coverage import counted_by
from pilots.queries.quotas import quota_use
from pilots.queries.registrations import pilot_in_force
from pilots.rules.coverage import Reach
from pilots.rules.terms import Format
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Part
from reorganisations.services.confirming import confirm_reorganisation
from reorganisations.services.preview import preview_of
from tests.cast import TODAY, Cast
from tests.meetings import scenes
from tests.pilots import story
from tests.reorganisations.reorganising import CELL_FACTS, come, confirmed, drafted, merge, new, split

pytestmark = pytest.mark.django_db
ON, EVE = date(2025, 5, 1), date(2025, 4, 30)
"""While 03-HD/TW is in force."""
State = Registration.State


def use_up(cast: Cast, code: str, number: int, *, format: str = "by_group", year: int = 2025) -> None:
    quota = GuidanceQuota.objects.get(format=format, subject="cell", per_year=3)
    for place in range(number):
        Slot.objects.create(organisation=cast[code], format=format, year=year, number=place + 1, quota=quota)


def used(code: str, format: Format = Format.BY_GROUP) -> int:
    return quota_use(Organisation.objects.get(code=code), format, ON).used


@pytest.mark.parametrize(("mine", "theirs", "after"), [(1, 2, 2), (2, 1, 2), (0, 3, 3), (0, 0, 0), (3, 3, 3)])
def test_after_a_merger_the_larger_of_the_two_is_used(cast: Cast, mine: int, theirs: int, after: int) -> None:
    use_up(cast, "CELL", mine)
    use_up(cast, "SECOND", theirs)
    confirmed(cast, merge(["SECOND"], "CELL"), on=ON)
    assert used("CELL") == mine
    come(ON)
    assert used("CELL") == after


def test_a_new_successor_inherits_the_larger(cast: Cast) -> None:
    use_up(cast, "CELL", 1)
    use_up(cast, "SECOND", 2)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ON)
    come(ON)
    assert used("WARD-03") == 2
    assert Slot.objects.filter(organisation__code="WARD-03", inherited=True).count() == 2


@pytest.mark.parametrize(("dealt", "there", "after"), [(2, 1, 2), (1, 2, 2), (2, 0, 2), (0, 1, 1)])
def test_an_heir_that_existed_already_has_used_the_larger_of_the_two(
    cast: Cast, dealt: int, there: int, after: int
) -> None:
    use_up(cast, "CELL", dealt)
    use_up(cast, "SECOND", there)
    confirmed(cast, split("CELL", Part("SECOND"), Part("UNIT")), on=ON)
    come(ON)
    assert (used("SECOND"), used("UNIT")) == (after, dealt)


def test_after_a_split_each_part_has_used_what_was_used(cast: Cast) -> None:
    people = cast.people(6, of="CELL")
    use_up(cast, "CELL", 2)
    part = Part("WARD-03", CELL_FACTS, members=tuple(person.pk for person in people[:3]))
    confirmed(cast, split("CELL", Part("CELL"), part), on=ON)
    come(ON)
    assert (used("CELL"), used("WARD-03")) == (2, 2)


def test_another_year_starts_anew(cast: Cast) -> None:
    use_up(cast, "SECOND", 3, year=2024)
    confirmed(cast, merge(["SECOND"], "CELL"), on=ON)
    come(ON)
    assert used("CELL") == 0


def test_approvals_lapse_on_both_sides_of_a_merger(cast: Cast) -> None:
    for code in ("CELL", "SECOND"):
        scenes.approve(cast, code, "by_group")
    confirmed(cast, merge(["SECOND"], "CELL"), on=ON)
    come(ON)
    assert pilot_in_force(cast["CELL"], "by_group", EVE) is not None
    assert pilot_in_force(cast["CELL"], "by_group", ON) is None
    assert pilot_in_force(cast["SECOND"], "by_group", EVE) is not None
    assert set(Registration.objects.values_list("state", flat=True)) == {State.ENDED}


def test_an_approval_over_with_its_guidance_is_no_pilot_in_force_and_lapses_all_the_same(cast: Cast) -> None:
    """A guidance that is extended afterwards would bring it back to life."""
    pilot = story.decided(cast)
    plan = drafted(cast, merge(["SECOND"], "CELL"))
    assert "pilots.approvals" not in {line.key for line in preview_of(plan, outcome_of(plan))}
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung", today=TODAY))
    come()
    pilot.refresh_from_db()
    assert pilot.state == State.ENDED


def test_the_approval_of_a_bystander_stays(cast: Cast) -> None:
    scenes.approve(cast, "UNIT", "by_group")
    confirmed(cast, merge(["SECOND"], "CELL"), on=ON)
    come(ON)
    assert pilot_in_force(cast["UNIT"], "by_group", ON) is not None


@pytest.mark.parametrize(("choice", "act"), [("withdraw", "lapse"), ("carry", "hand_over")])
def test_an_open_registration_falls_or_is_handed_over(cast: Cast, choice: str, act: str) -> None:
    registration = story.submitted(cast)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ON, choices={"pilots.open": choice})
    registration.refresh_from_db()
    assert registration.state == "submitted"
    come(ON)
    registration.refresh_from_db()
    assert (registration.state, registration.organisation.code) == ("withdrawn", "CELL")
    step = registration.steps.last()
    assert (step.act, step.by, step.remark) == (act, cast.users["dung"], "Sắp xếp")


def test_what_is_handed_over_is_sent_back_to_the_successor(cast: Cast) -> None:
    story.submitted(cast)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ON, choices={"pilots.open": "carry"})
    come(ON)
    carried = Registration.objects.get(organisation__code="WARD-03")
    assert (carried.state, carried.submission.organisation) == ("sent_back", cast["WARD"])
    assert [(step.act, step.by) for step in carried.steps.all()] == [("carry_over", cast.users["dung"])]


def test_a_registration_carried_over_was_the_predecessors_until_then(cast: Cast) -> None:
    story.submitted(cast)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=ON, choices={"pilots.open": "carry"})
    come(ON)
    for day, code in ((EVE, "CELL"), (ON, "WARD-03")):
        registered = counted_by(Reach.REGISTERED, cast["CITY"], day, today=ON, format="online")
        assert [version.organisation.code for version in registered] == [code]


def test_a_meeting_in_person_goes_on_in_the_successor_and_one_by_group_gives_its_place_back(cast: Cast) -> None:
    scene = scenes.cell_with_groups(cast)
    in_person = scene.plan("in_person", date(2025, 5, 3))
    by_group = scene.plan("by_group", date(2025, 5, 10))
    earlier = scene.plan("by_group", date(2025, 4, 10))
    confirmed(cast, merge(["CELL"], "SECOND"), on=ON)
    come(ON)
    for meeting in (in_person, by_group, earlier):
        meeting.refresh_from_db()
    assert (in_person.organisation.code, in_person.state) == ("SECOND", Meeting.State.PLANNED)
    assert (by_group.state, by_group.slot) == (Meeting.State.CANCELLED, None)
    assert earlier.state == Meeting.State.PLANNED
    assert used("SECOND") == 1


def test_meetings_in_person_are_cancelled_by_choice(cast: Cast) -> None:
    meeting = scenes.cell_with_groups(cast).plan("in_person", date(2025, 5, 3))
    confirmed(cast, merge(["CELL"], "SECOND"), on=ON, choices={"meetings.in_person": "cancel"})
    come(ON)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_because) == (Meeting.State.CANCELLED, "Sắp xếp")


def test_the_preview_counts_everything(cast: Cast) -> None:
    scene = scenes.cell_with_groups(cast)
    scene.plan("in_person", date(2025, 5, 3))
    scene.plan("by_group", date(2025, 5, 10))
    plan = drafted(cast, merge(["CELL"], "SECOND"), on=ON)
    numbers = {line.key: line.number for line in preview_of(plan, outcome_of(plan))}
    assert numbers == {
        "organisations.ended": 1,
        "cells.members": 52,
        "cells.groups": 4,
        "cells.posts": 3,
        "cells.mandates": 1,
        "meetings.in_person": 1,
        "meetings.pilot": 1,
        "pilots.approvals": 1,
        "pilots.quotas": 1,
    }
