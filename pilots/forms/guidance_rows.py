"""The rows of a guidance: a fixed one for each ground and each quota there can be, and topics with blank ones to add."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import BaseFormSet, CleanCharField, CountField, Data
from pilots.models.guidance import BASES
from pilots.queries.guidance import kinds_in_order
from pilots.rules.agenda import TopicKey
from pilots.rules.guidance import QUOTAS, Quota, quota_in_words
from pilots.services.guidance_drafts import NEW_GROUNDS, OTHER, Row, new_ground

BLANK_ROWS = 3
MOST_TOPICS = 60
OWN = "own."
"""Begins the key of a topic whose wording the reading of agendas does not know."""

KINDS: dict[type[forms.Widget], str] = {forms.Select: "form-select", forms.CheckboxInput: "form-check-input"}


class RowForm(forms.Form):
    """A row of a table: its label stands in the first column."""

    clause = CleanCharField(label=gettext_lazy("Clause"), max_length=30, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            kind = KINDS.get(type(field.widget))
            css = f"{kind or 'form-control'} {field.widget.attrs.get('class', '')} is-{name}"
            field.widget.attrs |= {"class": css, "aria-label": field.label}

    def _needs_clause(self) -> None:
        if not self.cleaned_data.get("clause") and "clause" not in self.errors:
            self.add_error("clause", _("Name the clause."))


class GroundForm(RowForm):
    """A ground that some guidance names already: this one may word it in another way, or not admit it."""

    words = CleanCharField(
        label=gettext_lazy("Ground, as the guidance words it"),
        max_length=255,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
    )
    words_en = CleanCharField(
        label=gettext_lazy("In English"),
        max_length=255,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Basis"), choices=[("", gettext_lazy("no ground")), *BASES], required=False
    )
    evidence = CleanCharField(
        label=gettext_lazy("Evidence asked for"),
        max_length=255,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
    )
    end_required = forms.BooleanField(label=gettext_lazy("an end date is required"), required=False)
    field_order = ("words", "words_en", "basis", "clause", "evidence", "end_required", "rests_on_area")

    def __init__(self, data: Data, *, prefix: str, title: str, initial: Row, category: str = "") -> None:
        super().__init__(data, prefix=prefix, initial=initial)
        self.category, self.title = category, title

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("basis"):
            return
        self._needs_clause()
        if not self.cleaned_data.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write the words of the guidance."))

    def row(self) -> Row | None:
        return {"category": self.category, **self.cleaned_data} if self.cleaned_data["basis"] else None


class NewGroundForm(GroundForm):
    """A ground that no guidance has named yet."""

    rests_on_area = forms.BooleanField(label=gettext_lazy("of an area"), required=False)

    def clean(self) -> None:
        super().clean()
        row = self.cleaned_data
        if row.get("words") and not row.get("basis") and "basis" not in self.errors:
            self.add_error("basis", _("Choose the basis it belongs to."))


class QuotaForm(RowForm):
    per_year = CountField(label=gettext_lazy("Meetings a year"), max_value=366, required=False)
    unlimited = forms.BooleanField(label=gettext_lazy("no number"), required=False)
    field_order = ("per_year", "unlimited", "clause")

    def __init__(self, data: Data, *, quota: Quota, kinds: Mapping[str, str], initial: Row) -> None:
        super().__init__(data, prefix=quota.prefix, initial=initial)
        self.quota, self.title = quota, quota_in_words(quota, kinds)

    def clean(self) -> None:
        super().clean()
        row = self.cleaned_data
        if row.get("per_year") is not None and row.get("unlimited"):
            self.add_error("per_year", _("Either a number or none."))
        if row.get("per_year") is not None or row.get("unlimited"):
            self._needs_clause()

    def row(self) -> Row | None:
        row = self.cleaned_data
        if row["per_year"] is None and not row["unlimited"]:
            return None
        names = zip(("format", "subject", "basis"), self.quota.key, strict=True)
        return {**dict(names), "per_year": row["per_year"], "clause": row["clause"]}


def ground_forms(data: Data, rows: Sequence[Row]) -> list[GroundForm]:
    """One for each kind of ground that a guidance has named, in force or not."""
    known = {row["category"]: row for row in rows}
    return [
        GroundForm(
            data,
            prefix=f"ground-{kind.key}",
            title=str(kind),
            category=kind.key,
            initial=known.get(kind.key, {"words": kind.words, "words_en": kind.words_en}),
        )
        for kind in kinds_in_order()
    ]


def new_ground_forms(data: Data) -> list[NewGroundForm]:
    title = str(gettext_lazy("Another ground"))
    return [NewGroundForm(data, prefix=new_ground(number), title=title, initial={}) for number in range(NEW_GROUNDS)]


def quota_forms(data: Data, rows: Sequence[Row], kinds: Mapping[str, str]) -> list[QuotaForm]:
    """`kinds`: what each kind of organisation is called, by its key."""
    known = {
        (row["format"], row["subject"], row["basis"]): {**row, "unlimited": row["per_year"] is None} for row in rows
    }
    return [QuotaForm(data, quota=quota, kinds=kinds, initial=known.get(quota.key, {})) for quota in QUOTAS]


TOPICS = {
    TopicKey.ORGANISATION_CADRES: gettext_lazy("organisation and cadres"),
    TopicKey.ADMISSION: gettext_lazy("admission of members"),
    TopicKey.FULL_MEMBERSHIP: gettext_lazy("full membership"),
    TopicKey.NAME_REMOVAL: gettext_lazy("striking off the list"),
    TopicKey.LEAVE_PARTY: gettext_lazy("leaving the Party at one's own request"),
    TopicKey.INSPECTION_SUPERVISION_DISCIPLINE: gettext_lazy("inspection, supervision, discipline"),
    TopicKey.EMULATION_REWARDS: gettext_lazy("emulation and rewards"),
    TopicKey.SCREENING_REMOVAL: gettext_lazy("screening and removal"),
    TopicKey.INTERNAL_POLITICAL_PROTECTION: gettext_lazy("internal political protection"),
    TopicKey.SECRETS: gettext_lazy("secrets"),
    TopicKey.SECRET_BALLOT: gettext_lazy("secret ballot"),
    TopicKey.CRITICISM_EVALUATION_RANKING: gettext_lazy("criticism, evaluation, ranking"),
    TopicKey.MAJOR_POLICIES: gettext_lazy("major policies"),
}


class TopicForm(RowForm):
    """What is recognised in the wording of an agenda is knowledge of the language; another topic is declared by the clerk."""

    key = forms.ChoiceField(
        label=gettext_lazy("Recognised as"),
        choices=[
            ("", "–"),
            *((key.value, words) for key, words in TOPICS.items()),
            (OTHER, gettext_lazy("another topic")),
        ],
        required=False,
    )
    wording = CleanCharField(
        label=gettext_lazy("Wording of the guidance"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
    )
    refused_everywhere = forms.BooleanField(label=gettext_lazy("in person too"), required=False)
    field_order = ("wording", "key", "clause", "refused_everywhere")

    def clean(self) -> None:
        super().clean()
        row = self.cleaned_data
        if row.get("wording"):
            self._needs_clause()
            if not row.get("key") and "key" not in self.errors:
                self.add_error("key", _("Choose what it is recognised as; a topic not in the list is “another topic”."))


class BaseTopicFormSet(BaseFormSet):
    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            row = getattr(form, "cleaned_data", {})
            key = row.get("key") if row.get("wording") else None
            if key and key != OTHER and key in seen:
                form.add_error("key", ValidationError(_("This topic is in the list already.")))
            seen.add(key)

    def rows(self) -> list[Row]:
        """Those that have a wording, in order; the other topics are numbered."""
        rows: list[Row] = []
        others = 0
        for form in self.forms:
            row = form.cleaned_data
            if not row.get("wording"):
                continue
            others += row["key"] == OTHER
            key = f"{OWN}{others}" if row["key"] == OTHER else row["key"]
            rows.append({**row, "key": key})
        return rows


TopicFormSet = forms.formset_factory(
    TopicForm, formset=BaseTopicFormSet, extra=BLANK_ROWS, max_num=MOST_TOPICS, absolute_max=MOST_TOPICS
)


def topic_forms(data: Data, rows: Sequence[Row]) -> BaseTopicFormSet:
    """Those whose key is none of the known topics are others."""
    known = set(TopicKey)
    initial = [{**row, "key": row["key"] if row["key"] in known else OTHER} for row in rows]
    return cast(BaseTopicFormSet, TopicFormSet(data, prefix="topic", initial=initial))
