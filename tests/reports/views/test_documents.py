"""Pages of the documents, through the browser's eyes."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import Entry, Job
from accounts.services.jobs import JobRefused, run_job
from cells.models import Mandate
from cells.services.counts import count_all_marked
from reports.models import Cover, Narrative
from reports.queries import pilot_figures
from reports.rules.kinds import DocumentKind
from reports.services.documents import html_of
from reports.services.order import Order
from reports.tasks import produce_document
from tests.cast import NOW, TODAY, Cast
from tests.pilots.story import opened, submitted
from tests.reports import issuing
from tests.statutes import calls


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


def sign_in(cast: Cast, username: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(cast.users[username])
    client.cookies["django_language"] = "en"
    return client


def text(response: Any) -> str:
    return response.content.decode()


def order(client: Client, code: str, kind: str, **data: Any) -> Any:
    return client.post(reverse("reports:order", args=[code, kind]), data)


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def narrative(code: str = "CITY", kind: str = "pilot_report", on: str = "") -> str:
    return reverse("reports:narrative", args=[code, kind]) + (f"?on={on}" if on else "")


def written(**changed: str) -> dict[str, str]:
    """The form as the page would send it."""
    sections = (
        "place",
        "situation",
        "leadership",
        "online",
        "by_group",
        "strengths",
        "difficulties",
        "tasks",
        "recipients",
    )
    empty = ("number", "dated_on", "signed_by", "document_symbol", "document_on", "document_issuer", "document_title")
    return {f"text_{section}": f"Về {section}" for section in sections} | dict.fromkeys(empty, "") | changed


def test_the_board_finds_its_report_on_the_desk(cast: Cast) -> None:
    assert reverse("reports:documents", args=["CITY"]) in text(sign_in(cast, "dung").get("/"))
    assert reverse("reports:documents", args=["WARD"]) not in text(sign_in(cast, "binh").get("/"))


def test_a_superior_organisation_prints_the_report_and_a_ward_its_list(cast: Cast) -> None:
    submitted(cast)
    assert reverse("reports:order", args=["CITY", "pilot_report"]) in text(sign_in(cast, "dung").get("/reports/CITY/"))
    page = text(sign_in(cast, "binh").get("/reports/WARD/"))
    assert reverse("reports:order", args=["WARD", "registration_list"]) in page
    assert "828-CV/ĐUK" in page


def test_a_submitted_list_leads_to_where_it_is_printed(cast: Cast) -> None:
    address = reverse("pilots:submission", args=[submitted(cast).submission_id])
    page = text(sign_in(cast, "binh").get(address))
    assert page.count(f'<a class="btn btn-secondary" href="{reverse("reports:documents", args=["WARD"])}">') == 1


def test_a_cell_is_shown_to_the_organisation_that_sends_the_list(cast: Cast) -> None:
    page = text(sign_in(cast, "binh").get("/reports/CELL/"))
    assert reverse("reports:documents", args=["WARD"]) in page
    assert reverse("reports:documents", args=["WARD"]) not in text(sign_in(cast, "an").get("/reports/CELL/"))


def test_without_a_round_the_page_says_what_will_appear(cast: Cast) -> None:
    assert sign_in(cast, "chi").get("/reports/UNIT/").status_code == 200
    assert "<table" not in text(sign_in(cast, "chi").get("/reports/UNIT/"))


def test_the_lists_of_an_earlier_day_are_those_of_its_rounds_as_they_stood_then(cast: Cast, settings: Any) -> None:
    submitted(cast, on=date(2025, 3, 28))
    settings.DEMO_TODAY = date(2025, 4, 1)

    def shown(day: str) -> str:
        return text(sign_in(cast, "binh").get(f"/reports/WARD/?on={day}"))

    assert "828-CV/ĐUK" not in shown("20/03/2025")
    before, after = shown("27/03/2025"), shown("28/03/2025")
    assert "not submitted yet" in before.lower()
    assert "28/03/2025" not in before
    assert 'name="on" value="27/03/2025"' in before
    assert "not submitted yet" not in after.lower()
    assert 'name="on" value="28/03/2025"' in after


def test_of_a_day_to_come_no_list_is_offered(cast: Cast) -> None:
    submitted(cast)
    page = text(sign_in(cast, "binh").get("/reports/WARD/?on=31/12/2026"))
    assert "lies ahead" in page
    assert "828-CV/ĐUK" not in page


@pytest.mark.parametrize("page", ["figures", "narrative"])
@pytest.mark.parametrize(("on", "why"), [("31/12/2026", "lies ahead"), ("01/01/2018", "does not exist on")])
def test_a_day_of_which_nothing_can_be_reported_is_told_beside_the_day(
    cast: Cast, page: str, on: str, why: str
) -> None:
    args = ["CITY", "pilot_report"] if page == "narrative" else ["CITY"]
    response = sign_in(cast, "dung").get(reverse(f"reports:{page}", args=args) + f"?on={on}")
    assert response.status_code == 200
    assert text(response).count(why) == 1
    error = re.search(r'<[^>]*id="error_[^"]*id_on"[^>]*>(.*?)</', text(response), re.S)
    assert error is not None
    assert why in error[1]


def test_the_list_is_asked_for_and_made_by_a_job(cast: Cast) -> None:
    registration = submitted(cast)
    response = order(sign_in(cast, "binh"), "WARD", "registration_list", round=registration.submission.round_id)
    job = Job.objects.get()
    assert response.url == reverse("accounts:job", args=[job.pk])
    produced = produce_document(job)
    assert produced.file_name == "Danh sách đăng ký - Đảng bộ phường Sen Hồng - 21-03-2025.pdf"
    assert "Chi bộ khu phố 1 12" in pdf_text(produced.content)


def test_the_report_is_made_of_the_day_that_was_asked_for(cast: Cast) -> None:
    order(sign_in(cast, "dung"), "CITY", "pilot_report", on="30/12/2023")
    produced = produce_document(Job.objects.get())
    assert produced.file_name == "Báo cáo kết quả thí điểm - Đảng bộ thành phố Hoa Sen - 30-12-2023.pdf"
    assert "Tính đến ngày 30/12/2023" in pdf_text(produced.content)


def test_who_lost_the_mandate_in_the_meantime_gets_nothing(cast: Cast) -> None:
    order(sign_in(cast, "dung"), "CITY", "pilot_report")
    Mandate.objects.filter(user=cast.users["dung"]).update(valid_to=TODAY)
    with pytest.raises(JobRefused):
        produce_document(Job.objects.get())


def test_a_document_is_fetched_while_the_mandate_holds_and_not_after(cast: Cast) -> None:
    clerk = sign_in(cast, "binh")
    order(clerk, "WARD", "registration_list", round=submitted(cast).submission.round_id)
    job = Job.objects.get()
    run_job(job.pk, now=lambda: NOW)
    file = reverse("accounts:job_file", args=[job.pk])
    assert clerk.get(file).status_code == 200
    Mandate.objects.filter(user=cast.users["binh"]).update(valid_to=TODAY)
    assert clerk.get(file).status_code == 404
    assert file not in text(clerk.get(reverse("accounts:job", args=[job.pk])))


@pytest.mark.parametrize(
    ("code", "kind", "data"),
    [
        ("WARD", "pilot_report", {}),
        ("CITY", "registration_list", {}),
        ("CITY", "pilot_report", {"on": "01/01/2030"}),
        ("CITY", "pilot_report", {"on": "01/01/2018"}),
    ],
)
def test_what_cannot_be_printed_fails_with_a_sentence(cast: Cast, code: str, kind: str, data: dict[str, str]) -> None:
    order(sign_in(cast, "dung"), code, kind, **data)
    with pytest.raises(JobRefused):
        produce_document(Job.objects.get())


@pytest.mark.parametrize("data", [{"on": "31/2/2025"}, {"round": "abc"}, {"round": "99999999999999999999"}])
def test_nonsense_asks_for_nothing(cast: Cast, data: dict[str, str]) -> None:
    assert order(sign_in(cast, "dung"), "CITY", "pilot_report", **data).status_code in (302, 400)
    assert not Job.objects.exists()


def test_a_document_there_is_not_cannot_be_asked_for(cast: Cast) -> None:
    assert order(sign_in(cast, "dung"), "CITY", "love_letter").status_code == 404
    assert sign_in(cast, "dung").get(narrative(kind="love_letter")).status_code == 404


def test_the_board_writes_the_report_and_the_next_period_begins_with_it(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    response = client.post(narrative(on="30/12/2023"), written(text_place="Thành phố\nbên sông", number="7117"))
    assert response.status_code == 302
    assert Narrative.objects.get(section="place").day == date(2023, 12, 30)
    page = text(client.get(narrative(on="21/03/2025")))
    assert "Thành phố\nbên sông" in page
    assert Cover.objects.get().number == 7117
    assert 'value="7117"' not in page
    assert Entry.objects.filter(act="reports.keep_narratives").count() == 1


def test_a_proposal_is_no_text_until_it_is_taken_over(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    page = text(client.get(narrative()))
    assert "Những năm qua" in page
    assert "Những năm qua" not in page.split("</textarea>")[1], "the area itself is empty"
    assert "these parts" in text(client.get(reverse("reports:documents", args=["CITY"])))
    nothing = written() | {f"text_{section}": "" for section in ("situation", "leadership", "tasks")}
    client.post(narrative(), nothing | {"take_leadership": "on"})
    kept = dict(Narrative.objects.values_list("section", "text"))
    assert kept["situation"] == kept["tasks"] == ""
    assert kept["leadership"].startswith("Thực hiện Hướng dẫn số 03-HD/TW")


def test_what_is_typed_stands_before_what_is_proposed(cast: Cast) -> None:
    sign_in(cast, "dung").post(narrative(), written(text_tasks="1. Việc của ta", take_tasks="on"))
    assert Narrative.objects.get(section="tasks").text == "1. Việc của ta"


def test_a_preview_keeps_nothing(cast: Cast) -> None:
    response = sign_in(cast, "dung").post(narrative(), written(text_tasks="1. Việc thứ nhất", preview="1"))
    assert "<p>1. Việc thứ nhất</p>" in text(response)
    assert "1. Việc thứ nhất</textarea>" in text(response)
    assert not Narrative.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("dated_on", "31/2/2025"),
        ("number", "không"),
        ("document_symbol", "4153-CV/BTC"),
        ("signed_by", "99999"),
        ("text_place", "x" * 20_001),
    ],
)
def test_after_a_mistake_everything_typed_is_still_there(cast: Cast, field: str, typed: str) -> None:
    response = sign_in(cast, "dung").post(narrative(), written(**{field: typed, "text_tasks": "Không được mất"}))
    assert response.status_code == 200
    assert "Không được mất</textarea>" in text(response)
    assert "invalid-feedback" in text(response)
    assert not Narrative.objects.exists()
    assert not Cover.objects.exists()


def test_a_letter_is_entered_once_in_the_register_and_cited(cast: Cast) -> None:
    letter = {
        "document_symbol": "4153-CV/BTC",
        "document_on": "21/03/2025",
        "document_issuer": "Ban Tổ chức Tỉnh ủy",
        "document_title": "V/v báo cáo kết quả",
    }
    client = sign_in(cast, "dung")
    client.post(narrative(), written(**letter))
    cover = Cover.objects.get()
    assert str(cover.asked_in) == "4153-CV/BTC, 21/03/2025"
    page = text(client.post(narrative(), written(**letter, preview="1")))
    assert "Ban Tổ chức Tỉnh ủy về việc báo cáo kết quả" in page


def test_a_letter_without_a_title_is_not_printed_as_what_asked_for_the_report(cast: Cast) -> None:
    letter = {"document_symbol": "4153-CV/BTC", "document_on": "21/03/2025", "document_issuer": "Ban Tổ chức"}
    response = sign_in(cast, "dung").post(narrative(), written(**letter))
    assert "What it is about: This field is required." in text(response)
    assert not Cover.objects.exists()


def test_a_day_ahead_has_no_report_yet(cast: Cast) -> None:
    page = text(sign_in(cast, "dung").get(narrative(on="01/01/2030")))
    assert "<textarea" not in page
    assert sign_in(cast, "dung").post(narrative(on="01/01/2030"), written()).status_code == 200
    assert not Narrative.objects.exists()


def test_the_clerk_of_a_ward_writes_the_recipients_of_its_list(cast: Cast) -> None:
    opened(cast)
    client = sign_in(cast, "binh")
    here = narrative("WARD", "registration_list")
    assert "Ban Tổ chức" in text(client.get(here))
    response = client.post(
        here, {"text_recipients": "Ban Tổ chức Thành ủy\nLưu", "number": "", "dated_on": "", "signed_by": ""}
    )
    assert response.status_code == 302
    assert Narrative.objects.get().organisation == cast["WARD"]


@pytest.mark.parametrize(
    ("username", "code", "kind", "status"),
    [
        ("dung", "CITY", "pilot_report", 200),
        ("lan", "CITY", "pilot_report", 404),
        ("em", "CITY", "pilot_report", 403),
        ("binh", "WARD", "pilot_report", 404),
        ("binh", "WARD", "registration_list", 200),
        ("dung", "WARD", "registration_list", 404),
        ("hoa", "WARD", "registration_list", 404),
    ],
)
def test_only_the_office_concerned_writes(cast: Cast, username: str, code: str, kind: str, status: int) -> None:
    assert sign_in(cast, username).get(narrative(code, kind)).status_code == status


def test_looking_changes_nothing(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    before = Entry.objects.count()
    for address in ("/reports/CITY/", narrative(), "/reports/CITY/figures/?figure=members"):
        assert client.get(address).status_code == 200
    assert (Entry.objects.count(), Job.objects.count(), Narrative.objects.count(), Cover.objects.count()) == (
        before,
        0,
        0,
        0,
    )


def test_a_figure_leads_to_the_organisations_it_counts(cast: Cast) -> None:
    cast.people(7, of="SECOND")
    page = text(sign_in(cast, "dung").get("/reports/CITY/figures/?figure=members"))
    assert reverse("cells:organisation", args=["SECOND"]) in page
    assert "OTHERCELL" not in page


def test_no_organisation_is_listed_until_its_figure_is_opened(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.people(7, of="SECOND")
    count_all_marked()
    board, opened = sign_in(cast, "dung"), "/reports/CITY/figures/?figure=members"
    shown = board.get(opened).context["tables"][0].rows
    monkeypatch.setattr(pilot_figures, "counted_below", lambda *_asked: pytest.fail("They are listed."))
    assert board.get("/reports/CITY/figures/").context["tables"][0].rows == shown
    assert board.get("/reports/CITY/pilot_report/document/").context["figures"].rows == shown
    assert {row.label: row.address.partition("?")[2] for row in shown if row.key == "members"} == {
        "Members": "figure=members#behind"
    }
    with pytest.raises(pytest.fail.Exception):
        board.get(opened)


def test_kinds_are_called_as_the_statutes_of_the_day_call_them(cast: Cast) -> None:
    cast.people(7, of="SECOND")
    calls("kind", "cell", "base unit", since=TODAY)
    board = sign_in(cast, "dung")
    for day, cell in ((TODAY - timedelta(days=1), "Cell"), (TODAY, "Base unit")):
        rows = board.get(f"/reports/CITY/figures/?on={day:%d/%m/%Y}").context["tables"][0].rows
        assert f"{cell} below a grassroots committee" in [row.label for row in rows]


@pytest.mark.parametrize(
    "asked", ["figure=nothing", "figure=", "on=31/2/2025", "on=01/01/2030", "on=01/01/1900", "figure=%00"]
)
def test_figures_that_make_no_sense_are_no_error(cast: Cast, asked: str) -> None:
    assert sign_in(cast, "dung").get(f"/reports/CITY/figures/?{asked}").status_code in (200, 400)


def test_an_organisation_without_a_report_shows_why_it_has_no_figures(cast: Cast) -> None:
    page = text(sign_in(cast, "binh").get("/reports/WARD/figures/"))
    assert "not a superior organisation" in page


def test_figures_stand_beside_those_of_the_period_before_while_one_writes(cast: Cast) -> None:
    before = TODAY - timedelta(days=90)
    client = sign_in(cast, "dung")
    assert "last-period" not in text(client.get("/reports/CITY/pilot_report/"))
    issuing.written(cast, day=before)
    cast.people(3, of="SECOND", on=TODAY - timedelta(days=30))
    page = client.get("/reports/CITY/pilot_report/")
    assert f"{before:%d/%m/%Y}" in text(page)
    rows = {str(row.label): row for row in page.context["compared"].rows}
    assert rows["Members"].now - rows["Members"].before == 3
    assert rows["Members"].more == "+3"
    assert rows["Grassroots organisations"].more == ""


def test_many_documents_are_asked_for_at_once(cast: Cast) -> None:
    submitted(cast)
    client = sign_in(cast, "dung")
    address = reverse("reports:order_many", args=["CITY"])
    assert address in text(client.get("/reports/CITY/"))
    response = client.post(address, {"what": "lists", "packed": "zip", "on": f"{TODAY:%d/%m/%Y}"})
    job = Job.objects.get()
    assert response.url == reverse("accounts:job", args=[job.pk])
    run_job(job.pk, now=lambda: NOW)
    job.refresh_from_db()
    assert (job.state, job.file_name.rpartition(".")[2]) == (Job.State.DONE, "zip")


def test_where_there_are_none_of_them_it_is_said_at_once(cast: Cast) -> None:
    address = reverse("reports:order_many", args=["CITY"])
    asked = {"what": "minutes", "packed": "pdf", "on": f"{TODAY:%d/%m/%Y}"}
    page = text(sign_in(cast, "dung").post(address, asked, follow=True))
    assert "No meeting below it is recorded as held in that month." in page
    assert not Job.objects.exists()


def test_what_nobody_can_ask_for_is_no_job(cast: Cast) -> None:
    sign_in(cast, "dung").post(reverse("reports:order_many", args=["CITY"]), {"what": "all", "packed": "zip"})
    assert not Job.objects.exists()


def test_charts_are_printed_where_the_form_says_so_and_the_form_shows_what_is_so(cast: Cast) -> None:
    cast.people(7, of="SECOND")
    client = sign_in(cast, "dung")
    asked = Order(DocumentKind.PILOT_REPORT, cast["CITY"])

    def is_ticked() -> bool:
        (box,) = re.findall(r'<input[^>]*name="with_charts"[^>]*>', text(client.get(narrative())))
        return " checked" in box

    def printed() -> bool:
        return 'class="chart"' in html_of(asked, today=TODAY)[0]

    assert (is_ticked(), printed()) == (False, False)
    assert client.post(narrative(), written(with_charts="on")).status_code == 302
    assert (is_ticked(), printed()) == (True, True)
    assert client.post(narrative(), written()).status_code == 302
    assert (is_ticked(), printed()) == (False, False)


def test_a_kind_without_charts_does_not_ask_for_them(cast: Cast) -> None:
    opened(cast)
    assert "with_charts" not in text(sign_in(cast, "binh").get(narrative("WARD", "registration_list")))
