"""What is said of a plan that was carried out wrongly: which organisation was meant, who goes where, what followed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, offer_choices
from accounts.forms.seen import SeenForm
from cells.rules.births import Birth
from cells.rules.organisation_code import codes_in, is_code
from reorganisations.forms.reorganisation import share_fields
from reorganisations.forms.steps import CodeField
from reorganisations.queries.corrections import parts_of
from reorganisations.rules.correcting import with_followers, with_right_code, with_shares
from reorganisations.rules.plan import Step, StepKind, Unit

EVERYWHERE = ""
Named = Callable[[Sequence[str]], Mapping[str, Unit]]
"""Gives, of codes, the organisations within reach."""
ToDeal = tuple[Sequence[tuple[str, str]], Sequence[tuple[int, str]], Sequence[tuple[int, str, Birth | None]]]
"""Children, groups and members of what was split, each with its words, the last with their births."""


class CorrectionForm(SeenForm):
    """The reason comes last; the figures of the look go along unseen."""

    def steps(self, before: Sequence[Step]) -> list[Step]:
        """All steps of the plan as they should have been."""
        raise NotImplementedError

    def give_reason(self) -> None:
        self.fields["why"] = CleanTextField(
            label=_("Why this is a mistake"),
            max_length=2000,
            help_text=_("It stays with the plan, where the superior reads it too."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )


@dataclass(frozen=True)
class Dealing:
    """What the form asks where what was split was another: `steps` of the plan, by code what its parts are called, and of a code
    the children, groups and members there are to be dealt out."""

    steps: Sequence[Step]
    names: Mapping[str, str]
    of: Callable[[str], ToDeal]


class MeantForm(CorrectionForm):
    """Another organisation was meant. `named`: code and words of what the plan names; `sentences`: of its steps.

    Where that was split, the form comes once more with who and what of the right one goes to which part: one act, one reason.
    """

    wrong = forms.ChoiceField(label=_("Named by mistake"))
    right = CodeField(label=_("What was meant (code)"))
    where = forms.ChoiceField(label=_("In which step"), required=False)
    dealt = CleanCharField(required=False, widget=forms.HiddenInput)
    """Of which code the form has asked who goes where."""

    def __init__(
        self,
        data: Data = None,
        *,
        named: Sequence[tuple[str, str]],
        sentences: Sequence[str],
        known: Named,
        dealing: Dealing,
    ) -> None:
        super().__init__(data)
        self._known, self._shown, self._place = known, list[str](), -1
        self._asked = True
        offer_choices(self, "wrong", [("", _("– choose –")), *named])
        steps = [(str(place), f"{place + 1}. {sentence}") for place, sentence in enumerate(sentences)]
        offer_choices(self, "where", [(EVERYWHERE, _("in every step that names it")), *steps])
        if data is not None:
            self._ask_who_goes_where(dealing)
        self.give_reason()

    def _ask_who_goes_where(self, dealing: Dealing) -> None:
        wrong, where = str(self.data.get("wrong", "")), str(self.data.get("where", EVERYWHERE))
        right = str(self.data.get("right", "")).strip().upper()
        split = [
            place
            for place, step in enumerate(dealing.steps)
            if step.act == StepKind.SPLIT and wrong in step.subjects and where in (EVERYWHERE, str(place))
        ]
        unit = self._known([right]).get(right) if split and is_code(right) else None
        if unit is None:
            return
        self._place = split[0]
        meant = with_right_code(dealing.steps[self._place], wrong, right)
        parts = parts_of(meant, {**dealing.names, right: unit.name})
        fields = share_fields(parts, *dealing.of(right))
        self.fields |= fields
        self._shown = list(fields)
        self._asked = not fields or self.data.get("dealt") == right
        if not self._asked:
            self.data = {**dict(self.data.items()), "dealt": right, **dict.fromkeys(_required(fields), parts[0][0])}

    def clean_right(self) -> str:
        return _known_code(self.cleaned_data["right"], self._known)

    def clean(self) -> None:
        super().clean()
        if not self._asked:
            words = _("Say below who and what of it goes to which part. Nothing has been done yet.")
            raise ValidationError(words)

    def steps(self, before: Sequence[Step]) -> list[Step]:
        wrong, right, where = (self.cleaned_data[name] for name in ("wrong", "right", "where"))
        steps = [
            with_right_code(step, wrong, right) if where in (EVERYWHERE, str(place)) else step
            for place, step in enumerate(before)
        ]
        if self._shown:
            shares = {name: self.cleaned_data[name] for name in self._shown if self.cleaned_data[name]}
            steps[self._place] = with_shares(steps[self._place], shares)
        return steps


class DealtForm(CorrectionForm):
    """Who and what goes to which part of a split, as it should have been."""

    def __init__(
        self,
        data: Data = None,
        *,
        place: int,
        parts: Sequence[tuple[str, str]],
        children: Sequence[tuple[str, str]],
        groups: Sequence[tuple[int, str]],
        members: Sequence[tuple[int, str, Birth | None]],
        kept: Mapping[str, str],
    ) -> None:
        """`kept`: what was given to which part, also of those who are not shown here."""
        super().__init__(data)
        self._place, self._kept = place, kept
        self.fields |= share_fields(parts, children, groups, members)
        self._shown = [name for name in self.fields if name != "seen_figures"]
        for name in self._shown:
            self.fields[name].initial = kept.get(name, "")
        self.give_reason()

    def steps(self, before: Sequence[Step]) -> list[Step]:
        kept = {name: part for name, part in self._kept.items() if name not in self._shown}
        shares = kept | {name: self.cleaned_data[name] for name in self._shown if self.cleaned_data[name]}
        return [with_shares(step, shares) if place == self._place else step for place, step in enumerate(before)]


class FollowedForm(CorrectionForm):
    """What took over the work of what was dissolved."""

    followed_by = CleanCharField(
        label=_("Followed by (codes)"),
        required=False,
        max_length=2000,
        help_text=_("Separated by commas or spaces. Empty: nothing came of it."),
    )

    def __init__(self, data: Data = None, *, place: int, kept: Sequence[str], known: Named) -> None:
        super().__init__(data)
        self._place, self._known = place, known
        self.fields["followed_by"].initial = ", ".join(kept)
        self.give_reason()

    def clean_followed_by(self) -> list[str]:
        return [_known_code(code, self._known) for code in codes_in(self.cleaned_data["followed_by"] or "")]

    def steps(self, before: Sequence[Step]) -> list[Step]:
        codes = self.cleaned_data["followed_by"]
        return [with_followers(step, codes) if place == self._place else step for place, step in enumerate(before)]


class QuestionForm(forms.Form):
    text = CleanTextField(label=_("Question or wish"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class AnswerForm(forms.Form):
    answer = CleanTextField(label=_("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


def _required(fields: Mapping[str, forms.Field]) -> list[str]:
    return [name for name, field in fields.items() if field.required]


def _known_code(code: str, known: Named) -> str:
    if code not in known([code]):
        words = _("%(code)s does not exist on the day, or is not below your organisation.")
        raise ValidationError(words, params={"code": code})
    return code
