"""What an office says in a form: its text, from which day, by which document; or the words of its Word file."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, DateField, LastDayField
from accounts.rules.refusal import Refused
from cells.forms.citation import CitationField, cite_by
from reports.forms.issue import AttachForm
from reports.rules.form_text import MOST_LETTERS, FormWording
from reports.services.form_texts import FormTextTold
from reports.services.form_words import form_in


class FormTextForm(forms.Form):
    number = CleanCharField(
        label=_("Number of the form"),
        max_length=20,
        required=False,
        help_text=_("As the guidance gives it, like 6-KNĐ."),
    )
    title = CleanCharField(label=_("Name of the form"), max_length=120)
    summary = CleanCharField(label=_("Summary below the name"), max_length=300, required=False)
    text = CleanTextField(
        label=_("Text of the form"),
        max_length=MOST_LETTERS,
        help_text=_("Each line becomes a paragraph. Fields stand in braces; all there are stand below."),
        widget=forms.Textarea(attrs={"rows": 18, "lang": "vi"}),
    )
    file = forms.FileField(
        label=_("Or take the text from a Word file"),
        required=False,
        help_text=_(
            "Choose a .docx file and press “Read the Word file”: its words come into the box above, to be looked at."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    valid_from = DateField(label=_("First day"), help_text=_("What is printed of days before it stays as it was."))
    valid_to = LastDayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty where it holds until another takes its place.")
    )
    document = CitationField(
        label=_("Document that gives the form"),
        required=False,
        enters_new=True,
        help_text=_("Leave it empty where there is none."),
    )

    def __init__(self, data: Data = None, *, standing: FormWording, today: date) -> None:
        initial = {"number": standing.number, "title": standing.title, "summary": standing.summary}
        super().__init__(data, initial=initial | {"text": standing.text, "valid_from": today})
        cite_by(self, today)

    def wording(self) -> FormWording:
        typed = self.cleaned_data
        return FormWording(typed["number"], typed["title"], typed["summary"], typed["text"])

    def told(self) -> FormTextTold:
        typed = self.cleaned_data
        return FormTextTold(self.wording(), typed["valid_from"], typed["valid_to"], typed["document"])


class GiveUpForm(forms.Form):
    why = CleanTextField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class WordFileForm(AttachForm):
    """The file alone: what else is typed stays as it is."""

    words = ""

    def __init__(self, data: Data, files: object) -> None:
        super().__init__(data, files, accept=".docx", label=_("Word file"), help_text="")

    def clean_file(self) -> "UploadedFile[bytes]":
        file = super().clean_file()
        try:
            self.words = form_in(file.read())
        except Refused as refused:
            raise ValidationError(refused.message) from refused
        return file

    def put_into(self, typed: QueryDict) -> QueryDict:
        """What was typed, with the words of the file as its text."""
        read = typed.copy()
        read["text"] = self.words
        return read
