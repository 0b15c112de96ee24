"""Whatever a refusal points at is found by what it is called, however many bear its name."""

from collections.abc import Callable

import pytest
from django.db import models
from django.utils.translation import override

from accounts.rules.refusal import Refused
from cells.models import (
    Activity,
    Body,
    Group,
    GroupBelonging,
    Member,
    Membership,
    Organisation,
    Post,
    Succession,
    TemporaryStay,
    Transfer,
)
from cells.queries.rows_in_words import row_in_full
from meetings.models import Meeting
from pilots.models import Registration, Submission
from reorganisations.services.checking import check_nobody_is_left_outside
from reorganisations.services.confirming import cancel_reorganisation
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import DAY, confirmed, merge

pytestmark = pytest.mark.django_db

NAME, ABOVE = "Chi bộ khu phố 2", "Đảng bộ phường Sen Hồng"
CALLED = f"{NAME}, {ABOVE} (TWO-B)"
WHO = "Nguyễn Văn An 0 (01/01/1950)"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def alike(cast: Cast) -> Cast:
    """Three cells of one name below one committee, and a member of the second."""
    for code in ("TWO-A", "TWO-B", "TWO-C"):
        about = {"name": NAME, "kind": "cell", "level": "below_grassroots", "type": "residential"}
        cast.found(code, parent="WARD", **about)
    cast.groups("TWO-B", cast.people(1, of="TWO-B"), number=1)
    return cast


def the_member() -> Member:
    return Member.objects.get()


def test_a_member_is_told_by_the_birth_else_the_card_else_the_name_alone(alike: Cast) -> None:
    member = the_member()
    assert row_in_full(member) == WHO
    member.born_on, member.card_number = None, "12345678"
    assert row_in_full(member) == "Nguyễn Văn An 0 (card 12345678)"
    member.card_number = ""
    assert row_in_full(member) == "Nguyễn Văn An 0"


def of_the_cell(model: Callable[..., models.Model], column: str = "organisation", **values: object):
    return lambda cell, _member: model(**{column: cell}, **values)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (lambda cell, _member: cell, CALLED),
        (lambda cell, _member: cell.versions.get(), CALLED),
        (lambda cell, _member: Group.objects.get(), f"Tổ đảng số 1, {CALLED}"),
        (lambda _cell, _member: Membership.objects.get(), f"{WHO}, {CALLED}"),
        (lambda _cell, _member: GroupBelonging.objects.get(), f"{WHO}, Tổ đảng số 1, {CALLED}"),
        (of_the_cell(Body, kind="cell_committee"), f"cell committee, {CALLED}"),
        (lambda cell, who: Post(member=who, organisation=cell, title="secretary"), f"{WHO}, secretary, {CALLED}"),
        (lambda cell, who: TemporaryStay(member=who, host=cell), f"{WHO}, {CALLED}"),
        (lambda _cell, who: TemporaryStay(member=who, host_name="Chi bộ khác"), f"{WHO}, Chi bộ khác"),
        (lambda _cell, who: Activity(member=who, value="exempt"), f"{WHO}, exempt from work and meetings"),
        (lambda cell, who: Transfer(member=who, from_cell=cell, to_name="Huế"), f"{WHO}: {CALLED} → Huế"),
        (lambda cell, _who: Succession(predecessor=cell, on=TODAY), f"{CALLED} → ∅"),
        (of_the_cell(Meeting, held_on=TODAY), f"meetings, {CALLED}"),
        (
            lambda cell, _who: Registration(organisation=cell, submission=Submission(organisation=cell)),
            f"registrations, {CALLED}",
        ),
    ],
)
def test_a_row_says_of_whom_it_is_what_and_where(
    alike: Cast, row: Callable[[Organisation, Member], models.Model], said: str
) -> None:
    assert row_in_full(row(alike["TWO-B"], the_member())) == said


def test_a_plan_whose_facts_were_changed_is_not_taken_back_and_says_whose(alike: Cast) -> None:
    plan = confirmed(alike, merge(["TWO-B"], "SECOND"))
    Membership.objects.filter(cell=alike["TWO-B"]).update(valid_to=TODAY)
    with pytest.raises(Refused) as refused:
        cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=alike.occasion("dung"))
    assert f"“{WHO}, {CALLED}” was changed after “{plan.title}” (from 01/07/2025)" in str(refused.value)


def test_what_a_plan_rests_on_and_is_gone_is_told_too(alike: Cast) -> None:
    plan = confirmed(alike, merge(["TWO-B"], "SECOND"))
    Membership.objects.filter(cell=alike["SECOND"]).delete()
    with pytest.raises(Refused, match=r"“Nguyễn Văn An 0 \(01/01/1950\), memberships, .* \(SECOND\)” was changed"):
        cancel_reorganisation(reorganisation=plan, because="Hoãn", occasion=alike.occasion("dung"))


def test_who_would_be_left_outside_is_told_with_the_cell(alike: Cast) -> None:
    plan = confirmed(alike, merge(["TWO-B"], "SECOND"))
    Membership.objects.filter(cell=alike["SECOND"]).delete()
    Membership.objects.filter(cell=alike["TWO-B"]).update(valid_to=None, departure="")
    with pytest.raises(Refused) as refused:
        check_nobody_is_left_outside(plan, DAY)
    assert f"{WHO} would belong to {CALLED} on a day" in str(refused.value)
