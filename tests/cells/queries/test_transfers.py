"""Transfers to and from a part of the register."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import Organisation, Transfer
from cells.queries.transfers import transfers_touching, with_their_sides
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def sent(cast: Cast, source: str, target: str, *, received: bool = False) -> Transfer:
    (member,) = cast.people(1, of=source)
    day = TODAY - timedelta(days=9)
    return Transfer.objects.create(
        member=member,
        from_cell=cast[source],
        to_cell=cast[target],
        sent_on=day,
        papers_due_on=TODAY,
        received_on=TODAY if received else None,
    )


def test_a_transfer_touches_where_it_comes_from_and_where_it_goes(cast: Cast) -> None:
    inside, out, elsewhere = sent(cast, "CELL", "SECOND"), sent(cast, "CELL", "UNIT"), sent(cast, "UNIT", "OTHERCELL")
    below = Organisation.objects.below(cast["WARD"])
    assert set(transfers_touching(below)) == {inside, out}
    assert set(transfers_touching(Organisation.objects.below(cast["OTHER"]))) == {elsewhere}


def test_of_some_transfers_those_are_told_that_touch(cast: Cast) -> None:
    under_way, ended = sent(cast, "CELL", "SECOND"), sent(cast, "UNIT", "SECOND", received=True)
    below = Organisation.objects.below(cast["WARD"])
    assert list(Transfer.objects.under_way().touching(below)) == [under_way]
    assert list(Transfer.objects.ended().touching(below)) == [ended]


def test_of_very_many_those_that_were_sent_last_are_told_from_either_side(cast: Cast) -> None:
    moves = [sent(cast, "CELL", "SECOND"), sent(cast, "UNIT", "SECOND"), sent(cast, "SECOND", "UNIT")]
    for ago, move in enumerate(moves):
        Transfer.objects.filter(pk=move.pk).update(sent_on=TODAY - timedelta(days=20 + ago))
    sent(cast, "UNIT", "OTHERCELL")
    below = Organisation.objects.below(cast["SECOND"])
    assert list(Transfer.objects.newest_touching(below, 9)) == moves
    assert list(Transfer.objects.newest_touching(below, 1))[:1] == moves[:1]


def test_what_transfers_name_is_read_at_once_and_in_their_order(cast: Cast) -> None:
    moves = [sent(cast, "CELL", "SECOND"), sent(cast, "UNIT", "SECOND"), sent(cast, "SECOND", "UNIT")]
    with CaptureQueriesContext(connection) as asked:
        told = with_their_sides(list(reversed(moves)))
        names = [(move.member.full_name, str(move.from_cell), str(move.to_cell)) for move in told]
    assert told == list(reversed(moves))
    assert names[0][1:] == ("SECOND", "UNIT")
    assert len(asked) == 1
