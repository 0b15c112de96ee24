"""The minutes of a group as on a telephone: one question at a time, kept at every answer, without a script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from meetings.models import GroupMinutesDraft, GroupSession, Meeting
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.pilots.pages import as_, text_of

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def meeting(groups: Scene) -> Meeting:
    planned = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(planned, TODAY)
    return planned


class Telephone:
    """Somebody who answers one question after another."""

    def __init__(self, groups: Scene, meeting: Meeting, place: int = 0) -> None:
        self.client = as_("an")
        self.at = f"/meetings/{meeting.pk}/groups/{groups.groups[place].pk}/step/"
        self.step = 1

    def page(self, step: int | None = None) -> str:
        response = self.client.get(f"{self.at}{step or self.step}/")
        assert response.status_code == 200
        return text_of(response)

    def answer(self, **typed: str) -> Any:
        """Where it leads to the next question, that is the one answered next."""
        response = self.client.post(f"{self.at}{self.step}/", typed)
        if response.status_code == 302 and "/step/" in response.url:
            self.step = int(response.url.rstrip("/").rsplit("/", 1)[1])
        return response


@pytest.fixture
def phone(groups: Scene, meeting: Meeting) -> Telephone:
    return Telephone(groups, meeting)


def until_agreed(phone: Telephone, groups: Scene) -> None:
    phone.answer(held_on="21/03/2025")
    phone.answer(present="12")
    phone.answer(chair=str(groups.members[0].pk))
    phone.answer(secretary="")


def test_a_group_that_agrees_is_asked_seven_things_and_sends_minutes_and_report(
    groups: Scene, phone: Telephone
) -> None:
    assert "Question 1 of " in phone.page()
    assert 'value="21/03/2025"' in phone.page()
    until_agreed(phone, groups)
    assert "Were all in favour of everything?" in phone.page()
    phone.answer(all_in_favour="on")
    assert "Opinion 1" in phone.page()
    phone.answer(**{"opinions-0-text": ""})
    look = phone.page()
    assert "Is all of this right?" in look
    assert not GroupSession.objects.exists()
    assert phone.answer(with_report="1").status_code == 302
    session = GroupSession.objects.get()
    assert (session.present, session.chair) == (12, groups.members[0])
    assert {vote.in_favour for vote in session.votes.all()} == {12}
    assert session.report
    assert not GroupMinutesDraft.objects.exists()


def test_item_by_item_and_with_opinions_nothing_is_lost(groups: Scene, meeting: Meeting, phone: Telephone) -> None:
    item = meeting.agenda.get()
    until_agreed(phone, groups)
    phone.answer()
    assert "Quán triệt nghị quyết" in phone.page()
    phone.answer(**{f"in_favour-{item.pk}": "11", f"against-{item.pk}": "1"})
    phone.answer(**{"all_in_favour-0": "on"})
    for number, (kind, words) in enumerate((("reserved", "Bảo lưu một"), ("other", "Ý khác"))):
        said = {"kind": kind, "text": words, "item": str(item.pk), "author": str(groups.members[4].pk)}
        phone.answer(**{f"opinions-{number}-{part}": value for part, value in said.items()})
    phone.answer(**{"opinions-2-text": " "})
    look = phone.page()
    assert look.index("Bảo lưu một") < look.index("Ý khác")
    phone.answer()
    session = GroupSession.objects.get()
    votes = {vote.item_id: (vote.in_favour, vote.against) for vote in session.votes.all()}
    assert votes == {item.pk: (11, 1), None: (12, 0)}
    said = [(one.kind, one.text, one.item, one.author) for one in session.opinions.all()]
    who = groups.members[4]
    assert said == [("reserved", "Bảo lưu một", item, who), ("other", "Ý khác", item, who)]
    assert not hasattr(session, "report")


def test_who_says_at_last_that_all_agreed_has_no_other_figures(
    groups: Scene, meeting: Meeting, phone: Telephone
) -> None:
    until_agreed(phone, groups)
    phone.answer()
    phone.answer(**{f"in_favour-{meeting.agenda.get().pk}": "10", f"against-{meeting.agenda.get().pk}": "2"})
    phone.step = 5
    phone.answer(all_in_favour="on", to_the_look="1")
    assert phone.answer(with_report="1").status_code == 302
    votes = {(vote.in_favour, vote.against) for vote in GroupSession.objects.get().votes.all()}
    assert votes == {(12, 0)}


def test_who_is_interrupted_goes_on_where_they_were_even_on_another_telephone(
    groups: Scene, meeting: Meeting, phone: Telephone
) -> None:
    phone.answer(held_on="21/03/2025")
    phone.answer(present="9")
    assert 'value="9"' in Telephone(groups, meeting).page(2)
    kept = GroupMinutesDraft.objects.get()
    assert (kept.typed["present"], kept.kept_by.username) == ("9", "an")


def test_a_wrong_answer_is_told_at_its_question_and_the_others_wait(groups: Scene, phone: Telephone) -> None:
    assert "Write the date as day/month/year" in text_of(phone.answer(held_on="hôm nay"))
    assert phone.step == 1
    assert not GroupMinutesDraft.objects.exists()
    phone.answer(held_on="21/03/2025")
    assert "This field is required" in text_of(phone.answer(present=""))
    assert phone.answer(present="12").status_code == 302


def test_more_than_there_are_is_told_at_its_question(groups: Scene, meeting: Meeting, phone: Telephone) -> None:
    item = meeting.agenda.get().pk
    phone.answer(held_on="21/03/2025")
    assert "lies between 1 and 13" in text_of(phone.answer(present="14"))
    phone.answer(present="12")
    phone.answer(chair=str(groups.members[0].pk))
    phone.answer(secretary="")
    phone.answer()
    refused = text_of(phone.answer(**{f"in_favour-{item}": "12", f"against-{item}": "1"}))
    assert "At most 12 votes are possible" in refused
    assert phone.step == 6
    assert phone.answer(**{f"in_favour-{item}": "11", f"against-{item}": "1"}).status_code == 302


def test_fewer_present_than_have_voted_is_told_in_the_look(groups: Scene, meeting: Meeting, phone: Telephone) -> None:
    item = meeting.agenda.get().pk
    until_agreed(phone, groups)
    phone.answer()
    phone.answer(**{f"in_favour-{item}": "12"})
    phone.step = 2
    phone.answer(present="9", to_the_look="1")
    assert "At most 9 votes are possible" in phone.page()
    assert not GroupSession.objects.exists()


def test_what_the_record_refuses_is_told_in_the_look_and_changed_from_there(groups: Scene, phone: Telephone) -> None:
    phone.answer(held_on="21/03/2025")
    phone.answer(present="13")
    phone.answer(chair=str(groups.members[4].pk))
    phone.answer()
    phone.answer(all_in_favour="on")
    phone.answer(**{"opinions-0-text": ""})
    assert "why the leader did not take the chair" in text_of(phone.answer(with_report="1"))
    phone.step = 3
    phone.answer(chair=str(groups.members[4].pk), stand_in_reason="Tổ trưởng ốm", to_the_look="1")
    assert phone.answer(with_report="1").status_code == 302
    assert GroupSession.objects.get().stand_in_reason == "Tổ trưởng ốm"


def test_an_opinion_is_taken_out_by_emptying_it_and_the_next_moves_up(groups: Scene, phone: Telephone) -> None:
    until_agreed(phone, groups)
    phone.answer(all_in_favour="on")
    first = phone.step
    for number, words in enumerate(("Một", "Hai")):
        phone.answer(**{f"opinions-{number}-text": words, f"opinions-{number}-kind": "opinion"})
    phone.step = first
    phone.answer(**{"opinions-0-text": ""})
    assert "Is all of this right?" in phone.page()
    phone.answer()
    assert [one.text for one in GroupSession.objects.get().opinions.all()] == ["Hai"]


def test_what_is_marked_secret_is_kept_nowhere(groups: Scene, phone: Telephone) -> None:
    until_agreed(phone, groups)
    phone.answer(all_in_favour="on")
    shown = text_of(phone.answer(**{"opinions-0-text": "MẬT\nVụ việc", "opinions-0-kind": "opinion"}))
    assert "marked secret" in shown
    assert "Vụ việc" not in str(GroupMinutesDraft.objects.get().typed)


def test_minutes_that_are_recorded_are_corrected_the_same_way(
    groups: Scene, meeting: Meeting, phone: Telephone
) -> None:
    groups.meet(meeting, 0, TODAY, present=7)
    assert 'value="7"' in phone.page(2)
    phone.step = 2
    phone.answer(present="8", to_the_look="1")
    phone.answer()
    assert GroupSession.objects.get().present == 8


def test_what_somebody_else_recorded_meanwhile_is_not_written_over(
    groups: Scene, meeting: Meeting, phone: Telephone
) -> None:
    until_agreed(phone, groups)
    groups.meet(meeting, 0, TODAY, present=7)
    phone.answer(all_in_favour="on", to_the_look="1")
    phone.answer(**{"opinions-0-text": ""})
    asked = phone.answer()
    assert asked.status_code == 200
    assert "Nothing of yours is lost" in text_of(asked)
    hidden = asked.context["form"]["made_from"].value()
    choices = {name: "mine" for name in asked.context["form"].fields if name.startswith("keep-")}
    assert choices
    assert phone.answer(made_from=hidden, **choices).status_code == 302
    assert GroupSession.objects.get().present == 12


def test_begun_anew_nothing_of_the_old_answers_is_left(groups: Scene, meeting: Meeting, phone: Telephone) -> None:
    phone.answer(held_on="21/03/2025")
    phone.answer(present="9")
    group = groups.groups[0]
    assert phone.client.post(f"/meetings/{meeting.pk}/groups/{group.pk}/anew/").status_code == 302
    assert not GroupMinutesDraft.objects.exists()
    assert 'value="9"' not in phone.page(2)


def test_after_the_report_no_question_is_asked(groups: Scene, meeting: Meeting, phone: Telephone) -> None:
    groups.report(groups.meet(meeting, 0, TODAY), TODAY)
    assert phone.client.get(f"{phone.at}1/").url == f"/meetings/{meeting.pk}/"
