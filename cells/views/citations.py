"""The citation register: documents everybody cites, each entered once."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, holds, occasion_by
from cells.forms.citation_register import CitationForm, CitationSearch, TitleForm
from cells.models import DocumentReference
from cells.queries.citations import citations as documents
from cells.queries.mandates import READERS
from cells.requests import Request
from cells.services.document_references import add_document, correct_title
from cells.tables.office import CITATIONS, CitationRow
from cells.views.lists import answer_lists, saves_as_excel

WRITERS = (Role.CLERK, Role.BOARD, Role.ADMINISTRATOR)


@declare(holds(*READERS, Role.ADMINISTRATOR))
@saves_as_excel
def citations(request: Request) -> HttpResponse:
    form = CitationSearch(request.GET)
    may_add = _may_add(request)
    table = CITATIONS.of(
        documents(form.asked()),
        dress=lambda references: [CitationRow(reference, _corrects(request, reference)) for reference in references],
        without=() if may_add else ("links",),
    )
    return answer_lists(request, "cells/citations.html", {"form": form, "may_add": may_add}, table)


@declare(holds(*WRITERS))
@require_http_methods(["GET", "HEAD", "POST"])
def citation_new(request: Request) -> HttpResponse:
    form = CitationForm(posted(request))
    if form.is_valid():
        with attempt(request, form) as attempted:
            reference, new = add_document(
                document=form.document(),
                secret=form.cleaned_data["secret"],
                occasion=_writer(request),
            )
        if attempted.succeeded:
            said = _("%(document)s is in the register.") if new else _("%(document)s was in the register already.")
            messages.success(request, said % {"document": reference})
            return _in_the_register(reference)
    return render(request, "cells/citation_new.html", _page(form, title=_("Enter a document")))


@declare(holds(*WRITERS))
@require_http_methods(["GET", "HEAD", "POST"])
def citation_title(request: Request, pk: int) -> HttpResponse:
    """The title of a document one entered oneself; an administrator's, any."""
    reference = get_object_or_404(documents(), pk=pk)
    if not _corrects(request, reference):
        raise Http404
    form = TitleForm(posted(request), title=reference.title)

    def act() -> None:
        title = form.cleaned_data["title"]
        correct_title(reference=reference, title=title, made_from=form.made_from, occasion=_writer(request))

    if carry_out_replacing(request, form, act, _("The title is corrected.")):
        return _in_the_register(reference)
    intro = _("%(document)s of %(issuer)s. Number, date and issuer stay: another document is another entry.") % {
        "document": reference,
        "issuer": reference.issuer,
    }
    return render(request, "cells/citation_new.html", _page(form, title=_("Correct the title"), intro=intro))


def _in_the_register(reference: DocumentReference) -> HttpResponse:
    return redirect(f"{reverse('cells:citations')}?{urlencode({'words': reference.symbol})}")


def _page(form: object, **words: str) -> dict[str, object]:
    return {"form": form, "cancel_url": reverse("cells:citations"), **words}


def _may_add(request: Request) -> bool:
    return request.mandates.hold(*WRITERS)


def _corrects(request: Request, reference: DocumentReference) -> bool:
    if request.mandates.administers:
        return True
    return _may_add(request) and reference.added_by_id == request.user.pk


def _writer(request: Request) -> Occasion:
    """The register belongs to no organisation: by whichever mandate lets the person write."""
    return occasion_by(request, request.mandates.first(*WRITERS))
