"""The agenda of a meeting that is entered afterwards: each item with the votes that were cast on it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CountField
from meetings.forms.agenda import AgendaLineForm, BaseAgenda, agenda_lines
from meetings.forms.votes import BALLOT_WORDS
from meetings.rules.votes import Ballot


class PastLineForm(AgendaLineForm):
    in_favour = CountField(label=BALLOT_WORDS["in_favour"], required=False)
    against = CountField(label=BALLOT_WORDS["against"], required=False)
    abstained = CountField(label=BALLOT_WORDS["abstained"], required=False)
    no_vote = forms.BooleanField(label=_("only for information: no vote"), required=False)

    def clean(self) -> None:
        super().clean()
        if self.ballot.cast and self.cleaned_data.get("no_vote"):
            self.add_error("in_favour", _("Either votes or only for information: leave one of the two out."))
        if self.ballot.cast and not self.cleaned_data.get("text"):
            self.add_error("text", _("There are votes on this line: write what was voted on."))

    @property
    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in BALLOT_WORDS]

    @property
    def tells_votes(self) -> bool:
        """Whether there is something to be seen below what opens."""
        told = [*self.figures, self["no_vote"]]
        return any(field.value() or field.errors for field in told)

    @property
    def ballot(self) -> Ballot:
        return Ballot(*(self.cleaned_data.get(part) or 0 for part in BALLOT_WORDS))

    def goes_with_all(self) -> bool:
        """Whether the tick for everything is meant for it too."""
        return not self.ballot.cast and not self.cleaned_data["no_vote"]


class BasePastAgenda(BaseAgenda):
    def ballots(self) -> dict[int | None, Ballot]:
        """By the place of the item."""
        return {place: line.ballot for place, line in self._places()}

    def agreed(self) -> list[int | None]:
        """The places of those for which it is enough that all were in favour of everything."""
        return [place for place, line in self._places() if line.goes_with_all()]

    def _places(self) -> Sequence[tuple[int, PastLineForm]]:
        return list(enumerate(cast(list[PastLineForm], self._filled()), start=1))


past_lines = cast(Callable[..., BasePastAgenda], partial(agenda_lines, of=PastLineForm, read_as=BasePastAgenda))
