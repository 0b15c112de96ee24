"""The usual agenda of an organisation, and topics that a committee hands down to everything below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from meetings.models import AgendaTemplate, HandedDownTopic, Meeting
from meetings.rules.pasted import pasted_items
from meetings.services.agenda import AgendaDraft, AgendaRefused, check_agenda
from meetings.services.texts import accepted_text


@transaction.atomic
def edit_template(
    *, organisation: Organisation, kind: str, lines: str, occasion: Occasion, made_from: Entries | None = None
) -> AgendaTemplate:
    """Replace the usual agenda, one item a line; numbering goes. Raises Refused where it is marked secret, Outdated where
    somebody else changed it since `made_from`."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    template = AgendaTemplate.objects.filter(organisation=organisation, kind=kind).first()
    template = template or AgendaTemplate(organisation=organisation, kind=kind)
    items = [item.text for item in pasted_items(accepted_text(lines, field="lines"))]
    _refuse_secrets(items, occasion.today, field="lines")
    wanted = "\n".join(items)
    last = last_entry(template, acts=["meetings.edit_template"]) if template.pk else None
    check_up_to_date(made_from, kept={"lines": template.lines}, wanted={"lines": wanted}, last=last)
    template.lines = wanted
    template.save()
    record(occasion, act="meetings.edit_template", subject=template, data={"kind": kind, "items": len(items)})
    return template


@dataclass(frozen=True)
class Topic:
    """`month`: any day of it. `kind`: of which meetings; empty: of all."""

    month: date
    text: str
    kind: str = ""
    document: CitedDocument | None = None


@transaction.atomic
def hand_down_topic(*, organisation: Organisation, topic: Topic, occasion: Occasion) -> HandedDownTopic:
    """Propose it for the agendas of everything below, in this month or one to come."""
    month = topic.month.replace(day=1)
    if month < occasion.today.replace(day=1):
        raise Refused(_("This month is over: hand it down for a month to come."), field="month")
    text = accepted_text(topic.text, field="text")
    if not text:
        raise Refused(_("Write what is to be on the agenda."), field="text")
    _refuse_secrets([text], month, field="text")
    handed = HandedDownTopic.objects.create(
        organisation=organisation,
        month=month,
        kind=topic.kind,
        text=text,
        document=cite(topic.document, today=occasion.today, shared=True),
    )
    data = {"month": month, "kind": topic.kind, "document": str(handed.document or "")}
    record(occasion, act="meetings.hand_down_topic", subject=handed, data=data)
    return handed


@transaction.atomic
def withdraw_topic(*, topic: HandedDownTopic, why: str, occasion: Occasion) -> None:
    """It is proposed no more; agendas that have it keep it."""
    topic = HandedDownTopic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    if topic.withdrawn_on is not None:
        raise Refused(_("The topic has been withdrawn already."))
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    topic.withdrawn_on, topic.withdrawn_because = occasion.today, why[:255]
    topic.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record(occasion, act="meetings.withdraw_topic", subject=topic, why=why)


def _refuse_secrets(items: Sequence[str], day: date, *, field: str) -> None:
    """What no agenda may hold is proposed for none, and its text is kept nowhere."""
    try:
        check_agenda([AgendaDraft(item) for item in items], format=Meeting.Format.IN_PERSON, day=day)
    except AgendaRefused as refused:
        raise Refused(str(refused), field=field) from refused
