"""A guidance put in force, extended or ended for days that have passed: what would be judged anew is said before, and stays."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed
from cells.rules.periods import Period
from pilots.models import Guidance
from pilots.queries.judged_anew import Kind
from pilots.rules.guidance import past_days_judged_anew
from pilots.services.guidance_looks import force_shown, validity_shown
from pilots.services.guidance_validity import end_guidance_early, put_in_force
from pilots.services.judging_anew import judged_anew
from tests.cast import Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.pilots.guidances import FIRST_DAY, ORDER, drafted_guidance, other_content, shipped, with_quota

pytestmark = pytest.mark.django_db
LATE = date(2025, 8, 20)
IN_JULY = date(2025, 7, 20)
BY_GROUP = ("by_group", "cell", "")


def held_in_march(cast: Cast) -> Scene:
    """A cell with groups, whose pilot is in force, with a meeting planned by group for April."""
    scene = cell_with_groups(cast)
    scene.plan("by_group")
    return scene


def told(guidance: Guidance, until: date | None, today: date) -> list[tuple[str, str, str]]:
    return [(one.judged.kind, one.judged.verdict, one.after) for one in judged_anew(guidance, until, today)]


# Which days -------------------------------------------------------------------------------------------------

EARLY, MIDDLE, END = date(2025, 1, 1), date(2025, 5, 1), date(2025, 9, 1)


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        (None, Period(EARLY, END), Period(EARLY, END)),
        (None, Period(END), None),
        (None, Period(MIDDLE), None),
        (Period(EARLY, END), Period(EARLY, MIDDLE - timedelta(days=1)), Period(MIDDLE - timedelta(days=1), END)),
        (Period(EARLY, EARLY + timedelta(days=9)), Period(EARLY), Period(EARLY + timedelta(days=9))),
        (Period(EARLY), Period(EARLY, EARLY + timedelta(days=9)), Period(EARLY + timedelta(days=9))),
        (Period(EARLY, END), Period(EARLY), None),
        (Period(EARLY, END), Period(EARLY, END), None),
    ],
)
def test_the_days_on_which_it_begins_or_ceases_to_hold_are_asked_about_where_one_has_passed(
    before: Period | None, after: Period, days: Period | None
) -> None:
    """Today is 1/5: what begins today has no past day."""
    assert past_days_judged_anew(before, after, MIDDLE) == days


# What of them -----------------------------------------------------------------------------------------------


def test_a_first_day_to_come_asks_nothing(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    assert judged_anew(draft, None, FIRST_DAY) == []
    assert "past_days" not in force_shown(draft, FIRST_DAY)


def test_a_meeting_of_a_past_day_is_told_with_both_verdicts_and_stays(cast: Cast) -> None:
    scene = held_in_march(cast)
    end = date(2025, 4, 1)
    (meeting,) = [one for one in told(shipped(), end, IN_JULY) if one[0] == Kind.MEETING]
    assert meeting[1] == "possible"
    assert meeting[2].startswith("not possible: 03-HD/TW, III")
    assert shipped().valid_to == FIRST_DAY
    assert scene.organisation.meetings.get().held_on == date(2025, 4, 5)


def test_a_tighter_draft_tells_what_would_be_otherwise_and_is_a_draft_afterwards(cast: Cast) -> None:
    held_in_march(cast)
    end_guidance_early(
        guidance=shipped(), until=date(2025, 4, 1), document=ORDER, reason="Thay", occasion=cast.occasion("khanh")
    )
    draft = drafted_guidance(
        cast, with_quota(other_content(valid_from=date(2025, 4, 1), by_group_minimum=99), BY_GROUP, 1)
    )
    found = told(draft, None, LATE)
    assert any(kind == Kind.MEETING and "09-HD/TW, II.1.2" in after for kind, _now, after in found)
    draft.refresh_from_db()
    assert draft.is_draft


def test_where_it_would_hold_beside_another_nothing_is_judged(cast: Cast) -> None:
    assert judged_anew(drafted_guidance(cast, valid_from=date(2025, 6, 1)), None, LATE) == []


# Asked, and answered for ------------------------------------------------------------------------------------


def test_who_has_seen_that_days_have_passed_gives_the_reason(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    seen, occasion = force_shown(draft, LATE), cast.occasion("khanh", today=LATE)
    with pytest.raises(Refused) as refused:
        put_in_force(guidance=draft, seen=seen, occasion=occasion)
    assert refused.value.field == "reason"
    put_in_force(guidance=draft, seen=seen, reason="Văn bản đến chậm", occasion=occasion)
    assert Entry.objects.filter(act="pilots.put_in_force").latest("pk").why == "Văn bản đến chậm"


def test_what_came_about_since_it_was_looked_at_is_asked_about_again(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    end = date(2025, 4, 1)
    seen = validity_shown(shipped(), end, IN_JULY)
    scene.plan("by_group")
    with pytest.raises(Changed):
        end_guidance_early(
            guidance=shipped(), until=end, document=ORDER, reason="Thay", seen=seen,
            occasion=cast.occasion("khanh", today=IN_JULY),
        )  # fmt: skip
    assert shipped().valid_to == FIRST_DAY
