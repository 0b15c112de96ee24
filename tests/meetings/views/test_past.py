from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from meetings.models import Meeting
from meetings.queries.votes import votes_of
from meetings.rules.votes import CONCLUSION, Ballot
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.pilots.pages import text_of

SignIn = Callable[[str], Client]
ONE = "/meetings/organisations/CELL/past/"
MANY = f"{ONE}many/"


def typed(*days: str, **more: str) -> dict[str, str]:
    """Twelve rows as a browser sends them, the first of them with a day."""
    data = {"past-TOTAL_FORMS": "12", "past-INITIAL_FORMS": "0", "basis": "specific_nature", "why": ""}
    for row in range(12):
        data |= {f"past-{row}-held_on": days[row] if row < len(days) else "", f"past-{row}-kind": "monthly"}
        data |= {f"past-{row}-format": "in_person", f"past-{row}-chair": "", f"past-{row}-conclusion": ""}
    return data | {f"past-{name}": value for name, value in more.items()}


def test_a_past_meeting_in_person_needs_its_day_alone(groups: Scene, signed_in: SignIn) -> None:
    lines = {"agenda-TOTAL_FORMS": "0", "agenda-INITIAL_FORMS": "0"}
    data = {"format": "in_person", "kind": "monthly", "held_on": "05/02/2025"} | lines
    client = signed_in("an")
    response = client.post(ONE, data, follow=True)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.basis) == ("held", "")
    assert f"/meetings/{meeting.pk}/attendance/" in response.content.decode()
    refused = client.post(ONE, data | {"format": "by_group"}).context["form"]
    assert "by which decision" in str(refused.errors["why"])


def test_twelve_meetings_are_entered_on_one_sheet(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    assert client.get(MANY).content.decode().count('name="past-11-') == 8
    days = [f"05/{month:02}/2024" for month in range(1, 13)]
    more = {f"{row}-all_present": "on" for row in range(11)} | {"11-present": "48", "3-kind": "thematic"}
    response = client.post(MANY, typed(*days, **more))
    assert (response.status_code, response["Location"]) == (302, "/meetings/organisations/CELL/?year=2024")
    assert Meeting.objects.filter(state="held", held_on__year=2024).count() == 12
    assert Meeting.objects.get(held_on=date(2024, 12, 5)).present == 48
    assert Meeting.objects.get(held_on=date(2024, 4, 5)).kind == "thematic"


def conclusion_votes() -> dict[date, tuple[Ballot, int]]:
    rows = {meeting.held_on: votes_of(meeting).get(CONCLUSION) for meeting in Meeting.objects.all()}
    return {day: (row.ballot, row.entitled) for day, row in rows.items() if row is not None}


def test_on_the_sheet_a_tick_tells_that_all_agreed_with_the_conclusion(groups: Scene, signed_in: SignIn) -> None:
    more = {f"{row}-conclusion": "Thống nhất" for row in range(3)} | {"0-agreed": "on", "0-all_present": "on"}
    more |= {"1-agreed": "on", "1-present": "48", "1-voters": "47"}
    response = signed_in("an").post(MANY, typed("05/01/2025", "05/02/2025", "05/03/2025", **more), follow=True)
    assert conclusion_votes() == {date(2025, 1, 5): (Ballot(52), 52), date(2025, 2, 5): (Ballot(47), 47)}
    shown = response.content.decode()
    assert "There is a conclusion and no vote on it: 05/03/2025." in shown


def test_who_had_a_vote_is_asked_below_the_row_only_where_the_register_leaves_a_doubt(
    groups: Scene, signed_in: SignIn
) -> None:
    asked, told = "Official members present", typed("05/02/2025", **{"0-agreed": "on", "0-conclusion": "Thống nhất"})
    client = signed_in("an")
    assert asked not in client.get(MANY).content.decode()
    shown = client.post(MANY, told)
    assert list(shown.context["sheet"].forms[0].errors) == ["voters"]
    assert asked in shown.content.decode()
    assert client.post(MANY, told | {"past-0-present": "40"}).status_code == 302
    assert conclusion_votes() == {date(2025, 2, 5): (Ballot(40), 40)}


def test_where_some_are_probationary_a_number_of_people_does_not_say_who_has_a_vote(
    groups: Scene, signed_in: SignIn
) -> None:
    groups.cast.people(1, of="CELL", on=date(2024, 12, 1), official=False)
    told = typed("05/02/2025", **{"0-agreed": "on", "0-conclusion": "Thống nhất", "0-present": "40"})
    client = signed_in("an")
    assert list(client.post(MANY, told).context["sheet"].forms[0].errors) == ["voters"]
    assert list(client.post(MANY, told | {"past-0-voters": "41"}).context["sheet"].forms[0].errors) == ["voters"]
    assert not Meeting.objects.exists()
    assert client.post(MANY, told | {"past-0-voters": "39"}).status_code == 302
    assert conclusion_votes() == {date(2025, 2, 5): (Ballot(39), 39)}


@pytest.mark.parametrize(
    ("more", "field"), [({"0-agreed": "on"}, "conclusion"), ({"0-agreed": "on", "0-format": "by_group"}, "__all__")]
)
def test_a_tick_for_what_nobody_could_vote_on_is_refused_in_its_row(
    groups: Scene, signed_in: SignIn, more: dict[str, str], field: str
) -> None:
    data = typed("05/02/2025", **more) | {"why": "Quyết định 12-QĐ/TU"}
    assert list(signed_in("an").post(MANY, data).context["sheet"].forms[0].errors) == [field]


def test_refusals_stand_in_their_rows_and_nothing_is_entered_or_lost(groups: Scene, signed_in: SignIn) -> None:
    today = f"{TODAY:%d/%m/%Y}"
    data = typed("05/01/2024", "31/02/2024", today, "", "05/01/2024", **{"3-conclusion": "Đã bàn", "0-present": "50"})
    sheet = signed_in("an").post(MANY, data).context["sheet"]
    assert [sorted(row.errors) for row in sheet.forms[:4]] == [[], ["held_on"], [], ["held_on"]]
    data = typed("05/01/2024", today, "05/01/2024", **{"2-conclusion": "Đã bàn"})
    shown = signed_in("an").post(MANY, data)
    assert [sorted(row.errors) for row in shown.context["sheet"].forms[:3]] == [[], ["held_on"], ["second"]]
    assert "Đã bàn" in shown.content.decode()
    assert not Meeting.objects.exists()
    confirmed = typed("05/01/2024", "", "05/01/2024", **{"2-second": "on"})
    assert signed_in("an").post(MANY, confirmed).status_code == 302
    assert Meeting.objects.count() == 2


def test_a_row_of_which_only_kind_or_format_was_chosen_is_none(groups: Scene, signed_in: SignIn) -> None:
    data = typed("05/01/2024", **{"5-kind": "thematic", "6-format": "by_group"})
    assert signed_in("an").post(MANY, data).status_code == 302
    assert Meeting.objects.count() == 1


def test_by_group_on_the_sheet_the_decision_of_all_is_taken(groups: Scene, signed_in: SignIn) -> None:
    data = typed("05/01/2024", "05/02/2024", **{"0-format": "by_group"})
    refused = signed_in("an").post(MANY, data)
    assert "by which decision" in refused.content.decode()
    assert signed_in("an").post(MANY, data | {"why": "Quyết định 12-QĐ/TU"}).status_code == 302
    assert Meeting.objects.filter(format="by_group", slot__year=2024).count() == 1


def test_the_question_about_a_second_one_is_on_the_page_once_it_is_asked(groups: Scene, signed_in: SignIn) -> None:
    client = signed_in("an")
    address = "/meetings/organisations/CELL/plan/"
    assert "It is another meeting" not in client.get(address).content.decode()
    lines = {"agenda-TOTAL_FORMS": "1", "agenda-INITIAL_FORMS": "0", "agenda-0-text": "Quán triệt nghị quyết"}
    data = {"format": "in_person", "kind": "monthly", "held_on": "05/04/2025"} | lines
    assert client.post(address, data).status_code == 302
    asked = client.post(address, data).content.decode()
    assert "There is a meeting on 05/04/2025 already" in asked
    assert 'type="checkbox" name="second"' in asked
    assert client.post(address, data | {"second": "on"}).status_code == 302
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("broken", [{"past-TOTAL_FORMS": "999999"}, {"past-TOTAL_FORMS": "x"}, {}])
def test_any_sheet_is_answered(groups: Scene, signed_in: SignIn, broken: dict[str, str]) -> None:
    data = typed("05/01/2024") | broken if broken else {}
    assert signed_in("an").post(MANY, data).status_code in (200, 302)


AGENDA = {"agenda-TOTAL_FORMS": "3", "agenda-INITIAL_FORMS": "0"}
AGENDA |= {f"agenda-{line}-declared_topic": "" for line in range(3)}
AGENDA |= {"agenda-0-text": "Nhiệm vụ tháng tới", "agenda-2-text": "Thu nộp đảng phí"}
VOTED = {"format": "in_person", "kind": "monthly", "held_on": "05/02/2025", "conclusion": "Thống nhất"} | AGENDA


def test_votes_of_a_past_meeting_are_told_with_it(groups: Scene, signed_in: SignIn) -> None:
    figures = {"agenda-2-in_favour": "7", "agenda-2-against": "1"}
    assert signed_in("an").post(ONE, VOTED | figures | {"all_in_favour": "on", "voters": "8"}).status_code == 302
    meeting = Meeting.objects.get()
    first, second = meeting.agenda.all()
    told = {key: (row.ballot, row.entitled) for key, row in votes_of(meeting).items()}
    assert told == {first.pk: (Ballot(8), 8), second.pk: (Ballot(7, 1), 8), CONCLUSION: (Ballot(8), 8)}


def test_where_all_were_present_the_roll_says_who_has_a_vote(groups: Scene, signed_in: SignIn) -> None:
    only_told = {"agenda-2-no_vote": "on"}
    signed_in("an").post(ONE, VOTED | only_told | {"all_in_favour": "on", "all_present": "on"})
    meeting = Meeting.objects.get()
    ballots = {key: row.ballot for key, row in votes_of(meeting).items()}
    everybody = Ballot(len(groups.members))
    assert ballots == {meeting.agenda.all()[0].pk: everybody, CONCLUSION: everybody}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"agenda-2-in_favour": "9", "voters": "8"}, "Item 2: At most 8 votes are possible"),
        ({"in_favour-0": "9", "voters": "8"}, "At most 8 votes are possible"),
        ({"agenda-1-in_favour": "9", "voters": "9"}, "There are votes on this line"),
        ({"agenda-2-in_favour": "9", "agenda-2-no_vote": "on", "voters": "9"}, "Either votes or only for information"),
        ({"all_in_favour": "on"}, "Without a roll nobody knows who may vote"),
        ({"all_in_favour": "on", "voters": "8", "present": "7"}, "7 were present"),
        ({"all_in_favour": "on", "voters": "8", "format": "by_group", "why": "QĐ 12"}, "By group every group votes"),
    ],
)
def test_votes_that_do_not_fit_are_refused_and_nothing_typed_is_lost(
    groups: Scene, signed_in: SignIn, more: dict[str, str], why: str
) -> None:
    page = signed_in("an").post(ONE, VOTED | more)
    assert why in text_of(page)
    assert not Meeting.objects.exists()
    shown = page.content.decode()
    assert all(f'value="{value}"' in shown for value in more.values() if value.isdigit())


def test_more_lines_keep_the_votes_with_their_item(groups: Scene, signed_in: SignIn) -> None:
    """An empty line before it goes."""
    typed = VOTED | {"agenda-2-in_favour": "7", "more_lines": "1", "all_in_favour": "on"}
    page = signed_in("an").post(ONE, typed)
    line = page.context["lines"].forms[1]
    assert (line["text"].value(), line["in_favour"].value(), line.tells_votes) == ("Thu nộp đảng phí", "7", True)
