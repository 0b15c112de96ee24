"""Whether a meeting of a format may be held on a day. In person always; online and by group only inside a pilot."""

from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from meetings.rules.formats import MeetingFormat, counted_as
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.terms import Basis, Terms


@dataclass(frozen=True)
class Facts:
    """What is known of the organisation on the meeting's own day. `terms` None: no guidance is in force."""

    day: date
    format: MeetingFormat
    terms: Terms | None = None
    finding: Finding | None = None
    """Of the pilot the format belongs to; None in person."""
    pilot_in_force: bool = False
    owed_in_person_since: date | None = None
    """The last meeting held under special circumstances, if nothing was held in person after they ended."""
    without_ground: int = 0
    """Those of the base expected at the meeting who have no valid ground."""
    used: int = 0
    limit: int | None = None
    quota_clause: str = ""


def reasons_against(facts: Facts) -> tuple[Remark, ...]:
    """Every reason why not, each with its clause and what would make it pass; empty where the meeting may be held."""
    if counted_as(facts.format) is None or facts.finding is None:
        return ()
    if facts.terms is None:
        return facts.finding.reasons
    remarks = [
        *facts.finding.reasons,
        _no_pilot(facts, facts.terms),
        _in_person_is_owed(facts, facts.terms),
        _somebody_can_come(facts, facts.terms),
        _quota_is_used_up(facts),
    ]
    return tuple(remark for remark in remarks if remark is not None)


def stands_over(used: int, limit: int) -> bool:
    """Whether a meeting has no place beside the others of its year. `used`: its own place among them."""
    return used > limit


def basis_on(finding: Finding | None) -> str:
    """The basis of a meeting: of an online one the finding's, otherwise none."""
    return str(finding.basis) if finding is not None and finding.basis is not None else ""


def _no_pilot(facts: Facts, terms: Terms) -> Remark | None:
    if facts.pilot_in_force:
        return None
    return Remark(
        terms.decider_clause,
        _("No approved pilot is in force on %(day)s. Register in a round and wait for the decision, or meet in person.")
        % {"day": day_in_words(facts.day)},
    )


def _in_person_is_owed(facts: Facts, terms: Terms) -> Remark | None:
    """Special circumstances that last still carry a meeting; once they have ended the next one is in person (II.2)."""
    if facts.owed_in_person_since is None or basis_on(facts.finding) == Basis.SPECIAL_CIRCUMSTANCES:
        return None
    return Remark(
        terms.circumstances_end_clause,
        _(
            "The special circumstances of the meeting of %(day)s have ended: the next meeting is in person. "
            "Hold one in person first."
        )
        % {"day": day_in_words(facts.owed_in_person_since)},
    )


def _somebody_can_come(facts: Facts, terms: Terms) -> Remark | None:
    if facts.format != MeetingFormat.FULL_ONLINE or not facts.without_ground:
        return None
    return Remark(
        terms.participation_clause,
        ngettext(
            "A meeting fully online needs a valid ground for every member; %(number)d has none. Plan a hybrid one.",
            "A meeting fully online needs a valid ground for every member; %(number)d have none. Plan a hybrid one.",
            facts.without_ground,
        )
        % {"number": facts.without_ground},
    )


def _quota_is_used_up(facts: Facts) -> Remark | None:
    if facts.limit is None or facts.used < facts.limit:
        return None
    return Remark(
        facts.quota_clause,
        _(
            "The quota of %(year)d is used up: %(used)d of %(quota)d. "
            "Cancel or reschedule a planned meeting, or meet in person."
        )
        % {"year": facts.day.year, "used": facts.used, "quota": facts.limit},
    )


def check_hours(begins: time | None, ends: time | None) -> None:
    """Raises Refused where it would end before it began; either hour may stay untold."""
    if begins is not None and ends is not None and ends <= begins:
        raise Refused(_("The meeting ends after it begins: write a later hour, or leave it empty."), field="ends_at")
