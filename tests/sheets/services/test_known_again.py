"""Of whom nothing changed is recognised in one statement, and told as if each row were compared by itself."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import Activity, Group, GroupBelonging, Member, Membership
from sheets.rules import fields
from sheets.rules.marks import RowRead
from sheets.rules.rows import NOTHING_TOLD
from sheets.services import staging
from sheets.services.known_again import KnownAgain
from sheets.services.staging import Judged, Staging
from tests.cast import START, TODAY, Cast
from tests.sheets.services.test_staging import AN, known
from tests.sheets.workbooks import HEADINGS, preview

pytestmark = pytest.mark.django_db
NAMES = ["Nguyễn Văn An", "Nguyễn Vân An", "Trần Thị Bé", "Lê Bé"]
BIRTHS = [*(date(1980, month, 3) for month in range(1, 13)), 1980, None]
CARDS, MARKS, CELLS = ["", "58000001", "58000002"], ["", "", "", "a" * 64, "b" * 64], ["CELL", "SECOND"]
ADMITTED = [date(2005, 2, 3), date(2006, 2, 3), None]
OFFERED: dict[str, list[Any]] = {
    fields.FULL_NAME: NAMES,
    fields.BORN_ON: BIRTHS,
    fields.SEX: ["male", "female", ""],
    fields.CARD_NUMBER: CARDS,
    fields.IDENTITY_NUMBER: MARKS,
    fields.ADMITTED_ON: ADMITTED,
    fields.OFFICIAL_ON: [START, date(2007, 2, 3), None],
    fields.DEGREE: ["official", "probationary", ""],
    fields.ACTIVITY: ["active", "exempt", ""],
    fields.GROUP: ["1", "Tổ đảng số 2", ""],
    fields.POST: ["", "", "secretary"],
}


def anybody(cast: Cast, chance: Random) -> list[Member]:
    """Thirty members of two cells, some of whom have left, whose particulars and states are drawn from few."""
    members = [member for code in CELLS for member in cast.people(15, of=code)]
    groups = [Group.objects.create(cell=cast["CELL"], name=f"Tổ đảng số {n}", valid_from=START) for n in (1, 2)]
    for member in members:
        member.full_name, member.birth = chance.choice(NAMES), chance.choice(BIRTHS)
        member.card_number, member.identity_mark = (
            chance.choice([*CARDS, *[f"59{member.pk:06}"] * 4]),
            chance.choice(MARKS),
        )
        member.sex, member.admitted_on = chance.choice(["male", "female"]), chance.choice(ADMITTED)
        member.save()
        if not chance.randrange(4):
            Activity.objects.create(member=member, value="exempt", valid_from=START)
        if member.memberships.get().cell == cast["CELL"] and chance.randrange(2):
            GroupBelonging.objects.create(member=member, group=chance.choice(groups), valid_from=START)
    Group.objects.filter(pk=groups[1].pk).update(valid_to=TODAY)
    left = chance.sample(members, 5)
    Membership.objects.filter(member__in=left).update(valid_to=TODAY - timedelta(days=9), departure="transferred")
    return members


def as_registered(member: Member) -> dict[str, Any]:
    degree = member.degrees.get()
    return NOTHING_TOLD | {
        fields.FULL_NAME: member.full_name,
        fields.BORN_ON: member.birth,
        fields.SEX: member.sex,
        fields.CARD_NUMBER: member.card_number,
        fields.IDENTITY_NUMBER: member.identity_mark,
        fields.ADMITTED_ON: member.admitted_on,
        fields.OFFICIAL_ON: degree.valid_from,
        fields.DEGREE: degree.value,
        fields.CELL: member.memberships.get().cell_id,
    }


def rows(members: list[Member], chance: Random) -> Iterator[RowRead]:
    """Each of a member as the register has them, some of them twice, with none, one or two values drawn anew."""
    for number, member in enumerate([*members, *chance.sample(members, 3)]):
        values = as_registered(member)
        for name in chance.sample(sorted(OFFERED), chance.randrange(3)):
            values[name] = chance.choice(OFFERED[name])
        yield RowRead(number, values)


def told(judged: list[Judged]) -> list[tuple[Any, ...]]:
    return [(one.verdict, one.member_id, list(one.likely), vars(one.read)) for one in judged]


@pytest.mark.parametrize("seed", range(12))
def test_it_says_what_comparing_each_row_says(cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "is_small", lambda _below: False)
    chance = Random(seed)
    people = list(rows(anybody(cast, chance), chance))
    sheet = preview(cast, [HEADINGS, AN])
    sheet.columns = [*sheet.columns, fields.GROUP, fields.IDENTITY_NUMBER, fields.ACTIVITY, fields.POST]
    at_once, one_by_one = Staging(sheet, TODAY), Staging(sheet, TODAY)
    one_by_one.known_again = None
    assert any(KnownAgain(sheet.organisation, TODAY).among(people))
    assert told(at_once.judge(deepcopy(people))) == told(one_by_one.judge(deepcopy(people)))


@pytest.mark.parametrize("shared", ["card_number", "search_key"])
def test_who_could_be_taken_for_somebody_else_is_left_to_a_closer_look(cast: Cast, shared: str) -> None:
    member, row = known(cast), RowRead(2, {})
    (other,) = cast.people(1, of="SECOND")
    row.values = as_registered(member)
    assert KnownAgain(cast["WARD"], TODAY).among([row]) == [member.pk]
    Member.objects.filter(pk=other.pk).update(**{shared: getattr(member, shared)}, born_on=member.born_on)
    assert KnownAgain(cast["WARD"], TODAY).among([row]) == [None]


def test_a_member_of_another_part_of_the_register_is_not_told_of(cast: Cast) -> None:
    row = RowRead(2, as_registered(known(cast)))
    assert KnownAgain(cast["SECOND"], TODAY).among([row]) == [None]


def test_a_list_of_others_is_asked_about_once(cast: Cast) -> None:
    row = RowRead(2, as_registered(known(cast)) | {fields.SEX: "female"})
    known_again = KnownAgain(cast["WARD"], TODAY)
    with CaptureQueriesContext(connection) as queries:
        assert known_again.among([row]) == [None]
        first = len(queries)
        assert known_again.among([row]) == [None]
    assert len(queries) == first


def test_however_many_come_again_it_is_one_statement(cast: Cast) -> None:
    members = cast.people(40, of="CELL")
    for place, member in enumerate(members):
        member.full_name, member.card_number = f"Lê Văn {chr(97 + place % 26)}{place}", f"58{place:06}"
        member.save()
    known_again = KnownAgain(cast["WARD"], TODAY)
    one, *_rest = people = [RowRead(2, as_registered(member)) for member in members]
    known_again.among([one])
    with CaptureQueriesContext(connection) as queries:
        assert known_again.among(people) == [member.pk for member in members]
    assert len(queries) == 1
