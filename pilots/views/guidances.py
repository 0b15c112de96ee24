"""The guidances: everybody reads those in force, an administrator enters the next one."""

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.rules.numbers import number_typed
from accounts.views.posting import attempt, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, holds, occasion_for
from cells.queries.mandates import READERS
from cells.queries.organisation_words import words_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import guidances_for, may_enter_guidances
from pilots.forms.guidance import GuidanceEditor
from pilots.forms.guidance_draft import DraftForm
from pilots.models import Guidance
from pilots.queries.guidance import terms_of, topics_of
from pilots.rules.guidance import QUOTAS, Phase, flaws, phase_on, quota_in_words
from pilots.services.guidance_drafts import Content, content_of, enter_draft, rewrite_draft
from pilots.tables import guidances as tables
from pilots.tables.guidances import GUIDANCES, GuidanceRow
from pilots.views.guidance_words import card_of, gaps, validity

TONES = {Phase.DRAFT: "neutral", Phase.AHEAD: "info", Phase.IN_FORCE: "good", Phase.ENDED: "neutral"}


def row_of(guidance: Guidance, today: date) -> GuidanceRow:
    phase = phase_on(today, draft=guidance.is_draft, period=guidance.period)
    words = {
        Phase.DRAFT: _("draft"),
        Phase.AHEAD: _("not yet in force"),
        Phase.IN_FORCE: _("in force"),
        Phase.ENDED: _("no longer in force"),
    }
    return GuidanceRow(guidance, validity(guidance), words[phase], TONES[phase])


@declare(holds(*READERS, Role.ADMINISTRATOR))
@saves_as_excel
def guidances(request: Request) -> HttpResponse:
    today: date = request.today
    may_enter = may_enter_guidances(request)
    rows = [row_of(guidance, today) for guidance in guidances_for(request)]
    table = GUIDANCES.of(rows, without=() if may_enter else ("links",))
    return answer_lists(request, "pilots/guidances.html", {"may_enter": may_enter}, table)


@declare(holds(*READERS, Role.ADMINISTRATOR))
@require_safe
def guidance(request: Request, pk: int) -> HttpResponse:
    """All that it says, each with its clause."""
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    quotas = {(quota.format, quota.subject, quota.basis): quota for quota in guidance.quotas.all()}
    may_enter, kinds = may_enter_guidances(request), words_on(guidance.valid_from).all()
    context = {
        "guidance": guidance,
        "row": row_of(guidance, request.today),
        "cards": card_of(guidance),
        "grounds": tables.GROUNDS.of(guidance.grounds.select_related("category").order_by("pk")),
        "quotas": tables.QUOTAS.of(
            [(quota_in_words(quota, kinds), quotas[quota.key]) for quota in QUOTAS if quota.key in quotas]
        ),
        "topics": tables.TOPICS.of(guidance.topics.all()),
        "changes": guidance.changes.select_related("ordered_by", "by"),
        "may_enter": may_enter,
        "flaws": flaws(terms_of(guidance), topics_of(guidance), kinds) if guidance.is_draft else [],
        "gaps": gaps(guidance) if guidance.is_draft else [],
    }
    return render(request, "pilots/guidance.html", context)


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_new(request: Request) -> HttpResponse:
    """An empty form, or with `?copy=` the content of another guidance; the document is entered anew."""
    copied = guidances_for(request).filter(pk=number_typed(request.GET.get("copy", "")) or 0).first()
    content = _following(copied) if copied else None
    editor = GuidanceEditor(posted(request), words=words_on(request.today), content=content)
    if editor.is_valid():
        with attempt(request, editor.terms) as attempted:
            entered = enter_draft(
                document=editor.document,
                content=editor.content(),
                occasion=occasion_for(request, None, Role.ADMINISTRATOR),
            )
        if attempted.succeeded:
            messages.success(request, _("The draft is kept. It applies to nothing until you put it in force."))
            return redirect("pilots:guidance", pk=entered.pk)
    title = _("Copy of %(guidance)s") % {"guidance": copied} if copied else _("Enter a guidance")
    return render(request, "pilots/guidance_edit.html", _page(editor, title, reverse("pilots:guidances")))


@declare(holds(Role.ADMINISTRATOR))
@require_http_methods(["GET", "HEAD", "POST"])
def guidance_edit(request: Request, pk: int) -> HttpResponse:
    guidance = get_object_or_404(guidances_for(request), pk=pk)
    if not guidance.is_draft:
        messages.error(request, _("What was put in force is read-only; it can be extended or ended early."))
        return redirect("pilots:guidance", pk=pk)
    words, content = words_on(guidance.valid_from), content_of(guidance)
    form = DraftForm(posted(request), words=words, content=content, document=guidance.reference)

    def act() -> None:
        rewrite_draft(
            guidance=guidance,
            document=form.editor.document,
            content=form.editor.content(),
            made_from=form.made_from,
            occasion=occasion_for(request, None, Role.ADMINISTRATOR),
        )

    if carry_out_replacing(
        request, form, act, _("The draft is kept. It applies to nothing until you put it in force.")
    ):
        return redirect("pilots:guidance", pk=pk)
    title = _("Draft of %(guidance)s") % {"guidance": guidance}
    context = _page(form.editor, title, reverse("pilots:guidance", args=[pk])) | {"draft": form}
    return render(request, "pilots/guidance_edit.html", context)


def _page(editor: GuidanceEditor, title: str, cancel_url: str) -> dict[str, object]:
    return {"editor": editor, "title": title, "cancel_url": cancel_url}


def _following(copied: Guidance) -> Content:
    """What it says, proposed from the day on which it is no longer in force."""
    content = content_of(copied)
    return replace(content, terms={**content.terms, "valid_from": copied.valid_to, "valid_to": None})
