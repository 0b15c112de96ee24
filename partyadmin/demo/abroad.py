"""A cell abroad under the Party Committee of the Ministry of Foreign Affairs, which decides on it (03-HD/TW, III.1)."""

from datetime import date

from accounts.rules.days import day_in_words
from cells.models import Activity
from partyadmin.demo.city import add_cell
from partyadmin.demo.company import enter_staff
from partyadmin.demo.movement import Arrival, Movement
from partyadmin.demo.plan import REGISTER_FROM, Kind, Level, Spell, State, Type, Unit

SUPERIOR, CELL = "BNG", "BNG-01"
BOARD_CELL = ("BNG-C01", "Cơ quan chuyên trách Đảng ủy", 12)
MEMBERS, OUTSIDE_THE_MISSION = 15, 11
SUFFICIENT = (
    "Phòng họp của cơ quan đại diện có đường truyền riêng, phần mềm họp do Bộ cấp; đảng viên có máy tính cá nhân"
)
LOOKED_ON = date(2023, 2, 20)


def add_abroad(movement: Movement) -> None:
    plan = movement.plan
    superior = State(
        since=REGISTER_FROM,
        name="Đảng bộ Bộ Ngoại giao",
        parent="TW",
        kind=Kind.SUPERIOR,
        level=Level.PROVINCE,
        type=Type.OTHER,
        issuer_name="Đảng ủy Bộ Ngoại giao",
        symbol="ĐU",
        area="Cả nước và ngoài nước",
        place="Hà Nội",
    )
    plan.add(Unit(SUPERIOR, [superior]))
    code, name, number = BOARD_CELL
    add_cell(plan, code, SUPERIOR, name, Type.PARTY_FRONT_MASS)
    enter_staff(movement, code, number)
    name = "Lưu học sinh và người lao động tại Niu Di-lân"
    add_cell(plan, CELL, SUPERIOR, name, Type.OVERSEAS, area="Niu Di-lân", place="Oen-linh-tơn")
    _send_abroad(movement)


def _send_abroad(movement: Movement) -> None:
    people = enter_staff(movement, CELL, MEMBERS)
    newcomer = movement.invention.admitted(Type.OVERSEAS, date(2024, 9, 9))
    movement.enter(newcomer, CELL, newcomer.admitted_on, Arrival.ADMITTED)
    people[-1].activities.append(Spell(Activity.Value.EXEMPT, date(2024, 3, 4)))
    for person in people[-1 - OUTSIDE_THE_MISSION : -1]:
        since = movement.invention.day(date(2023, 1, 4), date(2023, 2, 15))
        person.grounds.append(
            Spell(
                "abroad_outside_mission",
                since,
                statement="Học tập, làm việc ở các thành phố cách cơ quan đại diện hàng trăm ki-lô-mét",
                evidence=f"Giấy xác nhận của cơ sở đào tạo hoặc hợp đồng lao động, nộp ngày {day_in_words(since)}",
            )
        )
