"""Reorganisations prepared elsewhere (the demo's of 1/7/2025), which can be loaded as a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from accounts.models import Occasion
from reorganisations.models import Reorganisation


class Load(Protocol):
    def __call__(
        self,
        *,
        occasion: Occasion,
    ) -> Reorganisation: ...


@dataclass(frozen=True)
class PreparedPlan:
    key: str
    title: str
    load: Load
    offered: Callable[[], bool]
    """Whether it makes sense here and now."""


_plans: dict[str, PreparedPlan] = {}


def offer_plan(plan: PreparedPlan) -> None:
    _plans[plan.key] = plan


def offered_plans() -> list[PreparedPlan]:
    return [plan for plan in _plans.values() if plan.offered()]
