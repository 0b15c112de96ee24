"""A meeting by group with as few presses as it can do with: what is proposed, what one press fills in, and where it goes on."""

from collections.abc import Callable

import pytest
from django.test import Client

from meetings.models import CombinedRecord, GroupSession, Meeting, Task
from meetings.rules.votes import Ballot
from meetings.services.by_group import OpinionDraft
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.opened_form import OpenedForm
from tests.pilots.pages import as_, looked_over, text_of

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def meeting(groups: Scene) -> Meeting:
    return groups.plan("by_group", TODAY, on=TODAY)


def at(meeting: Meeting, path: str = "") -> str:
    return f"/meetings/{meeting.pk}/{path}"


def minutes_of(meeting: Meeting, groups: Scene, place: int = 0) -> OpenedForm:
    return OpenedForm(as_("an"), at(meeting, f"groups/{groups.groups[place].pk}/"))


def probation(scene: Scene, place: int) -> None:
    degree = scene.members[place].degrees.get()
    degree.value = "probationary"
    degree.save()


def test_direction_draft_and_who_goes_to_which_group_are_proposed(groups: Scene, meeting: Meeting) -> None:
    form = OpenedForm(as_("an"), at(meeting, "preparation/"))
    assert form.press()
    prepared = meeting.preparation
    assert "1. Quán triệt nghị quyết của cấp trên" in prepared.direction
    assert "1. Quán triệt nghị quyết của cấp trên" in prepared.draft_conclusion
    sent = list(prepared.assignments.order_by("group__name").values_list("member", flat=True))
    assert set(sent) == {member.pk for member in groups.members[:3]}
    assert sent[0] == sent[3]


def test_from_the_plan_to_the_record_each_step_leads_to_the_next(groups: Scene, meeting: Meeting) -> None:
    an = as_("an")
    page = OpenedForm(an, at(meeting, "preparation/"))
    to = an.post(page.address, page.data).url
    for group in groups.groups:
        assert to == at(meeting, f"groups/{group.pk}/")
        page = OpenedForm(an, to)
        to = an.post(to, page.data | {"present": "13", "all_in_favour": "on", "with_report": "1"}).url
    assert to == at(meeting, "combine/")
    votes = {(vote.in_favour, vote.against) for session in GroupSession.objects.all() for vote in session.votes.all()}
    assert votes == {(13, 0)}
    form = OpenedForm(an, to, field="seen_figures").data
    assert looked_over(an, to, form | {"in_favour": "3"}).status_code == 302
    record = CombinedRecord.objects.get()
    assert (record.in_favour, "1. Quán triệt nghị quyết" in record.text) == (3, True)


def test_before_its_day_the_meeting_goes_on_at_its_page(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    page = OpenedForm(as_("an"), at(meeting, "preparation/"))
    assert page.client.post(page.address, page.data).url == at(meeting)


def test_the_page_says_who_is_to_do_what_and_by_when(groups: Scene, meeting: Meeting) -> None:
    an = as_("an")
    leader, committee = (groups.members[place].full_name for place in (3, 1))
    shown = text_of(an.get(at(meeting)))
    assert committee in shown
    assert "By 21/03/2025" in shown
    groups.prepare(meeting, TODAY)
    for place in range(3):
        groups.report(groups.meet(meeting, place, TODAY), TODAY)
    assert f"To be done by: Tổ đảng số 4 ({leader})" in text_of(an.get(at(meeting)))
    groups.meet(meeting, 3, TODAY)
    shown = text_of(an.get(at(meeting)))
    assert f"To be done by: Tổ đảng số 4 ({leader})" in shown
    assert "By the end of 22/03/2025" in shown


def test_the_minutes_alone_are_saved_without_the_report_though_it_is_filled_in(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, TODAY)
    page = minutes_of(meeting, groups)
    assert page.data["reported_on"] == ["21/03/2025"]
    assert page.press(present="10")
    assert not hasattr(GroupSession.objects.get(), "report")


def test_a_report_that_comes_with_the_minutes_is_late_where_its_day_is(groups: Scene, settings) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    settings.DEMO_TODAY = TODAY.replace(day=25)
    page = minutes_of(meeting, groups)
    assert "by the end of 22/03/2025" in page.html
    assert page.press(present="10", with_report="1")
    assert "reported late" in text_of(as_("an").get(at(meeting)))


def test_a_report_without_a_day_or_of_the_future_is_told_beside_its_field_and_nothing_is_written(
    groups: Scene, meeting: Meeting
) -> None:
    groups.prepare(meeting, TODAY)
    for day, why in (("", "on which day the leader reported"), ("24/03/2025", "not before")):
        page = minutes_of(meeting, groups)
        assert not page.press(present="10", with_report="1", reported_on=day)
        assert why in page.html
    assert not GroupSession.objects.exists()


def test_where_somebody_has_no_vote_it_is_asked_how_many_of_those_present_have_one(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    probation(scene, 4)
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    scene.prepare(meeting, TODAY)
    page = minutes_of(meeting, scene)
    assert "12 members of the group have a vote" in page.html
    assert not page.press(present="10", all_in_favour="on")
    assert "between 9 and 10 have a vote: write how many" in page.html
    assert not page.press(voters="11")
    assert "between 9 and 10 have a vote." in page.html
    assert page.press(voters="9")
    assert {vote.in_favour for vote in GroupSession.objects.get().votes.all()} == {9}


def test_where_all_are_present_it_is_known_how_many_have_a_vote(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    probation(scene, 4)
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    scene.prepare(meeting, TODAY)
    assert minutes_of(meeting, scene).press(present="13", all_in_favour="on")
    assert {vote.in_favour for vote in GroupSession.objects.get().votes.all()} == {12}


def test_all_in_favour_does_not_write_over_a_figure(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, TODAY)
    page, item = minutes_of(meeting, groups), meeting.agenda.get()
    assert not page.press(present="10", all_in_favour="on", **{f"against-{item.pk}": "1"})
    assert "leave the figures empty" in page.html


def test_an_opinion_is_on_an_item_and_stands_there_in_the_record(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, TODAY)
    page, item = minutes_of(meeting, groups), meeting.agenda.get()
    said = {"kind": "reserved", "text": "Bảo lưu", "item": str(item.pk), "author": str(groups.members[4].pk)}
    assert page.press(present="10", **{f"opinions-0-{name}": value for name, value in said.items()})
    opinion = GroupSession.objects.get().opinions.get()
    assert (opinion.item, opinion.author) == (item, groups.members[4])
    again = minutes_of(meeting, groups)
    assert again.data["opinions-0-item"] == [str(item.pk)]
    shown = text_of(as_("an").get(at(meeting, "minutes/")))
    heading = shown.rindex("1. Quán triệt nghị quyết của cấp trên")
    assert heading < shown.index("Bảo lưu", heading) < shown.index(groups.members[4].full_name, heading)


def test_what_does_not_fit_together_is_said_before_anything_is_adopted(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, TODAY)
    item = meeting.agenda.get()
    for place, votes in enumerate(({item.pk: Ballot(9)}, {item.pk: Ballot(13)}, {}, {item.pk: Ballot(13)})):
        present = 10 if place == 0 else 13
        groups.report(groups.meet(meeting, place, TODAY, present=present, votes=votes), TODAY)
    shown = text_of(as_("an").get(at(meeting, "combine/")))
    assert "Tổ đảng số 3 did not vote on" in shown
    assert "votes cast 9, members present who have a vote 10" in shown


def combining(groups: Scene, meeting: Meeting, **typed: str) -> dict[str, object]:
    for place in range(4):
        opinions = [OpinionDraft("other", "Chưa thống nhất")]
        groups.report(groups.meet(meeting, place, TODAY, opinions=opinions), TODAY)
    facts = {"held_on": "21/03/2025", "kind": "conclusion", "text": "Kết luận", "chair": str(groups.members[1].pk)}
    return facts | {"tasks-TOTAL_FORMS": "1", "tasks-INITIAL_FORMS": "0"} | typed


def test_what_has_no_majority_is_refused_and_recorded_as_not_adopted(groups: Scene, meeting: Meeting) -> None:
    groups.prepare(meeting, TODAY)
    facts, an = combining(groups, meeting, in_favour="1", against="2"), as_("an")
    refused = an.post(at(meeting, "combine/"), facts)
    assert "1 of 3 are in favour, and at least 2 are needed" in text_of(refused)
    assert looked_over(an, at(meeting, "combine/"), facts | {"kind": "nothing"}).status_code == 302
    for path in ("", "minutes/"):
        assert "not adopted: 1 in favour, 2 against" in text_of(an.get(at(meeting, path)))
    assert Meeting.objects.get().state == "held"


@pytest.mark.parametrize(("lacks", "why"), [("member", "Say who does it."), ("due_on", "Say by which day.")])
def test_a_task_has_a_person_and_a_day(groups: Scene, meeting: Meeting, lacks: str, why: str) -> None:
    groups.prepare(meeting, TODAY)
    task = {"text": "Vận động", "member": str(groups.members[5].pk), "due_on": "15/04/2025"}
    told = {f"tasks-0-{name}": value for name, value in task.items() if name != lacks}
    facts, an = combining(groups, meeting, in_favour="3", **told), as_("an")
    assert why in text_of(an.post(at(meeting, "combine/"), facts))
    assert looked_over(an, at(meeting, "combine/"), facts | {f"tasks-0-{lacks}": task[lacks]}).status_code == 302
    assert Task.objects.get().text == "Vận động"
