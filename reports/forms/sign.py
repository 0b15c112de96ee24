"""A key for one signature: it is used and forgotten."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data
from reports.services.digital_signatures import FromFile, FromToken, Key

MOST_BYTES = 100 * 1024
"""A key with all its certificates has a few thousand."""


class SignForm(forms.Form):
    """`password` is named so that it is never carried over a sign-in, as no password is (accounts/forms/typed.py)."""

    way = forms.ChoiceField(
        label=_("Where the key is"),
        choices=[("file", _("in a file on my computer")), ("token", _("on the token in the server"))],
        widget=forms.RadioSelect,
        initial="file",
    )
    file = forms.FileField(
        label=_("File with the key"),
        required=False,
        help_text=_("PKCS#12 (.p12 or .pfx). It is used once, and kept nowhere."),
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx"}),
    )
    password = forms.CharField(
        label=_("Passphrase of the file"),
        required=False,
        strip=False,
        max_length=200,
        help_text=_("It is used once, and kept nowhere."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    certificate = CleanCharField(
        label=_("Certificate on the token"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty where there is only one."),
    )
    shown = forms.BooleanField(
        label=_("Show the signature on the sheet too"),
        required=False,
        initial=True,
        help_text=_("In the room above the name of who signs."),
    )
    despite_name = forms.BooleanField(
        label=_("The certificate bears another name than the document: it is meant so"),
        required=False,
        help_text=_("For one of the organ itself, for example."),
    )

    def __init__(self, data: Data = None, files: Mapping[str, Any] | None = None, *, has_token: bool) -> None:
        super().__init__(data, files)  # type: ignore[arg-type]
        if has_token:
            self.fields["password"].label = _("Passphrase of the file, or PIN of the token")
            self.fields["file"].help_text = _("Only for a key in a file: PKCS#12 (.p12 or .pfx). It is kept nowhere.")
        else:
            del self.fields["way"], self.fields["certificate"]

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None and self.cleaned_data.get("way", "file") == "file":
            raise forms.ValidationError(_("Choose the file with the key."))
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large to be one with a key."))
        return file

    def key(self) -> Key:
        typed = self.cleaned_data
        if typed.get("way", "file") == "token":
            return FromToken(typed["password"], typed["certificate"])
        return FromFile(typed["file"].read(), typed["password"])
