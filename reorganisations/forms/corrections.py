"""What is said of a plan that was carried out wrongly: which organisation was meant, who goes where, what followed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, Data, offer_choices
from accounts.forms.seen import SeenForm
from cells.rules.organisation_code import codes_in
from reorganisations.forms.reorganisation import share_fields
from reorganisations.forms.steps import CodeField
from reorganisations.rules.correcting import with_followers, with_right_code, with_shares
from reorganisations.rules.plan import Step, Unit

EVERYWHERE = ""
Named = Callable[[Sequence[str]], Mapping[str, Unit]]
"""Gives, of codes, the organisations within reach."""


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


class MeantForm(CorrectionForm):
    """Another organisation was meant. `named`: code and words of what the plan names; `sentences`: of its steps."""

    wrong = forms.ChoiceField(label=_("Named by mistake"))
    right = CodeField(label=_("What was meant (code)"))
    where = forms.ChoiceField(label=_("In which step"), required=False)

    def __init__(
        self,
        data: Data = None,
        *,
        named: Sequence[tuple[str, str]],
        sentences: Sequence[str],
        known: Named,
    ) -> None:
        super().__init__(data)
        self._known = known
        offer_choices(self, "wrong", [("", _("– choose –")), *named])
        steps = [(str(place), f"{place + 1}. {sentence}") for place, sentence in enumerate(sentences)]
        offer_choices(self, "where", [(EVERYWHERE, _("in every step that names it")), *steps])
        self.give_reason()

    def clean_right(self) -> str:
        return _known_code(self.cleaned_data["right"], self._known)

    def steps(self, before: Sequence[Step]) -> list[Step]:
        wrong, right, where = (self.cleaned_data[name] for name in ("wrong", "right", "where"))
        return [
            with_right_code(step, wrong, right) if where in (EVERYWHERE, str(place)) else step
            for place, step in enumerate(before)
        ]


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
        members: Sequence[tuple[int, str, date | None]],
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


def _known_code(code: str, known: Named) -> str:
    if code not in known([code]):
        words = _("%(code)s does not exist on the day, or is not below your organisation.")
        raise ValidationError(words, params={"code": code})
    return code
