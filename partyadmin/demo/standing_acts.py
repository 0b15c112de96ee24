"""Writes discipline, screening and classification of the demo through the services, each on its day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from django.db.models import QuerySet

from accounts.models import Occasion
from admissions.queries.classification import directly_below, members_to_classify
from admissions.queries.fees import payers_of
from admissions.queries.screening import entitled_to_screen, grounds_on
from admissions.rules.fees import Fee, Payment
from admissions.services.classification import Decision, classify_members, classify_organisations
from admissions.services.discipline import CaseTold, record_case
from admissions.services.fees import record_fees
from admissions.services.screening import Ballot, list_member, vote_on_member
from cells.models import Member, Organisation
from cells.queries.members import official_members_on
from cells.rules.document_reference import CitedDocument
from meetings.models import Meeting
from partyadmin.demo.plan import Person, Plan
from partyadmin.demo.seasons import in_the_morning
from partyadmin.demo.standing import (
    CITY,
    CLASSIFIED,
    CLASSIFIED_ON,
    FEES_ON,
    LISTED_CELL,
    LISTED_ON,
    SCREENED_CELL,
    SCREENED_ON,
    VOTED_ON,
    Disciplined,
    disciplined,
    levels,
)

Act = Callable[[], object]
PAID_AFTER = timedelta(days=10)
DECISION = CitedDocument(
    issuer="Ban Thường vụ Thành ủy Phan Rang - Tháp Chàm",
    symbol="2871-QĐ/TU",
    issued_on=CLASSIFIED_ON,
    title="Quyết định công nhận kết quả đánh giá, xếp loại chất lượng tổ chức đảng năm 2024",
)


def standing_acts(
    plan: Plan, members: Mapping[Person, Member], organisations: Mapping[str, Organisation], occasion: Occasion
) -> Iterator[tuple[date, Act]]:
    def on(day: date) -> Occasion:
        return replace(occasion, at=in_the_morning(day), today=day)

    for one in disciplined(plan):
        day = one.announced_on
        yield day, partial(_discipline, one, members[one.person], on(day))
    yield CLASSIFIED_ON, partial(_classify, organisations, on(CLASSIFIED_ON))
    yield SCREENED_ON, partial(_screen, organisations[SCREENED_CELL], on(SCREENED_ON))
    yield VOTED_ON, partial(_vote, organisations[SCREENED_CELL], on(VOTED_ON))
    for code, days in FEES_ON.items():
        for day in days:
            yield day, partial(_enter_fees, organisations[code], on(day))
            yield day + PAID_AFTER, partial(_pay_late, organisations[code], day, on(day + PAID_AFTER))
    yield LISTED_ON, partial(_list, organisations[LISTED_CELL], 1, 0, on(LISTED_ON))


def _discipline(one: Disciplined, member: Member, occasion: Occasion) -> None:
    year = one.decided_on.year
    record_case(
        told=CaseTold(
            member=member,
            organisation=None,
            form=one.form,
            decided_by="cell" if one.by_cell else "superior",
            breach=one.breach,
            breach_on=one.breach_on,
            decided_on=one.decided_on,
            voted_on=one.decided_on,
            in_favour=9,
            base=12,
            issuer="Chi bộ" if one.by_cell else "Ban Thường vụ Thành ủy Phan Rang - Tháp Chàm",
            symbol=f"{one.number:02}-QĐ/CB" if one.by_cell else f"{year - 1600 + one.number}-QĐ/TU",
            announced_on=one.announced_on,
        ),
        within=Organisation.objects.all(),
        occasion=occasion,
    )


def _classify(organisations: Mapping[str, Organisation], occasion: Occasion) -> None:
    city = organisations[CITY]
    below = {one.organisation.code: one.organisation_id for one in directly_below(city, date(CLASSIFIED, 12, 31))}
    decided = {
        below[code]: {
            "own": level,
            "proposed": level,
            "decided": level,
            "four_good": "yes" if level == "excellent" else "",
        }
        for code, level in levels(sorted(below)).items()
    }
    decision = Decision(CLASSIFIED_ON, DECISION)
    classify_organisations(top=city, year=CLASSIFIED, levels=decided, decision=decision, occasion=occasion)
    cell = organisations[SCREENED_CELL]
    people = members_to_classify(cell, date(CLASSIFIED, 12, 31))
    of_members = {
        one.pk: {"own": level, "proposed": level, "decided": level}
        for place, one in enumerate(people)
        for level in ["excellent" if place % 8 == 0 else "done" if place % 9 == 0 else "good"]
    }
    classify_members(cell=cell, year=CLASSIFIED, levels=of_members, decision=decision, occasion=occasion)


def _screen(cell: Organisation, occasion: Occasion) -> None:
    _list(cell, 0, 0, occasion)
    _list(cell, 2, 3, occasion)


def _ordinary(cell: Organisation, day: date) -> QuerySet[Member]:
    """Official members who hold no office and do not sign in."""
    return official_members_on([cell.pk], day).filter(posts=None, user=None)


def _list(cell: Organisation, ground: int, place: int, occasion: Occasion) -> None:
    official = _ordinary(cell, occasion.today).filter(screened=None)
    list_member(
        cell=cell,
        member=official[place],
        ground=grounds_on(occasion.today)[ground],
        note="",
        on=occasion.today,
        occasion=occasion,
    )


def _enter_fees(cell: Organisation, occasion: Occasion) -> None:
    """All have paid but three: one never does and gives no reason, one is in hospital, one pays later."""
    month, ordinary = occasion.today.replace(day=1), _ordinary_payers(cell, occasion.today)
    fees = {payer.member.pk: Fee(Payment.PAID) for payer in payers_of(cell, month, occasion.today)}
    owes, ill, late = ordinary[-1], ordinary[-2], ordinary[-3]
    fees |= {owes: Fee(Payment.UNPAID), ill: Fee(Payment.EXCUSED, reason="Đang điều trị tại bệnh viện")}
    record_fees(cell=cell, month=month, fees=fees | {late: Fee(Payment.UNPAID)}, occasion=occasion)


def _pay_late(cell: Organisation, entered_on: date, occasion: Occasion) -> None:
    late = _ordinary_payers(cell, entered_on)[-3]
    paid = {late: Fee(Payment.LATER, occasion.today)}
    record_fees(cell=cell, month=entered_on.replace(day=1), fees=paid, occasion=occasion)


def _ordinary_payers(cell: Organisation, day: date) -> list[int]:
    paying = {payer.member.pk for payer in payers_of(cell, day.replace(day=1), day)}
    return [member.pk for member in _ordinary(cell, day) if member.pk in paying]


def _vote(cell: Organisation, occasion: Occasion) -> None:
    """One is helped from the meeting on; of the other the vote was not reached."""
    meeting = Meeting.objects.get(organisation=cell, held_on=VOTED_ON)
    base = entitled_to_screen(meeting).base
    official = official_members_on([cell.pk], VOTED_ON)
    helper = official.filter(screened=None).exclude(posts=None).first()
    for one, in_favour in zip(cell.screened.order_by("pk"), (base - 3, base // 2), strict=True):
        vote_on_member(screened=one, ballot=Ballot(meeting, in_favour, helper), occasion=occasion)
