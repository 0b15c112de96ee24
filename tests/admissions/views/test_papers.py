"""The checklist of papers: everybody reads it, an administrator enters versions, ends, corrects and takes back."""

from datetime import date

import pytest

from admissions.models import PaperKind
from admissions.queries.pipeline import paper_kinds_on
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
LIST = "/admissions/papers/"
TYPED = {
    "vietnamese": "Phiếu khám sức khoẻ",
    "english": "",
    "form": "9-X",
    "step": "full_vote",
    "position": "9",
    "valid_from": "01/01/2026",
    "document_issuer": "Ban Tổ chức Trung ương",
    "document_symbol": "500-HD/BTCTW",
    "document_on": "01/03/2025",
    "document_title": "Hướng dẫn",
    "clause": "7.1",
}


def test_everybody_reads_the_list_and_an_administrator_changes_it(cast: Cast, signed_in) -> None:
    assert "Personal history" in signed_in("an").get(LIST).content.decode()
    assert f"{LIST}new/" not in signed_in("an").get(LIST).content.decode()
    client = signed_in("khanh")
    assert client.post(f"{LIST}new/", TYPED)["Location"] == LIST
    row = PaperKind.objects.get(key="phieu-kham-suc-khoe")
    assert (row.english, row.step, row.full_clause) == ("Phiếu khám sức khoẻ", "full_vote", "500-HD/BTCTW, 7.1")
    client.post(f"{LIST}{row.pk}/correct/", TYPED | {"form": "9-Y", "why": "Mistyped"})
    client.post(f"{LIST}{row.pk}/version/", TYPED | {"form": "9-Z", "valid_from": "01/01/2027"})
    assert [kind.form for day in (2026, 2027) for kind in paper_kinds_on(date(day, 1, 1)) if kind.key == row.key] == [
        "9-Y",
        "9-Z",
    ]
    latest = PaperKind.objects.get(form="9-Z")
    client.post(f"{LIST}{latest.pk}/end/", {"on": "01/01/2028", "why": "Bãi bỏ"})
    latest.refresh_from_db()
    assert latest.valid_to == date(2028, 1, 1)
    client.post(f"{LIST}{latest.pk}/mistake/", {"why": "Not signed"})
    assert not PaperKind.objects.filter(pk=latest.pk).exists()


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(cast: Cast, signed_in) -> None:
    form = signed_in("khanh").post(f"{LIST}new/", TYPED | {"valid_from": "01/03/2025"}).context["form"]
    assert list(form.errors) == ["past_is_meant"]
    assert form["clause"].value() == "7.1"
    assert len(paper_kinds_on(TODAY)) == 7
