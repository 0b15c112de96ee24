"""Reading the digital signatures of a PDF: whose they are, and whether all of it is still what was issued.

pyhanko is an extra: nothing imports this module before `digital_signatures.is_installed()` was asked. Nothing is fetched from
anywhere: certificates lead to the roots of the site or they do not, and what is known of revocations stands in the file.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NumberObject,
    PdfObject,
    Reference,
    StreamObject,
    read_object,
)
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, FormUpdatingRule, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdate
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel
from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule, SigFieldModificationRule
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from reports.rules.digital_signature import Outcome, Signed
from reports.services.pdf_signing import called, in_a_thread, serial_of, subject_of

ENDINGS = {".pem", ".crt", ".cer", ".der"}
_SIGNS = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
"""What a certificate must be for, one or the other: offices have both."""


class _Reader(PdfFileReader):
    """Reads the table of a stream of objects once. pyhanko reads it anew for every object in it: three seconds for six sheets,
    and for twice as many four times that."""

    def __init__(self, pdf: bytes) -> None:
        self._tables: dict[int, tuple[bytes, dict[tuple[int, int], int]]] = {}
        super().__init__(io.BytesIO(pdf))

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> PdfObject:
        if stmnum not in self._tables:
            stream = Reference(stmnum, 0, self).get_object()
            if not isinstance(stream, StreamObject):
                raise ValueError("It is no stream of objects.")
            content, first = stream.data, int(stream["/First"])
            table = [int(number) for number in content[:first].split()]
            pairs = enumerate(zip(table[::2], table[1::2], strict=True))
            self._tables[stmnum] = (content, {(number, place): first + at for place, (number, at) in pairs})
        content, offsets = self._tables[stmnum]
        if (idnum, idx) not in offsets:
            # Whatever is odd about the file, pyhanko says it.
            return super()._get_object_from_stream(idnum, stmnum, idx)
        found = io.BytesIO(content)
        found.seek(offsets[idnum, idx])
        return read_object(found, Reference(idnum, 0, self))


class _AlsoTheFirstForm(FormUpdatingRule):
    """pyhanko compares what came after a signature, where there is a form of fields already. What we issue has none: the first
    signature brings it."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        if "/AcroForm" not in old.root:
            if "/AcroForm" not in new.root:
                return []
            # A copy in memory, of this comparison alone.
            flags = new.root["/AcroForm"].get("/SigFlags", NumberObject(0))
            old.root["/AcroForm"] = DictionaryObject({"/Fields": ArrayObject(), "/SigFlags": flags})
        return super().apply(old, new)


_SIGNATURES_ALONE = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=_AlsoTheFirstForm([SigFieldCreationRule(), SigFieldModificationRule()]),
)


def signatures_in(pdf: bytes, issued: bytes, *, is_reviewed: bool = False) -> list[Signed]:
    """In the order in which they were made; empty where there are none. Raises ValueError for what is no PDF.

    `is_reviewed`: these very bytes were compared with what was issued before. That takes as long as reading every object of the
    document; whether the signatures are right, and are trusted today, a moment."""
    roots = trust_roots()
    try:
        reader = _Reader(pdf)
        there = list(reader.embedded_regular_signatures)
        ours = is_reviewed or _begins_with(reader, pdf, issued)
        return in_a_thread(lambda: [_looked_at(one, roots=roots, ours=ours, is_reviewed=is_reviewed) for one in there])
    except Exception as broken:
        # pyhanko raises errors of a dozen kinds for a file that somebody broke or made on purpose: none of them is ours.
        raise ValueError("It cannot be read as a PDF.") from broken


def trust_roots() -> list[x509.Certificate]:
    """Those that the operator put into SIGNING_TRUST_DIR. What is no certificate there is passed over."""
    if settings.SIGNING_TRUST_DIR is None:
        return []
    files = sorted(file for file in Path(settings.SIGNING_TRUST_DIR).iterdir() if file.suffix.lower() in ENDINGS)
    return [root for file in files for root in _certificates(file.read_bytes())]


def _certificates(content: bytes) -> list[x509.Certificate]:
    try:
        ders = (
            [der for _type, _headers, der in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
        )
        found = [x509.Certificate.load(der) for der in ders]
        for one in found:
            one.subject.native  # noqa: B018 - read through: loading alone looks at nothing
    except ValueError:
        return []
    return found


def _begins_with(reader: PdfFileReader, pdf: bytes, issued: bytes) -> bool:
    """Whether it is the issued file and, behind that, nothing but signatures and what belongs to them."""
    if not pdf.startswith(issued):
        return False
    first = _Reader(issued).xrefs
    if reader.xrefs.get_startxref_for_revision(first.total_revisions - 1) != first.get_startxref_for_revision(
        first.total_revisions - 1
    ):
        return False
    return isinstance(_SIGNATURES_ALONE.review_file(reader, first.total_revisions - 1), DiffResult)


def _looked_at(one: EmbeddedPdfSignature, *, roots: list[x509.Certificate], ours: bool, is_reviewed: bool) -> Signed:
    certificate = one.signer_cert
    # Of the day on which it was used: a certificate lasts a few years, what it signed is kept longer.
    at = one.self_reported_timestamp
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail")
    status = validate_pdf_signature(one, context, key_usage_settings=_SIGNS, skip_diff=is_reviewed)
    unchanged = ours and status.intact and status.valid and (is_reviewed or bool(status.docmdp_ok))
    return Signed(
        subject=subject_of(certificate),
        issuer=called(certificate.issuer),
        serial=serial_of(certificate),
        signed_at=_moment(status, at),
        outcome=_outcome(status, certificate, at) if unchanged else Outcome.CHANGED,
    )


def _moment(status: PdfSignatureStatus, said: datetime | None) -> datetime | None:
    stamped = status.timestamp_validity
    return stamped.timestamp if stamped is not None and stamped.trusted else said


def _outcome(status: PdfSignatureStatus, certificate: x509.Certificate, at: datetime | None) -> Outcome:
    if status.trusted:
        return Outcome.VALID
    over = at is not None and not certificate.not_valid_before <= at <= certificate.not_valid_after
    return Outcome.NOT_IN_FORCE if over or status.revoked else Outcome.NOT_TRUSTED
