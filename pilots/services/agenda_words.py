"""Words of a site by which agendas are read: entered, replaced and ended, from today on or later; never rewritten."""

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
from pilots.models import AgendaPhrase
from pilots.queries.guidance import nearest_topics
from pilots.rules.agenda import Says, SitePhrase
from pilots.rules.agenda.site_words import in_one_line


@dataclass(frozen=True)
class PhraseDraft:
    phrase: SitePhrase
    valid_from: date
    why: str
    owner: Organisation | None = None


@transaction.atomic
def enter_phrase(*, draft: PhraseDraft, replaces: AgendaPhrase | None = None, occasion: Occasion) -> AgendaPhrase:
    """A phrase that holds from its day on; the one it `replaces` ends there. Raises Refused."""
    phrase, why = draft.phrase, clean_text(draft.why, lines=True)
    _check(draft, why, occasion.today)
    if replaces is not None:
        _end(_lock(replaces), on=draft.valid_from, why=why, occasion=occasion)
    entered = AgendaPhrase.objects.create(
        says=phrase.says,
        topic=phrase.topic,
        acts=in_one_line(phrase.acts),
        objects_of=in_one_line(phrase.objects),
        contexts=in_one_line(phrase.contexts),
        owner=draft.owner,
        valid_from=draft.valid_from,
        why=why,
        by=occasion.by.user,
        at=occasion.at,
    )
    data = {"says": phrase.says, "topic": phrase.topic, "from": draft.valid_from, "replaces": replaces}
    record(occasion, act="pilots.enter_agenda_phrase", subject=entered, why=why, data=data)
    return entered


@transaction.atomic
def end_phrase(*, phrase: AgendaPhrase, on: date, why: str, occasion: Occasion) -> None:
    """From the day on agendas are no longer read by it; on its first day or before: they never were. Raises Refused."""
    why = clean_text(why, lines=True)
    _check_day(on, occasion.today, field="on")
    _end(_lock(phrase), on=on, why=why, occasion=occasion)


def _lock(phrase: AgendaPhrase) -> AgendaPhrase:
    locked: AgendaPhrase = AgendaPhrase.objects.select_for_update(of=("self",), no_key=True).get(pk=phrase.pk)
    if locked.valid_to is not None:
        raise Refused(_("This phrase ends already on %(day)s.") % {"day": day_in_words(locked.valid_to)})
    return locked


def _end(phrase: AgendaPhrase, *, on: date, why: str, occasion: Occasion) -> None:
    if not why:
        raise Refused(_("Say why: it is read by whoever looks at the words."), field="why")
    phrase.valid_to = max(on, phrase.valid_from)
    phrase.ended_because, phrase.ended_by = why, occasion.by.user
    phrase.save(update_fields=["valid_to", "ended_because", "ended_by"])
    record(occasion, act="pilots.end_agenda_phrase", subject=phrase, why=why, data={"to": phrase.valid_to})


def _check(draft: PhraseDraft, why: str, today: date) -> None:
    phrase = draft.phrase
    _check_day(draft.valid_from, today, field="valid_from")
    if not phrase.objects:
        raise Refused(_("Write at least one word for what it is about."), field="objects_of")
    if phrase.says == Says.FORBIDDEN and not phrase.topic:
        raise Refused(_("Choose the topic: an item is refused with its clause."), field="topic")
    if phrase.says == Says.HARMLESS and phrase.topic:
        raise Refused(_("What is harmless has no topic."), field="topic")
    if phrase.topic and phrase.topic not in nearest_topics(draft.valid_from):
        raise Refused(_("The guidance of the day forbids no such topic."), field="topic")
    if phrase.says == Says.HARMLESS and not (phrase.acts or phrase.contexts):
        raise Refused(_("One word alone says too little: write what is done, or the context."), field="acts")
    if not why:
        raise Refused(_("Say why: it is read by whoever looks at the words."), field="why")


def _check_day(day: date, today: date, *, field: str) -> None:
    """What was read on an earlier day stays as it was read."""
    if day < today:
        raise Refused(_("Choose today or a later day: what was read before stays."), field=field)
