"""Many documents at once, in the order of the tree: what is issued as it was frozen, what is not as a draft."""

import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.file_names import file_name
from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.queries.names import names_with_superior_on
from meetings.models import Meeting
from meetings.queries.meetings import held_below
from pilots.models import Submission
from reports.queries.issued import issued_about, kept_file
from reports.queries.registration_list import lists_below
from reports.rules.issuing import matter_of
from reports.rules.kinds import DocumentKind, FileType
from reports.rules.many import Packed, What, month_of
from reports.services.documents import Printed, draft_of, file_of, name_of
from reports.services.kinds import KINDS
from reports.services.merged import merged
from reports.services.order import Order
from reports.services.press import AT_ONCE, Told, nobody

MOST = {Packed.ZIP: 2_000, Packed.PDF: 500}
"""A province has fewer grassroots organisations. One PDF is put together in memory."""
KIND = {What.LISTS: DocumentKind.REGISTRATION_LIST, What.MINUTES: DocumentKind.MEETING_MINUTES}


@dataclass(frozen=True)
class _One:
    """`frozen`: its bytes, where it is issued; else what is laid out."""

    title: str
    file_name: str
    frozen: bytes | None = None
    html: str = ""
    day: date = date.min

    def content(self) -> bytes:
        return self.frozen if self.frozen is not None else file_of(self.html, self.day, FileType.PDF)


def many_in_one(
    what: What, organisation: Organisation, day: date, *, packed: Packed, today: date, told: Told = nobody
) -> Printed:
    """Of every organisation below, as one file: the newest list of a round opened by the day, or the minutes of what was held in
    the month of the day. The same documents, the same bytes. Raises Refused."""
    asked = _asked(what, organisation, day, packed=packed, today=today)
    documents = _laid_out(asked, told)
    name = str(names_with_superior_on([organisation.pk], day)[organisation.pk])
    if packed == Packed.ZIP:
        content = _as_zip(documents)
    else:
        content = merged(((one.title, made) for one, made in documents), title=f"{KINDS[KIND[what]].file_name}: {name}")
    return Printed(content, file_name(KINDS[KIND[what]].file_name, name, day=day, ending=packed.value))


def check_many(what: What, organisation: Organisation, day: date, *, packed: Packed, today: date) -> None:
    """Raises Refused where there is nothing to put together, or too much."""
    _asked(what, organisation, day, packed=packed, today=today)


def _asked(
    what: What, organisation: Organisation, day: date, *, packed: Packed, today: date
) -> Sequence[Callable[[], _One]]:
    """Each is composed when its turn comes. Raises Refused as above."""
    if what == What.LISTS:
        asked = [_list(submission, day, today) for submission in lists_below(organisation, day)]
    else:
        asked = [_minutes(meeting, today) for meeting in held_below(organisation, *month_of(day))]
    if not asked:
        raise Refused(
            _("Nothing below it has a registration list by that day.")
            if what == What.LISTS
            else _("No meeting below it is recorded as held in that month.")
        )
    if len(asked) > MOST[packed]:
        raise Refused(
            _("These are more than %(most)d documents at once. Ask for those of a part of it.") % {"most": MOST[packed]}
        )
    return asked


def _list(submission: Submission, day: date, today: date) -> Callable[[], _One]:
    def compose() -> _One:
        about = matter_of(day=day, round_id=submission.round_id)
        issued = issued_about(submission.organisation, KIND[What.LISTS], about, by=day)
        if issued is not None:
            return _One(_name(issued.organisation, day), issued.file_name, kept_file(issued.digest).read_bytes())
        return _draft(Order(KIND[What.LISTS], submission.organisation, on=day, round_id=submission.round_id), today)

    return compose


def _minutes(meeting: Meeting, today: date) -> Callable[[], _One]:
    return lambda: _draft(Order(KIND[What.MINUTES], meeting.organisation, meeting_id=meeting.pk), today)


def _draft(order: Order, today: date) -> _One:
    html, day = draft_of(order, today=today)
    title = _name(order.organisation, day)
    if order.meeting_id is not None:
        title = f"{title} · {day_in_words(day)}"
    return _One(title, name_of(order, day, FileType.PDF), html=html, day=day)


def _name(organisation: Organisation, day: date) -> str:
    return str(names_with_superior_on([organisation.pk], day)[organisation.pk])


def _laid_out(asked: Sequence[Callable[[], _One]], told: Told) -> Iterator[tuple[_One, bytes]]:
    """In their order, as many at a time as there are processes to lay them out; the next are composed meanwhile."""
    waiting: deque[tuple[_One, Future[bytes]]] = deque()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number, compose in enumerate(asked):
            told(number, len(asked))
            one = compose()
            waiting.append((one, threads.submit(one.content)))
            if len(waiting) > AT_ONCE:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
    told(len(asked), len(asked))


def _first(waiting: deque[tuple[_One, Future[bytes]]]) -> tuple[_One, bytes]:
    one, content = waiting.popleft()
    return one, content.result()


def _as_zip(documents: Iterator[tuple[_One, bytes]]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for number, (one, content) in enumerate(documents, start=1):
            # When they were packed is no part of them.
            archive.writestr(ZipInfo(f"{number:04d} - {one.file_name}"), content)
    return packed.getvalue()
