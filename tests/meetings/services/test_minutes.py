from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import KeptText
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from cells.models import Member
from meetings.models import Meeting, Minutes, SignOff
from meetings.queries.minutes import minutes_of, unsigned
from meetings.rules.minutes import digest_of
from meetings.services import holding
from meetings.services.minutes import Signing, add_addendum, sign_minutes, take_back_signature, write_minutes
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def held(cell: Scene) -> Meeting:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    chair, secretary = cell.members[:2]
    facts = holding.Minutes(TODAY, chair=chair, secretary=secretary, summary="Đã bàn")
    return holding.hold_meeting(meeting=meeting, minutes=facts, **cell.acting(TODAY))


def write(cell: Scene, meeting: Meeting, text: str = "Chi bộ đã bàn", **facts: object) -> Minutes:
    return write_minutes(meeting=meeting, text=text, **(cell.acting(TODAY) | facts))


def sign(cell: Scene, minutes: Minutes, role: str, member: Member, **facts: object) -> Minutes:
    signing = Signing(
        **({"role": role, "member": member, "signed_on": TODAY, "digest": digest_of(minutes.text)} | facts)
    )
    return sign_minutes(minutes=minutes, signing=signing, **cell.acting(TODAY))


def signed(cell: Scene, meeting: Meeting) -> Minutes:
    minutes = write(cell, meeting)
    sign(cell, minutes, "chair", cell.members[0])
    return sign(cell, minutes, "secretary", cell.members[1])


def test_minutes_are_written_of_what_was_held(cell: Scene, held: Meeting) -> None:
    planned = cell.plan("in_person", TODAY + DAY, on=TODAY)
    with pytest.raises(Refused, match="held"):
        write(cell, planned)
    assert write(cell, held).text == "Chi bộ đã bàn"


def test_each_wording_is_kept_and_the_same_once_more_is_none(cell: Scene, held: Meeting) -> None:
    for text in ("Một", "Hai", "Hai"):
        write(cell, held, text)
    kept = KeptText.objects.of(held, "record").order_by("number")
    assert [one.texts for one in kept] == [{"text": "Một"}, {"text": "Hai"}]


def test_who_keeps_a_text_over_another_that_was_kept_meanwhile_is_told(cell: Scene, held: Meeting) -> None:
    write(cell, held, "Một")
    with pytest.raises(Outdated):
        write(cell, held, "Ba", made_from={"text": ""})
    assert minutes_of(held).text == "Một"  # type: ignore[union-attr]


def test_once_both_have_signed_the_text_stays(cell: Scene, held: Meeting) -> None:
    minutes = signed(cell, held)
    assert minutes.frozen
    with pytest.raises(Refused, match="signed"):
        write(cell, held, "Khác")
    with pytest.raises(Refused, match="signed"):
        take_back_signature(minutes=minutes, role="chair", **cell.acting(TODAY))
    assert minutes_of(held).text == "Chi bộ đã bàn"  # type: ignore[union-attr]


def test_the_database_keeps_signed_minutes_too(cell: Scene, held: Meeting) -> None:
    minutes = signed(cell, held)
    acts = [
        lambda: Minutes.objects.filter(pk=minutes.pk).update(text="Khác"),
        lambda: Minutes.objects.filter(pk=minutes.pk).update(frozen=False),
        lambda: SignOff.objects.filter(minutes=minutes, role="chair").delete(),
        lambda: SignOff.objects.filter(minutes=minutes, role="chair").update(digest="0" * 64),
    ]
    for act in acts:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    assert minutes_of(held).text == "Chi bộ đã bàn"  # type: ignore[union-attr]


def test_nothing_is_frozen_before_both_have_signed(cell: Scene, held: Meeting) -> None:
    minutes = write(cell, held)
    sign(cell, minutes, "chair", cell.members[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(frozen=True)


def test_another_text_takes_a_signature_away(cell: Scene, held: Meeting) -> None:
    sign(cell, write(cell, held), "chair", cell.members[0])
    assert not write(cell, held, "Khác").sign_offs.exists()


def test_a_text_that_was_changed_meanwhile_is_not_signed(cell: Scene, held: Meeting) -> None:
    minutes = write(cell, held)
    with pytest.raises(Refused, match="changed"):
        sign(cell, minutes, "chair", cell.members[0], digest=digest_of("Khác"))


def test_one_person_does_not_sign_as_both(cell: Scene, held: Meeting) -> None:
    minutes = write(cell, held)
    sign(cell, minutes, "chair", cell.members[0])
    with pytest.raises(Refused, match="two people"):
        sign(cell, minutes, "secretary", cell.members[0])


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_signs_before_the_meeting_or_ahead_of_today(cell: Scene, held: Meeting, days: int) -> None:
    with pytest.raises(Refused):
        sign(cell, write(cell, held), "chair", cell.members[0], signed_on=TODAY + days * DAY)


def test_a_signature_recorded_by_mistake_is_taken_back_while_the_other_is_missing(cell: Scene, held: Meeting) -> None:
    minutes = write(cell, held)
    sign(cell, minutes, "chair", cell.members[3])
    take_back_signature(minutes=minutes, role="chair", **cell.acting(TODAY))
    sign(cell, minutes, "chair", cell.members[0])
    assert [one.member for one in minutes.sign_offs.all()] == [cell.members[0]]


def test_signed_minutes_are_added_to_and_an_addendum_stays(cell: Scene, held: Meeting) -> None:
    with pytest.raises(Refused, match="not signed"):
        add_addendum(minutes=write(cell, held), text="Sai họ tên", **cell.acting(TODAY))
    minutes = signed(cell, held)
    for text in ("Sai họ tên", "Sai họ tên", "Thiếu một ý kiến"):
        add_addendum(minutes=minutes, text=text, **cell.acting(TODAY))
    assert [(one.number, one.text) for one in minutes.addenda.all()] == [(1, "Sai họ tên"), (2, "Thiếu một ý kiến")]
    with pytest.raises(IntegrityError), transaction.atomic():
        minutes.addenda.update(text="Khác")


def test_a_group_has_minutes_of_its_own(cell: Scene) -> None:
    meeting = cell.plan("by_group", TODAY, on=TODAY)
    cell.prepare(meeting, TODAY)
    cell.meet(meeting, 0, TODAY)
    group = cell.groups[0]
    write_minutes(meeting=meeting, group=group, text="Tổ đã họp", **cell.acting(TODAY))
    assert minutes_of(meeting) is None
    assert minutes_of(meeting, group).text == "Tổ đã họp"  # type: ignore[union-attr]


def test_a_held_meeting_is_owed_its_minutes_until_both_have_signed(cell: Scene, held: Meeting) -> None:
    meetings = Meeting.objects.all()
    assert list(unsigned(meetings, held_until=TODAY)) == [held]
    assert not unsigned(meetings, held_until=TODAY - DAY)
    signed(cell, held)
    assert not unsigned(meetings, held_until=TODAY)
