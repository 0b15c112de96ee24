"""What is known of members: their dated facts, transfers, likely duplicates, what is not in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.tables import (
    NOTHING,
    Column,
    Day,
    Link,
    Links,
    List,
    Moment,
    Number,
    Only,
    Person,
    State,
    Text,
    Words,
    badge,
)
from cells.models import Member, Organisation, Transfer
from cells.navigation import transfer_papers
from cells.queries.biography import Fact
from cells.queries.findings import Finding
from cells.queries.transfers import closed_by_a_merger, names_of_sides, sides
from cells.rules.periods import period_in_words
from cells.tables.births import Birth
from cells.tables.periods import DAYS

FACTS = List(
    gettext_lazy("All that is dated"),
    *DAYS,
    Person("title", gettext_lazy("What"), note="detail", width=40),
    Text("detail", gettext_lazy("In detail"), only=Only.EXCEL, width=32),
    Person(
        "ordered_by",
        gettext_lazy("Ordered by"),
        note=lambda fact: _("ended by: %(document)s") % {"document": fact.ended_by} if fact.ended_by else "",
        width=24,
    ),
    Text("ended_by", gettext_lazy("Ended by"), only=Only.EXCEL, width=24),
)


@dataclass(frozen=True)
class Mistaken:
    """An entry that may be a mistake; the particulars, which are not dated, are one too."""

    member: int
    fact: Fact | None = None

    @property
    def links(self) -> list[Link]:
        if self.fact is None:
            return [Link(_("Correct"), reverse("cells:correct_person", args=[self.member]))]
        entry, mark = [self.member, self.fact.kind, self.fact.pk], f"{self.fact.kind}-{self.fact.pk}"
        return [
            Link(_("Correct"), reverse("cells:correct_entry", args=entry), mark=f"correct-{mark}"),
            Link(_("Remove"), reverse("cells:remove_entry", args=entry), mark=f"remove-{mark}"),
        ]


MISTAKES = List(
    gettext_lazy("Correct a mistake"),
    Text("days", gettext_lazy("Days"), lambda row: period_in_words(row.fact.period) if row.fact else "", kind="date"),
    Person(
        "what",
        gettext_lazy("What"),
        lambda row: row.fact.title if row.fact else _("Name, date of birth, sex, card number, admission"),
        note=lambda row: row.fact.detail if row.fact else "",
    ),
    Links("links", heading=gettext_lazy("Mistake")),
)


@dataclass(frozen=True)
class TransferRow:
    move: Transfer
    from_name: str
    to_name: str
    is_late: bool
    may_receive: bool
    may_take_back: bool
    closed_by_merger: bool
    """Where it had been received before, that can still be entered."""

    @property
    def papers(self) -> list[tuple[str, str | Promise]]:
        """Address and label of what the sender prints."""
        return [(paper.address(self.move), paper.label) for paper in transfer_papers] if self.may_take_back else []

    @property
    def outcome(self) -> str:
        if self.closed_by_merger:
            return _("closed on %(day)s: both cells became one") % {"day": day_in_words(self.move.taken_back_on)}
        if self.move.received_on:
            return _("received on %(day)s") % {"day": day_in_words(self.move.received_on)}
        if self.move.taken_back_on:
            return _("taken back on %(day)s") % {"day": day_in_words(self.move.taken_back_on)}
        return _("under way")


def transfer_rows(
    moves: Sequence[Transfer], today: date, *, keeps: Callable[[Organisation], bool]
) -> Iterator[TransferRow]:
    """`keeps`: whether the person keeps the register of a cell."""
    names, closed = names_of_sides(moves), closed_by_a_merger(moves)
    for move in moves:
        from_name, to_name = sides(move, names)
        yield TransferRow(
            move=move,
            from_name=str(from_name),
            to_name=str(to_name),
            is_late=move.is_late_on(today),
            may_receive=(move.is_under_way or move.pk in closed) and _kept(move.to_cell or move.from_cell, keeps),
            may_take_back=move.is_under_way and _kept(move.from_cell, keeps),
            closed_by_merger=move.pk in closed,
        )


def _kept(cell: Organisation | None, keeps: Callable[[Organisation], bool]) -> bool:
    return cell is not None and keeps(cell)


def _outcome(row: TransferRow) -> SafeString | str:
    if row.closed_by_merger and row.may_receive:
        address, words = reverse("cells:transfer_receive", args=[row.move.pk]), _("It had been received before")
        return format_html('{}<br><a href="{}">{}</a>', row.outcome, address, words)
    late = row.is_late and row.move.received_on
    return format_html("{} {}", row.outcome, badge(_("late"), "warning")) if late else row.outcome


TRANSFERS = List(
    gettext_lazy("Transfers"),
    Text("member", gettext_lazy("Member"), "move.member.full_name", width=28),
    Text("from_name", gettext_lazy("Sending cell"), width=32),
    Text("to_name", gettext_lazy("Receiving cell"), width=32),
    Day("sent_on", gettext_lazy("Sent on"), "move.sent_on", width=12),
    Day("papers_due_on", gettext_lazy("Papers to be handed in by"), "move.papers_due_on", width=12),
    Text("outcome", gettext_lazy("How it ended"), show=_outcome, width=28),
)


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person. `mend`: where both are looked at, "" where the person may not join them."""

    first: Member
    second: Member
    shared: str
    mend: str


def _record(side: str, heading: Words) -> tuple[Column, ...]:
    """One of the two records of a pair."""

    def born_and_card(pair: Pair) -> str:
        member: Member = getattr(pair, side)
        return f"{member.birth_in_words or NOTHING} · {member.card_number or NOTHING}"

    def address(pair: Pair) -> str:
        return reverse("cells:member", args=[getattr(pair, side).pk])

    return (
        Person(side, heading, f"{side}.full_name", link=address, note=born_and_card, width=28),
        Birth(f"{side}_born_on", gettext_lazy("Date of birth"), f"{side}.birth", only=Only.EXCEL, width=12),
        Text(f"{side}_card", gettext_lazy("Party card number"), f"{side}.card_number", only=Only.EXCEL, width=14),
    )


DUPLICATES = List(
    gettext_lazy("Likely duplicates"),
    *_record("first", gettext_lazy("One record")),
    *_record("second", gettext_lazy("The other")),
    Text("shared", gettext_lazy("What they share"), width=28),
    Text(
        "mend",
        gettext_lazy("Fix"),
        lambda pair: _("Look at both") if pair.mend else _("for the committee that keeps both registers"),
        link="mend",
        only=Only.PAGE,
    ),
    rows_a_page=50,
)


@dataclass(frozen=True)
class FindingRow:
    finding: Finding
    address: str
    """Where it is mended, "" where the person may not."""


FINDINGS = List(
    gettext_lazy("Data quality"),
    Person("who", gettext_lazy("Whom it concerns"), "finding.who", note="finding.where", width=28),
    Text("where", gettext_lazy("Organisation"), "finding.where", only=Only.EXCEL, width=32),
    Text("what", gettext_lazy("What"), "finding.what", width=40),
    Text("how", gettext_lazy("How to fix it"), "finding.how", link="address", width=40),
    kind="findings",
    rows_a_page=50,
)

BULK_ACTS = List(
    gettext_lazy("Acts on many at once"),
    Moment("done_at", gettext_lazy("When")),
    Text(
        "summary",
        gettext_lazy("What"),
        lambda act: capfirst(act.summary),
        link=lambda act: reverse("cells:bulk_act", args=[act.pk]),
        width=50,
    ),
    Number("number", gettext_lazy("Members"), width=10),
    Text("done_by", gettext_lazy("Recorded by"), "done_by.full_name", width=28),
    State(
        "state",
        gettext_lazy("State"),
        lambda act: _("taken back") if act.undone_at else _("done"),
        tone=lambda act: "neutral" if act.undone_at else "good",
    ),
    rows_a_page=50,
)
