"""Making the documents: what is asked for becomes one HTML, and that a file. The same order on the same data gives the same
bytes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from cells.queries.names import names_with_superior_on
from reports.rules.kinds import Argument, FileType
from reports.rules.reporting_day import check_not_ahead
from reports.services.fonts import font_problem
from reports.services.html import STYLESHEET, document_html
from reports.services.kinds import KINDS
from reports.services.order import Order
from reports.services.word import word_of
from reports.services.workbook import workbook_of

__all__ = ["Order", "Printed", "document_of", "html_of", "print_document"]


@dataclass(frozen=True)
class Printed:
    content: bytes
    file_name: str


def print_document(order: Order, *, today: date, file: FileType = FileType.PDF) -> Printed:
    """Raises Refused where there is nothing to print, and where this machine has not the font to print it in."""
    kind = KINDS[order.kind]
    if file not in kind.files:
        raise Refused(
            _("There is no %(document)s as %(program)s file.") % {"document": kind.label, "program": file.program},
            field="format",
        )
    html, day = html_of(order, today=today)
    name = str(names_with_superior_on([order.organisation.pk], day)[order.organisation.pk])
    return Printed(content=_file_of(html, day, file), file_name=file_name(kind.file_name, name, day=day, ending=file))


def html_of(order: Order, *, today: date, stylesheet: str = STYLESHEET) -> tuple[str, date]:
    """What page and files are made of, and the day it is of. Raises Refused where there is nothing to print."""
    document, day = document_of(order, today=today)
    return document_html(KINDS[order.kind].template, document, stylesheet), day


def document_of(order: Order, *, today: date) -> tuple[object, date]:
    """What is printed, and the day it is of. Raises Refused where there is nothing to print."""
    kind = KINDS[order.kind]
    for argument in order.arguments:
        if argument not in kind.takes:
            raise Refused(_not_asked_by(argument) % {"document": kind.label}, field=argument)
    check_not_ahead(order.on or today, today)
    return kind.compose(order, today)


def _not_asked_by(argument: Argument) -> str:
    return {
        Argument.ON: _("“%(document)s” is not asked for by a day."),
        Argument.FROM: _("“%(document)s” has no first day: leave it out."),
        Argument.ROUND: _("“%(document)s” is not about a round: leave the round out."),
        Argument.MEETING: _("“%(document)s” is not about a meeting: leave the meeting out."),
        Argument.GROUP: _("“%(document)s” is not about a group: leave the group out."),
    }[argument]


def _file_of(html: str, day: date, file: FileType) -> bytes:
    if file == FileType.DOCX:
        return word_of(html, day)
    if file == FileType.XLSX:
        return workbook_of(html, day)
    if font_problem() is not None:
        raise Refused(
            _("Documents cannot be printed at present: their font is missing on the server. Tell the administrator.")
        )
    # WeasyPrint takes its time to load: only where a PDF is made.
    from reports.services.pdf import pdf_of

    return pdf_of(html)
