"""Steps as they are kept in a database row: plain values for JSON, and back."""

from collections.abc import Mapping
from typing import Any

from reorganisations.rules.plan import Link, Outcome, Part, Route, Step, StepKind, Unit


def step_to_json(step: Step) -> dict[str, object]:
    return {
        "subjects": list(step.subjects),
        "facts": dict(step.facts),
        "stays": step.stays,
        "parts": [
            {
                "code": part.code,
                "facts": None if part.facts is None else dict(part.facts),
                "children": list(part.children),
                "groups": list(part.groups),
                "members": list(part.members),
            }
            for part in step.parts
        ],
    }


def step_from_json(act: str, plan: Mapping[str, Any]) -> Step:
    parts = (
        Part(part["code"], part["facts"], tuple(part["children"]), tuple(part["groups"]), tuple(part["members"]))
        for part in plan["parts"]
    )
    return Step(StepKind(act), tuple(plan["subjects"]), plan["facts"], tuple(parts), plan["stays"])


def outcome_to_json(outcome: Outcome) -> dict[str, object]:
    """What has to be known on the day, when the registry already holds what the reorganisation wrote."""

    def target(code: str) -> str:
        return outcome.target(code)

    return {
        "ended": sorted(outcome.ended),
        "founded": sorted(outcome.founded),
        "placed": {code: _place(outcome.after[code]) for code in [*outcome.founded, *outcome.placed_anew]},
        "reformed": sorted(outcome.reformed & outcome.touched),
        "links": [[link.predecessor, link.successor] for link in _lasting(outcome)],
        "routes": {
            code: {
                "default": target(route.default),
                "groups": {str(group): target(part) for group, part in route.groups.items()},
                "members": {str(member): target(part) for member, part in route.members.items()},
            }
            for code, route in outcome.routes.items()
            if code in outcome.before
        },
    }


def _place(unit: Unit) -> dict[str, object]:
    return {"kind": unit.kind, "above": unit.parent, "overseas": unit.overseas}


def routes_from_json(outcome: Mapping[str, Any]) -> dict[str, Route]:
    return {
        code: Route(
            route["default"],
            {int(group): part for group, part in route["groups"].items()},
            {int(member): part for member, part in route["members"].items()},
        )
        for code, route in outcome["routes"].items()
    }


def led_on(outcome: Mapping[str, Any], later: Mapping[str, Any]) -> dict[str, Any]:
    """Where people go, and who follows whom, when another plan of the same day leads on what this one leads to."""
    follows = {code: route["default"] for code, route in later["routes"].items() if code in later["ended"]}
    heirs: dict[str, list[str | None]] = {}
    for predecessor, successor in later["links"]:
        if predecessor in later["ended"]:
            heirs.setdefault(predecessor, []).append(successor)
    routes = {
        code: {
            "default": follows.get(route["default"], route["default"]),
            "groups": {group: follows.get(part, part) for group, part in route["groups"].items()},
            "members": {member: follows.get(part, part) for member, part in route["members"].items()},
        }
        for code, route in outcome["routes"].items()
    }
    links = [[link[0], heir] for link in outcome["links"] for heir in heirs.get(link[1] or "", [link[1]])]
    return {**outcome, "routes": routes, "links": links}


def _lasting(outcome: Outcome) -> list[Link]:
    """Links between what existed before and what exists after: what comes and goes within one day leaves no link."""
    followers: dict[str, list[str | None]] = {}
    for link in outcome.links:
        followers.setdefault(link.predecessor, []).append(link.successor)
    lasting: dict[tuple[str, str | None], Link] = {}
    for link in outcome.links:
        if link.predecessor not in outcome.before:
            continue
        for successor in _survivors(link.successor, outcome, followers):
            if successor != link.predecessor:
                lasting[link.predecessor, successor] = Link(link.predecessor, successor)
    return list(lasting.values())


def _survivors(code: str | None, outcome: Outcome, followers: Mapping[str, list[str | None]]) -> list[str | None]:
    if code is None or code in outcome.after:
        return [code]
    return [end for follower in followers.get(code, []) for end in _survivors(follower, outcome, followers)] or [None]
