"""Rounds that run, and what stands in the figures of one before it is opened or called off."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.seen import WHICH, digest_of
from cells.models import Organisation
from cells.queries.organisations import grassroots_below
from pilots.models import Registration, Round, Submission
from pilots.queries.decider import superiors_above
from pilots.queries.guidance import guidance_on


def rounds_running(organisation: Organisation, day: date) -> list[Round]:
    """Rounds of the organisation whose last day has not passed, and that nobody called off."""
    running = Round.objects.filter(organisation=organisation, last_day__gte=day, called_off_on__isnull=True)
    return list(running.select_related("letter"))


def board_of(submission: Submission, day: date) -> int:
    """Id of the organisation with whose board a list lies on the day: the one that opened its round while the list's organisation
    stands below it, else the nearest above that."""
    above = superiors_above(submission.organisation, day)
    opener = submission.round.organisation_id
    return opener if opener in above or not above else above[0]


def list_in_place_of(submission: Submission, day: date) -> Submission | None:
    """The list of the same organisation, by the same letter, that lies with a board above it, where this one lies with none."""
    above = superiors_above(submission.organisation, day)
    if submission.round.organisation_id in above:
        return None
    known = Submission.objects.standing().filter(organisation=submission.organisation_id, round__organisation__in=above)
    others = known.filter(round__letter=submission.round.letter_id).exclude(pk=submission.pk)
    return others.order_by("-round_id").first()


def rounds_in_words(rounds: Iterable[Round]) -> list[str]:
    words = _("%(letter)s until %(day)s")
    return [words % {"letter": round.letter, "day": day_in_words(round.last_day)} for round in rounds]


def round_shown(organisation: Organisation, day: date) -> dict[str, Any]:
    """What is looked at before a round is opened: how many lists it asks for, under what, and beside which rounds."""
    owing = [version.organisation_id for version in grassroots_below(organisation, day)]
    return {
        "lists": len(owing),
        WHICH: digest_of(sorted(owing)),
        "guidance": str(guidance_on(day) or ""),
        "running": [[str(round.letter), round.last_day] for round in rounds_running(organisation, day)],
    }


def round_extended(round: Round) -> dict[str, Any]:
    """What is looked at before it is extended: the last day that holds, and the lists that have come and have not."""
    return {"last_day": round.last_day, "list_states": round_stands(round)["list_states"]}


def letter_shown(round: Round) -> dict[str, Any]:
    """What is looked at before its letter is mended: the letter as it is cited."""
    cited = round.letter
    return {"letter": f"{cited.symbol}, {day_in_words(cited.issued_on)} · {cited.issuer}", "about": cited.title}


def round_stands(round: Round) -> dict[str, Any]:
    """What is looked at before it is called off: its lists and its registrations by state."""
    lists = round.submissions.order_by().values_list("state").annotate(number=Count("pk"))
    registrations = Registration.objects.filter(submission__round=round).order_by().values_list("state")
    return {
        "list_states": dict(lists),
        "states": dict(registrations.annotate(number=Count("pk"))),
    }
