"""The pages of forms: which text stands, a sample before another is put in force, and where papers are asked for."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from accounts.models import Entry
from cells.models import Transfer
from reports.models import FormText
from tests.admissions.people import NAME, Way
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
FORM = "/reports/WARD/forms/introduction/"
TYPED = {
    "number": "3-X",
    "title": "Giấy giới thiệu mới",
    "summary": "",
    "text": "Tôi là {đảng viên giới thiệu}, giới thiệu {họ và tên}.",
    "valid_from": "21/03/2025",
    "valid_to": "",
}


def test_another_text_is_looked_at_with_a_sample_and_then_put_in_force(cast: Cast, signed_in) -> None:
    client = signed_in("binh")
    looked = client.post(f"{FORM}new/", TYPED | {"preview": "1"})
    assert "Tôi là Trần Văn An, giới thiệu Nguyễn Thị Hoa." in looked.context["preview"]
    assert not FormText.objects.exists()
    assert client.post(f"{FORM}new/", TYPED)["Location"] == FORM
    assert "Giấy giới thiệu mới" in client.get(FORM).content.decode()
    assert "3-X" in signed_in("an").get("/reports/CELL/forms/").content.decode()
    row = FormText.objects.get()
    client.post(f"/reports/forms/{row.pk}/give-up/", {"why": "Thử"})
    assert not FormText.objects.exists()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(cast: Cast, signed_in) -> None:
    for pressed in ({}, {"preview": "1"}):
        typed = TYPED | pressed | {"text": TYPED["text"] + " {ngay sihn}"}
        form = signed_in("binh").post(f"{FORM}new/", typed).context["form"]
        assert form.errors["text"] == ["There is no field {ngay sihn}. Is {ngày sinh} meant?"]
        assert form["title"].value() == "Giấy giới thiệu mới"


def test_the_words_of_a_word_file_come_into_the_form(cast: Cast, signed_in) -> None:
    document, content = Document(), io.BytesIO()
    document.add_paragraph("{họ và tên} do {đảng viên giới thiệu} giới thiệu")
    document.save(content)
    file = SimpleUploadedFile("mau.docx", content.getvalue())
    page = signed_in("binh").post(f"{FORM}new/", TYPED | {"read": "1", "file": file})
    assert page.context["form"]["text"].value() == "{họ và tên} do {đảng viên giới thiệu} giới thiệu"
    assert "Nguyễn Thị Hoa do Trần Văn An giới thiệu" in page.context["preview"]
    wrong = SimpleUploadedFile("mau.docx", b"%PDF-1.7")
    page = signed_in("binh").post(f"{FORM}new/", TYPED | {"read": "1", "file": wrong})
    assert page.context["form"].errors["file"] == ["This is no Word file (.docx)."]
    assert page.context["form"]["text"].value() == TYPED["text"]
    assert not FormText.objects.exists()


def test_a_form_that_is_none_is_not_there(cast: Cast, signed_in) -> None:
    assert signed_in("binh").get("/reports/WARD/forms/quota_table/").status_code == 404


def test_each_step_offers_its_paper_and_reading_it_is_noted(cast: Cast, signed_in) -> None:
    way = Way.begin(cast)
    way.filed(date(2024, 3, 4))
    client, pk = signed_in("an"), way.candidate.pk
    paper = f"/reports/CELL/admission_resolution/document/?person={pk}"
    page = client.get(f"/admissions/people/{pk}/")
    assert paper in [address for owed in page.context["owed"] for address, _label in owed.papers]
    assert paper in client.get(f"/admissions/people/{pk}/steps/cell_vote/").content.decode()
    assert client.get(paper).context["seen"]
    shown = client.get(f"/reports/CELL/admission_resolution/paper/?person={pk}")
    assert NAME in shown.content.decode()
    assert Entry.objects.filter(act="admissions.read_candidate", by__username="an").count() == 1
    asked = client.post("/reports/CELL/admission_resolution/order/", {"person": pk, "file": "docx"})
    assert "/jobs/" in asked["Location"]
    assert signed_in("hoa").get(paper).status_code == 404


def test_the_page_of_a_member_and_of_a_transfer_lead_to_their_papers(cast: Cast, signed_in) -> None:
    way = Way.begin(cast)
    member = way.admitted(date(2024, 3, 20), decided=date(2024, 3, 4))
    move = Transfer.objects.create(
        member=member, from_cell=cast["CELL"], to_cell=cast["SECOND"], sent_on=TODAY, papers_due_on=date(2025, 6, 1)
    )
    client = signed_in("an")
    labels = [str(label) for _address, label in client.get(f"/members/{member.pk}/").context["papers"]]
    assert labels[:3] == ["Slip of the transfer", "Remark of the helper", "Resolution of the cell on full membership"]
    slip = f"/reports/CELL/transfer_slip/document/?transfer={move.pk}"
    assert slip in client.get("/organisations/CELL/transfers/").content.decode()
    assert client.get(slip).context["seen"]
