"""Reorganisations, and what one of them touched."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, Number, State, Text
from reorganisations.models import Reorganisation

PlanState = Reorganisation.State
PLAN_TONES = {
    PlanState.DRAFT: "neutral",
    PlanState.CONFIRMED: "info",
    PlanState.IN_EFFECT: "good",
    PlanState.CANCELLED: "bad",
}

REORGANISATIONS = List(
    gettext_lazy("Reorganisations"),
    Day("effective_on", gettext_lazy("From the day"), width=12),
    Text(
        "title",
        gettext_lazy("What it is about"),
        link=lambda plan: reverse("reorganisations:reorganisation", args=[plan.pk]),
        width=50,
    ),
    Text("ordered_by", gettext_lazy("Ordered by"), width=32),
    State(
        "state",
        gettext_lazy("State"),
        "get_state_display",
        tone=lambda plan: PLAN_TONES[PlanState(plan.state)],
    ),
    rows_a_page=50,
)


@dataclass(frozen=True)
class Chosen:
    """What a reorganisation touched, and what was chosen to become of it."""

    title: str
    number: int
    words: str


OUTCOME = List(
    gettext_lazy("What it touches, and what was chosen"),
    Text("title", gettext_lazy("What"), lambda row: capfirst(row.title), width=40),
    Number("number", gettext_lazy("How many")),
    Text("words", gettext_lazy("What becomes of it"), width=40),
)
