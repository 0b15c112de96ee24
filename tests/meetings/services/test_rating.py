from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from accounts.rules.seen import Changed
from meetings.models import Criterion, Meeting, Rating, Score, Task
from meetings.queries.absences import Rate
from meetings.queries.rating_facts import facts_of
from meetings.queries.ratings import (
    bands_below,
    counts_by_band,
    counts_by_month,
    counts_by_year,
    table_of_month,
    to_confirm,
    to_rate,
)
from meetings.queries.rubrics import rubric_on
from meetings.rules.rating import Amount
from meetings.services.corrections import declare_mistaken
from meetings.services.rating import (
    Mark,
    above_entries,
    confirm_rating,
    confirm_ratings,
    correct_rating,
    rate_meeting,
    rating_entries,
    ratings_shown,
)
from meetings.services.rubrics import ship_rubric
from tests.cast import TODAY, Cast
from tests.meetings.rated import DAY, cell_of_ten, confirmed, held, rated
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups
from tests.reorganisations.reorganising import confirmed as reorganised
from tests.reorganisations.reorganising import merge, new

pytestmark = pytest.mark.django_db
MARCH = (date(2025, 3, 1), date(2025, 3, 31))


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return cell_of_ten(cast)


def points_of(rating: Rating, position: int) -> Score:
    return rating.scores.get(criterion__position=position)


def test_a_meeting_without_fault_has_a_hundred_points(cell: Scene) -> None:
    rating = rated(cell, held(cell))
    assert (rating.points, rating.band) == (100, "good")
    assert rating.scores.count() == 28
    assert not points_of(rating, 11).applies


def test_what_the_clock_and_the_roll_tell_is_measured(cell: Scene) -> None:
    rating = rated(cell, held(cell, DAY, "absent", "excused", minutes=80))
    assert [points_of(rating, place).measured for place in (1, 2, 3)] == [4, 1, 1]
    assert rating.points == Decimal("95.78")


def test_who_is_exempt_counts_nowhere_and_who_is_elsewhere_counts_at_home(cell: Scene, cast: Cast) -> None:
    cast.activity(cell.members[0], "exempt")
    cast.activity(cell.members[1], "exempt")
    cast.stay(cell.members[2], "Chi bộ ngoài tỉnh")
    meeting = held(cell, DAY, "absent", "in_person", "excused")
    rubric = rubric_on(meeting.organisation, DAY)
    assert rubric is not None
    facts = facts_of(meeting, rubric)
    assert (facts.attendance, facts.absent_without_reason) == (Amount(7, 8), 0)


def test_tasks_due_since_the_meeting_before_are_measured_as_they_stood(cell: Scene) -> None:
    before = held(cell, date(2025, 2, 5))
    meeting = held(cell)
    for done_on in (date(2025, 3, 1), date(2025, 3, 5), date(2025, 3, 6), None):
        Task.objects.create(meeting=before, member=cell.members[0], text="Việc", due_on=DAY, done_on=done_on)
    Task.objects.create(meeting=before, member=cell.members[0], text="Việc", due_on=DAY, let_go_because="Thôi")
    Task.objects.create(meeting=before, member=cell.members[0], text="Việc", due_on=date(2025, 3, 20))
    assert points_of(rated(cell, meeting), 25).measured == 15


def test_three_absences_running_are_borne_and_a_fourth_is_not(cell: Scene) -> None:
    for month in (1, 2, 3):
        meeting = held(cell, date(2025, month, 5), "excused", "excused")
    assert points_of(rated(cell, meeting), 3).measured == 1
    fourth = held(cell, date(2025, 3, 20), "excused", "in_person")
    assert points_of(rated(cell, fourth), 3).measured == 0


def test_a_thematic_meeting_of_the_month_is_asked_about(cell: Scene) -> None:
    thematic = held(cell, date(2025, 3, 12), kind="thematic")
    assert points_of(rated(cell, held(cell)), 11).applies
    assert not points_of(rated(cell, thematic), 10).applies


def test_groups_are_measured_by_their_minutes(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.until_reported()
    rubric = rubric_on(meeting.organisation, MEETING_DAY)
    assert rubric is not None
    assert facts_of(meeting, rubric).attendance == Amount(40, 52)


def test_what_is_measured_is_given_otherwise_only_with_a_reason(cell: Scene) -> None:
    meeting = held(cell, minutes=80)
    with pytest.raises(Refused, match="is measured: 4") as refused:
        rated(cell, meeting, _1=Decimal(5))
    assert str(refused.value.field).startswith("reason-")
    rating = rated(cell, meeting, _1=Mark(Decimal(5), "Đồng hồ chậm"))
    score = points_of(rating, 1)
    assert (score.points, score.measured, score.reason) == (5, 4, "Đồng hồ chậm")


@pytest.mark.parametrize("points", [Decimal("3.01"), Decimal("-0.01")])
def test_no_more_than_the_most_and_no_less_than_nothing_is_given(cell: Scene, points: Decimal) -> None:
    with pytest.raises(Refused, match="at most 3"):
        rated(cell, held(cell), _4=points)


def test_points_are_changed_until_they_are_confirmed_and_the_log_keeps_both(cell: Scene) -> None:
    meeting = held(cell)
    first = rated(cell, meeting, _4=Decimal(1))
    second = rated(cell, meeting, _4=Decimal("1.5"))
    assert (first.pk, Rating.objects.get().points) == (second.pk, Decimal("98.42"))
    told = Entry.objects.filter(act="meetings.rate").latest("pk").data
    assert (told["before"]["points"], told["after"]["points"]) == ("97.89", "98.42")


def test_two_who_rate_at_once_are_told_of_each_other(cell: Scene) -> None:
    meeting = held(cell)
    made_from = rating_entries(rated(cell, meeting))
    rated(cell, meeting, _4=Decimal(1))
    criterion = Criterion.objects.get(position=4)
    with pytest.raises(Outdated):
        rate_meeting(meeting=meeting, marks={criterion.pk: Mark(Decimal(2))}, made_from=made_from, **cell.acting(TODAY))


def test_only_held_meetings_of_all_members_of_a_cell_are_rated(cell: Scene) -> None:
    with pytest.raises(Refused, match="recorded as held"):
        rated(cell, cell.plan("in_person", DAY, on=DAY))
    with pytest.raises(Refused, match="all members of a cell"):
        rated(cell, held(cell, date(2025, 3, 6), kind="executive"))


def test_the_committee_above_confirms_and_gives_points_of_its_own(cell: Scene) -> None:
    rating = confirmed(cell, rated(cell, held(cell)), _14=Decimal(0), _25=Decimal(15))
    assert (rating.points, rating.points_above, rating.band_above) == (100, Decimal("83.15"), "fair")
    assert (rating.counting_points, rating.counting_band) == (Decimal("83.15"), "fair")
    assert rating.confirmed_by == cell.cast.users["binh"]


def test_what_is_confirmed_stays(cell: Scene) -> None:
    meeting = held(cell)
    rating = confirmed(cell, rated(cell, meeting))
    with pytest.raises(Refused, match="has confirmed this rating"):
        rated(cell, meeting, _4=Decimal(1))
    with pytest.raises(Refused, match="confirmed already"):
        confirmed(cell, rating)
    for change in ({"points_above": 1}, {"points": 1}, {"band_above": "poor"}, {"confirmed_on": DAY}):
        with pytest.raises(IntegrityError, match="a_confirmed_rating_stays"), transaction.atomic():
            Rating.objects.filter(pk=rating.pk).update(**change)
    Score.objects.all().delete()
    with pytest.raises(IntegrityError, match="a_confirmed_rating_is_never_deleted"), transaction.atomic():
        rating.delete()


def test_what_was_confirmed_is_corrected_with_a_reason_through_the_log(cell: Scene) -> None:
    rating = confirmed(cell, rated(cell, held(cell)))
    criterion = Criterion.objects.get(position=4)
    above = {criterion.pk: Decimal(1)}
    with pytest.raises(Refused):
        correct_rating(rating=rating, above=above, why=" ", **cell.acting(TODAY))
    corrected = correct_rating(rating=rating, above=above, why="Xem lại biên bản", **cell.acting(TODAY))
    assert (corrected.points, corrected.points_above) == (100, Decimal("97.89"))
    entry = Entry.objects.get(act="meetings.correct_rating")
    assert (entry.why, entry.data["before"]["points_above"]) == ("Xem lại biên bản", "100.00")
    with pytest.raises(Refused, match="Nothing is different"):
        correct_rating(rating=rating, above=above, why="Xem lại", **cell.acting(TODAY))
    again = correct_rating(rating=rating, above={criterion.pk: Decimal(2)}, why="Xem lại", **cell.acting(TODAY))
    assert above_entries(again)[f"above-{criterion.pk}"] == "2"


def test_only_what_was_confirmed_is_corrected(cell: Scene) -> None:
    with pytest.raises(Refused, match="Only a confirmed rating"):
        correct_rating(rating=rated(cell, held(cell)), above={}, why="Nhầm", **cell.acting(TODAY))


def test_several_are_confirmed_at_once_as_they_were_seen(cell: Scene) -> None:
    ratings = [rated(cell, held(cell, day)) for day in (DAY, date(2025, 2, 5))]
    seen = ratings_shown(ratings)
    later = rated(cell, ratings[1].meeting, on=TODAY + timedelta(days=1), _4=Decimal(1))
    with pytest.raises(Changed):
        confirm_ratings(ratings=ratings, seen=seen, **cell.acting(TODAY))
    assert not Rating.objects.filter(confirmed_on__isnull=False).exists()
    assert confirm_ratings(ratings=ratings, seen=ratings_shown([ratings[0], later]), **cell.acting(TODAY)) == 2


def test_the_committee_directly_above_has_them_to_confirm(cell: Scene, cast: Cast) -> None:
    rating = rated(cell, held(cell))
    assert list(to_confirm([cast["WARD"]])) == [rating]
    assert not to_confirm([cast["CITY"], cast["SECOND"]])
    confirm_rating(rating=rating, **cell.acting(TODAY))
    assert not to_confirm([cast["WARD"]])


def test_meetings_are_to_be_rated_until_they_are(cell: Scene) -> None:
    first, second = held(cell), held(cell, date(2025, 2, 5))
    held(cell, date(2025, 2, 6), kind="executive")
    cell.plan("in_person", date(2025, 4, 5))
    assert list(to_rate(Meeting.objects.all())) == [second, first]
    rated(cell, second)
    assert list(to_rate(Meeting.objects.all())) == [first]


def test_meetings_are_counted_by_band_for_whoever_they_belong_to(cell: Scene, cast: Cast) -> None:
    rated(cell, held(cell))
    confirmed(cell, rated(cell, held(cell, date(2025, 3, 10))), _25=Decimal(0))
    rated(cell, held(cell, date(2025, 2, 5)))
    for code in ("SECOND", "WARD", "CITY"):
        assert counts_by_band(cast[code], *MARCH) == {"good": 1, "average": 1}
    assert counts_by_band(cast["OTHER"], *MARCH) == {}
    months = counts_by_month(cast["WARD"], date(2025, 1, 1), MARCH[1])
    assert months == {date(2025, 2, 1): {"good": 1}, MARCH[0]: {"good": 1, "average": 1}}
    assert counts_by_year(cast["WARD"], date(2024, 1, 1), MARCH[1]) == {2025: {"good": 2, "average": 1}}


def test_above_a_band_is_counted_by_what_hangs_directly_below(cell: Scene, cast: Cast) -> None:
    rated(cell, held(cell))

    def below(code: str) -> dict[str | None, int]:
        return {
            version.organisation.code if version else None: sum(bands.values())
            for version, bands in bands_below(cast[code], *MARCH)
        }

    assert below("WARD") == {"CELL": 0, "SECOND": 1}
    assert below("CITY") == {"WARD": 1, "UNIT": 0}
    assert sum(below("OTHER").values()) == 0


def test_a_meeting_that_was_never_held_counts_in_no_band(cell: Scene, cast: Cast) -> None:
    meeting = held(cell)
    rating = rated(cell, meeting)
    declare_mistaken(meeting=meeting, why="Nhầm", **cell.acting(TODAY))
    assert counts_by_band(cast["WARD"], *MARCH) == {}
    assert not to_confirm([cast["WARD"]])
    with pytest.raises(Refused, match="never held"):
        confirm_rating(rating=rating, **cell.acting(TODAY))


def test_the_table_of_a_month_names_every_cell(cell: Scene, cast: Cast) -> None:
    rating = rated(cell, held(cell, DAY, "excused"))
    rows = table_of_month(cast["WARD"], *MARCH, today=TODAY)
    assert [(row.named.name, row.rating, row.attendance) for row in rows] == [
        ("Chi bộ khu phố 1", None, None),
        ("Chi bộ Trường Tiểu học Sen Hồng", rating, Rate(9, 10)),
    ]


def test_the_default_rubric_has_a_hundred_points_in_eight_groups() -> None:
    groups: dict[str, Decimal] = {}
    for criterion in Criterion.objects.all():
        groups[criterion.group] = groups.get(criterion.group, Decimal(0)) + criterion.most
    assert list(groups.values()) == [5, 5, 10, 30, 10, 5, 30, 5]
    ship_rubric()
    assert Criterion.objects.count() == 28


def test_what_a_cell_held_before_it_ended_counts_for_what_came_of_it(cell: Scene, cast: Cast) -> None:
    rating = rated(cell, held(cell))
    reorganised(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=TODAY)
    for code in ("WARD", "CITY"):
        assert counts_by_band(cast[code], *MARCH) == {"good": 1}
    told = [(row.named.name, row.rating) for row in table_of_month(cast["WARD"], *MARCH, today=TODAY)]
    assert told[-1] == ("Chi bộ Trường Tiểu học Sen Hồng", rating)
    below = {
        version.name if version else None: sum(bands.values()) for version, bands in bands_below(cast["WARD"], *MARCH)
    }
    assert below[None] == 1
    february = (date(2025, 2, 1), date(2025, 2, 28))
    assert [row.rating for row in table_of_month(cast["WARD"], *february, today=TODAY)] == [None, None]
