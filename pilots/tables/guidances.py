"""Guidances, what one says, and what a draft would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Column, Day, Link, Links, List, Number, Only, State, Text, Words
from pilots.models import Guidance
from pilots.queries.judged_anew import Kind

WORDS_OF_A_TITLE = 24


@dataclass(frozen=True)
class GuidanceRow:
    guidance: Guidance
    validity: str
    phase: str
    tone: str

    @property
    def links(self) -> list[Link]:
        words = _("Copy %(guidance)s") % {"guidance": self.guidance}
        return [Link(words, f"{reverse('pilots:guidance_new')}?copy={self.guidance.pk}", "text-nowrap")]


GUIDANCES = List(
    gettext_lazy("Guidances"),
    Text(
        "guidance",
        gettext_lazy("Guidance"),
        link=lambda row: reverse("pilots:guidance", args=[row.guidance.pk]),
        note=lambda row: Truncator(row.guidance.reference.title).words(WORDS_OF_A_TITLE),
    ),
    Text("title", gettext_lazy("What it is about"), "guidance.reference.title", only=Only.EXCEL, width=50),
    Text("validity", gettext_lazy("Validity"), only=Only.PAGE, kind="date"),
    Day("first_day", gettext_lazy("First day"), "guidance.valid_from", only=Only.EXCEL, width=12),
    Day("last_day", gettext_lazy("Last day"), "guidance.period.last_day", only=Only.EXCEL, width=12),
    State("phase", gettext_lazy("State"), tone="tone", kind="text-nowrap"),
    Text("issuer", gettext_lazy("Issuer"), "guidance.reference.issuer", width=40),
    Links("links"),
)

_CLAUSE = Text("clause", gettext_lazy("Clause"), kind="clause")

GROUNDS = List(
    gettext_lazy("Grounds"),
    Text("category", gettext_lazy("Ground"), lambda ground: capfirst(ground.in_words)),
    Text("basis", gettext_lazy("Basis"), "get_basis_display"),
    Text("evidence", gettext_lazy("Evidence asked for"), "evidence"),
    Text("end_required", gettext_lazy("End date"), lambda ground: _("required") if ground.end_required else ""),
    _CLAUSE,
)

QUOTAS = List(
    gettext_lazy("Meetings a year"),
    Text("words", gettext_lazy("Quota"), lambda row: capfirst(row[0])),
    Number(
        "per_year",
        gettext_lazy("Meetings a year"),
        lambda row: row[1].per_year,
        show=lambda row: _("no number") if row[1].per_year is None else str(row[1].per_year),
    ),
    Text("clause", gettext_lazy("Clause"), lambda row: row[1].clause, kind="clause"),
)
"""Rows are the quota in words and the quota."""

TOPICS = List(
    gettext_lazy("Topics that may not be dealt with online or by group"),
    Text(
        "wording",
        gettext_lazy("Topic"),
        lambda topic: capfirst(topic.wording),
        show=lambda topic: format_html('<span lang="vi">{}</span>', capfirst(topic.wording)),
    ),
    Text(
        "in_person",
        gettext_lazy("In person"),
        lambda topic: _("refused too") if topic.refused_everywhere else _("allowed"),
    ),
    _CLAUSE,
)


_KINDS = {
    Kind.ROUND: gettext_lazy("round"),
    Kind.REGISTRATION: gettext_lazy("registration"),
    Kind.PILOT: gettext_lazy("pilot"),
    Kind.MEETING: gettext_lazy("meeting"),
}

JUDGED_ANEW = List(
    gettext_lazy("What would be judged anew"),
    Text("kind", gettext_lazy("What"), lambda row: capfirst(_KINDS[row.judged.kind])),
    Day("on", gettext_lazy("Day"), "judged.on"),
    Text("title", gettext_lazy("Of whom"), "judged.title"),
    Text("now", gettext_lazy("Judged now"), lambda row: capfirst(row.judged.verdict)),
    Text("then", gettext_lazy("Judged then"), lambda row: capfirst(row.after) if row.differs else _("as now")),
)


@dataclass(frozen=True)
class WhatIfRow:
    """A kind of organisation, or all of them together: figures by key, and the address of the list behind each."""

    title: str
    figures: Mapping[str, tuple[int, str]]


def what_if(headings: Mapping[str, Words]) -> List:
    """`headings`: of the figures, by their keys."""
    return List(
        gettext_lazy("What would change"),
        Text("title", gettext_lazy("Kind"), lambda row: capfirst(row.title), names_row=True, width=28),
        *(_figure(key, heading) for key, heading in headings.items()),
    )


def _figure(key: str, heading: Words) -> Column:
    return Number(key, heading, lambda row: row.figures[key][0], link=lambda row: row.figures[key][1])


def counted_twice(headings: Sequence[Words]) -> List:
    """Rows are a label and a number under each of the headings."""
    return List(
        gettext_lazy("How it is counted"),
        Text("label", gettext_lazy("Figure"), lambda row: capfirst(row[0]), names_row=True),
        *(_number(index, heading) for index, heading in enumerate(headings, start=1)),
        kind="sums",
        stacks=False,
    )


def _number(index: int, heading: Words) -> Column:
    return Number(f"number_{index}", heading, lambda row: row[index])
