"""How the numbers of an organisation's documents run, and what was given on paper before the product gave any."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation
from reports.models import Issued, NumberBook, Numbering, Received
from reports.queries.issued import book_on
from reports.rules.numbering import By


@transaction.atomic
def settle_numbering(*, organisation: Organisation, begins_on: date, by: By, occasion: Occasion) -> Numbering:
    """From this day on. Raises Refused where a document of that day or later has its number already."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    later = Issued.objects.filter(organisation=organisation, dated_on__gte=begins_on).order_by("dated_on").first()
    if later is not None:
        raise Refused(
            _("%(document)s of %(day)s has its number already. Choose a later day.")
            % {"document": later.symbol, "day": day_in_words(later.dated_on)},
            field="begins_on",
        )
    arrived = (
        Received.objects.filter(organisation=organisation, arrived_on__gte=begins_on).order_by("arrived_on").first()
    )
    if arrived is not None:
        raise Refused(
            _("What arrived on %(day)s has its number already. Choose a later day.")
            % {"day": day_in_words(arrived.arrived_on)},
            field="begins_on",
        )
    settled, _new = Numbering.objects.update_or_create(
        organisation=organisation,
        begins_on=begins_on,
        defaults={"by": by, "settled_by": occasion.by.user, "settled_at": occasion.at},
    )
    record(
        occasion,
        act="reports.settle_numbering",
        subject=organisation,
        data={"begins_on": begins_on, "by": by},
    )
    return settled


@transaction.atomic
def note_numbers_given(
    *, organisation: Organisation, type_code: str, day: date, last: int, occasion: Occasion
) -> NumberBook:
    """Up to `last` the numbers of the book that `day` falls into were given on paper. Raises Refused once one was given here."""
    begins_on = book_on(organisation, type_code, day).begins_on
    NumberBook.objects.get_or_create(organisation=organisation, type_code=type_code, begins_on=begins_on)
    book = NumberBook.objects.select_for_update(no_key=True).get(
        organisation=organisation, type_code=type_code, begins_on=begins_on
    )
    if Issued.objects.filter(book=book).exists() or Received.objects.filter(book=book).exists():
        raise Refused(
            _("Numbers of this book were given here already: the next one is %(next)d.") % {"next": book.last + 1}
        )
    book.last = last
    book.save(update_fields=["last"])
    record(
        occasion,
        act="reports.note_numbers_given",
        subject=organisation,
        data={"type_code": type_code, "begins_on": begins_on, "last": last},
    )
    return book
