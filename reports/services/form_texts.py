"""An office says in a form what it says itself, from a day on, and gives that up again. What was printed of a day that is over
stays as it was: no text begins before today."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation
from cells.models.dated import DatedQuerySet
from cells.queries.organisations import existing_on
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from reports.models import FormText
from reports.rules.form_fields import FIELDS
from reports.rules.form_text import FormWording, check_wording
from reports.rules.kinds import DocumentKind


@dataclass(frozen=True)
class FormTextTold:
    """`valid_to`: the first day on which it no longer stands; None: until another takes its place. `document`: the guidance or
    letter that gives the form, if any."""

    wording: FormWording
    valid_from: date
    valid_to: date | None = None
    document: CitedDocument | None = None


@transaction.atomic
def replace_form(*, organisation: Organisation, kind: DocumentKind, told: FormTextTold, occasion: Occasion) -> FormText:
    """Raises Refused beside `title`, `summary`, `text`, `valid_from` or `valid_to`."""
    check_wording(told.wording, FIELDS[kind])
    _check_days(told, occasion.today)
    existing_on(organisation, told.valid_from, field="valid_from")
    rows = _locked(organisation).filter(kind=kind)
    if rows.filter(valid_from=told.valid_from).exists():
        words = _("A text begins on %(day)s already. Give it up first, or give another first day.")
        raise Refused(words % {"day": day_in_words(told.valid_from)}, field="valid_from")
    following = rows.begins_after(told.valid_from).order_by("valid_from").first()
    ends = [day for day in (told.valid_to, following.valid_from if following else None) if day is not None]
    rows.on(told.valid_from).update(valid_to=told.valid_from)
    row = FormText.objects.create(
        organisation=organisation,
        kind=kind,
        number=told.wording.number,
        title=told.wording.title,
        summary=told.wording.summary,
        text=told.wording.text,
        valid_from=told.valid_from,
        valid_to=min(ends, default=None),
        ordered_by=cite(told.document, today=occasion.today, shared=True),
    )
    data = {"kind": kind, "valid_from": row.valid_from, "valid_to": row.valid_to, "number": row.number}
    data |= {"title": row.title, "summary": row.summary, "text": row.text, "document": str(row.ordered_by or "")}
    record(occasion, act="reports.replace_form", subject=organisation, data=data)
    return row


def _check_days(told: FormTextTold, today: date) -> None:
    if told.valid_from < today:
        words = _("What was printed of days that are over stays as it was. Give today or a later day.")
        raise Refused(words, field="valid_from")
    if told.valid_to is not None and told.valid_to <= told.valid_from:
        raise Refused(_("The last day lies before the first."), field="valid_to")


@transaction.atomic
def give_up_form(*, row: FormText, why: str, occasion: Occasion) -> None:
    """From today on what stands without it is printed again; what has not begun never was. Raises Refused where it is over."""
    now = _locked(row.organisation).filter(pk=row.pk).first()
    if now is None or now.is_over_on(occasion.today):
        raise Refused(_("This text does not stand any more."))
    data = {"kind": now.kind, "valid_from": now.valid_from, "valid_to": now.valid_to, "text": now.text}
    record(occasion, act="reports.give_up_form", subject=now.organisation, why=clean_text(why), data=data)
    if now.valid_from >= occasion.today:
        now.delete()
    else:
        now.valid_to = occasion.today
        now.save(update_fields=["valid_to"])


def _locked(organisation: Organisation) -> DatedQuerySet:
    """Those of the office; who else acts on them waits."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    return FormText.objects.filter(organisation=organisation).select_related("organisation")
