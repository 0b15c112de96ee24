"""Writing the text of a document: kept for its reporting day, the starting point of the next."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare, large
from accounts.models import KeptText
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.views.posting import posted, question
from accounts.views.replacing import carry_out_replacing, earlier_text, wordings
from cells.access import Role, above_grassroots, holds, occasion_for, organisation_or_404
from cells.forms.citation import cite_by
from cells.models import DocumentReference
from cells.queries.organisations import existing_on, version_nearest
from cells.requests import Request
from reports.forms.day import AskedForm
from reports.forms.narrative import NarrativeForm
from reports.models import Cover
from reports.queries.layouts import layout_on
from reports.queries.narratives import period_before
from reports.rules.kinds import DocumentKind
from reports.rules.reporting_day import check_not_ahead
from reports.services.documents import counted_in
from reports.services.html import Sheet
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.narratives import period_part, save_cover, save_narratives
from reports.services.order import Matter, Order
from reports.services.readiness import flags_in_texts
from reports.tables.figures import COMPARED
from reports.views.behind import compared


@declare(holds(Role.BOARD, Role.CLERK))
@large(above_grassroots)
@require_http_methods(["GET", "HEAD", "POST"])
def narrative(request: Request, code: str, kind: str) -> HttpResponse:
    asked = _asked_for(request, code, kind)
    with question(request, *asked.forms) as begun:
        check_not_ahead(asked.choice.day(), request.today)
        matter = asked.kind.matter(asked.order, request.today)
        part = period_part(asked.kind.kept_as(matter), matter.day, matter.round)
        earlier = earlier_text(request, of=asked.order.organisation, part=part)
        form = _form(request, asked.kind, matter, earlier=earlier)
    if not begun.succeeded:
        return render(request, "reports/narrative.html", asked.context)
    context = asked.context | {
        "form": form,
        "matter": matter,
        "notices": _gaps(form),
        "earlier": earlier if not form.is_bound else None,
    }
    context |= _last_period(request, asked, matter)
    texts = asked.kind.texts_to_edit(matter) if not form.is_bound else form.texts if form.is_valid() else {}
    context["flags"] = [str(flag) for flag in flags_in_texts(asked.kind, matter, texts)]
    if form.is_valid():
        if "preview" in request.POST:
            context |= {
                "preview": _preview(matter, form),
                "sheet": Sheet(layout=layout_on(matter.organisation, matter.day)),
            }
        elif _keep(request, asked.kind, matter, form):
            return redirect(reverse("reports:narrative", args=[code, kind]) + asked.query)
    return render(request, "reports/narrative.html", context)


@declare(holds(Role.BOARD, Role.CLERK))
@require_safe
def earlier_narratives(request: Request, code: str, kind: str) -> HttpResponse:
    """What the text of a reporting day said before: read, compared, and brought back by whoever writes it."""
    asked = _asked_for(request, code, kind)
    context = asked.context
    with question(request):
        matter = asked.kind.matter(asked.order, request.today)
        form = _form(request, asked.kind, matter)
        part = period_part(asked.kind.kept_as(matter), matter.day, matter.round)
        context |= wordings(request, form, of=asked.order.organisation, part=part)
        context |= {
            "form_url": reverse("reports:narrative", args=[code, kind]) + f"{asked.query}&",
            "older_url": f"{asked.query}&",
        }
    return render(request, "reports/earlier_narratives.html", context)


@dataclass(frozen=True)
class _Asked:
    """Which document, as the address says it. `query`: what the address of every page about it ends with."""

    kind: KindOfDocument
    order: Order
    choice: AskedForm

    @property
    def query(self) -> str:
        return self.order.query or f"?on={day_in_words(self.choice.day())}"

    @property
    def forms(self) -> tuple[AskedForm, ...]:
        """The form of the page, where there is one: the round of a document is chosen on the page before."""
        return () if self.kind.of_a_round else (self.choice,)

    @property
    def context(self) -> dict[str, object]:
        """What every page about it shows."""
        return {
            "organisation": self.order.organisation,
            "version": version_nearest(self.order.organisation, self.choice.day()),
            "kind": self.kind,
            "name": self.kind.label,
            "day": self.choice.day(),
            "day_form": next(iter(self.forms), None),
            "asked": self.query,
        }


def _asked_for(request: Request, code: str, kind: str) -> _Asked:
    """Raises Http404."""
    if kind not in list(DocumentKind):
        raise Http404
    document = KINDS[DocumentKind(kind)]
    if not document.sections:
        raise Http404
    organisation = organisation_or_404(request, code, *document.writers)
    choice = AskedForm(request.GET, today=request.today, kind=document)
    return _Asked(document, choice.order(document, organisation), choice)


def _form(request: Request, kind: KindOfDocument, matter: Matter, *, earlier: KeptText | None = None) -> NarrativeForm:
    """Raises Refused where no such document can be written for the day."""
    existing_on(matter.organisation, matter.day)
    form = NarrativeForm(
        posted(request),
        kind=kind,
        texts=kind.texts_to_edit(matter),
        proposals=kind.proposals(matter),
        cover=kind.cover_to_edit(matter),
        signatories=kind.signatories(matter.organisation, matter.day),
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


def _last_period(request: Request, asked: _Asked, matter: Matter) -> dict[str, object]:
    """The figures of this period beside those of the one before, where there was one and it has figures."""
    before = period_before(matter.organisation, asked.kind.kept_as(matter), matter.day)
    if asked.kind.of_a_round or before is None:
        return {}
    try:
        orders = replace(asked.order, on=matter.day), _of_the_same_length(asked.order, matter.day, before)
        (now, _of), (then, _of) = (counted_in(order, today=request.today, listed=False) for order in orders)
    except Refused:
        # There was no such organisation, guidance or list then: nothing to stand beside.
        return {}
    return {"last_period": before, "compared": COMPARED.of(compared(now, then))} if now and then else {}


def _of_the_same_length(order: Order, day: date, before: date) -> Order:
    """On the day before, of as many years."""
    since = order.since.replace(year=order.since.year + before.year - day.year) if order.since else None
    return replace(order, on=before, since=since)


def _keep(request: Request, kind: KindOfDocument, matter: Matter, form: NarrativeForm) -> bool:
    occasion = occasion_for(request, matter.organisation, *kind.writers)

    def act() -> None:
        save_narratives(
            organisation=matter.organisation,
            kind=kind.kept_as(matter),
            day=matter.day,
            round=matter.round,
            texts=form.texts,
            made_from=form.made_from,
            occasion=occasion,
        )
        save_cover(
            organisation=matter.organisation,
            kind=kind.kept_as(matter),
            day=matter.day,
            round=matter.round,
            cover=form.cover(),
            made_from=form.made_from,
            occasion=occasion,
        )

    return carry_out_replacing(request, form, act, _("The text is kept for this reporting day."))


def _preview(matter: Matter, form: NarrativeForm) -> object | None:
    """The document with what is typed, nothing of it kept."""
    typed = form.cover()
    cover = Cover(
        organisation=matter.organisation,
        kind=form.kind.key,
        day=matter.day,
        round=matter.round,
        number=typed.number,
        dated_on=typed.dated_on,
        signed_by=typed.signed_by,
        asked_in=DocumentReference(**asdict(typed.document)) if typed.document else None,
        with_charts=typed.with_charts,
    )
    return form.kind.draft(matter, cover=cover, texts=form.texts)
