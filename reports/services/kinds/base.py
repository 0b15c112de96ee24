"""What a kind of document is: one class of this, one template of its key, one test."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from django.utils.functional import Promise

from cells.models import Mandate, Organisation
from reports.models import Cover
from reports.queries.narratives import cover_on, texts_on
from reports.rules.flagging import Figures
from reports.rules.issuing import Counted
from reports.rules.kinds import RECIPIENTS_WRITTEN, Argument, DocumentKind, FileType, Written
from reports.services.order import Order

ON_PAPER = (FileType.PDF, FileType.DOCX)
WITH_TABLES = (*ON_PAPER, FileType.XLSX)


class KindOfDocument(ABC):
    key: ClassVar[DocumentKind]
    label: ClassVar[str | Promise]
    file_name: ClassVar[str]
    """In Vietnamese, as people write it."""
    type_code: ClassVar[str]
    """36-HD/VPTW: «BC», «TTr» …"""
    writer: ClassVar[Mandate.Role]
    """Who writes what is written by hand; who reads the organisation may print what there is."""
    files: ClassVar[tuple[FileType, ...]] = ON_PAPER
    takes: ClassVar[frozenset[Argument]] = frozenset({Argument.ON})
    sections: ClassVar[tuple[Written, ...]] = (RECIPIENTS_WRITTEN,)
    cites_what_asked: ClassVar[bool] = False
    """Whether it names the letter that asked for it."""

    @abstractmethod
    def compose(self, order: Order, today: date) -> tuple[object, date]:
        """The document and the day it is of. Raises Refused where there is nothing to print."""

    def texts_to_edit(self, organisation: Organisation, day: date) -> Mapping[str, str]:
        """By section, where the form begins."""
        return texts_on(organisation, self.key, day)

    def proposals(self, organisation: Organisation, day: date) -> Mapping[str, str]:
        """By section what the clerk may take over where nothing is written yet; nobody has said it, so none of it is printed."""
        del organisation, day
        return {}

    def draft(self, organisation: Organisation, day: date, *, cover: Cover, texts: Mapping[str, str]) -> object | None:
        """The document with texts and a cover that are not kept yet; None where there is nothing to look at before."""
        del organisation, day, cover, texts
        return None

    def settled(self, order: Order, today: date) -> Order:
        """The order that says which round or meeting it means, where it left that open; as it is where there is none."""
        del today
        return order

    def cover_to_edit(self, organisation: Organisation, day: date) -> Cover:
        """Where the form begins."""
        return cover_on(organisation, self.key, day)

    def check_ready(self, order: Order, day: date) -> None:
        """Raises Refused where it may be printed as a draft but not issued yet."""
        del order, day

    def counted(self, organisation: Organisation, day: date) -> Counted | None:
        """What it counts, to be kept with what is issued; None where it has no figures of its own."""
        del organisation, day
        return None

    def beside(self, organisation: Organisation, day: date) -> Figures:
        """The figures that its narratives stand beside."""
        del organisation, day
        return Figures({})

    @property
    def template(self) -> str:
        return f"reports/documents/{self.key}.html"
