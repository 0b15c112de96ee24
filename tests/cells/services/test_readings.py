from datetime import timedelta

import pytest

from accounts.models import Entry, Occasion
from cells.services.readings import READ, note_reading
from tests.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db


def test_a_record_read_twice_a_day_by_one_person_is_noted_once(cast: Cast) -> None:
    member, other = cast.people(2, of="CELL")
    an, binh = cast.actor("an"), cast.actor("binh")
    for reading in ((member, an, NOW), (member, an, NOW + timedelta(hours=1)), (other, an, NOW), (member, binh, NOW)):
        note_reading(member=reading[0], occasion=Occasion(by=reading[1], at=reading[2], today=TODAY))
    assert Entry.objects.filter(act=READ).count() == 3
    note_reading(member=member, occasion=Occasion(by=an, at=NOW + timedelta(days=1), today=TODAY))
    assert Entry.objects.filter(act=READ, by=an.user, subject_id=str(member.pk)).count() == 2
