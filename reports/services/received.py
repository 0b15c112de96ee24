"""The register of what comes in."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation
from cells.rules.document_reference import normalise_symbol
from cells.rules.names import fold
from reports.models import RECEIVED, NumberBook, Received
from reports.queries.issued import book_on


@dataclass(frozen=True)
class Arrival:
    arrived_on: date
    issuer: str
    symbol: str
    dated_on: date
    type_name: str
    title: str
    handed_to: str = ""
    remark: str = ""


@transaction.atomic
def enter_received(*, organisation: Organisation, arrival: Arrival, occasion: Occasion) -> Received:
    """With the next number of the register. Raises Refused."""
    _check(arrival, occasion.today)
    begins_on = book_on(organisation, RECEIVED, arrival.arrived_on).begins_on
    NumberBook.objects.get_or_create(organisation=organisation, type_code=RECEIVED, begins_on=begins_on)
    book = NumberBook.objects.select_for_update(no_key=True).get(
        organisation=organisation, type_code=RECEIVED, begins_on=begins_on
    )
    book.last += 1
    book.save(update_fields=["last"])
    received = Received.objects.create(
        organisation=organisation,
        book=book,
        number=book.last,
        **_facts(arrival),
        entered_by=occasion.by.user,
        entered_at=occasion.at,
    )
    record(occasion, act="reports.enter_received", subject=received, data=asdict(arrival))
    return received


@transaction.atomic
def correct_received(
    *, received: Received, arrival: Arrival, occasion: Occasion, made_from: Entries | None = None
) -> Received:
    """What was entered wrongly; the number stays. Raises Refused, and Outdated where somebody else corrected it since."""
    _check(arrival, occasion.today)
    received = Received.objects.select_for_update(no_key=True).get(pk=received.pk)
    if book_on(received.organisation, RECEIVED, arrival.arrived_on).begins_on != received.book.begins_on:
        raise Refused(_("That day belongs to the numbers of another time. Enter it there anew."), field="arrived_on")
    before = arrival_of(received)
    check_up_to_date(made_from, kept=asdict(before), wanted=asdict(arrival), last=None)
    if before == arrival:
        return received
    for name, value in _facts(arrival).items():
        setattr(received, name, value)
    received.save()
    record(
        occasion,
        act="reports.correct_received",
        subject=received,
        data={"before": asdict(before), "after": asdict(arrival)},
    )
    return received


def arrival_of(received: Received) -> Arrival:
    return Arrival(**{name: getattr(received, name) for name in Arrival.__dataclass_fields__})


def _check(arrival: Arrival, today: date) -> None:
    if arrival.arrived_on > today:
        raise Refused(_("The day lies ahead: enter it when it has arrived."), field="arrived_on")
    if arrival.dated_on > arrival.arrived_on:
        raise Refused(_("It cannot have arrived before it was dated."), field="dated_on")


def _facts(arrival: Arrival) -> dict[str, object]:
    facts = asdict(arrival) | {"symbol": normalise_symbol(arrival.symbol)}
    searched = (facts["symbol"], facts["symbol"].replace("-", " "), arrival.issuer, arrival.type_name, arrival.title)
    return facts | {"search_key": " ".join(fold(part) for part in (*searched, arrival.handed_to, arrival.remark))}
