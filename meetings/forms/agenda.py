"""The agenda, one item a line; more lines come from the server, so that no script is needed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import BaseFormSet, CleanCharField, offer_choices, row_number
from accounts.forms.replacing_lines import ReplacingLines, Row, typed_rows
from accounts.rules.replacing import Entries
from meetings.models import AgendaItem
from meetings.queries.proposals import Proposal
from meetings.rules.pasted import PastedItem, pasted_items
from meetings.services.agenda import AGENDA, AgendaDraft, AgendaRefused, agenda_entries, drafts_in
from pilots.rules.agenda import Reading, Topic, Verdict

FIRST_LINES, MORE_LINES, MOST_LINES = 5, 5, 60
MORE, SHOW_DAY, INTO_LINES, PROPOSE = "more_lines", "show_day", "into_lines", "propose"
"""Buttons of a form with an agenda that only show it anew, with everything typed so far."""
PASTED = "pasted"
"""Where items are pasted; whatever stands there when the form is sent goes into the lines first, to be looked at."""
PARTS = ("text", "declared_topic", "reason", "presenter", "note")


class AgendaLineForm(forms.Form):
    text = CleanCharField(label=_("Item"), required=False, max_length=500)
    declared_topic = forms.ChoiceField(label=_("Topic"), required=False)
    reason = CleanCharField(label=_("Why it is allowed"), required=False, max_length=1000)
    presenter = CleanCharField(label=_("Presented by"), required=False, max_length=120)
    note = CleanCharField(label=_("Note"), required=False, max_length=255)

    reading: Reading | None = None
    """How the item was read when it was refused; shown beside the line."""

    def __init__(self, *args: Any, topics: Mapping[str, Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("none of the topics that need a meeting in person"))
        offer_choices(self, "declared_topic", [none, *((topic.key, topic.wording) for topic in topics.values())])

    @property
    def title(self) -> str:
        return _("Item %(number)s") % {"number": row_number(self)}

    @property
    def asks_reason(self) -> bool:
        """A reason is asked for where the item is unclear, and stays to be seen once written."""
        unclear = self.reading is not None and self.reading.verdict == Verdict.UNCLEAR
        return unclear or bool(self["reason"].value())

    def draft(self) -> AgendaDraft:
        typed = self.cleaned_data
        return AgendaDraft(**{part: typed[part] for part in PARTS})


class BaseAgenda(BaseFormSet):
    def drafts(self) -> list[AgendaDraft]:
        return [line.draft() for line in self._filled()]

    places = AgendaRefused

    def refuse(self, refused: AgendaRefused) -> None:
        """Put each refused item's reading beside its line."""
        filled = self._filled()
        for index, reading in refused.readings.items():
            filled[index].reading = reading
            filled[index].add_error("reason" if reading.verdict == Verdict.UNCLEAR else "text", reading.why)

    def _filled(self) -> list[AgendaLineForm]:
        return [line for line in self.forms if line.cleaned_data.get("text")]


def shows_lines_anew(data: QueryDict) -> bool:
    """Whether the lines are only shown with more in them: nothing is to be done yet."""
    return any(button in data for button in (MORE, INTO_LINES, PROPOSE)) or bool(data.get(PASTED, "").strip())


def agenda_lines(
    data: QueryDict | None,
    *,
    topics: Mapping[str, Topic],
    items: Sequence[AgendaDraft] = (),
    proposed: Callable[[], Sequence[Proposal]] = list,
    of: type[AgendaLineForm] = AgendaLineForm,
    read_as: type[BaseAgenda] = BaseAgenda,
) -> BaseAgenda:
    """Bound to what was posted; unbound with the stored items, or (after a button that shows more lines) with what was typed so
    far, what was pasted, and what is `proposed` where that was asked for. `of`, `read_as`: lines on which more is told."""
    typed = [{part: str(getattr(item, part)) for part in PARTS} for item in items]
    extra = FIRST_LINES if not typed else 2
    if data is not None and (SHOW_DAY in data or shows_lines_anew(data)):
        typed = [row for row in typed_rows(data, AGENDA, list(of.base_fields), most=MOST_LINES) if row["text"]]
        added: list[PastedItem | Proposal] = list(pasted_items(data.get(PASTED, "")))
        added += proposed() if PROPOSE in data else []
        typed = [*typed, *_new_among(typed, added)][:MOST_LINES]
        extra = MORE_LINES if MORE in data else max(2, FIRST_LINES - len(typed))
        data = None
    factory = forms.formset_factory(of, formset=read_as, extra=extra, max_num=MOST_LINES, absolute_max=MOST_LINES)
    initial = typed if data is None else None
    return cast(BaseAgenda, factory(data, initial=initial, prefix=AGENDA, form_kwargs={"topics": topics}))


def _new_among(typed: Sequence[Mapping[str, str]], added: Sequence[PastedItem | Proposal]) -> list[dict[str, str]]:
    """As lines; what stands there already is not added again."""
    there = {row["text"] for row in typed}
    rows = {item.text: item for item in added if item.text not in there}
    return [{"text": item.text, "presenter": item.presenter, "note": item.note} for item in rows.values()]


class AgendaForm(ReplacingLines):
    """The agenda of a planned meeting, which is replaced as a whole."""

    LINES, PARTS, MOST, LABEL = AGENDA, PARTS, MOST_LINES, _("Agenda")
    lines: BaseAgenda

    def __init__(
        self,
        data: QueryDict | None,
        *,
        topics: Mapping[str, Topic],
        items: Sequence[AgendaItem],
        earlier: Entries | None = None,
    ) -> None:
        super().__init__(data)
        self._topics, now = topics, agenda_entries(items)
        self._begins_with = drafts_in(now if earlier is None else earlier)
        self.carry_lines(now[AGENDA], sent=data)

    def read_lines(self, sent: QueryDict | None) -> BaseAgenda:
        return agenda_lines(sent, topics=self._topics, items=self._begins_with)

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if not self.lines.drafts():
            self.lines.forms[0].add_error("text", _("Write at least one item."))
        return self.lines.is_valid()

    def line_in_words(self, row: Row) -> str:
        text, topic, reason, *more = row
        wording = self._topics[topic].wording if topic in self._topics else topic
        return " · ".join(part for part in (text, wording, reason, *more) if part)
