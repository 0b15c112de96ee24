"""Planned under a guidance that allowed more than the one of their day: named before it holds, and on the desk after."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from accounts.rules.seen import Changed
from cells.rules.document_reference import CitedDocument
from meetings.models import Meeting
from meetings.queries.outlook import outlook_on
from meetings.queries.over_quota import over_quota_now
from meetings.services.planning import cancel_meeting, change_format
from pilots.models import Guidance
from pilots.queries.guidance import terms_of
from pilots.queries.usage import over_quota
from pilots.services.guidance_drafts import rewrite_draft
from pilots.services.guidance_looks import force_shown
from pilots.services.guidance_validity import end_guidance_early, put_in_force
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups
from tests.meetings.test_desk import desk
from tests.pilots.guidances import ORDER, drafted_guidance, in_force, other_content, with_quota
from tests.pilots.pages import as_, text_of

pytestmark = pytest.mark.django_db
TIGHTER = CitedDocument("Ban Bí thư", "10-HD/TW", date(2025, 3, 18), "Hướng dẫn sinh hoạt đảng trực tuyến")
OCTOBER = date(2025, 10, 1)
DAYS = [date(2025, 10, day) for day in (4, 11, 18)]
BY_GROUP = ("by_group", "cell", "")


@pytest.fixture
def groups(cast: Cast) -> Scene:
    """Three planned in October, and one in person, under a guidance that allowed three and is to end before."""
    scene = cell_with_groups(cast)
    allowed = in_force(cast)
    for day in DAYS:
        scene.plan("by_group", day)
    scene.plan("in_person", DAYS[0])
    end_guidance_early(
        guidance=allowed, until=OCTOBER, document=ORDER, reason="Thay thế", occasion=cast.occasion("khanh")
    )
    return scene


def allowing(per_year: int):
    return with_quota(other_content(valid_from=OCTOBER), BY_GROUP, per_year)


def tighter(cast: Cast, per_year: int = 2) -> Guidance:
    return drafted_guidance(cast, allowing(per_year), document=TIGHTER)


def possible(meeting: Meeting) -> bool:
    return outlook_on(meeting.organisation, meeting.format, meeting.kind, meeting.held_on, meeting=meeting).possible


def test_the_draft_names_those_it_has_no_place_for_and_other_numbers_name_others(groups: Scene) -> None:
    draft = tighter(groups.cast)
    seen = force_shown(draft, TODAY)
    with override("en"):
        (first, *others) = over_quota(terms_of(draft))
    assert (len(others), seen["over_quota"]) == (2, 3)
    said = "by group: 3 places of the year are taken and 2 allowed (10-HD/TW, II.2)"
    assert first.in_words == f"Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng, 04/10/2025, {said}"
    rewrite_draft(guidance=draft, document=TIGHTER, content=allowing(3), occasion=groups.cast.occasion("khanh"))
    draft = Guidance.objects.get(pk=draft.pk)
    assert (over_quota(terms_of(draft)), force_shown(draft, TODAY)["over_quota"]) == ([], 0)


def test_one_planned_meanwhile_has_the_administrator_look_again(groups: Scene) -> None:
    draft = tighter(groups.cast)
    seen = force_shown(draft, TODAY)
    meeting = Meeting.objects.filter(format="by_group").earliest("held_on")
    change_format(meeting=meeting, format="in_person", **groups.acting(TODAY))
    with pytest.raises(Changed):
        put_in_force(guidance=draft, seen=seen, occasion=groups.cast.occasion("khanh"))


@pytest.mark.parametrize("page", ["whatif", "guidance_put_in_force"])
def test_the_pages_before_it_holds_name_them(groups: Scene, page: str) -> None:
    draft = tighter(groups.cast)
    text = text_of(as_("khanh").get(reverse(f"pilots:{page}", args=[draft.pk])))
    for day in ("04/10/2025", "11/10/2025", "18/10/2025"):
        assert day in text


def test_they_stand_on_the_desk_of_their_clerk_until_enough_have_given_way(groups: Scene) -> None:
    assert over_quota_now(Meeting.objects.all()) == []
    put_in_force(guidance=tighter(groups.cast), occasion=groups.cast.occasion("khanh"))
    first, *others = Meeting.objects.filter(format="by_group").order_by("held_on")
    assert not any(possible(meeting) for meeting in (first, *others))
    with override("en"):
        assert desk(groups.cast, TODAY)["Planned meetings over the quota"] == [False, False, False]
        cancel_meeting(meeting=first, reason="Hoãn", **groups.acting(TODAY))
        assert "Planned meetings over the quota" not in desk(groups.cast, TODAY)
    assert all(possible(meeting) for meeting in others)
