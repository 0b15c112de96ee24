"""Playing the steps of a reorganisation on the organisations of its day, and saying what would be left hanging."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from cells.rules.placing import LEVELS, Above, Kind, cell_level, out_of_place
from reorganisations.rules.names import called
from reorganisations.rules.plan import CHANGES, Link, Obstacle, Outcome, Part, Route, Step, StepKind, Unit


def play(
    units: Mapping[str, Unit],
    steps: Sequence[Step],
    *,
    on: date,
    known: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
    coded: Mapping[str, str] | None = None,
) -> Outcome:
    """Play all steps in their order and look at what comes of it.

    `units`: what exists on the day and is named, with the children and all that stands above it. `known`: by code that is
    taken although nothing of that code exists on the day, what it is called. `elsewhere`: as the outcome holds it. `coded`:
    by national code, what others that are not named are called that have it then or later.
    """
    outcome = Outcome(dict(units), dict(units), elsewhere=dict(elsewhere or {}), known=dict(known or {}))
    for position, step in enumerate(steps):
        reasons = _why_not(outcome, step)
        if reasons:
            outcome.obstacles += [replace(reason, step=position) for reason in reasons]
        else:
            _PLAYERS[step.act](outcome, step)
    _derive_levels(outcome)
    outcome.obstacles += [Obstacle(message) for message in hanging(outcome)]
    outcome.obstacles += [Obstacle(message) for message in _too_early(outcome, on)]
    outcome.obstacles += [Obstacle(message) for message in _one_code_twice(outcome, coded or {})]
    return outcome


def hanging(outcome: Outcome) -> list[str]:
    """What would be left without a place: each a sentence that says what to do."""
    return [*_members_without_a_cell(outcome), *_children_without_a_parent(outcome), *_out_of_order(outcome)]


# --- the acts ---------------------------------------------------------------------------------------------------------


def _found(outcome: Outcome, step: Step) -> None:
    _enter(outcome, Part(str(step.facts["code"]), step.facts))


def _change(outcome: Outcome, step: Step) -> None:
    for code in step.subjects:
        outcome.after[code] = outcome.after[code].become(step.facts)


def _merge(outcome: Outcome, step: Step) -> None:
    (into,) = step.parts
    _enter(outcome, into)
    outcome.reformed.add(into.code)
    for code in step.subjects:
        if code == into.code:
            continue
        _hand_over_children(outcome, code, {}, into.code)
        if outcome.after[code].is_cell:
            outcome.routes[code] = Route(into.code)
        _end(outcome, code, [into.code])


def _split(outcome: Outcome, step: Step) -> None:
    (code,) = step.subjects
    for part in step.parts:
        _enter(outcome, part)
    goes_on = step.stays or any(part.code == code for part in step.parts)
    # What takes over members or organisations is merged into: its approvals lapse too, and it inherits what was used.
    outcome.reformed |= {code, *(part.code for part in step.parts if part.facts is None)}
    taken = {child: part.code for part in step.parts for child in part.children}
    _hand_over_children(outcome, code, taken, code if goes_on else step.parts[0].code)
    if outcome.after[code].is_cell:
        outcome.routes[code] = Route(
            step.parts[0].code,
            {group: part.code for part in step.parts for group in part.groups},
            {member: part.code for part in step.parts for member in part.members},
        )
    successors = [part.code for part in step.parts if part.code != code]
    if goes_on:
        outcome.links += [Link(code, successor) for successor in successors]
    else:
        _end(outcome, code, successors)


def _dissolve(outcome: Outcome, step: Step) -> None:
    for code in step.subjects:
        _end(outcome, code, [part.code for part in step.parts])


_PLAYERS: dict[StepKind, Callable[[Outcome, Step], None]] = {
    StepKind.FOUND: _found,
    **dict.fromkeys(CHANGES, _change),
    StepKind.MERGE: _merge,
    StepKind.SPLIT: _split,
    StepKind.DISSOLVE: _dissolve,
}


def _enter(outcome: Outcome, part: Part) -> None:
    if part.facts is not None:
        facts = {name: value for name, value in part.facts.items() if name != "code"}
        outcome.after[part.code] = Unit(code=part.code, **facts)


def _end(outcome: Outcome, code: str, successors: Sequence[str]) -> None:
    outcome.links += [Link(code, successor) for successor in successors] or [Link(code, None)]
    outcome.reformed.add(code)
    del outcome.after[code]


def _hand_over_children(outcome: Outcome, code: str, taken: Mapping[str, str], rest: str) -> None:
    for child in [unit for unit in outcome.after.values() if unit.parent == code]:
        above = taken.get(child.code, rest)
        if above not in (code, child.code):
            outcome.after[child.code] = replace(child, parent=above)


def _derive_levels(outcome: Outcome) -> None:
    """The level of a cell follows from what it stands below: directly below a superior organisation it is grassroots."""
    for code, unit in outcome.after.items():
        if not unit.is_cell or not _stands_elsewhere(outcome, unit):
            continue
        above = outcome.after.get(unit.parent or "")
        outcome.after[code] = replace(unit, level=cell_level(above.kind if above else Kind.SUPERIOR))


def _stands_elsewhere(outcome: Outcome, unit: Unit) -> bool:
    before = outcome.before.get(unit.code)
    if before is None or before.parent != unit.parent or before.kind != unit.kind:
        return True
    above = unit.parent or ""
    return _kind(outcome.before, above) != _kind(outcome.after, above)


def _kind(units: Mapping[str, Unit], code: str) -> str:
    return units[code].kind if code in units else ""


# --- what a step requires ---------------------------------------------------------------------------------------------


def _why_not(outcome: Outcome, step: Step) -> list[Obstacle]:
    units = outcome.after
    missing = [code for code in step.subjects if code not in units]
    missing += [part.code for part in step.parts if part.facts is None and part.code not in units]
    if missing:
        words = _("%(organisation)s does not exist on the day.")
        called_so = {code: outcome.known.get(code) or called(code, outcome.before) for code in missing}
        return [
            Obstacle(outcome.with_plan(words % {"organisation": called_so[code]}, code), field=step.field_of(code))
            for code in missing
        ]
    new = step.new_codes
    repeated = [
        Obstacle(
            _("The code %(code)s is already taken. Choose another.") % {"code": code}, field=step.field_of_new(code)
        )
        for code in new
        if code in outcome.known or code in outcome.before or code in units or new.count(code) > 1
    ]
    if step.act in CHANGES:
        return _changes_something(outcome, step)
    return list(dict.fromkeys(repeated)) + _REQUIREMENTS[step.act](units, step)


def _changes_something(outcome: Outcome, step: Step) -> list[Obstacle]:
    field = next(iter(step.facts), "")
    same = [code for code in step.subjects if outcome.after[code].become(step.facts) == outcome.after[code]]
    words = _("%(name)s is like this already: the step changes nothing.")
    return [
        Obstacle(outcome.with_plan(words % {"name": called(code, outcome.after)}, code), field=field) for code in same
    ]


def _merges_two(units: Mapping[str, Unit], step: Step) -> list[Obstacle]:
    into = step.parts[0]
    going = {code for code in step.subjects if code != into.code}
    if not going or (into.facts is not None and len(going) < 2):
        return [Obstacle(_("A merger takes two organisations or more."), field="subject")]
    cells = {units[code].is_cell for code in going}
    cells.add(units[into.code].is_cell if into.facts is None else into.facts["kind"] == Kind.CELL)
    if len(cells) == 1:
        return []
    return [Obstacle(_("Cells merge with cells, committees with committees."), field="subject")]


def _splits_in_two(units: Mapping[str, Unit], step: Step) -> list[Obstacle]:
    code = step.subjects[0]
    if len({part.code for part in step.parts}) < 2 and not (step.stays and step.parts):
        field = "existing" if any(part.facts is None and part.code != code for part in step.parts) else "code_1"
        return [Obstacle(_("A split has two parts or more."), field=field)]
    if not units[code].is_cell:
        cells = [part.code for part in step.parts if part.facts is None and units[part.code].is_cell]
        words = _("%(organisation)s is a cell: what stands below a committee goes to committees.")
        return [Obstacle(words % {"organisation": called(cell, units)}, field="existing") for cell in cells]
    kinds = {units[part.code].kind if part.facts is None else part.facts["kind"] for part in step.parts}
    return [Obstacle(_("A cell is split into cells."), field="subject")] if kinds != {Kind.CELL} else []


def _nothing_more(_units: Mapping[str, Unit], _step: Step) -> list[Obstacle]:
    return []


_REQUIREMENTS: dict[StepKind, Callable[[Mapping[str, Unit], Step], list[Obstacle]]] = {
    StepKind.FOUND: _nothing_more,
    StepKind.MERGE: _merges_two,
    StepKind.SPLIT: _splits_in_two,
    StepKind.DISSOLVE: _nothing_more,
}


# --- what would be left hanging ---------------------------------------------------------------------------------------


def _members_without_a_cell(outcome: Outcome) -> list[str]:
    reasons = []
    for code, unit in outcome.before.items():
        if not unit.members:
            continue
        goes_on = code in outcome.after and outcome.after[code].is_cell
        targets = (
            {outcome.target(target) for target in outcome.routes[code].targets()} if code in outcome.routes else set()
        )
        if (not targets and not goes_on) or any(_kind(outcome.after, target) != Kind.CELL for target in targets):
            words = ngettext(
                "%(number)d member of %(name)s would be without a cell. Merge or split the cell instead.",
                "%(number)d members of %(name)s would be without a cell. Merge or split the cell instead.",
                unit.members,
            )
            told = words % {"number": unit.members, "name": called(code, outcome.before)}
            reasons.append(outcome.with_plan(told, code))
    return reasons


def _children_without_a_parent(outcome: Outcome) -> list[str]:
    reasons = []
    for unit in outcome.after.values():
        if unit.parent is None or unit.parent in outcome.after:
            continue
        # As it is: above what it would be there is nothing by which to tell it.
        name = called(unit.code, outcome.before, outcome.after)
        words = {"name": name, "parent": outcome.known.get(unit.parent) or called(unit.parent, outcome.before)}
        reasons.append(
            outcome.with_plan(
                _("%(name)s would be left without what it stands below, because %(parent)s ends. Move it first.")
                % words,
                unit.code,
            )
            if unit.parent in outcome.before
            else outcome.with_plan(
                _("%(name)s would stand below %(parent)s, which does not exist on the day.") % words, unit.parent
            )
        )
    return reasons


def _out_of_order(outcome: Outcome) -> list[str]:
    reasons = []
    for unit in outcome.after.values():
        if outcome.before.get(unit.code) == unit and not _stands_elsewhere(outcome, unit):
            continue
        name = _called(outcome, unit.code)
        if unit.level not in LEVELS[Kind(unit.kind)]:
            reasons.append(_("The level of %(name)s does not fit its kind.") % {"name": name})
        above = outcome.after.get(unit.parent or "")
        if _above_itself(outcome.after, unit):
            reasons.append(_("%(name)s would stand below itself.") % {"name": name})
        elif above is not None or unit.parent is None:
            place = Above(_called(outcome, above.code), above.kind) if above else None
            about = next((code for code in (unit.code, unit.parent or "") if code in outcome.elsewhere), "")
            reasons += [outcome.with_plan(reason, about) for reason in out_of_place(name, unit.kind, place)]
    return reasons


def _called(outcome: Outcome, code: str) -> str:
    """As it would be, else as it is."""
    return called(code, outcome.after, outcome.before)


def _above_itself(units: Mapping[str, Unit], unit: Unit) -> bool:
    seen: set[str] = set()
    code = unit.parent
    while code is not None and code in units and code not in seen:
        if code == unit.code:
            return True
        seen.add(code)
        code = units[code].parent
    return False


def _too_early(outcome: Outcome, on: date) -> list[str]:
    late = {
        code: unit.fact_from
        for code in [*outcome.ended, *outcome.changed]
        if (unit := outcome.before[code]).fact_from is not None and unit.fact_from >= on
    }
    return [
        _("%(name)s has a change recorded on %(day)s. The reorganisation must come after it.")
        % {"name": called(code, outcome.before), "day": day_in_words(day)}
        for code, day in late.items()
    ]


def _one_code_twice(outcome: Outcome, coded: Mapping[str, str]) -> list[str]:
    """Of what changes; what has stood so is not asked about."""
    holders = {unit.national_code: code for code, unit in outcome.after.items() if outcome.before.get(code) == unit}
    reasons = []
    for code in [*outcome.founded, *outcome.changed]:
        national = outcome.after[code].national_code
        held = holders.setdefault(national, code)
        other = coded.get(national) or (_called(outcome, held) if held != code else "")
        if national and other:
            words = {"code": national, "name": _called(outcome, code), "other": other}
            reasons.append(_("%(name)s would have the national code %(code)s of %(other)s.") % words)
    return reasons
