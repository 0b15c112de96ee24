"""Two records of one person: both histories on one, never in two cells on a day, and two again when it is taken back."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.forms.merging import MergeForm
from cells.models import Activity, Degree, Ground, Member, Membership, Post, RecordMerger
from cells.services.departures import return_to_cell
from cells.services.newcomers import Newcomer
from cells.services.offices import assign_task
from cells.services.record_mergers import merge_records, undo_merger
from meetings.models import Attendance, Meeting
from reports.models import Cover
from reports.rules.kinds import DocumentKind
from tests.cast import NOW, START, TODAY, Cast
from tests.cells.services.acting import DECISION, by, cells_on, decision
from tests.meetings import scenes

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def somebody(cast: Cast, of: str, on: date = START, name: str = "Lý Thị Xa", card: str = "") -> Member:
    person = Newcomer(name, born_on=date(1980, 1, 1), card_number=card, official_from=on)
    return cast.register([person], of=of, on=on)[0]


def merge(cast: Cast, kept: Member, absorbed: Member, *taken: str) -> RecordMerger:
    told = by(cast, "binh")
    return merge_records(
        kept=kept,
        absorbed=absorbed,
        from_absorbed=taken,
        why="Cùng số thẻ",
        occasion=told["occasion"],
    )


def undo(cast: Cast, merger: RecordMerger) -> RecordMerger:
    told = by(cast, "binh")
    return undo_merger(merger=merger, occasion=told["occasion"])


def snapshot() -> list[object]:
    """Everything the register holds of people, row by row."""
    return [
        sorted(model.objects.order_by().values_list(*(f.attname for f in model._meta.concrete_fields)), key=str)
        for model in (Member, Membership, Degree, Activity, Ground, Attendance)
    ]


def test_the_day_is_taken_over_by_a_record_that_has_the_year_alone_and_given_back(cast: Cast) -> None:
    (alone,) = cast.register([Newcomer("Lý Thị Xa", born_on=1980, official_from=START)], of="CELL")
    day = somebody(cast, "CELL")
    assert MergeForm(kept=alone, absorbed=day).fields["born_on"].initial == "absorbed"
    assert MergeForm(kept=day, absorbed=alone).fields["born_on"].initial == "kept"
    assert MergeForm(kept=alone, absorbed=day).fields["born_on"].choices == [
        ("kept", "1980"),
        ("absorbed", "01/01/1980"),
    ]
    before = snapshot()
    merger = merge(cast, alone, day, "born_on")
    alone.refresh_from_db()
    assert (alone.born_on, alone.born_in) == (date(1980, 1, 1), None)
    undo(cast, merger)
    assert snapshot() == before


def test_both_histories_are_kept_on_one_member(cast: Cast) -> None:
    old, new = somebody(cast, "CELL"), somebody(cast, "SECOND", TODAY)
    Membership.objects.filter(member=old).update(valid_to=TODAY, departure="transferred")
    Degree.objects.filter(member=old).update(valid_to=TODAY)
    cast.grounds([old])
    merge(cast, new, old)
    assert [cells_on(new, day) for day in (START, TODAY - DAY, TODAY)] == [["CELL"], ["CELL"], ["SECOND"]]
    assert (new.degrees.count(), new.grounds.count()) == (2, 1)
    assert not old.memberships.exists()


def test_who_would_be_in_two_cells_on_a_day_is_not_merged(cast: Cast) -> None:
    old, new = somebody(cast, "CELL"), somebody(cast, "SECOND", date(2025, 1, 2))
    with pytest.raises(Refused, match=r"02/01/2025.*SECOND.*CELL"):
        merge(cast, new, old)
    assert not RecordMerger.objects.exists()


def test_a_record_that_went_into_another_is_merged_no_more(cast: Cast) -> None:
    """Two clicks on the button, or two clerks at once."""
    one, other, third = (somebody(cast, "CELL") for _ in range(3))
    merge(cast, one, other)
    for kept, absorbed in ((one, other), (third, other), (other, third)):
        with pytest.raises(Refused, match="merged into another record already"):
            merge(cast, kept, absorbed)
    merge(cast, third, one)
    assert RecordMerger.objects.count() == 2


def test_what_both_say_of_the_same_days_is_said_once(cast: Cast) -> None:
    """Entered twice in one cell, once too late: the cell counts the person once, from the first day."""
    late, early = somebody(cast, "CELL", date(2020, 1, 1)), somebody(cast, "CELL", START)
    merge(cast, late, early)
    assert Membership.objects.filter(cell=cast["CELL"]).count() == 1
    assert [cells_on(late, day) for day in (START, date(2019, 12, 31), TODAY)] == [["CELL"]] * 3
    assert late.degrees.get().valid_from == START


def test_where_they_differ_the_record_that_stays_is_right(cast: Cast) -> None:
    kept, other = somebody(cast, "CELL"), somebody(cast, "CELL")
    for member, value in ((kept, "exempt"), (other, "suspended")):
        cast.activity(member, value, on=TODAY)
    merge(cast, kept, other)
    assert [one.value for one in Activity.objects.on(TODAY)] == ["exempt"]


def test_the_chosen_particulars_are_taken_over(cast: Cast) -> None:
    kept, other = somebody(cast, "CELL", name="Ly Thi Xa"), somebody(cast, "CELL", card="0012")
    merge(cast, kept, other, "full_name", "card_number")
    kept.refresh_from_db()
    assert (kept.full_name, kept.card_number) == ("Lý Thị Xa", "0012")


@pytest.mark.parametrize("first", ["CELL", "SECOND"])
def test_taking_it_back_brings_back_every_row(cast: Cast, first: str) -> None:
    kept, other = somebody(cast, "CELL", date(2020, 1, 1), name="Ly Thi Xa"), somebody(cast, first, START, card="0012")
    if first == "SECOND":
        Membership.objects.filter(member=other).update(valid_to=date(2020, 1, 1), departure="transferred")
    cast.grounds([kept, other])
    cast.activity(other, "exempt")
    before = snapshot()
    merger = merge(cast, kept, other, "full_name", "card_number")
    assert snapshot() != before
    undo(cast, merger)
    assert snapshot() == before
    with pytest.raises(Refused):
        undo(cast, merger)


def test_it_is_not_taken_back_once_something_was_recorded(cast: Cast) -> None:
    kept, other = somebody(cast, "CELL"), somebody(cast, "CELL")
    merger = merge(cast, kept, other)
    assign_task(member=kept, text="Vận động", on=TODAY, until=None, document=None, **by(cast))
    with pytest.raises(Refused):
        undo(cast, merger)


def test_an_account_goes_with_the_person_and_two_accounts_are_refused(cast: Cast) -> None:
    kept, other = somebody(cast, "CELL"), somebody(cast, "CELL")
    Member.objects.filter(pk=other.pk).update(user=cast.users["an"])
    merger = merge(cast, kept, other)
    kept.refresh_from_db()
    assert kept.user == cast.users["an"]
    undo(cast, merger)
    assert Member.objects.get(user=cast.users["an"]) == other
    Member.objects.filter(pk=kept.pk).update(user=cast.users["hoa"])
    with pytest.raises(Refused):
        merge(cast, kept, other)


def test_rolls_of_meetings_follow_and_one_roll_names_a_person_once(cast: Cast) -> None:
    cell = scenes.cell_with_groups(cast)
    kept, other = cell.members[20], cell.members[24]
    both, alone = (cell.plan("in_person", TODAY - days * DAY, on=TODAY - 30 * DAY) for days in (20, 10))
    for meeting, members in ((both, (kept, other)), (alone, (other,))):
        for member in members:
            Attendance.objects.create(meeting=meeting, member=member, mode="in_person")
    before = snapshot()
    merger = merge(cast, kept, other)
    assert [row.meeting for row in Attendance.objects.filter(member=kept).order_by("pk")] == [both, alone]
    assert Meeting.objects.filter(attendances__member=other).get() == both
    undo(cast, merger)
    assert snapshot() == before


def test_who_came_back_under_a_new_record_has_one_life(cast: Cast) -> None:
    old, new = somebody(cast, "CELL"), somebody(cast, "CELL", TODAY)
    Membership.objects.filter(member=old).update(valid_to=TODAY - DAY, departure="released")
    merge(cast, new, old)
    assert [cells_on(new, TODAY - days * DAY) for days in (2, 1, 0)] == [["CELL"], [], ["CELL"]]
    with pytest.raises(Refused):
        return_to_cell(member=new, cell=cast["CELL"], on=TODAY, document=DECISION, **by(cast))


def test_the_reason_is_in_the_log(cast: Cast) -> None:
    kept, other = somebody(cast, "CELL"), somebody(cast, "CELL")
    merge(cast, kept, other)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.why, entry.data["absorbed"]) == ("cells.merge_records", "Cùng số thẻ", other.pk)


def in_both(cast: Cast, title: str = "member") -> tuple[Member, Member, Post, Post]:
    """A post both records tell of: the one that goes since 2020, the one that stays since 2024."""
    kept, other = somebody(cast, "CELL"), somebody(cast, "CELL")
    late = cast.office(kept, title, of="CELL", body="executive", on=date(2024, 1, 1))
    early = cast.office(other, title, of="CELL", body="executive", on=date(2020, 1, 1))
    return kept, other, late, early


def test_a_post_both_records_tell_of_is_held_once(cast: Cast) -> None:
    kept, other, late, early = in_both(cast)
    Post.objects.filter(pk=late.pk).update(valid_to=TODAY, ended_by=decision())
    Post.objects.filter(pk=early.pk).update(valid_to=date(2025, 1, 1))
    cast.office(other, "deputy_secretary", of="CELL", body="executive")
    cast.office(other, "member", of="WARD", body="executive")
    merge(cast, kept, other)
    held = kept.posts.get(organisation=cast["CELL"], title="member")
    assert (held.pk, held.valid_from, held.valid_to, held.ended_by) == (late.pk, date(2020, 1, 1), TODAY, decision())
    assert kept.posts.count() == 3
    assert not other.posts.exists()


def test_the_same_post_after_one_another_stays_two(cast: Cast) -> None:
    kept, other, _late, early = in_both(cast)
    Post.objects.filter(pk=early.pk).update(valid_to=date(2024, 1, 1))
    merge(cast, kept, other)
    assert kept.posts.count() == 2


def test_who_signs_by_a_post_that_was_in_both_signs_by_the_one_that_stays(cast: Cast) -> None:
    kept, other, late, early = in_both(cast)
    told = {
        "organisation": cast["CELL"],
        "kind": DocumentKind.REGISTRATION_LIST,
        "edited_by": cast.users["an"],
        "edited_at": NOW,
    }
    cover = Cover.objects.create(day=TODAY, signed_by=early, **told)
    merger = merge(cast, kept, other)
    cover.refresh_from_db()
    assert cover.signed_by == late
    undo(cast, merger)
    cover.refresh_from_db()
    assert cover.signed_by == early
    assert [post.valid_from.year for post in Post.objects.order_by("valid_from")] == [2020, 2024]
