"""Many PDF files in one: nothing is lost that makes each of them archival, and readable by those who listen."""

import io
from collections import Counter
from typing import Any

import pytest
from pypdf import PdfReader

from reports.services.html import document_html
from reports.services.merged import merged
from reports.services.press import pdf_of
from tests.reports.archival import check_archival
from tests.reports.fakes import judged, quota_table


@pytest.fixture(scope="module")
def apart() -> list[bytes]:
    """One of them was laid out in parts, so that its pages lead to their tags by a tree of several nodes."""
    table = document_html("reports/documents/quota_table.html", quota_table(40, 10))
    return [pdf_of(table, rows_a_part=20), pdf_of(document_html("reports/documents/decision.html", judged(3, 3)))]


@pytest.fixture(scope="module")
def one(apart: list[bytes]) -> bytes:
    return merged(zip(("Bảng", "Quyết định"), apart, strict=True), title="Văn bản <của> A & B")


def elements(of: Any) -> list[Any]:
    kids = [kid.get_object() for kid in of.get("/K", ()) if not isinstance(kid, int)]
    return [of, *(one for kid in kids if "/S" in kid for one in elements(kid))]


def tags(content: bytes) -> list[Any]:
    return elements(PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]["/K"][0].get_object())


def test_the_tags_of_each_hang_below_one_document(apart: list[bytes], one: bytes) -> None:
    document, *below = tags(one)
    assert document["/S"] == "/Document"
    assert [kid.get_object()["/S"] for kid in document["/K"]] == ["/Part", "/Part"]
    before = Counter(tag["/S"] for content in apart for tag in tags(content)[1:])
    assert Counter(tag["/S"] for tag in below) - Counter({"/Part": 2}) == before


def test_every_page_leads_to_its_own_tags_and_every_cell_to_its_own_heads(one: bytes) -> None:
    pdf = PdfReader(io.BytesIO(one), strict=True)
    numbers = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert list(numbers[::2]) == list(range(len(pdf.pages))), "in ascending order, and none twice"
    for page in pdf.pages:
        found = numbers[2 * page["/StructParents"] + 1]
        assert found
        assert {tag.get_object()["/Pg"].indirect_reference for tag in found} == {page.indirect_reference}
    heads = [tag["/ID"] for tag in tags(one) if tag["/S"] == "/TH"]
    named = {name for tag in tags(one) for name in tag.get("/A", {}).get("/Headers", ())}
    assert len(heads) == len({*heads})
    assert named
    assert named <= {*heads}


def test_it_is_archival_as_each_of_them_and_has_a_name_of_its_own(apart: list[bytes], one: bytes) -> None:
    for content in (*apart, one):
        check_archival(content)
    pdf = PdfReader(io.BytesIO(one))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Văn bản <của> A & B"


def test_each_has_a_bookmark_at_its_first_page_in_their_order(apart: list[bytes], one: bytes) -> None:
    pdf = PdfReader(io.BytesIO(one))
    assert [mark["/Title"] for mark in pdf.outline] == ["Bảng", "Quyết định"]
    begins = [pdf.get_destination_page_number(mark) for mark in pdf.outline]
    assert begins == [0, len(PdfReader(io.BytesIO(apart[0])).pages)]


def test_the_same_documents_give_the_same_bytes(apart: list[bytes]) -> None:
    documents = [("A", content) for content in apart]
    assert merged(documents, title="A") == merged(documents, title="A")


def test_it_is_no_longer_than_all_of_them(apart: list[bytes], one: bytes) -> None:
    assert len(one) < sum(map(len, apart)) + 4_000, "their tags are packed together, as in each"
