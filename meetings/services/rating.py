"""Rating a held meeting, confirming it from above, and correcting what was confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from meetings.models import Criterion, Meeting, Rating, Rubric, Score
from meetings.queries.rating_facts import facts_of, rateable
from meetings.queries.ratings import scores_of
from meetings.queries.rubrics import asked, rubric_of_meeting
from meetings.rules.rating import Given, Proposal, band_of, plain, proposal, total
from meetings.services.locking import lock_held
from meetings.services.texts import given_reason


@dataclass(frozen=True)
class Mark:
    """What is given for a criterion; `reason`: why other than measured."""

    points: Decimal
    reason: str = ""


@dataclass(frozen=True)
class Proposed:
    """A criterion with what is filled in for it."""

    criterion: Criterion
    proposal: Proposal


def proposals(meeting: Meeting, rubric: Rubric) -> list[Proposed]:
    facts = facts_of(meeting, rubric)
    return [Proposed(criterion, proposal(asked(criterion), facts)) for criterion in rubric.criteria.all()]


def rating_entries(rating: Rating | None) -> dict[str, Any]:
    """What is kept, by the names of the form's fields; nothing where nothing is kept yet."""
    if rating is None:
        return {}
    entries: dict[str, Any] = {"note": rating.note}
    for score in scores_of(rating):
        if score.applies:
            entries[f"points-{score.criterion_id}"] = plain(score.points)
            entries[f"reason-{score.criterion_id}"] = score.reason
    return entries


@transaction.atomic
def rate_meeting(
    *,
    meeting: Meeting,
    marks: Mapping[int, Mark],
    note: str = "",
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Rating:
    """Give a held meeting its points, or others until they are confirmed. `marks`: by key of the criterion; what is not marked
    is as proposed.

    Raises Outdated where somebody else rated it since `made_from`.
    """
    meeting = lock_held(meeting)
    if not rateable(Meeting.objects.filter(pk=meeting.pk)).exists():
        raise Refused(_("Only a meeting of all members of a cell is rated."))
    rating = Rating.objects.select_for_update(no_key=True).filter(meeting=meeting).first()
    if rating is not None and rating.is_confirmed:
        raise Refused(_("The committee above has confirmed this rating. It stays; ask them to correct it."))
    note, rubric = clean_text(note), rubric_of_meeting(meeting)
    if rubric is None:
        raise Refused(_("No rubric holds on the day of the meeting. An administrator enters one."))
    wanted = {"note": note}
    for pk, mark in marks.items():
        wanted |= {f"points-{pk}": plain(mark.points), f"reason-{pk}": mark.reason}
    last = last_entry(rating, acts=["meetings.rate"]) if rating else None
    check_up_to_date(made_from, kept=rating_entries(rating), wanted=wanted, last=last)
    scores = [_score(one, marks.get(one.criterion.pk)) for one in proposals(meeting, rubric)]
    points = _total(rubric, [(score.criterion, score.points, score.applies) for score in scores])
    before = {} if rating is None else _told(rating)
    rating = rating or Rating(meeting=meeting, rubric=rubric)
    rating.points, rating.band, rating.note = points, _band(rubric, points), note
    rating.rated_by, rating.rated_at, rating.rated_on = occasion.by.user, occasion.at, occasion.today
    rating.save()
    rating.scores.all().delete()
    for score in scores:
        score.rating = rating
    Score.objects.bulk_create(scores)
    record(occasion, act="meetings.rate", subject=rating, data={"before": before, "after": _told(rating)})
    return rating


@transaction.atomic
def confirm_rating(
    *, rating: Rating, above: Mapping[int, Decimal] | None = None, occasion: Occasion, seen: Figures | None = None
) -> Rating:
    """The committee above agrees, or gives points of its own beside (`above`, by key of the criterion).

    Raises Changed where the rating is no longer what was `seen` (`ratings_shown`).
    """
    rating = _lock(rating)
    if rating.is_confirmed:
        raise Refused(_("This rating has been confirmed already."))
    refuse_if_changed(seen, ratings_shown([rating]))
    _write_above(rating, above or {})
    rating.confirmed_by, rating.confirmed_at, rating.confirmed_on = occasion.by.user, occasion.at, occasion.today
    rating.save(update_fields=["points_above", "band_above", "confirmed_by", "confirmed_at", "confirmed_on"])
    record(occasion, act="meetings.confirm_rating", subject=rating, data={"after": _told(rating)})
    return rating


@transaction.atomic
def confirm_ratings(*, ratings: Sequence[Rating], occasion: Occasion, seen: Figures | None = None) -> int:
    """Several as they stand, in one go. How many there were."""
    for rating in sorted(ratings, key=lambda one: one.pk):
        own = None if seen is None else {str(rating.pk): seen.get(str(rating.pk))}
        confirm_rating(rating=rating, occasion=occasion, seen=own)
    return len(ratings)


@transaction.atomic
def correct_rating(
    *,
    rating: Rating,
    above: Mapping[int, Decimal],
    why: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Rating:
    """Other points of the committee above, after it had confirmed. The log keeps both and the reason; what the cell gave stays.

    Raises Outdated where somebody else corrected it since `made_from`.
    """
    why = given_reason(why)
    rating = _lock(rating)
    if not rating.is_confirmed:
        raise Refused(_("Only a confirmed rating is corrected; give your points as you confirm it."))
    wanted = {f"above-{pk}": plain(points) for pk, points in above.items()}
    last = last_entry(rating, acts=["meetings.correct_rating"])
    check_up_to_date(made_from, kept=above_entries(rating), wanted=wanted, last=last)
    before, stood = _told(rating), above_entries(rating)
    _write_above(rating, above)
    if above_entries(rating) == stood:
        raise Refused(_("Nothing is different from what the register says."))
    rating.corrected_by = _corrected(rating, before, why, occasion)
    rating.save(update_fields=["points_above", "band_above", "corrected_by"])
    return rating


def above_entries(rating: Rating) -> dict[str, Any]:
    """The points of the committee above, by the names of its form's fields."""
    return {
        f"above-{score.criterion_id}": plain(score.points if score.above is None else score.above)
        for score in scores_of(rating)
        if score.applies
    }


def ratings_shown(ratings: Sequence[Rating]) -> Figures:
    """What is confirmed: the points the cells gave, and since when."""
    return {str(rating.pk): [f"{rating.points:.2f}", rating.rated_at.timestamp()] for rating in ratings}


def _lock(rating: Rating) -> Rating:
    locked = (
        Rating.objects.select_for_update(of=("self",), no_key=True)
        .select_related("rubric", "meeting")
        .get(pk=rating.pk)
    )
    if locked.meeting.state != Meeting.State.HELD:
        raise Refused(_("The meeting was entered by mistake and was never held."))
    return locked


def _score(one: Proposed, mark: Mark | None) -> Score:
    """Raises Refused, beside its field, where what is measured is given otherwise without a reason, or too much is given."""
    criterion, proposed = one.criterion, one.proposal
    points = mark.points if mark and proposed.applies else proposed.points
    reason = clean_text(mark.reason) if mark else ""
    _check_points(criterion, points, field=f"points-{criterion.pk}")
    if proposed.measured and points != proposed.points and not reason:
        told = {"criterion": criterion.text, "points": plain(proposed.points)}
        raise Refused(
            _("%(criterion)s is measured: %(points)s. Say why you give other points.") % told,
            field=f"reason-{criterion.pk}",
        )
    measured = proposed.points if proposed.measured else None
    reason = reason if proposed.measured and points != proposed.points else ""
    return Score(criterion=criterion, applies=proposed.applies, points=points, measured=measured, reason=reason)


def _check_points(criterion: Criterion, points: Decimal, *, field: str) -> None:
    if not 0 <= points <= criterion.most:
        told = {"criterion": criterion.text, "most": plain(criterion.most)}
        raise Refused(_("%(criterion)s: at most %(most)s points.") % told, field=field)


def _write_above(rating: Rating, above: Mapping[int, Decimal]) -> None:
    """Criterion by criterion; where nothing else is given, what stood or what the cell gave."""
    scores = scores_of(rating)
    for score in scores:
        if score.applies:
            points = above.get(score.criterion_id, score.points if score.above is None else score.above)
            _check_points(score.criterion, points, field=f"above-{score.criterion_id}")
            score.above = points
    Score.objects.bulk_update(scores, ["above"])
    given = [(score.criterion, score.above or Decimal(0), score.applies) for score in scores]
    rating.points_above = _total(rating.rubric, given)
    rating.band_above = _band(rating.rubric, rating.points_above)


def _total(rubric: Rubric, given: Sequence[tuple[Criterion, Decimal, bool]]) -> Decimal:
    return total([Given(criterion.most, points, applies) for criterion, points, applies in given], rubric.inapplicable)


def _band(rubric: Rubric, points: Decimal) -> str:
    return band_of(points, rubric.bands.values_list("key", "least"))


def _told(rating: Rating) -> dict[str, object]:
    """As the log keeps it, criterion by criterion."""
    scores = [
        [score.criterion.position, score.points, score.above, score.reason]
        for score in scores_of(rating)
        if score.applies
    ]
    return {
        "points": rating.points,
        "band": rating.band,
        "points_above": rating.points_above,
        "band_above": rating.band_above,
        "note": rating.note,
        "scores": scores,
    }


def _corrected(rating: Rating, before: Mapping[str, object], why: str, occasion: Occasion) -> Entry:
    data = {"before": before, "after": _told(rating)}
    return record(occasion, act="meetings.correct_rating", subject=rating, why=why, data=data)
