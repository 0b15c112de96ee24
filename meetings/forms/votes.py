"""Votes as they are typed: three figures an item and for the conclusion, or one tick where all agreed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CountField
from meetings.models import Meeting
from meetings.queries.entries import BALLOT
from meetings.queries.votes import entitled_at
from meetings.rules.votes import CONCLUSION, Ballot
from meetings.services.votes import VotesTaken

Key = int | None
BALLOT_WORDS = {"in_favour": _("In favour"), "against": _("Against"), "abstained": _("Abstained")}
ALL_IN_FAVOUR, VOTERS = _("All in favour"), _("Official members present")
OF_VOTES = (*(f"{part}-" for part in BALLOT), "all_in_favour", "left_out-", "voters")
"""How the names of its fields begin."""


@dataclass(frozen=True)
class BallotRow:
    label: str | Promise
    figures: Sequence[tuple[str | Promise, forms.BoundField]]
    """Each with the heading it stands below."""
    disputes: list[forms.BoundField]
    ticks: Sequence[tuple[str | Promise, forms.BoundField]] = ()

    @property
    def is_refused(self) -> bool:
        return any(field.errors for _heading, field in (*self.figures, *self.ticks))


class VotesForm(forms.Form):
    """`ask_for_votes` gives it the figures, `offer_all_in_favour` the ticks. `ballot_keys`: what can be voted on, in order."""

    ballot_keys: list[tuple[Key, str | Promise]]
    items: list[tuple[int, str]]

    def ask_for_votes(self, meeting: Meeting, kept: Mapping[Key, Ballot], *, conclusion: str | Promise) -> None:
        """`conclusion`: what that is called here."""
        self.agenda = list(meeting.agenda.all())
        self.ask_for_votes_on(
            [(item.pk, f"{item.position}. {item.text}") for item in self.agenda], kept, conclusion=conclusion
        )

    def ask_for_votes_on(
        self, items: list[tuple[int, str]], kept: Mapping[Key, Ballot], *, conclusion: str | Promise
    ) -> None:
        """The same of items by their keys."""
        self.items = items
        self.ballot_keys = [*self.items, (CONCLUSION, conclusion)]
        for key, label in self.ballot_keys:
            for part, words in BALLOT_WORDS.items():
                value = getattr(kept[key], part) if key in kept else None
                name = f"{part}-{key or 0}"
                self.fields[name] = CountField(label=f"{words}: {label}", required=False, initial=value)

    def ask_for_voters(self, meeting: Meeting | None, *, told: int | None = None) -> None:
        """How many have a vote, where the roll does not say so. None: a meeting that is only being entered."""
        self.by_the_roll = entitled_at(meeting) if meeting is not None else None
        if self.by_the_roll is None:
            self.fields["voters"] = CountField(
                label=VOTERS,
                required=False,
                initial=told,
                help_text=_("Asked for where there were votes and no roll is recorded. Only they have a vote."),
            )

    def offer_all_in_favour(self, left_out: Collection[Key] | None = None) -> None:
        """`left_out`: of these items it is proposed that they were not voted on, even where all agreed on everything; None where
        that is not asked."""
        for key, label in self.ballot_keys:
            self.fields[f"all_in_favour-{key or 0}"] = forms.BooleanField(
                label=f"{ALL_IN_FAVOUR}: {label}", required=False
            )
        self.fields["all_in_favour"] = forms.BooleanField(label=_("All in favour of everything"), required=False)
        for item, text in self.items if left_out is not None else ():
            self.fields[f"left_out-{item}"] = forms.BooleanField(
                label=f"{_LEFT_OUT}: {text}", required=False, initial=item in (left_out or ())
            )

    def ballots(self) -> Iterator[BallotRow]:
        for key, label in self.ballot_keys:
            names = [f"{part}-{key or 0}" for part in BALLOT]
            ticks = [(heading, self[name]) for name, heading in self._ticks(key) if name in self.fields]
            figures = [(BALLOT_WORDS[part], self[name]) for part, name in zip(BALLOT, names, strict=True)]
            yield BallotRow(label, figures, self.disputes_about(*names), ticks)

    def disputes_about(self, *_names: str) -> list[forms.BoundField]:
        """Where two wrote at once (accounts/forms/replacing.py); else there are none."""
        return []

    @property
    def ballot_headings(self) -> list[str | Promise]:
        ticks = [heading for name, heading in self._ticks(self.ballot_keys[0][0]) if name in self.fields]
        return [*BALLOT_WORDS.values(), *ticks]

    @property
    def besides_votes(self) -> list[forms.BoundField]:
        """What stands on the page as one field below the other."""
        return [field for field in self.visible_fields() if not field.name.startswith(OF_VOTES)]

    def ballot(self, key: Key) -> Ballot:
        return Ballot(*(self.cleaned_data.get(f"{part}-{key or 0}") or 0 for part in BALLOT))

    def votes_taken(self) -> VotesTaken:
        """Of a meeting in one session."""
        keys = [key for key, _label in self.ballot_keys]
        agreed = [key for key in keys if self.is_all_in_favour(key)]
        return VotesTaken({key: self.ballot(key) for key in keys}, agreed, voters=self.cleaned_data.get("voters"))

    def is_all_in_favour(self, key: Key, *, number: int | None = None) -> bool:
        """Whether it is ticked that all were. Figures stand beside the tick for everything where they say how many were in
        favour; else they are refused, but for the `number` that the tick would fill in. It goes past a conclusion that is not
        written: nobody voted on nothing."""
        name, typed = str(key or 0), self.cleaned_data
        ticked = typed.get(f"all_in_favour-{name}")
        passed_over = typed.get(f"left_out-{name}") or (key is CONCLUSION and typed.get("conclusion") == "")
        if not ticked and (not typed.get("all_in_favour") or passed_over):
            return False
        yes, others = typed.get(f"in_favour-{name}"), [typed.get(f"{part}-{name}") for part in BALLOT[1:]]
        if not any(others) and yes in (None, number):
            return True
        if ticked or yes is None:
            self.add_error(f"in_favour-{name}", _("Either all in favour or figures: leave the figures empty."))
        return False

    def _ticks(self, key: Key) -> list[tuple[str, str | Promise]]:
        name = key or 0
        return [(f"all_in_favour-{name}", _("or: all in favour")), (f"left_out-{name}", _LEFT_OUT)]


_LEFT_OUT = _("or: only for information")
