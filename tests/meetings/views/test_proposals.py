from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.models import AgendaTemplate, HandedDownTopic, Meeting, Task
from tests.meetings.queries.test_year import held
from tests.meetings.scenes import ALLOWED, SECRET, Scene
from tests.meetings.views.test_planning import PLAN, page, typed

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db
TEMPLATE = "/meetings/organisations/WARD/template/monthly/"
TOPICS = "/meetings/organisations/WARD/topics/"


def hand_down(client: Client, **more: str) -> object:
    told = {"month": "2025-04-01", "kind": "", "text": "Học tập chuyên đề năm 2025"} | more
    return client.post(f"{TOPICS}new/", told)


def test_the_form_begins_with_the_usual_items_what_is_handed_down_and_what_is_undone(
    groups: Scene, signed_in: SignIn
) -> None:
    cast = groups.cast
    AgendaTemplate.objects.create(organisation=groups.organisation, kind="monthly", lines="Chào cờ\nThu đảng phí")
    HandedDownTopic.objects.create(organisation=cast["CITY"], month=date(2025, 4, 1), text="Việc của thành phố")
    HandedDownTopic.objects.create(organisation=cast["WARD"], month=date(2025, 4, 1), text="Việc của phường")
    HandedDownTopic.objects.create(organisation=cast["WARD"], month=date(2025, 5, 1), text="Việc tháng sau")
    HandedDownTopic.objects.create(
        organisation=cast["WARD"], month=date(2025, 4, 1), text="Việc chuyên đề", kind="thematic"
    )
    HandedDownTopic.objects.create(
        organisation=cast["WARD"],
        month=date(2025, 4, 1),
        text="Việc rút",
        withdrawn_on=date(2025, 3, 2),
        withdrawn_because="Thay",
    )
    meeting = held(cast, "CELL", date(2025, 3, 5))
    Task.objects.create(meeting=meeting, member=groups.members[0], text="Vận động hộ", due_on=date(2025, 3, 31))
    answer = signed_in("an").get(f"{PLAN}?on=05/04/2025")
    lines = [line["text"].value() for line in answer.context["lines"] if line["text"].value()]
    assert lines == [
        "Chào cờ",
        "Thu đảng phí",
        "Việc của thành phố",
        "Việc của phường",
        "Result of the task: Vận động hộ",
    ]
    assert answer.context["lines"].forms[4]["presenter"].value() == str(groups.members[0])


def test_what_is_proposed_is_added_once_to_what_was_typed(groups: Scene, signed_in: SignIn) -> None:
    AgendaTemplate.objects.create(organisation=groups.organisation, kind="thematic", lines=f"Chào cờ\n{ALLOWED}")
    answer = signed_in("an").post(PLAN, typed(ALLOWED, kind="thematic", propose="1"))
    assert [line["text"].value() for line in answer.context["lines"].forms[:2]] == [ALLOWED, "Chào cờ"]
    assert not Meeting.objects.exists()


def test_what_is_pasted_goes_into_the_lines_and_is_planned_after_a_look(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    pasted = "STT\tNội dung\n1\tĐọc tài liệu\tĐ/c Bình\t15 phút\n- Thu đảng phí"
    answer = client.post(PLAN, typed(ALLOWED, format="in_person", pasted=pasted))
    lines = [(line["text"].value(), line["presenter"].value()) for line in answer.context["lines"].forms[:3]]
    assert [text for text, _who in lines] == [ALLOWED, "Đọc tài liệu", "Thu đảng phí"]
    assert lines[1][1] == "Đ/c Bình"
    assert 'value="Nhà văn hoá"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_plan_has_hours_people_and_who_presents_what(groups: Scene, signed_in: SignIn) -> None:
    chair, secretary = groups.members[:2]
    more = {"starts_at": "7:30", "ends_at": "9:30", "chair": str(chair.pk), "secretary": str(secretary.pk)}
    more |= {"agenda-0-presenter": "Đ/c Bình", "agenda-0-note": "15 phút"}
    client = signed_in("an")
    assert client.post(PLAN, typed(ALLOWED, format="in_person", **more)).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.chair, meeting.secretary) == (chair, secretary)
    assert (f"{meeting.starts_at:%H:%M}", f"{meeting.ends_at:%H:%M}") == ("07:30", "09:30")
    item = meeting.agenda.get()
    assert (item.presenter, item.note) == ("Đ/c Bình", "15 phút")
    notice = page(client, f"/meetings/{meeting.pk}/notice/")
    for said in ("07:30 – 09:30", "Đ/c Bình", "15 phút", ALLOWED, "04/04/2025"):
        assert said in notice


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"starts_at": "9:30", "ends_at": "9:30"}, "The meeting ends after it begins"),
        ({"agenda-0-note": "MẬT"}, "marked secret"),
    ],
)
def test_what_cannot_be_is_told_and_stays_typed(
    groups: Scene, signed_in: SignIn, more: dict[str, str], said: str
) -> None:
    shown = page(signed_in("an"), PLAN, typed(ALLOWED, format="in_person", **more))
    assert said in shown
    assert f'value="{ALLOWED}"' in shown
    assert not Meeting.objects.exists()


def test_how_long_a_meeting_lasts_is_said_beside_its_end(groups: Scene, signed_in: SignIn) -> None:
    assert "At least 120 minutes after it begins (Nền nếp sinh hoạt chi bộ)." in page(signed_in("an"), PLAN)


def test_place_and_people_are_changed_and_two_who_change_them_are_told(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("in_person")
    client, address = signed_in("an"), f"/meetings/{meeting.pk}/plan/"
    made_from = client.get(address).context["form"]["made_from"].value()
    told = {"place": "Hội trường", "link": "", "chair": str(groups.members[0].pk), "secretary": ""}
    assert client.post(address, told | {"made_from": made_from}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.place, meeting.chair) == ("Hội trường", groups.members[0])
    other = client.post(address, told | {"place": "Trường học", "made_from": made_from})
    assert other.status_code == 200
    assert "Hội trường" in other.content.decode()
    same = told | {"secretary": told["chair"]}
    assert "does not write its minutes too" in page(client, address, same | {"place": "Hội trường"})


def test_the_usual_items_are_kept_without_numbers(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("binh")
    made_from = client.get(TEMPLATE).context["form"]["made_from"].value()
    told = {"lines": "1. Chào cờ\n2. Thu đảng phí\n", "made_from": made_from}
    assert client.post(TEMPLATE, told).status_code == 302
    assert AgendaTemplate.objects.get().lines == "Chào cờ\nThu đảng phí"
    assert "Chào cờ\nThu đảng phí" in page(client, TEMPLATE)
    assert signed_in("binh").get("/meetings/organisations/WARD/template/other/").status_code == 404


def test_a_secret_is_no_usual_item(groups: Scene, signed_in: SignIn) -> None:
    assert "03-HD/TW" in page(signed_in("binh"), TEMPLATE, {"lines": f"Chào cờ\n{SECRET}"})
    assert not AgendaTemplate.objects.exists()


def test_a_topic_is_handed_down_and_withdrawn_with_a_reason(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("binh")
    assert hand_down(client).url == TOPICS
    topic = HandedDownTopic.objects.get()
    assert "Học tập chuyên đề năm 2025" in page(client, TOPICS)
    assert "Học tập chuyên đề năm 2025" in page(signed_in("an"), f"{PLAN}?on=05/04/2025")
    address = f"/meetings/topics/{topic.pk}/withdraw/"
    assert client.post(address, {"why": ""}).status_code == 200
    assert client.post(address, {"why": "Chuyển sang tháng 5"}).status_code == 302
    assert "withdrawn on 21/03/2025: Chuyển sang tháng 5" in page(client, TOPICS)
    assert "Học tập chuyên đề năm 2025" not in page(signed_in("an"), f"{PLAN}?on=05/04/2025")
    assert "has been withdrawn already" in page(client, address, {"why": "Lần nữa"})


@pytest.mark.parametrize(
    ("more", "said"),
    [({"text": " "}, "required"), ({"text": SECRET}, "03-HD/TW"), ({"month": "2025-02-01"}, "2025")],
)
def test_a_topic_that_cannot_be_is_refused(groups: Scene, signed_in: SignIn, more: dict[str, str], said: str) -> None:
    answer = hand_down(signed_in("binh"), **more)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not HandedDownTopic.objects.exists()
