"""An invented shipping company under an invented superior organisation: a cell at every border of the rules, on 21/3/2025."""

from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_in_words
from cells.models import Activity
from partyadmin.demo.city import add_cell, add_committee
from partyadmin.demo.movement import Arrival, Movement
from partyadmin.demo.plan import REGISTER_FROM, Kind, Level, Person, Spell, State, Type, Unit

CODE, SUPERIOR, PORT = "VTHA", "KDN", "Hải Phòng"
BOARD_CELL = ("KDN-C01", "Cơ quan Đảng ủy Khối", 14)


@dataclass(frozen=True)
class Crew:
    """A cell of the company. The base is official + probationary - exempt - suspended; `aboard` of it have a ground."""

    code: str
    name: str
    official: int
    probationary: int = 0
    exempt: int = 0
    suspended: int = 0
    aboard: int = 0
    stormed: int = 0
    """So many others of the base had the storm as their ground while it lasted."""
    groups: int = 0
    infrastructure: bool | None = True


CREWS = (
    Crew("VTHA-HALF", "tàu Hải Âu 01", 24, probationary=2, exempt=1, suspended=1, aboard=12),
    Crew("VTHA-OVER", "tàu Hải Âu 02", 23, probationary=3, exempt=1, suspended=1, aboard=13),
    Crew("VTHA-STORM", "Xí nghiệp Sửa chữa tàu biển", 20, probationary=1, exempt=1, aboard=3, stormed=14),
    Crew("VTHA-49", "Đội tàu hàng rời", 46, probationary=3, exempt=1, aboard=22, groups=4),
    Crew("VTHA-50", "Đội tàu công-ten-nơ", 48, probationary=2, exempt=1, suspended=1, aboard=24, groups=4),
    Crew("VTHA-51", "Đội tàu dầu", 49, probationary=2, exempt=1, aboard=25, groups=4),
    Crew("VTHA-08", "Phòng Tài chính - Kế toán", 8, probationary=2),
    Crew("VTHA-09", "Phòng Khai thác tàu", 9, probationary=1, aboard=3),
    Crew("VTHA-29", "tàu Hải Âu 03", 29, probationary=2, aboard=24, infrastructure=None),
    Crew("VTHA-30", "tàu Hải Âu 04", 30, probationary=2, aboard=25, infrastructure=False),
)
SUFFICIENT = (
    "Mỗi tàu có internet vệ tinh, máy tính, camera, micro riêng; phòng họp trên bờ có màn hình, đường truyền dự phòng"
)
INSUFFICIENT = "Tàu chưa lắp internet vệ tinh; đường truyền qua trạm bờ đứt quãng"
LOOKED_ON = date(2023, 3, 15)


@dataclass(frozen=True)
class Storm:
    kind: str = "natural_disaster"
    area: str = "Huyện Cát Hải và quận Hải An, thành phố Hải Phòng"
    statement: str = "Bão số 3 gây ngập lụt, hư hại cầu cảng và đường vào xí nghiệp; đi lại bị chia cắt kéo dài"
    valid_from: date = date(2024, 9, 7)
    valid_to: date = date(2025, 1, 15)


STORM = Storm()


def add_company(movement: Movement) -> None:
    plan = movement.plan
    superior = State(
        since=REGISTER_FROM,
        name="Đảng bộ Khối Doanh nghiệp Vận tải biển",
        parent="TW",
        kind=Kind.SUPERIOR,
        level=Level.PROVINCE,
        type=Type.OTHER,
        issuer_name="Đảng ủy Khối Doanh nghiệp Vận tải biển",
        symbol="ĐUK",
        area="Cả nước",
        place="Hà Nội",
    )
    plan.add(Unit(SUPERIOR, [superior]))
    code, name, number = BOARD_CELL
    add_cell(plan, code, SUPERIOR, name, Type.PARTY_FRONT_MASS)
    enter_staff(movement, code, number)
    area = "Thành phố Hải Phòng và các tuyến vận tải quốc tế"
    name = "Công ty cổ phần Vận tải biển Hải Âu"
    add_committee(plan, CODE, name, Type.STATE_ENTERPRISE, area=area, place=PORT, parent=SUPERIOR)
    for crew in CREWS:
        add_cell(plan, crew.code, CODE, crew.name, Type.STATE_ENTERPRISE)
        _man(movement, crew)


def enter_staff(movement: Movement, cell: str, number: int) -> list[Person]:
    """People of a small cell, all of whom stay."""
    people = [movement.invention.registered(movement.type_of(cell), carries=True) for _ in range(number)]
    for person in people:
        person.stays = True
        movement.enter(person, cell, REGISTER_FROM, Arrival.REGISTERED)
    return people


def _man(movement: Movement, crew: Crew) -> None:
    """The first carry the cell, ashore or aboard; who is exempt or suspended comes last and counts in no share."""
    people = enter_staff(movement, crew.code, crew.official)
    for _ in range(crew.probationary):
        on = movement.invention.day(date(2024, 4, 8), date(2024, 8, 20))
        newcomer = movement.invention.admitted(Type.STATE_ENTERPRISE, on)
        movement.enter(newcomer, crew.code, on, Arrival.ADMITTED)
    exempt = people[-crew.exempt :] if crew.exempt else []
    suspended = people[-crew.exempt - crew.suspended : -crew.exempt] if crew.suspended else []
    for person in exempt:
        person.activities.append(Spell(Activity.Value.EXEMPT, date(2023, 5, 8)))
    for person in suspended:
        person.activities.append(Spell(Activity.Value.SUSPENDED, date(2024, 12, 9)))
    counted = [person for person in people if not person.activities]
    for person in counted[-crew.aboard :] if crew.aboard else []:
        person.grounds.append(_aboard(movement, crew))
    if crew.aboard:
        # A ground of somebody exempt changes nothing: they are not in the base.
        for person in exempt:
            person.grounds.append(_aboard(movement, crew))
    for person in counted[: crew.stormed]:
        person.grounds.append(_stormed())


def _aboard(movement: Movement, crew: Crew) -> Spell:
    since = movement.invention.day(date(2023, 1, 9), date(2023, 3, 10))
    return Spell(
        "ship_crew",
        since,
        statement="Thuyền viên tuyến quốc tế, mỗi chuyến trên ba tháng, không về bờ họp chi bộ được",
        evidence=f"Lệnh điều động thuyền viên ngày {day_in_words(since)}; sổ thuyền viên ({crew.name})",
    )


def _stormed() -> Spell:
    return Spell(
        "natural_disaster",
        STORM.valid_from,
        statement="Nơi ở và đường đến xí nghiệp bị chia cắt sau bão số 3, không đến họp được",
        evidence="Xác nhận của ủy ban nhân dân phường nơi ở",
    )
