from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField
from pilots.models import Registration, Round
from pilots.models.guidance import FORMATS
from pilots.rules.registration import Act

APPRAISALS = (Act.APPRAISE_FIT, Act.APPRAISE_UNFIT, Act.SEND_BACK)
DECISIONS = (Act.APPROVE, Act.REFUSE, Act.SEND_BACK)


class StepForm(forms.Form):
    """One step with its remark; which step is said by the button that was pressed."""

    remark = CleanTextField(
        label=_("Remark"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    act = forms.ChoiceField(widget=forms.HiddenInput, error_messages={"required": _("Press one of the buttons.")})

    def __init__(self, *args: object, acts: Iterable[Act], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["act"].choices = [(act.value, act.value) for act in acts]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    remark = CleanTextField(
        label=_("Remark"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ResubmitForm(forms.Form):
    """What the clerk mends on a registration that was sent back. The figures come from the registry, not from here."""

    area = CleanCharField(label=_("Area of operation"), required=False)
    infrastructure = CleanCharField(label=_("IT infrastructure: what was looked at"), required=False)
    remark = CleanTextField(
        label=_("What was put in order"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class RegistrationFilter(forms.Form):
    round = forms.ChoiceField(label=_("Round"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *Registration.State.choices])
    format = forms.ChoiceField(label=_("Format"), required=False, choices=[("", _("both")), *FORMATS])

    def __init__(self, *args: object, rounds: Iterable[Round], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", _("all")), *((str(round.pk), str(round.letter)) for round in rounds)]
        self.fields["round"].choices = choices  # type: ignore[attr-defined]

    def conditions(self) -> dict[str, str]:
        """What the list is narrowed by; what makes no sense narrows nothing."""
        self.is_valid()
        names = {"round": "submission__round", "state": "state", "format": "format"}
        chosen = {lookup: self.cleaned_data.get(name) for name, lookup in names.items()}
        return {lookup: value for lookup, value in chosen.items() if value}
