"""The report of several years on Directive 28-CT/TW and Regulation 38-QĐ/TU: its chapters, and what the clerk writes in them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from admissions.rules.classification import Counts
from admissions.rules.screening import Stage
from admissions.rules.targets import FIRST_YEAR, Progress
from reports.rules.chart import Chart
from reports.rules.citation import Citation
from reports.rules.directive_charts import charts_of_years
from reports.rules.directive_sentences import (
    Noted,
    Span,
    admissions,
    classification,
    discipline,
    exits,
    ratings,
    screening,
    situation,
)
from reports.rules.directive_table import YearRow, rows_of_years
from reports.rules.party_document import Head, Signature
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_sentences import Called
from reports.rules.wording import (
    RECIPIENTS_OF_THE_CENTRE,
    is_centre,
    lines_of,
    office_word,
    organ_word,
    permanent_word,
    recipients_of,
)

YEARS_BEFORE = 4
"""With the year of the report five, where nobody says since when."""

DIRECTIVE = Citation(
    issuer="Ban Bí thư",
    symbol="28-CT/TW",
    issued_on=date(2019, 1, 21),
    title=(
        "Chỉ thị về nâng cao chất lượng kết nạp đảng viên và rà soát, sàng lọc, đưa những đảng viên không còn đủ tư cách "
        "ra khỏi Đảng"
    ),
)
REGULATION = Citation(
    issuer="Ban Thường vụ Tỉnh ủy",
    symbol="38-QĐ/TU",
    issued_on=date(2019, 4, 8),
    title="Quy định về đánh giá chất lượng sinh hoạt chi bộ",
)


class Section(StrEnum):
    """What the clerk writes, in the order of the report."""

    SITUATION = "situation"
    LEADERSHIP = "leadership"
    ADMISSION = "admission"
    MANAGEMENT = "management"
    SCREENING = "screening"
    DISCIPLINE = "discipline"
    MEETINGS = "meetings"
    STRENGTHS = "strengths"
    LIMITATIONS = "limitations"
    OBJECTIVE_CAUSES = "objective_causes"
    SUBJECTIVE_CAUSES = "subjective_causes"
    LESSONS = "lessons"
    FORECAST = "forecast"
    GOALS = "goals"
    TASKS = "tasks"
    PROPOSALS = "proposals"
    RECIPIENTS = "recipients"


@dataclass(frozen=True)
class DirectiveFigures:
    """What the registry says of the years."""

    organisations: PilotFigures = field(default_factory=PilotFigures)
    years: tuple[Progress, ...] = ()
    exits: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """By way and year."""
    rated: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """Rated meetings by year and band; a year without one is left out."""
    disciplined: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """Members, by form and year of the decision."""
    organisations_disciplined: int = 0
    screened: Mapping[Stage, int] = field(default_factory=dict)
    """Members on the lists of the years, by what came of it."""
    classified_in: int | None = None
    """The newest year of which levels are decided; of it: """
    organisations_classified: Counts = field(default_factory=Counts)
    members_classified: Counts = field(default_factory=Counts)

    @property
    def bands(self) -> Mapping[str, int]:
        """Of all years together, rated meetings by band."""
        return sum(map(Counter, self.rated.values()), Counter())


@dataclass(frozen=True)
class DirectiveSubject:
    """Of whom and of which time the report speaks."""

    organisation: str
    """«Đảng bộ thành phố …»."""
    issuer: str
    """«Thành ủy …»."""
    span: Span
    asked_in: Citation | None = None
    """The letter that asked for the report."""
    called: Called = field(default_factory=Called)


@dataclass(frozen=True)
class DirectiveReport:
    head: Head
    subject: DirectiveSubject
    directive: Citation
    regulation: Citation
    written: Mapping[str, tuple[str, ...]]
    """The clerk's paragraphs by section."""
    situation: tuple[str, ...]
    admissions: Noted
    classification: tuple[str, ...]
    screening: tuple[str, ...]
    exits: Noted
    discipline: tuple[str, ...]
    ratings: tuple[str, ...]
    years: tuple[YearRow, ...]
    """The annexed table; none of a single year."""
    signature: Signature
    charts: tuple[Chart, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        return self.written[Section.RECIPIENTS]


def usual_first_day(day: date) -> date:
    return date(max(day.year - YEARS_BEFORE, FIRST_YEAR), 1, 1)


def first_day(since: date | None, day: date) -> date:
    """Raises Refused for a time that cannot be told in whole years, or not at all."""
    since = since or usual_first_day(day)
    if day < DIRECTIVE.issued_on:
        raise Refused(_("Directive 28-CT/TW had not been issued by that day. Choose a later one."), field="on")
    if since > day:
        raise Refused(_("The report begins after its last day. Choose an earlier first day."), field="from")
    if (since.month, since.day) != (1, 1):
        raise Refused(_("The report counts whole years: let it begin on 1 January."), field="from")
    if since.year < FIRST_YEAR:
        raise Refused(_("Choose a year from %(first)d on.") % {"first": FIRST_YEAR}, field="from")
    return since


def compose(
    *,
    head: Head,
    subject: DirectiveSubject,
    figures: DirectiveFigures,
    texts: Mapping[str, str],
    signature: Signature,
    with_charts: bool = True,
) -> DirectiveReport:
    """Put figures and the clerk's texts together. `texts`: by section, one paragraph a line."""
    years = rows_of_years(figures.years, figures.exits, figures.disciplined)
    span, organisation = subject.span, subject.organisation
    members = figures.organisations["members"]
    return DirectiveReport(
        head=head,
        subject=subject,
        directive=DIRECTIVE,
        regulation=REGULATION,
        written={section.value: _lines_of(section, texts.get(section, "")) for section in Section},
        situation=situation(figures.organisations, organisation=organisation, day=span.last, called=subject.called),
        admissions=admissions(figures.years, organisation=organisation, members=members, span=span),
        classification=classification(
            figures.classified_in, figures.organisations_classified, figures.members_classified
        ),
        screening=screening(figures.screened, span=span),
        discipline=discipline(figures.disciplined, figures.organisations_disciplined, span=span),
        exits=exits(figures.exits, organisation=organisation, span=span),
        ratings=ratings(figures.bands, span=span),
        years=years,
        signature=signature,
        charts=charts_of_years(years, figures.rated) if with_charts else (),
    )


def usual_recipients(issuer: str, superior: str) -> str:
    """As seed reports have them, one a line."""
    if is_centre(issuer):
        return "\n".join(RECIPIENTS_OF_THE_CENTRE)
    organ = organ_word(issuer)
    own = [
        permanent_word(issuer),
        f"Các đ/c Ủy viên Ban Thường vụ {organ}",
        f"Các Ban Đảng {organ}",
        "Các TCCSĐ trực thuộc",
        f"Lưu {office_word(issuer)}",
    ]
    return "\n".join(([permanent_word(superior)] if superior else []) + own)


def _lines_of(section: Section, text: str) -> tuple[str, ...]:
    return recipients_of(text) if section == Section.RECIPIENTS else lines_of(text)
