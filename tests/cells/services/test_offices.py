from datetime import date, timedelta

import pytest
from django.db import connection

from accounts.rules.refusal import Refused
from cells.models import AssignedTask, Member, Post
from cells.services.offices import Office, assign_task, end_task, lay_down_office, take_office
from cells.services.periods import one_truth_a_day
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by, decision
from tests.crowd import press_at_once

pytestmark = pytest.mark.django_db
FROM = date(2025, 3, 10)
DAY = timedelta(days=1)
PEOPLE = 12 if connection.vendor == "postgresql" else 4


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(2, of="CELL")


def take(cast: Cast, member: Member, title: str = "secretary", body: str = "", on: date = FROM) -> Post:
    told = {"organisation": cast["CELL"], "office": Office(title, body), "on": on, "document": DECISION}
    return take_office(member=member, **told, **by(cast))


def test_a_post_is_held_from_its_day_until_the_day_before_its_end(cast: Cast, members: list[Member]) -> None:
    post = take(cast, members[0])
    lay_down_office(post=post, on=TODAY, document=DECISION, **by(cast))
    held = [Post.objects.on(day).exists() for day in (FROM - DAY, FROM, TODAY - DAY, TODAY)]
    assert held == [False, True, True, False]
    post.refresh_from_db()
    assert (post.ordered_by, post.ended_by) == (decision(), decision())


def test_there_is_one_secretary_at_a_time(cast: Cast, members: list[Member]) -> None:
    take(cast, members[0])
    with pytest.raises(Refused) as refused:
        take(cast, members[1])
    assert refused.value.field == "title"
    take(cast, members[1], "deputy_secretary")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("title", ["secretary", "member"])
def test_of_all_who_press_at_once_one_gets_the_post(cast: Cast, title: str) -> None:
    """One secretary of several; or one person, of whom several clerks record the same."""
    people = cast.people(PEOPLE, of="CELL")
    outcome = press_at_once(
        lambda number: take(cast, people[number if title == "secretary" else 0], title), people=PEOPLE
    )
    assert outcome == {"done": 1, "refused": PEOPLE - 1}
    assert Post.objects.count() == 1


def test_what_only_the_guard_sees_is_refused_in_words(cast: Cast, members: list[Member]) -> None:
    """Somebody else's entry comes between the look and the writing."""
    take(cast, members[0])
    told = {"organisation": cast["CELL"], "title": "secretary", "valid_from": TODAY}
    with pytest.raises(Refused, match="exclude each other") as refused, one_truth_a_day(field="title"):
        Post.objects.create(member=members[1], **told)
    assert refused.value.field == "title"


def test_nobody_holds_the_same_post_twice_or_while_not_a_member(cast: Cast, members: list[Member]) -> None:
    take(cast, members[0], "member", "cell_committee")
    with pytest.raises(Refused):
        take(cast, members[0], "member", "cell_committee")
    with pytest.raises(Refused):
        take(cast, members[1], on=START - DAY)


def test_a_post_does_not_end_before_it_began_or_twice(cast: Cast, members: list[Member]) -> None:
    post = take(cast, members[0])
    for on in (FROM, FROM - DAY):
        with pytest.raises(Refused):
            lay_down_office(post=post, on=on, document=None, **by(cast))
    lay_down_office(post=post, on=TODAY, document=None, **by(cast))
    with pytest.raises(Refused):
        lay_down_office(post=post, on=TODAY, document=None, **by(cast))


def test_several_tasks_run_at_once_and_each_ends_on_its_day(cast: Cast, members: list[Member]) -> None:
    told = {"member": members[0], "on": FROM, "until": None, "document": None}
    first = assign_task(text="Vận động nhân dân", **told, **by(cast))
    assign_task(text="Theo dõi tổ 2", **told, **by(cast))
    end_task(task=first, on=TODAY, **by(cast))
    assert [AssignedTask.objects.on(day).count() for day in (FROM - DAY, FROM, TODAY)] == [0, 2, 1]


@pytest.mark.parametrize(
    ("told", "field"), [({"text": " "}, "text"), ({"until": FROM}, "until"), ({"on": START - DAY}, "on")]
)
def test_a_task_says_what_and_when(cast: Cast, members: list[Member], told: dict[str, object], field: str) -> None:
    facts = {"text": "Vận động", "on": FROM, "until": None, "document": None} | told
    with pytest.raises(Refused) as refused:
        assign_task(member=members[0], **facts, **by(cast))
    assert refused.value.field == field
