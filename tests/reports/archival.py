"""What a validator of PDF/A-2b looks at first (ISO 19005-2): none is among our tools, veraPDF being Java."""

import io
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

_EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
_ACTIVE = (
    "/JavaScript",
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/Rendition",
)


def check_archival(content: bytes) -> None:
    """Fails with the clause that is broken."""
    pdf = PdfReader(io.BytesIO(content), strict=True)
    root = pdf.root_object
    assert content.startswith(b"%PDF-1."), "6.1.2"
    assert all(byte > 127 for byte in content.splitlines()[1][1:5]), "6.1.2: a second line of bytes above 127"
    assert len(pdf.trailer["/ID"]) == 2, "6.1.3"
    assert "/Encrypt" not in pdf.trailer, "6.1.3"
    assert not {"/AA", "/OCProperties", "/NeedsRendering", "/AcroForm"} & {*root}, "6.4.1, 6.5.2, 6.9"
    (intent,) = root["/OutputIntents"]
    assert (intent["/S"], intent["/DestOutputProfile"]["/N"]) == ("/GTS_PDFA1", 3), "6.2.3"
    _check_metadata(pdf)
    assert root["/MarkInfo"]["/Marked"], "6.7.2.2 of level A, which we keep too"
    assert root["/Lang"], "6.7.4 of level A"
    for one in _objects(pdf):
        _check_object(one)
    for page in pdf.pages:
        assert not page.get("/AA"), "6.5.2"
        for font in page["/Resources"].get("/Font", {}).values():
            _check_font(font.get_object())


def _check_metadata(pdf: PdfReader) -> None:
    stream = pdf.root_object["/Metadata"]
    assert (stream["/Type"], stream["/Subtype"]) == ("/Metadata", "/XML"), "6.6.2.1"
    told = pdf.xmp_metadata
    assert told is not None, "6.6.2.1"
    assert (told.pdfaid_part, told.pdfaid_conformance) == ("2", "B"), "6.6.4"
    assert stream.get_data().count(b"<dc:title>") == 1, "6.6.2.3"
    said = pdf.metadata or {}
    assert told.dc_title == {"x-default": said["/Title"]}, "6.6.3: said twice, the same"
    assert told.pdf_producer == said["/Producer"], "6.6.3"


def _objects(pdf: PdfReader) -> list[Any]:
    return [
        pdf.get_object(IndirectObject(number, 0, pdf)) for number in sorted({*pdf.xref_objStm} | {*pdf.xref.get(0, ())})
    ]


def _check_object(one: Any) -> None:
    if not isinstance(one, DictionaryObject):
        return
    assert one.get("/S") not in _ACTIVE, "6.5.1"
    if isinstance(one, StreamObject):
        filters = one.get("/Filter") or ()
        assert not {"/LZWDecode", "/Crypt"} & {*([filters] if isinstance(filters, str) else filters)}, "6.1.7.2"
        assert not {"/F", "/FFilter", "/FDecodeParms"} & {*one}, "6.1.7.1"
        assert one.get("/Subtype") != "/PS", "6.2.9"
        assert not {"/OPI", "/Ref"} & {*one}, "6.2.9"
    if one.get("/Type") == "/ExtGState":
        assert "/TR" not in one, "6.2.5"
        assert one.get("/TR2", "/Default") == "/Default", "6.2.5"
    if one.get("/Type") == "/Annot":
        assert one["/Subtype"] in ("/Link", "/Widget"), "6.3.1"
        assert one.get("/F", 0) & 4, "6.3.2: it is printed"


def _check_font(font: Any) -> None:
    (below,) = font.get("/DescendantFonts", [font])
    below = below.get_object()
    described = below["/FontDescriptor"]
    assert any(key in described for key in _EMBEDDED), "6.2.11.4.1"
    assert "+" in font["/BaseFont"], "6.2.11.4.2: a part of a font says so"
    assert "/ToUnicode" in font, "6.2.11.7.2 of level U, which we keep too"
    if below["/Subtype"] == "/CIDFontType2":
        assert "/CIDToGIDMap" in below, "6.2.11.3.2"
