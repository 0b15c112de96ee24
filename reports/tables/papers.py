"""What an organisation can print: its lists, and the documents of its rounds."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Only, State, Text
from pilots.models import Round, Submission
from pilots.rules.progress import ListProgress
from pilots.templatetags.pilots import progress_tone, progress_words


@dataclass(frozen=True)
class Printable:
    """A list as it stood on the day of the page."""

    submission: Submission
    day: date
    buttons: SafeString

    @property
    def progress(self) -> ListProgress:
        return self.submission.progress_on(self.day)

    @property
    def submitted_on(self) -> date | None:
        return self.submission.sent_by(self.day)


PRINTABLE = List(
    gettext_lazy("Registration lists"),
    Text("letter", gettext_lazy("Letter"), "submission.round.letter"),
    State(
        "state",
        gettext_lazy("State"),
        lambda row: progress_words(row.progress),
        tone=lambda row: progress_tone(row.progress),
    ),
    Day("submitted_on", gettext_lazy("Sent on")),
    Text("buttons", gettext_lazy("Print"), show=lambda row: row.buttons, only=Only.PAGE),
)


@dataclass(frozen=True)
class RoundPapers:
    """A round with the documents there are of it."""

    round: Round
    buttons: SafeString


ROUND_PAPERS = List(
    gettext_lazy("Documents of the rounds"),
    Text("letter", gettext_lazy("Letter"), "round.letter"),
    Day("opened_on", gettext_lazy("Opened on"), "round.opened_on"),
    Text("buttons", gettext_lazy("Documents"), show=lambda row: row.buttons, only=Only.PAGE),
)
