"""«Correct a mistake»: both values and the reason in the log, and never a day without a cell."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Offered, Refused
from cells.models import (
    Activity,
    AssignedTask,
    Ground,
    GroundKind,
    Group,
    Member,
    Membership,
    Organisation,
    Post,
    TemporaryStay,
    Transfer,
)
from cells.queries.particulars import PARTICULARS, particular
from cells.services.axes import begin_activity, make_official
from cells.services.corrections import correct_fact, correct_particulars, remove_fact
from cells.services.departures import leave
from cells.services.offices import Office, assign_task, lay_down_office, take_office
from cells.services.transfers import receive_transfer, send_transfer
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by, cells_on

pytestmark = pytest.mark.django_db
MOVE = date(2025, 3, 10)
DAY = timedelta(days=1)


def door(cast: Cast, username: str = "binh") -> dict[str, object]:
    top = cast.actor(username).mandate and cast["WARD" if username == "binh" else "CELL"]
    kept = set(Organisation.objects.below(top).values_list("pk", flat=True))
    told = by(cast, username)
    return {"why": "Ghi nhầm", "kept": kept, "occasion": told["occasion"]}


def correct(cast: Cast, fact: object, kind: str, *, username: str = "binh", **values: object) -> None:
    told = {"valid_from": fact.valid_from, "valid_to": fact.valid_to} | values
    correct_fact(member=fact.member, kind=kind, pk=fact.pk, values=told, **door(cast, username))


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


@pytest.fixture
def moved(cast: Cast, member: Member) -> Member:
    transfer = send_transfer(
        member=member, to_cell=cast["SECOND"], to_name="", on=date(2025, 3, 1), papers_due_on=TODAY,
        document=DECISION, **by(cast),
    )  # fmt: skip
    receive_transfer(transfer=transfer, on=MOVE, document=None, **by(cast, "binh"))
    return member


def test_the_log_holds_both_values_and_the_reason(cast: Cast, member: Member) -> None:
    (ground,) = cast.grounds([member])
    correct(cast, ground, "ground", evidence="Lệnh số 15")
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.why) == ("cells.correct_fact", "Ghi nhầm")
    assert (entry.data["before"]["evidence"], entry.data["after"]["evidence"]) == ("Lệnh điều động", "Lệnh số 15")
    assert Ground.objects.get().evidence == "Lệnh số 15"


def test_without_a_reason_nothing_is_corrected(cast: Cast, member: Member) -> None:
    (ground,) = cast.grounds([member])
    with pytest.raises(Refused) as refused:
        remove_fact(member=member, kind="ground", pk=ground.pk, **door(cast) | {"why": " \n"})
    assert refused.value.field == "why"
    assert Ground.objects.exists()


def test_what_is_right_already_is_not_corrected(cast: Cast, member: Member) -> None:
    (ground,) = cast.grounds([member])
    with pytest.raises(Refused):
        correct(cast, ground, "ground")


def test_the_border_between_two_cells_is_one_day(cast: Cast, moved: Member) -> None:
    second = moved.memberships.get(cell=cast["SECOND"])
    correct(cast, second, "membership", valid_from=MOVE + 5 * DAY, cell=cast["SECOND"])
    days = (MOVE - DAY, MOVE, MOVE + 4 * DAY, MOVE + 5 * DAY, TODAY)
    assert [cells_on(moved, day) for day in days] == [["CELL"], ["CELL"], ["CELL"], ["SECOND"], ["SECOND"]]
    assert Transfer.objects.get().received_on == MOVE + 5 * DAY
    second.refresh_from_db()
    correct(cast, second, "membership", valid_from=MOVE - 3 * DAY)
    assert [cells_on(moved, day) for day in (MOVE - 4 * DAY, MOVE - 3 * DAY, MOVE)] == [
        ["CELL"],
        ["SECOND"],
        ["SECOND"],
    ]


def test_the_border_moves_from_the_other_side_too(cast: Cast, moved: Member) -> None:
    first = moved.memberships.get(cell=cast["CELL"])
    correct(cast, first, "membership", valid_to=MOVE + DAY)
    assert [cells_on(moved, day) for day in (MOVE, MOVE + DAY)] == [["CELL"], ["SECOND"]]


def test_the_only_membership_is_not_removed_for_the_member_would_be_lost(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused, match="the only cell"):
        remove_fact(member=member, kind="membership", pk=member.memberships.get().pk, **door(cast))
    assert cells_on(member, TODAY) == ["CELL"]


def secretary_and_member(cast: Cast) -> tuple[Post, Post]:
    """Of the committee of CELL: one holds its post until MOVE, the other is a member of it all the time."""
    first, second = cast.people(2, of="CELL")
    secretary = cast.office(first, "secretary", of="CELL", body="cell_committee")
    lay_down_office(post=secretary, on=MOVE, document=None, **by(cast))
    return secretary, cast.office(second, "member", of="CELL", body="cell_committee")


def test_no_correction_makes_a_second_secretary(cast: Cast) -> None:
    _secretary, member = secretary_and_member(cast)
    with pytest.raises(Refused, match="01/01/2019") as refused:
        correct(cast, member, "post", title="secretary", valid_from=MOVE - DAY)
    assert refused.value.field == "title"
    correct(cast, member, "post", title="secretary", valid_from=MOVE)
    held = Post.objects.filter(title="secretary")
    assert [held.on(day).count() for day in (MOVE - DAY, MOVE, TODAY)] == [1, 1, 1]


def test_a_correction_does_not_make_a_secretary_hold_the_post_beside_the_next(cast: Cast) -> None:
    secretary, member = secretary_and_member(cast)
    correct(cast, member, "post", title="secretary", valid_from=MOVE)
    secretary.refresh_from_db()
    with pytest.raises(Refused):
        correct(cast, secretary, "post", title="secretary", valid_to=None)
    correct(cast, secretary, "post", title="secretary", valid_to=MOVE - DAY)


def test_a_committee_has_as_many_members_as_are_corrected(cast: Cast) -> None:
    secretary, _member = secretary_and_member(cast)
    correct(cast, secretary, "post", title="member", valid_to=None)
    assert Post.objects.on(TODAY).filter(title="member").count() == 2


def test_a_correction_leaves_no_day_without_a_cell(cast: Cast, moved: Member) -> None:
    first = moved.memberships.get(cell=cast["CELL"])
    with pytest.raises(Refused):
        correct(cast, first, "membership", valid_to=None, departure="")
    with pytest.raises(Refused):
        correct(cast, first, "membership", valid_to=START)
    assert cells_on(moved, MOVE - DAY) == ["CELL"]


def test_it_is_not_received_before_it_was_sent(cast: Cast, moved: Member) -> None:
    second = moved.memberships.get(cell=cast["SECOND"])
    with pytest.raises(Refused) as refused:
        correct(cast, second, "membership", valid_from=date(2025, 2, 28))
    assert refused.value.field == "valid_from"
    assert cells_on(moved, MOVE - DAY) == ["CELL"]


def test_a_clerk_corrects_nothing_in_the_register_of_another_cell(cast: Cast, moved: Member) -> None:
    """An keeps CELL alone: the border is SECOND's first day too."""
    first = moved.memberships.get(cell=cast["CELL"])
    with pytest.raises(Refused):
        correct(cast, first, "membership", username="an", valid_to=MOVE + DAY)
    with pytest.raises(Refused):
        correct(cast, moved.memberships.get(cell=cast["SECOND"]), "membership", username="an", valid_from=MOVE + DAY)


def test_a_wrong_degree_moves_its_border(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", on=date(2023, 1, 1), official=False)
    make_official(member=member, on=date(2024, 2, 1), document=DECISION, **by(cast))
    correct(cast, member.degrees.get(value="official"), "degree", valid_from=date(2024, 1, 1))
    assert [member.degrees.on(day).get().value for day in (date(2023, 12, 31), date(2024, 1, 1))] == [
        "probationary", "official"
    ]  # fmt: skip


def test_a_group_of_a_cell_that_is_no_longer_ones_own_is_corrected_first(cast: Cast) -> None:
    members = cast.people(2, of="CELL")
    cast.groups("CELL", members, number=1)
    with pytest.raises(Refused):
        correct(cast, members[1].memberships.get(), "membership", valid_from=START + DAY)


def test_two_activities_on_one_day_are_refused_by_the_database(cast: Cast, member: Member) -> None:
    for value, on, until in (("exempt", MOVE, MOVE + DAY), ("suspended", MOVE + 3 * DAY, None)):
        begin_activity(member=member, value=value, on=on, until=until, document=DECISION, **by(cast))
    with pytest.raises(Refused):
        correct(cast, Activity.objects.get(value="exempt"), "activity", valid_to=TODAY)
    assert Activity.objects.get(value="exempt").valid_to == MOVE + DAY


def test_when_a_receipt_is_removed_the_membership_before_goes_on(cast: Cast, moved: Member) -> None:
    second = moved.memberships.get(cell=cast["SECOND"])
    remove_fact(member=moved, kind="membership", pk=second.pk, **door(cast))
    assert cells_on(moved, TODAY) == ["CELL"]
    kept = Membership.objects.get(member=moved)
    assert (kept.valid_to, kept.departure) == (None, "")
    assert Transfer.objects.get().taken_back_on == MOVE
    assert Entry.objects.latest("pk").data["before"]["cell_id"] == cast["SECOND"].pk


def test_an_entry_made_by_mistake_is_gone_and_stays_in_the_log(cast: Cast, member: Member) -> None:
    (ground,) = cast.grounds([member])
    remove_fact(member=member, kind="ground", pk=ground.pk, **door(cast))
    assert not Ground.objects.exists()
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.data["before"]["evidence"]) == ("cells.remove_fact", "Lệnh điều động")


def test_a_membership_with_groups_in_it_is_not_removed(cast: Cast, moved: Member) -> None:
    cast.groups("SECOND", [moved], number=1, on=MOVE)
    second = moved.memberships.get(cell=cast["SECOND"])
    with pytest.raises(Refused, match="would be in a group"):
        remove_fact(member=moved, kind="membership", pk=second.pk, **door(cast))


def test_how_somebody_left_can_be_corrected(cast: Cast, member: Member) -> None:
    leave(member=member, way="released", on=MOVE, document=DECISION, **by(cast))
    correct(cast, member.memberships.get(), "membership", departure="struck_off", valid_to=MOVE + DAY)
    assert [cells_on(member, day) for day in (MOVE, MOVE + DAY)] == [["CELL"], []]
    assert member.memberships.get().departure == "struck_off"


def test_a_ground_stays_a_ground(cast: Cast, member: Member) -> None:
    (ground,) = cast.grounds([member])
    with pytest.raises(Refused) as refused:
        correct(cast, ground, "ground", category=GroundKind.objects.get(key="student_summer_break"))
    assert refused.value.field == "valid_to"


def test_the_particulars_keep_their_old_value_in_the_log(cast: Cast, member: Member) -> None:
    told = {name: getattr(member, name) for name in ("full_name", "born_on", "sex", "card_number", "admitted_on")}
    given = door(cast)
    correct_particulars(
        member=member,
        values=told | {"full_name": "Lý Đức"},
        why="Ghi nhầm",
        occasion=given["occasion"],
    )
    member.refresh_from_db()
    assert (member.full_name, member.search_key) == ("Lý Đức", "ly duc")
    data = Entry.objects.latest("pk").data
    assert (list(data["before"]), data["after"]) == (["full_name"], {"full_name": "Lý Đức"})


def put_right(cast: Cast, member: Member, **values: object) -> Entry:
    """The entry of the log."""
    now = {name: particular(member, name) for name in PARTICULARS} | values
    correct_particulars(member=member, values=now, why="Ghi nhầm", occasion=door(cast)["occasion"])
    member.refresh_from_db()
    return Entry.objects.latest("pk")


def test_a_day_becomes_a_year_alone_and_a_year_alone_a_day(cast: Cast, member: Member) -> None:
    day = member.born_on
    entry = put_right(cast, member, born_on=1950)
    assert (member.born_on, member.born_in, member.birth) == (None, 1950, 1950)
    assert (entry.data["before"], entry.data["after"]) == ({"born_on": day.isoformat()}, {"born_on": 1950})
    put_right(cast, member, full_name="Lý Đức")
    assert member.birth == 1950
    entry = put_right(cast, member, born_on=date(1950, 6, 5))
    assert (member.born_on, member.born_in) == (date(1950, 6, 5), None)
    assert (entry.data["before"], entry.data["after"]) == ({"born_on": 1950}, {"born_on": "1950-06-05"})
    with pytest.raises(Refused, match="Nothing is different"):
        put_right(cast, member, born_on=date(1950, 6, 5))


def test_a_year_alone_is_refused_where_it_cannot_be_and_taken_where_it_perhaps_is(cast: Cast, member: Member) -> None:
    """Admitted on 01/01/2018."""
    with pytest.raises(Refused) as refused:
        put_right(cast, member, born_on=2001)
    assert refused.value.field == "born_on"
    put_right(cast, member, born_on=2000)


# --- what an entry rests on --------------------------------------------------------------------------------------------


@pytest.fixture
def latecomer(cast: Cast) -> Member:
    """Of the cell since MOVE, and no longer in the Party today."""
    (member,) = cast.people(1, of="CELL", on=MOVE)
    return member


def exempt(cast: Cast, member: Member) -> Activity:
    return cast.activity(member, "exempt", on=MOVE + DAY, until=MOVE + 2 * DAY)


def elsewhere(cast: Cast, member: Member) -> TemporaryStay:
    return cast.stay(member, "Huế", on=MOVE + DAY, until=MOVE + 2 * DAY)


def in_office(cast: Cast, member: Member) -> Post:
    told = {"organisation": cast["CELL"], "office": Office("member"), "document": None}
    return take_office(member=member, on=MOVE + DAY, until=MOVE + 2 * DAY, **told, **by(cast))


def at_work(cast: Cast, member: Member) -> AssignedTask:
    told = {"text": "Phụ trách", "document": None}
    return assign_task(member=member, on=MOVE + DAY, until=MOVE + 2 * DAY, **told, **by(cast))


RESTING = {"activity": exempt, "stay": elsewhere, "post": in_office, "task": at_work}


@pytest.mark.parametrize(("kind", "begin"), RESTING.items(), ids=RESTING)
class TestWithinTheMembership:
    def test_nothing_is_corrected_to_days_before_it(self, cast: Cast, latecomer: Member, kind: str, begin) -> None:
        fact = begin(cast, latecomer)
        with pytest.raises(Refused, match="belongs to no cell on 09/03/2025") as refused:
            correct(cast, fact, kind, valid_from=MOVE - DAY)
        assert refused.value.field == "valid_from"
        correct(cast, fact, kind, valid_from=MOVE)

    def test_nothing_is_corrected_to_outlast_it(self, cast: Cast, latecomer: Member, kind: str, begin) -> None:
        fact = begin(cast, latecomer)
        leave(member=latecomer, way="released", on=TODAY - DAY, document=DECISION, **by(cast))
        with pytest.raises(Offered) as offered:
            correct(cast, fact, kind, valid_to=TODAY)
        assert (offered.value.field, offered.value.value) == ("valid_to", TODAY - DAY)
        correct(cast, fact, kind, valid_to=TODAY - DAY)

    def test_what_was_wrong_already_is_mended_bit_by_bit(self, cast: Cast, latecomer: Member, kind: str, begin) -> None:
        fact = begin(cast, latecomer)
        type(fact).objects.filter(pk=fact.pk).update(valid_from=MOVE - 9 * DAY)
        fact.refresh_from_db()
        correct(cast, fact, kind, valid_to=MOVE + 3 * DAY)


def test_who_belongs_to_a_group_is_corrected_within_its_days(cast: Cast) -> None:
    first, second = cast.people(2, of="CELL")
    cast.groups("CELL", [first, second], number=1)
    over = Group.objects.create(cell=cast["CELL"], name="Tổ cũ", valid_from=START, valid_to=MOVE)
    belonging = second.group_belongings.get()
    with pytest.raises(Offered) as offered:
        correct(cast, belonging, "belonging", group=over)
    assert (offered.value.field, offered.value.value) == ("valid_to", MOVE)
    with pytest.raises(Refused, match="Tổ cũ does not exist on 10/03/2025") as refused:
        correct(cast, belonging, "belonging", group=over, valid_from=MOVE)
    assert refused.value.field == "group"
    correct(cast, belonging, "belonging", group=over, valid_to=MOVE)


def test_who_leads_a_group_is_not_corrected_out_of_it(cast: Cast) -> None:
    leader, other = cast.people(2, of="CELL")
    cast.groups("CELL", [leader, other], number=1)
    belonging, leadership = leader.group_belongings.get(), leader.group_leaderships.get()
    would_lead = "On 10/03/2025 the member would lead Tổ đảng số 1 without belonging to it"
    with pytest.raises(Refused, match=would_lead) as refused:
        correct(cast, belonging, "belonging", valid_to=MOVE)
    assert refused.value.field == "valid_to"
    with pytest.raises(Refused, match="On 01/01/2019 the member would lead") as refused:
        correct(cast, belonging, "belonging", valid_from=MOVE)
    assert refused.value.field == "valid_from"
    with pytest.raises(Refused, match="On 01/01/2019 the member would lead"):
        remove_fact(member=leader, kind="belonging", pk=belonging.pk, **door(cast))
    correct(cast, leadership, "leadership", valid_to=MOVE)
    correct(cast, belonging, "belonging", valid_to=MOVE)


def test_an_older_leader_outside_the_group_does_not_stand_in_the_way(cast: Cast) -> None:
    leader, _other = cast.people(2, of="CELL")
    cast.groups("CELL", [leader], number=1)
    leader.group_belongings.all().delete()
    (ground,) = cast.grounds([leader])
    correct(cast, ground, "ground", evidence="Lệnh số 15")
