"""A person on the way into the Party: CELL has official members, and takes each step on the first day it can be taken."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Occasion
from admissions.models import Candidate, CandidateStep
from admissions.queries.pipeline import paper_kinds_on
from admissions.rules.steps import Step
from admissions.services.companions import add_companion
from admissions.services.joining import decide_full_membership, hold_ceremony
from admissions.services.listing import Particulars, list_candidate
from admissions.services.papers import keep_papers
from admissions.services.steps import StepTold, record_step
from cells.models import Member, Organisation
from cells.rules.document_reference import CitedDocument
from meetings.models import Meeting
from tests.cast import Cast

NAME, BIRTH = "Lê Thị Hạ", date(2000, 2, 29)


@dataclass
class Way:
    cast: Cast
    members: list[Member]
    candidate: Candidate

    @classmethod
    def begin(cls, cast: Cast, *, on: date = date(2023, 1, 10), official: int = 9, of: str = "CELL") -> "Way":
        members = cast.people(official, of=of)
        person = Particulars(NAME, BIRTH, "female", "worker")
        candidate = list_candidate(cell=cast[of], person=person, on=on, occasion=cast.occasion(today=on))
        return cls(cast, members, candidate)

    def occasion(self, on: date) -> Occasion:
        return self.cast.occasion(today=on)

    def do(self, step: str, on: date, **told: Any) -> CandidateStep:
        facts = StepTold(step, on, **told)
        row = record_step(candidate=self.candidate, told=facts, occasion=self.occasion(on))
        self.candidate.refresh_from_db()
        return row

    def meeting(self, on: date, **facts: Any) -> Meeting:
        told = {"format": "in_person", "state": "held", "kind": "monthly"} | facts
        return Meeting.objects.create(organisation=self.candidate.cell, held_on=on, retrospective=True, **told)

    def vote(self, step: str, on: date, in_favour: int = 9, against: int = 0, **facts: Any) -> CandidateStep:
        return self.do(step, on, meeting=self.meeting(on, **facts), in_favour=in_favour, against=against)

    def introduced(self, on: date) -> None:
        for member in self.members[:2]:
            companion = add_companion(
                candidate=self.candidate,
                member=member,
                body="",
                since=date(2020, 1, 1),
                on=on,
                occasion=self.occasion(on),
            )
            self.do(Step.REMARK, on, companion=companion)

    def filed(self, on: date) -> None:
        """Everything that has to be there before the vote."""
        self.do(Step.COURSE, on)
        self.introduced(on)
        for step in (Step.OPINION_BODIES, Step.OPINION_RESIDENCE):
            self.do(step, on)
        papers = {kind.key: ("there", on) for kind in paper_kinds_on(on)}
        keep_papers(candidate=self.candidate, papers=papers, occasion=self.occasion(on))

    def decided(self, on: date) -> None:
        """Filed, voted, resolved and decided on one day."""
        self.filed(on)
        self.vote(Step.CELL_VOTE, on)
        if self.candidate.cell != self.cast["UNIT"]:
            self.do(Step.COMMITTEE_VOTE, on, in_favour=10, against=0, base=15)
        self.do(Step.DECISION, on, document=paper(on, "QĐ kết nạp"))

    def admitted(self, on: date, *, decided: date | None = None) -> Member:
        self.decided(decided or on)
        return self.ceremony(on)

    def ceremony(self, on: date, **told: Any) -> Member:
        facts = {"again": None, "is_another_person": False, "seen_by": Organisation.objects.all()} | told
        hold_ceremony(candidate=self.candidate, on=on, occasion=self.occasion(on), **facts)
        self.candidate.refresh_from_db()
        assert self.candidate.member is not None
        return self.candidate.member

    def reviewed(self, on: date) -> None:
        """What has to be there before the vote on full membership."""
        self.do(Step.NEW_COURSE, on)
        self.do(Step.OWN_REVIEW, on)
        helper = add_companion(
            candidate=self.candidate, member=self.members[2], body="", since=None, on=on, occasion=self.occasion(on)
        )
        self.do(Step.REMARK, on, companion=helper)

    def full(self, on: date, *, granted: bool = True) -> CandidateStep:
        row = decide_full_membership(
            candidate=self.candidate,
            is_granted=granted,
            on=on,
            document=paper(on, "QĐ chính thức"),
            occasion=self.occasion(on),
        )
        self.candidate.refresh_from_db()
        return row


def paper(on: date, title: str) -> CitedDocument:
    return CitedDocument("Thành uỷ Hoa Sen", f"{on.day:02}-QĐ/TU", on, title)
