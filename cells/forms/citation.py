"""Citing a document in a form: picked from the register, by a list or by a search, or entered in it on the spot."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, field_of
from accounts.rules.numbers import number_typed
from accounts.rules.refusal import Refused
from cells.models import DocumentReference, Organisation
from cells.queries.citations import citations, citations_in
from cells.rules.document_reference import CitedDocument, check_issued
from cells.rules.secrecy import is_secret_document

MOST_OFFERED = 40
LONGEST_TITLE_OFFERED = 90
PARTS = ("pick", "words", "issuer", "symbol", "on", "title")
NEW = {
    "issuer": CleanCharField(label=gettext_lazy("Issuer")),
    "symbol": CleanCharField(label=gettext_lazy("Number and symbol"), max_length=60),
    "on": DateField(label=gettext_lazy("Date of the document")),
    "title": CleanTextField(label=gettext_lazy("What it is about"), required=False, max_length=2000),
}


def in_words(reference: DocumentReference) -> str:
    title = reference.title
    if len(title) > LONGEST_TITLE_OFFERED:
        title = f"{title[:LONGEST_TITLE_OFFERED]}…"
    return " · ".join(part for part in (str(reference), reference.issuer, title) if part)


class CitationWidget(forms.Widget):
    """A list of the newest documents, a box to search the others, and boxes for one that is not known yet.

    A search needs no script: the form comes back with the list narrowed to what was found.
    """

    template_name = "cells/citation_widget.html"
    use_fieldset = True
    enters_new = False
    """Whether the boxes for a new document are open from the start, as long as none is picked."""
    within: Organisation | None = None
    """Where it is cited, if it is of no concern elsewhere."""
    by: date | None = None
    """The day on which it is cited: nothing is offered that was issued later."""

    def value_from_datadict(self, data: Mapping[str, object], _files: object, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}_{part}") or "") for part in PARTS}

    def value_omitted_from_data(self, data: Mapping[str, object], _files: object, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in PARTS)

    def as_sent(self, name: str, key: object) -> dict[str, list[str]]:
        """How a browser would send a document of the register, by its key, or none."""
        return {f"{name}_{part}": [str(key)] if key and part == "pick" else [] for part in PARTS}

    def entry_in_words(self, value: object) -> str:
        """Of a document of the register by its key, or of what was typed."""
        typed = value if isinstance(value, Mapping) else {"pick": str(value or "")}
        chosen = _chosen(typed["pick"], self.within)
        if chosen is not None:
            return in_words(chosen)
        return " · ".join(text for part in ("words", "symbol", "on", "issuer", "title") if (text := typed.get(part)))

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_pick" if id_ else id_

    def get_context(self, name: str, value: object, attrs: Mapping[str, object] | None) -> dict[str, object]:
        context: dict[str, Any] = super().get_context(name, None, dict(attrs or {}))
        typed = _typed(value)
        offered = list(self._offered(typed["words"])[:MOST_OFFERED])
        chosen = _chosen(typed["pick"], self.within)
        if chosen is not None and chosen not in offered:
            offered.insert(0, chosen)
        context["widget"] |= typed | {
            "options": [(str(reference.pk), in_words(reference), reference == chosen) for reference in offered],
            "searched": bool(typed["words"]) and chosen is None,
            "found": bool(offered),
            "within": self.within is not None,
            "wrong": "aria-invalid" in (attrs or {}),
            "open": (self.enters_new and chosen is None) or any(typed[part] for part in NEW),
        }
        return context

    def _offered(self, words: str) -> QuerySet[DocumentReference]:
        """All that may be cited is searched; where it is cited within a cell, nothing but what was cited there is listed."""
        if words or self.within is None:
            return citations(words, within=self.within, by=self.by)
        return citations_in(self.within, by=self.by)


class HiddenCitation(CitationWidget):
    """What was typed, carried along unseen while the form is shown again to be confirmed."""

    template_name = "cells/citation_hidden.html"
    input_type = "hidden"

    def get_context(self, name: str, value: object, _attrs: Mapping[str, object] | None) -> dict[str, object]:
        return {"parts": {f"{name}_{part}": text for part, text in _typed(value).items() if text}}


class CitationField(forms.Field):
    """Cleans to a CitedDocument (None where nothing is cited and nothing must be), which a service gives to `cite`.

    `enters_new`: usually it is a document nobody cited before. `title_required`: it is printed with its title, which must not
    be filled in once that was printed. What is wrong with a part is said with the part's name.
    """

    widget = CitationWidget
    hidden_widget = HiddenCitation
    within: Organisation | None = None
    by: date | None = None
    default_error_messages = {
        "required": gettext_lazy("Pick the document, or enter a new one."),
        "unknown": gettext_lazy("Pick a document from the list."),
        "both": gettext_lazy("Either pick a document or enter a new one: empty one of the two."),
        "not_found": gettext_lazy(
            "No document of the register has all of these words. Search again, or enter it as a new one."
        ),
        "no_title": gettext_lazy(
            "The register has no title of this document. Enter it as a new one, with what it is about."
        ),
        "several": gettext_lazy("These were found; pick one of them."),
        "secret": gettext_lazy("A document marked secret has no place here and is not cited."),
    }

    def __init__(self, *, enters_new: bool = False, title_required: bool = False, **kwargs: Any) -> None:
        super().__init__(**{"label": gettext_lazy("Document that orders it")} | kwargs)
        self.widget.enters_new = enters_new
        self.title_required = title_required

    def stay_within(self, organisation: Organisation) -> None:
        self.within = self.widget.within = organisation

    def issued_by(self, day: date) -> None:
        self.by = self.widget.by = day

    def clean(self, value: Any) -> CitedDocument | None:
        document = self._cited(value)
        if document is not None and self.by is not None:
            try:
                check_issued(document, self.by)
            except Refused as refused:
                raise ValidationError(refused.message) from refused
        return document

    def _cited(self, value: Any) -> CitedDocument | None:
        typed: dict[str, str] = value or dict.fromkeys(PARTS, "")
        picked, words, new = typed["pick"].strip(), typed["words"].strip(), typed["symbol"].strip()
        if picked and new:
            raise self._error("both")
        if picked:
            return self._known(picked)
        if new:
            return self._new(typed)
        if words:
            return self._named(words)
        if self.required:
            raise self._error("required")
        return self._new(typed) if any(typed[part].strip() for part in NEW) else None

    def _known(self, picked: str) -> CitedDocument:
        reference = _chosen(picked, self.within)
        if reference is None:
            raise self._error("unknown")
        return self._titled(reference)

    def _named(self, words: str) -> CitedDocument:
        issued = citations(words, within=self.within, by=self.by)
        references = list(issued[:2]) or list(citations(words, within=self.within)[:2])
        if len(references) == 1:
            return self._titled(references[0])
        raise self._error("several" if references else "not_found")

    def _titled(self, reference: DocumentReference) -> CitedDocument:
        if self.title_required and not reference.title:
            raise self._error("no_title")
        return reference.cited

    def _new(self, typed: Mapping[str, str]) -> CitedDocument:
        facts, errors = {}, []
        for part, field in NEW.items():
            try:
                facts[part] = field.clean(typed[part])
            except ValidationError as error:
                errors += [f"{field.label}: {message}" for message in error.messages]
        if self.title_required and not typed["title"].strip():
            errors.append(f"{NEW['title'].label}: {NEW['title'].error_messages['required']}")
        if errors:
            raise ValidationError(errors)
        if is_secret_document(facts["symbol"], facts["title"]):
            raise self._error("secret")
        return CitedDocument(
            issuer=facts["issuer"], symbol=facts["symbol"], issued_on=facts["on"], title=facts["title"]
        )

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def cite_by(form: forms.BaseForm, today: date) -> None:
    """What is cited today has been issued."""
    field_of(form, "document", CitationField).issued_by(today)


def cite_within(form: forms.BaseForm, organisation: Organisation, today: date) -> None:
    """What orders an act about one member is no concern of others: it is picked among what was cited in that cell (or in the
    register for everybody), and what is entered for it does not go into that register."""
    field_of(form, "document", CitationField).stay_within(organisation)
    cite_by(form, today)


def _typed(value: object) -> dict[str, str]:
    """What the boxes hold: what was typed, or what the form begins with: a document, or parts of a new one."""
    empty = dict.fromkeys(PARTS, "")
    if isinstance(value, DocumentReference):
        return empty | {"pick": str(value.pk)}
    known = value if isinstance(value, Mapping) else {}
    return empty | {part: NEW["on"].prepare_value(text) if part == "on" else text for part, text in known.items()}


def _chosen(picked: str, within: Organisation | None) -> DocumentReference | None:
    key = number_typed(picked)
    return citations(within=within).filter(pk=key).first() if key is not None else None
