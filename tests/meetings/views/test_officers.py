"""Who leads a meeting does not write its minutes, on whichever page the two are named; and what is adopted was voted on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from accounts.rules.days import day_after
from meetings.models import CombinedRecord
from meetings.services.past import PastMeeting, enter_past_meeting
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.pilots.pages import as_, confirm, text_of

pytestmark = pytest.mark.django_db
Page = tuple[str, dict[str, str]]
SAID = "Who leads the meeting does not write its minutes too"


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = day_after(TODAY)


def holding(scene: Scene) -> Page:
    meeting = scene.plan("in_person", TODAY, on=TODAY)
    return f"/meetings/{meeting.pk}/hold/", {"held_on": "21/03/2025"}


def past(scene: Scene) -> Page:
    facts = {"format": "in_person", "kind": "monthly", "held_on": "05/02/2025"}
    return "/meetings/organisations/CELL/past/", facts | {"agenda-TOTAL_FORMS": "0", "agenda-INITIAL_FORMS": "0"}


def correcting(scene: Scene) -> Page:
    told = PastMeeting(format="in_person", held_on=TODAY - timedelta(days=30))
    meeting = enter_past_meeting(organisation=scene.organisation, past=told, **scene.acting(TODAY))
    facts = {"held_on": f"{meeting.held_on:%d/%m/%Y}", "kind": "monthly", "format": "in_person", "why": "Ghi nhầm"}
    return f"/meetings/{meeting.pk}/correct/", facts


def of_a_group(scene: Scene) -> Page:
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    scene.prepare(meeting, TODAY)
    lines = {"opinions-TOTAL_FORMS": "0", "opinions-INITIAL_FORMS": "0"}
    return f"/meetings/{meeting.pk}/groups/{scene.groups[0].pk}/", lines | {"held_on": "21/03/2025", "present": "10"}


def combining(scene: Scene) -> Page:
    meeting = scene.until_reported(TODAY)
    facts = {"held_on": "22/03/2025", "kind": "conclusion", "text": "Thống nhất", "in_favour": "3"}
    return f"/meetings/{meeting.pk}/combine/", facts | {"tasks-TOTAL_FORMS": "0", "tasks-INITIAL_FORMS": "0"}


@pytest.mark.parametrize("page", [holding, past, correcting, of_a_group, combining])
def test_the_same_person_as_chair_and_secretary_is_refused_beside_the_secretary(
    groups: Scene, page: Callable[[Scene], Page]
) -> None:
    (address, facts), an, both = page(groups), as_("an"), str(groups.members[0].pk)
    answer = an.post(address, facts | {"chair": both, "secretary": both})
    assert SAID in str(answer.context["form"].errors["secretary"])
    assert answer.context["form"]["chair"].value() == both
    taken = an.post(
        address, facts | {"chair": both, "secretary": str(groups.members[4 if "groups" in address else 1].pk)}
    )
    assert taken.status_code == 302 or not taken.context["form"].errors


@pytest.fixture
def adopting(groups: Scene) -> tuple[Client, str, dict[str, str]]:
    address, facts = combining(groups)
    return as_("an"), address, facts | {"chair": str(groups.members[0].pk), "in_favour": ""}


def test_what_nobody_voted_on_is_not_adopted_without_saying_why(adopting: tuple[Client, str, dict[str, str]]) -> None:
    an, address, facts = adopting
    for votes in ({}, {"in_favour": "0", "against": "0"}):
        answer = an.post(address, facts | votes)
        assert "write below why no vote was taken" in str(answer.context["form"].errors["in_favour"])
    both = an.post(address, facts | {"in_favour": "3", "no_vote_because": "Thống nhất"})
    assert "no_vote_because" in both.context["form"].errors
    assert not CombinedRecord.objects.exists()


def test_why_no_vote_was_taken_is_looked_over_and_stands_in_the_record(
    adopting: tuple[Client, str, dict[str, str]],
) -> None:
    an, address, facts = adopting
    why = "Cấp uỷ đã thống nhất tại phiên trước"
    look = an.post(address, facts | {"no_vote_because": why})
    assert why in text_of(look)
    done = confirm(an, address, look)
    assert CombinedRecord.objects.get().no_vote_because == why
    shown = text_of(an.get(done.url))
    assert f"No vote was taken: {why}" in shown
    assert "0 in favour" not in shown
