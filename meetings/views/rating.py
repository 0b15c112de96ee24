"""The rating of one meeting: given by the cell, confirmed and corrected by the committee above."""

from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.models import Entry
from accounts.views.looking import carry_out_seen
from accounts.views.posting import posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerks, readers
from cells.requests import Request
from meetings.access import (
    clerk_of_meeting,
    confirmer_of,
    confirmers,
    may_confirm,
    may_write,
    meeting_or_404,
    rating_or_404,
)
from meetings.forms.rating import ConfirmForm, CorrectRatingForm, RatingForm, ScoreLine
from meetings.models import Band, Meeting, Rating
from meetings.queries.absences import rate_of
from meetings.queries.rating_facts import rateable
from meetings.queries.ratings import corrections_of_rating, scores_of
from meetings.queries.rubrics import rubric_of_meeting
from meetings.rules.rating import BandKey
from meetings.services.rating import confirm_rating, correct_rating, proposals, rate_meeting, ratings_shown
from meetings.tables.ratings import SCORES, TONES, amount_in_words, points_in_words
from meetings.views.requests import named_of

FORM = ["GET", "HEAD", "POST"]


@declare(readers)
@require_safe
def rating(request: Request, pk: int) -> HttpResponse:
    """Criterion by criterion, laid out to be read or printed."""
    rating = rating_or_404(request, pk)
    confirms = may_confirm(request, rating.meeting)
    context = _of(rating.meeting) | {
        "rating": rating,
        "tone": TONES[BandKey(rating.counting_band)],
        "own": points_in_words(rating.points),
        "above": points_in_words(rating.points_above),
        "table": SCORES.of(scores_of(rating)),
        "corrections": [(entry, *_both(entry)) for entry in corrections_of_rating(rating)],
        "may_rate": may_write(request, rating.meeting) and not rating.is_confirmed,
        "may_confirm": confirms and not rating.is_confirmed,
        "may_correct": confirms and rating.is_confirmed,
    }
    return render(request, "meetings/rating.html", context)


def standing_of(meeting: Meeting) -> dict[str, object]:
    """For the page of the meeting: whether such a meeting is rated, and how it was."""
    rating = Rating.objects.filter(meeting=meeting).first()
    if rating is None:
        return {"shown": rateable(Meeting.objects.filter(pk=meeting.pk)).exists()}
    band = BandKey(rating.counting_band)
    points = points_in_words(rating.counting_points)
    return {"shown": True, "rating": rating, "points": points, "band": Band.Key(band).label, "tone": TONES[band]}


@declare(clerks)
@require_http_methods(FORM)
def rate(request: Request, pk: int) -> HttpResponse:
    """Everything filled in; who rates lowers what was not so."""
    meeting = meeting_or_404(request, pk, Role.CLERK)
    kept = Rating.objects.filter(meeting=meeting).first()
    if not rateable(Meeting.objects.filter(pk=pk)).exists() or (kept and kept.is_confirmed):
        return redirect("meetings:rating" if kept else "meetings:meeting", pk=pk)
    rubric = rubric_of_meeting(meeting)
    if rubric is None:
        return render(request, "meetings/rating_without_rubric.html", _of(meeting))
    proposed = proposals(meeting, rubric)
    form = RatingForm(posted(request), proposals=proposed, rating=kept)

    def act() -> None:
        rate_meeting(
            meeting=meeting,
            marks=form.marks(),
            note=form.cleaned_data["note"],
            made_from=form.made_from,
            occasion=clerk_of_meeting(request, meeting),
        )

    if carry_out_replacing(request, form, act, _("The meeting is rated. The committee above confirms it.")):
        return redirect("meetings:rating", pk=pk)
    lines = [(line, _measured(line)) for line in form.lines()]
    context = {"form": form, "lines": lines, "rubric": rubric, "without_roll": not rate_of(meeting).base}
    return render(request, "meetings/rate.html", _of(meeting) | context)


@declare(confirmers)
@require_http_methods(FORM)
def rating_confirm(request: Request, pk: int) -> HttpResponse:
    """One, with points of one's own beside those of the cell."""
    rating = _confirmed_by_me(request, pk)
    if rating.is_confirmed:
        return redirect("meetings:rating", pk=pk)
    form = ConfirmForm(posted(request), rating=rating, scores=scores_of(rating))

    def act() -> None:
        occasion = confirmer_of(request, rating.meeting)
        confirm_rating(rating=rating, above=form.above(), seen=form.seen, occasion=occasion)

    if carry_out_seen(request, form, act, figures=lambda: ratings_shown([rating])):
        return redirect("meetings:rating", pk=pk)
    title, confirm = _("Confirm the rating"), _("Confirm")
    return render(request, "meetings/rating_above.html", _above(rating, form, title, confirm))


@declare(confirmers)
@require_http_methods(FORM)
def rating_correct(request: Request, pk: int) -> HttpResponse:
    """Other points than were confirmed, with the reason."""
    rating = _confirmed_by_me(request, pk)
    if not rating.is_confirmed:
        return redirect("meetings:rating", pk=pk)
    form = CorrectRatingForm(posted(request), rating=rating, scores=scores_of(rating))

    def act() -> None:
        correct_rating(
            rating=rating,
            above=form.above(),
            why=form.cleaned_data["why"],
            made_from=form.made_from,
            occasion=confirmer_of(request, rating.meeting),
        )

    if carry_out_replacing(request, form, act, _("The rating is corrected. The log keeps what stood before.")):
        return redirect("meetings:rating", pk=pk)
    title, confirm = _("Correct the rating"), _("Correct it")
    return render(request, "meetings/rating_above.html", _above(rating, form, title, confirm))


def _measured(line: ScoreLine) -> str:
    """The points that were measured, and of what."""
    of = amount_in_words(line.criterion.measured, line.proposal.amount) or _("from the roll")
    return f"{points_in_words(line.proposal.points)} · {of}"


def _both(entry: Entry) -> list[str]:
    """The points above before it and after, as the log kept them."""
    return [points_in_words(Decimal(entry.data[side]["points_above"])) for side in ("before", "after")]


def _confirmed_by_me(request: Request, pk: int) -> Rating:
    rating = rating_or_404(request, pk)
    if not may_confirm(request, rating.meeting):
        raise Http404
    return rating


def _above(rating: Rating, form: ConfirmForm | CorrectRatingForm, title: str, confirm: str) -> dict[str, object]:
    lines = [(line, points_in_words(line.score.points)) for line in form.lines()]
    return _of(rating.meeting) | {
        "rating": rating,
        "form": form,
        "lines": lines,
        "own": points_in_words(rating.points),
        "title": title,
        "confirm": confirm,
    }


def _of(meeting: Meeting) -> dict[str, object]:
    return {"meeting": meeting, "name": named_of(meeting)}
