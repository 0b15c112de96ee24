"""What came of an issued document: a scan of the signed sheets, the PDF with digital signatures, the Word file as edited."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from accounts.services.files import keep_file
from accounts.services.log import record
from reports.models import Attachment, Issued
from reports.queries.issued import kept_file
from reports.rules.attachments import scan_type
from reports.rules.kinds import FileType
from reports.services.edited_word import Difference, changes_in
from reports.services.signed_file import check_signed

What = Attachment.What
_NAMES = {What.SCAN: "Bản ký", What.SIGNED: "Bản ký số", What.WORD: "Bản đã sửa"}


@transaction.atomic
def attach(*, issued: Issued, what: What, content: bytes, occasion: Occasion) -> Attachment:
    """Raises Refused for what the file is not, and for one that is attached already."""
    content_type, differences = _looked_through(issued, what, content)
    digest = hashlib.sha256(content).hexdigest()
    if issued.attachments.filter(digest=digest, removed_at__isnull=True).exists():
        raise Refused(_("This very file is attached already."), field="file")
    path = kept_file(digest)
    if not path.exists():
        keep_file(path, content)
    attachment = Attachment.objects.create(
        issued=issued,
        what=what,
        file_name=_name(issued, what, content_type),
        content_type=content_type,
        size=len(content),
        digest=digest,
        differences=differences,
        added_by=occasion.by.user,
        added_at=occasion.at,
    )
    record(
        occasion,
        act="reports.attach",
        subject=issued,
        data={"what": what, "digest": digest, "size": len(content), "differences": len(differences)},
    )
    return attachment


@transaction.atomic
def detach(*, attachment: Attachment, occasion: Occasion) -> None:
    """It was the wrong file; the log keeps that it was there. Twice is once."""
    attachment = Attachment.objects.select_for_update(no_key=True).select_related("issued").get(pk=attachment.pk)
    if attachment.removed_at is not None:
        return
    attachment.removed_by, attachment.removed_at = occasion.by.user, occasion.at
    attachment.save(update_fields=["removed_by", "removed_at"])
    record(occasion, act="reports.detach", subject=attachment.issued, data={"digest": attachment.digest})


def _looked_through(issued: Issued, what: What, content: bytes) -> tuple[str, list[Difference]]:
    if what == What.SCAN:
        return scan_type(content), []
    if what == What.SIGNED:
        check_signed(content, kept_file(issued.digest).read_bytes())
        return FileType.PDF.content_type, []
    differences = changes_in(content, kept_file(issued.word_digest).read_bytes())
    return FileType.DOCX.content_type, differences


def _name(issued: Issued, what: What, content_type: str) -> str:
    """Of ours, not of the sender: it says what it is of, and its ending is what it is."""
    ending = {"application/pdf": "pdf", "image/jpeg": "jpg"}.get(content_type, "docx")
    return file_name(_NAMES[what], issued.symbol, day=issued.dated_on, ending=ending)
