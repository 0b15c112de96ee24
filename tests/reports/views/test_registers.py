"""The registers of an organisation, and how its numbers run, as people walk through them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Entry
from reports.models import Delivery, Issued, NumberBook, Numbering, Received
from reports.tables.registers import ISSUED
from tests.cast import TODAY, Cast
from tests.reports.issuing import issue, secretary, without_paper, written
from tests.reports.views.test_documents import sign_in, text


@pytest.fixture(autouse=True)
def _today(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO_TODAY = TODAY
    without_paper(monkeypatch)


def arrival(**changed: str) -> dict[str, str]:
    return {
        "arrived_on": "21/03/2025",
        "issuer": "Tỉnh ủy Ninh Thuận",
        "type_name": "Công văn",
        "symbol": "12 - CV/TU",
        "dated_on": "20/03/2025",
        "title": "Về việc báo cáo kết quả thí điểm",
        "handed_to": "Ban Tổ chức",
        "remark": "",
    } | changed


def at(page: str, code: str = "CITY", query: str = "") -> str:
    return reverse(f"reports:{page}", args=[code]) + query


@pytest.mark.parametrize("words", ["bao cao", "BÁO CÁO", "01-bc", "01 BC", "nguyen van", "21/03/2025"])
def test_an_issued_document_is_found_in_any_spelling(cast: Cast, words: str) -> None:
    secretary(cast, "CITY")
    issue(cast, written(cast))
    client = sign_in(cast, "dung")
    assert "01-BC/ĐU" in text(client.get(at("issued_register"), {"words": words}))
    assert "01-BC/ĐU" not in text(client.get(at("issued_register"), {"words": f"{words} xyz"}))


@pytest.mark.parametrize("words", ["d/c ha,", "HỎA TỐC", "hoa toc 01-bc", "thuong truc tinh uy"])
def test_an_issued_document_is_found_by_who_got_it_and_by_what_was_remarked(cast: Cast, words: str) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast, recipients="- Thường trực Tỉnh ủy,\n- Lưu Văn phòng Thành ủy."))
    client = sign_in(cast, "dung")
    noting = reverse("reports:delivery", args=[issued.pk])
    client.post(noting, {"received_by": "Đ/c Hà, văn thư", "remark": "Gửi hỏa tốc"})
    assert "01-BC/ĐU</a>" in text(client.get(at("issued_register"), {"words": words}))
    client.post(noting, {"received_by": "Đ/c Lan", "remark": "", "made_from": _made_from(client, noting)})
    is_of_the_document = words.startswith("thuong")
    assert ("01-BC/ĐU</a>" in text(client.get(at("issued_register"), {"words": words}))) is is_of_the_document


def _made_from(client: Client, page: str) -> str:
    found = re.search(r'name="made_from" value="([^"]+)"', text(client.get(page)))
    assert found is not None
    return found[1]


def test_the_register_is_narrowed_by_type_and_year(cast: Cast) -> None:
    secretary(cast, "CITY")
    issue(cast, written(cast))
    client = sign_in(cast, "dung")
    for asked, is_found in (({"type": "BC"}, True), ({"year": "2025"}, True), ({"year": "2024"}, False)):
        assert ("01-BC/ĐU</a>" in text(client.get(at("issued_register"), asked))) is is_found
    assert "01-BC/ĐU</a>" in text(client.get(at("issued_register"), {"year": "1"})), "nonsense narrows nothing"


def test_how_a_document_went_out_is_noted_beside_it_and_its_sheets_stay(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    client = sign_in(cast, "dung")
    archive = reverse("reports:issued", args=[issued.pk])
    noting = reverse("reports:delivery", args=[issued.pk])
    assert noting in text(client.get(archive))
    noted = {"copies": "12", "sent_on": f"{TODAY:%d/%m/%Y}", "received_by": "Đ/c Hà, văn thư", "remark": "Gửi hỏa tốc"}
    assert client.post(noting, noted).url == archive
    client.post(noting, noted | {"copies": "15"})
    page, register = text(client.get(archive)), text(client.get(at("issued_register")))
    for said in ("15", "Đ/c Hà, văn thư", f"{TODAY:%d/%m/%Y}"):
        assert said in page
        assert said in register
    assert "Gửi hỏa tốc" in page
    saved = {str(column.heading) for column in ISSUED.of(Issued.objects.all()).in_excel}
    assert {"Copies", "Sent on", "Received by", "Remark", "Kept at"} <= saved
    again = Issued.objects.get()
    assert (again.digest, again.word_digest) == (issued.digest, issued.word_digest)
    assert Entry.objects.filter(act="reports.note_delivery").count() == 2


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("sent_on", "20/03/2025"),
        ("sent_on", "22/03/2025"),
        ("sent_on", "31/2/2025"),
        ("copies", "0"),
        ("copies", "mười"),
    ],
)
def test_what_cannot_be_of_how_it_went_out_is_told_beside_its_field(cast: Cast, field: str, typed: str) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    response = sign_in(cast, "dung").post(
        reverse("reports:delivery", args=[issued.pk]), {"remark": "Không được mất", field: typed}
    )
    assert response.status_code == 200
    assert "Không được mất</textarea>" in text(response)
    assert 'id="error_' in text(response)
    assert not Delivery.objects.exists()


def test_of_two_who_note_at_once_neither_loses_what_they_said(cast: Cast) -> None:
    secretary(cast, "CITY")
    issued = issue(cast, written(cast))
    client, noting = sign_in(cast, "dung"), reverse("reports:delivery", args=[issued.pk])
    begun = re.search(r'name="made_from" value="([^"]+)"', text(client.get(noting)))
    assert begun is not None
    client.post(noting, {"copies": "12"})
    client.post(noting, {"remark": "Gửi hỏa tốc", "made_from": begun[1]})
    kept = Delivery.objects.get()
    assert (kept.copies, kept.remark) == (12, "Gửi hỏa tốc")


def test_what_comes_in_gets_numbers_of_its_own(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    for _time in range(2):
        assert client.post(at("received_new"), arrival()).status_code == 302
    assert [one.number for one in Received.objects.order_by("number")] == [1, 2]
    assert Received.objects.earliest("number").symbol == "12-CV/TU"
    page = text(client.get(at("received"), {"words": "ninh thuan thi diem"}))
    assert page.count("12-CV/TU") == 2
    assert "No document was found" in text(client.get(at("received"), {"words": "khác hẳn"}))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("arrived_on", "22/03/2025"),
        ("dated_on", "22/03/2025"),
        ("dated_on", "31/2/2025"),
        ("title", ""),
        ("issuer", ""),
    ],
)
def test_a_mistake_is_told_and_nothing_typed_is_lost(cast: Cast, field: str, typed: str) -> None:
    response = sign_in(cast, "dung").post(at("received_new"), arrival(**{"remark": "Không được mất", field: typed}))
    assert response.status_code == 200
    assert "Không được mất</textarea>" in text(response)
    assert "invalid-feedback" in text(response)
    assert not Received.objects.exists()


def test_an_entry_is_corrected_and_keeps_its_number(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    client.post(at("received_new"), arrival())
    received = Received.objects.get()
    here = reverse("reports:received_correct", args=[received.pk])
    assert "Tỉnh ủy Ninh Thuận" in text(client.get(here))
    client.post(here, arrival(title="Về việc khác"))
    received.refresh_from_db()
    assert (received.number, received.title) == (1, "Về việc khác")
    assert Entry.objects.get(act="reports.correct_received").data["before"]["title"].startswith("Về việc báo cáo")
    assert "Enter it there anew" in text(client.post(here, arrival(arrived_on="31/12/2024", dated_on="30/12/2024")))


def test_two_who_correct_one_entry_are_shown_both_texts(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    client.post(at("received_new"), arrival())
    here = reverse("reports:received_correct", args=[Received.objects.get().pk])
    made_from = client.get(here).context["form"]["made_from"].value()
    client.post(here, arrival(title="Của người kia", made_from=made_from))
    page = text(client.post(here, arrival(title="Của tôi", made_from=made_from)))
    assert "Changed by two: What it is about" in page
    assert Received.objects.get().title == "Của người kia"


def test_numbers_run_by_term_from_the_day_that_is_settled(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    assert client.post(at("numbers"), {"by": "term", "begins_on": "15/08/2020"}).status_code == 302
    assert Numbering.objects.get().by == "term"
    client.post(at("numbers_given"), {"type_code": "BC", "day": "21/03/2025", "last": "57"})
    assert "57" in text(client.get(at("numbers")))
    assert NumberBook.objects.get().begins_on.year == 2020
    secretary(cast, "CITY")
    issue(cast, written(cast))
    page = text(client.post(at("numbers_given"), {"type_code": "BC", "day": "21/03/2025", "last": "3"}))
    assert "the next one is 59" in page
    assert "has its number already" in text(client.post(at("numbers"), {"by": "year", "begins_on": "01/01/2025"}))


def test_an_office_settles_how_its_pages_are_set(cast: Cast) -> None:
    client = sign_in(cast, "dung")
    said = {"ending": "./.", "both_sides": "on", "begins_on": "21/03/2025"}
    assert client.post(at("layouts"), said).status_code == 302
    assert "with “./.”" in text(client.get(at("layouts")))
    refused = text(client.post(at("layouts"), said | {"begins_on": "20/03/2025"}))
    assert "earlier days stays as it was" in refused
    assert 'value="./."' in refused
