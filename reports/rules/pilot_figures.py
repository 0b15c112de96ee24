"""The figures of the report of 03-HD/TW, each with the organisations it counts: a figure can be followed to its records."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pilots.rules.terms import Subject
from reports.rules.categories import COMMITTEES, GRASSROOTS, RESIDENTIAL, WARD, WARD_CELLS


@dataclass(frozen=True)
class Unit:
    """One organisation of the subtree as it was on the day, or several that are alike in all that is told apart here."""

    pk: int
    """0 of several."""
    kind: str
    type: str
    committee: str = ""
    """The type of the grassroots committee it is or belongs to; "" where it belongs to none."""
    is_grassroots: bool = False
    members: int = 0
    groups: int = 0
    number: int = 1
    undivided: int = 0
    """How many of several have no groups."""


@dataclass(frozen=True)
class Figure:
    """A number, the organisations counted, and where it is a sum what each of them brings to it."""

    value: int
    counted: tuple[int, ...] | None
    """None where they are not listed."""
    amounts: tuple[int, ...] = ()
    by: int = 0
    """How many they are, of meetings that are not listed."""

    @property
    def organisations(self) -> int:
        return self.by if self.counted is None else len(self.counted)


Named = tuple[int, ...] | Figure
"""Organisations by id; or their figure where they are not listed."""


@dataclass(frozen=True)
class Pilots:
    """What became of the pilots until the day. Organisations are named as often as they held a meeting."""

    of_nature: Named = ()
    """More than the share of their base has a ground: of specific nature or in special circumstances."""
    online: Named = ()
    by_group: Named = ()
    online_held: Named = ()
    by_group_held: Named = ()

    @property
    def who_met(self) -> frozenset[int]:
        return frozenset((*_ids(self.online_held), *_ids(self.by_group_held)))

    def of_each(self, belongs: Mapping[int, Collection[int]]) -> "dict[int, Pilots]":
        """By each to which some of the organisations belong, those that do."""
        parts: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for name, named in vars(self).items():
            for pk in _ids(named):
                for top in belongs.get(pk, ()):
                    parts[top][name].append(pk)
        return {top: Pilots(**{name: tuple(named) for name, named in part.items()}) for top, part in parts.items()}


@dataclass(frozen=True)
class Part:
    """What one superior organisation directly below brings to the figures."""

    pk: int
    name: str
    grassroots: Figure
    members: Figure


@dataclass(frozen=True)
class PilotFigures:
    """Figures by key, in the order of the report. A key nobody counted under is zero."""

    by_key: Mapping[str, Figure] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    """None where all that is counted stands directly below, as below a city: then nothing is anybody else's."""

    def __getitem__(self, key: str) -> int:
        return self.figure(key).value

    def figure(self, key: str) -> Figure:
        return self.by_key.get(key, Figure(0, ()))

    def own(self, key: str) -> int:
        """Of «grassroots» or «members»: what no part brings."""
        return self[key] - sum(getattr(part, key).value for part in self.parts)


def tally(units: Sequence[Unit], pilots: Pilots) -> PilotFigures:
    """Of organisations one by one, or of several at once (`Unit.number`): then nothing is listed."""
    figures = _grassroots(units) | _cells(units) | _members(units) | _pilots(pilots)
    return PilotFigures({key: figure for key, figure in figures.items() if figure.value or ":" not in key})


def part_of(pk: int, name: str, units: Sequence[Unit]) -> Part:
    """`units`: those of it."""
    grassroots = [unit for unit in units if unit.is_grassroots]
    return Part(pk, name, grassroots=_number(grassroots), members=_members(units)["members"])


def _grassroots(units: Sequence[Unit]) -> dict[str, Figure]:
    grassroots = [unit for unit in units if unit.is_grassroots]
    committees = [unit for unit in grassroots if _is_committee(unit)]
    cells = [unit for unit in grassroots if _is_cell(unit)]
    figures = {
        "grassroots": _number(grassroots),
        "committees": _number(committees),
        "grassroots_cells": _number(cells),
    }
    for category in GRASSROOTS:
        figures[f"grassroots:{category.key}"] = _number(_of(grassroots, category.types))
        figures[f"grassroots_committees:{category.key}"] = _number(_of(committees, category.types))
        figures[f"grassroots_cells:{category.key}"] = _number(_of(cells, category.types))
    return figures | _each_type("committee_type", committees) | _each_type("grassroots_cell_type", cells)


def _cells(units: Sequence[Unit]) -> dict[str, Figure]:
    counted = [unit for unit in units if unit.is_grassroots and _is_committee(unit)]
    below = [unit for unit in units if _is_cell(unit) and unit.committee]
    of_wards = [unit for unit in below if unit.committee in WARD]
    of_others = [unit for unit in below if unit.committee not in WARD]
    figures = {
        "cells_below": _number(below),
        "ward_committees": _number([unit for unit in counted if unit.type in WARD]),
        "ward_cells": _number(of_wards),
        "other_cells": _number(of_others),
    }
    for category in WARD_CELLS:
        figures[f"ward_cells:{category.key}"] = _number(_of(of_wards, category.types))
    for category in COMMITTEES:
        theirs = [unit for unit in of_others if unit.committee in category.types]
        figures[f"other_cells:{category.key}"] = _number(theirs)
    residential = _of([unit for unit in units if _is_cell(unit)], RESIDENTIAL)
    divided = [unit for unit in residential if unit.groups]
    return figures | {
        "residential": _number(residential),
        "residential_with_groups": _number(divided, lambda unit: unit.number - unit.undivided),
        "groups": _sum(divided, lambda unit: unit.groups),
        "ward_members": _sum(of_wards, _members_of),
        "members_below": _sum(below, _members_of),
    }


def _members(units: Sequence[Unit]) -> dict[str, Figure]:
    return {"members": _sum([unit for unit in units if _is_cell(unit)], _members_of)}


def _pilots(pilots: Pilots) -> dict[str, Figure]:
    return {
        "of_nature": _list(pilots.of_nature),
        "online": _list(pilots.online),
        "online_held": _list(pilots.online_held),
        "by_group": _list(pilots.by_group),
        "by_group_held": _list(pilots.by_group_held),
    }


def _is_cell(unit: Unit) -> bool:
    return unit.kind == Subject.CELL


def _is_committee(unit: Unit) -> bool:
    return unit.kind == Subject.GRASSROOTS_COMMITTEE


def _members_of(unit: Unit) -> int:
    return unit.members


def _of(units: Iterable[Unit], types: frozenset[str]) -> list[Unit]:
    return [unit for unit in units if unit.type in types]


def _number(units: Sequence[Unit], measure: Callable[[Unit], int] = attrgetter("number")) -> Figure:
    return Figure(sum(map(measure, units)), _listed(units))


def _sum(units: Sequence[Unit], measure: Callable[[Unit], int]) -> Figure:
    amounts, listed = tuple(map(measure, units)), _listed(units)
    return Figure(sum(amounts), listed, () if listed is None else amounts)


def _listed(units: Sequence[Unit]) -> tuple[int, ...] | None:
    listed = tuple(unit.pk for unit in units)
    return listed if all(listed) else None


def _ids(organisations: Named) -> tuple[int, ...]:
    return () if isinstance(organisations, Figure) else organisations


def _list(organisations: Named) -> Figure:
    """As many as are named; each organisation is shown once, with how often it was named."""
    if isinstance(organisations, Figure):
        return organisations
    often = Counter(organisations)
    return Figure(len(organisations), tuple(often), tuple(often.values()))


def _each_type(key: str, units: Sequence[Unit]) -> dict[str, Figure]:
    return {f"{key}:{type}": _number(_of(units, frozenset({type}))) for type in sorted({unit.type for unit in units})}
