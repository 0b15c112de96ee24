"""What makes a PDF the signed file of an issued document: it begins with its very bytes, and adds signatures alone."""

from importlib.util import find_spec

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from reports.rules.attachments import check_pdf
from reports.rules.digital_signature import Outcome


def is_installed() -> bool:
    """pyhanko is an extra (`signing` in pyproject.toml): a site that signs on paper does without it."""
    return find_spec("pyhanko") is not None


def not_installed() -> Refused:
    return Refused(
        _("Digital signatures are not installed on this server. The administrator adds them (operator's handbook).")
    )


def check_signed(content: bytes, issued: bytes) -> None:
    """Raises Refused for what is anything else; whether the certificate is trusted is said beside the file, not asked here."""
    check_pdf(content)
    if not is_installed():
        raise not_installed()
    if not content.startswith(issued):
        raise _refused(
            _(
                "This is not the PDF that was issued here. Download that, sign it as it is, and hand in what comes of it."
            )
        )
    from reports.services.pdf_signatures import signatures_in

    try:
        found = signatures_in(content, issued)
    except ValueError as broken:
        raise _refused(_("This PDF is broken: it cannot be read to its end.")) from broken
    if not found:
        raise _refused(_("There is no digital signature in this PDF."))
    if any(one.outcome == Outcome.CHANGED for one in found):
        raise _refused(_("This PDF was changed beside its signatures, or after them: it is not what was issued."))


def _refused(why: str) -> Refused:
    return Refused(why, field="file")
