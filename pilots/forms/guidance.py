"""A guidance on one form: its document and days, each format's terms, grounds, quotas and forbidden topics."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.forms.fields import CleanCharField, CountField, Data, DateField, Initial, LastDayField, offer_choices
from cells.forms.citation import CitationField
from cells.models import Activity, DocumentReference
from cells.queries.organisation_words import OrganisationWords, What
from cells.rules.document_reference import CitedDocument
from pilots.forms.guidance_rows import (
    BaseTopicFormSet,
    GroundForm,
    NewGroundForm,
    QuotaForm,
    ground_forms,
    new_ground_forms,
    quota_forms,
    topic_forms,
)
from pilots.rules.terms import Subject
from pilots.services.guidance_drafts import Content, Row

STRICT = [("yes", gettext_lazy("more than this share")), ("no", gettext_lazy("this share or more"))]


class ClauseField(CleanCharField):
    """Of the document, as written there: II.1.1."""

    def __init__(self, **words: object) -> None:
        super().__init__(max_length=30, **words)
        self.widget.attrs["class"] = "is-clause"


class TicksField(forms.MultipleChoiceField):
    def __init__(self, **words: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, **words)


class TermsForm(forms.Form):
    """The document, its days and what it says once. `words`: in which kinds of organisations are called."""

    document = CitationField(label=pgettext_lazy("of a guidance", "The document"), enters_new=True, title_required=True)
    valid_from = DateField(label=gettext_lazy("First day in force"))
    valid_to = LastDayField(
        label=gettext_lazy("Last day in force"), required=False, help_text=gettext_lazy("Empty: until further notice.")
    )
    validity_clause = ClauseField(label=gettext_lazy("Clause on validity"))

    online_subjects = TicksField(label=gettext_lazy("Who may pilot online meetings"))
    online_strict = forms.ChoiceField(label=gettext_lazy("Members with a ground must be"), choices=STRICT)
    online_numerator = CountField(label=gettext_lazy("Share: numerator"), min_value=0, max_value=1000)
    online_denominator = CountField(
        label=gettext_lazy("Share: denominator"),
        min_value=1,
        max_value=1000,
        help_text=gettext_lazy("Half is 1 and 2; two thirds are 2 and 3."),
    )
    left_out = TicksField(label=gettext_lazy("Members who are not counted"), choices=Activity.Value.choices)
    online_clause = ClauseField(label=gettext_lazy("Clause on who is eligible online"))
    infrastructure_required = forms.BooleanField(
        label=gettext_lazy("The IT infrastructure must be confirmed sufficient"), required=False
    )
    infrastructure_clause = ClauseField(label=gettext_lazy("Clause on the infrastructure"))
    participation_clause = ClauseField(label=gettext_lazy("Clause on who takes part online"))
    circumstances_end_clause = ClauseField(label=gettext_lazy("Clause on the end of special circumstances"))
    executive_counts = forms.BooleanField(
        label=gettext_lazy("Online meetings of the executive use the quota too"), required=False
    )

    by_group_subjects = TicksField(label=gettext_lazy("Who may pilot meetings by group"))
    by_group_minimum = CountField(label=gettext_lazy("Members at least"), min_value=1, max_value=10_000)
    by_group_clause = ClauseField(label=gettext_lazy("Clause on who is eligible by group"))
    report_within_days = CountField(label=gettext_lazy("A group reports within days"), max_value=365)
    report_clause = ClauseField(label=gettext_lazy("Clause on the groups' reports"))

    decider_clause = ClauseField(label=gettext_lazy("Clause on who decides"))
    decider_abroad = CleanCharField(
        label=gettext_lazy("Code of the organisation that decides abroad"),
        max_length=30,
        help_text=gettext_lazy("In the country the nearest organisation above grassroots level decides."),
    )

    CARDS = (
        (("document",), ("valid_from", "valid_to", "validity_clause")),
        (
            ("online_subjects",),
            ("online_strict", "online_numerator", "online_denominator"),
            ("left_out", "online_clause"),
            ("infrastructure_required", "infrastructure_clause"),
            ("participation_clause", "circumstances_end_clause"),
            ("executive_counts",),
        ),
        (
            ("by_group_subjects",),
            ("by_group_minimum", "by_group_clause"),
            ("report_within_days", "report_clause"),
        ),
        (("decider_abroad", "decider_clause"),),
    )
    """Cards of lines of fields that belong together."""

    def __init__(self, data: Data = None, *, words: OrganisationWords, initial: Initial = None) -> None:
        super().__init__(data, initial=initial)
        subjects = {subject: words.of(What.KIND, subject) for subject in Subject}
        offer_choices(self, "online_subjects", subjects.items())
        offer_choices(self, "by_group_subjects", [(Subject.CELL, subjects[Subject.CELL])])

    def cards(self) -> list[list[list[forms.BoundField]]]:
        return [[[self[name] for name in line] for line in card] for card in self.CARDS]

    def clean_decider_abroad(self) -> str:
        return str(self.cleaned_data["decider_abroad"]).upper()

    def clean(self) -> None:
        super().clean()
        terms = self.cleaned_data
        first, until = terms.get("valid_from"), terms.get("valid_to")
        if first and until and until <= first:
            self.add_error("valid_to", _("The last day lies before the first."))
        numerator, denominator = terms.get("online_numerator"), terms.get("online_denominator")
        if numerator is not None and denominator and numerator > denominator:
            self.add_error("online_numerator", _("A share is not more than the whole."))

    def columns(self) -> dict[str, object]:
        """As the row of the guidance has them."""
        columns = dict(self.cleaned_data)
        columns.pop("document")
        return columns | {"online_strict": columns["online_strict"] == "yes"}


class GuidanceEditor:
    """All the forms of one guidance: shown together, checked together, and read as one content."""

    def __init__(
        self,
        data: Data = None,
        *,
        words: OrganisationWords,
        content: Content | None = None,
        document: DocumentReference | None = None,
    ) -> None:
        known = content or Content({}, [], [], [])
        initial = _initial(known.terms) | ({"document": document} if document else {})
        self.terms = TermsForm(data, words=words, initial=initial)
        self.grounds: Sequence[GroundForm] = ground_forms(data, known.grounds)
        self.new_grounds: Sequence[NewGroundForm] = new_ground_forms(data)
        self.quotas: Sequence[QuotaForm] = quota_forms(data, known.quotas, words.all())
        self.topics = topic_forms(data, known.topics)

    @property
    def parts(self) -> Sequence[forms.BaseForm | BaseTopicFormSet]:
        return [self.terms, *self.grounds, *self.new_grounds, *self.quotas, self.topics]

    def is_valid(self) -> bool:
        # Each is asked, so that every mistake is shown at once.
        valid = [part.is_valid() for part in self.parts]
        return all(valid)

    @property
    def document(self) -> CitedDocument:
        return self.terms.cleaned_data["document"]

    def content(self) -> Content:
        return Content(
            terms=self.terms.columns(),
            grounds=[row for form in [*self.grounds, *self.new_grounds] if (row := form.row())],
            quotas=[row for form in self.quotas if (row := form.row())],
            topics=self.topics.rows(),
        )


def _initial(terms: Row) -> dict[str, object]:
    if not terms:
        return {"online_strict": "yes", "infrastructure_required": True, "executive_counts": True}
    return {**terms, "online_strict": "yes" if terms["online_strict"] else "no"}
