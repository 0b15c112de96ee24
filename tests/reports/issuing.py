"""How far a document has come, for tests that begin with one that is written, or issued."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from cells.models import Body, Organisation, Post
from reports.models import Issued
from reports.queries.issued import kept_file
from reports.queries.signings import signings_on
from reports.rules.kinds import DocumentKind, FileType
from reports.rules.signing import Way
from reports.services import issue as issuing
from reports.services.issue import issue_document
from reports.services.narratives import save_narratives
from reports.services.order import Order
from reports.services.readiness import IssueDraft
from tests.cast import TODAY, Cast
from tests.pilots.story import submitted

SITE = "https://dang.example.vn"
SECTIONS = ("leadership", "strengths", "difficulties", "tasks", "recipients")


def secretary(cast: Cast, code: str = "WARD", *, of: str = "SECOND") -> Post:
    (member, *_rest) = cast.people(1, of=of)
    return cast.office(member, Post.Title.SECRETARY, of=code, body=Body.Kind.EXECUTIVE)


def written(cast: Cast, *, day: date = TODAY, **texts: str) -> Order:
    """The result report of the city, every required chapter written."""
    every = dict.fromkeys(SECTIONS, "Đã thực hiện.") | texts
    save_narratives(
        organisation=cast["CITY"],
        kind=DocumentKind.PILOT_REPORT,
        day=day,
        texts=every,
        occasion=cast.occasion("dung", today=day),
    )
    return Order(DocumentKind.PILOT_REPORT, cast["CITY"], on=day)


def sent(cast: Cast) -> Order:
    """The registration list of the ward, submitted today."""
    return Order(DocumentKind.REGISTRATION_LIST, cast["WARD"], round_id=submitted(cast).submission.round_id)


def signing(organisation: Organisation, day: date = TODAY, way: Way = Way.COLLECTIVE) -> str:
    return next(one.key for one in signings_on(organisation, day) if one.way == way)


def issue(
    cast: Cast, order: Order, *, on: date = TODAY, dated_on: date | None = None, by: str = "", **said: object
) -> Issued:
    facts = {"dated_on": dated_on or on, "title": "Báo cáo kết quả", "signing": ""} | said
    facts["signing"] = facts["signing"] or signing(order.organisation, facts["dated_on"])
    username = by or ("dung" if order.kind == DocumentKind.PILOT_REPORT else "binh")
    draft = IssueDraft(**facts)
    return issue_document(order=order, draft=draft, site=SITE, occasion=cast.occasion(username, today=on))


def pdf_of(issued: Issued) -> PdfReader:
    return PdfReader(io.BytesIO(kept_file(issued.digest).read_bytes()))


def without_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried is everything but how the sheets look: laying them out takes most of the time."""
    made = issuing.file_of
    monkeypatch.setattr(
        issuing,
        "file_of",
        lambda html, day, file, **told: html.encode() if file == FileType.PDF else made(html, day, file, **told),
    )


def words(issued: Issued) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf_of(issued).pages).split())
