"""Making the documents: what is asked for becomes one HTML, and that a file. The same order on the same data gives the same
bytes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import existing_on
from reports.queries.issued import issued_about
from reports.queries.layouts import layout_on
from reports.rules.counted import Counted
from reports.rules.issuing import signed_and_numbered
from reports.rules.kinds import Argument, DocumentKind, FileType
from reports.rules.party_document import Signature
from reports.rules.reporting_day import check_not_ahead
from reports.services.fonts import font_problem
from reports.services.html import PLAIN, STYLESHEET, Sheet, document_html
from reports.services.kinds import KINDS
from reports.services.order import Order
from reports.services.press import Told, check_length, nobody, pdf_of
from reports.services.word import word_of
from reports.services.workbook import workbook_of

__all__ = ["Order", "Printed", "document_of", "html_of", "print_document"]


@dataclass(frozen=True)
class Printed:
    content: bytes
    file_name: str


def print_document(
    order: Order, *, today: date, file: FileType = FileType.PDF, sheet: Sheet = PLAIN, told: Told = nobody
) -> Printed:
    """Raises Refused where there is nothing to print, and where this machine has not the font to print it in."""
    _check_comes_as(order.kind, file)
    html, day = html_of(order, today=today, sheet=sheet)
    return Printed(content=file_of(html, day, file, told=told), file_name=name_of(order, day, file))


def print_draft(order: Order, *, today: date, file: FileType = FileType.PDF, told: Told = nobody) -> Printed:
    """As `print_document`, of what is not issued."""
    _check_comes_as(order.kind, file)
    html, day = draft_of(order, today=today)
    return Printed(content=file_of(html, day, file, told=told), file_name=name_of(order, day, file))


def draft_of(order: Order, *, today: date) -> tuple[str, date]:
    """Its HTML and the day it is of. Minutes are none once both have signed: they take no number. Raises Refused."""
    document, day = document_of(order, today=today)
    sheet = Sheet(is_draft=getattr(document, "is_draft", True))
    return _set_as_settled(order, document, day, sheet, STYLESHEET), day


def name_of(order: Order, day: date, file: FileType) -> str:
    name = str(names_with_superior_on([order.organisation.pk], day)[order.organisation.pk])
    return file_name(KINDS[order.kind].file_name, name, day=day, ending=file)


def _check_comes_as(kind: DocumentKind, file: FileType) -> None:
    if file not in KINDS[kind].files:
        raise Refused(
            _("There is no %(document)s as %(program)s file.")
            % {"document": KINDS[kind].label, "program": file.program},
            field="format",
        )


def html_of(order: Order, *, today: date, sheet: Sheet = PLAIN, stylesheet: str = STYLESHEET) -> tuple[str, date]:
    """What page and files are made of, and the day it is of. Raises Refused where there is nothing to print."""
    document, day = document_of(order, today=today)
    return _set_as_settled(order, document, day, sheet, stylesheet), day


def _set_as_settled(order: Order, document: object, day: date, sheet: Sheet, stylesheet: str) -> str:
    """As the office has its pages set on that day: a draft is looked at on the sheets it will have."""
    sheet = replace(sheet, layout=layout_on(order.organisation, day))
    return document_html(KINDS[order.kind].template, document, stylesheet, sheet)


def document_of(order: Order, *, today: date) -> tuple[object, date]:
    """What is printed, and the day it is of. Raises Refused where there is nothing to print."""
    kind = KINDS[order.kind]
    for argument in order.arguments:
        if argument not in kind.takes:
            raise Refused(_not_asked_by(argument) % {"document": kind.label}, field=argument)
    check_not_ahead(order.on or today, today)
    order = kind.settled(order, today)
    document, day = kind.compose(order, today)
    return _as_issued(document, order, kind.about(order, day), today), day


def counted_in(order: Order, *, today: date, listed: bool = True) -> tuple[Counted | None, date]:
    """The figures of what is printed (None where it has none of its own), and its day. Raises Refused where there is no such
    document. Not `listed`: their numbers are what is wanted."""
    kind = KINDS[order.kind]
    check_not_ahead(order.on or today, today)
    order = kind.settled(order, today)
    day = kind.counted_on(order, today)
    return (kind.counted if listed else kind.numbers)(order, day), day


def _as_issued(document: Any, order: Order, about: str, today: date) -> Any:
    """With the number, date and signature it was issued with, from the day it is dated on: they belong to what it is about, and
    not to the day on which it is printed."""
    issued = issued_about(order.organisation, order.kind, about, by=order.on or today)
    if issued is None:
        return document
    place = existing_on(order.organisation, issued.dated_on).place
    return signed_and_numbered(
        document,
        Signature(issued.authority, issued.office, issued.signed_by),
        symbol=issued.symbol,
        place=place,
        dated_on=issued.dated_on,
    )


def _not_asked_by(argument: Argument) -> str:
    return {
        Argument.ON: _("“%(document)s” is not asked for by a day."),
        Argument.FROM: _("“%(document)s” has no first day: leave it out."),
        Argument.ROUND: _("“%(document)s” is not about a round: leave the round out."),
        Argument.MEETING: _("“%(document)s” is not about a meeting: leave the meeting out."),
        Argument.GROUP: _("“%(document)s” is not about a group: leave the group out."),
        Argument.PERSON: _("“%(document)s” is not about a person: leave the person out."),
        Argument.TRANSFER: _("“%(document)s” is not about a transfer: leave the transfer out."),
    }[argument]


def file_of(html: str, day: date, file: FileType, *, told: Told = nobody) -> bytes:
    """Raises Refused where it is too long for paper, and where this machine has not the font to print it in. `told`: of a PDF."""
    if file == FileType.DOCX:
        check_length(html)
        return word_of(html, day)
    if file == FileType.XLSX:
        return workbook_of(html, day)
    if font_problem() is not None:
        raise Refused(
            _("Documents cannot be printed at present: their font is missing on the server. Tell the administrator.")
        )
    return pdf_of(html, told=told)
