from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import declare
from accounts.rules.days import day_in_words
from cells.access import organisation_or_404, readers
from cells.models import Organisation
from cells.queries.organisations import names_on, version_nearest
from cells.requests import Request
from pilots.models import Registration
from pilots.models.guidance import FORMATS
from pilots.queries.decider import deciders_now
from pilots.queries.registrations import ended_with_guidance_on
from pilots.queries.usage import Use, uses_of
from pilots.rules.registration import State
from pilots.rules.terms import Format
from pilots.views.registration_page import deciding_facts, timeline

WORDS_OF_FORMAT = dict(FORMATS)


@dataclass(frozen=True)
class Chapter:
    """One registration, from the list to its end."""

    registration: Registration
    facts: list[tuple[str, str]]
    steps: list[dict[str, str]]
    ended_with_guidance: bool


@declare(readers)
@require_safe
def life(request: Request, code: str) -> HttpResponse:
    """The whole pilot life of one organisation: what it registered, every step, and the meetings it made of it."""
    organisation, today = organisation_or_404(request, code), request.today
    registrations = list(
        organisation.registrations.exclude(state=State.DRAFT)
        .select_related("guidance__reference", "decider", "submission__round__letter")
        .prefetch_related("steps__by")
        .order_by("-pk")
    )
    decide = deciders_now(registrations, today)
    names = names_on({entry.decider_id for entry in registrations} | set(decide.values()), today)
    over = set(ended_with_guidance_on(today).filter(organisation=organisation).values_list("pk", flat=True))
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, today),
        "chapters": [
            _chapter(entry, deciding_facts(entry, names, decide[entry.pk]), ended_with_guidance=entry.pk in over)
            for entry in registrations
        ],
        "uses": _by_year(organisation),
    }
    return render(request, "pilots/life.html", context)


def _chapter(entry: Registration, decided: list[tuple[str, str]], *, ended_with_guidance: bool) -> Chapter:
    facts = [
        (_("Round"), str(entry.submission.round.letter)),
        (_("Basis"), str(entry.get_basis_display())),
        *decided,
        (_("In force since"), day_in_words(entry.in_force_from)),
        (_("Guidance"), str(entry.guidance or "")),
        (_("Ended on"), _end(entry, ended_with_guidance)),
    ]
    return Chapter(
        registration=entry,
        facts=[(label, value) for label, value in facts if value],
        steps=timeline(list(entry.steps.all())),
        ended_with_guidance=ended_with_guidance,
    )


def _end(entry: Registration, with_guidance: bool) -> str:
    if entry.ended_on is not None:
        return day_in_words(entry.ended_on)
    if with_guidance and entry.guidance is not None and entry.guidance.valid_to is not None:
        facts = {"day": day_in_words(entry.guidance.valid_to), "guidance": str(entry.guidance)}
        return _("%(day)s, with %(guidance)s") % facts
    return ""


def _by_year(organisation: Organisation) -> list[dict[str, object]]:
    """Meetings by year and format, the newest first, with how many hold a place in the quota."""
    by_key: dict[tuple[int, str], list[Use]] = {}
    for use in uses_of(organisation):
        by_key.setdefault((use.on.year, use.format), []).append(use)
    return [
        {
            "year": year,
            "format": WORDS_OF_FORMAT[Format(format)],
            "uses": uses,
            "counted": sum(use.counts for use in uses),
        }
        for (year, format), uses in sorted(by_key.items(), key=lambda entry: (-entry[0][0], entry[0][1]))
    ]
