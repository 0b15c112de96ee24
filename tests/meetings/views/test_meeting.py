from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import DemoDay
from cells.models import Degree, Member
from cells.queries.groups import group_members_on
from meetings.models import Meeting
from meetings.rules.minutes import digest_of
from meetings.rules.votes import Ballot
from meetings.services.by_group import OpinionDraft
from meetings.services.combining import Adopted, combine_groups
from meetings.services.holding import Minutes, hold_meeting
from meetings.services.minutes import Signing, sign_minutes, write_minutes
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene
from tests.pilots.pages import looked_over
from tests.reorganisations.reorganising import confirmed, merge, new

SignIn = Callable[[str], Client]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def move_the_day(day: date) -> None:
    DemoDay.objects.update_or_create(pk=1, defaults={"day": day})


def group_minutes(scene: Scene, place: int, **more: str) -> dict[str, str]:
    management = {"opinions-TOTAL_FORMS": "2", "opinions-INITIAL_FORMS": "0"}
    facts = {"held_on": f"{TODAY:%d/%m/%Y}", "present": "10", "chair": str(scene.members[place].pk)}
    return {**management, **facts, **more}


def test_a_meeting_by_group_is_not_completed_only_once_a_group_has_met(groups: Scene, signed_in: SignIn) -> None:
    day = TODAY - timedelta(days=3)
    meeting = groups.plan("by_group", day, on=day - timedelta(days=7))
    addresses = ("/meetings/", "/meetings/organisations/CELL/", f"/meetings/{meeting.pk}/")

    def shown(words: str) -> list[bool]:
        return [words in page(signed_in("an"), address).lower() for address in addresses]

    assert (shown("not yet completed"), shown("not yet recorded")) == ([False] * 3, [True] * 3)
    groups.prepare(meeting, day)
    groups.meet(meeting, 0, day)
    assert all(shown("not yet completed"))


def test_a_cell_that_has_ended_keeps_its_name_in_the_list_as_on_the_page(
    cast: Cast, groups: Scene, signed_in: SignIn
) -> None:
    meeting = groups.plan("in_person", TODAY, on=TODAY)
    hold_meeting(meeting=meeting, minutes=Minutes(), **groups.acting(TODAY))
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=date(2025, 5, 1))
    move_the_day(date(2025, 5, 1))
    for address in ("/meetings/", f"/meetings/{meeting.pk}/"):
        assert "Chi bộ khu phố 1" in page(signed_in("dung"), address)


def test_the_clerk_takes_a_meeting_by_group_through_its_steps(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = groups.plan("by_group", TODAY, on=TODAY), signed_in("an")
    at = f"/meetings/{meeting.pk}/"
    item = meeting.agenda.get()
    assert "Record the cell committee&#x27;s session" in page(client, at)
    attends = {f"attends-{group.pk}": str(groups.members[0].pk) for group in groups.groups}
    data = {"held_on": "21/03/2025", "direction": "Bàn quý II", **attends}
    assert client.post(f"{at}preparation/", data).status_code == 302
    assert "Record the minutes of Tổ đảng số 1" in page(client, at)
    for place, group in enumerate(groups.groups):
        more = {f"in_favour-{item.pk}": "9", f"against-{item.pk}": "1", "in_favour-0": "10"}
        more |= {"opinions-0-kind": "reserved", "opinions-0-text": "Bảo lưu: 50.000 đ", "opinions-0-author": ""}
        assert client.post(f"{at}groups/{group.pk}/", group_minutes(groups, place, **more)).status_code == 302
        assert client.post(f"{at}groups/{group.pk}/report/", {"reported_on": "21/03/2025"}).status_code == 302
    shown = page(client, f"{at}combine/")
    assert shown.count("Bảo lưu: 50.000 đ") == 4
    assert ">36<" in shown
    tasks = {"tasks-TOTAL_FORMS": "2", "tasks-INITIAL_FORMS": "0", "tasks-0-text": "Vận động hộ dân"}
    tasks |= {"tasks-0-member": str(groups.members[5].pk), "tasks-0-due_on": "15/04/2025"}
    chair, secretary = groups.members[1], groups.members[2]
    people = {"chair": str(chair.pk), "secretary": str(secretary.pk)}
    adopted = (
        {"held_on": "21/03/2025", "kind": "resolution", "text": "Chi bộ quyết nghị", "in_favour": "3"} | people | tasks
    )
    assert looked_over(client, f"{at}combine/", adopted).status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == "held"
    for address in (at, f"{at}minutes/"):
        shown = page(client, address)
        assert "Chi bộ quyết nghị" in shown
        assert "Vận động hộ dân" in shown
    signatures = shown[shown.index("signatures") :]
    assert secretary.full_name in signatures
    assert chair.full_name in signatures


def test_the_printed_minutes_hold_the_votes_and_the_secretary_of_each_group(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    groups.meet(meeting, 0, TODAY, secretary=groups.members[8], votes={meeting.agenda.get().pk: Ballot(7, 2, 1)})
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/minutes/")
    minutes = shown[: shown.index("All groups together")]
    assert groups.members[8].full_name in minutes
    assert [minutes.count(f">{votes}<") for votes in (7, 2, 1)] == [1, 1, 1]


@pytest.fixture
def session(groups: Scene) -> str:
    """The address of the first group's minutes, once the cell committee has met."""
    groups.prepare(groups.plan("by_group", TODAY, on=TODAY), TODAY)
    return f"/meetings/{Meeting.objects.get().pk}/groups/{groups.groups[0].pk}/"


def test_a_wrong_vote_is_marked_in_its_row_and_told_first_on_the_page(
    groups: Scene, signed_in: SignIn, session: str
) -> None:
    item = Meeting.objects.get().agenda.get()
    wrong = group_minutes(groups, 0, **{f"in_favour-{item.pk}": "11", "in_favour-0": "10"})
    shown = signed_in("an").post(session, wrong).content.decode()
    assert "<title>Error:" in shown
    assert shown.index("error-summary") < shown.index("<h1")
    assert f'<a href="#id_in_favour-{item.pk}">In favour: 1. {item.text}</a>: At most 10 votes' in shown
    assert shown.count('<tr class="is-refused">') == 1
    field = shown[shown.index(f'id="id_in_favour-{item.pk}"') :]
    assert f'aria-invalid="true" aria-describedby="id_in_favour-{item.pk}_error"' in field[: field.index(">")]


def test_an_opinion_marked_secret_is_refused_in_its_own_box(groups: Scene, signed_in: SignIn, session: str) -> None:
    minutes = group_minutes(groups, 0, **{"opinions-1-text": "TỐI MẬT\nnội dung"})
    shown = signed_in("an").post(session, minutes).content.decode()
    assert '<a href="#id_opinions-1-text">Opinion 2, Word for word</a>' in shown
    assert not Meeting.objects.get().group_sessions.exists()


def test_the_page_says_how_many_have_a_vote(groups: Scene, signed_in: SignIn, session: str) -> None:
    assert "13 members of the group have a vote on 21/03/2025." in page(signed_in("an"), session)


def test_all_in_favour_is_one_tick(groups: Scene, signed_in: SignIn, session: str) -> None:
    minutes = group_minutes(groups, 0, **{"all_in_favour-0": "on"})
    assert signed_in("an").post(session, minutes).status_code == 302
    (vote,) = Meeting.objects.get().group_sessions.get().votes.all()
    assert (vote.item_id, vote.in_favour, vote.against, vote.abstained) == (None, 10, 0, 0)


def test_all_in_favour_and_other_figures_do_not_go_together(groups: Scene, signed_in: SignIn, session: str) -> None:
    minutes = group_minutes(groups, 0, **{"all_in_favour-0": "on", "against-0": "1"})
    shown = signed_in("an").post(session, minutes).content.decode()
    assert "Either all in favour or figures" in shown
    assert not Meeting.objects.get().group_sessions.exists()


def test_where_some_have_no_vote_and_some_are_absent_all_in_favour_asks_for_the_figure(
    cast: Cast, groups: Scene, signed_in: SignIn, session: str
) -> None:
    in_the_first = list(group_members_on(groups.groups[0], TODAY))
    Degree.objects.filter(member__in=in_the_first[:2]).update(value=Degree.Value.PROBATIONARY)
    minutes = group_minutes(groups, 0, **{"all_in_favour-0": "on"})
    shown = signed_in("an").post(session, minutes).content.decode()
    assert "Of those present between 8 and 10 have a vote" in shown


def test_the_sums_name_the_groups_that_did_not_vote(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    for place in range(3):
        groups.meet(meeting, place, TODAY, votes={None: Ballot(10, 0, 0)} if place else {})
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/minutes/")
    sums = shown[shown.index("Votes of all groups together") :]
    assert "Did not vote" in sums
    row = sums[sums.index("Draft conclusion") :]
    assert "Tổ đảng số 1" in row[: row.index("</tr>")]
    assert "Tổ đảng số 2" not in row[: row.index("</tr>")]


def test_once_adopted_the_page_still_says_who_did_not_vote_and_what_does_not_fit(
    groups: Scene, signed_in: SignIn
) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    for place in range(4):
        votes = {None: Ballot(10, 0, 0)} if place else {}
        groups.report(groups.meet(meeting, place, TODAY, votes=votes), TODAY)
    adopted = Adopted(held_on=TODAY, text="Nhất trí", chair=groups.members[0], ballot=Ballot(3, 0, 0))
    combine_groups(meeting=meeting, adopted=adopted, **groups.acting(TODAY))
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/")
    sums = shown[shown.index("Votes of all groups together") :]
    row = sums[sums.index("Draft conclusion") :]
    assert "Tổ đảng số 1" in row[: row.index("</tr>")]
    assert "What does not fit together" in shown
    assert "before anything is adopted" not in shown


def test_the_whole_cell_committee_in_favour_is_one_tick(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    form = signed_in("an").get(f"/meetings/{meeting.pk}/combine/").context["form"]
    typed = {"held_on": "21/03/2025", "kind": "resolution", "text": "Quyết nghị", "all_in_favour": "on"}
    sent = type(form)(typed | {"chair": str(groups.members[1].pk)}, meeting=meeting, on=TODAY, initial={})
    assert sent.is_valid()
    assert sent.adopted([]).ballot == Ballot(form.entitled, 0, 0)


def test_the_committee_alone_takes_the_chair_of_the_combination(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    shown = signed_in("an").get(f"/meetings/{meeting.pk}/combine/").context["form"]
    assert set(shown.fields["chair"].queryset) == set(groups.members[:3])
    assert shown["chair"].value() == groups.members[0].pk


def test_a_late_report_is_shown_as_late_and_stays_so(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, MEETING_DAY)
    session = groups.meet(meeting, 0, MEETING_DAY)
    at, client = f"/meetings/{meeting.pk}/", signed_in("an")
    move_the_day(MEETING_DAY + timedelta(days=1))
    assert "report due" in page(client, at)
    move_the_day(MEETING_DAY + timedelta(days=2))
    assert "report overdue" in page(client, at)
    assert "overdue" in page(client, "/")
    groups.report(session, MEETING_DAY + timedelta(days=2))
    move_the_day(MEETING_DAY + timedelta(days=60))
    shown = page(client, at)
    assert "reported late" in shown
    assert "was due on 06/04/2025" in shown


def test_a_step_out_of_order_is_refused_with_its_clause(groups: Scene, signed_in: SignIn) -> None:
    meeting, client = groups.plan("by_group", TODAY, on=TODAY), signed_in("an")
    at = f"/meetings/{meeting.pk}/"
    assert client.get(f"{at}groups/{groups.groups[0].pk}/").status_code == 404
    tasks = {"tasks-TOTAL_FORMS": "0", "tasks-INITIAL_FORMS": "0"}
    adopted = {"held_on": "21/03/2025", "chair": str(groups.members[0].pk), "kind": "conclusion", "text": "x"}
    response = client.post(f"{at}combine/", adopted | tasks)
    assert "03-HD/TW, II.4.2" in response.content.decode()
    groups.prepare(meeting, TODAY)
    assert client.get(f"{at}groups/{groups.groups[0].pk}/report/").status_code == 302
    refused = client.post(f"{at}groups/{groups.groups[0].pk}/", group_minutes(groups, 0, present="99"))
    assert "03-HD/TW, II.4.2" in refused.content.decode()
    assert 'value="99"' in refused.content.decode()


def test_more_opinions_keep_what_was_typed(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    groups.prepare(meeting, TODAY)
    data = group_minutes(groups, 0, present="7", more_opinions="1", **{"opinions-0-text": "Ý kiến một"})
    shown = signed_in("an").post(f"/meetings/{meeting.pk}/groups/{groups.groups[0].pk}/", data).content.decode()
    assert 'value="7"' in shown
    assert "Ý kiến một" in shown
    assert not meeting.group_sessions.exists()


def test_the_roll_opens_online_to_those_with_a_ground_only(ship: Scene, signed_in: SignIn) -> None:
    meeting, client = ship.plan("hybrid", TODAY, on=TODAY), signed_in("binh")
    address = f"/meetings/{meeting.pk}/attendance/"
    shown = page(client, address)
    assert shown.count("no valid ground: in person") == 4
    assert shown.count(" disabled>") == 4
    forged = {f"mode-{member.pk}": "online" for member in ship.members}
    refused = client.post(address, forged).content.decode()
    assert refused.count("(03-HD/TW, II.2)") >= 4
    assert not meeting.attendances.exists()
    right = {f"mode-{m.pk}": "online" if place < 6 else "in_person" for place, m in enumerate(ship.members)}
    assert client.post(address, right).status_code == 302
    held = {"held_on": "21/03/2025", "chair": str(ship.members[6].pk), "summary": "", "conclusion": "Thống nhất"}
    assert looked_over(client, f"/meetings/{meeting.pk}/hold/", held).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.state, meeting.basis) == ("held", "specific_nature")
    assert "6 online" in page(client, f"/meetings/{meeting.pk}/minutes/")


@pytest.mark.parametrize("step", ["attendance", "hold"])
def test_by_group_there_is_no_roll_of_all(groups: Scene, signed_in: SignIn, step: str) -> None:
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    shown = signed_in("an").get(f"/meetings/{meeting.pk}/{step}/", follow=True).content.decode()
    assert "By group the minutes of each group" in shown


def test_a_reader_sees_the_meeting_and_no_buttons(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.until_reported()
    for reader in ("dung", "em", "giang"):
        shown = page(signed_in(reader), f"/meetings/{meeting.pk}/")
        assert "Combine the results" not in shown
        assert "Cancel the meeting" not in shown
    assert "Plan a meeting" not in page(signed_in("giang"), "/meetings/organisations/CELL/")


def test_neighbours_do_not_see_each_others_meetings(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group")
    assert signed_in("hoa").get(f"/meetings/{meeting.pk}/").status_code == 404
    assert "Chi bộ khu phố 1" not in page(signed_in("hoa"), "/meetings/")
    assert "Chi bộ khu phố 1" in page(signed_in("binh"), "/meetings/")


def test_the_desk_names_what_is_coming_and_what_was_not_recorded(groups: Scene, signed_in: SignIn) -> None:
    groups.plan("in_person", TODAY, on=TODAY)
    move_the_day(TODAY + timedelta(days=1))
    groups.plan("by_group", TODAY + timedelta(days=9), on=TODAY + timedelta(days=1))
    shown = page(signed_in("an"), "/")
    assert "Meetings to record" in shown
    assert "30/03/2025" in shown
    assert "Meetings to record" not in page(signed_in("dung"), "/")


@pytest.mark.parametrize("year", ["", "2024", "1899", "99999", "abcd", "²025", "-1"])
def test_any_year_is_answered(groups: Scene, signed_in: SignIn, year: str) -> None:
    assert signed_in("an").get(f"/meetings/organisations/CELL/?year={year}").status_code == 200


@pytest.mark.parametrize("key", ["0", "999", "9" * 30])
def test_a_meeting_that_is_not_there_is_not_found(groups: Scene, signed_in: SignIn, key: str) -> None:
    assert signed_in("an").get(f"/meetings/{key}/").status_code == 404


@pytest.mark.parametrize("address", ["/meetings/", "/meetings/confirmed/", "/meetings/organisations/CELL/"])
def test_an_empty_list_says_what_to_do(cast: Cast, signed_in: SignIn, address: str) -> None:
    assert 'class="empty"' in page(signed_in("an"), address)


@pytest.mark.parametrize("address", ["/meetings/", "/meetings/organisations/CELL/"])
def test_the_number_of_queries_does_not_grow_with_the_meetings(groups: Scene, signed_in: SignIn, address: str) -> None:
    client = signed_in("binh")
    groups.plan("in_person", date(2025, 4, 1))
    page(client, address)  # what is due is asked with the first page alone
    with CaptureQueriesContext(connection) as one:
        page(client, address)
    for day in range(2, 8):
        groups.plan("in_person", date(2025, 4, day))
    with CaptureQueriesContext(connection) as many:
        page(client, address)
    assert len(many) == len(one)


def test_minutes_of_a_meeting_that_is_still_going_on_say_so(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, MEETING_DAY)
    author: Member = groups.members[4]
    opinions = [OpinionDraft("other", "Chưa thống nhất", author)]
    groups.meet(meeting, 0, MEETING_DAY, opinions=opinions, votes={None: Ballot(9, 1, 0)})
    shown = page(signed_in("an"), f"/meetings/{meeting.pk}/minutes/")
    assert "not closed yet" in shown
    assert "Chưa thống nhất" in shown
    assert Meeting.objects.get().state == "planned"


def test_once_the_meeting_is_over_nobody_is_asked_for_the_minutes_of_a_group(groups: Scene, signed_in: SignIn) -> None:
    meeting, day = groups.until_reported(), MEETING_DAY + timedelta(days=2)
    adopted = Adopted(held_on=day, text="Nhất trí", chair=groups.members[0], ballot=Ballot(3, 0, 0))
    combine_groups(meeting=meeting, adopted=adopted, **groups.acting(day))
    client, address = signed_in("an"), f"/meetings/{meeting.pk}/groups/{groups.groups[0].pk}/"
    assert client.get(address).headers["Location"] == f"/meetings/{meeting.pk}/"
    assert "stay as they were recorded" in client.get(f"/meetings/{meeting.pk}/").content.decode()


def test_once_held_the_page_leads_to_the_minutes_and_then_to_the_rating(groups: Scene, signed_in: SignIn) -> None:
    meeting = groups.plan("in_person", TODAY, on=TODAY)
    chair, secretary = groups.members[:2]
    minutes = Minutes(chair=chair, secretary=secretary, conclusion="Thống nhất")
    hold_meeting(meeting=meeting, minutes=minutes, **groups.acting(TODAY))
    client, address = signed_in("an"), f"/meetings/{meeting.pk}/"
    assert client.get(address).context["next"].url == f"/reports/meetings/{meeting.pk}/minutes/"
    assert signed_in("giang").get(address).context["next"] is None
    text = write_minutes(meeting=meeting, text="Chi bộ thống nhất.", **groups.acting(TODAY))
    for role, member in (("chair", chair), ("secretary", secretary)):
        sign_minutes(minutes=text, signing=Signing(role, member, TODAY, digest_of(text.text)), **groups.acting(TODAY))
    assert client.get(address).context["next"].url == f"/meetings/{meeting.pk}/rate/"
