"""Rating a meeting, confirming it from above, correcting what was confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountInput, Data
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from accounts.rules.text import clean_text
from cells.forms.corrections import ReasonForm
from meetings.models import Criterion, Rating, Score
from meetings.rules.rating import Proposal, plain
from meetings.services.rating import Mark, Proposed, above_entries, rating_entries


class PointsField(forms.DecimalField):
    """Points to the hundredth, typed as 3,5 or 3.5."""

    widget = CountInput
    default_error_messages = {"invalid": _("Write a number, for example 4 or 3,5.")}

    def __init__(self, *, most: Decimal = Decimal(100), **kwargs: Any) -> None:
        usual: dict[str, Any] = {"min_value": Decimal(0), "max_value": most, "max_digits": 5, "decimal_places": 2}
        super().__init__(**usual | kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"class": "form-control is-count"}

    def to_python(self, value: Any) -> Any:
        return super().to_python(clean_text(value).replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        shown = plain(value) if isinstance(value, Decimal) else value
        return shown.replace(".", formats.get_format("DECIMAL_SEPARATOR")) if isinstance(shown, str) else shown


@dataclass(frozen=True)
class ScoreLine:
    """A criterion on the form. `points` is None where it is not asked of the meeting."""

    criterion: Criterion
    proposal: Proposal
    begins_group: bool
    points: forms.BoundField | None = None
    reason: forms.BoundField | None = None
    disputes: list[forms.BoundField] = field(default_factory=list)


class RatingForm(Replacing):
    """All proposals filled in: who rates lowers what was not so."""

    note = CleanCharField(label=_("Note"), required=False, help_text=_("Stands in the monthly table."))

    def __init__(self, data: QueryDict | None, *, proposals: Sequence[Proposed], rating: Rating | None) -> None:
        proposed = {
            f"points-{one.criterion.pk}": plain(one.proposal.points) for one in proposals if one.proposal.applies
        }
        super().__init__(data, initial=proposed | rating_entries(rating))
        self.proposals = proposals
        for one in self._asked():
            self.fields[f"points-{one.criterion.pk}"] = PointsField(label=one.criterion.text, most=one.criterion.most)
            if one.proposal.measured:
                self.fields[f"reason-{one.criterion.pk}"] = CleanCharField(
                    label=_("Why other than measured"),
                    required=False,
                    widget=forms.TextInput(attrs={"class": "form-control"}),
                )
        self.carry()

    def marks(self) -> dict[int, Mark]:
        typed = self.cleaned_data
        return {
            pk: Mark(typed[f"points-{pk}"], typed.get(f"reason-{pk}", ""))
            for pk in (one.criterion.pk for one in self._asked())
        }

    def lines(self) -> Iterator[ScoreLine]:
        group = ""
        for one in self.proposals:
            pk, begins, group = one.criterion.pk, one.criterion.group != group, one.criterion.group
            if not one.proposal.applies:
                yield ScoreLine(one.criterion, one.proposal, begins)
                continue
            names = [f"points-{pk}", f"reason-{pk}"]
            reason = self[names[1]] if names[1] in self.fields else None
            yield ScoreLine(one.criterion, one.proposal, begins, self[names[0]], reason, self.disputes_about(*names))

    def _asked(self) -> list[Proposed]:
        return [one for one in self.proposals if one.proposal.applies]


@dataclass(frozen=True)
class AboveLine:
    """The same for the committee above: `points` are those it gives."""

    score: Score
    begins_group: bool
    points: forms.BoundField | None = None

    @property
    def criterion(self) -> Criterion:
        return self.score.criterion


class AboveFields(forms.Form):
    """The points of the committee above beside those of the cell, filled in with what stands."""

    scores: Sequence[Score] = ()

    def ask_about(self, scores: Sequence[Score], initial: dict[str, Any]) -> None:
        self.scores, self.initial = scores, {**self.initial, **initial}
        for score in scores:
            if score.applies:
                most, text = score.criterion.most, score.criterion.text
                self.fields[f"above-{score.criterion_id}"] = PointsField(label=text, most=most)

    def above(self) -> dict[int, Decimal]:
        return {
            score.criterion_id: self.cleaned_data[f"above-{score.criterion_id}"]
            for score in self.scores
            if score.applies
        }

    def lines(self) -> Iterator[AboveLine]:
        group = ""
        for score in self.scores:
            begins, group = score.criterion.group != group, score.criterion.group
            yield AboveLine(score, begins, self[f"above-{score.criterion_id}"] if score.applies else None)


class ConfirmForm(SeenForm, AboveFields):
    def __init__(self, data: Data, *, rating: Rating, scores: Sequence[Score]) -> None:
        super().__init__(data)
        self.ask_about(scores, above_entries(rating))


class CorrectRatingForm(Replacing, ReasonForm, AboveFields):
    def __init__(self, data: Data, *, rating: Rating, scores: Sequence[Score]) -> None:
        super().__init__(data)
        self.ask_about(scores, above_entries(rating))
        self.carry()


class ConfirmManyForm(SeenForm):
    ratings = forms.MultipleChoiceField(
        label=_("Ratings"),
        error_messages={"required": _("Tick the ratings that are to be confirmed.")},
    )

    def __init__(self, data: Data, *, waiting: Sequence[Rating]) -> None:
        super().__init__(data)
        choices: list[tuple[str, str | Promise]] = [(str(rating.pk), str(rating)) for rating in waiting]
        self.fields["ratings"].choices = choices  # type: ignore[attr-defined]

    def ticked(self) -> set[str]:
        """Those of the form that was sent; at first all."""
        return set(self.data.getlist("ratings")) if self.is_bound else {key for key, _label in self._choices()}  # type: ignore[attr-defined]

    def chosen(self) -> set[int]:
        return {int(key) for key in self.cleaned_data["ratings"]}

    def _choices(self) -> list[tuple[str, str]]:
        return list(self.fields["ratings"].choices)  # type: ignore[attr-defined]
