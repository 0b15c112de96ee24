"""Steps as they should have been: another organisation meant, people dealt otherwise, something else having followed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reorganisations.rules.plan import Part, Step


def with_right_code(step: Step, wrong: str, right: str) -> Step:
    """The step with another organisation in the place of one that exists already. Who goes where of a cell that was split is
    not known of another cell: all go to its first part until they are dealt."""
    if wrong not in step.codes:
        return step

    def named(code: str) -> str:
        return right if code == wrong else code

    dealt_anew = wrong in step.subjects
    parts = (
        replace(
            part,
            code=named(part.code),
            facts=None if part.facts is None else _below(part.facts, wrong, right),
            children=() if dealt_anew else tuple(map(named, part.children)),
            groups=() if dealt_anew else part.groups,
            members=() if dealt_anew else part.members,
        )
        for part in step.parts
    )
    subjects = tuple(dict.fromkeys(map(named, step.subjects)))
    return replace(step, subjects=subjects, facts=_below(step.facts, wrong, right), parts=tuple(parts))


def with_shares(step: Step, shares: Mapping[str, str]) -> Step:
    """Of a split, who and what goes to which part; `shares` by `child_…`, `group_…`, `member_…`, as a form names them."""

    def given(kind: str, code: str) -> list[str]:
        prefix = f"{kind}_"
        return [name.removeprefix(prefix) for name, part in shares.items() if part == code and name.startswith(prefix)]

    parts = (
        replace(
            part,
            children=tuple(given("child", part.code)),
            groups=tuple(map(int, given("group", part.code))),
            members=tuple(map(int, given("member", part.code))),
        )
        for part in step.parts
    )
    return replace(step, parts=tuple(parts))


def with_followers(step: Step, codes: Sequence[str]) -> Step:
    """Of a dissolution, what took over its work."""
    return replace(step, parts=tuple(Part(code) for code in codes))


def _below(facts: Mapping[str, object], wrong: str, right: str) -> dict[str, object]:
    return dict(facts) | ({"parent": right} if facts.get("parent") == wrong else {})
