"""How many members each cell has on the two days. The totals are the seeds'; how they fall on the cells is ours."""

from collections.abc import Mapping, Sequence

from partyadmin.demo.city import GRASSROOTS_CELLS, WARDS
from partyadmin.demo.people import Invention
from partyadmin.demo.plan import Plan, Type, Unit

IN_2023 = {
    Type.RESIDENTIAL: 3860,
    Type.SCHOOL: 528,
    Type.COOPERATIVE: 9,
    Type.CREDIT_FUND: 8,
    Type.PRIVATE_ENTERPRISE: 110,
    Type.POLICE: 176,
    Type.MILITARY: 144,
}
"""Below the 16 ward and commune committees: 4.835 together."""
IN_2025 = {
    Type.RESIDENTIAL: 4150,
    Type.SCHOOL: 560,
    Type.COOPERATIVE: 9,
    Type.CREDIT_FUND: 8,
    Type.PRIVATE_ENTERPRISE: 126,
    Type.POLICE: 234,
    Type.MILITARY: 117,
}
OTHERS_IN_2023 = {"PRTC-S": 252, "PRTC-A01": 45, "PRTC-A02": 62}
"""The 8 other committees: 359 together."""
OTHERS_IN_2025 = {"PRTC-S": 264, "PRTC-A01": 48}
NEW_SERVICE_CELLS_IN_2025 = {"PRTC-C35": 12, "PRTC-C36": 13}
MERGED_WEIGHT = {"PRTC-P03": {Type.POLICE: 30, Type.MILITARY: 13}, "PRTC-P01": {Type.POLICE: 24, Type.MILITARY: 11}}
"""Police and military of the wards that took others in are more than elsewhere (16 and 9)."""


def share_out(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """The total in whole numbers, in proportion to the weights: the largest remainders are rounded up."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    shares = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: (shares[key] - exact[key], key))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares


def character(plan: Plan, invention: Invention) -> dict[str, float]:
    """How large a cell is by nature: what both days have in common."""
    grouped = {f"{ward.code}-01": ward.grouped for ward in WARDS if ward.groups}
    natural = {}
    for unit in plan.units.values():
        spread = (0.6, 1.8, 0.8) if unit.first.type == Type.RESIDENTIAL else (0.8, 1.2, 1.0)
        natural[unit.code] = float(grouped.get(unit.code) or 33 * invention.chance.triangular(*spread))
    return natural


def sizes_in_2023(plan: Plan, natural: Mapping[str, float]) -> dict[str, int]:
    sizes = {code: before for code, _, _, before, _ in GRASSROOTS_CELLS}
    for type, total in IN_2023.items():
        sizes |= share_out(total, _weights(_below_wards(plan, type), natural))
    for prefix, total in OTHERS_IN_2023.items():
        sizes |= share_out(total, _weights(_below(plan, prefix), natural))
    return sizes


def sizes_in_2025(plan: Plan, natural: Mapping[str, float]) -> dict[str, int]:
    """Sizes of the cells there are after the reorganisations; the cells with groups have exactly what the table says."""
    sizes = {code: after for code, _, _, _, after in GRASSROOTS_CELLS if after} | NEW_SERVICE_CELLS_IN_2025
    grouped = {f"{ward.code}-01": ward.grouped for ward in WARDS if ward.groups}
    for type, total in IN_2025.items():
        units = [unit for unit in _below_wards(plan, type) if unit.ended_on is None]
        if type == Type.RESIDENTIAL:
            sizes |= grouped
            total -= sum(grouped.values())
            units = [unit for unit in units if unit.code not in grouped]
        sizes |= share_out(total, _weights(units, natural, type))
    for prefix, total in OTHERS_IN_2025.items():
        sizes |= share_out(total, _weights([u for u in _below(plan, prefix) if u.ended_on is None], natural))
    return sizes


def _weights(units: Sequence[Unit], natural: Mapping[str, float], type: Type | None = None) -> dict[str, float]:
    weights = {unit.code: natural.get(unit.code, 30) for unit in units}
    if type in (Type.POLICE, Type.MILITARY):
        usual = {Type.POLICE: 16, Type.MILITARY: 9}[type]
        return {unit.code: MERGED_WEIGHT.get(str(unit.last.parent), {}).get(type, usual) for unit in units}
    return weights


def _below_wards(plan: Plan, type: Type) -> list[Unit]:
    return [
        unit
        for unit in plan.units.values()
        if unit.is_cell and unit.last.type == type and str(unit.last.parent).startswith("PRTC-P")
    ]


def _below(plan: Plan, prefix: str) -> list[Unit]:
    return [unit for unit in plan.units.values() if unit.is_cell and str(unit.last.parent).startswith(prefix)]
