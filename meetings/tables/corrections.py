"""Corrections of held meetings, each thing with both values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Entry
from accounts.rules.days import day_in_words
from accounts.tables import NOTHING, Day, List, Moment, Parts, Text, Words
from cells.queries.names import Named, names_with_superior_on
from meetings.models import Attendance, Meeting
from pilots.models.guidance import BASES

_NAMES: dict[str, Words] = {
    "state": gettext_lazy("State"),
    "held_on": gettext_lazy("Held on"),
    "organisation": gettext_lazy("Organisation"),
    "register_of": gettext_lazy("Who was expected"),
    "kind": gettext_lazy("Kind"),
    "format": gettext_lazy("Format"),
    "basis": gettext_lazy("Basis"),
    "slot": gettext_lazy("Place in the quota"),
    "chair": gettext_lazy("Chair"),
    "secretary": gettext_lazy("Secretary"),
    "summary": gettext_lazy("What was said"),
    "conclusion": gettext_lazy("Conclusion"),
}
_VOTES = "votes-"
_VALUES: dict[str, dict[str, Words]] = {
    "state": dict(Meeting.State.choices),
    "kind": dict(Meeting.Kind.choices),
    "format": dict(Meeting.Format.choices),
    "basis": dict(BASES),
    "mode": dict(Attendance.Mode.choices),
}


@dataclass(frozen=True)
class Changed:
    """One thing that a correction says otherwise: what it is, and what is said of it."""

    text: str
    detail: str


def changes_in_words(before: Mapping[str, object], after: Mapping[str, object]) -> list[Changed]:
    """Of what is recorded of a meeting (services/corrections.py), as it is or as the log keeps it; of a roll by the name."""
    return [
        Changed(_called(name), f"{_in_words(name, before.get(name))} → {_in_words(name, after.get(name))}")
        for name in {**before, **after}
        if (after.get(name) or "") != (before.get(name) or "")
    ]


def said_in_words(recorded: Mapping[str, object]) -> list[Changed]:
    """The same of what is recorded, without what was before."""
    return [Changed(_called(name), _in_words(name, value)) for name, value in recorded.items()]


def _called(name: str) -> str:
    if name.startswith(_VOTES):
        place = name.removeprefix(_VOTES)
        return _("Votes on the conclusion") if place == "0" else _("Votes on item %(number)s") % {"number": place}
    return str(_NAMES.get(name, name))


def _in_words(name: str, value: object) -> str:
    if not value:
        return NOTHING
    if name in ("held_on", "register_of"):
        return day_in_words(value if isinstance(value, date) else date.fromisoformat(str(value)))
    if name == "slot":
        year, number = str(value).split("/")
        return _("number %(number)s of %(year)s") % {"number": number, "year": year}
    if name.startswith(_VOTES):
        figures = dict(zip(("yes", "no", "abstained", "entitled"), str(value).split("/"), strict=True))
        return _("%(yes)s in favour, %(no)s against, %(abstained)s abstained, of %(entitled)s") % figures
    if name in _NAMES:
        return str(_VALUES.get(name, {}).get(str(value), value))
    mode, colon, reason = str(value).partition(": ")
    return f"{_VALUES['mode'].get(mode, mode)}{colon}{reason}"


@dataclass(frozen=True)
class CorrectionRow:
    """An entry of the log that corrected a meeting."""

    entry: Entry
    meeting: Meeting
    organisation: Named

    @property
    def changed(self) -> list[Changed]:
        return changes_in_words(self.entry.data["before"], self.entry.data["after"])


def correction_rows(entries: Sequence[Entry], today: date) -> Iterator[CorrectionRow]:
    meetings = Meeting.objects.in_bulk([int(entry.subject_id) for entry in entries])
    names = names_with_superior_on([meeting.organisation_id for meeting in meetings.values()], today)
    for entry in entries:
        meeting = meetings[int(entry.subject_id)]
        yield CorrectionRow(entry, meeting, names[meeting.organisation_id])


CORRECTED = List(
    gettext_lazy("Corrections of held meetings"),
    Day(
        "held_on",
        gettext_lazy("Meeting"),
        "meeting.held_on",
        link=lambda row: reverse("meetings:meeting", args=[row.meeting.pk]),
        width=12,
    ),
    Text("organisation", gettext_lazy("Organisation"), "organisation.name", note="organisation.above", width=40),
    Parts("changed", gettext_lazy("Corrected"), lambda row: [f"{c.text}: {c.detail}" for c in row.changed], width=50),
    Text("why", gettext_lazy("Reason"), "entry.why", width=40),
    Text("by", gettext_lazy("Corrected by"), "entry.by", width=28),
    Moment("at", gettext_lazy("When"), "entry.at", width=18),
    rows_a_page=50,
)
