"""A draft that two administrators may have open at once: all its forms taken as one."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from accounts.forms.replacing_lines import ReplacingLines, Row
from cells.models import DocumentReference
from cells.queries.organisation_words import OrganisationWords
from pilots.forms.guidance import GuidanceEditor
from pilots.forms.guidance_rows import MOST_TOPICS, TOPICS, BaseTopicFormSet, GroundForm, QuotaForm
from pilots.services.guidance_drafts import Content, content_entries


class DraftForm(ReplacingLines):
    """The fields of the editor's forms by the names under which they are sent. What is shown and checked is the `editor`."""

    LINES, PARTS, FILLED = "topic", ("wording", "key", "clause", "refused_everywhere"), "wording"
    MOST, LABEL = MOST_TOPICS, gettext_lazy("Topics that may not be dealt with online or by group")
    editor: GuidanceEditor

    def __init__(
        self, data: QueryDict | None, *, words: OrganisationWords, content: Content, document: DocumentReference
    ) -> None:
        super().__init__(data)
        self._words = words
        self._content, self._document, self._titles = content, document, dict[str, str]()
        entries = content_entries(content, document)
        topics: Any = entries.pop(self.LINES)
        self.initial = entries
        self._take_fields(GuidanceEditor(None, words=words, content=content, document=document))
        self.carry_lines(topics, sent=data)

    def read_lines(self, sent: QueryDict | None) -> BaseTopicFormSet:
        self.editor = GuidanceEditor(sent, words=self._words, content=self._content, document=self._document)
        return self.editor.topics

    @property
    def beside(self) -> forms.BaseForm:
        return self.editor.terms

    @property
    def disputes(self) -> list[forms.BoundField]:
        return self.disputes_about(self.LINES, *self._titles)

    def is_valid(self) -> bool:
        valid = [self.editor.is_valid(), super().is_valid()]
        return all(valid)

    def entry_label(self, name: str) -> str:
        return self._titles.get(name) or super().entry_label(name)

    def line_in_words(self, row: Row) -> str:
        wording, key, clause, refused_everywhere = row
        recognised = next((words for topic, words in TOPICS.items() if topic == key), "")
        everywhere = gettext_lazy("in person too") if refused_everywhere else ""
        return " · ".join(str(part) for part in (wording, recognised, clause, everywhere) if part)

    def _take_fields(self, editor: GuidanceEditor) -> None:
        for name, field in editor.terms.fields.items():
            self.fields[name], self._titles[name] = field, str(field.label)
        rows: list[GroundForm | QuotaForm] = [*editor.grounds, *editor.new_grounds, *editor.quotas]
        for form in rows:
            for name, field in form.fields.items():
                sent = form.add_prefix(name)
                self.fields[sent], self._titles[sent] = field, f"{form.title}: {field.label}"
