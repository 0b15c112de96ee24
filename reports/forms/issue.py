"""Issuing a document, and attaching what came of it."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, offer_choices
from accounts.forms.seen import SeenForm
from reports.models import Issued
from reports.queries.signings import Signing
from reports.rules.attachments import MOST_BYTES
from reports.services.readiness import IssueDraft


class IssueForm(SeenForm):
    dated_on = DateField(
        label=_("Date of the document"),
        help_text=_("The day it is signed; who may sign is who holds the office on it."),
    )
    signing = forms.ChoiceField(label=_("Who signs"))
    second = forms.ChoiceField(
        label=_("Who signs beside"), required=False, help_text=_("Leave it empty where one signs alone.")
    )
    title = CleanTextField(
        label=_("What it is about"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
        help_text=_("As it will stand in the register."),
    )
    reason = CleanTextField(label=_("What is corrected"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    despite_flags = forms.BooleanField(label=_("I have looked at these numbers: they are meant so"), required=False)

    def __init__(
        self,
        data: Data = None,
        *,
        dated_on: date,
        title: str,
        signings: Sequence[Signing],
        flags: int,
        replaces: Issued | None,
        chosen: str = "",
    ) -> None:
        """`flags`: how many numbers of the text differ from the figures."""
        super().__init__(data, initial={"dated_on": dated_on, "title": title, "signing": chosen})
        self.replaces = replaces
        choices = [(signing.key, str(signing)) for signing in signings]
        offer_choices(self, "signing", choices)
        offer_choices(self, "second", [("", _("nobody")), *choices])
        if replaces is None:
            del self.fields["reason"]
        if not flags:
            del self.fields["despite_flags"]

    def draft(self) -> IssueDraft:
        typed = self.cleaned_data
        return IssueDraft(
            dated_on=typed["dated_on"],
            signing=typed["signing"],
            second=typed["second"],
            title=typed["title"],
            reason=typed.get("reason", ""),
            replaces=self.replaces,
            despite_flags=typed.get("despite_flags", False),
        )


class AttachForm(forms.Form):
    """One file. Two bytes too many are said before any of it is read."""

    file = forms.FileField(label=_("File"))

    def __init__(
        self, data: Data = None, files: object = None, *, accept: str, label: object, help_text: object
    ) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        field = self.fields["file"]
        field.label, field.help_text = str(label), str(help_text)
        field.widget.attrs["accept"] = accept

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Scan it with fewer dots, in black and white.")
            )
        return file
