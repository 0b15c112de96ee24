"""The agenda: each item is read before it is stored, and what is refused is stored nowhere, the log included."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import kept_texts_of, last_entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date, keep_texts
from cells.models import Organisation
from meetings.models import AgendaItem, GroupSession, Meeting
from meetings.rules.formats import counted_as
from meetings.services.locking import lock_planned
from meetings.services.texts import accepted_text
from pilots.queries.agenda_words import site_words_on
from pilots.queries.guidance import nearest_guidance, topics_of
from pilots.rules.agenda import Reading, Topic, Verdict, read_item

AGENDA = "agenda"


@dataclass(frozen=True)
class AgendaDraft:
    """One item as typed. `reason`: why an unclear item is allowed; whoever saves it confirms it by name."""

    text: str
    declared_topic: str = ""
    reason: str = ""
    presenter: str = ""
    note: str = ""


class AgendaRefused(Refused):
    """Items that may not be on this agenda, or must be confirmed first: `readings` by their place in what was given."""

    def __init__(self, readings: Mapping[int, Reading]) -> None:
        first = next(iter(readings.values()))
        # `why` has its clause.
        reasons = [
            Refused(_("Item %(number)d: %(why)s") % {"number": index + 1, "why": reading.why}, field="agenda")
            for index, reading in readings.items()
        ]
        super().__init__(first.why, clause=first.clause or "", field="agenda", reasons=reasons)
        self.readings = dict(readings)

    def __str__(self) -> str:
        return self.message


def agenda_entries(agenda: Iterable[AgendaDraft | AgendaItem]) -> dict[str, Any]:
    """As its form has it: the agenda is one thing, since who puts an item in moves the others."""
    return {AGENDA: [[item.text, item.declared_topic, item.reason, item.presenter, item.note] for item in agenda]}


def drafts_in(entries: Entries) -> list[AgendaDraft]:
    """An agenda as `agenda_entries` gives it, ready to be written again."""
    return [AgendaDraft(*item) for item in entries.get(AGENDA, ())]


def topics_for(day: date) -> dict[str, Topic]:
    """The topics of the day's guidance; secrets have no place here even on a day without one."""
    guidance = nearest_guidance(day)
    topics, holds = topics_of(guidance), guidance is not None and guidance.period.contains(day)
    return {key: topic for key, topic in topics.items() if holds or topic.refused_everywhere}


def check_agenda(
    drafts: Sequence[AgendaDraft], *, format: str, day: date, organisation: Organisation | None = None
) -> list[Reading]:
    """How each item reads on the day, by the words that then hold for the organisation (none named: everywhere). Raises
    AgendaRefused with every item that may not stand so."""
    topics, words = topics_for(day), site_words_on(day, organisation)
    readings = [
        read_item(draft.text, topics=topics, declared=draft.declared_topic or None, words=words) for draft in drafts
    ]
    refused = {
        index: reading
        for index, (draft, reading) in enumerate(zip(drafts, readings, strict=True))
        if _is_refused(draft, reading, topics, pilot=counted_as(format) is not None)
    }
    if refused:
        raise AgendaRefused(refused)
    return readings


@transaction.atomic
def edit_agenda(
    *,
    meeting: Meeting,
    agenda: Sequence[AgendaDraft],
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """Replace the agenda of a planned meeting. Confirmations of items whose wording stays are kept.

    Raises Outdated where somebody else changed it since `made_from`.
    """
    meeting = lock_planned(meeting)
    if GroupSession.objects.filter(meeting=meeting).exists():
        raise Refused(_("A group has already met on this agenda; it can no longer be changed."), field="agenda")
    agenda, before = without_empty_items(agenda), list(meeting.agenda.all())
    last = kept_texts_of(meeting, AGENDA).first() or last_entry(
        meeting, acts=["meetings.plan_meeting", "meetings.edit_agenda"]
    )
    check_up_to_date(made_from, kept=agenda_entries(before), wanted=agenda_entries(agenda), last=last)
    organisation = meeting.organisation
    readings = check_agenda(agenda, format=meeting.format, day=meeting.held_on, organisation=organisation)
    meeting.agenda.all().delete()
    write_agenda(meeting, agenda, readings, before=before, occasion=occasion)
    record(occasion, act="meetings.edit_agenda", subject=meeting, data={"items": len(agenda)})


@transaction.atomic
def confirm_agenda_item(
    *,
    item: AgendaItem,
    reason: str,
    occasion: Occasion,
) -> None:
    """A named person answers for an unclear item, with a reason that the committee above sees."""
    meeting = lock_planned(item.meeting)
    seen, found = item, AgendaItem.objects.select_for_update().filter(pk=item.pk).first()
    if found is None or found.text != seen.text:
        raise Refused(_("The agenda was changed meanwhile. Read the item as it stands now."))
    item = found
    if not item.needs_confirmation:
        raise Refused(_("The item needs no confirmation."), field="reason")
    if not reason.strip():
        raise Refused(_("Write why the item is allowed."), field="reason")
    before = list(meeting.agenda.all())
    _confirm(item, reason, occasion=occasion)
    item.save(update_fields=["reason", "confirmed_by", "confirmed_at"])
    _keep_wording(meeting, before=before, occasion=occasion)
    record(occasion, act="meetings.confirm_agenda_item", subject=meeting, why=item.reason, data={"item": item.position})


def without_empty_items(agenda: Sequence[AgendaDraft]) -> list[AgendaDraft]:
    """Cleaned, without empty lines. Raises Refused where who presents or the note is marked secret."""
    cleaned = [
        AgendaDraft(
            clean_text(draft.text),
            draft.declared_topic,
            clean_text(draft.reason, lines=True),
            accepted_text(draft.presenter, field=AGENDA),
            accepted_text(draft.note, field=AGENDA),
        )
        for draft in agenda
    ]
    return [draft for draft in cleaned if draft.text]


def write_agenda(
    meeting: Meeting,
    agenda: Sequence[AgendaDraft],
    readings: Sequence[Reading],
    *,
    occasion: Occasion,
    before: Sequence[AgendaItem] = (),
) -> None:
    """Store items that `check_agenda` let pass, with how they read; no other text is stored or kept. `before`: the items they
    replace, whose confirmations stay where the wording does."""
    confirmed = {item.text: item for item in before if item.confirmed_by_id is not None}
    items = [
        _item(meeting, position, draft, reading, before=confirmed.get(draft.text), occasion=occasion)
        for position, (draft, reading) in enumerate(zip(agenda, readings, strict=True), start=1)
    ]
    AgendaItem.objects.bulk_create(items)
    _keep_wording(meeting, before=before, occasion=occasion)


def reread_agenda(meeting: Meeting, *, format: str, day: date) -> None:
    """Read the stored agenda again for another day or format, by the topics of that day. Raises AgendaRefused."""
    items = list(meeting.agenda.all())
    drafts = [AgendaDraft(item.text, item.declared_topic, item.reason) for item in items]
    readings = check_agenda(drafts, format=format, day=day, organisation=meeting.organisation)
    for item, reading in zip(items, readings, strict=True):
        _set_reading(item, reading)
    AgendaItem.objects.bulk_update(items, ["verdict", "topic", "clause", "why"])


def _keep_wording(meeting: Meeting, *, before: Sequence[AgendaItem], occasion: Occasion) -> None:
    items = list(meeting.agenda.all())
    if items or before:
        keep_texts(
            of=meeting,
            part=AGENDA,
            texts=agenda_entries(items),
            before=agenda_entries(before) if before else {},
            occasion=occasion,
        )


def _is_refused(draft: AgendaDraft, reading: Reading, topics: Mapping[str, Topic], *, pilot: bool) -> bool:
    """Online and by group: what is forbidden, and what is unclear unless confirmed. In person: secrets alone."""
    if reading.verdict == Verdict.NONE_RECOGNISED:
        return False
    concerns_secrets = reading.topic is not None and topics[reading.topic].refused_everywhere
    if not pilot and not concerns_secrets:
        return False
    return reading.verdict == Verdict.FORBIDDEN or not draft.reason.strip()


def _item(
    meeting: Meeting,
    position: int,
    draft: AgendaDraft,
    reading: Reading,
    *,
    occasion: Occasion,
    before: AgendaItem | None,
) -> AgendaItem:
    item = AgendaItem(
        meeting=meeting,
        position=position,
        text=draft.text,
        declared_topic=draft.declared_topic,
        presenter=draft.presenter,
        note=draft.note,
    )
    _set_reading(item, reading)
    if reading.verdict == Verdict.UNCLEAR and draft.reason.strip():
        _confirm(item, draft.reason, occasion=occasion)
        if before is not None and before.reason == item.reason:
            item.confirmed_by, item.confirmed_at = before.confirmed_by, before.confirmed_at
    return item


def _set_reading(item: AgendaItem, reading: Reading) -> None:
    item.verdict, item.why = reading.verdict, reading.why
    item.topic, item.clause = reading.topic or "", reading.clause or ""


def _confirm(
    item: AgendaItem,
    reason: str,
    *,
    occasion: Occasion,
) -> None:
    item.reason, item.confirmed_by, item.confirmed_at = clean_text(reason, lines=True), occasion.by.user, occasion.at
