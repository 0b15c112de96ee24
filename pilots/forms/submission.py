from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from pilots.forms.registration import PointsField
from pilots.queries.candidates import Candidate
from pilots.rules.terms import Format
from pilots.services.submissions import LONGEST_NOTE, RegistrationChoice

FIELDS = ("area", "points", "infrastructure")


@dataclass(frozen=True)
class CandidateRow:
    candidate: Candidate
    chosen: BoundField
    fields: list[BoundField]


class ListForm(Replacing):
    """The list of a round: a box for each candidate that may stand on it, and for online ones what the letter's form asks."""

    def __init__(self, data: Data = None, *, candidates: Sequence[Candidate]) -> None:
        super().__init__(data)
        self.candidates = [candidate for candidate in candidates if candidate.may_be_chosen]
        for candidate in self.candidates:
            self._add_fields(candidate)
        self.carry()

    def _add_fields(self, candidate: Candidate) -> None:
        registration, key = candidate.registration, candidate.key
        self.fields[f"chosen-{key}"] = forms.BooleanField(
            label=f"{candidate.version.name} ({candidate.version.organisation.code})",
            required=False,
            initial=registration is not None,
        )
        if candidate.format == Format.ONLINE:
            self.fields[f"area-{key}"] = CleanCharField(
                label=_("Area of operation"),
                required=False,
                initial=registration.area if registration else candidate.version.area,
            )
            self.fields[f"points-{key}"] = PointsField(
                initial=registration.infrastructure_points if registration else candidate.points_before
            )
            self.fields[f"infrastructure-{key}"] = CleanCharField(
                label=_("IT infrastructure: what was found"),
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                max_length=LONGEST_NOTE,
                initial=registration.infrastructure if registration else candidate.looked_at[:LONGEST_NOTE],
            )

    def rows(self) -> list[CandidateRow]:
        return [
            CandidateRow(
                candidate,
                self[f"chosen-{candidate.key}"],
                self.with_disputes(
                    *(f"{name}-{candidate.key}" for name in FIELDS if candidate.format == Format.ONLINE)
                ),
            )
            for candidate in self.candidates
        ]

    def choices(self) -> list[RegistrationChoice]:
        """What the clerk wants on the list."""
        facts = self.cleaned_data
        return [
            RegistrationChoice(
                organisation=candidate.version.organisation,
                format=candidate.format,
                area=facts.get(f"area-{candidate.key}", ""),
                infrastructure=facts.get(f"infrastructure-{candidate.key}", ""),
                points=facts.get(f"points-{candidate.key}", ()),
            )
            for candidate in self.candidates
            if facts[f"chosen-{candidate.key}"]
        ]


class SubmitForm(SeenForm):
    """Asked only of an empty list: that none registers is an answer too."""

    none_registers = forms.BooleanField(
        label=_("None of our organisations registers in this round."),
        required=False,
    )


class BackForm(SeenForm):
    """Why a list comes back to its clerk: recalled, or returned by the board."""

    reason = CleanTextField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Clerk and board both read it."),
    )
