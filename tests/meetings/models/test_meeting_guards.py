"""What the database refuses by itself, by whichever way it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from meetings.models import AgendaItem, Attendance, BreakingOff, CombinedRecord, Meeting
from pilots.models import GuidanceQuota, Slot
from tests.cast import TODAY, Cast
from tests.guards import drop_guard
from tests.meetings.scenes import ALLOWED, Scene, cell_with_groups, ship_cell, storm_cell
from tests.pilots.guidances import drafted_guidance, other_content, with_quota

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@contextmanager
def refuses(match: str | None = None) -> Iterator[None]:
    """Refused by a constraint or guard, and the test's own transaction lives on."""
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        yield


def everything(meeting: Meeting) -> models.QuerySet[Meeting]:
    return Meeting.objects.filter(pk=meeting.pk)


def test_a_meeting_that_counts_cannot_be_without_a_place(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_meeting_that_counts_holds_a_slot_on_update"):
        everything(meeting).update(slot=None)
    with refuses("a_meeting_that_counts_holds_a_slot_on_insert"):
        Meeting.objects.create(
            organisation=groups.organisation,
            format="by_group",
            held_on=date(2025, 5, 5),
            registration=meeting.registration,
        )


def test_raw_sql_cannot_take_the_place_away_either(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_meeting SET slot_id = NULL WHERE id = %s", [meeting.pk])


def test_an_update_cannot_move_a_meeting_to_another_year(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_meeting_holds_its_own_slot_on_update"):
        everything(meeting).update(held_on=date(2024, 4, 5))


def test_an_update_cannot_change_the_format_under_the_quota(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses():
        everything(meeting).update(format="hybrid", basis="specific_nature")
    in_person = groups.plan("in_person")
    with refuses():
        everything(in_person).update(format="by_group", registration=meeting.registration)


def test_two_meetings_cannot_share_a_place(groups: Scene) -> None:
    first, second = groups.plan("by_group"), groups.plan("by_group", date(2025, 5, 5))
    with refuses():
        everything(second).update(slot=first.slot)


def test_a_place_of_another_organisation_format_inherited_or_given_back_is_no_place(cast: Cast, groups: Scene) -> None:
    meeting = groups.plan("by_group")
    quota = GuidanceQuota.objects.get(format="by_group")
    told = {"organisation": cast["CELL"], "format": "by_group", "year": 2025, "number": 2, "quota": quota}
    others = [
        Slot.objects.create(**told | {"organisation": cast["SECOND"]}),
        Slot.objects.create(**told | {"year": 2024}),
        Slot.objects.create(**told | {"inherited": True}),
        Slot.objects.create(**told | {"given_back_on": TODAY}),
    ]
    for slot in others:
        with refuses("a_meeting_holds_its_own_slot_on_update"):
            everything(meeting).update(slot=slot)


def test_a_fourth_place_does_not_exist(groups: Scene) -> None:
    for month in (4, 5, 6):
        groups.plan("by_group", date(2025, month, 5))
    with refuses("a_slot_is_within_the_quota_on_insert"):
        Slot.objects.create(
            organisation=groups.organisation,
            format="by_group",
            year=2025,
            number=4,
            quota=GuidanceQuota.objects.get(format="by_group"),
        )


def test_a_place_that_a_meeting_holds_is_neither_moved_nor_deleted(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_held_slot_keeps_its_place"):
        Slot.objects.filter(pk=meeting.slot_id).update(year=2024)
    with refuses("a_held_slot_keeps_its_place"):
        Slot.objects.filter(pk=meeting.slot_id).update(given_back_on=date(2025, 4, 10))
    with pytest.raises(ProtectedError):
        meeting.slot.delete()


def test_without_the_guard_the_meeting_could_leave_the_quota(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    drop_guard(connection, "a_meeting_that_counts_holds_a_slot_on_update")
    assert everything(meeting).update(slot=None) == 1


def test_a_held_meeting_gives_no_place_back(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    everything(meeting).update(state="held")
    with refuses("a_held_meeting_stays_held"):
        everything(meeting).update(state="cancelled", slot=None)


def test_special_circumstances_claimed_by_hand_do_not_free_a_by_group_meeting(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_meeting_that_counts_holds_a_slot_on_update"):
        everything(meeting).update(slot=None, basis="special_circumstances")
    with refuses("an_online_meeting_and_no_other_has_a_basis"):
        everything(meeting).update(basis="special_circumstances")


def test_the_basis_of_a_held_meeting_is_frozen(cast: Cast) -> None:
    ship = ship_cell(cast)
    meeting = ship.plan("hybrid")
    everything(meeting).update(state="held")
    with refuses("a_held_meeting_stays_held"):
        everything(meeting).update(slot=None, basis="special_circumstances")


def test_in_person_and_in_special_circumstances_no_place_is_held(cast: Cast, groups: Scene) -> None:
    slot = Slot.objects.create(
        organisation=groups.organisation,
        format="online",
        year=2025,
        number=1,
        quota=GuidanceQuota.objects.get(format="online", subject="cell", per_year=3),
    )
    with refuses("what_does_not_count_holds_no_slot"):
        Meeting.objects.create(
            organisation=groups.organisation, format="in_person", held_on=date(2025, 5, 5), slot=slot
        )
    storm = storm_cell(cast, ends=None)
    assert storm.plan("hybrid").slot is None


def test_online_and_by_group_need_a_registration(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_meeting_online_or_by_group_stands_in_a_pilot"):
        everything(meeting).update(registration=None)


@pytest.mark.parametrize("field", ["format", "kind", "state"])
def test_words_that_are_not_known_are_refused(groups: Scene, field: str) -> None:
    meeting = groups.plan("in_person")
    with refuses():
        everything(meeting).update(**{field: "other"})


def test_the_executive_counts_while_its_guidance_says_so(cast: Cast) -> None:
    ship = ship_cell(cast)
    cast.committee("SECOND", ship.members[:3])
    meeting = ship.plan("hybrid", kind="executive")
    with refuses("a_meeting_that_counts_holds_a_slot_on_update"):
        everything(meeting).update(slot=None)
    guidance = GuidanceQuota.objects.first().guidance
    drop_guard(connection, "a_guidance_in_force_is_never_rewritten")
    guidance.executive_counts = False
    guidance.save()
    assert ship.plan("hybrid", date(2025, 4, 6), kind="executive").slot is None


def test_a_successor_without_a_number_needs_no_place(groups: Scene) -> None:
    drop_guard(connection, "pilots_guidancequota_of_one_in_force_has_no_update")
    GuidanceQuota.objects.filter(format="by_group").update(per_year=None)
    assert groups.plan("by_group").slot is None


def test_a_draft_that_sets_no_number_spares_nobody_a_place(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    content = with_quota(other_content(valid_from=date(2025, 1, 1)), ("by_group", "cell", ""), None)
    drafted_guidance(groups.cast, content)
    with refuses("a_meeting_that_counts_holds_a_slot_on_update"):
        everything(meeting).update(slot=None)


def test_a_secret_item_is_never_stored(groups: Scene) -> None:
    meeting = groups.plan("in_person")
    with refuses("a_secret_item_is_never_stored"):
        AgendaItem.objects.create(meeting=meeting, position=9, text="…", verdict="forbidden", topic="2.secrets")
    with refuses("a_secret_item_is_never_stored"):
        meeting.agenda.update(declared_topic="2.secrets")


def test_a_forbidden_item_cannot_be_put_on_a_by_group_agenda(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("an_item_for_meetings_in_person_stays_there_on_insert"):
        AgendaItem.objects.create(meeting=meeting, position=9, text="…", verdict="forbidden", topic="1.admission")
    with refuses("an_item_for_meetings_in_person_stays_there_on_update"):
        meeting.agenda.update(verdict="unclear")


def test_a_meeting_with_a_forbidden_item_cannot_be_made_a_by_group_one(cast: Cast, groups: Scene) -> None:
    slot = groups.plan("by_group").slot
    meeting = groups.plan("in_person", date(2025, 5, 5))
    meeting.agenda.update(verdict="forbidden")
    free = Slot.objects.create(
        organisation=groups.organisation, format="by_group", year=2025, number=2, quota_id=slot.quota_id
    )
    with refuses("a_meeting_with_items_for_in_person_stays_in_person"):
        everything(meeting).update(format="by_group", slot=free, registration=groups.organisation.registrations.get())


def test_nobody_is_online_in_a_meeting_in_person(groups: Scene) -> None:
    meeting = groups.plan("in_person")
    with refuses("online_attendance_is_of_an_online_meeting_on_insert"):
        Attendance.objects.create(meeting=meeting, member=groups.members[0], mode="online")


def test_a_group_cannot_meet_before_the_cell_committee(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    with refuses("a_group_meets_after_the_cell_committee_on_insert"):
        meeting.group_sessions.create(
            group=groups.groups[0], held_on=meeting.held_on, present=5, members=13, chair=groups.members[0]
        )


def test_results_cannot_be_combined_before_every_report(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, date(2025, 4, 3))
    for place in range(3):
        groups.report(groups.meet(meeting, place, date(2025, 4, 5)), date(2025, 4, 6))
    last = groups.meet(meeting, 3, date(2025, 4, 5))
    told = {"meeting": meeting, "held_on": date(2025, 4, 8), "text": "Kết luận", "in_favour": 3}
    with refuses("results_are_combined_after_every_report_on_insert"):
        CombinedRecord.objects.create(**told)
    groups.report(last, date(2025, 4, 6))
    assert CombinedRecord.objects.create(**told).pk


def test_what_is_adopted_has_its_votes_or_says_why_not_and_not_both(groups: Scene) -> None:
    told = {"meeting": groups.until_reported(), "held_on": date(2025, 4, 8), "text": "Kết luận"}
    # One of the two that fit.
    with refuses():
        CombinedRecord.objects.create(**told)
    with refuses("what_is_adopted_is_voted_on_or_says_why_not"):
        CombinedRecord.objects.create(**told, kind="nothing")
    for votes in ({"in_favour": 1, "against": 2}, {"in_favour": 1, "against": 1}, {"in_favour": 1, "abstained": 1}):
        with refuses("what_is_adopted_has_more_than_half_of_the_votes"):
            CombinedRecord.objects.create(**told, **votes)
    with refuses():
        CombinedRecord.objects.create(**told, in_favour=3, no_vote_because="Thống nhất")
    assert CombinedRecord.objects.create(**told, no_vote_because="Thống nhất").pk


def test_who_leads_a_meeting_does_not_write_its_minutes(groups: Scene) -> None:
    meeting, both = groups.plan("in_person", TODAY, on=TODAY), groups.members[0]
    with refuses("two_people_lead_and_write_what_is_held"):
        everything(meeting).update(state="held", chair=both, secretary=both)
    with refuses("two_people_lead_and_write_what_is_entered"):
        Meeting.objects.create(
            organisation=groups.organisation, format="in_person", held_on=TODAY, chair=both, secretary=both
        )


def test_minutes_that_were_reported_are_closed(groups: Scene) -> None:
    meeting = groups.until_reported()
    session = meeting.group_sessions.first()
    with refuses("no_opinion_of_a_reported_session_changes_by_insert"):
        session.opinions.create(kind="reserved", text="Bảo lưu")
    with refuses("a_group_meets_after_the_cell_committee_on_update"):
        meeting.group_sessions.update(present=1)


def test_a_member_is_counted_once_in_a_meeting(groups: Scene) -> None:
    meeting = groups.until_reported()
    row = meeting.session_members.filter(counted=True).first()
    other = meeting.group_sessions.exclude(pk=row.session_id).first()
    other.report.delete()
    with refuses():
        other.belonging.create(meeting=meeting, member=row.member, counted=True)
    assert other.belonging.create(meeting=meeting, member=row.member, counted=False).pk
    with refuses("a_member_counts_in_the_meeting_of_its_session_on_insert"):
        other.belonging.create(meeting=groups.plan("in_person"), member=row.member)
    with refuses("no_count_of_a_reported_session_changes_by_delete"):
        row.delete()


def test_a_group_that_met_is_not_let_go_and_one_let_go_does_not_meet(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, date(2025, 4, 3))
    groups.meet(meeting, 0, date(2025, 4, 5))
    told = {"on": date(2025, 4, 6), "reason": "Giải thể"}
    with refuses("a_group_that_met_is_not_let_go_on_insert"):
        meeting.let_go.create(group=groups.groups[0], **told)
    with refuses("a_group_is_let_go_with_a_reason"):
        meeting.let_go.create(group=groups.groups[1], **(told | {"reason": ""}))
    meeting.let_go.create(group=groups.groups[1], **told)
    with refuses("a_group_meets_after_the_cell_committee_on_insert"):
        meeting.group_sessions.create(
            group=groups.groups[1], held_on=date(2025, 4, 6), present=5, members=13, chair=groups.members[1]
        )


def test_only_what_has_begun_is_broken_off_and_it_is_cancelled_by_it(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, date(2025, 4, 3))
    everything(meeting).update(state="cancelled", slot=None)
    with refuses("only_what_has_begun_is_broken_off_on_insert"):
        BreakingOff.objects.create(meeting=meeting, on=date(2025, 4, 6))
    begun = groups.until_reported(date(2025, 4, 12))
    with refuses("only_what_has_begun_is_broken_off_on_insert"):
        BreakingOff.objects.create(meeting=begun, on=date(2025, 4, 14))
    everything(begun).update(state="cancelled", slot=None)
    assert BreakingOff.objects.create(meeting=begun, on=date(2025, 4, 14)).pk
    with refuses("a_group_meets_after_the_cell_committee_on_update"):
        begun.group_sessions.update(present=1)


def test_more_votes_than_members_present_are_refused(groups: Scene) -> None:
    meeting = groups.plan("by_group", date(2025, 4, 5), ALLOWED)
    groups.prepare(meeting, date(2025, 4, 3))
    session = groups.meet(meeting, 0, date(2025, 4, 5), present=3)
    with refuses("a_group_votes_with_those_present_on_insert"):
        session.votes.create(in_favour=2, against=1, abstained=1)
