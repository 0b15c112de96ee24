"""What changed between the two reports, dated and ordered. The wards went as 1198/NQ-UBTVQH15 says; the rest is ours."""

from datetime import date

from cells.rules.document_reference import CitedDocument
from partyadmin.demo.city import CITY, SCHOOLS, WARDS, Ward, add_cell, next_code
from partyadmin.demo.movement import Departure, Movement
from partyadmin.demo.plan import Plan, Type, Unit

ISSUER = f"Ban Thường vụ Thành ủy {CITY}"


def _decision(symbol: str, issued_on: date, title: str) -> CitedDocument:
    return CitedDocument(ISSUER, symbol, issued_on, title)


DECISIONS = {
    "land_fund": _decision("2605-QĐ/TU", date(2024, 3, 26), "Về việc thành lập Chi bộ Trung tâm Phát triển quỹ đất"),
    "city_order": _decision("2688-QĐ/TU", date(2024, 6, 25), "Về việc thành lập Chi bộ Đội Quản lý trật tự đô thị"),
    "barracks": _decision("2714-QĐ/TU", date(2024, 7, 24), "Về việc thành lập chi bộ trực thuộc Đảng bộ Quân sự thành phố"),
    "schools": _decision("2750-QĐ/TU", date(2024, 8, 27), "Về việc chia tách chi bộ trường học trước năm học 2024 - 2025"),
    "carrier": _decision("2796-QĐ/TU", date(2024, 9, 24), "Về việc chuyển Chi bộ Công ty cổ phần Vận tải Đá Xanh"),
    "wards": _decision("2841-QĐ/TU", date(2024, 10, 29), "Về việc hợp nhất đảng bộ phường theo Nghị quyết 1198/NQ-UBTVQH15"),
    "departments": _decision("3015-QĐ/TU", date(2025, 2, 14), "Về việc sắp xếp chi bộ các cơ quan chuyên môn, cơ quan đảng"),
    "police": _decision("3042-QĐ/TU", date(2025, 2, 26), "Về việc kết thúc hoạt động Đảng bộ Công an thành phố"),
}  # fmt: skip

WARD_MERGERS = {"PRTC-P14": "PRTC-P03", "PRTC-P15": "PRTC-P03", "PRTC-P16": "PRTC-P01"}
"""Mỹ Hương and Tấn Tài into Kinh Dinh, Thanh Sơn into Phủ Hà."""
DEPARTMENT_MERGERS = {"PRTC-C04": "PRTC-C03", "PRTC-C11": "PRTC-C02", "PRTC-C19": "PRTC-C18"}
NEW_SERVICE_CELLS = (
    # code, name, split off from, so many, on, decision
    ("PRTC-C35", "Trung tâm Phát triển quỹ đất", "PRTC-C05", 8, date(2024, 4, 1), "land_fund"),
    ("PRTC-C36", "Đội Quản lý trật tự đô thị", "PRTC-C06", 9, date(2024, 7, 1), "city_order"),
)
NEW_COMMITTEE_CELLS = (
    # committee, name, which of its cells was split, on, decision
    ("PRTC-S01", "Tổ Ngoại ngữ", 0, date(2024, 9, 1), "schools"),
    ("PRTC-S02", "Tổ Ngoại ngữ", 0, date(2024, 9, 1), "schools"),
    ("PRTC-S03", "Tổ Thể dục - Quốc phòng", 1, date(2024, 9, 1), "schools"),
    ("PRTC-S06", "Khối Trạm Y tế", 0, date(2024, 9, 1), "schools"),
    ("PRTC-A01", "Trung đội Thường trực", 0, date(2024, 8, 1), "barracks"),
)
NEW_SCHOOL_CELLS = ("PRTC-P02", "PRTC-P07")
"""Wards whose kindergarten got a cell of its own beside the primary school's."""
WARDS_ON, DEPARTMENTS_ON, POLICE_ON = date(2024, 11, 1), date(2025, 2, 17), date(2025, 3, 1)
CARRIER, CARRIER_WARD, CARRIER_ON = "PRTC-C34", "PRTC-P05", date(2024, 10, 1)
POLICE, POLICE_A_WARD = "PRTC-A02", 5


def reorganise(movement: Movement) -> None:
    """Play everything between 30/12/2023 and 21/3/2025 in the order of its days."""
    _found_service_cells(movement)
    _split_cells(movement)
    _move_the_carrier(movement)
    for gone, into in WARD_MERGERS.items():
        _merge_wards(movement, _ward(gone), _ward(into))
    for gone, into in DEPARTMENT_MERGERS.items():
        movement.merge(gone, into, DEPARTMENTS_ON, "departments")
    name = "Chi bộ Ban Tuyên giáo và Dân vận Thành ủy"
    movement.plan.units["PRTC-C18"].change(DEPARTMENTS_ON, "departments", name=name, issuer_name=name)
    _end_the_police_committee(movement)


def cells_below(plan: Plan, parent: str, type: Type | None = None) -> list[Unit]:
    return [
        unit
        for unit in plan.units.values()
        if unit.is_cell and unit.ended_on is None and unit.last.parent == parent and type in (None, unit.last.type)
    ]


def _found_service_cells(movement: Movement) -> None:
    for code, name, origin, number, on, order in NEW_SERVICE_CELLS:
        add_cell(movement.plan, code, "PRTC", name, Type.PUBLIC_SERVICE, since=on, order=order)
        movement.split(origin, code, number, on, order)


def _split_cells(movement: Movement) -> None:
    plan = movement.plan
    for committee, name, index, on, order in NEW_COMMITTEE_CELLS:
        origin = cells_below(plan, committee)[index]
        new = add_cell(plan, next_code(plan, committee), committee, name, origin.last.type, since=on, order=order)
        movement.split(origin.code, new.code, 6, on, order)
    for committee in NEW_SCHOOL_CELLS:
        origin = cells_below(plan, committee, Type.SCHOOL)[1]
        name = f"{SCHOOLS[2]} Hoa Mai"
        on = date(2024, 9, 1)
        new = add_cell(plan, next_code(plan, committee), committee, name, Type.SCHOOL, since=on, order="schools")
        movement.split(origin.code, new.code, 5, on, "schools")


def _move_the_carrier(movement: Movement) -> None:
    """The enterprise's grassroots cell becomes a cell of a ward: the same cell at another place of the tree."""
    ward = movement.plan.units[CARRIER_WARD].last
    movement.plan.units[CARRIER].change(
        CARRIER_ON, "carrier", parent=CARRIER_WARD, level="below_grassroots", area=ward.area, place=ward.place
    )


def _merge_wards(movement: Movement, gone: Ward, into: Ward) -> None:
    """Residential, school and other cells go on below the other ward; police and military cells merge with its own."""
    plan = movement.plan
    above = plan.units[into.code].last
    for type in (Type.POLICE, Type.MILITARY):
        (own,), (other,) = cells_below(plan, into.code, type), cells_below(plan, gone.code, type)
        movement.merge(other.code, own.code, WARDS_ON, "wards")
    for unit in cells_below(plan, gone.code):
        changes: dict[str, object] = {"parent": into.code, "area": above.area, "place": above.place}
        if unit.last.type == Type.RESIDENTIAL:
            name = f"Chi bộ khu phố {len(cells_below(plan, into.code, Type.RESIDENTIAL)) + 1}"
            changes |= {"name": name, "issuer_name": name}
        unit.change(WARDS_ON, "wards", **changes)
    movement.close(gone.code, into.code, on=WARDS_ON, order="wards")


def _end_the_police_committee(movement: Movement) -> None:
    """The police of the district level ended: its people went to the police of the wards or to the province's."""
    plan = movement.plan
    wards = [_police_cell(plan, ward) for ward in WARDS if ward.code not in {*WARD_MERGERS, *WARD_MERGERS.values()}]
    offered = [cell for cell in wards for _ in range(POLICE_A_WARD)]
    for unit in cells_below(plan, POLICE):
        went = []
        for person in list(movement.present[unit.code]):
            person.stays = False
            if offered:
                went.append(offered.pop(0))
                movement.reorganise(person, went[-1], POLICE_ON, "police")
            else:
                movement.leave(person, POLICE_ON, Departure.TRANSFERRED, "police")
        movement.close(unit.code, *dict.fromkeys(went), on=POLICE_ON, order="police")
    movement.close(POLICE, on=POLICE_ON, order="police")


def _police_cell(plan: Plan, ward: Ward) -> str:
    return cells_below(plan, ward.code, Type.POLICE)[0].code


def _ward(code: str) -> Ward:
    return next(ward for ward in WARDS if ward.code == code)
