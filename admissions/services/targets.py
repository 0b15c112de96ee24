"""A committee asks those below it for admissions in a year, and adjusts that by a document."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from admissions.models import Target
from admissions.rules.targets import FIRST_YEAR, YEARS_AHEAD
from cells.models import Mandate, Organisation
from cells.queries.organisations import existing_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.notices import offices, tell

GIVEN = "admissions.target_given"


@transaction.atomic
def give_target(
    *,
    organisation: Organisation,
    year: int,
    number: int | None,
    share: Decimal | None,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Target:
    """From `on` this is asked of the organisation; what was asked before ends, which a document has to say. Raises Refused."""
    if not FIRST_YEAR <= year <= occasion.today.year + YEARS_AHEAD:
        bounds = {"first": FIRST_YEAR, "last": occasion.today.year + YEARS_AHEAD}
        raise Refused(_("The year must lie between %(first)d and %(last)d.") % bounds, field="year")
    if (number is None) is (share is None):
        raise Refused(_("Write a number or a share, and only one of them."), field="number")
    check_has_happened(on, occasion.today, field="on")
    existing_on(organisation, on)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    asked = Target.objects.filter(organisation=organisation, year=year)
    _check_follows(asked.order_by("valid_from").last(), on, document)
    asked.on(on).update(valid_to=on)
    target = Target.objects.create(
        organisation=organisation,
        year=year,
        number=number,
        share=share,
        valid_from=on,
        ordered_by=cite(document, today=occasion.today),
    )
    data = {"year": year, "number": number, "share": share, "on": on, "document": str(target.ordered_by or "")}
    entry = record(occasion, act="admissions.give_target", subject=organisation, data=data)
    values = {"organisation": organisation.pk, "year": str(year), "asked": str(target).rpartition(": ")[2]}
    told = offices([organisation.pk], Mandate.Role.CLERK, Mandate.Role.BOARD)
    tell(entry, occasion=occasion, kind=GIVEN, to=told, values=values)
    return target


@transaction.atomic
def take_back_target(*, target: Target, why: str, occasion: Occasion) -> None:
    """It was entered by mistake: what was asked before goes on. Raises Refused where another one followed."""
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    Organisation.objects.select_for_update(no_key=True).get(pk=target.organisation_id)
    asked = Target.objects.filter(organisation=target.organisation_id, year=target.year).order_by("valid_from")
    last = asked.select_related("organisation").last()
    if last is None or last.pk != target.pk:
        raise Refused(_("It was taken back or adjusted meanwhile. Look at the page anew."))
    data = {"year": last.year, "number": last.number, "share": last.share, "on": last.valid_from}
    record(occasion, act="admissions.take_back_target", subject=last.organisation, why=why, data=data)
    last.delete()
    asked.filter(valid_to=last.valid_from).update(valid_to=None)


def _check_follows(last: Target | None, on: date, document: CitedDocument | None) -> None:
    if last is None:
        return
    if on <= last.valid_from:
        raise Refused(
            _("A target was given on %(day)s. Give a later day, or take that one back if it was a mistake.")
            % {"day": day_in_words(last.valid_from)},
            field="on",
        )
    if document is None:
        raise Refused(_("A target is adjusted by a document. Name it."), field="document")
