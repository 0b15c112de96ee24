"""What happens to a meeting by group between its steps, and the act that leads on (03-HD/TW, II.4.2)."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Body, Group, Member, Organisation, Post
from cells.services.departures import leave
from cells.services.groups import NewGroup, end_group, form_group, move_to_group
from meetings.models import LetGo, Meeting, SessionMember
from meetings.queries.by_group import assignments_of, combined_of, counted_elsewhere, progress_of
from meetings.rules.combine import CountedElsewhere
from meetings.rules.order import Stage, stage_of
from meetings.rules.votes import Ballot
from meetings.services.combining import Adopted, combine_groups
from meetings.services.planning import cancel_meeting, reschedule_meeting
from meetings.services.supplementing import Addition, break_off_meeting, let_group_go, supplement_preparation
from pilots.models import Registration, Slot
from pilots.rules.registration import RegistrationAct
from pilots.services.registrations import change_pilot
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups
from tests.reorganisations.reorganising import come, confirmed, merge, new, split

pytestmark = pytest.mark.django_db
DAY = MEETING_DAY
BEFORE, NEXT, LATER = DAY - timedelta(days=2), DAY + timedelta(days=1), DAY + timedelta(days=3)
WHY = "Giải thể theo nghị quyết của chi bộ"


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def meeting(scene: Scene) -> Meeting:
    """Prepared on 3/4, and the first group met on 5/4."""
    planned = scene.plan("by_group", DAY)
    scene.prepare(planned, BEFORE)
    return planned


def on(scene: Scene, day: date) -> dict[str, Any]:
    return {"occasion": scene.acting(day)["occasion"]}


def dissolve(scene: Scene, place: int, day: date, *, into: int | None = None) -> None:
    group = scene.groups[place]
    people = list(Member.objects.filter(group_belongings__group=group, group_belongings__valid_to__isnull=True))
    end_group(group=group, on=day, document=None, **on(scene, day))
    for member in people if into is not None else []:
        move_to_group(member=member, group=scene.groups[into], on=day, document=None, **on(scene, day))


def meet_and_report(scene: Scene, meeting: Meeting, *places: int, day: date = DAY, **facts: Any) -> None:
    for place in places:
        scene.report(scene.meet(meeting, place, day, **facts), day)


def adopt(scene: Scene, meeting: Meeting, day: date = LATER, **facts: Any) -> Meeting:
    told = facts if "ballot" in facts else {"no_vote_because": "Cấp uỷ thống nhất"} | facts
    combine_groups(meeting=meeting, adopted=Adopted(day, "Chi bộ kết luận", **told), **on(scene, day))
    return Meeting.objects.get(pk=meeting.pk)


def state(meeting: Meeting) -> str:
    return Meeting.objects.get(pk=meeting.pk).state


# --- a group that is no more ------------------------------------------------------------------------------------------


def test_a_group_dissolved_before_it_met_is_let_go_by_name_and_the_rest_is_combined(
    scene: Scene, meeting: Meeting
) -> None:
    meet_and_report(scene, meeting, 0, 1, 2)
    dissolve(scene, 3, NEXT)
    with pytest.raises(Refused, match="let it go"):
        scene.meet(meeting, 3, NEXT)
    with pytest.raises(Refused, match="let go of a group"):
        adopt(scene, meeting)
    with pytest.raises(Refused, match="supplement"):
        scene.prepare(meeting, BEFORE, attends=dict.fromkeys(scene.groups[:3], scene.members[0]))
    let_group_go(meeting=meeting, group=scene.groups[3], reason=WHY, **on(scene, NEXT))
    assert stage_of(progress_of(meeting)) == Stage.COMBINATION
    assert adopt(scene, meeting).state == "held"
    assert [(gone.group.name, gone.on, gone.reason) for gone in meeting.let_go.all()] == [("Tổ đảng số 4", NEXT, WHY)]
    entry = Entry.objects.get(act="meetings.let_group_go")
    assert (entry.why, entry.data) == (WHY, {"group": "Tổ đảng số 4"})


def test_before_a_group_has_met_the_cell_committee_mends_its_session_or_lets_the_group_go(
    scene: Scene, meeting: Meeting
) -> None:
    dissolve(scene, 3, BEFORE)
    let_group_go(meeting=meeting, group=scene.groups[3], reason=WHY, **on(scene, BEFORE))
    scene.prepare(meeting, BEFORE, attends=dict.fromkeys(scene.groups[:3], scene.members[1]))
    meet_and_report(scene, meeting, 0, 1, 2)
    assert adopt(scene, meeting).state == "held"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_group_is_let_go_only_with_a_reason_and_only_where_it_is_no_more(
    scene: Scene, meeting: Meeting, reason: str
) -> None:
    meet_and_report(scene, meeting, 0)
    with pytest.raises(Refused, match="with 13 members: it meets"):
        let_group_go(meeting=meeting, group=scene.groups[3], reason=WHY, **on(scene, DAY))
    dissolve(scene, 3, NEXT)
    with pytest.raises(Refused, match="reason") as refused:
        let_group_go(meeting=meeting, group=scene.groups[3], reason=reason, **on(scene, NEXT))
    assert refused.value.field == "reason"
    with pytest.raises(Refused, match="its minutes belong"):
        let_group_go(meeting=meeting, group=scene.groups[0], reason=WHY, **on(scene, NEXT))


def test_a_group_of_another_cell_is_not_let_go(scene: Scene, meeting: Meeting) -> None:
    other = Group.objects.create(cell=scene.cast["SECOND"], name="Tổ khác", valid_from=date(2020, 1, 1))
    with pytest.raises(Refused, match="was not to meet"):
        let_group_go(meeting=meeting, group=other, reason=WHY, **on(scene, DAY))


def test_minutes_found_of_a_group_that_was_let_go_take_it_back(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0, 1, 2)
    dissolve(scene, 3, NEXT)
    let_group_go(meeting=meeting, group=scene.groups[3], reason=WHY, **on(scene, NEXT))
    session = scene.meet(meeting, 3, DAY, **on(scene, LATER))
    assert (session.held_on, session.members, LetGo.objects.count()) == (DAY, 13, 0)


def test_a_group_whose_last_one_left_is_let_go_too(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0)
    group = form_group(cell=scene.organisation, new=NewGroup("Tổ đảng số 5"), on=DAY, document=None, **on(scene, DAY))
    let_group_go(meeting=meeting, group=group, reason="Chưa có đảng viên", **on(scene, DAY))
    meet_and_report(scene, meeting, 1, 2, 3)
    assert adopt(scene, meeting).state == "held"


def test_where_no_group_is_left_the_meeting_is_cancelled(scene: Scene, meeting: Meeting) -> None:
    for place in range(4):
        dissolve(scene, place, BEFORE)
        let_group_go(meeting=meeting, group=scene.groups[place], reason=WHY, **on(scene, BEFORE))
    assert stage_of(progress_of(meeting)) == Stage.PREPARATION
    with pytest.raises(Refused, match="cancel"):
        adopt(scene, meeting)
    with pytest.raises(Refused, match=r"no group on 05/04/2025.*cancel it"):
        scene.prepare(meeting, BEFORE, attends={})
    cancel_meeting(meeting=meeting, reason="Không còn tổ đảng", **on(scene, DAY))
    assert state(meeting) == "cancelled"


# --- what is added ----------------------------------------------------------------------------------------------------


def founded(scene: Scene, day: date, *people: Member) -> Group:
    new_group = NewGroup("Tổ đảng số 5", people[0] if people else None, people)
    return form_group(cell=scene.organisation, new=new_group, on=day, document=None, **on(scene, day))


def test_a_group_founded_meanwhile_is_added_by_a_supplement_and_meets(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0)
    group = founded(scene, DAY, scene.members[7], scene.members[11])  # of the fourth group
    meet_and_report(scene, meeting, 1, 2, day=NEXT)
    meet_and_report(scene, meeting, 3, day=NEXT)
    with pytest.raises(Refused, match="Tổ đảng số 5"):
        adopt(scene, meeting)
    addition = Addition(NEXT, "Tổ mới thành lập", {group: scene.members[2]})
    supplement_preparation(meeting=meeting, addition=addition, **on(scene, NEXT))
    scene.groups.append(group)
    with pytest.raises(Refused, match="cannot have met before"):
        scene.meet(meeting, 4, DAY, chair=scene.members[7], present=2)
    meet_and_report(scene, meeting, 4, day=NEXT, chair=scene.members[7], present=2)
    assert adopt(scene, meeting).state == "held"
    assert (combined_of(meeting).members, combined_of(meeting).present) == (52, 42)


def test_who_attends_is_replaced_by_a_supplement_and_who_it_was_stays_known(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0)
    leave(member=scene.members[1], way="died", on=NEXT, document=None, **on(scene, NEXT))
    addition = Addition(NEXT, "Đồng chí được phân công đã từ trần", {scene.groups[1]: scene.members[2]})
    with pytest.raises(Refused, match="who attended it stands"):
        supplement_preparation(
            meeting=meeting, addition=Addition(NEXT, WHY, {scene.groups[0]: scene.members[2]}), **on(scene, NEXT)
        )
    supplement = supplement_preparation(meeting=meeting, addition=addition, **on(scene, NEXT))
    assert assignments_of(meeting).get(group=scene.groups[1]).member == scene.members[2]
    assert [one.member for one in supplement.replaced.all()] == [scene.members[0]]
    # The leader of the second group was the one who died: somebody else of it takes the chair.
    meet_and_report(scene, meeting, 1, day=NEXT, chair=scene.members[5], stand_in_reason="Tổ trưởng đã từ trần")
    meet_and_report(scene, meeting, 2, 3, day=NEXT)
    assert adopt(scene, meeting).state == "held"


def test_a_supplement_comes_after_a_group_has_met_with_a_reason_by_the_committee_of_its_day(
    scene: Scene, meeting: Meeting
) -> None:
    def supplement(day: date, why: str, who: Member, **occasion: Any) -> None:
        addition = Addition(day, why, {scene.groups[1]: who})
        supplement_preparation(meeting=meeting, addition=addition, **(occasion or on(scene, day)))

    with pytest.raises(Refused, match="itself is mended"):
        supplement(DAY, WHY, scene.members[2])
    meet_and_report(scene, meeting, 0)
    with pytest.raises(Refused, match="still to come"):
        supplement(NEXT, WHY, scene.members[2], **on(scene, DAY))
    with pytest.raises(Refused, match="Write why"):
        supplement(NEXT, " ", scene.members[2])
    with pytest.raises(Refused, match="Only members of the cell committee") as refused:
        supplement(NEXT, WHY, scene.members[9])
    assert refused.value.field == f"attends-{scene.groups[1].pk}"
    with pytest.raises(Refused, match="at least one group"):
        supplement_preparation(meeting=meeting, addition=Addition(NEXT, WHY, {}), **on(scene, NEXT))
    dissolve(scene, 1, NEXT)
    with pytest.raises(Refused, match="does not exist") as refused:
        supplement(NEXT, WHY, scene.members[2])
    assert refused.value.field == f"attends-{scene.groups[1].pk}"
    assert "let go of a group" in refused.value.reasons[-1].message


def test_once_a_group_has_met_what_it_met_on_is_not_rewritten(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0)
    with pytest.raises(Refused, match="supplement the cell committee's session"):
        scene.prepare(meeting, BEFORE, draft_conclusion="Khác")


# --- each is counted once ---------------------------------------------------------------------------------------------


def test_who_changes_the_group_between_two_sessions_is_counted_once_and_it_says_where(
    scene: Scene, meeting: Meeting
) -> None:
    mover = scene.members[4]  # of the first group
    meet_and_report(scene, meeting, 0, present=13, votes={None: Ballot(13)})
    move_to_group(member=mover, group=scene.groups[1], on=NEXT, document=None, **on(scene, NEXT))
    with pytest.raises(Refused, match="13 members"):
        scene.meet(meeting, 1, NEXT, present=14)
    with pytest.raises(Refused, match="At most 13 votes"):
        scene.meet(meeting, 1, NEXT, present=13, votes={None: Ballot(14)})
    second = scene.meet(meeting, 1, NEXT, present=13, votes={None: Ballot(13)})
    assert (second.members, second.belonging.count()) == (13, 14)
    scene.report(second, NEXT)
    meet_and_report(scene, meeting, 2, 3, day=NEXT, present=13)
    combined = combined_of(meeting)
    assert (combined.members, combined.present, combined.ballots[None]) == (52, 52, Ballot(26))
    assert counted_elsewhere(meeting)[second.pk] == [CountedElsewhere(mover.full_name, "Tổ đảng số 1")]


def test_of_two_groups_that_merge_between_their_sessions_nobody_is_counted_twice(
    scene: Scene, meeting: Meeting
) -> None:
    meet_and_report(scene, meeting, 0, 1, 2, present=13)
    dissolve(scene, 2, NEXT, into=3)  # which has not met yet, and has 26 members now
    last = scene.meet(meeting, 3, LATER, present=13)
    assert (last.members, last.belonging.count()) == (13, 26)
    scene.report(last, LATER)
    assert adopt(scene, meeting).state == "held"
    assert (combined_of(meeting).members, combined_of(meeting).present) == (52, 52)


def test_a_group_that_is_all_counted_elsewhere_is_let_go(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0, 1, 2)
    dissolve(scene, 3, NEXT)
    group = founded(scene, NEXT, scene.members[4], scene.members[8])  # of the first group
    supplement_preparation(meeting=meeting, addition=Addition(NEXT, WHY, {group: scene.members[0]}), **on(scene, NEXT))
    scene.groups.append(group)
    with pytest.raises(Refused, match="not counted with another group"):
        scene.meet(meeting, 4, NEXT, chair=scene.members[4], present=2)
    for gone in (group, scene.groups[3]):
        let_group_go(meeting=meeting, group=gone, reason=WHY, **on(scene, NEXT))
    assert adopt(scene, meeting).state == "held"


def test_who_is_counted_nowhere_after_a_correction_is_counted_where_they_belonged_too(
    scene: Scene, meeting: Meeting
) -> None:
    mover = scene.members[4]
    scene.meet(meeting, 0, DAY, present=5)
    move_to_group(member=mover, group=scene.groups[1], on=NEXT, document=None, **on(scene, NEXT))
    second = scene.meet(meeting, 1, NEXT, present=5)
    assert second.members == 13
    first = scene.meet(meeting, 0, NEXT, present=5)  # it had met a day later
    second.refresh_from_db()
    assert (first.members, second.members) == (12, 14)
    assert SessionMember.objects.get(meeting=meeting, member=mover, counted=True).session == second


# --- days that pass, and what ends on them ----------------------------------------------------------------------------


def test_what_has_begun_is_finished_in_another_year_and_stays_in_its_own(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", date(2024, 12, 30), on=date(2024, 12, 1))
    scene.prepare(meeting, date(2024, 12, 29))
    meet_and_report(scene, meeting, 0, day=date(2024, 12, 30))
    meet_and_report(scene, meeting, 1, 2, 3, day=date(2025, 1, 3))
    held = adopt(scene, meeting, date(2025, 1, 5))
    assert (held.state, held.held_on, held.slot.year) == ("held", date(2024, 12, 30), 2024)


def test_after_the_guidance_and_the_pilot_have_ended_what_had_begun_is_finished_or_broken_off(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", date(2025, 6, 30))
    scene.prepare(meeting, date(2025, 6, 29))
    meet_and_report(scene, meeting, 0, day=date(2025, 6, 30))
    change_pilot(
        registration=Registration.objects.get(),
        act=RegistrationAct.SUSPEND,
        remark="Vì",
        occasion=cast.occasion("em", today=date(2025, 6, 30)),
    )
    meet_and_report(scene, meeting, 1, 2, 3, day=date(2025, 7, 1))
    assert adopt(scene, meeting, date(2025, 7, 2)).state == "held"


def test_where_the_guidance_ended_before_the_first_group_met_it_is_cancelled_and_the_refusal_says_so(
    cast: Cast,
) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", date(2025, 6, 30))
    scene.prepare(meeting, date(2025, 6, 29))
    with pytest.raises(Refused) as refused:
        scene.meet(meeting, 0, date(2025, 7, 1))
    assert "cancel it" in str(refused.value.reasons[-1])
    cancel_meeting(meeting=meeting, reason="Hết hiệu lực hướng dẫn", **on(scene, date(2025, 7, 1)))
    assert state(meeting) == "cancelled"


def test_a_first_session_that_stands_is_corrected_without_being_judged_anew(cast: Cast) -> None:
    scene = cell_with_groups(cast, members=50)
    meeting = scene.plan("by_group", DAY)
    scene.prepare(meeting, BEFORE)
    scene.meet(meeting, 0, DAY, present=5)
    wrong = scene.members[-1].memberships.get()
    wrong.valid_to, wrong.departure = DAY, "transferred"  # found out later: they had left by the day
    wrong.save()
    assert scene.meet(meeting, 0, DAY, present=6).present == 6


# --- broken off -------------------------------------------------------------------------------------------------------


def test_what_has_begun_is_broken_off_with_a_reason_and_its_minutes_stay(scene: Scene, meeting: Meeting) -> None:
    meet_and_report(scene, meeting, 0, 1)
    assert Slot.objects.taken().count() == 1
    for refused in (
        lambda: cancel_meeting(meeting=meeting, reason="Bão", **on(scene, NEXT)),
        lambda: reschedule_meeting(meeting=meeting, held_on=LATER, **on(scene, NEXT)),
    ):
        with pytest.raises(Refused, match="break it off with a reason"):
            refused()
    with pytest.raises(Refused, match="Write why"):
        break_off_meeting(meeting=meeting, reason=" ", **on(scene, NEXT))
    break_off_meeting(meeting=meeting, reason="Bão số 3", **on(scene, NEXT))
    meeting.refresh_from_db()
    assert (meeting.state, meeting.slot, meeting.cancelled_because) == ("cancelled", None, "Bão số 3")
    assert (meeting.breaking_off.on, meeting.group_sessions.count()) == (NEXT, 2)
    assert Slot.objects.taken().count() == 0
    assert Entry.objects.get(act="meetings.break_off_meeting").data["groups_met"] == ["Tổ đảng số 1", "Tổ đảng số 2"]
    with pytest.raises(Refused, match="cancelled"):
        scene.meet(meeting, 2, NEXT)


def test_what_has_not_begun_is_cancelled_and_what_is_held_stays(scene: Scene, meeting: Meeting) -> None:
    with pytest.raises(Refused, match=r"nothing to break off.*cancel it"):
        break_off_meeting(meeting=meeting, reason=WHY, **on(scene, DAY))
    meet_and_report(scene, meeting, 0, 1, 2, 3)
    adopt(scene, meeting)
    with pytest.raises(Refused, match="held"):
        break_off_meeting(meeting=meeting, reason=WHY, **on(scene, LATER))


# --- the cell itself --------------------------------------------------------------------------------------------------


def test_a_cell_that_was_merged_leaves_what_it_had_begun_to_its_successor(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    cast.office(cast.people(1, of="SECOND")[0], Post.Title.SECRETARY, of="SECOND", body=Body.Kind.CELL_COMMITTEE)
    meeting = scene.plan("by_group", DAY)
    scene.prepare(meeting, BEFORE)
    meet_and_report(scene, meeting, 0, 1, 2)
    confirmed(cast, merge(["CELL"], "SECOND"), on=LATER)
    come(LATER)
    assert state(meeting) == "planned"
    with pytest.raises(Refused, match="does not exist"):
        scene.meet(meeting, 3, LATER)
    let_group_go(meeting=meeting, group=scene.groups[3], reason="Chi bộ đã sáp nhập", **on(scene, LATER))
    with pytest.raises(Refused, match="1 members"):
        adopt(scene, meeting, ballot=Ballot(2))
    assert adopt(scene, meeting, ballot=Ballot(1)).state == "held"


def used(cast: Cast, code: str) -> int:
    return Slot.objects.taken().filter(organisation=cast[code], format="by_group", year=2025).count()


@pytest.mark.parametrize("others", [0, 1])
def test_a_meeting_broken_off_by_the_successor_gives_back_what_was_inherited_for_it(cast: Cast, others: int) -> None:
    """Not where another predecessor had used as many."""
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", DAY)
    scene.prepare(meeting, BEFORE)
    meet_and_report(scene, meeting, 0)
    quota = meeting.slot.quota_id
    for number in range(1, others + 1):
        told = {"organisation": cast["SECOND"], "format": "by_group", "year": 2025, "quota_id": quota}
        Slot.objects.create(**told, number=number, taken_on=TODAY)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=LATER)
    come(LATER)
    cast.organisations["WARD-03"] = Organisation.objects.get(code="WARD-03")
    assert used(cast, "WARD-03") == 1
    break_off_meeting(meeting=meeting, reason="Sáp nhập", **on(scene, LATER + timedelta(days=1)))
    assert (used(cast, "CELL"), used(cast, "WARD-03")) == (0, others)


def test_a_cell_that_was_split_breaks_off_what_it_had_begun(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", DAY)
    scene.prepare(meeting, BEFORE)
    meet_and_report(scene, meeting, 0)
    confirmed(cast, split("CELL", new("WARD-04"), new("WARD-05")), on=LATER)
    come(LATER)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_because, meeting.breaking_off.on) == ("cancelled", "Sắp xếp", LATER)


def test_a_meeting_of_which_a_group_met_on_the_day_of_a_reorganisation_can_still_be_broken_off(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", DAY)
    scene.prepare(meeting, BEFORE)
    meet_and_report(scene, meeting, 0)
    meet_and_report(scene, meeting, 1, day=NEXT)
    # A decision is entered whenever it comes: what has begun is the successor's to finish or to give up.
    confirmed(cast, merge(["CELL"], "SECOND"), on=NEXT, today=NEXT)
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.PLANNED
    assert break_off_meeting(meeting=meeting, reason="Sáp nhập", **on(scene, NEXT)).state == Meeting.State.CANCELLED
