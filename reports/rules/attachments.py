"""What may be attached to an issued document: told by what is in the file, never by its name."""

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused

MOST_BYTES = 10 * 1024 * 1024
_PDF, _JPEG, _ZIP = b"%PDF-", b"\xff\xd8\xff", b"PK\x03\x04"
_JPEG_END = b"\xff\xd9"


def scan_type(content: bytes) -> str:
    """The type of a scan. Raises Refused for whatever is neither PDF nor JPEG, or too large."""
    _check_size(content)
    if _is_pdf(content):
        return "application/pdf"
    if content.startswith(_JPEG) and _JPEG_END in content[-64:]:
        return "image/jpeg"
    raise Refused(_("This is no whole PDF or JPEG. Scan the signed sheets as one of these."), field="file")


def check_pdf(content: bytes) -> None:
    """Raises Refused for what is no whole PDF."""
    _check_size(content)
    if not _is_pdf(content):
        raise Refused(_("This is no whole PDF."), field="file")


def check_zipped(content: bytes) -> None:
    """Raises Refused for what cannot be a Word file of today."""
    _check_size(content)
    if not content.startswith(_ZIP):
        raise Refused(_("This is no Word file (.docx)."), field="file")


def _is_pdf(content: bytes) -> bool:
    return content.startswith(_PDF) and b"%%EOF" in content[-2048:]


def _check_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 10 MB. Scan it with fewer dots, in black and white."), field="file")
