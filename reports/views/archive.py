"""What was issued: its facts, its frozen files, and what came of it on paper."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.views.downloads import to_be_kept
from accounts.views.posting import attempt, carry_out, posted
from cells.access import Role, holds, occasion_for, readers
from cells.queries.organisations import version_nearest
from cells.requests import Request
from reports.access import KEEPERS, issued_or_404
from reports.forms.issue import AttachForm
from reports.models import Attachment, Issued
from reports.queries.issued import attachments_of, digest_of_file, kept_file
from reports.rules.kinds import DocumentKind, FileType
from reports.rules.party_document import Signature
from reports.rules.verifying import code_in_groups
from reports.services.attachments import attach, detach
from reports.services.delivery import sent_of
from reports.services.digital_signatures import is_installed, signatures_of
from reports.services.kinds import KINDS, KindOfDocument
from reports.tables.figures import FROZEN

What = Attachment.What
_ASKED = {
    What.SCAN: (gettext_lazy("PDF or JPEG, up to 10 MB."), ".pdf,.jpg,.jpeg"),
    What.SIGNED: (
        gettext_lazy("The PDF that was issued here, as your signing tool has signed it; up to 10 MB."),
        ".pdf",
    ),
    What.WORD: (gettext_lazy("A .docx file; what it says otherwise is listed here."), ".docx"),
}


@declare(readers)
@require_safe
def issued(request: Request, pk: int) -> HttpResponse:
    document = issued_or_404(request, pk)
    kind = _kind(document)
    replaced_by = getattr(document, "replaced_by", None)
    may_keep = request.mandates.may(document.organisation, *kind.writers)
    context = {
        "issued": document,
        "organisation": document.organisation,
        "version": version_nearest(document.organisation, document.day),
        "kind": kind,
        "figures": FROZEN.of(document.figures["each"]) if document.figures.get("each") else None,
        "facts": _facts(document),
        "delivery": _delivery(document),
        "replaced_by": replaced_by,
        "attachments": attachments_of(document).exclude(what=What.SIGNED),
        "signed_files": [_signed_file(one) for one in attachments_of(document).filter(what=What.SIGNED)],
        "signs": is_installed(),
        "may_keep": may_keep,
        "may_note": request.mandates.may(document.organisation, *KEEPERS),
        "may_sign": request.mandates.may(document.organisation, *kind.writers, Role.STANDING),
        "letter_url": _letter_url(request, document),
        "correct_url": _correct_url(document) if may_keep and replaced_by is None else "",
    }
    return render(request, "reports/issued.html", context)


@declare(readers)
@require_safe
def issued_file(request: Request, pk: int, file: str) -> FileResponse:
    """The frozen bytes."""
    document = issued_or_404(request, pk)
    if file not in (FileType.PDF, FileType.DOCX):
        raise Http404
    wanted = FileType(file)
    name = document.file_name.removesuffix(FileType.PDF) + wanted
    return _sent(digest_of_file(document, wanted), wanted.content_type, name)


@declare(holds(Role.BOARD, Role.CLERK))
@require_http_methods(["GET", "HEAD", "POST"])
def attach_file(request: Request, pk: int, what: str) -> HttpResponse:
    document, occasion = _kept_by(request, pk)
    if what not in list(What) or (what == What.SIGNED and not is_installed()):
        raise Http404
    label, (help_text, accept) = What(what).label, _ASKED[What(what)]
    form = AttachForm(posted(request), request.FILES or None, accept=accept, label=label, help_text=help_text)

    def act() -> None:
        attach(issued=document, what=What(what), content=form.cleaned_data["file"].read(), occasion=occasion)

    if carry_out(request, form, act, _("The file is attached.")):
        return redirect("reports:issued", pk=pk)
    context = {
        "form": form,
        "issued": document,
        "organisation": document.organisation,
        "label": label,
        "cancel_url": reverse("reports:issued", args=[pk]),
    }
    return render(request, "reports/issued_attach.html", context)


@declare(readers)
@require_safe
def attachment(request: Request, pk: int, attachment: int) -> FileResponse:
    kept = get_object_or_404(attachments_of(issued_or_404(request, pk)), pk=attachment)
    return _sent(kept.digest, kept.content_type, kept.file_name)


@declare(holds(Role.BOARD, Role.CLERK))
@require_POST
def attachment_remove(request: Request, pk: int, attachment: int) -> HttpResponse:
    document, occasion = _kept_by(request, pk)
    kept = get_object_or_404(attachments_of(document), pk=attachment)
    with attempt(request) as attempted:
        detach(attachment=kept, occasion=occasion)
    if attempted.succeeded:
        messages.success(request, _("The file is no longer attached."))
    return redirect("reports:issued", pk=pk)


def _signed_file(attachment: Attachment) -> dict[str, object]:
    """With what its signatures are today, or why that cannot be said."""
    try:
        return {"attachment": attachment, "signatures": signatures_of(attachment)}
    except Refused as refused:
        return {"attachment": attachment, "problem": str(refused)}


def _kept_by(request: Request, pk: int) -> tuple[Issued, Occasion]:
    """Whoever writes the kind for its organisation. Raises Http404."""
    document = issued_or_404(request, pk)
    return document, occasion_for(request, document.organisation, *_kind(document).writers)


def _kind(document: Issued) -> KindOfDocument:
    return KINDS[DocumentKind(document.kind)]


def _sent(digest: str, content_type: str, name: str) -> FileResponse:
    try:
        content = kept_file(digest).open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return to_be_kept(FileResponse(content, content_type=content_type), name)


def _facts(document: Issued) -> list[tuple[str, Any]]:
    second = (
        [
            (
                _("Who signed beside"),
                Signature(document.second_authority, document.second_office, document.second_signed_by).in_a_line,
            )
        ]
        if document.second_signed_by
        else []
    )
    figures, code = document.figures, code_in_groups(document.code)
    verify_url = reverse("verify", args=[code])
    return [
        (_("Number and symbol"), document.symbol),
        (_("Date"), day_in_words(document.dated_on)),
        (_("What it is about"), document.title),
        (_("Who signed"), Signature(document.authority, document.office, document.signed_by).in_a_line),
        *second,
        *([(_("Recipients"), "; ".join(document.recipients.splitlines()))] if document.recipients else []),
        (_("Day of the figures"), day_in_words(document.day)),
        (_("Guidance"), str(document.guidance.reference) if document.guidance else ""),
        *(
            [(_("Figures by"), figures["query"]), (_("Digest of what was counted"), figures["digest"])]
            if figures
            else []
        ),
        (_("Issued by"), str(document.issued_by)),
        (_("Digest of the PDF (SHA-256)"), document.digest),
        (_("Code to verify it"), format_html('<a href="{}">{}</a>', verify_url, code)),
    ]


def _delivery(document: Issued) -> list[tuple[str, Any]]:
    """What is noted of it, column by column of the register."""
    sent = sent_of(getattr(document, "delivery", None))
    noted = [
        (_("Copies"), sent.copies),
        (pgettext("of a document", "Sent on"), day_in_words(sent.sent_on) if sent.sent_on else None),
        (_("Received by"), sent.received_by),
        (pgettext("in a register", "Remark"), sent.remark),
    ]
    return [(label, said) for label, said in noted if said]


def _letter_url(request: Request, document: Issued) -> str:
    """Where the letter of today is written; "" for a letter itself, and for whoever writes none."""
    letter = KINDS[DocumentKind.COVERING_LETTER]
    if document.type_code == letter.type_code or not request.mandates.may(document.organisation, *letter.writers):
        return ""
    return reverse("reports:narrative", args=[document.organisation.code, letter.key])


def _correct_url(document: Issued) -> str:
    about = {"on": day_in_words(document.day)} | {
        name: value
        for name, value in (("round", document.round_id), ("meeting", document.meeting_id))
        if value is not None
    }
    address = reverse("reports:issue", args=[document.organisation.code, document.kind])
    return f"{address}?{urlencode(about | {'corrects': document.pk})}"
