"""What must be true of the days of a member together, whichever door they come through: a page, a list, a correction.

What cannot be is refused. What the texts let somebody decide otherwise, or what an older charter may have allowed, is merely
unusual: it is asked about where there is somebody to ask (the preview of a list).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words, months_after, years_after
from accounts.rules.refusal import Refused
from cells.rules.ahead import is_ahead
from cells.rules.births import Birth, earliest_day, latest_day
from cells.rules.parameters import Asked, Key, Statutes
from cells.rules.probation import probation_ends_on

BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE = "born_on", "admitted_on", "official_on", "joined_on", "degree"
FIELDS = (BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE)
PROBATIONARY, OFFICIAL = "probationary", "official"

YOUNGEST_PLAUSIBLE = 15
"""Our rule: who would be younger at the admission has a wrong date, where no statute of the day is held to strictly."""
OLDEST_PLAUSIBLE = 120
"""Our rule: who would be older on the first day of belonging has a wrong date."""

WORDS = {
    "day_ahead": _("The date lies ahead. Correct it, or enter this when the day has come."),
    "too_young": _("A member is at least %(number)s years old. Correct the date of birth or the day of coming."),
    "too_old": _("Nobody is more than %(number)s years old. Correct the date of birth or of the admission."),
    "admitted_before_birth": _("Admitted on or before the day of birth. Correct one of the two dates."),
    "admitted_too_young": _(
        "Nobody is admitted before the age of %(number)s. Correct the date of birth or of the admission."
    ),
    "admitted_before_18": _("Admitted before the age of %(number)s."),
    "admitted_too_late": _(
        "Nobody is admitted after the age of %(number)s. Correct the date of birth or of the admission."
    ),
    "admitted_late": _("Admitted after the age of %(number)s."),
    "perhaps_too_young": _("Perhaps not yet %(number)s years old then: only the year of birth is known."),
    "perhaps_too_old": _("Perhaps more than %(number)s years old then: only the year of birth is known."),
    "official_before_admitted": _("Official before the admission. Correct one of the two days."),
    "official_too_soon": _(
        "Nobody becomes official before the %(number)s months of probation have passed. Correct one of the two days."
    ),
    "official_without_probation": _("Official before %(number)s months of probation had passed."),
    "official_but_probationary": _("A date of full membership is given for a probationary member."),
    "joined_before_admitted": _("Nobody belongs to a cell before the admission. Correct one of the two days."),
}
"""By reason, as it is said beside the field."""
_UNUSUAL = {
    "admitted_before_18",
    "admitted_late",
    "perhaps_too_young",
    "perhaps_too_old",
    "official_without_probation",
}


class MemberDays(NamedTuple):
    """What is said of a member; what is not known is None."""

    born_on: Birth | None = None
    """A day, or the year alone."""
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
    number: int | None = None
    """Of years or months: what its words name."""

    @property
    def blocks(self) -> bool:
        return self.reason not in _UNUSUAL

    @property
    def told(self) -> dict[str, int]:
        """What its words name."""
        return {} if self.number is None else {"number": self.number}

    def __str__(self) -> str:
        return str(WORDS[self.reason]) % self.told


def check_readmission(left_on: date, on: date, *, statutes: Statutes, again_before: int = 0, field: str = "on") -> None:
    """Raises Refused where nobody who left on that day can be admitted again on this one, by what is asked on the day itself.

    `again_before`: how often they were admitted again until then.
    """
    after, times = statutes.asked(Key.READMISSION_AFTER, on), statutes.asked(Key.READMISSIONS, on)
    if after is not None:
        _check_time_since(left_on, on, after, field=field)
    if times is not None and again_before >= times.value:
        raise Refused(_again_too_often(times.value), clause=times.clause)


def _check_time_since(left_on: date, on: date, asked: Asked, *, field: str) -> None:
    earliest = months_after(left_on, asked.value)
    if on < earliest:
        raise Refused(
            _(
                "Left the Party on %(left)s. Nobody is admitted again before %(months)d months have passed: "
                "%(day)s at the earliest."
            )
            % {"left": day_in_words(left_on), "months": asked.value, "day": day_in_words(earliest)},
            clause=asked.clause,
            field=field,
        )


def _again_too_often(times: int) -> str:
    if times == 0:
        return str(_("Nobody is admitted again."))
    if times == 1:
        return str(_("Nobody is admitted again more than once."))
    return str(_("Nobody is admitted again more than %(number)d times.")) % {"number": times}


def of_age_on(born_on: date, statutes: Statutes) -> date:
    """The first day on which somebody born then is old enough to be admitted, by what is asked on that day itself."""
    for asked in statutes.rows(Key.YOUNGEST):
        day = max(asked.period.start, years_after(born_on, asked.value))
        if asked.period.contains(day):
            return day
    return years_after(born_on, YOUNGEST_PLAUSIBLE)


def breaches(of: MemberDays, today: date, statutes: Statutes) -> list[Breach]:
    """What of these days cannot be, or is unusual: at most one thing of each field."""
    if _is_ordinary(of, today, statutes):
        return []
    together = [*_ahead(of, today), *_ages(of, today, statutes), *_order(of, today, statutes)]
    if of.before is not None:
        together += _order(of.before, today, statutes)
    if not together:
        return []
    found = {breach.field: breach for breach in reversed(together)}
    return [found[field] for field in FIELDS if field in found]


def _is_ordinary(of: MemberDays, today: date, statutes: Statutes) -> bool:
    """A quick answer for nearly everybody: born on a day, admitted at an age that every statute there ever was allows, the days
    in their order, and the probation passed. False where it has to be looked at."""
    born, admitted, official = of.born_on, of.admitted_on, of.official_on
    if not isinstance(born, date) or admitted is None or of.before is not None:
        return False
    above, below = _ages_always_allowed(statutes)
    if not (above < admitted.year - born.year < below and admitted <= (of.joined_on or admitted) <= today):
        return False
    if official is None:
        return of.degree != OFFICIAL
    ends_on = probation_ends_on(admitted, statutes)
    return of.degree != PROBATIONARY and admitted <= official <= today and (ends_on is None or ends_on <= official)


@lru_cache(maxsize=2)
def _ages_always_allowed(statutes: Statutes) -> tuple[int, int]:
    """Years between which, neither included, nobody was ever too young or too old."""
    return (
        max([YOUNGEST_PLAUSIBLE, *statutes.values(Key.YOUNGEST)]),
        min([OLDEST_PLAUSIBLE, *statutes.values(Key.OLDEST)]),
    )


def _ahead(of: MemberDays, today: date) -> list[Breach]:
    days = {
        BORN_ON: earliest_day(of.born_on) if of.born_on is not None else None,
        ADMITTED_ON: of.admitted_on,
        OFFICIAL_ON: of.official_on,
        JOINED_ON: of.joined_on,
    }
    return [Breach(field, "day_ahead") for field, day in days.items() if day is not None and is_ahead(day, today)]


def _ages(of: MemberDays, today: date, statutes: Statutes) -> list[Breach]:
    """Of a year alone: what is so on whichever of its days they were born; else what is so on some, which is merely unusual."""
    if of.born_on is None:
        return []
    first, last = earliest_day(of.born_on), latest_day(of.born_on)
    certain = _young(first, of, today, statutes) or _old(last, of, today, statutes)
    if certain or first == last:
        return certain
    return [
        *_perhaps("perhaps_too_young", _young(last, of, today, statutes)),
        *_perhaps("perhaps_too_old", _old(first, of, today, statutes)),
    ]


def _perhaps(reason: str, breaches: list[Breach]) -> list[Breach]:
    return [Breach(breach.field, reason, breach.clause, breach.number) for breach in breaches]


def _young(born: date, of: MemberDays, today: date, statutes: Statutes) -> list[Breach]:
    first = of.first or today
    asked = statutes.asked(Key.YOUNGEST, first)
    usual, usual_clause = _age(asked)
    least, clause = _age(asked if asked is not None and asked.strict else None)
    if is_ahead(years_after(born, usual), today):
        return [Breach(BORN_ON, "too_young", usual_clause, usual)]
    if of.admitted_on is None:
        return [Breach(BORN_ON, "too_young", clause, least)] if first < years_after(born, least) else []
    if of.admitted_on <= born:
        return [Breach(ADMITTED_ON, "admitted_before_birth")]
    if of.admitted_on < years_after(born, least):
        return [Breach(ADMITTED_ON, "admitted_too_young", clause, least)]
    if of.admitted_on < years_after(born, usual):
        return [Breach(ADMITTED_ON, "admitted_before_18", number=usual)]
    return []


def _old(born: date, of: MemberDays, today: date, statutes: Statutes) -> list[Breach]:
    if (of.first or today) > years_after(born, OLDEST_PLAUSIBLE):
        return [Breach(BORN_ON, "too_old", number=OLDEST_PLAUSIBLE)]
    return [] if of.admitted_on is None else _late(born, of.admitted_on, statutes)


def _age(asked: Asked | None) -> tuple[int, str]:
    """In full years, with the clause that asks for it."""
    return (asked.value, asked.clause) if asked is not None else (YOUNGEST_PLAUSIBLE, "")


def _late(born: date, admitted: date, statutes: Statutes) -> list[Breach]:
    asked = statutes.asked(Key.OLDEST, admitted)
    if asked is None or admitted <= years_after(born, asked.value):
        return []
    reason = "admitted_too_late" if asked.strict else "admitted_late"
    return [Breach(ADMITTED_ON, reason, asked.clause, asked.value)]


def _order(of: MemberDays, today: date, statutes: Statutes) -> list[Breach]:
    found = []
    if of.official_on is not None and of.degree == PROBATIONARY:
        found.append(Breach(DEGREE, "official_but_probationary"))
    if of.admitted_on is None or is_ahead(of.admitted_on, today):
        return found
    if of.joined_on is not None and of.joined_on < of.admitted_on:
        found.append(Breach(JOINED_ON, "joined_before_admitted"))
    return found + _probation(of, of.admitted_on, today, statutes)


def _probation(of: MemberDays, admitted: date, today: date, statutes: Statutes) -> list[Breach]:
    """Of who is official: since the day that is told, else today at the latest."""
    if of.official_on is None and of.degree != OFFICIAL:
        return []
    field, official = (OFFICIAL_ON, of.official_on) if of.official_on is not None else (DEGREE, today)
    if official < admitted:
        return [Breach(field, "official_before_admitted")]
    asked, ends_on = statutes.asked(Key.PROBATION, admitted), probation_ends_on(admitted, statutes)
    if asked is None or ends_on is None or official >= ends_on:
        return []
    if asked.strict:
        return [Breach(field, "official_too_soon", asked.clause, asked.value)]
    return [Breach(field, "official_without_probation", number=asked.value)]


def check_member_days(
    of: MemberDays,
    today: date,
    *,
    statutes: Statutes,
    beside: Mapping[str, str | None],
    before: Collection[Breach] = (),
) -> None:
    """Raises Refused with everything about these days that cannot be, each beside its field (`beside`: by field of the rule).

    `before`: what the register says already, for which an act on something else is not refused.
    """
    reasons = [
        Refused(str(breach), clause=breach.clause, field=beside.get(breach.field))
        for breach in breaches(of, today, statutes)
        if breach.blocks and breach not in before
    ]
    if reasons:
        first = reasons[0]
        raise Refused(first.message, clause=first.clause, field=first.field, reasons=reasons)
