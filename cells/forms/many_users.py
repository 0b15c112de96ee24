"""Accounts for many organisations: of each that is ticked who gets one, and by which name they sign in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.forms.fields import CleanCharField, Data
from accounts.models import User
from cells.models import OrganisationVersion
from cells.services.many_accounts import NewAccount

KEPT_BY_A_CLERK = (OrganisationVersion.Kind.GRASSROOTS_COMMITTEE, OrganisationVersion.Kind.CELL)
"""Those above have their boards; a clerk of theirs keeps the register of all below."""
OPEN, NAME, USERNAME = "open", "name", "username"


@dataclass(frozen=True)
class Line:
    version: OrganisationVersion
    open: forms.BoundField
    name: forms.BoundField
    username: forms.BoundField


class ManyAccountsForm(forms.Form):
    def __init__(self, data: Data = None, *, versions: Sequence[OrganisationVersion]) -> None:
        """Until the name of the person is written, an account is called as its organisation."""
        super().__init__(data)
        self.versions = versions
        for version in versions:
            code = version.organisation.code
            told = {"code": code, "name": version.name}
            boxes: dict[str, forms.Field] = {
                OPEN: forms.BooleanField(
                    required=False,
                    initial=version.kind in KEPT_BY_A_CLERK,
                    label=_("Open an account for %(name)s") % told,
                ),
                NAME: CleanCharField(
                    required=False,
                    max_length=150,
                    initial=version.name[:150],
                    label=_("Full name, %(code)s") % told,
                ),
                USERNAME: CleanCharField(
                    required=False,
                    max_length=150,
                    initial=code.lower(),
                    label=_("User name, %(code)s") % told,
                    validators=[UnicodeUsernameValidator()],
                ),
            }
            for box, field in boxes.items():
                self.fields[_named(box, version)] = field

    @property
    def lines(self) -> list[Line]:
        return [
            Line(version, *(self[_named(box, version)] for box in (OPEN, NAME, USERNAME))) for version in self.versions
        ]

    def clean(self) -> None:
        super().clean()
        names = {version: self._username(version) for version in self._ticked()}
        times = Counter(name.casefold() for name in names.values())
        taken = set(
            User.objects.annotate(folded=Lower("username"))
            .filter(folded__in=[name.lower() for name in names.values()])
            .values_list("folded", flat=True)
        )
        for version, name in names.items():
            field = _named(USERNAME, version)
            if not name and field not in self.errors:
                self.add_error(field, _("Write a user name, or take the tick away."))
            elif name and (name.lower() in taken or times[name.casefold()] > 1):
                self.add_error(field, _("This user name is taken; choose another."))
            if not self.cleaned_data.get(_named(NAME, version)):
                self.add_error(_named(NAME, version), _("Write the name of the person."))

    def accounts(self) -> list[NewAccount]:
        return [
            NewAccount(version.organisation, self._username(version), str(self.cleaned_data[_named(NAME, version)]))
            for version in self._ticked()
        ]

    def _ticked(self) -> Iterator[OrganisationVersion]:
        return (version for version in self.versions if self.cleaned_data.get(_named(OPEN, version)))

    def _username(self, version: OrganisationVersion) -> str:
        return User.normalize_username(self.cleaned_data.get(_named(USERNAME, version)) or "")


def _named(box: str, version: OrganisationVersion) -> str:
    return f"{box}_{version.organisation_id}"
