"""Cases of discipline are recorded, announced, followed up. No name, no organisation and no form goes into the log: those who may
not read a case may read the log. An expulsion is the register's act and stands there for everybody."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from admissions.models import DisciplinaryCase, DisciplinaryStep
from admissions.queries.discipline import whose_cell_on
from admissions.rules.discipline import OUTCOMES, After, check_afterwards, check_matter
from admissions.rules.forms_of_discipline import Form
from cells.models import Member, Membership, Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.days_off import calendar
from cells.queries.organisations import existing_on
from cells.queries.parameters import parameters_on, statutes_known
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument, check_issued, normalise_symbol
from cells.services.departures import leave


@dataclass(frozen=True)
class CaseTold:
    """Of whom and what. `member` None: the organisation itself."""

    member: Member | None
    organisation: Organisation | None
    form: str
    decided_by: str
    breach: str
    breach_on: date
    decided_on: date
    issuer: str
    symbol: str
    known_on: date | None = None
    voted_on: date | None = None
    in_favour: int | None = None
    base: int | None = None
    proposed: int | None = None
    proposed_of: int | None = None
    announced_on: date | None = None


@transaction.atomic
def record_case(*, told: CaseTold, within: OrganisationQuerySet, occasion: Occasion) -> DisciplinaryCase:
    """A discipline was decided; with `announced_on` it has effect from that day. `within`: whose inspection committee records it.
    Raises Refused with all that stands in the way."""
    seat, degree = _seat(told, within)
    _check_days(told, occasion.today)
    case = DisciplinaryCase(
        seat=seat,
        member=told.member,
        degree=degree,
        form=told.form,
        decided_by=told.decided_by,
        breach=clean_text(told.breach),
        breach_on=told.breach_on,
        known_on=told.known_on,
        voted_on=told.voted_on,
        in_favour=told.in_favour,
        base=told.base,
        proposed=told.proposed,
        proposed_of=told.proposed_of,
        decided_on=told.decided_on,
        announced_on=told.announced_on,
        issuer=clean_text(told.issuer),
        symbol=normalise_symbol(told.symbol),
    )
    check_matter(case.matter, parameters_on(told.decided_on))
    _check_new(case)
    case.save()
    record(occasion, act="admissions.record_case", subject=case, data={"decided_on": told.decided_on})
    if told.announced_on is not None:
        _carry_out(case, occasion)
    return case


@transaction.atomic
def announce_case(*, case: DisciplinaryCase, on: date, occasion: Occasion) -> DisciplinaryCase:
    """From the day on it has effect; an expelled member leaves the register. Raises Refused."""
    case = locked(case)
    check_has_happened(on, occasion.today, field="on")
    if case.announced_on is not None:
        raise Refused(_("It was announced on %(day)s.") % {"day": day_in_words(case.announced_on)})
    if on < case.decided_on:
        raise Refused(_("This lies before %(day)s.") % {"day": day_in_words(case.decided_on)}, field="on")
    case.announced_on = on
    case.save(update_fields=["announced_on"])
    record(occasion, act="admissions.announce_case", subject=case, data={"on": on})
    _carry_out(case, occasion)
    return case


@transaction.atomic
def follow_case(
    *, case: DisciplinaryCase, what: str, on: date, form: str, document: str, occasion: Occasion
) -> DisciplinaryStep:
    """A complaint, its outcome, a relapse, an end by decision. Raises Refused."""
    case = locked(case)
    check_has_happened(on, occasion.today, field="on")
    form = form if what == After.CHANGED else ""
    document = clean_text(document)
    if what in (*OUTCOMES, After.ENDED) and not document:
        raise Refused(_("Name the document."), field="document")
    if case.form == Form.EXPULSION and what in (After.ANNULLED, After.CHANGED) and _is_out(case):
        raise Refused(_("The register has the expulsion: the rights are restored there first."), field="what")
    row = DisciplinaryStep(case=case, what=what, on=on, form=form, document=document)
    check_afterwards(case.matter, row.happened, statutes_known(), calendar())
    row.save()
    record(occasion, act="admissions.follow_case", subject=case, data={"on": on})
    return row


@transaction.atomic
def take_back_case_step(*, step: DisciplinaryStep, why: str, occasion: Occasion) -> None:
    """It was entered by mistake. Raises Refused where something followed it."""
    case = locked(step.case)
    rows = list(case.afterwards.all())
    if step.pk not in {row.pk for row in rows}:
        raise Refused(_("Somebody else took it back a moment ago."))
    if rows[-1].pk != step.pk:
        raise Refused(_("Later steps rest on this one. Take them back first."))
    record(occasion, act="admissions.take_back_case_step", subject=case, why=why, data={"on": step.on})
    rows[-1].delete()


@transaction.atomic
def take_back_case(*, case: DisciplinaryCase, why: str, occasion: Occasion) -> None:
    """It was entered by mistake. Raises Refused where the register has the expulsion."""
    case = locked(case)
    if case.form == Form.EXPULSION and _is_out(case):
        raise Refused(_("The register has this now: correct it with the member."))
    record(occasion, act="admissions.take_back_case", subject=case, why=why, data={"decided_on": case.decided_on})
    case.delete()


def locked(case: DisciplinaryCase) -> DisciplinaryCase:
    """As it is now; who else acts on it waits. Raises Refused where it was taken back."""
    now = DisciplinaryCase.objects.select_for_update(no_key=True).filter(pk=case.pk).first()
    if now is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    return now


def _seat(told: CaseTold, within: OrganisationQuerySet) -> tuple[Organisation, str]:
    """With the degree of the member on the day, "" of an organisation."""
    if told.member is not None and told.organisation is None:
        found = whose_cell_on(told.member, told.decided_on)
        if found is None:
            words = _("%(name)s belongs to no cell on that day.") % {"name": told.member.in_full}
            raise Refused(words, field="decided_on")
    elif told.member is None and told.organisation is not None:
        existing_on(told.organisation, told.decided_on, field="decided_on")
        found = told.organisation, ""
    else:
        raise Refused(_("Choose a member or an organisation."))
    if not within.filter(pk=found[0].pk).exists():
        raise Refused(_("On that day this lay outside your committee."), field="decided_on")
    return found


def _check_days(told: CaseTold, today: date) -> None:
    for name in ("breach_on", "known_on", "voted_on", "decided_on", "announced_on"):
        day: date | None = getattr(told, name)
        if day is not None:
            check_has_happened(day, today, field=name)
    check_issued(CitedDocument(told.issuer, told.symbol, told.decided_on), today)


def _check_new(case: DisciplinaryCase) -> None:
    same = DisciplinaryCase.objects.filter(member=case.member, form=case.form, decided_on=case.decided_on)
    if case.member is not None and same.exists():
        raise Refused(_("This is recorded already."), field="decided_on")


def _carry_out(case: DisciplinaryCase, occasion: Occasion) -> None:
    """An expelled member leaves the register from the day of the announcement, unless the cell recorded it before."""
    if case.form != Form.EXPULSION or case.member is None or case.announced_on is None or _is_out(case):
        return
    document = CitedDocument(case.issuer, case.symbol, case.decided_on)
    leave(
        member=case.member,
        way=Membership.Departure.EXPELLED,
        on=case.announced_on,
        document=document,
        occasion=occasion,
    )


def _is_out(case: DisciplinaryCase) -> bool:
    """Whether the register has the member as expelled since the decision, and not back."""
    last = Membership.objects.filter(member=case.member_id).order_by("valid_from").last()
    return (
        last is not None
        and last.departure == Membership.Departure.EXPELLED
        and last.valid_to is not None
        and last.valid_to >= case.decided_on
    )
