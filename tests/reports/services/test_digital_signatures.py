"""Signing what was issued: by a key in a file, by a token, or elsewhere; and what is said of such a file."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from reports.models import Attachment, Issued
from reports.queries.issued import kept_file
from reports.rules.digital_signature import Outcome
from reports.services import signed_file
from reports.services.attachments import attach
from reports.services.digital_signatures import FromFile, FromToken, Key, sign_document, signatures_of
from reports.services.pdf_signatures import signatures_in
from reports.services.pdf_signing import place_of, signed, signer_of
from tests.cast import Cast
from tests.reports.issuing import issue, secretary, written
from tests.reports.signing_keys import PASSPHRASE, PIN, SOFTHSM, Holder, holder, put_on_token

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 21, 3, tzinfo=UTC)
What = Attachment.What


@pytest.fixture
def issued(cast: Cast) -> Issued:
    secretary(cast, "CITY")
    return issue(cast, written(cast))


@pytest.fixture
def signer(issued: Issued, settings: Any, tmp_path: Path) -> Holder:
    """Who signed, with a certificate of a root that the site trusts."""
    settings.SIGNING_TRUST_DIR = tmp_path
    somebody = holder(issued.signed_by)
    somebody.trust(tmp_path)
    (tmp_path / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    return somebody


def sign(cast: Cast, issued: Issued, key: Key, *, shown: bool = False, **said: bool) -> Attachment:
    return sign_document(issued=issued, key=key, shown=shown, occasion=cast.occasion("dung"), **said)


def from_file(signer: Holder) -> FromFile:
    return FromFile(signer.p12, PASSPHRASE)


def outside(issued: Issued, signer: Holder) -> bytes:
    """As an office's own tool signs what it has downloaded."""
    with signer_of(from_file(signer)) as key:
        return signed(kept_file(issued.digest).read_bytes(), key, at=AT)


def test_a_signed_file_begins_with_the_bytes_that_were_issued(cast: Cast, issued: Issued, signer: Holder) -> None:
    kept = sign(cast, issued, from_file(signer), shown=True)
    before, after = kept_file(issued.digest).read_bytes(), kept_file(kept.digest).read_bytes()
    assert after.startswith(before)
    assert len(after) > len(before)
    (one,) = signatures_of(kept)
    assert one.outcome == Outcome.VALID
    assert one.subject == f"{issued.signed_by}, Văn phòng Thành ủy"
    assert Entry.objects.get(act="reports.sign").data["certificate"] == one.subject


def test_neither_passphrase_nor_key_is_kept_or_logged(cast: Cast, issued: Issued, signer: Holder) -> None:
    key = from_file(signer)
    kept = sign(cast, issued, key)
    assert not any(PASSPHRASE in str(entry.data) for entry in Entry.objects.all())
    assert PASSPHRASE not in repr(key)
    assert PASSPHRASE.encode() not in kept_file(kept.digest).read_bytes()
    assert Attachment.objects.count() == 1


def test_a_second_signature_is_added_to_the_first_and_both_are_valid(
    cast: Cast, issued: Issued, signer: Holder
) -> None:
    first = sign(cast, issued, from_file(signer))
    with pytest.raises(Refused, match="has signed it already"):
        sign(cast, issued, from_file(signer))
    second = sign(cast, issued, from_file(holder("Người ký thứ hai")), despite_name=True)
    assert kept_file(second.digest).read_bytes().startswith(kept_file(first.digest).read_bytes())
    assert [one.outcome for one in signatures_of(second)] == [Outcome.VALID, Outcome.VALID]


def test_a_certificate_of_somebody_else_is_asked_about(cast: Cast, issued: Issued, signer: Holder) -> None:
    with pytest.raises(Refused, match="is signed by") as refused:
        sign(cast, issued, from_file(holder("Người khác")))
    assert refused.value.field == "despite_name"
    assert not Attachment.objects.exists()


def test_a_certificate_that_leads_to_no_root_of_the_site_is_not_trusted_yet(
    cast: Cast, issued: Issued, signer: Holder, settings: Any
) -> None:
    kept = sign(cast, issued, from_file(signer))
    settings.SIGNING_TRUST_DIR = None
    assert [one.outcome for one in signatures_of(kept)] == [Outcome.NOT_TRUSTED]


def test_a_certificate_that_was_over_is_told_so(cast: Cast, issued: Issued, signer: Holder) -> None:
    over = holder(issued.signed_by, until=datetime(2025, 1, 1, tzinfo=UTC))
    assert [one.outcome for one in signatures_of(sign(cast, issued, from_file(over)))] == [Outcome.NOT_IN_FORCE]


@pytest.mark.parametrize("key", [FromFile(b"no key", ""), FromFile(holder("Ai đó").p12, "sai")])
def test_a_wrong_passphrase_or_file_is_refused_beside_it(cast: Cast, issued: Issued, key: FromFile) -> None:
    with pytest.raises(Refused, match="passphrase is another") as refused:
        sign(cast, issued, key)
    assert refused.value.field == "password"


@pytest.mark.sqlite
def test_the_token_of_the_server_signs_by_its_pin(
    cast: Cast, issued: Issued, signer: Holder, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_token(signer, tmp_path, monkeypatch)
    settings.SIGNING_TOKEN_MODULE, settings.SIGNING_TOKEN_SLOT = str(SOFTHSM), 0
    with pytest.raises(Refused, match="does not accept this PIN") as wrong:
        sign(cast, issued, FromToken("000000"))
    assert wrong.value.field == "password"
    with pytest.raises(Refused, match="on the token are ky-so") as unknown:
        sign(cast, issued, FromToken(PIN, "khac"))
    assert unknown.value.field == "certificate"
    assert [one.outcome for one in signatures_of(sign(cast, issued, FromToken(PIN)))] == [Outcome.VALID]
    settings.SIGNING_TOKEN_SLOT = 9
    with pytest.raises(Refused, match="does not answer"):
        sign(cast, issued, FromToken(PIN))


# --- signed elsewhere -------------------------------------------------------------------------------------------------


def add(cast: Cast, issued: Issued, content: bytes) -> Attachment:
    return attach(issued=issued, what=What.SIGNED, content=content, occasion=cast.occasion("dung"))


def test_what_was_signed_elsewhere_is_kept_beside_it(cast: Cast, issued: Issued, signer: Holder) -> None:
    assert [one.outcome for one in signatures_of(add(cast, issued, outside(issued, signer)))] == [Outcome.VALID]


def test_a_file_without_a_signature_or_of_another_document_is_refused(
    cast: Cast, issued: Issued, signer: Holder
) -> None:
    with pytest.raises(Refused, match="no digital signature"):
        add(cast, issued, kept_file(issued.digest).read_bytes())
    other = issue(cast, written(cast), replaces=issued, reason="Sai")
    with pytest.raises(Refused, match="not the PDF that was issued here"):
        add(cast, issued, outside(other, signer))
    with pytest.raises(Refused, match="no whole PDF"):
        add(cast, issued, b"%PDF-1.7 broken")
    assert not Attachment.objects.exists()


def test_a_file_that_was_changed_before_or_after_it_was_signed_is_refused(
    cast: Cast, issued: Issued, signer: Holder
) -> None:
    content = kept_file(issued.digest).read_bytes()
    after = outside(issued, signer)
    with signer_of(from_file(signer)) as key:
        before = signed(_with_another_page_size(content), key, at=AT)
    for changed in (_with_another_page_size(after), before):
        assert changed.startswith(content)
        with pytest.raises(Refused, match="changed beside its signatures"):
            add(cast, issued, changed)
    inside = bytearray(after)
    inside[len(content) // 2] ^= 1
    assert [one.outcome for one in signatures_in(bytes(inside), bytes(inside[: len(content)]))] == [Outcome.CHANGED]


def _with_another_page_size(pdf: bytes) -> bytes:
    """As somebody changes a sheet by writing behind the file, without touching what is there."""
    from io import BytesIO

    from pyhanko.pdf_utils.generic import NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, changed = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    page_ref, _resources = writer.find_page_for_modification(0)
    page_ref.get_object()["/Rotate"] = NumberObject(90)
    writer.update_container(page_ref.get_object())
    writer.write(changed)
    return changed.getvalue()


def test_a_file_that_was_changed_on_the_disk_is_told_so(cast: Cast, issued: Issued, signer: Holder) -> None:
    kept = add(cast, issued, outside(issued, signer))
    path = kept_file(kept.digest)
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(Refused, match="changed on the server"):
        signatures_of(kept)


# --- on the sheets ----------------------------------------------------------------------------------------------------


def test_a_signed_file_is_archival_still(cast: Cast, issued: Issued, signer: Holder) -> None:
    """PDF/A-2b: its mark, its colours, every font embedded, and an appearance for whatever stands on a sheet."""
    from pypdf import PdfReader

    reader = PdfReader(kept_file(sign(cast, issued, from_file(signer), shown=True).digest))
    assert reader.xmp_metadata is not None
    assert (reader.xmp_metadata.pdfaid_part, reader.xmp_metadata.pdfaid_conformance) == ("2", "B")
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    (widget,) = (annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", []))
    assert widget["/F"] & 4
    sheet: Any = next(iter(widget["/AP"]["/N"]["/Resources"]["/XObject"].values())).get_object()
    for font in sheet["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def test_it_is_shown_above_the_name_of_who_signs_on_the_last_sheet(issued: Issued) -> None:
    content = kept_file(issued.digest).read_bytes()
    place = place_of(content, issued.signed_by)
    assert place is not None
    assert 250 < place.left < 450
    assert place_of(content, "Không có ai") is None


def test_without_the_extra_it_is_said_that_it_is_not_installed(
    cast: Cast, issued: Issued, signer: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add(cast, issued, outside(issued, signer))
    monkeypatch.setattr(signed_file, "find_spec", lambda name: None)
    for act in (
        lambda: sign(cast, issued, from_file(signer)),
        lambda: add(cast, issued, outside(issued, signer)),
        lambda: signatures_of(kept),
    ):
        with pytest.raises(Refused, match="not installed"):
            act()
