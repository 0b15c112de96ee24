"""Every criterion of the one table, on the day before it becomes true, the first, the last and the day after."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cells.models import (
    Activity,
    AreaFact,
    AssignedTask,
    Degree,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    OrganisationVersion,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.queries.conditions import CRITERIA, matching
from cells.queries.members import members_on
from cells.rules.conditions import Condition
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
FIRST, AFTER = date(2025, 1, 10), date(2025, 1, 20)
ONE_DAY = timedelta(days=1)
MEANWHILE = {"valid_from": FIRST, "valid_to": AFTER}


@pytest.fixture
def member(cast: Cast) -> Member:
    """Somebody of CELL of whom nothing out of the ordinary is true."""
    (member,) = cast.people(1, of="CELL")
    return member


def is_true(cast: Cast, member: Member, what: str, value: str = "", *, on: date = TODAY) -> bool:
    """Asked both ways: the opposite is true whenever the condition is not."""
    here = members_on([cast["CELL"].pk, cast["SECOND"].pk], on).filter(pk=member.pk)
    held = matching(here, [[Condition(what, value)]], on).exists()
    assert matching(here, [[Condition(what, value, negated=True)]], on).exists() is not held, (what, value, on)
    return held


def suspended(cast: Cast, member: Member) -> None:
    Activity.objects.create(member=member, value="suspended", **MEANWHILE)


def elsewhere(cast: Cast, member: Member) -> None:
    TemporaryStay.objects.create(member=member, host_name="Huế", **MEANWHILE)


def on_a_ship(cast: Cast, member: Member) -> None:
    Ground.objects.create(member=member, category_id="ship_crew", statement="Đi biển", evidence="Lệnh", **MEANWHILE)


def in_a_flood(cast: Cast, member: Member) -> None:
    """The ground itself is open: it ends with the fact it rests on."""
    fact = AreaFact.objects.create(kind_id="natural_disaster", area="Sen Hồng", **MEANWHILE)
    told = {"category_id": "natural_disaster", "statement": "Ngập", "evidence": "Thông báo", "valid_from": FIRST}
    Ground.objects.create(member=member, area_fact=fact, **told)


def in_a_group(cast: Cast, member: Member) -> None:
    group = Group.objects.create(cell=cast["CELL"], name="Tổ 1", valid_from=START)
    GroupBelonging.objects.create(group=group, member=member, **MEANWHILE)


def in_a_group_that_ends(cast: Cast, member: Member) -> None:
    group = Group.objects.create(cell=cast["CELL"], name="Tổ 1", **MEANWHILE)
    GroupBelonging.objects.create(group=group, member=member, valid_from=FIRST)


def leading(cast: Cast, member: Member) -> None:
    group = Group.objects.create(cell=cast["CELL"], name="Tổ 1", valid_from=START)
    GroupLeadership.objects.create(group=group, member=member, **MEANWHILE)


def secretary(cast: Cast, member: Member) -> None:
    Post.objects.create(organisation=cast["CELL"], member=member, title="secretary", **MEANWHILE)


def with_a_task(cast: Cast, member: Member) -> None:
    AssignedTask.objects.create(member=member, text="Phụ trách khu phố", **MEANWHILE)


def received(cast: Cast, member: Member) -> None:
    _on_the_way(cast, member, received_on=AFTER)


def taken_back(cast: Cast, member: Member) -> None:
    _on_the_way(cast, member, taken_back_on=AFTER)


def _on_the_way(cast: Cast, member: Member, **end: date) -> None:
    cells = {"from_cell": cast["CELL"], "to_cell": cast["SECOND"]}
    Transfer.objects.create(member=member, sent_on=FIRST, papers_due_on=date(2025, 3, 1), **cells, **end)


def probationary(cast: Cast, member: Member) -> None:
    Degree.objects.filter(member=member).update(valid_from=AFTER)
    Degree.objects.create(member=member, value="probationary", **MEANWHILE)


def in_the_second_cell(cast: Cast, member: Member) -> None:
    """A school, and back again."""
    Membership.objects.filter(member=member).update(valid_to=FIRST, departure="transferred")
    there = {"cell": cast["SECOND"], "departure": "transferred"} | MEANWHILE
    Membership.objects.create(member=member, arrival="transferred", **there)
    Membership.objects.create(member=member, cell=cast["CELL"], arrival="transferred", valid_from=AFTER)


def cell_becomes_a_school(cast: Cast, member: Member) -> None:
    version = OrganisationVersion.objects.get(organisation=cast["CELL"])
    for changes in ({"type": "school"} | MEANWHILE, {"type": version.type, "valid_from": AFTER, "valid_to": None}):
        OrganisationVersion.objects.filter(organisation=cast["CELL"], valid_to=None).update(
            valid_to=changes["valid_from"]
        )
        version.pk = None
        for name, value in changes.items():
            setattr(version, name, value)
        version.save(force_insert=True)


TRUE_MEANWHILE: list[tuple[Callable[[Cast, Member], None], str, str]] = [
    (suspended, "activity=suspended", ""),
    (elsewhere, "place=elsewhere", ""),
    (on_a_ship, "ground=any", ""),
    (on_a_ship, "ground=ship_crew", ""),
    (in_a_flood, "ground=natural_disaster", ""),
    (in_a_group, "group", "Tổ 1"),
    (in_a_group_that_ends, "group", "Tổ 1"),
    (leading, "leads", ""),
    (secretary, "post=any", ""),
    (secretary, "post=secretary", ""),
    (with_a_task, "task", ""),
    (received, "transfer", ""),
    (taken_back, "transfer", ""),
    (probationary, "degree=probationary", ""),
    (in_the_second_cell, "cell", "SECOND"),
    (in_the_second_cell, "type=school", ""),
    (cell_becomes_a_school, "type=school", ""),
]
FALSE_MEANWHILE: list[tuple[Callable[[Cast, Member], None], str, str]] = [
    (suspended, "activity=active", ""),
    (elsewhere, "place=home", ""),
    (on_a_ship, "ground=none", ""),
    (in_a_flood, "ground=none", ""),
    (in_a_group, "group=none", ""),
    (in_a_group_that_ends, "group=none", ""),
    (in_the_second_cell, "cell", "CELL"),
    (in_the_second_cell, "type=residential", ""),
    (cell_becomes_a_school, "type=residential", ""),
]
NEVER_TRUE: list[tuple[Callable[[Cast, Member], None], str, str]] = [
    (suspended, "activity=exempt", ""),
    (on_a_ship, "ground=health", ""),
    (in_a_group, "group", "Tổ"),
    (secretary, "post=head", ""),
    (in_the_second_cell, "cell", "second"),
]
DAYS = (FIRST - ONE_DAY, FIRST, AFTER - ONE_DAY, AFTER)


@pytest.mark.parametrize(("arrange", "what", "value"), TRUE_MEANWHILE)
def test_what_is_true_meanwhile(cast: Cast, member: Member, arrange: Any, what: str, value: str) -> None:
    arrange(cast, member)
    assert [is_true(cast, member, what, value, on=day) for day in DAYS] == [False, True, True, False]


@pytest.mark.parametrize(("arrange", "what", "value"), FALSE_MEANWHILE)
def test_what_is_not_true_meanwhile(cast: Cast, member: Member, arrange: Any, what: str, value: str) -> None:
    arrange(cast, member)
    assert [is_true(cast, member, what, value, on=day) for day in DAYS] == [True, False, False, True]


@pytest.mark.parametrize(("arrange", "what", "value"), NEVER_TRUE)
def test_what_is_another_matter(cast: Cast, member: Member, arrange: Any, what: str, value: str) -> None:
    arrange(cast, member)
    assert not any(is_true(cast, member, what, value, on=day) for day in DAYS)


OF_THE_PERSON: list[tuple[str, object, str, str, bool]] = [
    # what is known of the member, what is asked of TODAY (21/3/2025), true or not
    ("born_on", date(1995, 3, 21), "age_from", "30", True),
    ("born_on", date(1995, 3, 22), "age_from", "30", False),
    ("born_on", None, "age_from", "0", False),
    ("born_on", date(1995, 3, 22), "age_below", "30", True),
    ("born_on", date(1995, 3, 21), "age_below", "30", False),
    ("born_on", None, "age_below", "150", False),
    ("born_on", date(1990, 5, 4), "born_before", "1990-05-05", True),
    ("born_on", date(1990, 5, 5), "born_before", "1990-05-05", False),
    ("born_on", None, "born_before", "2100-01-01", False),
    ("born_on", date(1990, 5, 5), "birth=none", "", False),
    ("born_on", date(1990, 5, 5), "birth=year", "", False),
    ("born_on", None, "birth=none", "", True),
    ("born_on", None, "birth=year", "", False),
    # A year alone counts where it is so on whichever of its days.
    ("born_in", 1994, "age_from", "30", True),
    ("born_in", 1995, "age_from", "30", False),
    ("born_in", 1995, "age_below", "30", False),
    ("born_in", 1996, "age_below", "30", True),
    ("born_in", 1989, "born_before", "1990-01-01", True),
    ("born_in", 1990, "born_before", "1990-12-31", False),
    ("born_in", 1990, "born_before", "1991-01-01", True),
    ("born_in", 1990, "birth=none", "", False),
    ("born_in", 1990, "birth=year", "", True),
    ("born_in", None, "birth=none", "", True),
    ("admitted_on", date(2015, 3, 21), "party_age_from", "10", True),
    ("admitted_on", date(2015, 3, 22), "party_age_from", "10", False),
    ("admitted_on", None, "party_age_from", "0", False),
    ("admitted_on", date(2015, 3, 21), "admitted_since", "2015-03-21", True),
    ("admitted_on", date(2015, 3, 20), "admitted_since", "2015-03-21", False),
    ("admitted_on", None, "admitted_since", "1900-01-01", False),
    ("sex", "female", "sex=female", "", True),
    ("sex", "female", "sex=male", "", False),
    ("sex", "", "sex=male", "", False),
    ("card_number", "0123", "card", "0123", True),
    ("card_number", "0123", "card", "01", True),
    ("card_number", "0123", "card", "123", False),
    ("card_number", "0123", "card", "%", False),
    ("card_number", "", "card", "0", False),
    ("card_number", "", "card=none", "", True),
    ("card_number", "0", "card=none", "", False),
]


def test_what_is_known_of_the_person(cast: Cast, member: Member) -> None:
    for field, known, what, value, true in OF_THE_PERSON:
        Member.objects.filter(pk=member.pk).update(**{field: known})
        assert is_true(cast, member, what, value) is true, (field, known, what, value)


def test_a_year_alone_is_so_old_for_certain_from_its_last_day_on(cast: Cast, member: Member) -> None:
    Member.objects.filter(pk=member.pk).update(born_on=None, born_in=1994)
    days = (date(2024, 12, 30), date(2024, 12, 31))
    assert [is_true(cast, member, "age_from", "30", on=day) for day in days] == [False, True]
    days = (date(2023, 12, 31), date(2024, 1, 1))
    assert [is_true(cast, member, "age_below", "30", on=day) for day in days] == [True, False]


def test_who_was_born_on_the_29th_of_february_is_a_year_older_the_day_after_the_28th(
    cast: Cast, member: Member
) -> None:
    Member.objects.filter(pk=member.pk).update(born_on=date(2000, 2, 29))
    days = (date(2025, 2, 28), date(2025, 3, 1))
    assert [is_true(cast, member, "age_from", "25", on=day) for day in days] == [False, True]


NAMES: list[tuple[str, bool]] = [
    ("đức", True),
    ("DUC nguyen", True),
    ("nguye", True),
    ("Đức Bình", False),
    ("%", False),
    ("\u0301", True),
]


def test_a_name_holds_all_the_words(cast: Cast, member: Member) -> None:
    """Words that are nothing but an accent are no words: they leave everybody."""
    member.full_name = "Nguyễn Văn Đức"
    member.save()
    for words, true in NAMES:
        assert is_true(cast, member, "name", words) is true, words


def test_official_since_is_the_day_the_member_became_it(cast: Cast, member: Member) -> None:
    Degree.objects.filter(member=member).update(valid_from=FIRST)
    assert is_true(cast, member, "official_since", "2025-01-10")
    assert not is_true(cast, member, "official_since", "2025-01-11")
    assert not is_true(cast, member, "official_since", "2025-01-10", on=FIRST - ONE_DAY)


def test_no_criterion_is_left_out_here() -> None:
    asked = {what for _arrange, what, _value in TRUE_MEANWHILE + FALSE_MEANWHILE}
    asked |= {what for _field, _known, what, *_rest in OF_THE_PERSON} | {"name", "official_since"}
    assert {what.partition("=")[0] for what in CRITERIA} == {what.partition("=")[0] for what in asked}


LOST = [
    ("", ""),
    ("\0", ""),
    ("secrets=all", ""),
    ("ground=forgotten", ""),
    ("degree", "official"),
    ("age_from", "abc"),
    ("age_from", "-1"),
    ("age_from", "9" * 5000),
    ("born_before", "31/02/2000"),
    ("born_before", ""),
]


@pytest.mark.parametrize("negated", [False, True])
def test_what_cannot_be_asked_is_true_of_nobody(cast: Cast, member: Member, negated: bool) -> None:
    here, official = members_on([cast["CELL"].pk], TODAY), Condition("degree=official")
    for what, value in LOST:
        lost = Condition(what, value, negated)
        assert not matching(here, [[lost]], TODAY).exists(), lost
        assert not matching(here, [[official, lost]], TODAY).exists(), lost
        assert matching(here, [[lost], [official]], TODAY).exists(), lost
