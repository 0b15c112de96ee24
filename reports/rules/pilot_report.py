"""The result report of 03-HD/TW: its chapters, and what the clerk writes in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reports.rules.chart import Chart
from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature
from reports.rules.pilot_charts import charts_of
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_sentences import Called, by_group, online, situation
from reports.rules.wording import lines_of, organ_word, recipients_of

_A_YEAR = 365


class Section(StrEnum):
    """What the clerk writes, in the order of the report."""

    PLACE = "place"
    SITUATION = "situation"
    LEADERSHIP = "leadership"
    ONLINE = "online"
    BY_GROUP = "by_group"
    STRENGTHS = "strengths"
    DIFFICULTIES = "difficulties"
    TASKS = "tasks"
    RECIPIENTS = "recipients"


@dataclass(frozen=True)
class ReportSubject:
    """Of whom, on which day and about which guidance the report speaks."""

    organisation: str
    """«Đảng bộ thành phố …»."""
    issuer: str
    """«Thành ủy …»."""
    superior: str
    day: date
    guidance: Citation
    asked_in: Citation | None = None
    """The letter that asked for the report."""
    called: Called = field(default_factory=Called)
    founded_on: date = date.min
    guidance_is_over: bool = False
    """On the day."""

    @property
    def is_new(self) -> bool:
        """Founded less than a year before the day: of what it did «những năm qua» nothing can be said."""
        return (self.day - self.founded_on).days < _A_YEAR

    @property
    def organ(self) -> str:
        """«Thành ủy»."""
        return organ_word(self.issuer)


@dataclass(frozen=True)
class PilotReport:
    head: Head
    subject: ReportSubject
    written: Mapping[str, tuple[str, ...]]
    """The clerk's paragraphs by section."""
    situation: tuple[str, ...]
    online: tuple[str, ...]
    by_group: tuple[str, ...]
    signature: Signature
    charts: tuple[Chart, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        return self.written[Section.RECIPIENTS]


def compose(
    *,
    head: Head,
    subject: ReportSubject,
    figures: PilotFigures,
    texts: Mapping[str, str],
    signature: Signature,
    with_charts: bool = False,
) -> PilotReport:
    """Put figures and the clerk's texts together. `texts`: by section, one paragraph a line."""
    return PilotReport(
        head=head,
        subject=subject,
        written={section.value: _lines_of(section, texts.get(section, "")) for section in Section},
        situation=situation(figures, organisation=subject.organisation, day=subject.day, called=subject.called),
        online=online(figures, issuer=subject.issuer, guidance=subject.guidance, day=subject.day),
        by_group=by_group(
            figures,
            organisation=subject.organisation,
            issuer=subject.issuer,
            guidance=subject.guidance,
            day=subject.day,
        ),
        signature=signature,
        charts=charts_of(figures) if with_charts else (),
    )


def _lines_of(section: Section, text: str) -> tuple[str, ...]:
    return recipients_of(text) if section == Section.RECIPIENTS else lines_of(text)
