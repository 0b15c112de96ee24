from collections.abc import Mapping, Sequence
from typing import Any

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
from reports.forms.formatted import FormattedField
from reports.models import Cover
from reports.queries.issuing import HEAD_OF_BOARD
from reports.rules.chart import Charts
from reports.rules.kinds import Written
from reports.rules.signing import COMMITTEE, Office
from reports.services.kinds import KindOfDocument
from reports.services.narratives import CoverDraft, entries_of

LETTERS_A_ROW = 72


def _signatory_in_words(post: Post) -> str:
    """A paper of the organisation board is signed by its head."""
    return f"{post.member} · {(COMMITTEE | {Office.HEAD: HEAD_OF_BOARD})[Office(post.title)]}"


class NarrativeForm(Replacing):
    """The texts of a document, one area a section, and its cover. Each line of a text becomes a paragraph."""

    def __init__(
        self,
        data: Data = None,
        *,
        kind: KindOfDocument,
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
        for section in kind.sections:
            key = section.key
            self.fields[_field(key)] = _area(section, rows=_rows(texts.get(key, "")))
            if key in proposals:
                self.fields[_taken(key)] = forms.BooleanField(
                    label=_("Take over what is proposed"),
                    required=False,
                    help_text=format_html('<span class="proposal" lang="vi">{}</span>', proposals[key]),
                )
        self.fields["signed_by"] = RowField(
            label=_("Who signs"), queryset=Post.objects.none(), required=False, empty_label=_("as usual")
        )
        posts = Post.objects.filter(pk__in=[post.pk for post in signatories]).select_related("member")
        offer(self, "signed_by", posts, _signatory_in_words)
        if kind.takes_number:
            self._ask_for_number()
        if kind.cites_what_asked:
            self._ask_for_letter()
        if kind.charts != Charts.NONE:
            self._ask_for_charts(cover)
        self.carry()
        self.begin_with(earlier or {})

    def _ask_for_number(self) -> None:
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

    def _ask_for_letter(self) -> None:
        self.fields["document"] = CitationField(
            label=_("Letter that asked for the report"),
            required=False,
            title_required=True,
            help_text=_("Leave it empty where there is none."),
        )

    def _ask_for_charts(self, cover: Cover) -> None:
        self.initial["with_charts"] = self.kind.prints_charts(cover)
        self.fields["with_charts"] = forms.BooleanField(
            label=_("Charts in an annex"),
            required=False,
            help_text=_("The figures once more as bars, on a sheet of their own after the signature."),
        )

    @property
    def missing(self) -> list[str | Promise]:
        """Labels of what the document cannot do without and nobody has written yet."""
        if self.is_bound:
            return []
        return [
            section.label
            for section in self.kind.sections
            if section.expected and not self.initial.get(_field(section.key), "").strip()
        ]

    @property
    def texts(self) -> dict[str, str]:
        """What is typed; where nothing is, what is proposed if it is taken over."""
        return {section.key: self._text(section.key) for section in self.kind.sections}

    def _text(self, section: str) -> str:
        typed: str = self.cleaned_data[_field(section)]
        return self.proposals[section] if not typed and self.cleaned_data.get(_taken(section)) else typed

    def cover(self) -> CoverDraft:
        typed = self.cleaned_data
        return CoverDraft(
            number=typed.get("number"),
            dated_on=typed.get("dated_on"),
            signed_by=typed["signed_by"],
            document=typed.get("document"),
            with_charts=typed.get("with_charts"),
        )


def _area(section: Written, *, rows: int) -> CleanTextField:
    says: dict[str, Any] = {"label": section.label, "help_text": section.help, "required": False}
    if section.listed:
        return CleanTextField(widget=forms.Textarea(attrs={"rows": rows, "lang": "vi"}), **says)
    return FormattedField(rows=rows, **says)


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
