"""A guidance in words: its days, its terms as labelled facts, the days on which none would hold."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from cells.models import Activity
from cells.queries.organisation_words import What, words_on
from cells.rules.periods import Period
from pilots.models import Guidance
from pilots.queries.guidance import guidance_after, guidance_before, overlapping
from pilots.rules.guidance import gap_between
from pilots.views.figures import days_in_words


@dataclass(frozen=True)
class Term:
    label: str
    value: str
    clause: str = ""


def validity(guidance: Guidance) -> str:
    return days_in_words([guidance.valid_from, guidance.valid_to])


def card_of(guidance: Guidance) -> list[tuple[str, list[Term]]]:
    """Cards of terms, each with its clause as the document has it."""
    return [
        (_("Online"), _online(guidance)),
        (_("By group"), _by_group(guidance)),
        (_("Who decides"), _deciders(guidance)),
    ]


def _online(guidance: Guidance) -> list[Term]:
    share = (
        _("more than %(share)s of the members counted")
        if guidance.online_strict
        else _("%(share)s of the members counted, or more")
    )
    fraction = f"{guidance.online_numerator}/{guidance.online_denominator}"
    yes_no = {True: _("yes"), False: _("no")}
    return [
        Term(_("Who may pilot it"), _kinds(guidance, guidance.online_subjects), guidance.online_clause),
        Term(_("Members with a ground"), share % {"share": fraction}, guidance.online_clause),
        Term(_("Not counted"), _activities(guidance.left_out), guidance.online_clause),
        Term(
            _("IT infrastructure confirmed"), yes_no[guidance.infrastructure_required], guidance.infrastructure_clause
        ),
        Term(
            _("Who takes part online"),
            _("members with a valid ground; the others in person"),
            guidance.participation_clause,
        ),
        Term(
            _("Special circumstances that have ended"),
            _("the next meeting is in person"),
            guidance.circumstances_end_clause,
        ),
        Term(_("Online meetings of the executive use the quota"), yes_no[guidance.executive_counts]),
    ]


def _by_group(guidance: Guidance) -> list[Term]:
    days = guidance.report_within_days
    return [
        Term(_("Who may pilot it"), _kinds(guidance, guidance.by_group_subjects), guidance.by_group_clause),
        Term(_("Members at least"), str(guidance.by_group_minimum), guidance.by_group_clause),
        Term(
            _("A group reports"),
            ngettext("within %(days)d day", "within %(days)d days", days) % {"days": days},
            guidance.report_clause,
        ),
    ]


def _deciders(guidance: Guidance) -> list[Term]:
    return [
        Term(
            _("In the country"),
            _("the standing committee of the nearest organisation above grassroots level"),
            guidance.decider_clause,
        ),
        Term(_("Abroad"), guidance.decider_abroad, guidance.decider_clause),
    ]


def _kinds(guidance: Guidance, subjects: list[str]) -> str:
    """In the words of its first day."""
    words = words_on(guidance.valid_from)
    return ", ".join(words.of(What.KIND, subject) for subject in subjects) or _("nobody")


def _activities(left_out: list[str]) -> str:
    activities = dict(Activity.Value.choices)
    return ", ".join(str(activities[activity]) for activity in left_out) or _("everybody is counted")


def gaps(guidance: Guidance) -> list[str]:
    """What is to be minded about its days before it is put in force: overlaps are refused, gaps warned of."""
    other = overlapping(guidance, guidance.period)
    if other is not None:
        return [_("It would hold on the same days as %(other)s (%(validity)s).") % _named(other)]
    before, after = guidance_before(guidance), guidance_after(guidance)
    periods = [
        gap_between(before.period if before else None, guidance.period),
        gap_between(guidance.period, after.period if after else None),
    ]
    return [_gap_in_words(gap) for gap in periods if gap]


def _named(other: Guidance) -> dict[str, str]:
    return {"other": str(other), "validity": validity(other)}


def _gap_in_words(gap: Period) -> str:
    last = gap.last_day or gap.start
    return _("From %(first)s to %(last)s no guidance would be in force: only meetings in person.") % {
        "first": day_in_words(gap.start),
        "last": day_in_words(last),
    }
