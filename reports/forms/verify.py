from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField
from reports.rules.verifying import code_typed, digest_typed


class CodeForm(forms.Form):
    code = CleanCharField(
        label=_("Code on the last page"),
        max_length=40,
        help_text=_("Twelve letters and digits, for example K7PM-2Q4T-9XZW."),
    )

    def clean_code(self) -> str:
        code = code_typed(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("This cannot be such a code: it has twelve letters and digits."))
        return code


class DigestForm(forms.Form):
    """Of the file somebody holds."""

    digest = CleanCharField(
        label=_("Digest of your file (SHA-256)"),
        max_length=100,
        help_text=_("Windows: certutil -hashfile file.pdf SHA256. Linux: sha256sum file.pdf."),
    )

    def clean_digest(self) -> str:
        digest = digest_typed(self.cleaned_data["digest"])
        if not digest:
            raise forms.ValidationError(_("This is no SHA-256 digest: it has 64 digits and letters from a to f."))
        return digest
