"""What must be true of the days of a member together, whichever door they come through: a page, a list, a correction.

What cannot be is refused. What the texts let somebody decide otherwise, or what an older charter may have allowed, is merely
unusual: it is asked about where there is somebody to ask (the preview of a list).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words, months_after, years_after
from accounts.rules.refusal import Refused
from cells.rules.ahead import is_ahead
from cells.rules.probation import probation_ends_on

BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE = "born_on", "admitted_on", "official_on", "joined_on", "degree"
FIELDS = (BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE)
PROBATIONARY, OFFICIAL = "probationary", "official"


@dataclass(frozen=True)
class AdmissionTerms:
    """What is asked of who is admitted on a day or after it. Ages in full years."""

    since: date
    youngest: int
    oldest: int | None
    """Older people are admitted by a decision from above only."""
    asked_from: int
    """Younger than `youngest`, but not than this, is asked about: the text of that time is not at hand."""
    probation_is_sure: bool
    """Whether the twelve months were the same for everybody."""
    again_after_months: int | None = None
    """Who left is not admitted again before so many months have passed, and only once. None: the text is not at hand."""
    again_clause: str = ""


TERMS = (
    AdmissionTerms(date.min, youngest=18, oldest=None, asked_from=15, probation_is_sure=False),
    AdmissionTerms(date(2011, 1, 19), youngest=18, oldest=None, asked_from=18, probation_is_sure=True),
    AdmissionTerms(
        date(2021, 7, 30),
        youngest=18,
        oldest=60,
        asked_from=18,
        probation_is_sure=True,
        again_after_months=36,
        again_clause="24-QĐ/TW",
    ),
    AdmissionTerms(
        date(2026, 7, 26),
        youngest=18,
        oldest=60,
        asked_from=18,
        probation_is_sure=True,
        again_after_months=36,
        again_clause="208-QĐ/TW",
    ),
)
"""The charter of 19/01/2011 (articles 1 and 5) is the oldest that is held to here; 24-QĐ/TW of 30/07/2021 says «18 full to 60
full», lets older people be admitted by a decision from above, and asks for 36 months between leaving and a re-admission, which
is granted once; 208-QĐ/TW of 26/07/2026 says the same."""
OF_AGE, OF_PROBATION = "Điều lệ Đảng, Điều 1", "Điều lệ Đảng, Điều 5"
OLDEST_PLAUSIBLE = 120
"""Our rule: who would be older on the first day of belonging has a wrong date."""

WORDS = {
    "day_ahead": _("The date lies ahead. Correct it, or enter this when the day has come."),
    "too_young": _("A member is at least 18 years old. Correct the date of birth or the day of coming."),
    "too_old": _("Nobody is more than 120 years old. Correct the date of birth or of the admission."),
    "admitted_before_birth": _("Admitted on or before the day of birth. Correct one of the two dates."),
    "admitted_too_young": _("Nobody is admitted before the age of 18. Correct the date of birth or of the admission."),
    "admitted_before_18": _("Admitted before the age of 18."),
    "admitted_late": _("Admitted after the age of 60."),
    "official_before_admitted": _("Official before the admission. Correct one of the two days."),
    "official_too_soon": _(
        "Nobody becomes official before the twelve months of probation have passed. Correct one of the two days."
    ),
    "official_without_probation": _("Official before twelve months of probation had passed."),
    "official_but_probationary": _("A date of full membership is given for a probationary member."),
    "joined_before_admitted": _("Nobody belongs to a cell before the admission. Correct one of the two days."),
}
"""By reason, as it is said beside the field."""
_UNUSUAL = {"admitted_before_18", "admitted_late", "official_without_probation"}


@dataclass(frozen=True)
class MemberDays:
    """What is said of a member; what is not known is None."""

    born_on: date | None = None
    admitted_on: date | None = None
    official_on: date | None = None
    joined_on: date | None = None
    """Since when they belong to a cell without having left in between."""
    degree: str = ""
    before: "MemberDays | None" = None
    """Of who was admitted again, the days of the life in the Party before that."""

    @property
    def first(self) -> date | None:
        """The first day on which they were a member, as far as is known."""
        known = [day for day in (self.joined_on, self.official_on) if day is not None]
        return self.admitted_on or min(known, default=None)


@dataclass(frozen=True)
class Breach:
    field: str
    reason: str
    """A key of WORDS."""
    clause: str = ""

    @property
    def blocks(self) -> bool:
        return self.reason not in _UNUSUAL


def terms_on(day: date) -> AdmissionTerms:
    return next(terms for terms in reversed(TERMS) if terms.since <= day)


def check_readmission(left_on: date, on: date, *, again_before: bool, field: str = "on") -> None:
    """Raises Refused where nobody who left on that day can be admitted again on this one, by the terms of the day itself."""
    terms = terms_on(on)
    if terms.again_after_months is None:
        return
    earliest = months_after(left_on, terms.again_after_months)
    if on < earliest:
        raise Refused(
            _(
                "Left the Party on %(left)s. Nobody is admitted again before %(months)d months have passed: "
                "%(day)s at the earliest."
            )
            % {"left": day_in_words(left_on), "months": terms.again_after_months, "day": day_in_words(earliest)},
            clause=terms.again_clause,
            field=field,
        )
    if again_before:
        raise Refused(str(_("Nobody is admitted again more than once.")), clause=terms.again_clause)


def breaches(of: MemberDays, today: date) -> list[Breach]:
    """What of these days cannot be, or is unusual: at most one thing of each field."""
    together = [*_ahead(of, today), *_ages(of, today), *_order(of, today)]
    if of.before is not None:
        together += _order(of.before, today)
    found = {breach.field: breach for breach in reversed(together)}
    return [found[field] for field in FIELDS if field in found]


def _ahead(of: MemberDays, today: date) -> list[Breach]:
    days = {
        BORN_ON: of.born_on,
        ADMITTED_ON: of.admitted_on,
        OFFICIAL_ON: of.official_on,
        JOINED_ON: of.joined_on,
    }
    return [Breach(field, "day_ahead") for field, day in days.items() if day is not None and is_ahead(day, today)]


def _ages(of: MemberDays, today: date) -> list[Breach]:
    born, first = of.born_on, of.first or today
    if born is None:
        return []
    terms = terms_on(first)
    if is_ahead(years_after(born, terms.youngest), today):
        return [Breach(BORN_ON, "too_young", OF_AGE)]
    if first > years_after(born, OLDEST_PLAUSIBLE):
        return [Breach(BORN_ON, "too_old")]
    if of.admitted_on is None:
        young = first < years_after(born, terms.asked_from)
        return [Breach(BORN_ON, "too_young", OF_AGE)] if young else []
    return _age_at_admission(born, of.admitted_on, terms)


def _age_at_admission(born: date, admitted: date, terms: AdmissionTerms) -> list[Breach]:
    if admitted <= born:
        return [Breach(ADMITTED_ON, "admitted_before_birth")]
    if admitted < years_after(born, terms.asked_from):
        return [Breach(ADMITTED_ON, "admitted_too_young", OF_AGE)]
    if admitted < years_after(born, terms.youngest):
        return [Breach(ADMITTED_ON, "admitted_before_18")]
    if terms.oldest is not None and admitted > years_after(born, terms.oldest):
        return [Breach(ADMITTED_ON, "admitted_late")]
    return []


def _order(of: MemberDays, today: date) -> list[Breach]:
    found = []
    if of.official_on is not None and of.degree == PROBATIONARY:
        found.append(Breach(DEGREE, "official_but_probationary"))
    if of.admitted_on is None or is_ahead(of.admitted_on, today):
        return found
    if of.joined_on is not None and of.joined_on < of.admitted_on:
        found.append(Breach(JOINED_ON, "joined_before_admitted"))
    return found + _probation(of, of.admitted_on, today)


def _probation(of: MemberDays, admitted: date, today: date) -> list[Breach]:
    """Of who is official: since the day that is told, else today at the latest."""
    if of.official_on is None and of.degree != OFFICIAL:
        return []
    field, official = (OFFICIAL_ON, of.official_on) if of.official_on is not None else (DEGREE, today)
    if official < admitted:
        return [Breach(field, "official_before_admitted")]
    if official < probation_ends_on(admitted):
        sure = terms_on(admitted).probation_is_sure
        return [
            Breach(field, "official_too_soon", OF_PROBATION) if sure else Breach(field, "official_without_probation")
        ]
    return []


def check_member_days(
    of: MemberDays, today: date, *, beside: Mapping[str, str | None], before: Collection[Breach] = ()
) -> None:
    """Raises Refused with everything about these days that cannot be, each beside its field (`beside`: by field of the rule).

    `before`: what the register says already, for which an act on something else is not refused.
    """
    reasons = [
        Refused(str(WORDS[breach.reason]), clause=breach.clause, field=beside.get(breach.field))
        for breach in breaches(of, today)
        if breach.blocks and breach not in before
    ]
    if reasons:
        first = reasons[0]
        raise Refused(first.message, clause=first.clause, field=first.field, reasons=reasons)
