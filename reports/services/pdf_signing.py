"""Putting a digital signature into a PDF: what was there stays byte by byte, the signature is written behind it.

pyhanko is an extra: nothing imports this module before `digital_signatures.is_installed()` was asked.
"""

import io
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from asn1crypto import x509
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from pkcs11 import Attribute, ObjectClass, PKCS11Error, Session
from pkcs11.exceptions import PinIncorrect, PinLenRange, PinLocked
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pypdf import PdfReader

from accounts.rules.refusal import Refused
from reports.services.digital_signatures import FromFile, Key
from reports.services.press import pdf_of

Answer = TypeVar("Answer")

WIDTH, HEIGHT, ABOVE = 170, 46, 16
"""Of a signature that is shown, and how far above the line of the name, in points: the room that is left for the hand."""
LETTER = 0.52
"""Of the height of the type, how wide its letters are, taken together."""


_FILLS_ITS_BOX = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN)


@dataclass(frozen=True)
class Place:
    """Where a signature is shown: the sheet, from 0, and the lower left corner in points."""

    sheet: int
    left: int
    bottom: int


@contextmanager
def signer_of(key: Key) -> Iterator[Signer]:
    """Whoever signs, for as long as it takes. Raises Refused for a wrong password, and for what is no such key."""
    if isinstance(key, FromFile):
        yield _from_file(key)
        return
    try:
        # Whoever is logged in at a token is so for the whole process.
        with (
            _one_at_the_token,
            open_pkcs11_session(
                settings.SIGNING_TOKEN_MODULE, slot_no=settings.SIGNING_TOKEN_SLOT, user_pin=key.password
            ) as session,
        ):
            yield _from_token(session, key.certificate)
    except (PinIncorrect, PinLenRange) as wrong:
        raise Refused(_("The token does not accept this PIN. A few wrong ones lock it."), field="password") from wrong
    except PinLocked as locked:
        raise Refused(_("The token is locked: whoever gave it out unlocks it."), field="password") from locked
    except (PKCS11Error, RuntimeError) as failed:
        # What it says may name files and slots of the server: that is for the log alone.
        raise Refused(
            _("The token does not answer. Put it in, and ask the administrator if that does not help.")
        ) from failed


def signed(pdf: bytes, by: Signer, *, at: datetime, beside: str = "") -> bytes:
    """The bytes of `pdf` and behind them a signature. `beside`: the name on the sheet above which it is shown; "": nowhere.
    Raises Refused where that name is not found."""
    number = len(list(IncrementalPdfFileWriter(io.BytesIO(pdf)).prev.embedded_signatures)) + 1
    name, box, page, stamp = f"ChuKySo{number}", None, 0, None
    if beside:
        place = place_of(pdf, beside)
        if place is None:
            raise Refused(
                _("The name of who signs is not found on the sheets: leave the signature unseen."), field="shown"
            )
        page, box = place.sheet, (place.left, place.bottom, place.left + WIDTH, place.bottom + HEIGHT)
        stamp = StaticStampStyle(
            background=_Sheet(_stamp(by.signing_cert, at)), background_layout=_FILLS_ITS_BOX, border_width=0
        )
    signer = _AtItsMoment(
        PdfSignatureMetadata(field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
        signer=by,
        stamp_style=stamp,
        new_field_spec=SigFieldSpec(name, on_page=page, box=box),
    )
    signer.at = at
    output = io.BytesIO()
    in_a_thread(lambda: signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=output))
    return output.getvalue()


def in_a_thread(act: Callable[[], Answer]) -> Answer:
    """pyhanko begins an event loop of its own, which a thread that has one already refuses."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(act).result()


def place_of(pdf: bytes, name: str) -> Place | None:
    """Above the last line that says the name, in the middle of it."""
    found: list[Place] = []
    for number, sheet in enumerate(PdfReader(io.BytesIO(pdf)).pages):

        def visit(text: str, outer: Any, inner: Any, _font: object, size: float, sheet: int = number) -> None:
            if " ".join(text.split()) != name:
                return
            left, base, scale = outer[0] * inner[4] + outer[4], outer[3] * inner[5] + outer[5], abs(outer[0])
            middle = left + len(name) * LETTER * size * scale / 2
            found.append(Place(sheet, round(middle - WIDTH / 2), round(base + ABOVE)))

        sheet.extract_text(visitor_text=visit)
    return found[-1] if found else None


def subject_of(certificate: x509.Certificate) -> str:
    """«Nguyễn Văn An, Văn phòng Thành ủy»: who, and of which organ."""
    return called(certificate.subject)


def called(name: x509.Name) -> str:
    said = name.native
    parts = [said.get(key) for key in ("common_name", "organizational_unit_name", "organization_name")]
    flat = [", ".join(part) if isinstance(part, list) else part for part in parts if part]
    return ", ".join(dict.fromkeys(flat)) or name.human_friendly


def serial_of(certificate: x509.Certificate) -> str:
    """As certificates are told apart, beside their issuer."""
    return f"{certificate.serial_number:X}"


class _Sheet(PdfContent):
    """The only sheet of a PDF, drawn into another: pyhanko's own takes it from a file on the disk."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        self.resources.xobject["/Sheet"] = drawn
        left, bottom, right, top = drawn.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Sheet Do"


class _AtItsMoment(PdfSigner):
    """The clock is passed in, here as everywhere."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = timezone.localtime(self.at)
        return session


def _from_file(key: FromFile) -> SimpleSigner:
    try:
        return SimpleSigner.load_pkcs12_data(key.content, other_certs=[], passphrase=key.password.encode() or None)
    except (ValueError, TypeError, AttributeError) as wrong:
        # pyhanko raises the last two for a file that holds a certificate without its key.
        raise Refused(
            _("This is no file with a key and its certificate (.p12, .pfx), or the passphrase is another."),
            field="password",
        ) from wrong


def _from_token(session: Session, certificate: str) -> PKCS11Signer:
    """With the one certificate on it that has a key; where there are several, with that of the name."""
    there = {
        found[Attribute.ID]: found[Attribute.LABEL]
        for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    }
    keys = [key[Attribute.ID] for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})]
    usable = {label: id for id, label in there.items() if id in keys}
    chosen = [id for label, id in usable.items() if certificate in ("", label)]
    if len(chosen) != 1:
        raise Refused(
            _("Name the certificate: on the token are %(certificates)s.")
            % {"certificates": ", ".join(sorted(usable)) or _("none that has a key")},
            field="certificate",
        )
    return PKCS11Signer(session, cert_id=chosen[0], key_id=chosen[0])


def _stamp(certificate: x509.Certificate, at: datetime) -> bytes:
    """What is seen of a signature, on a sheet of its size: our own type, embedded, as PDF/A asks."""
    who, *organ = subject_of(certificate).split(", ", 1)
    context = {"who": who, "organ": "".join(organ), "at": at, "width": WIDTH, "height": HEIGHT}
    with translation.override("vi"):
        return pdf_of(render_to_string("reports/signature_stamp.html", context))


_one_at_the_token = threading.Lock()
