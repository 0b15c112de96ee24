"""What is told as having happened lies on today or before it; what an order states may lie ahead (rules/ahead.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import (
    Activity,
    AssignedTask,
    Degree,
    DocumentReference,
    Group,
    GroupBelonging,
    GroupLeadership,
    Mandate,
    Member,
    Organisation,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.rules.document_reference import CitedDocument
from cells.services import axes, bulk, departures, grounds, groups, mandates, offices, transfers
from cells.services.corrections import correct_fact
from cells.services.grounds import StatedGround, record_ground
from cells.services.infrastructure import record_infrastructure
from cells.services.newcomers import Newcomer
from cells.services.transfers import Papers
from reorganisations.services import drafting
from sheets.services import intake
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION
from tests.sheets.workbooks import receive as receive_sheet

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LATER = date(2026, 1, 1)
AN = Newcomer("Lý Thị Xa", born_on=date(1990, 1, 1), admitted_on=date(2015, 1, 1), official_from=date(2016, 1, 1))


@dataclass
class Scene:
    """A member of CELL who leads its first group, another one beside them, and a second group."""

    cast: Cast
    member: Member
    other: Member
    group: Group
    second: Group

    @property
    def now(self) -> Occasion:
        return self.cast.occasion("an")

    @property
    def cell(self) -> Organisation:
        return self.cast["CELL"]

    def stated(self, **days: date) -> StatedGround:
        return StatedGround("ship_crew", "Đi biển dài ngày", "Lệnh điều động", **days)

    def sent(self) -> Transfer:
        return send(self, YESTERDAY)

    def correct(self, kind: str, pk: int, **values: object) -> None:
        correct_fact(
            member=self.member, kind=kind, pk=pk, values=values, why="Ghi nhầm", kept={self.cell.pk}, occasion=self.now
        )


@pytest.fixture
def scene(cast: Cast) -> Scene:
    member, other = cast.people(2, of="CELL")
    first, second = (Group.objects.create(cell=cast["CELL"], name=name, valid_from=START) for name in ("1", "2"))
    for one in (member, other):
        GroupBelonging.objects.create(group=first, member=one, valid_from=START)
    GroupLeadership.objects.create(group=first, member=member, valid_from=START)
    return Scene(cast, member, other, first, second)


def send(scene: Scene, on: date, due: date = LATER) -> Transfer:
    return transfers.send_transfer(
        member=scene.member, to_cell=scene.cast["SECOND"], to_name="", on=on, papers_due_on=due, document=DECISION,
        occasion=scene.now,
    )  # fmt: skip


def arrive(scene: Scene, on: date, person: Newcomer = AN) -> Member:
    papers = Papers("Chi bộ xã Xa", YESTERDAY, LATER, DECISION)
    everywhere = Organisation.objects.all()
    return transfers.receive_from_outside(
        cell=scene.cell, person=person, papers=papers, on=on, seen_by=everywhere, is_another_person=False,
        occasion=scene.now,
    )  # fmt: skip


def make_official(scene: Scene, on: date) -> Degree:
    (probationary,) = scene.cast.people(1, of="CELL", on=date(2023, 1, 1), official=False)
    return axes.make_official(member=probationary, on=on, document=DECISION, occasion=scene.now)


def exempt(scene: Scene, on: date, until: date | None = None) -> Activity:
    return axes.begin_activity(
        member=scene.member, value="exempt", on=on, until=until, document=DECISION, occasion=scene.now
    )


def no_longer_exempt(scene: Scene, on: date) -> None:
    exempt(scene, YESTERDAY)
    axes.end_activity(member=scene.member, on=on, document=DECISION, occasion=scene.now)


def away(scene: Scene, on: date, until: date | None = None) -> TemporaryStay:
    return axes.begin_stay(
        member=scene.member, host=None, host_name="Cà Mau", on=on, until=until, document=None, occasion=scene.now
    )


def guest(scene: Scene, on: date, until: date | None = None) -> TemporaryStay:
    return axes.receive_guest(
        cell=scene.cell, person=AN, home_name="Cà Mau", on=on, until=until, document=None, occasion=scene.now
    )


def appoint(scene: Scene, on: date) -> Post:
    return offices.take_office(
        member=scene.member, organisation=scene.cell, office=offices.Office("secretary"), on=on, document=DECISION,
        occasion=scene.now,
    )  # fmt: skip


def assign(scene: Scene, on: date, until: date | None = None) -> AssignedTask:
    return offices.assign_task(
        member=scene.member, text="Vận động", on=on, until=until, document=None, occasion=scene.now
    )


def come_back(scene: Scene, on: date) -> None:
    departures.leave(member=scene.member, way="released", on=YESTERDAY, document=DECISION, occasion=scene.now)
    departures.restore(member=scene.member, cell=scene.cell, on=on, document=DECISION, occasion=scene.now)


def leave(scene: Scene, on: date, way: str = "released") -> None:
    departures.leave(member=scene.member, way=way, on=on, document=DECISION, occasion=scene.now)


def choose_columns(scene: Scene, on: date) -> None:
    sheet = receive_sheet(scene.cast, [["Họ và tên", "Ngày sinh"], ["Lê An", "03/02/1980"]])
    intake.choose_columns(
        sheet=sheet, columns=sheet.columns, default_cell=scene.cell, on=on, fill_partial_days=True, occasion=scene.now
    )


Act = Callable[[Scene, date], object]
HAPPENED: dict[str, tuple[Act, str]] = {
    "sent": (send, "on"),
    "received": (
        lambda s, day: transfers.receive_transfer(transfer=s.sent(), on=day, document=None, occasion=s.now), "on"
    ),
    "taken back": (lambda s, day: transfers.take_back_transfer(transfer=s.sent(), on=day, occasion=s.now), "on"),
    "arrived": (arrive, "on"),
    "made official": (make_official, "on"),
    "exempt": (exempt, "on"),
    "no longer exempt": (no_longer_exempt, "on"),
    "away": (away, "on"),
    "back": (lambda s, day: axes.end_stay(stay=away(s, YESTERDAY), on=day, document=None, occasion=s.now), "on"),
    "guest": (guest, "on"),
    "appointed": (appoint, "on"),
    "laid down": (
        lambda s, day: offices.lay_down_office(post=appoint(s, YESTERDAY), on=day, document=None, occasion=s.now), "on"
    ),
    "task": (assign, "on"),
    "task done": (lambda s, day: offices.end_task(task=assign(s, YESTERDAY), on=day, occasion=s.now), "on"),
    "left": (leave, "on"),
    "returned": (come_back, "on"),
    "group formed": (
        lambda s, day: groups.form_group(
            cell=s.cell, new=groups.NewGroup("Tổ 3"), on=day, document=None, occasion=s.now
        ), "on"
    ),
    "group ended": (lambda s, day: groups.end_group(group=s.second, on=day, document=None, occasion=s.now), "on"),
    "moved to a group": (
        lambda s, day: groups.move_to_group(
            member=s.other, group=s.second, on=day, document=None, occasion=s.now
        ), "on"
    ),
    "many moved to a group": (
        lambda s, day: bulk.set_group_for_many(
            organisation=s.cell, members=[s.other], group=s.second, on=day, document=None, occasion=s.now
        ), "on"
    ),
    "new leader": (
        lambda s, day: groups.change_leader(
            group=s.group, leader=s.other, on=day, document=None, occasion=s.now
        ), "on"
    ),
    "ground": (
        lambda s, day: record_ground(member=s.member, stated=s.stated(valid_from=day), occasion=s.now),
        "valid_from",
    ),
    "ground of many": (
        lambda s, day: bulk.set_ground_for_many(
            organisation=s.cell, members=[s.member], stated=s.stated(valid_from=day), occasion=s.now
        ), "valid_from"
    ),
    "infrastructure": (
        lambda s, day: record_infrastructure(
            organisation=s.cell, sufficient=True, looked_at="Đường truyền", on=day, occasion=s.now
        ), "on"
    ),
    "people of a sheet": (choose_columns, "on"),
    "first day corrected": (
        lambda s, day: s.correct("activity", exempt(s, YESTERDAY).pk, valid_from=day, valid_to=None), "valid_from"
    ),
    "end of a post corrected": (
        lambda s, day: s.correct("post", appoint(s, YESTERDAY).pk, valid_from=YESTERDAY, valid_to=day), "valid_to"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HAPPENED)
def test_what_has_happened_is_recorded_on_its_day(scene: Scene, name: str) -> None:
    act, _field = HAPPENED[name]
    act(scene, TODAY)


@pytest.mark.parametrize("name", HAPPENED)
def test_what_has_happened_is_not_recorded_the_day_before(scene: Scene, name: str) -> None:
    act, field = HAPPENED[name]
    with pytest.raises(Refused, match="22/03/2025") as refused:
        act(scene, TOMORROW)
    assert refused.value.field == field


def test_who_died_today_counts_today(scene: Scene) -> None:
    with pytest.raises(Refused):
        leave(scene, TOMORROW + timedelta(days=1), "died")
    leave(scene, TOMORROW, "died")


@pytest.mark.parametrize("field", ["admitted_on", "official_from"])
def test_nobody_arrives_with_a_degree_of_tomorrow(scene: Scene, field: str) -> None:
    days = {"admitted_on": TODAY, "official_from": None} | {field: TOMORROW}
    with pytest.raises(Refused) as refused:
        arrive(scene, TODAY, Newcomer("Lý Thị Xa", born_on=date(1990, 1, 1), **days))
    assert refused.value.field == field


def head(on: date) -> drafting.ReorganisationHead:
    return drafting.ReorganisationHead("Sắp xếp", on, CitedDocument("Thành ủy", "9-QĐ/TU", TODAY))


def give_mandate(scene: Scene, on: date) -> Mandate:
    return mandates.give_mandate(
        user=scene.cast.users["chi"], organisation=scene.cell, role="clerk", on=on, occasion=scene.now
    )


STATED: dict[str, Act] = {
    "last day of an exemption": lambda s, day: exempt(s, TODAY, until=day),
    "last day of a stay": lambda s, day: away(s, TODAY, until=day),
    "last day of a guest": lambda s, day: guest(s, TODAY, until=day),
    "last day of a task": lambda s, day: assign(s, TODAY, until=day),
    "last day of a ground": lambda s, day: record_ground(
        member=s.member, stated=s.stated(valid_from=TODAY, valid_to=day), occasion=s.now
    ),
    "end of a ground": lambda s, day: grounds.end_ground(
        ground=record_ground(member=s.member, stated=s.stated(valid_from=TODAY), occasion=s.now),
        until=day, occasion=s.now,
    ),
    "papers due": lambda s, day: send(s, TODAY, due=day),
    "first day of a mandate": give_mandate,
    "last day of a mandate": lambda s, day: mandates.end_mandate(
        mandate=give_mandate(s, TODAY), until=day, occasion=s.now
    ),
    "reorganisation": lambda s, day: drafting.begin_reorganisation(
        head=head(day), led_by=None, occasion=s.now
    ),
    "end of an exemption corrected": lambda s, day: s.correct(
        "activity", exempt(s, YESTERDAY).pk, valid_from=YESTERDAY, valid_to=day
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATED)
def test_what_an_order_states_may_lie_ahead(scene: Scene, name: str) -> None:
    STATED[name](scene, LATER)


def test_what_is_refused_keeps_no_document(scene: Scene) -> None:
    with pytest.raises(Refused):
        exempt(scene, TOMORROW)
    assert not DocumentReference.objects.filter(symbol=DECISION.symbol).exists()
