"""Introducing members to their cell of residence, and what that cell says of them each year (213-QĐ/TW).

The own cell introduces and ends; the cell of residence receives and remarks. Nobody is counted by any of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.journal import values_of
from accounts.services.log import record
from cells.models import Member, Organisation, Residence, ResidenceRemark
from cells.queries.organisations import cell_on, grassroots_of
from cells.queries.residences import own_cells
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.corrections import checked_reason
from cells.services.departures import tell_where_they_resided
from cells.services.document_references import cite
from cells.services.facts_ahead import led_on_afterwards
from cells.services.from_above import tell_of_member
from cells.services.notices import clerks_keeping, tell
from cells.services.periods import (
    acting_on,
    check_room,
    check_while_a_member,
    check_within,
    checked_period,
    end_one,
    locked,
    one_truth_a_day,
)

Standing = Residence.Standing


@dataclass(frozen=True)
class Introduction:
    """To a cell of the register, or to one outside it by its name; who is exempt from it is introduced to none."""

    standing: str
    cell: Organisation | None = None
    cell_name: str = ""


@dataclass(frozen=True)
class Remark:
    """What is said of one year; `said_by`: who signs it."""

    year: int
    level: str
    words: str
    on: date
    said_by: str


@led_on_afterwards()
def introduce_to_residence(
    *,
    member: Member,
    introduction: Introduction,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
    until: date | None = None,
) -> Residence:
    """From `on`; of earlier days until the day before `until`. Raises Refused; Offered where another begins later."""
    member = locked(member)
    asked = checked_period(on, until, today=occasion.today)
    membership = check_while_a_member(asked, member, None)
    cell, name = introduction.cell, clean_text(introduction.cell_name)
    if (introduction.standing == Standing.NOT_INTRODUCED) == bool(cell or name):
        raise Refused(
            _("Who is exempt from introduction is introduced to no cell.")
            if cell or name
            else _("Say which cell the member is introduced to."),
            field="cell",
        )
    if cell is not None and cell.pk == membership.cell_id:
        raise Refused(_("That cell is the member's own."), field="cell")
    check_room(asked, member.residences.all(), taken=_is_introduced)
    if cell is not None:
        cell_on(cell, on, field="cell")
        check_within(asked, cell, today=occasion.today, field="cell")
    with one_truth_a_day(field="on"):
        residence = Residence.objects.create(
            member=member,
            cell=cell,
            cell_name="" if cell else name,
            standing=introduction.standing,
            valid_from=on,
            valid_to=until,
            ordered_by=cite(document, today=occasion.today),
        )
    data = {"kind": "residence", "fact": residence.pk, "on": on, "until": until, "standing": residence.standing}
    data |= {"where": cell.code if cell else name}
    entry = record(occasion, act="cells.introduce_to_residence", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    committee = grassroots_of(membership.cell, on)
    home = committee.organisation_id if committee else membership.cell_id
    # There the name alone is known, and the committee.
    values = {"member": member.full_name, "home": home, "day": on}
    told = clerks_keeping([residence.cell_id], occasion.today)
    tell(entry, occasion=occasion, kind="cells.resident_comes", to=told, values=values)
    return residence


def _is_introduced(residence: Residence) -> str:
    return _("What is recorded of the residence from %(day)s on goes on. End that first.") % {
        "day": day_in_words(residence.valid_from)
    }


@led_on_afterwards()
def end_residence(*, residence: Residence, on: date, document: CitedDocument | None, occasion: Occasion) -> Residence:
    """From `on` the member is introduced there no more. Raises Refused."""
    check_has_happened(on, occasion.today, field="on")
    with acting_on(residence.member, on) as member:
        # Where a reorganisation that leads the resident on has stood back, it is the one of before.
        now = Residence.objects.filter(pk=residence.pk).first() or member.residences.on(day_before(on)).get()
        end_one(now, on=on)
        Residence.objects.filter(pk=now.pk).update(ended_by=cite(document, today=occasion.today))
    data = {"kind": "residence", "fact": now.pk, "on": on}
    entry = record(occasion, act="cells.end_residence", subject=member, data=data)
    tell_of_member(entry, member, occasion=occasion)
    tell_where_they_resided(entry, member, [now.pk], on=on, occasion=occasion)
    return now


@led_on_afterwards()
def receive_introduction(*, residence: Residence, on: date, occasion: Occasion) -> Residence:
    """The cell of residence has the letter in hand. Raises Refused."""
    residence = _locked(residence)
    check_has_happened(on, occasion.today, field="on")
    if residence.received_on is not None:
        raise Refused(
            _("The introduction was received on %(day)s already.") % {"day": day_in_words(residence.received_on)}
        )
    if residence.cell is None:
        raise Refused(_("The cell of residence is not in this register."))
    if on < residence.valid_from:
        raise Refused(
            _("The member is introduced from %(day)s on.") % {"day": day_in_words(residence.valid_from)}, field="on"
        )
    residence.received_on = on
    residence.save(update_fields=["received_on"])
    data = {"residence": residence.pk, "on": on}
    entry = record(occasion, act="cells.receive_introduction", subject=residence.member, data=data)
    values = {"member": residence.member, "host": residence.cell_id, "day": on}
    _tell_own_cell(entry, residence, kind="cells.resident_received", values=values, occasion=occasion)
    return residence


@led_on_afterwards()
def record_remark(*, residence: Residence, remark: Remark, occasion: Occasion) -> ResidenceRemark:
    """One a year. Raises Refused."""
    residence = _locked(residence)
    if ResidenceRemark.objects.filter(residence=residence, year=remark.year).exists():
        raise Refused(_("The remark of %(year)d is recorded already.") % {"year": remark.year}, field="year")
    noted = ResidenceRemark(residence=residence)
    _write(noted, remark, occasion.today)
    data = {"residence": residence.pk, "remark": noted.pk, "year": noted.year, "level": noted.level}
    entry = record(occasion, act="cells.record_remark", subject=residence.member, data=data)
    values = {"member": residence.member, "host": residence.cell_id or residence.cell_name, "year": str(noted.year)}
    _tell_own_cell(entry, residence, kind="cells.remark_noted", values=values, occasion=occasion)
    return noted


@led_on_afterwards()
def correct_remark(*, noted: ResidenceRemark, remark: Remark, why: str, occasion: Occasion) -> ResidenceRemark:
    """It was written down wrongly: the log keeps both. Raises Refused."""
    why = checked_reason(why)
    residence = _locked(noted.residence)
    noted = residence.remarks.get(pk=noted.pk)
    before = values_of(noted)
    _write(noted, remark, occasion.today)
    if values_of(noted) == before:
        raise Refused(_("Nothing is different from what the register says."))
    data = {"residence": residence.pk, "remark": noted.pk, "before": before, "after": values_of(noted)}
    record(occasion, act="cells.correct_remark", subject=residence.member, why=why, data=data)
    return noted


@led_on_afterwards()
def remove_remark(*, noted: ResidenceRemark, why: str, occasion: Occasion) -> None:
    """It was never made, or of somebody else. Raises Refused."""
    why = checked_reason(why)
    residence = _locked(noted.residence)
    noted = residence.remarks.get(pk=noted.pk)
    data = {"residence": residence.pk, "before": values_of(noted)}
    record(occasion, act="cells.remove_remark", subject=residence.member, why=why, data=data)
    noted.delete()


def _tell_own_cell(
    entry: Entry, residence: Residence, *, kind: str, values: Mapping[str, object], occasion: Occasion
) -> None:
    own = own_cells([residence], occasion.today).get(residence.member_id)
    told = clerks_keeping([own], occasion.today) if residence.cell_id is not None else []
    tell(entry, occasion=occasion, kind=kind, to=told, values=values)


def _write(noted: ResidenceRemark, remark: Remark, today: date) -> None:
    check_has_happened(remark.on, today, field="on")
    if remark.year > remark.on.year:
        raise Refused(_("A remark is made in its year or after it."), field="year")
    year = Period(date(remark.year, 1, 1), date(remark.year + 1, 1, 1))
    if not noted.residence.period.overlaps(year):
        raise Refused(_("The member was not introduced there in %(year)d.") % {"year": remark.year}, field="year")
    noted.year, noted.level, noted.on = remark.year, remark.level, remark.on
    noted.words, noted.said_by = clean_text(remark.words), clean_text(remark.said_by)
    try:
        with transaction.atomic():
            noted.save()
    except IntegrityError as error:
        raise Refused(_("The remark of %(year)d is recorded already.") % {"year": remark.year}, field="year") from error


def _locked(residence: Residence) -> Residence:
    """As it is now; who else acts on it waits. Raises Refused where it was led on or taken out a moment ago."""
    rows = Residence.objects.select_for_update(of=("self",), no_key=True).select_related("member", "cell")
    now = rows.filter(pk=residence.pk).first()
    if now is None:
        raise Refused(_("What this rests on was changed a moment ago. Look at the page anew, then try again."))
    return now
