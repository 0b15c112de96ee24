from collections.abc import Mapping, Sequence

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.fields import CleanTextField, CountField, Data, DateField, RowField, offer
from accounts.forms.replacing import Replacing
from accounts.rules.replacing import Entries
from cells.forms.citation import CitationField
from cells.models import Post
from reports.models import Cover
from reports.queries.issuing import OFFICES
from reports.rules.kinds import SECTIONS, DocumentKind
from reports.rules.pilot_report import EXPECTED, Section
from reports.services.narratives import CoverDraft, entries_of

LABELS = {
    Section.PLACE: _("I. What the place is like"),
    Section.SITUATION: _("I. How the organisation has been led"),
    Section.LEADERSHIP: _("II.1. Leadership and guidance"),
    Section.ONLINE: _("II.2.1. More about online meetings"),
    Section.BY_GROUP: _("II.2.2. More about meetings by group"),
    Section.STRENGTHS: _("III.1. Strengths"),
    Section.DIFFICULTIES: _("III.2. Difficulties"),
    Section.TASKS: _("IV. Tasks for the time to come"),
    Section.RECIPIENTS: _("Recipients"),
}
HELP = {
    Section.SITUATION: _("Printed after the figures of the registry."),
    Section.ONLINE: _("Printed after the sentence that states the figures."),
    Section.BY_GROUP: _("Printed after the sentence that states the figures."),
    Section.TASKS: _("Write the number of each task yourself."),
    Section.RECIPIENTS: _("One a line, without dashes; the last line says where the file is kept."),
}
LETTERS_A_ROW = 72


def _signatory_in_words(post: Post) -> str:
    return f"{post.member} · {OFFICES[Post.Title(post.title)]}"


class NarrativeForm(Replacing):
    """The texts of a document, one area a section, and its cover. Each line of a text becomes a paragraph."""

    def __init__(
        self,
        data: Data = None,
        *,
        kind: DocumentKind,
        texts: Mapping[str, str],
        proposals: Mapping[str, str],
        cover: Cover,
        signatories: Sequence[Post],
        earlier: Entries | None = None,
    ) -> None:
        initial = entries_of(texts) | _initial_of(cover)
        super().__init__(data, initial=initial)
        self.kind, self.proposals = kind, proposals
        self.has_signatories = bool(signatories)
        for section in SECTIONS[kind]:
            self.fields[_field(section)] = CleanTextField(
                label=LABELS[section],
                required=False,
                help_text=HELP.get(section, ""),
                widget=forms.Textarea(attrs={"rows": _rows(texts.get(section, "")), "lang": "vi"}),
            )
            if section in proposals:
                self.fields[_taken(section)] = forms.BooleanField(
                    label=_("Take over what is proposed"),
                    required=False,
                    help_text=format_html('<span class="proposal" lang="vi">{}</span>', proposals[section]),
                )
        self.fields["signed_by"] = RowField(
            label=_("Who signs"), queryset=Post.objects.none(), required=False, empty_label=_("as usual")
        )
        posts = Post.objects.filter(pk__in=[post.pk for post in signatories]).select_related("member")
        offer(self, "signed_by", posts, _signatory_in_words)
        self.fields["number"] = CountField(
            label=pgettext_lazy("of a document", "Number"),
            required=False,
            min_value=1,
            max_value=9999,
            help_text=_("Leave it empty to write it by hand."),
        )
        self.fields["dated_on"] = DateField(
            label=_("Date of the document"), required=False, help_text=_("Leave it empty for the reporting day.")
        )
        if kind == DocumentKind.PILOT_REPORT:
            self._ask_for_letter()
        self.carry()
        self.begin_with(earlier or {})

    def _ask_for_letter(self) -> None:
        self.fields["document"] = CitationField(
            label=_("Letter that asked for the report"),
            required=False,
            title_required=True,
            help_text=_("Leave it empty where there is none."),
        )

    @property
    def missing(self) -> list[str | Promise]:
        """Labels of what the document cannot do without and nobody has written yet."""
        if self.is_bound:
            return []
        return [
            LABELS[section]
            for section in SECTIONS[self.kind]
            if section in EXPECTED and not self.initial.get(_field(section), "").strip()
        ]

    @property
    def texts(self) -> dict[str, str]:
        """What is typed; where nothing is, what is proposed if it is taken over."""
        return {section.value: self._text(section) for section in SECTIONS[self.kind]}

    def _text(self, section: str) -> str:
        typed: str = self.cleaned_data[_field(section)]
        return self.proposals[section] if not typed and self.cleaned_data.get(_taken(section)) else typed

    def cover(self) -> CoverDraft:
        typed = self.cleaned_data
        return CoverDraft(
            number=typed["number"],
            dated_on=typed["dated_on"],
            signed_by=typed["signed_by"],
            document=typed.get("document"),
        )


def _rows(text: str) -> int:
    """High enough to read the text without scrolling, within reason."""
    return max(3, min(18, sum(1 + len(line) // LETTERS_A_ROW for line in text.splitlines())))


def _field(section: str) -> str:
    return f"text_{section}"


def _taken(section: str) -> str:
    return f"take_{section}"


def _initial_of(cover: Cover) -> dict[str, object]:
    return {
        "number": cover.number,
        "dated_on": cover.dated_on,
        "signed_by": cover.signed_by_id,
        "document": cover.asked_in,
    }
