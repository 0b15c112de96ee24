"""What a guidance must say before it is put in force, and how it joins the ones before and after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from cells.rules.periods import Period, earlier_end
from pilots.rules.agenda import Topic, TopicKey
from pilots.rules.terms import Basis, Format, Subject, Terms


class Phase(StrEnum):
    """What a guidance is on a day."""

    DRAFT = "draft"
    AHEAD = "ahead"
    IN_FORCE = "in_force"
    ENDED = "ended"


def phase_on(day: date, *, draft: bool, period: Period) -> Phase:
    if draft:
        return Phase.DRAFT
    if day < period.start:
        return Phase.AHEAD
    return Phase.IN_FORCE if period.contains(day) else Phase.ENDED


@dataclass(frozen=True)
class Quota:
    """A quota that a guidance may set: by group there is no basis."""

    format: Format
    subject: Subject
    basis: Basis | None

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.format.value, self.subject.value, self.basis.value if self.basis else "")

    @property
    def prefix(self) -> str:
        """Of its row in a form."""
        return "-".join(["quota", *filter(None, self.key)])


QUOTAS = (
    *(Quota(Format.ONLINE, subject, basis) for basis in Basis for subject in Subject),
    Quota(Format.BY_GROUP, Subject.CELL, None),
)
"""All that can be set. Groups are parts of a cell: no committee meets by group."""


def flaws(terms: Terms, topics: Mapping[str, Topic], kinds: Mapping[str, str]) -> list[str]:
    """What keeps a draft from being put in force: sentences that say what is missing. None: it is complete.

    `kinds`: what each kind of organisation is called, by its key.
    """
    missing = _flaws_online(terms, kinds) + _flaws_by_group(terms, kinds)
    if not terms.online_subjects and not terms.by_group_subjects:
        missing.append(_("Nobody may be the subject of a pilot. Name the subjects of a format at least."))
    secrets = topics.get(TopicKey.SECRETS)
    if secrets is None or not secrets.refused_everywhere:
        missing.append(_("Secrets must be among the forbidden topics, refused at every meeting."))
    return missing


def _flaws_online(terms: Terms, kinds: Mapping[str, str]) -> list[str]:
    if not terms.online_subjects:
        return []
    missing = []
    if not terms.grounds:
        missing.append(_("Online needs grounds: nobody can be eligible without one."))
    bases = {term.basis for term in terms.grounds.values()}
    for quota in QUOTAS:
        if quota.format == Format.ONLINE and quota.subject in terms.online_subjects and quota.basis in bases:
            missing += _missing(quota, terms, kinds)
    return missing


def _flaws_by_group(terms: Terms, kinds: Mapping[str, str]) -> list[str]:
    quotas = [quota for quota in QUOTAS if quota.format == Format.BY_GROUP and quota.subject in terms.by_group_subjects]
    return [flaw for quota in quotas for flaw in _missing(quota, terms, kinds)]


def _missing(quota: Quota, terms: Terms, kinds: Mapping[str, str]) -> list[str]:
    if terms.quota(*quota.key) is not None:
        return []
    return [
        _("A quota is missing: %(quota)s. Write a number, or that there is none.")
        % {"quota": quota_in_words(quota, kinds)}
    ]


def quota_in_words(quota: Quota, kinds: Mapping[str, str]) -> str:
    """`kinds`: what each kind of organisation is called, by its key."""
    format = {
        Basis.SPECIFIC_NATURE: _("online, specific nature"),
        Basis.SPECIAL_CIRCUMSTANCES: _("online, special circumstances"),
        None: _("by group"),
    }[quota.basis]
    return f"{format} · {kinds[quota.subject]}"


def gap_between(earlier: Period | None, later: Period | None) -> Period | None:
    """The days between two periods on which neither holds; None where they follow each other, or one is not there."""
    if earlier is None or later is None or earlier.end is None or earlier.end >= later.start:
        return None
    return Period(earlier.end, later.start)


def past_days_judged_anew(before: Period | None, after: Period, today: date) -> Period | None:
    """The days on which a guidance holds now and would not, or the other way round, where one of them has passed.

    `before` None: it is a draft. Only its last day can change afterwards.
    """
    if before is None:
        days: Period | None = after
    elif before.end == after.end:
        days = None
    else:
        first = earlier_end(before.end, after.end)
        later = None if None in (before.end, after.end) else max(filter(None, (before.end, after.end)))
        days = Period(first, later) if first else None
    return days if days is not None and days.start < today else None
