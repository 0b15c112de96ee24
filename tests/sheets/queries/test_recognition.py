"""Who is looked for in sets is found as if each row were compared with everybody."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import Member, Membership
from cells.rules.names import fold
from sheets.queries.recognition import Candidates, registered
from sheets.rules.matching import OTHER, Known, Sought, compare
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
NAMES = ["Nguyễn Văn An", "Nguyễn Vân An", "Nguyễn Văn Ân", "Nguyễn An", "Trần Thị Bé", "Lê Bé"]
BIRTHS = [None, date(1980, 2, 3), date(1980, 3, 2), date(1980, 2, 4), date(1981, 5, 6), 1980, 1981]
CARDS, MARKS, CELLS = ["", "", "58000001", "58000002"], ["", "", "a" * 64, "b" * 64], ["CELL", "SECOND"]


def anybody(cast: Cast, chance: Random) -> None:
    """Sixty members of two cells, some of whom have left, whose particulars are drawn from few."""
    members = [member for code in CELLS for member in cast.people(30, of=code)]
    for member in members:
        member.full_name, member.birth = chance.choice(NAMES), chance.choice(BIRTHS)
        member.card_number, member.identity_mark = chance.choice(CARDS), chance.choice(MARKS)
        member.admitted_on = None
        member.save()
    left = chance.sample(members, 12)
    Membership.objects.filter(member__in=left).update(valid_to=TODAY - timedelta(days=9), departure="transferred")


def sought(cast: Cast, chance: Random) -> Sought:
    cell = chance.choice([None, cast["CELL"].pk, cast["SECOND"].pk])
    return Sought(chance.choice(NAMES), chance.choice(BIRTHS), chance.choice(CARDS), chance.choice(MARKS), cell)


def everybody(cast: Cast) -> list[Known]:
    here = dict(Membership.objects.on(TODAY).values_list("member_id", "cell_id"))
    return [
        Known(
            one.pk,
            one.full_name,
            fold(one.full_name),
            one.birth,
            one.card_number,
            one.identity_mark,
            here.get(one.pk),
        )
        for one in Member.objects.all()
    ]


@pytest.mark.parametrize("seed", range(4))
def test_whoever_a_row_may_speak_of_is_among_the_candidates(cast: Cast, seed: int) -> None:
    chance = Random(seed)
    anybody(cast, chance)
    people = [sought(cast, chance) for _row in range(150)]
    everyone = everybody(cast)
    for asked in (people, None):
        candidates = Candidates(asked, below=cast["WARD"], today=TODAY)
        for person in people:
            expected = {
                known for known in everyone if compare(person, known) != OTHER and _is_looked_for(person, known)
            }
            assert expected <= set(candidates.of(person))


def _is_looked_for(person: Sought, known: Known) -> bool:
    """A name of another spelling is looked for only where the birth, the card or the paper is the same."""
    return (
        fold(person.full_name) == known.search_key
        or (person.card_number != "" and person.card_number == known.card_number)
        or (person.identity_mark != "" and person.identity_mark == known.identity_mark)
        or (person.cell_id is not None and (person.cell_id, person.born_on) == (known.cell_id, known.born_on or ""))
    )


def test_a_namesake_of_another_age_and_cell_is_not_even_offered(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    person = Sought(member.full_name, date(1911, 1, 1), "", "", cast["CELL"].pk)
    assert Candidates([person], below=cast["WARD"], today=TODAY).of(person) == []
    of_age = replace(person, born_on=member.born_on)
    (found,) = Candidates([of_age], below=cast["WARD"], today=TODAY).of(of_age)
    assert found.pk == member.pk


def test_however_many_rows_are_looked_for_it_is_one_statement(cast: Cast) -> None:
    people = [Sought(f"Lê Văn {n}", date(1980, 1, 1), f"58{n:06}", "", cast["CELL"].pk) for n in range(1_500)]
    with CaptureQueriesContext(connection) as queries:
        Candidates(people, below=cast["WARD"], today=TODAY)
    assert len(queries) == 1


def test_what_the_register_has_of_many_takes_as_many_statements_as_of_one(cast: Cast) -> None:
    members = [member.pk for member in cast.people(40, of="CELL")]

    def asked(ids: list[int]) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert set(registered(ids, below=cast["WARD"], today=TODAY)) == set(ids)
        return len(queries)

    assert asked(members) == asked(members[:1]) <= 5
    assert asked([]) == 0
