"""Two officers of the board have the report open at the same time."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import KeptText
from reports.models import Cover
from reports.queries.narratives import texts_on
from reports.rules.kinds import DocumentKind
from tests.cast import PASSWORD, TODAY, Cast
from tests.opened_form import OpenedForm, form_of

ADDRESS = reverse("reports:narrative", args=["CITY", "pilot_report"])
EARLIER = reverse("reports:earlier_narratives", args=["CITY", "pilot_report"])


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def clients(cast: Cast) -> tuple[Client, Client]:
    cast.mandate("giang", "board", "CITY")
    return _signed_in(cast, "dung"), _signed_in(cast, "giang")


def _signed_in(cast: Cast, username: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(cast.users[username])
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def both_open(clients: tuple[Client, Client]) -> tuple[OpenedForm, OpenedForm]:
    first, second = clients
    assert OpenedForm(first, ADDRESS).press(text_strengths="Đoàn kết", text_difficulties="Ít người")
    return OpenedForm(first, ADDRESS), OpenedForm(second, ADDRESS)


def kept(cast: Cast, section: str) -> str:
    return texts_on(cast["CITY"], DocumentKind.PILOT_REPORT, TODAY)[section]


def test_difficulties_of_one_do_not_put_back_the_strengths_of_the_other(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    a, b = both_open
    assert a.press(text_strengths="Đoàn kết, gương mẫu")
    assert b.press(text_difficulties="Xa trung tâm")
    assert (kept(cast, "strengths"), kept(cast, "difficulties")) == ("Đoàn kết, gương mẫu", "Xa trung tâm")
    page = b.client.get(ADDRESS).content.decode()
    assert "it is kept too: III.1. Strengths" in page


def test_where_both_wrote_in_one_section_both_texts_are_shown_and_nothing_is_kept_unasked(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    a, b = both_open
    assert a.press(text_strengths="Đoàn kết, gương mẫu")
    assert not b.press(text_strengths="Đoàn kết, sáng tạo", text_difficulties="Xa trung tâm")
    assert f"Kept by {cast.users['dung']}, " in b.html
    assert "<mark>gương mẫu</mark>" in b.html
    assert "<mark>sáng tạo</mark>" in b.html
    assert b.data["text_strengths"] == ["Đoàn kết, sáng tạo"]
    assert "keep-text_difficulties" not in b.html
    assert (kept(cast, "strengths"), kept(cast, "difficulties")) == ("Đoàn kết, gương mẫu", "Ít người")
    assert not b.press()
    assert "Choose what is to be kept." in b.html
    assert 'class="both-texts is-invalid"' in b.html
    assert kept(cast, "strengths") == "Đoàn kết, gương mẫu"


@pytest.mark.parametrize(
    ("choice", "stands"),
    [
        ("theirs", "Đoàn kết, gương mẫu"),
        ("mine", "Đoàn kết, sáng tạo"),
        ("both", "Đoàn kết, gương mẫu\nĐoàn kết, sáng tạo"),
    ],
)
def test_either_text_or_both_can_be_taken(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm], choice: str, stands: str
) -> None:
    a, b = both_open
    assert a.press(text_strengths="Đoàn kết, gương mẫu", text_tasks="Việc mới")
    assert not b.press(text_strengths="Đoàn kết, sáng tạo", text_difficulties="Xa trung tâm")
    assert b.press(**{"keep-text_strengths": choice})
    assert kept(cast, "strengths") == stands
    assert (kept(cast, "difficulties"), kept(cast, "tasks")) == ("Xa trung tâm", "Việc mới")


def test_a_choice_and_a_mistake_in_another_field_do_not_join_the_texts_twice(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    a, b = both_open
    assert a.press(text_strengths="một")
    assert not b.press(text_strengths="hai")
    assert not b.press(**{"keep-text_strengths": "both", "number": "không"})
    assert "keep-text_strengths" not in b.data
    assert b.press(number="7")
    assert (kept(cast, "strengths"), Cover.objects.get().number) == ("một\nhai", 7)


def test_who_writes_a_third_time_in_between_is_not_written_over(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    a, b = both_open
    assert a.press(text_strengths="một")
    assert not b.press(text_strengths="hai")
    assert OpenedForm(a.client, ADDRESS).press(text_strengths="ba")
    assert not b.press(**{"keep-text_strengths": "mine"})
    assert kept(cast, "strengths") == "ba"


def test_the_first_text_of_a_period_is_not_written_over_either(cast: Cast, clients: tuple[Client, Client]) -> None:
    a, b = (OpenedForm(client, ADDRESS) for client in clients)
    assert a.press(text_strengths="một")
    assert not b.press(text_strengths="hai", text_difficulties="khó")
    assert b.press(**{"keep-text_strengths": "theirs"})
    assert (kept(cast, "strengths"), kept(cast, "difficulties")) == ("một", "khó")


def test_a_text_typed_for_one_day_and_taken_to_another_meets_what_is_kept_there(
    cast: Cast, clients: tuple[Client, Client]
) -> None:
    a, b = clients
    other = f"{ADDRESS}?on=20/03/2025"
    assert OpenedForm(a, other).press(text_strengths="Đoàn kết, gương mẫu", text_difficulties="Ít người")
    assert OpenedForm(a, ADDRESS).press(text_strengths="Đoàn kết", text_difficulties="Xa trung tâm")
    typed = OpenedForm(b, ADDRESS).data | {"text_strengths": ["Đoàn kết, sáng tạo"], "on": ["20/03/2025"]}
    moved = b.post(f"/accounts/asked-otherwise/?next={ADDRESS}&shown_at={ADDRESS}&asked=on", typed)
    assert moved.headers["Location"] == f"{ADDRESS}?on=20%2F03%2F2025"
    carried = OpenedForm(b, moved.headers["Location"])
    assert carried.data["text_strengths"] == ["Đoàn kết, sáng tạo"]
    assert "error-summary" not in carried.html
    assert not carried.press()
    assert "<mark>gương mẫu</mark>" in carried.html
    assert "<mark>sáng tạo</mark>" in carried.html
    stand = texts_on(cast["CITY"], DocumentKind.PILOT_REPORT, date(2025, 3, 20))
    assert (stand["strengths"], stand["difficulties"]) == ("Đoàn kết, gương mẫu", "Ít người")
    assert carried.press(**{"keep-text_strengths": "both"})
    stand = texts_on(cast["CITY"], DocumentKind.PILOT_REPORT, date(2025, 3, 20))
    assert (stand["strengths"], stand["difficulties"]) == (
        "Đoàn kết, gương mẫu\nĐoàn kết, sáng tạo",
        "Ít người",
    )


def test_a_day_above_that_is_none_is_told_and_the_text_goes_on(clients: tuple[Client, Client]) -> None:
    client = clients[0]
    typed = OpenedForm(client, ADDRESS).data | {"text_strengths": ["Đoàn kết"], "on": ["no day"]}
    asks = f"/accounts/asked-otherwise/?next={ADDRESS}&shown_at={ADDRESS}&asked=on"
    shown = client.post(asks, typed, follow=True).content.decode()
    assert re.search(r'name="on"[^>]*aria-invalid="true"', shown)
    assert "Đoàn kết" in shown


def test_enter_in_the_day_above_asks_for_it_as_its_button_does(clients: tuple[Client, Client]) -> None:
    page = clients[0].get(ADDRESS).content.decode()
    enter, *others = re.findall(r"<button\b[^>]*\bform=\"typed\"[^>]*>", page)
    asks = [re.findall(r"formaction=\"([^\"]*)\"", button) for button in (enter, *others) if "asked=on" in button]
    assert len(asks) == 2
    assert asks[0] == asks[1]


def test_number_date_and_signature_are_looked_at_likewise(cast: Cast, both_open: tuple[OpenedForm, OpenedForm]) -> None:
    a, b = both_open
    assert a.press(number="7", dated_on="22/03/2025")
    assert not b.press(number="8")
    assert 'value="both"' not in b.html
    assert b.data["dated_on"] == ["22/03/2025"]
    assert b.press(**{"keep-number": "mine"})
    cover = Cover.objects.get()
    assert (cover.number, f"{cover.dated_on}") == (8, "2025-03-22")


def test_a_letter_the_other_cited_is_taken_over(cast: Cast, both_open: tuple[OpenedForm, OpenedForm]) -> None:
    a, b = both_open
    letter = {"symbol": "4153-CV/BTC", "on": "21/03/2025", "issuer": "Ban Tổ chức", "title": "V/v báo cáo"}
    assert a.press(**{f"document_{part}": text for part, text in letter.items()})
    assert b.press(text_difficulties="Xa trung tâm")
    assert "4153-CV/BTC" in str(Cover.objects.get().asked_in)


def test_a_version_nobody_wrote_is_no_way_to_write_over(cast: Cast, both_open: tuple[OpenedForm, OpenedForm]) -> None:
    _a, b = both_open
    assert not b.press(text_strengths="hai", made_from="bịa ra")
    assert "keep-text_strengths" in b.html


def test_earlier_texts_are_read_and_brought_back(cast: Cast, both_open: tuple[OpenedForm, OpenedForm]) -> None:
    a, _b = both_open
    assert a.press(text_strengths="Đoàn kết, gương mẫu")
    page = a.client.get(EARLIER).content.decode()
    assert "<ins>" in page
    assert f"{ADDRESS}?on=21/03/2025&amp;earlier=1" in page
    brought = OpenedForm(a.client, f"{ADDRESS}?on=21/03/2025&earlier=1")
    assert brought.data["text_strengths"] == ["Đoàn kết"]
    assert kept(cast, "strengths") == "Đoàn kết, gương mẫu"
    assert brought.press()
    assert kept(cast, "strengths") == "Đoàn kết"
    assert [text.number for text in KeptText.objects.order_by("number")] == [1, 2, 3]


def test_what_was_written_meanwhile_is_not_undone_by_bringing_an_earlier_text_back(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    a, b = both_open
    assert a.press(text_strengths="hai")
    brought = OpenedForm(b.client, f"{ADDRESS}?earlier=1")
    assert OpenedForm(a.client, ADDRESS).press(text_strengths="ba")
    assert not brought.press()
    assert kept(cast, "strengths") == "ba"


@pytest.mark.parametrize("query", ["?earlier=99", "?earlier=abc", "?earlier=99999999999999999999"])
def test_an_earlier_text_there_is_not_fills_in_nothing(clients: tuple[Client, Client], query: str) -> None:
    opened, usual = (OpenedForm(clients[0], address).data for address in (ADDRESS + query, ADDRESS))
    assert opened["text_strengths"] == usual["text_strengths"]
    assert clients[0].get(f"{EARLIER}?before=99999999999999999999").status_code == 200


def test_who_goes_back_to_a_report_that_is_kept_and_writes_on_finds_the_text_still_there(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    opened, _second = both_open
    assert opened.press(text_strengths="Đoàn kết, gương mẫu")
    assert not opened.press(text_strengths="Đoàn kết, gương mẫu, đi đầu")
    assert "Đoàn kết, gương mẫu, đi đầu" in opened.html
    assert kept(cast, "strengths") == "Đoàn kết, gương mẫu"


def test_a_report_typed_into_a_session_that_ended_is_shown_again(
    cast: Cast, both_open: tuple[OpenedForm, OpenedForm]
) -> None:
    opened, _second = both_open
    typed = opened.data | {"text_strengths": ["Viết suốt một giờ"]}
    opened.client.logout()
    door = opened.client.post(ADDRESS, typed).content.decode()
    sent = form_of(door, "username") | {"username": ["dung"], "password": [PASSWORD]}
    shown = opened.client.post(reverse("accounts:login"), sent, follow=True).content.decode()
    assert "Here is what you had typed" in shown
    assert "Viết suốt một giờ" in shown
    assert kept(cast, "strengths") == "Đoàn kết"
