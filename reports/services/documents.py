"""Making the documents. What is asked for is an Order; the same order on the same data gives the same bytes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.names import name_in_full_on, names_with_superior_on
from reports.queries.pilot_report import pilot_report
from reports.queries.registration_list import list_day, possible_list, registration_list, submissions_of
from reports.rules.kinds import FILE_NAMES, TEMPLATES, DocumentKind
from reports.rules.registration_list import RegistrationList
from reports.rules.reporting_day import check_not_ahead
from reports.services.fonts import font_problem

PDF = "application/pdf"


@dataclass(frozen=True)
class Order:
    """Which document of which organisation. `on` None: the day the list was sent, or today. `round_id` None: the newest."""

    kind: DocumentKind
    organisation: Organisation
    on: date | None = None
    round_id: int | None = None

    @property
    def params(self) -> dict[str, object]:
        """As a job keeps it."""
        return {
            "kind": str(self.kind),
            "organisation": self.organisation.code,
            "on": self.on,
            "round": self.round_id,
        }


@dataclass(frozen=True)
class Printed:
    content: bytes
    file_name: str


def print_document(order: Order, *, today: date) -> Printed:
    """Raises Refused where there is nothing to print, and where this machine has not the font to print it in."""
    document, day = document_of(order, today=today)
    if font_problem() is not None:
        raise Refused(
            _("Documents cannot be printed at present: their font is missing on the server. Tell the administrator.")
        )
    # WeasyPrint takes its time to load: only where a PDF is made.
    from reports.services.pdf import render_pdf

    name = str(names_with_superior_on([order.organisation.pk], day)[order.organisation.pk])
    return Printed(
        content=render_pdf(TEMPLATES[order.kind], document),
        file_name=file_name(FILE_NAMES[order.kind], name, day=day, ending="pdf"),
    )


def document_of(order: Order, *, today: date) -> tuple[object, date]:
    """What is printed, and the day it is of. Raises Refused where there is nothing to print."""
    day = order.on or today
    check_not_ahead(day, today)
    if order.kind == DocumentKind.PILOT_REPORT:
        return pilot_report(order.organisation, day), day
    return _registration_list(order, today)


def _registration_list(order: Order, today: date) -> tuple[RegistrationList, date]:
    """Of the round that was asked for, or the newest, of those opened by the day; before the first, what could be registered."""
    submissions = submissions_of(order.organisation, by=order.on)
    for submission in submissions:
        if order.round_id in (None, submission.round_id):
            day = order.on or list_day(submission, today)
            return registration_list(submission, day), day
    day = order.on or today
    if not submissions and order.round_id is None and (possible := possible_list(order.organisation, day)):
        return possible, day
    raise Refused(
        _("%(organisation)s has no registration list in this round.")
        % {"organisation": name_in_full_on(order.organisation, day)},
        field="round",
    )
