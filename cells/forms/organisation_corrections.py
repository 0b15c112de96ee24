"""Giving an organisation its right facts: of one period, or of one before it that nobody has entered yet."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, LastDayField, offer_choices
from accounts.forms.replacing import ReplacingOnceLookedAt
from accounts.services.journal import Values
from cells.forms.corrections import ReasonForm
from cells.forms.national_code import NationalCodeField
from cells.models import OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.queries.organisation_words import OrganisationWords, What
from cells.rules.organisation_code import LONGEST_CODE
from cells.services.organisation_corrections import FACTS


class CodeForm(ReasonForm):
    code = CleanCharField(label=_("Code"), max_length=LONGEST_CODE)
    field_order = ("code", "why")


class VersionForm(ReasonForm):
    """What an organisation was during one period. `reach`: what the person may hang it below. `words`: of that period."""

    name = CleanCharField(label=_("Name"))
    national_code = NationalCodeField()
    kind = forms.ChoiceField(label=_("Kind"))
    level = forms.ChoiceField(
        label=_("Level"),
        help_text=_("Of a cell it follows from what it belongs to."),
    )
    type = forms.ChoiceField(label=_("Type"))
    parent = CleanCharField(label=_("Directly below (code)"), max_length=LONGEST_CODE, required=False)
    issuer_name = CleanCharField(label=_("Name as the issuer of documents"), required=False)
    symbol = CleanCharField(label=_("Symbol in document numbers"), required=False, max_length=20)
    area = CleanCharField(label=_("Area of operation"), required=False)
    place = CleanCharField(label=_("Place in the date line"), required=False, max_length=100)
    overseas = forms.BooleanField(label=_("Abroad"), required=False)
    valid_from = DateField(label=_("First day"))
    field_order = (*FACTS, "valid_from", "until", "why")

    def __init__(
        self,
        data: Data = None,
        *,
        version: OrganisationVersion,
        reach: OrganisationQuerySet,
        words: OrganisationWords,
        **initial: Any,
    ) -> None:
        self.version, self.reach = version, reach
        told = {name: getattr(version, name) for name in (*FACTS, "valid_from")}
        told["parent"] = version.parent.code if version.parent else ""
        super().__init__(data, initial=told | initial)
        for what in What.values:
            offer_choices(self, what, words.choices(what))

    def clean_parent(self) -> object:
        """The one it has stays by its code, within reach or not."""
        code = self.cleaned_data["parent"].upper()
        if not code:
            return None
        if self.version.parent is not None and code == self.version.parent.code.upper():
            return self.version.parent
        parent = self.reach.filter(code=code).first()
        if parent is None:
            raise forms.ValidationError(
                _("%(code)s does not exist, or is not below your organisation.") % {"code": code}
            )
        return parent

    def values(self) -> Values:
        """By column, as the services take them."""
        return {name: self.cleaned_data[name] for name in (*FACTS, "valid_from")}


class RightVersionForm(ReplacingOnceLookedAt, VersionForm):
    """In the place of what the register says of the period."""

    def __init__(
        self,
        data: Data = None,
        *,
        version: OrganisationVersion,
        reach: OrganisationQuerySet,
        words: OrganisationWords,
        **initial: Any,
    ) -> None:
        super().__init__(data, version=version, reach=reach, words=words, **initial)
        self.carry()


class EarlierForm(VersionForm):
    until = LastDayField(
        label=_("Last day"), help_text=_("The day before what the register says already, or before it changed.")
    )

    def __init__(
        self,
        data: Data = None,
        *,
        version: OrganisationVersion,
        reach: OrganisationQuerySet,
        words: OrganisationWords,
        until: date,
    ) -> None:
        super().__init__(data, version=version, reach=reach, words=words, valid_from=None, until=until)
