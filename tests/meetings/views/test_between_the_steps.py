"""The pages on which a clerk leads a meeting by group on between its steps."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.models import DemoDay
from cells.services.groups import NewGroup, end_group, form_group, move_to_group
from meetings.models import Meeting
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene
from tests.opened_form import OpenedForm
from tests.reorganisations.reorganising import come, confirmed, merge

SignIn = Callable[[str], Client]
YESTERDAY = TODAY - timedelta(days=1)


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def meeting(groups: Scene) -> Meeting:
    """Prepared and, but for the last group, met and reported yesterday."""
    planned = groups.plan("by_group", YESTERDAY, on=YESTERDAY)
    groups.prepare(planned, YESTERDAY)
    for place in range(3):
        groups.report(groups.meet(planned, place, YESTERDAY), YESTERDAY)
    return planned


def dissolve(groups: Scene, place: int) -> None:
    end_group(group=groups.groups[place], on=TODAY, document=None, **groups.acting(TODAY))


def test_a_group_that_is_no_more_is_the_next_thing_to_be_let_go(
    groups: Scene, meeting: Meeting, signed_in: SignIn
) -> None:
    client, at, group = signed_in("an"), f"/meetings/{meeting.pk}/", groups.groups[3]
    assert "Record the minutes of Tổ đảng số 4" in page(client, at)
    dissolve(groups, 3)
    let_go = f"{at}groups/{group.pk}/let-go/"
    assert f'href="{let_go}"' in page(client, at)
    assert "Let Tổ đảng số 4 go" in page(client, at)
    assert "20/03/2025" in page(client, let_go)
    assert "This field is required" in client.post(let_go, {"reason": " "}).content.decode()
    assert client.post(let_go, {"reason": "Đã giải thể"}).status_code == 302
    assert "Combine the results" in page(client, at)
    for address in (at, f"{at}combine/", f"{at}minutes/"):
        assert "Đã giải thể" in page(client, address)


def test_a_group_that_is_there_is_not_let_go_and_the_page_says_what_is_done_instead(
    groups: Scene, meeting: Meeting, signed_in: SignIn
) -> None:
    answer = signed_in("an").post(f"/meetings/{meeting.pk}/groups/{groups.groups[3].pk}/let-go/", {"reason": "Vắng"})
    assert "break the meeting off" in answer.content.decode()


def test_what_happens_once_groups_have_met_is_supplemented(groups: Scene, meeting: Meeting, signed_in: SignIn) -> None:
    client, at = signed_in("an"), f"/meetings/{meeting.pk}/"
    told = {"new": NewGroup("Tổ đảng số 5", groups.members[7], [groups.members[7]]), "document": None}
    fifth = form_group(cell=groups.organisation, on=TODAY, **told, **groups.acting(TODAY))
    assert f'href="{at}supplement/"' in page(client, at)
    assert f'href="{at}preparation/"' not in page(client, at)
    shown = page(client, f"{at}supplement/")
    assert "Tổ đảng số 5" in shown
    assert "Tổ đảng số 1" not in shown
    data = {"held_on": "21/03/2025", "reason": "Tổ mới thành lập"}
    assert "Choose who attends" in client.post(f"{at}supplement/", data).content.decode()
    data[f"attends-{fifth.pk}"] = str(groups.members[1].pk)
    assert client.post(f"{at}supplement/", data).status_code == 302
    assert "Tổ đảng số 5" in page(client, at)
    assert "Supplemented on 21/03/2025: Tổ mới thành lập" in page(client, f"{at}minutes/")


def test_what_has_begun_is_broken_off_and_can_be_read(groups: Scene, meeting: Meeting, signed_in: SignIn) -> None:
    client, at = signed_in("an"), f"/meetings/{meeting.pk}/"
    assert f'href="{at}cancel/"' not in page(client, at)
    assert "Its place in the quota is given back." in page(client, f"{at}break-off/")
    assert client.post(f"{at}break-off/", {"reason": "Bão số 3"}).status_code == 302
    shown = page(client, at)
    assert "broken off" in shown
    assert "21/03/2025" in shown
    assert "Bão số 3" in shown
    assert "broken off" in page(client, "/meetings/")
    assert page(client, f"{at}minutes/").count("10 of 13 members present") == 3


def test_the_sums_say_with_which_group_somebody_is_counted(groups: Scene, meeting: Meeting, signed_in: SignIn) -> None:
    mover = groups.members[4]
    move_to_group(member=mover, group=groups.groups[3], on=TODAY, document=None, **groups.acting(TODAY))
    said = f"{mover.full_name} is counted with Tổ đảng số 1"
    form = page(signed_in("an"), f"/meetings/{meeting.pk}/groups/{groups.groups[3].pk}/")
    assert f"{said}: leave them out" in form
    groups.report(groups.meet(meeting, 3, TODAY), TODAY)
    for address in ("combine", "minutes"):
        assert said in page(signed_in("an"), f"/meetings/{meeting.pk}/{address}/")


def test_who_is_counted_with_another_group_has_no_second_vote_where_all_are_in_favour(
    groups: Scene, meeting: Meeting, signed_in: SignIn
) -> None:
    mover, group = groups.members[4], groups.groups[3]
    move_to_group(member=mover, group=group, on=TODAY, document=None, **groups.acting(TODAY))
    minutes = OpenedForm(signed_in("an"), f"/meetings/{meeting.pk}/groups/{group.pk}/")
    chair = str(groups.members[3].pk)
    # 14 are in it now; what the page counts is what the record will take.
    assert not minutes.press(held_on=f"{TODAY:%d/%m/%Y}", present="14", chair=chair, **{"all_in_favour-0": "on"})
    assert "number present lies between 1 and 13" in minutes.html
    assert "13 members of the group have a vote on 21/03/2025" in minutes.html
    assert minutes.press(present="13")
    votes = meeting.group_sessions.get(group=group).votes.get(item=None)
    assert (votes.in_favour, votes.against, votes.abstained) == (13, 0, 0)


def test_who_came_into_the_group_since_can_take_its_chair(groups: Scene, meeting: Meeting, signed_in: SignIn) -> None:
    mover = groups.members[5]
    move_to_group(member=mover, group=groups.groups[3], on=TODAY, document=None, **groups.acting(TODAY))
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/groups/{groups.groups[3].pk}/")
    assert f'<option value="{mover.pk}">' in shown


def test_the_clerk_of_the_successor_and_nobody_else_finishes_what_a_merged_cell_had_begun(
    cast: Cast, groups: Scene, meeting: Meeting, signed_in: SignIn
) -> None:
    merged = date(2025, 4, 1)
    cast.mandate("hoa", "clerk", "UNIT", on=date(2025, 4, 2))  # the neighbour is not there yet
    assert signed_in("chi").get(f"/meetings/{meeting.pk}/").status_code == 404
    confirmed(cast, merge(["CELL"], "UNIT"), on=merged)
    come(merged)
    DemoDay.objects.update_or_create(pk=1, defaults={"day": merged})
    client, at = signed_in("chi"), f"/meetings/{meeting.pk}/"
    assert "Break the meeting off" in page(client, at)
    assert f'href="{at}"' in page(client, "/")
    assert signed_in("hoa").get(f"{at}break-off/").status_code == 404
    reason = {"reason": "Chi bộ đã sáp nhập"}
    assert client.post(f"{at}groups/{groups.groups[3].pk}/let-go/", reason).status_code == 302
    assert client.post(f"{at}break-off/", reason).status_code == 302
    assert Meeting.objects.get(pk=meeting.pk).state == "cancelled"
    assert client.get(f"{at}cancel/").status_code == 404
