"""Whether an organisation may pilot a format on a day: pure, from the terms of the guidance and a headcount."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from cells.rules.headcount import Headcount
from pilots.rules.terms import Basis, Format, Terms


@dataclass(frozen=True)
class Remark:
    """Why not, or what to mind: the clause and a sentence that says what would make it pass."""

    clause: str
    message: str


@dataclass(frozen=True)
class Finding:
    format: Format
    count: Headcount
    basis: Basis | None = None
    """Of an online pilot that is eligible; by group has none."""
    reasons: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = field(default=())

    @property
    def eligible(self) -> bool:
        return not self.reasons


def assess(format: Format, *, terms: Terms, subject: str, count: Headcount, infrastructure: bool | None) -> Finding:
    """The finding for an organisation of the kind `subject`. `infrastructure`: suffices, does not, or None: not looked at."""
    if format == Format.ONLINE:
        return assess_online(terms=terms, subject=subject, count=count, infrastructure=infrastructure)
    return assess_by_group(terms=terms, subject=subject, count=count)


def assess_online(*, terms: Terms, subject: str, count: Headcount, infrastructure: bool | None) -> Finding:
    """03-HD/TW, II.1.1 and II.2: more than half of the base cannot meet in one place, and the infrastructure suffices."""
    if subject not in terms.online_subjects:
        return Finding(Format.ONLINE, count, reasons=(_not_a_subject(terms.online_clause),))
    reasons, warnings = [], _endless_grounds(count, terms)
    if not exceeds_share(count.affected, count.base, terms):
        reasons += [Remark(terms.online_clause, _share_reason(count, terms)), *warnings]
        warnings = ()
    if terms.infrastructure_required and not infrastructure:
        reasons.append(Remark(terms.infrastructure_clause, _infrastructure_reason(infrastructure)))
    basis = None if reasons else basis_of(count, terms)
    return Finding(Format.ONLINE, count, basis=basis, reasons=tuple(reasons), warnings=warnings)


def exceeds_share(affected: int, base: int, terms: Terms) -> bool:
    """Compared in whole numbers: exactly half is not more than half."""
    numerator, denominator = terms.online_share
    if terms.online_strict:
        return affected * denominator > base * numerator
    return base > 0 and affected * denominator >= base * numerator


def basis_of(count: Headcount, terms: Terms) -> Basis:
    """Special circumstances only where their members suffice by themselves; otherwise the stricter, which carries the quota."""
    if exceeds_share(count.affected_special, count.base, terms):
        return Basis.SPECIAL_CIRCUMSTANCES
    return Basis.SPECIFIC_NATURE


def needed_for_share(base: int, terms: Terms) -> int:
    """The least number of affected members that passes."""
    numerator, denominator = terms.online_share
    if terms.online_strict:
        return base * numerator // denominator + 1
    return max(1, -(-base * numerator // denominator))


def assess_by_group(*, terms: Terms, subject: str, count: Headcount) -> Finding:
    """03-HD/TW, II.1.2: 50 members (nobody left out) and groups. One group suffices in law; what is untidy is a warning."""
    if subject not in terms.by_group_subjects:
        return Finding(Format.BY_GROUP, count, reasons=(_not_a_subject(terms.by_group_clause),))
    reasons = []
    if count.members < terms.by_group_minimum:
        reasons.append(
            Remark(
                terms.by_group_clause,
                _("The cell has %(members)d members; meeting by group needs at least %(minimum)d.")
                % {"members": count.members, "minimum": terms.by_group_minimum},
            )
        )
    if not count.groups:
        reasons.append(
            Remark(terms.by_group_clause, _("The cell has no groups; divide it into groups with a leader each first."))
        )
    return Finding(
        Format.BY_GROUP, count, reasons=tuple(reasons), warnings=_group_warnings(count, terms.by_group_clause)
    )


def no_guidance(format: Format, *, day: date, count: Headcount, newest: Terms | None) -> Finding:
    """Outside every window such a meeting is refused, whatever the numbers."""
    if newest is not None and newest.period.is_over_on(day):
        message = _(
            "No guidance has been in force since %(since)s; only meetings in person are possible on %(day)s."
        ) % {
            "since": day_in_words(newest.valid_to),
            "day": day_in_words(day),
        }
    else:
        message = _("No guidance is in force on %(day)s; only meetings in person are possible.") % {
            "day": day_in_words(day)
        }
    return Finding(format, count, reasons=(Remark(newest.validity_clause if newest else "", message),))


def did_not_exist(format: Format, *, day: date) -> Finding:
    message = _("The organisation did not exist on %(day)s.") % {"day": day_in_words(day)}
    return Finding(format, Headcount(), reasons=(Remark("", message),))


def _not_a_subject(clause: str) -> Remark:
    return Remark(clause, _("This kind of organisation cannot be the subject of such a pilot."))


def _share_reason(count: Headcount, terms: Terms) -> str:
    needed = needed_for_share(count.base, terms)
    missing = needed - count.affected
    return ngettext(
        "%(affected)d of the %(base)d members counted have a valid ground; the share needed is reached with "
        "%(needed)d: %(missing)d more member.",
        "%(affected)d of the %(base)d members counted have a valid ground; the share needed is reached with "
        "%(needed)d: %(missing)d more members.",
        missing,
    ) % {"affected": count.affected, "base": count.base, "needed": needed, "missing": missing}


def _endless_grounds(count: Headcount, terms: Terms) -> tuple[Remark, ...]:
    """Those recorded when no last day was asked of their kind: they do not count from the first day on which it is."""
    if not count.endless:
        return ()
    words = ngettext(
        "%(number)d member has a ground without the last day that is asked of it, so it does not count; enter its last day.",
        "%(number)d members have a ground without the last day that is asked of it, so these do not count; enter their last day.",
        count.endless,
    )
    return (Remark(terms.ending_clause, words % {"number": count.endless}),)


def _infrastructure_reason(infrastructure: bool | None) -> str:
    if infrastructure is None:
        return _("The IT infrastructure has not been confirmed; look at it and record that it suffices.")
    return _("The IT infrastructure was found insufficient; mend it and record that it suffices.")


def _group_warnings(count: Headcount, clause: str) -> tuple[Remark, ...]:
    warnings = []
    if count.groups == 1:
        warnings.append(Remark(clause, _("There is only one group.")))
    if count.groups and count.ungrouped:
        warnings.append(
            Remark(
                clause,
                ngettext(
                    "%(number)d active member belongs to no group.",
                    "%(number)d active members belong to no group.",
                    count.ungrouped,
                )
                % {"number": count.ungrouped},
            )
        )
    if count.leaderless_groups:
        warnings.append(
            Remark(
                clause,
                ngettext(
                    "%(number)d group has no leader.", "%(number)d groups have no leader.", count.leaderless_groups
                )
                % {"number": count.leaderless_groups},
            )
        )
    return tuple(warnings)
