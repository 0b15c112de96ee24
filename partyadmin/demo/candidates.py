"""Some dozen invented people on the way into the Party, at every step of it around the demo's first day, and the probationary
members of the city whom its board follows since. Nobody of them is a member more than the seeds count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from accounts.models import Occasion
from admissions.models import Candidate, CandidateCompanion
from admissions.queries.pipeline import entitled, executive_on, paper_kinds_on
from admissions.rules.steps import Step
from admissions.services.companions import add_companion
from admissions.services.listing import Particulars, close_candidate, list_candidate
from admissions.services.papers import keep_papers
from admissions.services.steps import StepTold, record_step
from admissions.services.taking_over import take_over
from cells.models import Member, Organisation
from cells.queries.members import official_members_on
from cells.rules.document_reference import CitedDocument
from meetings.models import Meeting

Act = Callable[[], object]
By = Callable[[str, date], Occasion]
CITY, FOLLOWED_SINCE = "PRTC", date(2025, 3, 3)
FIRST, SECOND, UNIT = "PRTC-P01-01", "PRTC-P01-02", "PRTC-C01"
MET = {1: date(2025, 1, 5), 2: date(2025, 2, 5), 3: date(2025, 3, 5)}
"""Meetings of the first cell."""
FILED, COURSE, TOGETHER = date(2024, 12, 20), date(2024, 9, 14), date(2021, 6, 1)
FEMALE, MALE = Member.Sex.FEMALE, Member.Sex.MALE
Sector = Candidate.Sector


@dataclass(frozen=True)
class Told:
    """One person: what has been done by the demo's first day, each on its day."""

    name: str
    born_on: date
    sex: str
    sector: str
    cell: str = FIRST
    listed_on: date = date(2024, 6, 5)
    course: date | None = None
    introduced: bool = False
    papers: int = 0
    """How many of the checklist are there."""
    voted: date | None = None
    against: int = 0
    resolved: date | None = None
    decided: date | None = None
    received: date | None = None
    closed: date | None = None


PEOPLE = (
    Told("Trần Thị Bích Phượng", date(2003, 4, 11), FEMALE, Sector.STUDENT, listed_on=date(2025, 3, 5)),
    Told("Nguyễn Quốc Huy", date(1998, 8, 2), MALE, Sector.WORKER, SECOND, listed_on=date(2025, 2, 6)),
    Told("Lê Minh Khôi", date(1995, 12, 19), MALE, Sector.BUSINESS, course=COURSE),
    Told("Phan Thị Ngọc Hân", date(1990, 2, 27), FEMALE, Sector.OFFICIAL, UNIT, course=COURSE, introduced=True),
    Told("Võ Đình Phúc", date(1987, 7, 7), MALE, Sector.FARMER, SECOND, course=COURSE, introduced=True, papers=4),
    Told("Đặng Thùy Trang", date(1999, 10, 30), FEMALE, Sector.OFFICIAL, course=COURSE, introduced=True, papers=7),
    Told(
        "Hồ Văn Lợi", date(1993, 5, 16), MALE, Sector.WORKER, course=COURSE, introduced=True, papers=7, voted=MET[3]
    ),
    Told(
        "Bùi Thị Thanh Nhàn", date(1996, 1, 23), FEMALE, Sector.FORCES,
        course=COURSE, introduced=True, papers=7, voted=MET[2], resolved=date(2025, 2, 20),
    ),
    Told(
        "Nguyễn Thị Kiều Oanh", date(1991, 9, 9), FEMALE, Sector.OFFICIAL,
        course=COURSE, introduced=True, papers=7, voted=MET[1], resolved=date(2025, 1, 15), decided=date(2025, 3, 14),
    ),
    Told(
        "Trương Công Định", date(1989, 3, 28), MALE, Sector.FARMER,
        course=COURSE, introduced=True, papers=7, voted=MET[1], resolved=date(2025, 1, 10), decided=date(2025, 1, 20),
        received=date(2025, 1, 22),
    ),
    Told(
        "Mai Xuân Bách", date(1997, 6, 6), MALE, Sector.BUSINESS,
        course=COURSE, introduced=True, papers=7, voted=MET[2], against=40,
    ),
    Told("Đỗ Thị Hải Yến", date(2001, 11, 4), FEMALE, Sector.STUDENT, course=COURSE, closed=date(2025, 2, 10)),
)  # fmt: skip


def done_for_candidates(by: By) -> Iterator[tuple[date, Act]]:
    """Each act on its day; of one day in this order."""
    for told in PEOPLE:
        yield from Played(told, by).acts()
    yield (
        FOLLOWED_SINCE,
        lambda: take_over(organisation=Organisation.objects.get(code=CITY), occasion=by("board", FOLLOWED_SINCE)),
    )


@dataclass
class Played:
    told: Told
    by: By
    candidate: Candidate = field(init=False)

    def acts(self) -> Iterator[tuple[date, Act]]:
        told = self.told
        yield told.listed_on, self._list
        if told.course is not None:
            yield told.course, partial(self._record, Step.COURSE, told.course)
        if told.introduced:
            yield FILED, self._introduce
        if told.papers:
            yield FILED, self._file
        if told.voted is not None:
            yield told.voted, partial(self._vote, told.voted)
        if told.resolved is not None:
            yield told.resolved, partial(self._resolve, told.resolved)
        if told.decided is not None:
            yield told.decided, partial(self._decide, told.decided)
        if told.received is not None:
            yield told.received, partial(self._record, Step.RECEIPT, told.received)
        if told.closed is not None:
            yield told.closed, partial(self._close, told.closed)

    @property
    def _cell(self) -> Organisation:
        return Organisation.objects.get(code=self.told.cell)

    def _occasion(self, on: date, username: str = "") -> Occasion:
        keeper = {FIRST: "clerk", SECOND: "ward", UNIT: "unit"}[self.told.cell]
        return self.by(username or keeper, on)

    def _list(self) -> None:
        told, on = self.told, self.told.listed_on
        person = Particulars(told.name, told.born_on, told.sex, told.sector)
        self.candidate = list_candidate(cell=self._cell, person=person, on=on, occasion=self._occasion(on))

    def _record(self, step: str, on: date, username: str = "", **facts: Any) -> None:
        told = StepTold(step, on, **facts)
        record_step(candidate=self.candidate, told=told, occasion=self._occasion(on, username))

    def _introduce(self) -> None:
        official = official_members_on([self._cell.pk], FILED)
        pair = list(official.order_by("pk")[2:4])
        for member in pair:
            companion: CandidateCompanion = add_companion(
                candidate=self.candidate,
                member=member,
                body="",
                since=TOGETHER,
                on=FILED,
                occasion=self._occasion(FILED),
            )
            self._record(Step.REMARK, FILED, companion=companion)
        for step in (Step.OPINION_BODIES, Step.OPINION_RESIDENCE):
            self._record(step, FILED)

    def _file(self) -> None:
        kinds = paper_kinds_on(FILED)
        there = {kind.key: ("there", FILED) for kind in kinds[: self.told.papers]}
        others: dict[str, tuple[str, date | None]] = {kind.key: ("missing", None) for kind in kinds}
        keep_papers(candidate=self.candidate, papers=others | there, occasion=self._occasion(FILED))

    def _vote(self, on: date) -> None:
        meeting = Meeting.objects.get(organisation=self._cell, held_on=on)
        in_favour = entitled(meeting).base - self.told.against
        self._record(Step.CELL_VOTE, on, meeting=meeting, in_favour=in_favour, against=self.told.against)

    def _resolve(self, on: date) -> None:
        base = executive_on(self._cell, on)
        self._record(Step.COMMITTEE_VOTE, on, "ward", in_favour=base, against=0, base=base)

    def _decide(self, on: date) -> None:
        document = CitedDocument("Ban Thường vụ Thành ủy", f"{on.day + 400}-QĐ/TU", on, "Kết nạp người vào Đảng")
        self._record(Step.DECISION, on, "board", document=document)

    def _close(self, on: date) -> None:
        because = "Chuyển nơi làm việc, xin thôi làm thủ tục"
        close_candidate(candidate=self.candidate, how="abandoned", because=because, on=on, occasion=self._occasion(on))
