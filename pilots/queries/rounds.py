"""Rounds that run, and what stands in the figures of one before it is opened or called off."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.seen import WHICH, digest_of
from cells.models import Organisation
from cells.queries.tree import grassroots_ids_below
from pilots.models import Registration, Round, Submission, SubmissionReturn
from pilots.queries.decider import superiors_above
from pilots.queries.guidance import guidance_on
from pilots.rules.progress import ListProgress


def rounds_running(organisation: Organisation, day: date) -> list[Round]:
    """Rounds of the organisation whose last day has not passed, and that nobody called off."""
    running = Round.objects.filter(organisation=organisation, last_day__gte=day, called_off_on__isnull=True)
    return list(running.select_related("letter"))


@dataclass(frozen=True)
class ListsOfARound:
    """Of those that somebody sees. `only`: the one, where it is one."""

    owed: int = 0
    submitted: int = 0
    only: Submission | None = None


NO_LISTS = ListsOfARound()


def lists_of(rounds: Collection[Round], seen: QuerySet[Submission]) -> dict[int, ListsOfARound]:
    """By round; one in which none of the lists is seen is absent. Counted where they lie: they may be tens of thousands."""
    submitted = Count("pk", filter=Q(state=Submission.State.SUBMITTED))
    counted = seen.filter(round__in=rounds).order_by().values("round")
    counted = counted.annotate(owed=Count("pk"), submitted=submitted, one=Min("pk"))
    counts = list(counted.values_list("round", "owed", "submitted", "one"))
    only = seen.in_bulk([one for _round, owed, _submitted, one in counts if owed == 1])
    return {round: ListsOfARound(owed, sent, only.get(one)) for round, owed, sent, one in counts}


def missing_first(lists: QuerySet[Submission]) -> QuerySet[Submission]:
    """Those who still owe come first. With all by which one tells how far each has come."""
    ordered = lists.order_by("state", "organisation__code")
    return ordered.prefetch_related("reminders", "returns", "round__extensions")


def progress_of(lists: QuerySet[Submission], day: date) -> Counter[ListProgress]:
    """How many of the lists have come how far by the day.

    Lists of one round with the same days have come equally far, so that one speaks for all; one that ever came back has days of
    its own, and speaks for itself.
    """
    came_back = Exists(SubmissionReturn.objects.filter(submission=OuterRef("pk")))
    alike = lists.order_by().values("round", "submitted_on", "fell_on", apart=Case(When(came_back, then=F("pk"))))
    numbers = dict(alike.annotate(one=Min("pk"), number=Count("pk")).values_list("one", "number"))
    speaking = lists.prefetch_related("returns", "round__extensions").in_bulk(numbers)
    progress: Counter[ListProgress] = Counter()
    for pk, number in numbers.items():
        progress[speaking[pk].progress_on(day)] += number
    return progress


def states_of(registrations: QuerySet[Registration]) -> Counter[tuple[str, str]]:
    """How many have come to each state, by (state, format)."""
    counted = registrations.order_by().values("state", "format").annotate(number=Count("pk"))
    return Counter(
        {(state, format): number for state, format, number in counted.values_list("state", "format", "number")}
    )


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
    owing = grassroots_ids_below(organisation, day)
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
