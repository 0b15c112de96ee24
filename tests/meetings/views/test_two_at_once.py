"""Two clerks have the same form of a meeting open."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import DemoDay, KeptText
from meetings.models import CombinedRecord, GroupSession, Meeting
from meetings.queries.by_group import assignments_of, committee_of
from meetings.rules.votes import Ballot
from meetings.services.agenda import AgendaDraft, edit_agenda
from meetings.services.combining import Adopted, combine_groups
from meetings.services.holding import Minutes, hold_meeting
from meetings.services.past import PastMeeting, enter_past_meeting
from tests.cast import TODAY, Cast
from tests.meetings.scenes import ALLOWED, FORBIDDEN, MEETING_DAY, SECRET, Scene
from tests.opened_form import OpenedForm

SignIn = Callable[[str], Client]
YESTERDAY = TODAY - timedelta(days=1)
OTHER = "Bàn công tác vệ sinh môi trường"
THIRD = "Thông qua kế hoạch quý II"


@pytest.fixture
def planned(groups: Scene) -> Meeting:
    return groups.plan("in_person", TODAY + timedelta(days=5))


@pytest.fixture
def by_group(groups: Scene) -> Meeting:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    return meeting


def open_twice(signed_in: SignIn, cast: Cast, address: str) -> tuple[OpenedForm, OpenedForm]:
    cast.mandate("binh", "clerk", "CELL")
    return OpenedForm(signed_in("an"), address), OpenedForm(signed_in("binh"), address)


def agenda_of(meeting: Meeting) -> list[str]:
    return list(meeting.agenda.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("choice", "stands"),
    [("theirs", [ALLOWED, OTHER]), ("mine", [ALLOWED, THIRD]), ("both", [ALLOWED, OTHER, THIRD])],
)
def test_an_agenda_both_wrote_in_is_shown_twice_and_either_or_both_are_taken(
    cast: Cast, planned: Meeting, signed_in: SignIn, choice: str, stands: list[str]
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{planned.pk}/agenda/")
    assert a.press(**{"agenda-1-text": OTHER})
    assert not b.press(**{"agenda-1-text": THIRD})
    assert f"Kept by {cast.users['an']}, " in b.html
    assert OTHER in b.html
    assert b.data["agenda-1-text"] == [THIRD]
    assert agenda_of(planned) == [ALLOWED, OTHER]
    assert b.press(**{"keep-agenda": choice})
    assert agenda_of(planned) == stands


def test_two_windows_of_one_person_are_told_as_such(cast: Cast, planned: Meeting, signed_in: SignIn) -> None:
    address = f"/meetings/{planned.pk}/agenda/"
    one, other = OpenedForm(signed_in("an"), address), OpenedForm(signed_in("an"), address)
    assert one.press(**{"agenda-1-text": OTHER})
    assert not other.press(**{"agenda-1-text": THIRD})
    assert "You changed this yourself in another window (" in other.html
    assert "Kept by yourself in another window, " in other.html
    for of_another in (f"Kept by {cast.users['an']}", f"{cast.users['an']} changed this", "somebody else"):
        assert of_another not in other.html


def test_who_changed_nothing_puts_no_item_back(cast: Cast, planned: Meeting, signed_in: SignIn) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{planned.pk}/agenda/")
    assert a.press(**{"agenda-1-text": OTHER})
    assert b.press()
    assert agenda_of(planned) == [ALLOWED, OTHER]


def test_more_lines_forget_neither_what_was_typed_nor_where_the_form_began(
    cast: Cast, planned: Meeting, signed_in: SignIn
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{planned.pk}/agenda/")
    assert a.press(**{"agenda-1-text": OTHER})
    assert not b.press(**{"agenda-1-text": THIRD, "more_lines": "1"})
    assert b.data["agenda-1-text"] == [THIRD]
    assert not b.press()
    assert "keep-agenda" in b.html
    assert agenda_of(planned) == [ALLOWED, OTHER]


def test_a_secret_item_is_kept_in_no_earlier_text(cast: Cast, planned: Meeting, signed_in: SignIn) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{planned.pk}/agenda/")
    assert not a.press(**{"agenda-1-text": SECRET})
    assert a.press(**{"agenda-1-text": OTHER})
    assert not b.press(**{"agenda-1-text": SECRET})
    assert not b.press(**{"keep-agenda": "both"})
    assert not any(SECRET in str(kept.texts) for kept in KeptText.objects.all())
    assert agenda_of(planned) == [ALLOWED, OTHER]


def test_an_earlier_agenda_is_read_by_those_above_and_brought_back_by_the_clerk(
    cast: Cast, groups: Scene, planned: Meeting, signed_in: SignIn
) -> None:
    edit_agenda(meeting=planned, agenda=[AgendaDraft(OTHER)], occasion=cast.occasion("an"))
    address = f"/meetings/{planned.pk}/earlier/agenda/"
    above = signed_in("dung").get(address).content.decode()
    assert ALLOWED in above
    assert "Bring this text back" not in above
    client = signed_in("an")
    assert f"/meetings/{planned.pk}/agenda/?earlier=1" in client.get(address).content.decode()
    brought = OpenedForm(client, f"/meetings/{planned.pk}/agenda/?earlier=1")
    assert brought.data["agenda-0-text"] == [ALLOWED]
    assert agenda_of(planned) == [OTHER]
    assert brought.press()
    assert agenda_of(planned) == [ALLOWED]
    assert KeptText.objects.of(planned, "agenda").count() == 3


def test_what_may_not_stand_on_the_agenda_now_is_not_brought_back_either(
    cast: Cast, ship: Scene, signed_in: SignIn
) -> None:
    meeting = ship.plan("hybrid", TODAY + timedelta(days=5))
    KeptText.objects.create(
        subject_kind="meetings.meeting",
        subject_id=str(meeting.pk),
        part="agenda",
        number=2,
        texts={"agenda": [[FORBIDDEN, "", ""]]},
    )
    brought = OpenedForm(signed_in("binh"), f"/meetings/{meeting.pk}/agenda/?earlier=2")
    assert not brought.press()
    assert agenda_of(meeting) == [ALLOWED]


def test_of_a_preparation_each_keeps_what_the_other_wrote(
    cast: Cast, groups: Scene, by_group: Meeting, signed_in: SignIn
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{by_group.pk}/preparation/")
    second, third = groups.members[1], groups.members[2]
    assert a.press(direction="Bàn nhiệm vụ quý III", **{f"attends-{groups.groups[0].pk}": str(second.pk)})
    assert b.press(draft_conclusion="Dự thảo", **{f"attends-{groups.groups[1].pk}": str(third.pk)})
    session = by_group.preparation
    session.refresh_from_db()
    assert (session.direction, session.draft_conclusion) == ("Bàn nhiệm vụ quý III", "Dự thảo")
    attends = dict(session.assignments.values_list("group__name", "member"))
    assert (attends[groups.groups[0].name], attends[groups.groups[1].name]) == (second.pk, third.pk)
    page = b.client.get(f"/meetings/{by_group.pk}/").content.decode()
    assert "Direction given to the groups" in page


def test_two_who_send_another_to_one_group_are_asked(
    cast: Cast, groups: Scene, by_group: Meeting, signed_in: SignIn
) -> None:
    name = f"attends-{groups.groups[0].pk}"
    a, b = open_twice(signed_in, cast, f"/meetings/{by_group.pk}/preparation/")
    assert a.press(**{name: str(groups.members[1].pk)})
    assert not b.press(**{name: str(groups.members[2].pk)})
    assert f"<mark>{groups.members[1].full_name}</mark>" in b.html or str(groups.members[1]) in b.html
    assert 'value="both"' not in b.html
    assert b.press(**{f"keep-{name}": "theirs"})
    assert by_group.preparation.assignments.get(group=groups.groups[0]).member == groups.members[1]


def minutes_of(groups: Scene, meeting: Meeting) -> tuple[str, dict[str, str]]:
    return f"/meetings/{meeting.pk}/groups/{groups.groups[0].pk}/", {"present": "10", "in_favour-0": "9"}


def test_of_the_minutes_of_a_group_votes_and_opinions_are_looked_at_each(
    cast: Cast, groups: Scene, by_group: Meeting, signed_in: SignIn
) -> None:
    address, typed = minutes_of(groups, by_group)
    assert OpenedForm(signed_in("an"), address).press(**typed, **{"opinions-0-text": "Ý kiến đầu"})
    a, b = open_twice(signed_in, cast, address)
    item = by_group.agenda.get()
    assert a.press(**{f"in_favour-{item.pk}": "8", "opinions-1-text": "Ý kiến của an", "in_favour-0": "7"})
    assert not b.press(**{f"against-{item.pk}": "1", "opinions-1-text": "Ý kiến của binh", "in_favour-0": "6"})
    assert b.data[f"in_favour-{item.pk}"] == ["8"]
    assert b.data["opinions-1-text"] == ["Ý kiến của binh"]
    assert {"keep-opinions", "keep-in_favour-0"} <= {
        name for name in ("keep-opinions", "keep-in_favour-0") if name in b.html
    }
    assert b.press(**{"keep-opinions": "both", "keep-in_favour-0": "mine"})
    session = GroupSession.objects.get(meeting=by_group)
    votes = {vote.item_id: (vote.in_favour, vote.against) for vote in session.votes.all()}
    assert votes == {item.pk: (8, 1), None: (6, 0)}
    assert [opinion.text for opinion in session.opinions.all()] == ["Ý kiến đầu", "Ý kiến của an", "Ý kiến của binh"]


def test_minutes_recorded_for_the_first_time_by_two_are_not_written_over(
    cast: Cast, groups: Scene, by_group: Meeting, signed_in: SignIn
) -> None:
    address, typed = minutes_of(groups, by_group)
    a, b = open_twice(signed_in, cast, address)
    assert a.press(**typed)
    assert not b.press(**typed | {"present": "11"})
    assert GroupSession.objects.get(meeting=by_group).present == 10
    assert b.press(**{"keep-present": "mine"})
    assert GroupSession.objects.get(meeting=by_group).present == 11


def test_earlier_minutes_of_a_group_are_brought_back(
    cast: Cast, groups: Scene, by_group: Meeting, signed_in: SignIn
) -> None:
    address, typed = minutes_of(groups, by_group)
    client = signed_in("an")
    assert OpenedForm(client, address).press(**typed, **{"opinions-0-text": "Ý kiến đầu"})
    assert OpenedForm(client, address).press(**{"opinions-0-text": "Ý kiến khác", "present": "12"})
    page = client.get(f"{address}earlier/").content.decode()
    assert "<del>đầu</del>" in page
    assert "<ins>khác</ins>" in page
    assert OpenedForm(client, f"{address}?earlier=1").press()
    session = GroupSession.objects.get(meeting=by_group)
    assert (session.present, session.opinions.get().text) == (10, "Ý kiến đầu")


def test_who_adopts_second_sees_what_was_adopted_and_keeps_what_they_wrote(
    cast: Cast, groups: Scene, signed_in: SignIn
) -> None:
    meeting = groups.until_reported()
    DemoDay.objects.update_or_create(pk=1, defaults={"day": MEETING_DAY + timedelta(days=2)})
    cast.mandate("binh", "clerk", "CELL")
    address = f"/meetings/{meeting.pk}/combine/"
    a, b = (OpenedForm(signed_in(name), address, field="held_on") for name in ("an", "binh"))
    chair = str(groups.members[0].pk)
    assert not a.press(text="Kết luận của an", chair=chair, in_favour="3")
    assert a.press(step="confirm")
    assert not b.press(text="Kết luận của binh", chair=chair)
    assert "Kết luận của an" in b.html
    assert b.data["text"] == ["Kết luận của binh"]
    assert CombinedRecord.objects.get().text == "Kết luận của an"


@pytest.fixture
def on_the_day(groups: Scene) -> Meeting:
    return groups.plan("in_person", TODAY, on=TODAY)


def modes(meeting: Meeting) -> dict[int, str]:
    return dict(meeting.attendances.values_list("member", "mode"))


def test_of_a_roll_each_line_is_looked_at_by_itself(
    cast: Cast, groups: Scene, on_the_day: Meeting, signed_in: SignIn
) -> None:
    first, second, third = (member.pk for member in groups.members[:3])
    a, b = open_twice(signed_in, cast, f"/meetings/{on_the_day.pk}/attendance/")
    assert a.press(**{f"mode-{first}": "absent", f"mode-{second}": "excused", f"reason-{second}": "ốm"})
    assert b.press(**{f"mode-{third}": "absent"})
    roll = modes(on_the_day)
    assert (roll[first], roll[second], roll[third]) == ("absent", "excused", "absent")
    assert on_the_day.attendances.get(member=second).reason == "ốm"


def test_two_who_say_another_thing_of_one_member_are_asked_in_that_line(
    cast: Cast, groups: Scene, on_the_day: Meeting, signed_in: SignIn
) -> None:
    member = groups.members[0].pk
    a, b = open_twice(signed_in, cast, f"/meetings/{on_the_day.pk}/attendance/")
    assert a.press(**{f"mode-{member}": "absent"})
    assert not b.press(**{f"mode-{member}": "excused", f"reason-{member}": "ốm"})
    assert f"Changed by two: {groups.members[0].full_name}" in b.html
    assert modes(on_the_day)[member] == "absent"
    assert not b.press()
    assert b.press(**{f"keep-mode-{member}": "mine"})
    assert modes(on_the_day)[member] == "excused"


def test_who_closes_a_meeting_second_sees_what_was_recorded_and_keeps_what_they_wrote(
    cast: Cast, groups: Scene, on_the_day: Meeting, signed_in: SignIn
) -> None:
    cast.mandate("binh", "clerk", "CELL")
    address, chair = f"/meetings/{on_the_day.pk}/hold/", str(groups.members[0].pk)
    a, b = (OpenedForm(signed_in(name), address, field="summary") for name in ("an", "binh"))
    assert not a.press(summary="Lời của an", chair=chair)
    assert a.press(step="confirm")
    assert not b.press(summary="Lời của binh", chair=chair)
    assert "Lời của an" in b.html
    assert b.data["summary"] == ["Lời của binh"]


def test_the_hour_of_one_does_not_put_back_the_day_of_the_other(
    cast: Cast, planned: Meeting, signed_in: SignIn
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{planned.pk}/reschedule/")
    assert a.press(held_on="28/03/2025")
    assert b.press(starts_at="19:30")
    planned.refresh_from_db()
    assert (f"{planned.held_on:%d/%m}", f"{planned.starts_at:%H:%M}") == ("28/03", "19:30")


def test_nobody_answers_for_an_item_they_did_not_read(
    cast: Cast, groups: Scene, planned: Meeting, signed_in: SignIn
) -> None:
    unclear = "Công tác cán bộ"
    drafts = [AgendaDraft(unclear)]
    edit_agenda(meeting=planned, agenda=drafts, occasion=cast.occasion("an"))
    planned.agenda.update(verdict="unclear")
    form = OpenedForm(signed_in("an"), f"/meetings/{planned.pk}/agenda/1/confirm/", field="reason")
    edit_agenda(meeting=planned, agenda=[AgendaDraft(OTHER), *drafts], occasion=cast.occasion("an"))
    planned.agenda.update(verdict="unclear")
    assert not form.press(reason="Chỉ nghe báo cáo")
    assert "changed meanwhile" in form.html
    assert form.data["reason"] == ["Chỉ nghe báo cáo"]
    assert not planned.agenda.filter(confirmed_by__isnull=False).exists()
    assert form.press()
    assert planned.agenda.get(confirmed_by__isnull=False).text == OTHER


def test_what_one_corrects_of_a_held_meeting_is_not_put_back_by_the_other(
    groups: Scene, signed_in: SignIn, cast: Cast
) -> None:
    past = PastMeeting(format="in_person", held_on=TODAY - timedelta(days=20), summary="Bàn việc")
    meeting = enter_past_meeting(organisation=groups.organisation, past=past, **groups.acting(TODAY))
    a, b = open_twice(signed_in, cast, f"/meetings/{meeting.pk}/correct/")
    right = TODAY - timedelta(days=19)
    assert not a.press(held_on=f"{right:%d/%m/%Y}", why="ghi nhầm ngày")
    assert a.press(step="confirm")
    assert not b.press(summary="Bàn việc quý I", why="ghi thiếu")
    assert "changed this" in b.html
    assert b.data["held_on"] == [f"{right:%d/%m/%Y}"]
    assert not b.press()
    assert b.press(step="confirm")
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.summary) == (right, "Bàn việc quý I")


@pytest.fixture
def held(groups: Scene) -> Meeting:
    """With what was said and concluded, written when it was held."""
    meeting = groups.plan("in_person", TODAY, on=TODAY)
    minutes = Minutes(chair=groups.members[0], summary="Bàn nhiệm vụ tháng", conclusion="Nhất trí")
    return hold_meeting(meeting=meeting, minutes=minutes, **groups.acting(TODAY))


def test_of_a_correction_each_keeps_what_the_other_wrote_and_sees_it_before_it_is_done(
    cast: Cast, held: Meeting, signed_in: SignIn
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{held.pk}/correct/")
    assert a.press(summary="Bàn nhiệm vụ quý II", why="ghi sai", step="confirm")
    assert not b.press(conclusion="Nhất trí 100%", why="ghi thiếu")
    assert f"While you were writing, {cast.users['an']} changed this" in b.html
    assert (b.data["summary"], b.data["conclusion"]) == (["Bàn nhiệm vụ quý II"], ["Nhất trí 100%"])
    assert b.press(step="confirm")
    held.refresh_from_db()
    assert (held.summary, held.conclusion) == ("Bàn nhiệm vụ quý II", "Nhất trí 100%")


@pytest.mark.parametrize(
    ("choice", "stands"), [("theirs", "Lời của an"), ("mine", "Lời của binh"), ("both", "Lời của an\nLời của binh")]
)
def test_what_both_corrected_is_shown_twice_and_either_or_both_are_taken(
    cast: Cast, held: Meeting, signed_in: SignIn, choice: str, stands: str
) -> None:
    a, b = open_twice(signed_in, cast, f"/meetings/{held.pk}/correct/")
    assert a.press(summary="Lời của an", why="ghi sai", step="confirm")
    assert not b.press(summary="Lời của binh", why="ghi sai", step="confirm")
    assert f"Kept by {cast.users['an']}, " in b.html
    assert (b.data["summary"], b.data["why"]) == (["Lời của binh"], ["ghi sai"])
    # Taking what stands already corrects nothing.
    assert b.press(**{"keep-summary": choice}, step="confirm") is (choice != "theirs")
    held.refresh_from_db()
    assert held.summary == stands


def test_what_was_said_before_it_was_corrected_is_read_by_those_above_and_brought_back_by_the_clerk(
    cast: Cast, held: Meeting, signed_in: SignIn
) -> None:
    client, earlier = signed_in("an"), f"/meetings/{held.pk}/earlier/minutes/"
    correct = f"/meetings/{held.pk}/correct/"
    assert OpenedForm(client, correct).press(summary="Bàn nhiệm vụ quý", why="ghi sai", step="confirm")
    assert f'href="{earlier}"' in client.get(f"/meetings/{held.pk}/").content.decode()
    above = signed_in("dung").get(earlier).content.decode()
    assert "<del>tháng</del>" in above
    assert "Bring this text back" not in above
    assert f"{correct}?earlier=1" in client.get(earlier).content.decode()
    brought = OpenedForm(client, f"{correct}?earlier=1")
    assert brought.data["summary"] == ["Bàn nhiệm vụ tháng"]
    assert brought.press(why="sửa nhầm", step="confirm")
    held.refresh_from_db()
    assert held.summary == "Bàn nhiệm vụ tháng"
    kept = KeptText.objects.of(held, "minutes").order_by("number")
    assert [(one.texts["summary"], one.by == cast.users["an"]) for one in kept] == [
        ("Bàn nhiệm vụ tháng", True),
        ("Bàn nhiệm vụ quý", True),
        ("Bàn nhiệm vụ tháng", True),
    ]


def test_by_group_the_conclusion_that_was_adopted_is_kept_too(groups: Scene) -> None:
    meeting, day = groups.until_reported(), MEETING_DAY + timedelta(days=2)
    adopted = Adopted(held_on=day, text="Nhất trí 100%", chair=groups.members[0], ballot=Ballot(3, 0, 0))
    combine_groups(meeting=meeting, adopted=adopted, **groups.acting(day))
    assert KeptText.objects.of(meeting, "minutes").get().texts == {"summary": "", "conclusion": "Nhất trí 100%"}


def test_a_meeting_not_held_yet_has_no_earlier_minutes(planned: Meeting, signed_in: SignIn) -> None:
    assert signed_in("an").get(f"/meetings/{planned.pk}/earlier/minutes/").status_code == 404


def test_whom_one_sent_to_a_group_is_not_replaced_unseen_by_the_other(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", YESTERDAY, on=YESTERDAY)
    groups.prepare(meeting, YESTERDAY)
    groups.report(groups.meet(meeting, 0, YESTERDAY), YESTERDAY)
    last = groups.groups[3]
    address, field = f"/meetings/{meeting.pk}/supplement/", f"attends-{last.pk}"
    standing = assignments_of(meeting).get(group=last).member
    one, other = [person for person in committee_of(meeting, TODAY) if person != standing][:2]
    a, b = (OpenedForm(signed_in(who), address) for who in ("an", "binh"))
    assert a.press(**{field: str(one.pk), "reason": "Đồng chí cũ ốm"})
    assert not b.press(**{field: str(other.pk), "reason": "Phân công lại"})
    assert str(one) in b.html
    assert assignments_of(meeting).get(group=last).member == one
    assert b.press(**{f"keep-{field}": "mine"})
    assert assignments_of(meeting).get(group=last).member == other
