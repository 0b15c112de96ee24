"""Who may pilot a format and why, how it was counted, and how far the pilots reach."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Column, List, Number, Only, Parts, Text, Words, badge
from cells.models import OrganisationVersion
from cells.queries.names import Named, names_with_superior_on
from cells.queries.organisation_words import OrganisationWords, words_on
from cells.tables.names import code_and_name, name_with_above
from pilots.models.guidance import FORMATS
from pilots.queries.eligibility import findings_under
from pilots.rules.coverage import CoverageLine
from pilots.rules.eligibility import Finding
from pilots.rules.terms import Format, Terms

WORDS_OF_FORMAT = dict(FORMATS)


@dataclass(frozen=True)
class SubjectRow:
    version: OrganisationVersion
    named: Named
    findings: Mapping[Format, Finding]
    query: str
    """What the address of its own page ends with, so that it shows the same day."""

    @property
    def address(self) -> str:
        return reverse("pilots:eligibility", args=[self.version.organisation.code]) + self.query

    @property
    def members(self) -> int:
        return next(iter(self.findings.values())).count.members


def subject_rows(
    versions: Sequence[OrganisationVersion],
    day: date,
    *,
    terms: Terms | None,
    formats: Sequence[Format],
    query: str,
    within: int,
) -> Iterator[SubjectRow]:
    """`terms`: in force on the day. `within`: the organisation whose list it is."""
    findings = findings_under(terms, versions, day, formats=formats)
    names = names_with_superior_on([version.organisation_id for version in versions], day, within=within)
    for version in versions:
        pk = version.organisation_id
        yield SubjectRow(version, names[pk], {format: findings[pk, format] for format in formats}, query)


def subjects(formats: Sequence[Format]) -> List:
    """Organisations with what was found of each of the formats."""
    return List(
        gettext_lazy("Eligibility"),
        *code_and_name("version.organisation.code"),
        Number("members", gettext_lazy("Members"), width=10),
        *(column for format in formats for column in _finding_columns(format)),
        rows_a_page=60,
    )


def _finding_columns(format: Format) -> tuple[Column, ...]:
    def verdict(row: SubjectRow) -> str:
        return _("eligible") if row.findings[format].eligible else _("not eligible")

    def why(row: SubjectRow) -> list[tuple[Words, str]]:
        finding = row.findings[format]
        return [(remark.message, remark.clause) for remark in (*finding.reasons, *finding.warnings)]

    heading = capfirst(WORDS_OF_FORMAT[format])
    return (
        Text(str(format), heading, verdict, show=lambda row: _in_short(row.findings[format])),
        Parts(f"{format}_why", gettext_lazy("Why not, or what to note"), why, only=Only.EXCEL, width=50),
    )


def _in_short(finding: Finding) -> SafeString:
    if finding.eligible:
        warnings = ((warning.message, warning.message) for warning in finding.warnings)
        return format_html("{}{}", badge(_("eligible"), "good"), format_html_join("", _SMALL, warnings))
    reasons = ((reason.message, reason.message, reason.clause) for reason in finding.reasons)
    explained = format_html_join("", _SMALL + ' <span class="clause">{}</span>', reasons)
    return format_html("{}{}", badge(_("not eligible"), "neutral"), explained)


_SMALL = '<br><span class="small" title="{}">{}</span>'

SUMS = List(
    gettext_lazy("How it is counted"),
    Text(
        "label",
        gettext_lazy("Figure"),
        lambda line: f"{line[0]} {capfirst(line[1])}".strip(),
        show=lambda line: format_html('<span class="sign">{}</span> {}', line[0], capfirst(line[1])),
        names_row=True,
    ),
    Number("number", gettext_lazy("Number"), lambda line: line[2]),
    kind="sums",
    quiet=True,
    stacks=False,
)
"""Rows are a sign, a label and a number, in the order in which they are worked out."""

GROUNDS = List(
    gettext_lazy("Grounds of the members counted"),
    Text("category", gettext_lazy("Ground"), lambda row: capfirst(row[0])),
    Number("number", gettext_lazy("Members"), lambda row: row[1]),
    Parts("clause", gettext_lazy("Clause"), lambda row: [("", row[2])]),
)


@dataclass(frozen=True)
class CoverageRow:
    """Figures of one type, one branch or all. `address`: of the list behind each; `narrowed`: what else it is asked for, quoted
    once for all figures of the row."""

    name: str
    line: CoverageLine
    address: str
    narrowed: str

    def behind(self, reach: str) -> str:
        return f"{self.address}&reach={reach}{self.narrowed}"


def coverage(name: Words, heading: Words, reaches: Mapping[str, str], year: int) -> List:
    """`reaches`: keys and words of the figures. Each leads to the organisations behind it."""

    def taken(row: CoverageRow) -> str:
        slots = row.line.slots
        if not slots:
            return "–"
        return f"{slots.taken}/{slots.available}"

    return List(
        name,
        Text("name", heading, lambda row: capfirst(row.name), names_row=True, width=40),
        *(_reach(index, reach, words) for index, (reach, words) in enumerate(reaches.items())),
        Number(
            "places",
            gettext_lazy("Places of the year that are taken"),
            "line.slots.taken",
            only=Only.EXCEL,
        ),
        Number("available", gettext_lazy("Places of the year"), "line.slots.available", only=Only.EXCEL),
        Text(
            "taken",
            _("Places of %(year)s") % {"year": str(year)},
            taken,
            link=lambda row: row.behind("taking") if row.line.slots.taken else "",
            only=Only.PAGE,
            kind="number",
        ),
    )


def _reach(index: int, reach: str, words: str) -> Column:
    def number(row: CoverageRow) -> int:
        return row.line.numbers[index]

    return Number(
        reach,
        capfirst(words),
        number,
        link=lambda row: row.behind(reach) if number(row) else "",
        width=12,
    )


@dataclass(frozen=True)
class Counted:
    """An organisation that a figure counts."""

    version: OrganisationVersion
    named: Named
    address: str
    words: OrganisationWords


def counted_rows(
    versions: Sequence[OrganisationVersion],
    *,
    day: date,
    address: Callable[[OrganisationVersion], str],
    within: int | None = None,
) -> list[Counted]:
    names = names_with_superior_on([version.organisation_id for version in versions], day, within=within)
    words = words_on(day)
    return [Counted(version, names[version.organisation_id], address(version), words) for version in versions]


_NAME = name_with_above("name", "named", link="address")
_CODE = Text("code", gettext_lazy("Code"), "version.organisation.code")

BEHIND_COVERAGE = List(
    gettext_lazy("Reach of the pilots"),
    *_NAME,
    _CODE,
    Text("type", gettext_lazy("Type"), lambda row: capfirst(row.words.type(row.version)), width=28),
    rows_a_page=100,
)

BEHIND_WHAT_IF = List(
    gettext_lazy("What would change"),
    _CODE,
    *_NAME,
    Text("kind", gettext_lazy("Kind"), lambda row: capfirst(row.words.kind(row.version)), width=28),
    rows_a_page=100,
)
