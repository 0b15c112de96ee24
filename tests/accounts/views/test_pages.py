from datetime import date
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse

from accounts.models import DemoDay, User
from accounts.tables.pages import MOST_ROWS
from partyadmin.settings import LANGUAGE_CODE as DEFAULT_LANGUAGE

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.samples")]


@pytest.fixture(autouse=True)
def _samples(settings: Any) -> None:
    template = settings.TEMPLATES[0]
    samples = site_settings.BASE_DIR / "tests/accounts/templates"
    settings.TEMPLATES = [template | {"DIRS": [*template["DIRS"], samples]}]
    settings.DEMO_TODAY = date(2025, 3, 21)


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("clerk", full_name="Nguyễn Văn An")


@pytest.fixture
def cells(db: None) -> None:
    """What stands in the sample's table: 159 rows."""
    User.objects.bulk_create(User(username=f"{n:03}", full_name=f"Chi bộ khu phố {n}") for n in range(1, 160))


@pytest.fixture
def signed_in(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def text(response: Any) -> str:
    return response.content.decode()


def test_the_desk_needs_a_sign_in(client: Client) -> None:
    assert client.get("/").url == "/accounts/login/?next=/"


def test_the_desk_greets_by_name(signed_in: Client) -> None:
    assert "Nguyễn Văn An" in text(signed_in.get("/"))


def test_a_view_that_declares_nothing_is_refused_to_everybody(client: Client, clerk: User) -> None:
    assert client.get("/samples/undeclared/").status_code == 403
    client.force_login(clerk)
    assert client.get("/samples/undeclared/").status_code == 403


def test_the_handbook_and_the_sign_in_page_are_open(client: Client) -> None:
    assert client.get("/help/").status_code == 200
    assert client.get("/accounts/login/").status_code == 200


def test_vietnamese_comes_first_whatever_the_browser_prefers(client: Client, settings: Any) -> None:
    settings.LANGUAGE_CODE = DEFAULT_LANGUAGE
    page = client.get("/accounts/login/", headers={"accept-language": "en"})
    assert '<html lang="vi">' in text(page)


def test_the_language_chosen_stays(client: Client) -> None:
    answer = client.post(reverse("accounts:language"), {"language": "en", "next": "/help/"})
    assert answer.url == "/help/"
    assert '<html lang="en">' in text(client.get("/help/"))


@pytest.mark.parametrize("odd", ["", "fr", "\0", "../"])
def test_an_unknown_language_changes_nothing(client: Client, odd: str, settings: Any) -> None:
    settings.LANGUAGE_CODE = DEFAULT_LANGUAGE
    client.post(reverse("accounts:language"), {"language": odd})
    assert '<html lang="vi">' in text(client.get("/help/"))


def test_the_language_is_not_changed_by_a_link(client: Client) -> None:
    assert client.get(reverse("accounts:language"), {"language": "en"}).status_code == 405


def test_an_address_for_forms_only_says_so_when_it_is_typed(client: Client) -> None:
    answer = client.get(reverse("accounts:language"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "only takes what a form sends" in text(answer)


def test_the_language_switch_follows_no_foreign_address(client: Client) -> None:
    assert client.post(reverse("accounts:language"), {"language": "en", "next": "//evil.example"}).url == "/"


def test_the_banner_says_which_day_it_is(client: Client) -> None:
    assert "21/03/2025" in text(client.get("/help/"))


def test_a_site_with_the_real_clock_has_no_banner(client: Client, settings: Any) -> None:
    settings.DEMO_TODAY = None
    assert "demo-banner" not in text(client.get("/help/"))


@pytest.mark.parametrize(("step", "reached"), [("day", date(2025, 3, 22)), ("week", date(2025, 3, 28))])
def test_the_banner_moves_the_day_on(signed_in: Client, step: str, reached: date) -> None:
    assert signed_in.post(reverse("accounts:demo_day"), {"move_on": step, "next": "/help/"}).url == "/help/"
    assert DemoDay.objects.get().day == reached


def test_a_day_that_is_past_is_refused_beside_the_field(signed_in: Client) -> None:
    page = signed_in.post(reverse("accounts:demo_day"), {"day": "20/3/2025"})
    assert page.context["form"].has_error("day")
    assert 'value="20/3/2025"' in text(page)


def test_only_who_is_signed_in_moves_the_day(client: Client) -> None:
    assert client.post(reverse("accounts:demo_day"), {"step": "day"}).url.startswith("/accounts/login/")
    assert not DemoDay.objects.exists()


def test_without_a_demo_day_there_is_no_page_to_move_it(signed_in: Client, settings: Any) -> None:
    settings.DEMO_TODAY = None
    assert signed_in.get(reverse("accounts:demo_day")).status_code == 404


@pytest.mark.parametrize("address", ["/nowhere/", "/nowhere/%00", "/?q=%00", "/help/?q=%ED%A0%80", "/%FF/"])
def test_odd_addresses_get_a_page_that_explains(signed_in: Client, address: str) -> None:
    answer = signed_in.get(address)
    assert answer.status_code in {200, 400, 404}
    assert "<h1>" in text(answer)


def test_a_nul_in_the_address_is_refused_before_it_reaches_the_database(client: Client) -> None:
    assert client.get("/help/?q=%00").status_code == 400


def test_a_failure_of_ours_gets_a_page_too(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/samples/broken/")
    assert answer.status_code == 500
    assert "<h1>" in text(answer)


def test_a_form_that_has_grown_too_old_gets_a_page_that_explains() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "clerk"})
    assert answer.status_code == 403
    assert "theme/partyadmin.css" in text(answer)


def test_errors_stand_above_the_form_and_beside_the_field_and_what_was_typed_stays(client: Client) -> None:
    page = client.post("/samples/form/", {"held_on": "31/2/2025", "title": "Học tập"})
    shown = text(page)
    assert 'href="#id_held_on"' in shown
    assert 'id="id_held_on_error"' in shown
    assert 'value="31/2/2025"' in shown
    assert 'value="Học tập"' in shown


@pytest.mark.usefixtures("cells")
def test_a_table_sorts_and_pages(client: Client) -> None:
    first = client.get("/samples/table/?sort=-members").context["table"]
    assert first.rows[0].members == 37 * 159
    second = text(client.get("/samples/table/?sort=-members&page=2"))
    assert "Chi bộ khu phố 149" in second
    assert 'aria-sort="descending"' in second


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-3",
        "page=abc",
        f"page={10**19}",
        "per_page=0",
        "per_page=-5",
        f"per_page={10**19}",
        "sort=(",
        "sort=-nothing",
        "page=9999",
    ],
)
@pytest.mark.usefixtures("cells")
def test_nonsense_in_the_address_of_a_table_is_passed_over(client: Client, query: str) -> None:
    page = client.get(f"/samples/table/?{query}")
    assert page.status_code == 200
    assert "Chi bộ khu phố" in text(page)


@pytest.mark.usefixtures("cells")
def test_nobody_asks_for_the_whole_register_as_one_page(client: Client) -> None:
    User.objects.bulk_create(User(username=f"{n:03}", full_name=f"Chi bộ khu phố {n}") for n in range(160, 400))
    table = client.get("/samples/table/?per_page=100000").context["table"]
    assert len(table.rows) == MOST_ROWS


@pytest.mark.parametrize("sample", ["form", "table", "components", "desk", "confirmation"])
def test_no_page_carries_inline_style_or_script(signed_in: Client, sample: str) -> None:
    shown = text(signed_in.get(f"/samples/{sample}/"))
    assert all(script.startswith(' defer src="/static/') for script in shown.split("<script")[1:])
    assert "<style" not in shown
    assert " style=" not in shown
    assert "http://" not in shown
    assert "https://" not in shown


def test_the_desk_marks_what_is_late(signed_in: Client) -> None:
    assert text(signed_in.get("/samples/desk/")).count("duty-late") == 1


def test_a_finding_names_the_clause_of_every_reason(client: Client) -> None:
    shown = text(client.get("/samples/components/"))
    assert "03-HD/TW, II.1.1" in shown
    assert "finding tone-bad" in shown
    assert "finding tone-good" in shown


def test_a_page_of_somebody_signed_in_is_kept_by_no_browser(client: Client) -> None:
    client.force_login(User.objects.create_user("clerk", "right password", full_name="Nguyễn Văn An"))
    assert client.get("/").headers["Cache-Control"] == "no-store, private"


def test_every_page_says_what_may_be_loaded_into_it(client: Client) -> None:
    policy = client.get(reverse("accounts:login")).headers["Content-Security-Policy"]
    assert {"default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"} <= set(policy.split("; "))
