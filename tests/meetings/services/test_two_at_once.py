"""Many press the button of one form at the same moment: what one of them wrote, the others do not write over."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from accounts.queries.kept_texts import kept_texts_of
from meetings.models import GroupSession
from meetings.queries.entries import held_entries
from meetings.services.agenda import AgendaDraft, agenda_entries, drafts_in, edit_agenda
from meetings.services.by_group import minutes_part
from meetings.services.corrections import RightFacts, correct_meeting
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from meetings.services.texts import MINUTES
from tests.cast import TODAY, Cast
from tests.crowd import press_at_once
from tests.meetings.scenes import MEETING_DAY, cell_with_groups


def at_once(act: Callable[[int], object]) -> Counter[str]:
    return press_at_once(act, people=8)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_replace_one_agenda_at_once_one_is_first(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("in_person", MEETING_DAY)
    began = agenda_entries(meeting.agenda.all())

    def press(number: int) -> None:
        agenda = [AgendaDraft(f"Bàn việc thứ {number}")]
        edit_agenda(meeting=meeting, agenda=agenda, made_from=began, **scene.acting(TODAY))

    assert at_once(press) == {"done": 1, "refused": 7}
    kept = kept_texts_of(meeting, "agenda").first()
    assert kept is not None
    assert kept.number == 2
    assert drafts_in(kept.texts) == drafts_in(agenda_entries(meeting.agenda.all()))


@pytest.mark.django_db(transaction=True)
def test_of_many_who_record_one_preparation_first_at_once_one_is_first(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", MEETING_DAY)
    day = MEETING_DAY - timedelta(days=2)
    outcome = at_once(lambda number: scene.prepare(meeting, day, draft_conclusion=f"Dự thảo {number}", made_from={}))
    assert outcome == {"done": 1, "refused": 7}


@pytest.mark.django_db(transaction=True)
def test_of_many_who_record_the_minutes_of_one_group_at_once_one_is_first(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", MEETING_DAY)
    scene.prepare(meeting, MEETING_DAY - timedelta(days=2))
    outcome = at_once(lambda number: scene.meet(meeting, 0, MEETING_DAY, present=number + 2, made_from={}))
    assert outcome == {"done": 1, "refused": 7}
    session = GroupSession.objects.get(meeting=meeting)
    kept = kept_texts_of(meeting, minutes_part(scene.groups[0])).get()
    assert kept.texts["present"] == session.present


@pytest.mark.django_db(transaction=True)
def test_of_many_who_enter_one_member_otherwise_at_once_one_is_first(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("in_person", TODAY, on=TODAY)
    member = scene.members[0].pk

    def press(number: int) -> None:
        roll = {member: Presence("excused", f"lý do {number}")}
        record_attendance(meeting=meeting, roll=roll, made_from={}, **scene.acting(TODAY))

    assert at_once(press) == {"done": 1, "refused": 7}


@pytest.mark.django_db(transaction=True)
def test_of_many_who_correct_one_held_meeting_at_once_one_is_first(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("in_person", MEETING_DAY)
    hold_meeting(meeting=meeting, minutes=Minutes(summary="Bàn nhiệm vụ"), **scene.acting(MEETING_DAY))
    meeting.refresh_from_db()
    began = held_entries(meeting)

    def press(number: int) -> None:
        right = RightFacts(meeting.held_on, meeting.kind, meeting.format, summary=f"Bàn việc thứ {number}")
        correct_meeting(meeting=meeting, right=right, why="ghi sai", made_from=began, **scene.acting(MEETING_DAY))

    assert at_once(press) == {"done": 1, "refused": 7}
    meeting.refresh_from_db()
    assert [one.texts["summary"] for one in kept_texts_of(meeting, MINUTES)] == [meeting.summary, "Bàn nhiệm vụ"]
