"""What the cell committee adopts of what its groups said, and the tasks that follow from it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    CountField,
    DateField,
    offer,
)
from accounts.forms.seen import SeenForm
from cells.models import Member
from cells.queries.names import name_in_full_on
from meetings.forms.holding import PersonField
from meetings.models import CombinedRecord, Meeting
from meetings.queries.by_group import (
    acting_for,
    adopting_on,
    cell_secretary_on,
    committee_of,
)
from meetings.queries.entries import BALLOT
from meetings.rules.votes import Ballot
from meetings.services.combining import Adopted
from meetings.services.tasks import TaskDraft


class CombineForm(SeenForm):
    """What the cell committee adopted. One of it takes the chair; usually that is the secretary of the cell.

    `who_adopts`: who does, where the cell has no committee.
    """

    who_adopts = ""
    held_on = DateField(label=_("Adopted on"))
    chair = PersonField(label=_("Chair"))
    secretary = PersonField(label=_("Secretary"), required=False)
    kind = forms.ChoiceField(label=_("Adopted as"), choices=CombinedRecord.Kind)
    text = CleanTextField(label=_("Text of the conclusion or resolution"), widget=forms.Textarea(attrs={"rows": 8}))
    in_favour = CountField(label=_("In favour, of the cell committee"), required=False)
    against = CountField(label=_("Against"), required=False)
    abstained = CountField(label=_("Abstained"), required=False)
    all_in_favour = forms.BooleanField(label=_("The whole cell committee in favour"), required=False)
    no_vote_because = CleanCharField(
        label=_("No vote was taken, because"),
        required=False,
        max_length=255,
        help_text=_("Only where the cell committee adopted it without a vote; it stands in the record."),
    )

    def __init__(self, data: QueryDict | None, *, meeting: Meeting, on: date, initial: Mapping[str, object]) -> None:
        usual = {"chair": cell_secretary_on(acting_for(meeting, on), on)}
        super().__init__(data, initial=usual | dict(initial))
        self.who = adopting_on(meeting, on)
        leading = Member.objects.filter(Q(pk__in=committee_of(meeting, meeting.held_on)) | Q(pk__in=self.who.people))
        for name in ("chair", "secretary"):
            offer(self, name, leading)
        self.entitled = self.who.votes
        if self.who.is_committee:
            said = _("The cell committee has %(entitled)d votes.")
        else:
            said = _("Members of the cell who have a vote: %(entitled)d.")
            self._ask_the_members(name_in_full_on(self.who.cell, on))
        self.fields["in_favour"].help_text = said % {"entitled": self.entitled}

    def _ask_the_members(self, cell: str) -> None:
        self.who_adopts = _(
            "%(cell)s has neither a cell committee nor a secretary in the register: its official members adopt. If it has one, "
            "enter its posts first."
        ) % {"cell": cell}
        self.fields["in_favour"].label = _("In favour, of the members of the cell")
        self.fields["all_in_favour"].label = _("All members who have a vote in favour")
        self.fields["no_vote_because"].help_text = _(
            "Only where it was adopted without a vote; it stands in the record."
        )

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("all_in_favour"):
            return
        figures = [self.cleaned_data.get(part) for part in BALLOT]
        if figures[0] not in (None, self.entitled) or any(figures[1:]):
            self.add_error("in_favour", _("Either all in favour or figures: leave the figures empty."))
        self.cleaned_data |= {"in_favour": self.entitled, "against": 0, "abstained": 0}

    def adopted(self, tasks: Sequence[TaskDraft]) -> Adopted:
        typed = self.cleaned_data
        return Adopted(
            held_on=typed["held_on"],
            text=typed["text"],
            kind=typed["kind"],
            ballot=Ballot(*(typed[part] or 0 for part in BALLOT)),
            no_vote_because=typed["no_vote_because"],
            chair=typed["chair"],
            secretary=typed["secretary"],
            tasks=tasks,
        )
