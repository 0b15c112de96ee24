"""A decision is entered late: the cell that it ended has met since. The meeting goes to what came of the cell, or stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.overlaps import strays
from meetings.forms.combining import CombineForm
from meetings.models import Meeting
from meetings.queries.attendance import attendance_count, differences_of
from meetings.queries.by_group import adopting_on
from meetings.queries.rolls import rolls_differing_from_register
from meetings.rules.votes import Ballot
from meetings.services import past
from meetings.services.combining import Adopted, combine_groups
from meetings.services.corrections import RightFacts, correct_meeting
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from meetings.services.supplementing import break_off_meeting
from pilots.models import Slot
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Step
from reorganisations.services.preview import preview_of
from tests.cast import Cast
from tests.meetings.scenes import Scene, approve, cell_with_groups
from tests.reorganisations.reorganising import come, confirmed, drafted, merge, new, split

pytestmark = pytest.mark.django_db
ENDED, MET, ENTERED = date(2025, 4, 1), date(2025, 4, 5), date(2025, 4, 20)
INTO_SECOND = merge(["CELL"], "SECOND")
State = Meeting.State


@pytest.fixture
def scene(cast: Cast) -> Scene:
    cast.people(10, of="SECOND")
    return cell_with_groups(cast)


def held(scene: Scene) -> Meeting:
    """In person, with a roll of everybody."""
    meeting = scene.plan("in_person", MET)
    roll = {member.pk: Presence("in_person") for member in scene.members}
    record_attendance(meeting=meeting, roll=roll, **scene.acting(MET))
    return hold_meeting(meeting=meeting, minutes=Minutes(chair=scene.members[0]), **scene.acting(MET))


def begun(scene: Scene) -> Meeting:
    """By group: one of four groups has met."""
    meeting = scene.plan("by_group", MET)
    scene.prepare(meeting, MET)
    scene.meet(meeting, 0, MET)
    return meeting


def told_by_group(scene: Scene, day: date, organisation: Organisation | None = None) -> Meeting:
    """By group, entered afterwards."""
    facts = past.PastMeeting(
        format="by_group", kind="monthly", held_on=day, present=8, why="Quyết định 5-QĐ/ĐU", second=True
    )
    return past.enter_past_meeting(organisation=organisation or scene.organisation, past=facts, **scene.acting(ENTERED))


def decided_late(cast: Cast, *steps: Step, choice: str = "move") -> None:
    confirmed(cast, *(steps or (INTO_SECOND,)), on=ENDED, today=ENTERED, choices={"meetings.held": choice})


def again(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("organisation", "convened_by", "slot").get(pk=meeting.pk)


def places(code: str) -> int:
    return Slot.objects.taken().filter(organisation__code=code, format="by_group", year=2025).count()


@pytest.mark.parametrize(("choice", "belongs_to"), [("move", "SECOND"), ("stay", "CELL")])
def test_it_goes_to_the_successor_or_stays_by_choice(cast: Cast, scene: Scene, choice: str, belongs_to: str) -> None:
    meeting = held(scene)
    decided_late(cast, choice=choice)
    meeting = again(meeting)
    assert (meeting.organisation.code, meeting.state, meeting.held_on) == (belongs_to, State.HELD, MET)
    assert (meeting.convened.code, meeting.register_day) == ("CELL", date(2025, 3, 31))
    assert meeting.corrected_by is not None
    assert meeting.corrected_by.why == "Sắp xếp"
    assert strays() == {}


@pytest.mark.parametrize("choice", ["move", "stay"])
def test_its_roll_stays_right_either_way(cast: Cast, scene: Scene, choice: str) -> None:
    meeting = held(scene)
    decided_late(cast, choice=choice)
    assert attendance_count(again(meeting)).expected == len(scene.members)
    assert not differences_of(again(meeting))
    assert rolls_differing_from_register(Meeting.objects.all()) == []


def test_the_choice_is_shown_with_how_many_meetings_it_is_about(cast: Cast, scene: Scene) -> None:
    held(scene)
    plan = drafted(cast, INTO_SECOND, on=ENDED)
    (line,) = [line for line in preview_of(plan, outcome_of(plan)) if line.key == "meetings.held"]
    assert (line.number, [value for value, _words in line.options]) == (1, ["move", "stay"])


def test_after_a_split_into_several_it_stays(cast: Cast, scene: Scene) -> None:
    meeting = held(scene)
    decided_late(cast, split("CELL", new("WARD-08"), new("WARD-09")))
    assert again(meeting).organisation.code == "CELL"
    assert strays() == {}


@pytest.mark.parametrize(
    ("before", "since", "of_the_heir", "after"), [(1, 1, 0, 2), (0, 1, 1, 2), (1, 1, 2, 3), (2, 0, 1, 2), (0, 2, 0, 2)]
)
def test_its_place_goes_along_on_top_of_the_larger_of_the_two(
    cast: Cast, scene: Scene, before: int, since: int, of_the_heir: int, after: int
) -> None:
    for number in range(before):
        told_by_group(scene, date(2025, 1, 10 + number))
    for number in range(since):
        told_by_group(scene, date(2025, 4, 5 + number))
    for number in range(of_the_heir):
        told_by_group(scene, date(2025, 2, 10 + number), cast["SECOND"])
    decided_late(cast)
    assert places("SECOND") == after
    assert Meeting.objects.filter(organisation__code="SECOND", held_on__gte=ENDED).count() == since


def test_where_the_year_of_the_heir_is_full_it_stays(cast: Cast, scene: Scene) -> None:
    meeting = told_by_group(scene, MET)
    for number in range(3):
        told_by_group(scene, date(2025, 2, 10 + number), cast["SECOND"])
    decided_late(cast)
    assert again(meeting).organisation.code == "CELL"
    assert places("SECOND") == 3


def test_what_stays_is_inherited_like_what_was_used_before(cast: Cast, scene: Scene) -> None:
    told_by_group(scene, MET)
    decided_late(cast, choice="stay")
    assert (places("CELL"), places("SECOND")) == (1, 1)


def test_corrected_to_a_day_before_the_end_the_cell_simply_held_it(cast: Cast, scene: Scene) -> None:
    meeting = held(scene)
    decided_late(cast)
    right = RightFacts(held_on=date(2025, 3, 28), kind="monthly", format="in_person", chair=scene.members[0])
    correct_meeting(meeting=again(meeting), right=right, why="Ghi nhầm ngày", **scene.acting(ENTERED))
    meeting = again(meeting)
    assert (meeting.organisation.code, meeting.convened_by, meeting.register_of) == ("CELL", None, None)
    assert strays() == {}


def test_it_is_not_corrected_to_a_day_before_the_successor_was_there(cast: Cast, scene: Scene) -> None:
    meeting = held(scene)
    decided_late(cast, merge(["CELL", "SECOND"], new("WARD-09")))
    right = RightFacts(held_on=MET, kind="thematic", format="in_person", chair=scene.members[0])
    correct_meeting(meeting=again(meeting), right=right, why="Ghi nhầm loại", **scene.acting(ENTERED))
    assert again(meeting).organisation.code == "WARD-09"


def test_by_group_and_begun_since_the_day_the_successor_finishes_it(cast: Cast, scene: Scene) -> None:
    meeting = scene.until_reported(MET)
    decided_late(cast)
    combine_groups(
        meeting=again(meeting),
        adopted=Adopted(
            held_on=date(2025, 4, 8), text="Nhất trí", chair=scene.members[0], no_vote_because="Đã sáp nhập"
        ),
        occasion=cast.occasion("binh", today=ENTERED),
    )
    meeting = again(meeting)
    assert (meeting.state, meeting.convened.code) == (State.HELD, "CELL")
    assert strays() == {}


def test_where_the_successor_has_no_committee_yet_those_who_vote_in_it_adopt(cast: Cast, scene: Scene) -> None:
    meeting = scene.until_reported(MET)
    decided_late(cast)
    asked = adopting_on(again(meeting), ENTERED)
    assert (asked.cell.code, asked.is_committee, asked.votes) == ("SECOND", False, len(scene.members) + 10)
    adopted = Adopted(held_on=date(2025, 4, 8), text="Nhất trí", chair=scene.members[0], ballot=Ballot(in_favour=60))
    acting = {"meeting": again(meeting), "occasion": cast.occasion("binh", today=ENTERED)}
    with pytest.raises(Refused, match=f"{asked.votes} members of the cell have a vote") as refused:
        combine_groups(adopted=replace(adopted, ballot=Ballot(in_favour=asked.votes + 1)), **acting)
    assert refused.value.field == "in_favour"
    form = CombineForm(None, meeting=again(meeting), on=ENTERED, initial={})
    assert "(SECOND) has neither a cell committee nor a secretary" in form.who_adopts
    assert form.fields["in_favour"].help_text == f"Members of the cell who have a vote: {asked.votes}."
    assert combine_groups(adopted=adopted, **acting).in_favour == 60


def test_by_group_and_begun_since_the_day_it_may_be_broken_off_and_gives_its_place_back(
    cast: Cast, scene: Scene
) -> None:
    meeting = begun(scene)
    decided_late(cast)
    assert places("SECOND") == 1
    break_off_meeting(meeting=again(meeting), reason="Đã sáp nhập", occasion=cast.occasion("binh", today=ENTERED))
    assert again(meeting).state == State.CANCELLED
    assert places("SECOND") == 0


def test_a_second_late_decision_keeps_whose_people_met(cast: Cast, scene: Scene) -> None:
    meeting = held(scene)
    decided_late(cast)
    confirmed(cast, merge(["SECOND", "UNIT"], new("WARD-09")), on=date(2025, 4, 3), today=ENTERED, title="Lần hai")
    meeting = again(meeting)
    assert (meeting.organisation.code, meeting.convened.code) == ("WARD-09", "CELL")
    assert not differences_of(meeting)


def test_a_pilot_is_not_asked_for_twice(cast: Cast, scene: Scene) -> None:
    """Under an approval that lapsed on the day nothing more is planned, what was held under it stays held."""
    approve(cast, "SECOND", "by_group", since=date(2023, 6, 1))
    told_by_group(scene, MET)
    decided_late(cast)
    with pytest.raises(Refused):
        Scene(cast, cast["SECOND"], "binh", [], []).plan("by_group", date(2025, 5, 1), on=ENTERED)


def test_the_log_and_the_page_say_whose_people_met(
    cast: Cast, scene: Scene, signed_in: Callable[[str], Client]
) -> None:
    meeting = held(scene)
    decided_late(cast)
    entry = again(meeting).corrected_by
    assert entry is not None
    assert (entry.data["before"]["organisation"], entry.data["after"]["organisation"]) == ("CELL", "SECOND")
    page = signed_in("binh").get(f"/meetings/{meeting.pk}/").content.decode()
    assert "which as was decided later had its last day on 31/03/2025" in page


def test_what_is_cancelled_with_its_cell_is_no_contradiction(cast: Cast, scene: Scene) -> None:
    scene.plan("by_group", date(2025, 5, 10))
    confirmed(cast, INTO_SECOND, on=date(2025, 5, 1))
    come(date(2025, 5, 1))
    assert Meeting.objects.get().state == State.CANCELLED
    assert strays() == {}
