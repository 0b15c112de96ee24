from collections.abc import Iterable, Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, RowsField, offer, offer_choices
from accounts.forms.seen import SeenForm
from pilots.models import Registration, Round
from pilots.models.guidance import FORMATS
from pilots.models.registration import FIGURES, POINTS
from pilots.rules.registration import RegistrationAct

APPRAISALS = (RegistrationAct.APPRAISE_FIT, RegistrationAct.APPRAISE_UNFIT, RegistrationAct.SEND_BACK)
DECISIONS = (RegistrationAct.APPROVE, RegistrationAct.REFUSE, RegistrationAct.SEND_BACK)


class PointsField(forms.MultipleChoiceField):
    """The four points of the infrastructure, as boxes to tick."""

    def __init__(self, *, initial: Sequence[str] = ()) -> None:
        super().__init__(
            label=_("IT infrastructure: what was looked at"),
            choices=POINTS,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=initial,
        )


class StepForm(SeenForm):
    """One step with its remark; which step is said by the button that was pressed."""

    remark = CleanTextField(
        label=_("Remark"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    figure = forms.ChoiceField(
        label=_("If it is sent back: what is to be put in order"),
        required=False,
        choices=[("", _("choose")), *FIGURES],
    )
    act = forms.ChoiceField(widget=forms.HiddenInput, error_messages={"required": _("Press one of the buttons.")})

    def __init__(self, data: Data = None, *, acts: Iterable[RegistrationAct]) -> None:
        super().__init__(data)
        offer_choices(self, "act", [(act.value, act.value) for act in acts])


class WithdrawForm(SeenForm):
    remark = CleanTextField(
        label=_("Remark"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PilotForm(SeenForm):
    """Suspending, resuming or ending a pilot: why."""

    remark = CleanTextField(
        label=_("Why"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The clerk of the organisation reads it. Name the decision or the finding it rests on."),
    )


class TakeBackForm(forms.Form):
    remark = CleanTextField(
        label=_("Why it was a mistake"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The clerk of the organisation reads it."),
    )


class ManyForm(SeenForm):
    """One step for several registrations at once; each is a step of its own."""

    chosen = RowsField(
        queryset=Registration.objects.none(),
        error_messages={
            "required": _("Tick those it is to be done for."),
            "invalid_choice": _("One of those ticked is no longer before you. Look at the list again."),
        },
    )
    remark = CleanTextField(
        label=_("Remark"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The same for all that are ticked."),
    )

    def __init__(self, data: Data = None, *, among: QuerySet[Registration]) -> None:
        super().__init__(data)
        offer(self, "chosen", among)


class ResubmitForm(forms.Form):
    """What the clerk mends on a registration that was sent back. The figures come from the registry, not from here."""

    area = CleanCharField(label=_("Area of operation"), required=False)
    points = PointsField()
    infrastructure = CleanCharField(label=_("IT infrastructure: what was found"), required=False)
    remark = CleanTextField(
        label=_("What was put in order"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class RegistrationFilter(forms.Form):
    round = forms.ChoiceField(label=_("Round"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *Registration.State.choices])
    format = forms.ChoiceField(label=_("Format"), required=False, choices=[("", _("both")), *FORMATS])

    def __init__(self, data: Data = None, *, rounds: Iterable[Round]) -> None:
        super().__init__(data)
        offer_choices(self, "round", [("", _("all")), *((str(round.pk), str(round.letter)) for round in rounds)])

    def conditions(self) -> dict[str, str]:
        """What the list is narrowed by; what makes no sense narrows nothing."""
        self.is_valid()
        names = {"round": "submission__round", "state": "state", "format": "format"}
        chosen = {lookup: self.cleaned_data.get(name) for name, lookup in names.items()}
        return {lookup: value for lookup, value in chosen.items() if value}
