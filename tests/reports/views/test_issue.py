"""Issuing, the archive and the public page, as people walk through them."""

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Job
from accounts.services.jobs import run_job
from reports.models import Attachment, Issued
from reports.queries.issued import kept_file
from reports.rules.kinds import DocumentKind
from reports.rules.verifying import code_in_groups
from reports.tasks import produce_document
from tests.cast import NOW, TODAY, Cast
from tests.reports.issuing import issue, secretary, sent, signing, without_paper, written
from tests.reports.views.test_documents import order, pdf_text, sign_in, text

JPEG = b"\xff\xd8\xff\xe0" + b"." * 50 + b"\xff\xd9"


@pytest.fixture(autouse=True)
def _today(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO_TODAY = TODAY
    without_paper(monkeypatch)


def address(kind: str = DocumentKind.PILOT_REPORT, **asked: object) -> str:
    query = "&".join(f"{name}={value}" for name, value in ({"on": f"{TODAY:%d/%m/%Y}"} | asked).items())
    return reverse("reports:issue", args=["CITY", kind]) + f"?{query}"


def typed(cast: Cast, **changed: str) -> dict[str, str]:
    key = signing(cast["CITY"])
    return {"dated_on": f"{TODAY:%d/%m/%Y}", "signing": key, "second": "", "title": "Báo cáo kết quả"} | changed


def looked_over(client: Client, data: dict[str, str], at: str) -> dict[str, str]:
    """As the page to be confirmed sends it."""
    page = text(client.post(at, data))
    found = re.search(r'name="seen_figures" value="([^"]+)"', page)
    assert found is not None, page
    return data | {"seen_figures": found[1], "step": "confirm"}


def do_all() -> None:
    for job in Job.objects.filter(state=Job.State.QUEUED):
        run_job(job.pk, now=lambda: NOW)


def test_a_report_is_looked_over_with_its_number_and_then_issued(cast: Cast) -> None:
    secretary(cast, "CITY")
    written(cast)
    client = sign_in(cast, "dung")
    documents = text(client.get(reverse("reports:documents", args=["CITY"])))
    assert reverse("reports:issue", args=["CITY", "pilot_report"]) in documents
    page = text(client.post(address(), typed(cast)))
    assert "Issue as 01-BC/ĐU" in page
    assert "&lt;p class=&quot;number&quot;&gt;Số 01-BC/ĐU" in page.replace("\u00a0", " "), (
        "the very sheets are shown, in a frame of their own"
    )
    assert not Issued.objects.exists()
    response = client.post(address(), looked_over(client, typed(cast), address()))
    job = Job.objects.get()
    assert response.url == reverse("accounts:job", args=[job.pk])
    assert not Issued.objects.exists(), "it is acknowledged at once, and issued beside the page"
    do_all()
    issued = Issued.objects.get()
    archive_url = reverse("reports:issued", args=[issued.pk])
    assert f'href="{archive_url}"' in text(client.get(response.url))
    archive = text(client.get(archive_url))
    assert issued.digest in archive
    assert code_in_groups(issued.code) in archive
    assert "Issued as 01-BC/ĐU" in text(client.get(reverse("reports:documents", args=["CITY"])))


def test_the_job_of_what_is_not_begun_yet_may_be_stopped(cast: Cast) -> None:
    secretary(cast, "CITY")
    written(cast)
    client = sign_in(cast, "dung")
    response = client.post(address(), looked_over(client, typed(cast), address()))
    assert 'name="stop"' in text(client.get(response.url))


def test_the_frozen_files_are_fetched_as_they_were(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    client = sign_in(cast, "giang")
    for file, digest in (("pdf", issued.digest), ("docx", issued.word_digest)):
        response = client.get(reverse("reports:issued_file", args=[issued.pk, file]))
        assert b"".join(response.streaming_content) == kept_file(digest).read_bytes()
        assert "01-BC" in response.headers["Content-Disposition"]
    assert client.get(reverse("reports:issued_file", args=[issued.pk, "xlsx"])).status_code == 404
    kept_file(issued.digest).unlink()
    assert client.get(reverse("reports:issued_file", args=[issued.pk, "pdf"])).status_code == 404


def test_what_stands_in_the_way_is_told_before_anything_is_typed_and_keeps_it_after(cast: Cast) -> None:
    secretary(cast, "CITY")
    written(cast, tasks="")
    client = sign_in(cast, "dung")
    assert "Not written yet" in text(client.get(address()))
    page = text(client.post(address(), typed(cast, title="Không được mất")))
    assert "Not written yet" in page
    assert "Không được mất</textarea>" in page
    assert not Issued.objects.exists()


def test_what_there_is_nothing_for_yet_is_told_on_the_page_of_documents(cast: Cast) -> None:
    response = sign_in(cast, "dung").get(address("appraisal"), follow=True)
    assert response.redirect_chain == [(reverse("reports:documents", args=["CITY"]), 302)]
    assert 'class="notice' in text(response)


def test_without_anybody_in_office_the_page_says_what_to_do(cast: Cast) -> None:
    written(cast)
    assert "Enter who holds the office first" in text(sign_in(cast, "dung").get(address()))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("dated_on", "31/2/2025"),
        ("dated_on", ""),
        ("dated_on", "01/01/1990"),
        ("signing", "7-collective"),
        ("title", ""),
    ],
)
def test_a_mistake_is_told_beside_its_field(cast: Cast, field: str, said: str) -> None:
    secretary(cast, "CITY")
    written(cast)
    response = sign_in(cast, "dung").post(address(), typed(cast, **{field: said}))
    assert response.status_code == 200
    assert 'id="error_' in text(response)
    assert not Issued.objects.exists()


def test_numbers_that_differ_are_shown_and_have_to_be_meant(cast: Cast) -> None:
    secretary(cast, "CITY")
    cast.people(20, of="CELL")
    written(cast, strengths="Toàn Đảng bộ có 23 đảng viên.")
    client = sign_in(cast, "dung")
    assert "“23 đảng viên”; it should be 21 đảng viên" in text(client.get(address()))
    assert "Issue as" not in text(client.post(address(), typed(cast)))
    meant = typed(cast, despite_flags="on")
    client.post(address(), looked_over(client, meant, address()))
    do_all()
    assert Issued.objects.count() == 1


def test_the_number_that_somebody_else_took_meanwhile_is_shown_again(cast: Cast) -> None:
    secretary(cast, "CITY")
    written(cast)
    client = sign_in(cast, "dung")
    confirmed = looked_over(client, typed(cast), address())
    issue(cast, written(cast, day=TODAY.replace(day=1)))
    page = text(client.post(address(), confirmed))
    assert "Nothing has been done" in page
    assert "02-BC/ĐU" in page
    assert Issued.objects.exclude(matter__endswith="03-01").count() == 0


def test_what_is_issued_leads_to_its_archive_and_is_corrected_from_there(cast: Cast) -> None:
    secretary(cast, "CITY")
    first = issue(cast, written(cast))
    client = sign_in(cast, "dung")
    assert client.get(address()).url == reverse("reports:issued", args=[first.pk])
    correct = address(corrects=first.pk)
    assert correct.replace("&", "&amp;").partition("?")[0] in text(
        client.get(reverse("reports:issued", args=[first.pk]))
    )
    assert "This field is required" in text(client.post(correct, typed(cast, reason="")))
    client.post(correct, looked_over(client, typed(cast, reason="Sai số liệu"), correct))
    do_all()
    second = Issued.objects.get(replaces=first)
    assert "Replaced by 02-BC/ĐU" in text(client.get(reverse("reports:issued", args=[first.pk])))
    assert "01-BC/ĐU" in text(client.get(reverse("reports:issued", args=[second.pk])))


def test_the_clerk_issues_the_list_that_was_sent(cast: Cast) -> None:
    secretary(cast)
    asked = sent(cast)
    client = sign_in(cast, "binh")
    here = reverse("reports:issue", args=["WARD", "registration_list"]) + f"?on=21/03/2025&round={asked.round_id}"
    assert here.replace("&", "&amp;") in text(client.get(reverse("reports:documents", args=["WARD"])))
    data = {"dated_on": "21/03/2025", "signing": signing(cast["WARD"]), "second": "", "title": "Danh sách"}
    client.post(here, looked_over(client, data, here))
    do_all()
    assert Issued.objects.get().symbol == "01-DS/ĐU"


def test_what_is_printed_from_the_pages_says_that_it_is_a_draft(cast: Cast) -> None:
    asked = sent(cast)
    order(sign_in(cast, "binh"), "WARD", "registration_list", round=asked.round_id)
    assert "DỰ THẢO" in pdf_text(produce_document(Job.objects.get()).content)


@pytest.mark.parametrize("asked", ["on=31/2/2025", "round=abc", "round=99999999999999999999"])
def test_an_address_that_makes_no_sense_leads_nowhere(cast: Cast, asked: str) -> None:
    here = reverse("reports:issue", args=["CITY", "pilot_report"])
    assert sign_in(cast, "dung").get(f"{here}?{asked}").status_code in (302, 404)
    assert sign_in(cast, "dung").get(reverse("reports:issue", args=["CITY", "nothing"])).status_code == 404


def test_the_archive_shows_each_figure_with_its_query_and_digest(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    page = text(sign_in(cast, "dung").get(reverse("reports:issued", args=[issued.pk])))
    assert "reports.queries.pilot_figures.pilot_figures" in page
    for figure in issued.figures["each"]:
        assert figure["key"] in page
        assert figure["digest"] in page


# --- what came of it on paper -----------------------------------------------------------------------------------------


def upload(client: Client, issued: Issued, what: str, content: bytes, name: str) -> Any:
    return client.post(reverse("reports:attach", args=[issued.pk, what]), {"file": SimpleUploadedFile(name, content)})


def test_a_scan_is_attached_fetched_and_taken_off(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    client = sign_in(cast, "dung")
    assert upload(client, issued, "scan", JPEG, "a.exe").status_code == 302
    attachment = Attachment.objects.get()
    fetched = client.get(reverse("reports:attachment", args=[issued.pk, attachment.pk]))
    assert b"".join(fetched.streaming_content) == JPEG
    assert fetched.headers["Content-Type"] == "image/jpeg"
    assert "attached already" in text(upload(client, issued, "scan", JPEG, "b.jpg"))
    client.post(reverse("reports:attachment_remove", args=[issued.pk, attachment.pk]))
    assert client.get(reverse("reports:attachment", args=[issued.pk, attachment.pk])).status_code == 404
    assert upload(client, issued, "scan", JPEG, "b.jpg").status_code == 302


@pytest.mark.parametrize(
    ("what", "content"), [("scan", b"MZ<html>"), ("scan", b""), ("word", JPEG), ("word", b"PK\x03\x04 broken")]
)
def test_a_file_that_is_something_else_is_refused_beside_it(cast: Cast, what: str, content: bytes) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    response = upload(sign_in(cast, "dung"), issued, what, content, "scan.pdf")
    assert response.status_code == 200
    assert "invalid-feedback" in text(response)
    assert not Attachment.objects.exists()


def edited(issued: Issued, before: str, after: str) -> bytes:
    changed = io.BytesIO()
    with ZipFile(kept_file(issued.word_digest)) as source, ZipFile(changed, "w") as target:
        for part in source.infolist():
            target.writestr(part, source.read(part).replace(before.encode(), after.encode()))
    return changed.getvalue()


def test_an_edited_word_file_is_told_what_it_says_otherwise(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast, tasks="Việc cần làm ngay."))
    client = sign_in(cast, "dung")
    upload(client, issued, "word", edited(issued, "làm ngay", "làm trong năm"), "a.docx")
    assert Attachment.objects.get().differences == [{"gone": "ngay.", "new": "trong năm."}]
    assert "<del>ngay.</del>" in text(client.get(reverse("reports:issued", args=[issued.pk])))
    upload(client, issued, "word", edited(issued, "không có", "gì cả"), "b.docx")
    assert "Its words are those that were issued" in text(client.get(reverse("reports:issued", args=[issued.pk])))


# --- anybody ----------------------------------------------------------------------------------------------------------


def test_anybody_learns_whether_a_document_is_genuine_and_nothing_more(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast, tasks="Chuyện nội bộ"), title="Tên riêng của văn bản")
    page = text(Client().get(f"/verify/{code_in_groups(issued.code)}/", HTTP_COOKIE="django_language=en"))
    assert all(said in page for said in ("01-BC/ĐU", "21/03/2025", issued.digest, "Result report of the pilots"))
    for told_nobody in ("Hoa Sen", "Tên riêng", issued.signed_by, "Chuyện nội bộ", cast.users["dung"].full_name):
        assert told_nobody not in page


def test_a_code_that_nobody_gave_is_told_as_unknown(cast: Cast) -> None:
    response = Client().get("/verify/K7PM-2Q4T-9XZW/", HTTP_COOKIE="django_language=en")
    assert response.status_code == 404
    assert "No document bears this code" in text(response)
    assert Client().get("/verify/?code=k7pm2q4t9xzw").url == "/verify/K7PM-2Q4T-9XZW/"
    assert "twelve letters and digits" in text(Client().get("/verify/?code=abc", HTTP_COOKIE="django_language=en"))


def test_a_replaced_document_says_so_and_a_file_is_compared_by_its_digest(cast: Cast) -> None:
    secretary(cast, "CITY")
    asked = written(cast)
    first = issue(cast, asked)
    here = f"/verify/{first.code}/"
    english = {"HTTP_COOKIE": "django_language=en"}
    assert "byte by byte" in text(Client().get(f"{here}?digest={first.digest.upper()}", **english))
    assert "is not the one" in text(Client().get(f"{here}?digest={'0' * 64}", **english))
    assert "no SHA-256" in text(Client().get(f"{here}?digest=abc", **english))
    issue(cast, asked, replaces=first, reason="Sai")
    assert "has been replaced since" in text(Client().get(here, **english))
