"""The minutes of a meeting, or of one group's session in it: composed, edited, signed by two, added to after that."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.rules.refusal import Refused
from accounts.views.posting import attempt, carry_out, posted
from accounts.views.replacing import carry_out_replacing, earlier_text, wordings
from cells.access import Role, clerks, readers
from cells.models import Group
from cells.requests import Request
from meetings.access import clerk_of_meeting, meeting_or_404, meetings_for
from meetings.models import GroupSession, Meeting, Minutes, SignOff
from meetings.queries.entries import adopted_by
from meetings.queries.minutes import minutes_of, who_may_sign, who_should_sign
from meetings.services.minutes import (
    add_addendum,
    begun_on,
    record_part,
    sign_minutes,
    take_back_signature,
    write_minutes,
)
from meetings.views.requests import named_of
from reports.forms.minutes import AddendumForm, MinutesForm, SignMinutesForm
from reports.queries.minutes import what_is_minuted
from reports.rules.formatted import blocks_of
from reports.rules.kinds import DocumentKind
from reports.rules.minutes import composed
from reports.services.kinds import KINDS


@dataclass
class Sheet:
    """What of which meeting is minuted, and the text that is kept of it."""

    meeting: Meeting
    group: Group | None
    kept: Minutes | None

    @property
    def url(self) -> str:
        if self.group is None:
            return reverse("reports:minutes", args=[self.meeting.pk])
        return reverse("reports:group_minutes", args=[self.meeting.pk, self.group.pk])

    @property
    def part(self) -> str:
        return record_part(self.group)


@declare(readers)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: Request, pk: int, group: int | None = None) -> HttpResponse:
    """Its forms are sent to the page itself: the text, a signature of one of the two, an addendum."""
    sheet = _sheet(request, pk, group)
    try:
        begun_on(sheet.meeting, sheet.group)
    except Refused as refused:
        return render(request, "reports/minutes.html", _shown(sheet) | {"nothing_yet": str(refused)})
    if request.method == "POST" and not request.mandates.may(sheet.meeting.organisation, Role.CLERK):
        raise Http404
    role = next((role for role in SignOff.Role.values if f"{role}-role" in request.POST), None)
    if sheet.kept is not None and role is not None:
        return _sign(request, sheet, sheet.kept, role)
    if sheet.kept is not None and "added" in request.POST:
        return _add(request, sheet, sheet.kept)
    return _write(request, sheet)


def _write(request: Request, sheet: Sheet) -> HttpResponse:
    writes = request.mandates.may(sheet.meeting.organisation, Role.CLERK)
    form = _text_form(request, sheet) if writes and not (sheet.kept and sheet.kept.frozen) else None
    if form is not None and "preview" in request.POST:
        return _page(request, sheet, form=form, preview=form.is_valid())
    if form is not None:

        def act() -> None:
            write_minutes(
                meeting=sheet.meeting,
                group=sheet.group,
                text=form.cleaned_data["text"],
                made_from=form.made_from,
                occasion=clerk_of_meeting(request, sheet.meeting),
            )

        if carry_out_replacing(request, form, act, _("The minutes are kept. Print them, and record who signed.")):
            return redirect(sheet.url)
    return _page(request, sheet, form=form)


def _sign(request: Request, sheet: Sheet, kept: Minutes, role: str) -> HttpResponse:
    form = _signing_form(request, sheet, role)

    def act() -> None:
        sign_minutes(minutes=kept, signing=form.signing(), occasion=clerk_of_meeting(request, sheet.meeting))

    if carry_out(request, form, act, _("The signature is recorded.")):
        return redirect(sheet.url)
    return _page(request, sheet, signing={role: form})


def _add(request: Request, sheet: Sheet, kept: Minutes) -> HttpResponse:
    form = AddendumForm(request.POST)

    def act() -> None:
        occasion = clerk_of_meeting(request, sheet.meeting)
        add_addendum(minutes=kept, text=form.cleaned_data["added"], occasion=occasion)

    if carry_out(request, form, act, _("The addendum stands below the minutes.")):
        return redirect(sheet.url)
    return _page(request, sheet, adding=form)


@declare(readers)
@require_safe
def earlier_minutes(request: Request, pk: int, group: int | None = None) -> HttpResponse:
    """What the minutes said before, compared; brought back by whoever writes them."""
    sheet = _sheet(request, pk, group)
    form = MinutesForm(None, kept=sheet.kept)
    writes = request.mandates.may(sheet.meeting.organisation, Role.CLERK) and not (sheet.kept and sheet.kept.frozen)
    context = _shown(sheet) | wordings(request, form, of=sheet.meeting, part=sheet.part)
    return render(
        request,
        "reports/earlier_minutes.html",
        context | {"form_url": f"{sheet.url}?" if writes else "", "older_url": "?"},
    )


@declare(clerks)
@require_POST
def take_back(request: Request, pk: int, role: str) -> HttpResponse:
    sheet = _kept_sheet(request, pk)
    occasion = clerk_of_meeting(request, sheet.meeting)
    with attempt(request) as attempted:
        take_back_signature(minutes=_of(sheet), role=role, occasion=occasion)
    if attempted.succeeded:
        messages.success(request, _("The signature is taken back."))
    return redirect(sheet.url)


def _sheet(request: Request, pk: int, group: int | None, *roles: str) -> Sheet:
    meeting = meeting_or_404(request, pk, *roles)
    session = (
        meeting.group_sessions.filter(group__pk=group).select_related("group").first() if group is not None else None
    )
    if group is not None and session is None:
        raise Http404
    of = session.group if session else None
    return Sheet(meeting, of, minutes_of(meeting, of))


def _kept_sheet(request: Request, pk: int) -> Sheet:
    kept = Minutes.objects.filter(pk=pk, meeting__in=meetings_for(request, Role.CLERK)).first()
    if kept is None:
        raise Http404
    return _sheet(request, kept.meeting_id, kept.group_id, Role.CLERK)


def _of(sheet: Sheet) -> Minutes:
    if sheet.kept is None:
        raise Http404
    return sheet.kept


def _text_form(request: Request, sheet: Sheet) -> MinutesForm:
    """Filled in with what is composed from the records where nothing is kept, or where that is asked for."""
    anew = sheet.kept is None or "anew" in request.GET
    earlier = earlier_text(request, of=sheet.meeting, part=sheet.part)
    return MinutesForm(
        posted(request),
        kept=sheet.kept,
        proposed=composed(what_is_minuted(sheet.meeting, sheet.group)) if anew and posted(request) is None else "",
        earlier=earlier.texts if earlier else None,
    )


def _signing_form(request: Request, sheet: Sheet, role: str) -> SignMinutesForm:
    return SignMinutesForm(
        posted(request) if f"{role}-role" in request.POST else None,
        minutes=_of(sheet),
        role=role,
        people=who_may_sign(sheet.meeting, sheet.group),
        usually=who_should_sign(sheet.meeting, sheet.group).get(role),
        today=request.today,
    )


def _page(
    request: Request,
    sheet: Sheet,
    *,
    form: MinutesForm | None = None,
    signing: dict[str, SignMinutesForm] | None = None,
    adding: AddendumForm | None = None,
    preview: bool = False,
) -> HttpResponse:
    writes = request.mandates.may(sheet.meeting.organisation, Role.CLERK)
    context = _shown(sheet) | {"form": form, "may_write": writes}
    if form is not None and not form.is_bound:
        context["earlier"] = earlier_text(request, of=sheet.meeting, part=sheet.part)
    if form is not None and preview:
        context["preview"] = blocks_of(form.cleaned_data["text"])
    if sheet.kept is not None:
        signed = {one.role: one for one in sheet.kept.sign_offs.all()}
        forms = signing or {}
        context["blocks"] = blocks_of(sheet.kept.text)
        context["signatures"] = [
            (label, role, signed.get(role), forms.get(role) or _signing_form(request, sheet, role) if writes else None)
            for role, label in SignOff.Role.choices
        ]
        context["adding"] = (adding or AddendumForm()) if writes and sheet.kept.frozen else None
    return render(request, "reports/minutes.html", context)


def _shown(sheet: Sheet) -> dict[str, object]:
    met = GroupSession.objects.filter(meeting=sheet.meeting).select_related("group")
    return {
        "meeting": sheet.meeting,
        "group": sheet.group,
        "groups": [session.group for session in met.order_by("group__name", "group_id")],
        "kept": sheet.kept,
        "documents": [KINDS[kind] for kind in _documents(sheet)],
        "name": named_of(sheet.meeting),
        "page_url": sheet.url,
    }


def _documents(sheet: Sheet) -> list[DocumentKind]:
    if sheet.group is not None:
        return [DocumentKind.GROUP_MINUTES]
    adopted = adopted_by(sheet.meeting)
    concluded = adopted.is_adopted if adopted else sheet.meeting.conclusion
    return [DocumentKind.MEETING_MINUTES, DocumentKind.CONCLUSION] if concluded else [DocumentKind.MEETING_MINUTES]
