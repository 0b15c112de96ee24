"""A decisive form: it carries the figures that were on the page, signed, so that both sides of a change can be shown."""

from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict

from accounts.forms.fields import CleanCharField
from accounts.rules.as_json import as_json
from accounts.rules.seen import Changed, Figures

_SALT = "accounts.seen"


class SeenForm(forms.Form):
    """`show` before it is rendered says what stands on the page; `seen` is what stood on the page it was sent from.

    Nobody who sends it without having looked has seen anything: `seen` is None, and the page is shown first.
    """

    seen_figures = CleanCharField(required=False, max_length=None, widget=forms.HiddenInput)
    places = Changed
    changed: Changed | None = None

    @property
    def seen(self) -> Figures | None:
        typed = self.data.get(self.add_prefix("seen_figures")) if self.is_bound else None
        try:
            figures: Figures | None = signing.loads(str(typed), salt=_SALT) if typed else None
        except signing.BadSignature:
            return None
        return figures

    def show(self, figures: Figures) -> None:
        """What is on the page now is what the form carries from now on."""
        token = signing.dumps(as_json(figures), salt=_SALT, compress=True)
        self.fields["seen_figures"].initial = token
        if self.is_bound:
            data: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
            data[self.add_prefix("seen_figures")] = token
            self.data = data

    def refuse(self, refused: Changed) -> None:
        self.changed = refused
