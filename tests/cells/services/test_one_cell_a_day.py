"""Whatever happens in whatever order: on every day, who has joined and not left belongs to exactly one cell."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.rules.refusal import Refused
from cells.models import Member, Membership, Organisation, Transfer
from cells.queries.facts import life_gaps
from cells.services.corrections import correct_fact, remove_fact
from cells.services.departures import leave, restore, return_to_cell
from cells.services.transfers import receive_transfer, send_transfer, take_back_transfer
from tests.cast import Cast
from tests.cells.services.acting import DECISION

FIRST = date(2024, 1, 1)
DAYS = 40
CELLS = ["CELL", "SECOND", "UNIT", "OTHERCELL"]
WAYS = ["expelled", "struck_off", "released", "died"]
STEPS = ["send", "send_outside", "receive", "take_back", "leave", "return", "correct", "remove"]

pytestmark = pytest.mark.django_db

acts = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 3), st.integers(1, DAYS), st.integers(0, 3)),
    min_size=1,
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_whatever_happens_a_member_belongs_to_exactly_one_cell_every_day(
    cast: Cast, acts: list[tuple[str, int, int, int]]
) -> None:
    (member,) = cast.people(1, of="CELL", on=FIRST)
    for step, place, day, other in acts:
        try:
            _do(cast, member, step, place, FIRST + timedelta(days=day), other)
        except Refused:
            continue
        _check(member)
    _check(member)


def _do(cast: Cast, member: Member, step: str, place: int, on: date, other: int) -> None:
    now = {"occasion": cast.occasion(today=FIRST + timedelta(days=DAYS))}
    move = Transfer.objects.under_way().filter(member=member).first()
    memberships = list(member.memberships.order_by("valid_from"))
    one = memberships[other % len(memberships)]
    everywhere = set(Organisation.objects.values_list("pk", flat=True))
    if step.startswith("send"):
        to = cast[CELLS[place]] if step == "send" else None
        papers = {"papers_due_on": on, "document": None}
        send_transfer(member=member, to_cell=to, to_name="" if to else "Hà Nội", on=on, **papers, **now)
    elif step == "receive" and move:
        receive_transfer(transfer=move, on=on, document=None, **now)
    elif step == "take_back" and move:
        take_back_transfer(transfer=move, on=on, **now)
    elif step == "leave":
        leave(member=member, way=WAYS[place], on=on, document=DECISION, **now)
    elif step == "return":
        back = return_to_cell if memberships[-1].departure == "transferred" else restore
        back(member=member, cell=cast[CELLS[place]], on=on, document=DECISION, **now)
    elif step == "correct":
        values = {"valid_from": on, "valid_to": one.valid_to}
        correct_fact(member=member, kind="membership", pk=one.pk, values=values, why="Ghi nhầm", kept=everywhere, **now)
    elif step == "remove" and len(memberships) > 1:
        remove_fact(member=member, kind="membership", pk=one.pk, why="Ghi nhầm", kept=everywhere, **now)


def _check(member: Member) -> None:
    """Told from the rows alone: joined on the first day, away only between a way out and a return."""
    assert life_gaps(member) == []
    rows = list(Membership.objects.filter(member=member).order_by("valid_from"))
    for number in range(DAYS + 2):
        day = FIRST + timedelta(days=number)
        here = [row for row in rows if row.is_true_on(day)]
        before = [row for row in rows if row.valid_from <= day]
        has_left = bool(before) and not before[-1].is_true_on(day)
        assert len(here) == (0 if has_left or not before else 1), day
        if has_left:
            gone = before[-1]
            sent_away = Transfer.objects.filter(member=member, from_cell=gone.cell, to_cell=None).exists()
            assert gone.departure in WAYS or (gone.departure == "transferred" and sent_away), (day, gone.departure)
