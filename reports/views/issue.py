"""Issuing a document: filled in, looked over with its number and its sheets, and then frozen."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.forms.fields import DateField
from accounts.models import Job
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import refuse_if_changed
from accounts.views.looking import Stage, look_over
from accounts.views.posting import posted, question
from cells.access import Role, above_grassroots, holds, occasion_for, organisation_or_404
from cells.queries.organisations import version_nearest
from cells.requests import Request
from reports.forms.issue import IssueForm
from reports.forms.order import OrderForm
from reports.models import Issued
from reports.queries.signings import Signing, signings_on
from reports.rules.kinds import Argument, DocumentKind
from reports.services.documents import document_of
from reports.services.html import Sheet
from reports.services.issuing_later import ask_to_issue
from reports.services.kinds import KINDS, KindOfDocument
from reports.services.order import Order
from reports.services.readiness import Ready, flags_of, issued_of, obstacles, ready_to_issue, title_of


@declare(holds(Role.BOARD, Role.CLERK))
@large(above_grassroots)
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: Request, code: str, kind: str) -> HttpResponse:
    """A document of its own, or the one that corrects what was issued of the same matter (`corrects` in the address)."""
    with question(request) as asking:
        document, order = _asked_for(request, code, kind)
    if not asking.succeeded:
        return redirect("reports:documents", code=code)
    organisation = order.organisation
    standing = _standing(order, request.today)
    corrects = standing if standing is not None and "corrects" in request.GET else None
    if standing is not None and corrects is None:
        messages.info(request, _("It has been issued already. What is issued stays as it is."))
        return redirect("reports:issued", pk=standing.pk)
    context: dict[str, Any] = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "name": document.label,
        "order": order,
        "corrects": corrects,
    }
    with question(request) as begun:
        form, context["flags"] = _form(request, document, order, corrects)
        context["obstacles"] = [] if form.is_bound else obstacles(order, today=request.today)
    if not begun.succeeded:
        return redirect("reports:documents", code=code)
    asked: list[Job] = []
    ready: list[Ready] = []

    def act() -> None:
        draft = form.draft()
        if request.POST.get("step") == "confirm" and form.seen is not None:
            looked_at = ready_to_issue(order, draft, today=request.today)
            refuse_if_changed(form.seen, looked_at.shown)
            occasion = occasion_for(request, organisation, *document.writers)
            asked.append(ask_to_issue(looked_at, draft, site=_site(request), seen=form.seen, occasion=occasion))
        else:
            ready.append(ready_to_issue(order, draft, today=request.today))

    def look() -> Ready:
        if not ready:
            ready.append(ready_to_issue(order, form.draft(), today=request.today))
        return ready[-1]

    stage = look_over(request, form, act, figures=lambda: look().shown)
    if stage == Stage.DONE:
        messages.info(request, _("It is issued beside this page. You may go on meanwhile."))
        return redirect("accounts:job", pk=asked[-1].pk)
    context["form"] = form
    if stage == Stage.LOOK:
        return render(request, "reports/issue_look.html", context | _looked_over(form, look()))
    return render(request, "reports/issue.html", context)


def _asked_for(request: Request, code: str, kind: str) -> tuple[KindOfDocument, Order]:
    """Raises Http404, and Refused where there is no such document yet."""
    asked = OrderForm(request.GET)
    if kind not in KINDS or not asked.is_valid():
        raise Http404
    document = KINDS[DocumentKind(kind)]
    if not document.takes_number:
        raise Http404
    organisation = organisation_or_404(request, code, *document.writers)
    order = Order(
        kind=document.key,
        organisation=organisation,
        on=asked.cleaned_data["on"],
        round_id=asked.cleaned_data["round"],
        meeting_id=asked.cleaned_data["meeting"],
        since=asked.cleaned_data[Argument.FROM],
    )
    return document, document.settled(order, request.today)


def _standing(order: Order, today: date) -> Issued | None:
    """None too where there can be no such document: the page says why."""
    try:
        return issued_of(order, today=today)
    except Refused:
        return None


def _form(
    request: Request, document: KindOfDocument, order: Order, corrects: Issued | None
) -> tuple[IssueForm, list[str]]:
    """With the flags of its text. Raises Refused where there is nothing to issue."""
    matter = document.matter(order, request.today)
    cover = document.cover_to_edit(matter)
    dated_on = cover.dated_on or request.today
    signings = _signings(request, document, order, dated_on)
    usual = next((one for one in signings if cover.signed_by_id == one.post.pk), None)
    flags = flags_of(document, matter)
    form = IssueForm(
        posted(request),
        dated_on=dated_on,
        # What was sent has a title of its own: nothing is composed for one.
        title="" if request.method == "POST" else _title(document, order, request.today, corrects),
        signings=signings,
        flags=len(flags),
        replaces=corrects,
        chosen=usual.key if usual else signings[0].key if signings else "",
    )
    return form, [str(flag) for flag in flags]


def _title(document: KindOfDocument, order: Order, today: date, corrects: Issued | None) -> str:
    """As it is proposed. Raises Refused where there is nothing to issue."""
    composed, _day = document_of(order, today=today)
    return corrects.title if corrects else title_of(document, composed)


def _signings(request: Request, document: KindOfDocument, order: Order, dated_on: date) -> list[Signing]:
    """Of the date that is typed, where it is one on which there is such an organisation: who may sign depends on it."""
    try:
        typed = DateField(required=False).clean(request.POST.get("dated_on", ""))
        return signings_on(order.organisation, typed or dated_on, by_board=document.by_board)
    except (ValidationError, Refused):
        return signings_on(order.organisation, dated_on, by_board=document.by_board)


def _looked_over(form: IssueForm, ready: Ready) -> dict[str, object]:
    second = ready.second
    facts = [
        (_("Number and symbol"), ready.symbol),
        (_("Date of the document"), day_in_words(form.cleaned_data["dated_on"])),
        (_("What it is about"), form.cleaned_data["title"]),
        (_("Who signs"), str(ready.signing)),
        *([(_("Who signs beside"), str(second))] if second else []),
        (_("Numbers run since"), day_in_words(ready.book.begins_on)),
    ]
    return {
        "title": _("Issue: look it over once more"),
        "facts": facts,
        "changed": _changes(form),
        "paper": ready.html(Sheet(is_draft=True), static("reports/document.css")),
        "confirm": _("Issue as %(symbol)s") % {"symbol": ready.symbol},
    }


def _changes(form: IssueForm) -> list[tuple[str, str, str]]:
    """What is otherwise than it was on the page that was confirmed."""
    if form.changed is None:
        return []
    before, now = form.changed.before, form.changed.now
    lines = [(_("Number and symbol"), str(before.get("symbol")), str(now.get("symbol")))]
    if before.get("document") != now.get("document") and before.get("symbol") == now.get("symbol"):
        lines = [(_("The text"), _("as you saw it"), _("other than you saw"))]
    return lines


def _site(request: Request) -> str:
    return settings.SITE_ADDRESS or request.build_absolute_uri("/").rstrip("/")
