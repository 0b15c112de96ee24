"""The notice of a meeting, meetings as calendar files, and the address by which a calendar reads them by itself."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import anyone, declare, own_occasion
from accounts.requests import VisitorRequest
from accounts.rules.days import day_in_words, time_in_words
from accounts.rules.file_names import file_name
from accounts.views.downloads import to_be_kept
from accounts.views.posting import attempt
from cells.access import readers
from cells.queries.parameters import statutes_known
from cells.requests import Request
from meetings.access import meeting_or_404
from meetings.models import CalendarFeed, Meeting
from meetings.navigation import notice_menu
from meetings.queries.calendar import events_of, feed_of, meetings_in_feed
from meetings.rules.icalendar import calendar_file
from meetings.rules.year import papers_sent_by
from meetings.services.calendar_feeds import make_feed, revoke_feed
from meetings.views.requests import named_of

TYPE = "text/calendar; charset=utf-8"
MAKE, REVOKE = "make", "revoke"


@declare(readers)
@require_safe
def notice(request: Request, pk: int) -> HttpResponse:
    """What members are told before a meeting, to be printed from the browser."""
    meeting = meeting_or_404(request, pk)
    begins, ends = time_in_words(meeting.starts_at), time_in_words(meeting.ends_at)
    papers = papers_sent_by(meeting.held_on, statutes_known())
    facts = [
        (_("Kind"), meeting.get_kind_display()),
        (_("Format"), meeting.get_format_display()),
        (_("Date"), day_in_words(meeting.held_on)),
        (_("Hours"), f"{begins} – {ends}" if begins and ends else begins),
        (_("Place"), meeting.place),
        (_("Link of the online room"), meeting.link),
        (_("Chair"), meeting.chair),
        (_("Secretary"), meeting.secretary),
        (_("Papers are sent by"), day_in_words(papers)),
    ]
    context = {
        "meeting": meeting,
        "name": named_of(meeting),
        "facts": [(label, value) for label, value in facts if value],
        "agenda": meeting.agenda.all(),
        "ways": [(way.address(meeting), way.label) for way in notice_menu]
        if meeting.state == Meeting.State.PLANNED
        else [],
    }
    return render(request, "meetings/notice.html", context)


@declare(readers)
@require_safe
def one_as_calendar(request: Request, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    if meeting.state == Meeting.State.MISTAKEN:
        raise Http404
    name = file_name(_("Meeting"), named_of(meeting), day=meeting.held_on, ending="ics")
    return to_be_kept(_calendar(request, [meeting], named_of(meeting)), name)


@declare(anyone)
@require_safe
def feed(request: VisitorRequest, token: str) -> HttpResponse:
    """Without signing in, for who has the address. What it shows is what the mandates of today show its person."""
    found = feed_of(token)
    if found is None:
        raise Http404
    answer = _calendar(request, meetings_in_feed(found, request.today), _("Party meetings"))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@declare(readers)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_address(request: Request) -> HttpResponse:
    """Of the person alone: make an address, make it anew, revoke it. It is shown once, when it is made."""
    made = ""
    if request.method == "POST" and MAKE in request.POST:
        with attempt(request) as attempted:
            made = make_feed(occasion=own_occasion(request))
        made = made if attempted.succeeded else ""
    elif request.method == "POST" and REVOKE in request.POST:
        with attempt(request) as attempted:
            revoke_feed(occasion=own_occasion(request))
        if attempted.succeeded:
            messages.success(request, _("The address is revoked: no calendar reads by it any more."))
        return redirect("meetings:calendar_address")
    working = CalendarFeed.objects.filter(user=request.user, revoked_at__isnull=True).first()
    address = request.build_absolute_uri(reverse("meetings:feed", args=[made])) if made else ""
    return render(request, "meetings/calendar_address.html", {"working": working, "address": address})


def _calendar(request: VisitorRequest, meetings: Iterable[Meeting], name: str) -> HttpResponse:
    told = list(meetings)
    addresses = {one.pk: request.build_absolute_uri(reverse("meetings:meeting", args=[one.pk])) for one in told}
    events = events_of(told, request.today, address_of=addresses)
    return HttpResponse(calendar_file(events, name=name, at=request.now), content_type=TYPE)
