"""What follows from the correction of a plan, told in numbers, and what other apps make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from reorganisations.models import Reorganisation
from reorganisations.queries.ahead import in_order
from reorganisations.queries.corrections import differing
from reorganisations.rules.as_json import outcome_to_json
from reorganisations.rules.names import called
from reorganisations.rules.plan import Outcome
from reorganisations.services.corrections_scope import Scope
from reorganisations.services.effects import (
    Changes,
    Touched,
    changes_of,
    newly,
    registered_correctors,
    registered_effects,
)
from reorganisations.services.refusals import ReorganisationRefused


def refuse_obstacles(plan: Reorganisation, before: Mapping[str, Any], new: Outcome) -> None:
    """Raises Refused where what an organisation did since cannot have been done by what had ended."""
    fresh = newly(changes_of(plan, before), changes_of(plan, outcome_to_json(new)))
    reasons = [Refused(reason) for effect in registered_effects() for reason in effect.obstacles(fresh)]
    if reasons:
        raise ReorganisationRefused(reasons)


def follow_in_other_apps(
    plan: Reorganisation, before: Mapping[str, Any], *, why: str, occasion: Occasion
) -> list[Touched]:
    """What the mistake did is mended or said, and what the corrected plan newly does is done."""
    was, now = changes_of(plan, before), changes_of(plan, plan.outcome)
    fresh = newly(was, now)
    lines = [line for correct in registered_correctors() for line in correct(was, now, why=why, occasion=occasion)]
    for effect in registered_effects():
        lines += [replace(line, note=line.chosen_words(plan.choices)) for line in effect.preview(fresh)]
        effect.apply(fresh, choices=plan.choices, occasion=occasion)
    return lines


def changes_since(corrected: Changes) -> list[Changes]:
    """By plans in effect of a later day, in their order: what the correction gives back may have passed on by one of them."""
    since = Reorganisation.objects.filter(state=Reorganisation.State.IN_EFFECT, effective_on__gt=corrected.on)
    return [changes_of(plan, plan.outcome) for plan in in_order(since)]


def lines_of(scope: Scope, old: Outcome, new: Outcome, numbers: Mapping[str, int]) -> list[Touched]:
    other = [code for code in differing(old, new) if code in new.after and code in old.after]
    return [
        _named(
            "restored",
            _("organisations that go on as if they had not been named"),
            [c for c in new.after if c in old.ended],
            new,
        ),
        _named("ended", _("organisations that end on the day"), [c for c in new.ended if c in old.after], old),
        _named("founded", _("organisations founded on the day"), [c for c in new.founded if c not in old.after], new),
        _named(
            "struck",
            _("organisations founded by mistake, taken out"),
            [c for c in old.founded if c not in new.after],
            old,
        ),
        _named("changed", _("organisations that are something else since the day"), other, new),
        Touched(
            "members",
            _("members who belong to another cell since the day"),
            len(scope.moved),
            note=_("Figures of the days since then follow; what was issued keeps what it says."),
        ),
        Touched("groups", _("groups that go elsewhere"), len(scope.groups)),
        Touched(
            "rested",
            _("places in groups of the wrong cell since the day"),
            numbers["struck"],
            note=_("They are taken out; the correction keeps them."),
        ),
        Touched(
            "papers",
            _("papers sent or received since the day by the wrong cell"),
            numbers["papers"],
            note=_("The right cell stands in its place."),
        ),
    ]


def _named(key: str, title: str, codes: Sequence[str], outcome: Outcome) -> Touched:
    names = "; ".join(called(code, outcome.after, outcome.before) for code in codes)
    return Touched(f"organisations.{key}", title, len(codes), note=names)
