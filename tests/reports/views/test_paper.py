"""A document on the screen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Job
from reports.models import Cover, Narrative
from reports.rules.kinds import FileType
from reports.tasks import produce_document
from tests.cast import TODAY, Cast
from tests.pilots.story import appraised, decided, opened
from tests.reports.views.test_documents import order, sign_in, text


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


def page(client: Client, name: str, kind: str, code: str = "CITY", query: str = "") -> Any:
    return client.get(reverse(f"reports:{name}", args=[code, kind]) + query)


def test_it_is_seen_in_a_frame_with_a_button_for_every_file(cast: Cast) -> None:
    decided(cast)
    found = text(page(sign_in(cast, "dung"), "document", "decision"))
    assert reverse("reports:paper", args=["CITY", "decision"]) in found
    assert [f'value="{file}"' in found for file in FileType] == [True, True, True]
    assert "Excel" not in text(page(sign_in(cast, "dung"), "document", "pilot_report"))


def test_the_paper_may_be_framed_by_our_own_pages_alone(cast: Cast) -> None:
    response = page(sign_in(cast, "dung"), "paper", "pilot_report")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text(response)
    assert "static:" not in text(response)


def test_where_there_is_none_the_page_says_why(cast: Cast) -> None:
    opened(cast)
    client = sign_in(cast, "dung")
    found = text(page(client, "document", "decision"))
    assert "Nothing was decided in this round by that day." in found
    assert "<iframe" not in found
    assert page(client, "paper", "decision").status_code == 404
    assert page(client, "document", "love_letter").status_code == 404


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("?on=2020-05-05", "No guidance on pilots had begun by 05/05/2020"),
        ("?on=2025-03-01&round=999", "has no registration list in this round"),
    ],
)
def test_what_keeps_it_from_being_drawn_up_is_said_beside_the_day(cast: Cast, query: str, why: str) -> None:
    found = text(page(sign_in(cast, "binh"), "document", "registration_list", "WARD", query))
    assert why in found
    assert 'aria-describedby="id_on_error"' in found


def test_the_page_of_the_documents_leads_to_what_there_is_of_a_round(cast: Cast) -> None:
    round = opened(cast)
    client = sign_in(cast, "dung")
    papers = {
        kind: reverse("reports:document", args=["CITY", kind]) for kind in ("round_letter", "appraisal", "decision")
    }
    found = text(client.get("/reports/CITY/"))
    assert [address in found for address in papers.values()] == [True, False, False]
    appraised(cast)
    found = text(client.get("/reports/CITY/"))
    assert [f"{address}?round={round.pk}" in found for address in papers.values()] == [True, True, False]


def test_the_round_leads_there_for_whoever_reads_its_committee(cast: Cast) -> None:
    address = reverse("pilots:round", args=[opened(cast).pk])
    assert "/reports/CITY/#rounds" in text(sign_in(cast, "dung").get(address))
    assert "/reports/CITY/#rounds" not in text(sign_in(cast, "binh").get(address))


@pytest.mark.parametrize(("file", "start"), [("docx", b"PK"), ("xlsx", b"PK")])
def test_a_job_makes_the_file_that_was_asked_for(cast: Cast, file: str, start: bytes) -> None:
    decided(cast)
    order(sign_in(cast, "dung"), "CITY", "decision", file=file)
    produced = produce_document(Job.objects.get())
    assert produced.content.startswith(start)
    assert produced.file_name.endswith(f".{file}")
    assert produced.content_type == FileType(file).content_type


def test_what_is_written_for_a_round_belongs_to_it(cast: Cast) -> None:
    round = opened(cast)
    client = sign_in(cast, "dung")
    address = reverse("reports:narrative", args=["CITY", "round_letter"]) + f"?round={round.pk}"
    assert "Ban Tuyên giáo" in text(client.get(address))
    typed = {"text_basis": "", "text_tasks": "", "take_tasks": "on", "text_recipients": "Lưu", "signed_by": ""}
    assert client.post(address, typed).status_code == 302
    assert set(Narrative.objects.values_list("round", flat=True)) == {round.pk}
    assert Cover.objects.get().round == round
    assert "Ban Tuyên giáo" in text(page(client, "paper", "round_letter"))


def test_its_text_is_looked_at_before_it_is_kept(cast: Cast) -> None:
    round = opened(cast)
    address = reverse("reports:narrative", args=["CITY", "round_letter"]) + f"?round={round.pk}"
    typed = {"text_basis": "", "text_tasks": "Việc khác.", "text_recipients": "", "signed_by": "", "preview": "1"}
    assert "<p>2. Việc khác.</p>" in text(sign_in(cast, "dung").post(address, typed))
    assert not Narrative.objects.exists()


@pytest.mark.parametrize(
    ("kind", "figure"), [("decision", "online"), ("quota_table", "online"), ("pilot_report", "members")]
)
def test_each_figure_of_what_is_seen_leads_to_what_it_counts(cast: Cast, kind: str, figure: str) -> None:
    decided(cast)
    cast.people(3, of="SECOND")
    client = sign_in(cast, "dung")
    seen = page(client, "document", kind)
    (row,) = (row for row in seen.context["figures"].rows if row.key == figure)
    assert row.address in text(seen).replace("&amp;", "&")
    behind = client.get(row.address.partition("#")[0])
    assert sum(record.amount for record in behind.context["behind"].rows) == row.number
    assert all(record.address for record in behind.context["behind"].rows)


def test_a_document_without_figures_has_no_page_of_them(cast: Cast) -> None:
    opened(cast)
    client = sign_in(cast, "dung")
    assert page(client, "document", "round_letter").context["figures"] is None
    assert page(client, "kind_figures", "round_letter").status_code == 404
    assert page(client, "kind_figures", "love_letter").status_code == 404
