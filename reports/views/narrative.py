"""Writing the text of a document: kept for its reporting day, the starting point of the next."""

from dataclasses import asdict
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare, large
from accounts.models import KeptText
from accounts.rules.days import day_in_words
from accounts.views.posting import posted, question
from accounts.views.replacing import carry_out_replacing, earlier_text, wordings
from cells.access import Role, above_grassroots, holds, occasion_for, organisation_or_404
from cells.forms.citation import cite_by
from cells.models import DocumentReference, Organisation
from cells.queries.organisations import existing_on, version_nearest
from cells.requests import Request
from reports.forms.day import ReportingDayForm
from reports.forms.narrative import NarrativeForm
from reports.models import Cover
from reports.queries.issuing import signatories_on
from reports.rules.kinds import DocumentKind
from reports.rules.reporting_day import check_not_ahead
from reports.services.issue import flags_in_texts
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.narratives import period_part, save_cover, save_narratives


@declare(holds(Role.BOARD, Role.CLERK))
@large(above_grassroots)
@require_http_methods(["GET", "HEAD", "POST"])
def narrative(request: Request, code: str, kind: str) -> HttpResponse:
    organisation, document, choice, context = _asked_for(request, code, kind)
    day = choice.day()
    with question(request, choice) as begun:
        check_not_ahead(day, request.today)
        earlier = earlier_text(request, of=organisation, part=period_part(document.key, day))
        form = _form(request, organisation, document, day, earlier=earlier)
    if not begun.succeeded:
        return render(request, "reports/narrative.html", context)
    context |= {"form": form, "notices": _gaps(form), "earlier": earlier if not form.is_bound else None}
    texts = document.texts_to_edit(organisation, day) if not form.is_bound else form.texts if form.is_valid() else {}
    context["flags"] = [str(flag) for flag in flags_in_texts(document, organisation, day, texts)]
    if form.is_valid():
        if "preview" in request.POST:
            context["preview"] = _preview(organisation, day, form)
        elif _keep(request, organisation, document, day, form):
            address = reverse("reports:narrative", args=[code, kind])
            return redirect(f"{address}?on={day_in_words(day)}")
    return render(request, "reports/narrative.html", context)


@declare(holds(Role.BOARD, Role.CLERK))
@require_safe
def earlier_narratives(request: Request, code: str, kind: str) -> HttpResponse:
    """What the text of a reporting day said before: read, compared, and brought back by whoever writes it."""
    organisation, document, choice, context = _asked_for(request, code, kind)
    day = choice.day()
    with question(request):
        form = _form(request, organisation, document, day)
        context |= wordings(request, form, of=organisation, part=period_part(document.key, day))
        on = f"?on={day_in_words(day)}&"
        context |= {"form_url": reverse("reports:narrative", args=[code, kind]) + on, "older_url": on}
    return render(request, "reports/earlier_narratives.html", context)


def _asked_for(
    request: Request, code: str, kind: str
) -> tuple[Organisation, KindOfDocument, ReportingDayForm, dict[str, object]]:
    """Whose document, which, of which day, and what every page about it shows. Raises Http404."""
    if kind not in list(DocumentKind):
        raise Http404
    document = KINDS[DocumentKind(kind)]
    organisation = organisation_or_404(request, code, document.writer)
    choice = ReportingDayForm(request.GET, today=request.today)
    return organisation, document, choice, {
        "organisation": organisation,
        "version": version_nearest(organisation, choice.day()),
        "kind": document.key,
        "name": document.label,
        "day": choice.day(),
        "day_form": choice,
    }  # fmt: skip


def _form(
    request: Request, organisation: Organisation, kind: KindOfDocument, day: date, *, earlier: KeptText | None = None
) -> NarrativeForm:
    """Raises Refused where no such document can be written for the day."""
    existing_on(organisation, day)
    form = NarrativeForm(
        posted(request),
        kind=kind,
        texts=kind.texts_to_edit(organisation, day),
        proposals=kind.proposals(organisation, day),
        cover=kind.cover_to_edit(organisation, day),
        signatories=signatories_on(organisation, day),
        earlier=earlier.texts if earlier else None,
    )
    if "document" in form.fields:
        cite_by(form, request.today)
    return form


def _gaps(form: NarrativeForm) -> list[str]:
    """What keeps the document from being signed."""
    missing, gaps = "; ".join(map(str, form.missing)), []
    if missing:
        gaps.append(_("Nothing is written yet: %(section)s.") % {"section": missing})
    if form.proposals and not form.is_bound:
        gaps.append(_("What is proposed below is printed only where you take it over and keep the text."))
    if not form.has_signatories:
        gaps.append(
            _("Nobody is entered as secretary or deputy secretary on this day; the name is left to be written.")
        )
    return gaps


def _keep(request: Request, organisation: Organisation, kind: KindOfDocument, day: date, form: NarrativeForm) -> bool:
    occasion = occasion_for(request, organisation, kind.writer)

    def act() -> None:
        began = form.made_from
        save_narratives(
            organisation=organisation, kind=kind.key, day=day, texts=form.texts, made_from=began, occasion=occasion
        )
        save_cover(
            organisation=organisation, kind=kind.key, day=day, cover=form.cover(), made_from=began, occasion=occasion
        )

    return carry_out_replacing(request, form, act, _("The text is kept for this reporting day."))


def _preview(organisation: Organisation, day: date, form: NarrativeForm) -> object | None:
    """The document with what is typed, nothing of it kept."""
    typed = form.cover()
    cover = Cover(
        organisation=organisation,
        kind=form.kind.key,
        day=day,
        number=typed.number,
        dated_on=typed.dated_on,
        signed_by=typed.signed_by,
        asked_in=DocumentReference(**asdict(typed.document)) if typed.document else None,
    )
    return form.kind.draft(organisation, day, cover=cover, texts=form.texts)
