"""Signing what was issued with a key, and looking at such signatures. What is issued stays as it is: the signed file is kept
beside it, and begins with the very bytes that were issued."""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from reports.models import Attachment, Issued
from reports.queries.issued import attachments_of, kept_file
from reports.rules.digital_signature import Signed, names_one_of
from reports.services.attachments import attach
from reports.services.signed_file import is_installed, not_installed


@dataclass(frozen=True)
class FromFile:
    """A PKCS#12 file as it was handed in for this one act. Neither it nor its passphrase is kept anywhere."""

    content: bytes
    password: str

    def __repr__(self) -> str:
        return "a key from a file"


@dataclass(frozen=True)
class FromToken:
    """The token of the server (SIGNING_TOKEN_MODULE). `certificate`: its label; "": the only one there is."""

    password: str
    certificate: str = ""

    def __repr__(self) -> str:
        return "a key on the token"


Key = FromFile | FromToken


def has_token() -> bool:
    return bool(settings.SIGNING_TOKEN_MODULE) and is_installed() and find_spec("pkcs11") is not None


def people_who_sign(issued: Issued) -> list[str]:
    return [name for name in (issued.signed_by, issued.second_signed_by) if name]


def newest_signed(issued: Issued) -> Attachment | None:
    """The signed file to which the next signature is added."""
    return attachments_of(issued).filter(what=Attachment.What.SIGNED).order_by("-pk").first()


def signatures_of(attachment: Attachment) -> list[Signed]:
    """In the order in which they were made, as they stand today: roots may have come or gone since. Raises Refused where this
    site cannot look at them, and where the file is not the one that was kept."""
    if not is_installed():
        raise not_installed()
    from reports.services.pdf_signatures import signatures_in

    content = kept_file(attachment.digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != attachment.digest:
        raise Refused(_("The file has been changed on the server since it was attached. Tell the administrator."))
    return signatures_in(content, kept_file(attachment.issued.digest).read_bytes(), is_reviewed=True)


@transaction.atomic
def sign_document(
    *, issued: Issued, key: Key, shown: bool, occasion: Occasion, despite_name: bool = False
) -> Attachment:
    """Add a signature to what was issued, or to what was signed of it before. `shown`: on the sheet too, above the name.
    Raises Refused for what the key is not, and, unless `despite_name`, where its certificate is of nobody who signs."""
    if not is_installed():
        raise not_installed()
    from reports.services.pdf_signing import serial_of, signed, signer_of, subject_of

    # Two who sign at once would each add theirs to the same file, and neither would be in the other's.
    Issued.objects.select_for_update(no_key=True).get(pk=issued.pk)
    before = newest_signed(issued)
    with signer_of(key) as signer:
        certificate = signer.signing_cert
        subject, people = subject_of(certificate), people_who_sign(issued)
        if before is not None and serial_of(certificate) in {one.serial for one in signatures_of(before)}:
            raise Refused(_("“%(subject)s” has signed it already.") % {"subject": subject})
        whose = next((name for name in people if names_one_of(subject, [name])), "")
        if not whose and not despite_name:
            raise Refused(
                _("The certificate is of “%(subject)s”, the document is signed by %(people)s. Say that it is meant so.")
                % {"subject": subject, "people": ", ".join(people)},
                field="despite_name",
            )
        content = signed(
            kept_file(before.digest if before else issued.digest).read_bytes(),
            signer,
            at=occasion.at,
            beside=(whose or issued.signed_by) if shown else "",
        )
    record(
        occasion,
        act="reports.sign",
        subject=issued,
        data={"certificate": subject, "serial": serial_of(certificate), "key": repr(key)},
    )
    return attach(issued=issued, what=Attachment.What.SIGNED, content=content, occasion=occasion)
