"""Many documents at once, in the order of the tree: what is issued as it was frozen, what is not as a draft."""

import io
from collections.abc import Iterator
from datetime import date
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.names import names_with_superior_on
from pilots.models import Submission
from reports.queries.issued import issued_about, kept_file
from reports.queries.registration_list import lists_below
from reports.rules.issuing import matter_of
from reports.rules.kinds import DocumentKind, FileType
from reports.services.documents import Printed, print_document
from reports.services.html import Sheet
from reports.services.kinds import KINDS
from reports.services.order import Order

MOST = 2_000
"""A province has fewer grassroots organisations."""
KIND = DocumentKind.REGISTRATION_LIST


def lists_in_one(organisation: Organisation, day: date, *, today: date) -> Printed:
    """The newest list of every organisation below, of rounds opened by the day, as one zip. Raises Refused."""
    lists = lists_below(organisation, day)
    if not lists:
        raise Refused(_("Nothing below it has a registration list by that day."))
    if len(lists) > MOST:
        raise Refused(
            _("These are more than %(most)d documents at once. Ask for those of a part of it.") % {"most": MOST}
        )
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, content in _files(lists, day, today):
            # The same lists, the same bytes: when they were packed is no part of them.
            archive.writestr(ZipInfo(name), content)
    name = str(names_with_superior_on([organisation.pk], day)[organisation.pk])
    return Printed(packed.getvalue(), file_name(KINDS[KIND].file_name, name, day=day, ending="zip"))


def _files(lists: list[Submission], day: date, today: date) -> Iterator[tuple[str, bytes]]:
    for number, submission in enumerate(lists, start=1):
        name, content = _file(submission, day, today)
        yield f"{number:04d} - {name}", content


def _file(submission: Submission, day: date, today: date) -> tuple[str, bytes]:
    matter = matter_of(day=day, round_id=submission.round_id)
    issued = issued_about(submission.organisation, KIND, matter, by=day)
    if issued is not None:
        return issued.file_name, kept_file(issued.digest).read_bytes()
    order = Order(KIND, submission.organisation, on=day, round_id=submission.round_id)
    draft = print_document(order, today=today, file=FileType.PDF, sheet=Sheet(is_draft=True))
    return draft.file_name, draft.content
