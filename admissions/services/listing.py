"""Persons come on the source list, go to another cell, and their case is closed or taken up again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import Candidate
from admissions.queries.pipeline import home_of
from admissions.services.cases import end_case, locked, reason_to_log, settle_stage
from cells.models import Organisation
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.births import Birth, earliest_day


@dataclass(frozen=True)
class Particulars:
    """Of a person who is no member: no more than the work needs."""

    full_name: str
    birth: Birth | None = None
    sex: str = ""
    sector: str = ""


@transaction.atomic
def list_candidate(*, cell: Organisation, person: Particulars, on: date, occasion: Occasion) -> Candidate:
    """The cell's monthly resolution puts them on the source list (quần chúng ưu tú). Raises Refused."""
    check_has_happened(on, occasion.today, field="on")
    cell_on(cell, on)
    if person.birth is not None and earliest_day(person.birth) >= on:
        raise Refused(_("The person is born after that day."), field="born_on")
    candidate = Candidate(cell=cell, full_name=person.full_name, sex=person.sex, sector=person.sector, listed_on=on)
    candidate.birth = person.birth
    candidate.save()
    record(occasion, act="admissions.list_candidate", subject=candidate, data={"cell": cell.code, "on": on})
    return candidate


@transaction.atomic
def correct_candidate(
    *, candidate: Candidate, person: Particulars, occasion: Occasion, made_from: Entries | None = None
) -> Candidate:
    """Who they are was written wrongly. Raises Refused once the register has them; Outdated."""
    candidate = locked(candidate)
    if candidate.member_id is not None:
        raise Refused(_("The register has this person now: correct it there."))
    kept = {
        "full_name": candidate.full_name,
        "born_on": candidate.birth,
        "sex": candidate.sex,
        "sector": candidate.sector,
    }
    wanted = {"full_name": person.full_name, "born_on": person.birth, "sex": person.sex, "sector": person.sector}
    last = last_entry(candidate, acts=["admissions.correct_candidate"])
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last)
    candidate.full_name, candidate.sex, candidate.sector = person.full_name, person.sex, person.sector
    candidate.birth = person.birth
    candidate.save()
    changed = sorted(name for name in kept if kept[name] != wanted[name])
    record(occasion, act="admissions.correct_candidate", subject=candidate, data={"changed": changed})
    return candidate


@transaction.atomic
def move_candidate(*, candidate: Candidate, to: Organisation, on: date, occasion: Occasion) -> None:
    """They work or live elsewhere, or their cell came to its end: another cell goes on with them. Raises Refused, of a member
    too: the register moves them."""
    candidate = locked(candidate)
    check_has_happened(on, occasion.today, field="on")
    if candidate.member_id is not None:
        raise Refused(_("The register has this person now: move them there."))
    if candidate.closed_on is not None:
        raise Refused(_("This case is closed."))
    cell_on(to, on)
    if to.pk == home_of(candidate, occasion.today).pk:
        raise Refused(_("The person is on the list of this cell already."), field="cell")
    place(candidate, to, on=on, why="", occasion=occasion)


def place(candidate: Candidate, to: Organisation, *, on: date, why: str, occasion: Occasion) -> None:
    """Within the transaction of an act that holds the candidate. `why`: the reorganisation that moves them."""
    left, candidate.cell = candidate.cell, to
    candidate.save(update_fields=["cell"])
    data = {"from": left.code, "to": to.code, "on": on}
    record(occasion, act="admissions.move_candidate", subject=candidate, why=why, data=data)


@transaction.atomic
def close_candidate(*, candidate: Candidate, how: str, because: str, on: date, occasion: Occasion) -> None:
    """Rejected or given up, before the admission. Raises Refused."""
    candidate = locked(candidate)
    check_has_happened(on, occasion.today, field="on")
    if candidate.member_id is not None:
        raise Refused(_("The person is a member: it ends by a decision on full membership."))
    if on < candidate.listed_on:
        words = _("The person is on the source list since %(day)s.") % {"day": day_in_words(candidate.listed_on)}
        raise Refused(words, field="on")
    if not (because := clean_text(because)):
        raise Refused(_("Give the reason."), field="because")
    end_case(candidate, how, because, on, occasion)


@transaction.atomic
def reopen_candidate(*, candidate: Candidate, why: str, occasion: Occasion) -> None:
    """It was closed by mistake, or is taken up again while the data are there. Raises Refused."""
    candidate = locked(candidate)
    if candidate.closed_on is None or candidate.member_id is not None:
        raise Refused(_("This case is not closed."))
    why = reason_to_log(candidate, why)
    candidate.closed_on, candidate.closed_as, candidate.closed_because = None, "", ""
    candidate.save()
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.reopen_candidate", subject=candidate, why=why)
