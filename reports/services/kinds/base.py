"""What a kind of document is: one class of this, one template of its key, one test."""

from abc import ABC
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db.models import Model
from django.utils.functional import Promise

from cells.models import Mandate, Organisation, OrganisationVersion, Post
from cells.queries.organisations import existing_on
from reports.models import Cover
from reports.queries.issuing import board_symbol, signatories_on
from reports.queries.narratives import cover_on, texts_on
from reports.rules.chart import Charts
from reports.rules.counted import Counted
from reports.rules.flagging import Figures
from reports.rules.issuing import matter_of
from reports.rules.kinds import RECIPIENTS_WRITTEN, Argument, DocumentKind, FileType, Written
from reports.services.order import Matter, Order

ON_PAPER = (FileType.PDF, FileType.DOCX)
WITH_TABLES = (*ON_PAPER, FileType.XLSX)


class KindOfDocument(ABC):
    key: ClassVar[DocumentKind]
    label: ClassVar[str | Promise]
    file_name: ClassVar[str]
    """In Vietnamese, as people write it."""
    type_code: ClassVar[str]
    """36-HD/VPTW: «BC», «TTr» …"""
    by_board: ClassVar[bool] = False
    """Whether the organisation board issues it in its own name: under its own symbol and numbers, signed by its head."""
    writers: ClassVar[tuple[Mandate.Role, ...]]
    """Who writes what is written by hand; who reads the organisation may print what there is."""
    files: ClassVar[tuple[FileType, ...]] = ON_PAPER
    takes: ClassVar[frozenset[Argument]] = frozenset({Argument.ON})
    of_a_round: ClassVar[bool] = False
    """Whether what is written for it belongs to a round, and not to a reporting day alone."""
    sections: ClassVar[tuple[Written, ...]] = (RECIPIENTS_WRITTEN,)
    cites_what_asked: ClassVar[bool] = False
    """Whether it names the letter that asked for it."""
    charts: ClassVar[Charts] = Charts.NONE
    previews: ClassVar[bool] = True
    """Whether its text can be looked at while it is written."""
    takes_number: ClassVar[bool] = True
    """Whether number and date are written for it; else what it is about has them."""

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> object:
        """The document with a cover and texts, whether they are kept yet or not. Raises Refused. A kind says this, or how it is
        composed of what is kept."""
        raise NotImplementedError(self.key)

    def compose(self, order: Order, today: date) -> tuple[object, date]:
        """The document with what is kept for it, and the day it is of. Raises Refused where there is nothing to print."""
        matter = self.matter(order, today)
        cover = self.cover_to_edit(matter)
        return self.draft(matter, cover=cover, texts=self.texts_to_edit(matter)), matter.day

    def matter(self, order: Order, today: date) -> Matter:
        """What is written for it belongs to this. Raises Refused where there is no such document."""
        return Matter(order.organisation, order.on or today)

    def kept_as(self, matter: Matter) -> str:
        """Under which name its texts and its cover are kept: a kind may have several documents of one day."""
        del matter
        return self.key

    def texts_to_edit(self, matter: Matter) -> Mapping[str, str]:
        """By section, where the form begins, and what is printed."""
        return self.usual(matter) | texts_on(matter.organisation, self.kept_as(matter), matter.day, matter.round)

    def usual(self, matter: Matter) -> dict[str, str]:
        """By section what stands there until something is written: forms of words, never a statement."""
        del matter
        return {}

    def proposals(self, matter: Matter) -> Mapping[str, str]:
        """By section what the clerk may take over where nothing is written yet; nobody has said it, so none of it is printed."""
        del matter
        return {}

    def signatories(self, organisation: Organisation, day: date) -> list[Post]:
        """Who may sign it on the day."""
        return signatories_on(organisation, day)

    def prints_charts(self, cover: Cover) -> bool:
        """Whether it has them, by what is settled for the document."""
        return bool(self.charts.value if cover.with_charts is None else cover.with_charts)

    @property
    def book_code(self) -> str:
        """Which book of numbers it stands in: a type of document of one organ."""
        return f"{self.type_code}/BTC" if self.by_board else self.type_code

    def symbol_on(self, version: OrganisationVersion) -> str:
        """Of the organ that issues it: «TU», «BTCTU»."""
        return board_symbol(version) if self.by_board else version.symbol

    @property
    def text_template(self) -> str:
        """Of its text without head and foot, as it is looked at while it is written."""
        return f"reports/documents/{self.key}_text.html"

    def settled(self, order: Order, today: date) -> Order:
        """The order that says which round or meeting it means, where it left that open; as it is where there is none."""
        if not self.of_a_round or order.round_id is not None:
            return order
        round = self.matter(order, today).round
        return replace(order, round_id=round.pk) if round else order

    def cover_to_edit(self, matter: Matter) -> Cover:
        """Where the form begins, and what is printed."""
        return cover_on(matter.organisation, self.kept_as(matter), matter.day, matter.round)

    def about(self, order: Order, day: date) -> str:
        """The name of what it is about: of each an organisation issues one document of a kind."""
        return matter_of(day=day, since=order.since, round_id=order.round_id, meeting_id=order.meeting_id)

    def check_ready(self, order: Order, day: date) -> None:
        """Raises Refused where it may be printed as a draft but not issued yet."""
        del order, day

    def counted(self, order: Order, day: date) -> Counted | None:
        """Its figures on its day, each with what it counts: opened on the page, kept by their digests with what is issued. None
        where it has none of its own. `order`: settled."""
        del order, day
        return None

    def numbers(self, order: Order, day: date) -> Counted | None:
        """The same figures for whoever shows their numbers: what they count need not be listed."""
        return self.counted(order, day)

    def counted_on(self, order: Order, today: date) -> date:
        """The day its figures are of, without the document being composed. Raises Refused where there is no such document."""
        matter = self.matter(order, today)
        existing_on(matter.organisation, matter.day)
        return matter.day

    def beside(self, matter: Matter) -> Figures:
        """The figures that its narratives stand beside."""
        del matter
        return Figures({})

    def reading(self, order: Order) -> tuple[str, Model] | None:
        """Whose record is read by whoever sees it, and the act by which that is noted; None where it is of nobody alone."""
        del order
        return None

    @property
    def template(self) -> str:
        return f"reports/documents/{self.key}.html"
