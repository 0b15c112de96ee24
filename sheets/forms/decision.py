"""What is decided about one row of a list."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import Data, offer_choices
from accounts.forms.replacing import Replacing
from cells.rules.births import birth_in_words
from sheets.models import SheetRow
from sheets.rules.comparing import Registered
from sheets.services.deciding import DECISION, UNDECIDED, decision_of

Choice = SheetRow.Choice


class DecisionForm(Replacing):
    """A button for each decision. One that somebody else made meanwhile stands beside mine."""

    decision = forms.ChoiceField(label=_("Decision"))

    def __init__(self, data: Data = None, *, row: SheetRow, candidates: Sequence[Registered]) -> None:
        super().__init__(data, initial={DECISION: decision_of(row)})
        same = [(f"{Choice.SAME}:{member.pk}", _the_same_as(member)) for member in candidates]
        others = [
            (Choice.DIFFERENT, gettext("A different person: enter as new")),
            (Choice.CONFIRMED, gettext("Right as it was read")),
            (Choice.LEFT_OUT, gettext("Leave this row out")),
            (Choice.KNOWN, str(Choice.KNOWN.label)),
            (UNDECIDED, str(Choice.NONE.label)),
        ]
        offer_choices(self, DECISION, [*same, *others])
        self.carry()

    @property
    def disputes(self) -> list[forms.BoundField]:
        return self.disputes_about(DECISION)


def _the_same_as(member: Registered) -> str:
    told = [member.full_name, birth_in_words(member.born_on), member.card_number]
    return gettext("The same person: %(person)s") % {"person": " · ".join(filter(None, told))}
