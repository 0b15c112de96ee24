"""Degree, activity and place: on, before and after the day of each act."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from cells.models import Activity, Member, Membership
from cells.queries.members import guests_on, members_on
from cells.services.axes import begin_activity, begin_stay, end_activity, end_stay, make_official, receive_guest
from cells.services.newcomers import Newcomer
from tests.cast import START, TODAY, Cast
from tests.cells.services.acting import DECISION, by, cells_on, decision

pytestmark = pytest.mark.django_db
FROM = date(2025, 3, 10)
DAY = timedelta(days=1)


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def axes(cast: Cast, member: Member, day: date) -> tuple[str, str, bool]:
    found = members_on([cast["CELL"].pk], day).get(pk=member.pk)
    return found.degree, found.activity, found.elsewhere


def act(service, cast: Cast, member: Member, **told: object) -> object:
    return service(member=member, **{"on": FROM, "document": DECISION} | told, **by(cast))


def test_a_probationary_member_becomes_official_on_the_day(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", on=date(2024, 3, 10), official=False)
    act(make_official, cast, member)
    assert [axes(cast, member, day)[0] for day in (FROM - DAY, FROM, FROM + DAY)] == [
        "probationary", "official", "official"
    ]  # fmt: skip


def test_the_probation_lasts_twelve_months(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL", on=date(2024, 3, 11), official=False)
    with pytest.raises(Refused, match="11/03/2025") as refused:
        act(make_official, cast, member)
    assert refused.value.field == "on"
    act(make_official, cast, member, on=FROM + DAY)


def test_nobody_is_made_official_twice_or_while_not_a_member(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused):
        act(make_official, cast, member)
    with pytest.raises(Refused):
        act(make_official, cast, member, on=START - DAY)


@pytest.mark.parametrize("value", ["exempt", "suspended"])
def test_an_activity_begins_and_ends_on_its_days(cast: Cast, member: Member, value: str) -> None:
    act(begin_activity, cast, member, value=value, until=None)
    act(end_activity, cast, member, on=TODAY)
    assert [axes(cast, member, day)[1] for day in (FROM - DAY, FROM, TODAY - DAY, TODAY)] == [
        "active", value, value, "active"
    ]  # fmt: skip
    assert Activity.objects.get().ended_by == decision()


def test_a_suspension_with_a_known_end_ends_by_itself(cast: Cast, member: Member) -> None:
    act(begin_activity, cast, member, value="suspended", until=TODAY)
    assert axes(cast, member, TODAY)[1] == "active"


def test_who_is_exempt_is_not_suspended_before_that_ends(cast: Cast, member: Member) -> None:
    act(begin_activity, cast, member, value="exempt", until=None)
    with pytest.raises(Refused) as refused:
        act(begin_activity, cast, member, value="suspended", until=None, on=TODAY)
    assert refused.value.field == "on"
    with pytest.raises(Refused):
        act(begin_activity, cast, member, value="suspended", until=None, on=START)


def test_an_activity_does_not_end_before_it_began_nor_where_there_is_none(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused):
        act(end_activity, cast, member)
    act(begin_activity, cast, member, value="exempt", until=None)
    with pytest.raises(Refused):
        act(end_activity, cast, member, on=FROM)


def test_the_last_day_does_not_lie_before_the_first(cast: Cast, member: Member) -> None:
    with pytest.raises(Refused) as refused:
        act(begin_activity, cast, member, value="exempt", until=FROM)
    assert refused.value.field == "until"


def test_who_stays_elsewhere_counts_at_home_once(cast: Cast, member: Member) -> None:
    stay = act(begin_stay, cast, member, host=cast["SECOND"], host_name="", until=None)
    assert [axes(cast, member, day)[2] for day in (FROM - DAY, FROM, TODAY)] == [False, True, True]
    assert cells_on(member, TODAY) == ["CELL"]
    assert list(guests_on(cast["SECOND"].pk, TODAY)) == [member]
    end_stay(stay=stay, on=TODAY, document=None, **by(cast))
    assert [axes(cast, member, day)[2] for day in (TODAY - DAY, TODAY)] == [True, False]


@pytest.mark.parametrize(("host", "name"), [("CELL", ""), (None, "")])
def test_a_stay_is_somewhere_else(cast: Cast, member: Member, host: str | None, name: str) -> None:
    with pytest.raises(Refused) as refused:
        act(begin_stay, cast, member, host=cast[host] if host else None, host_name=name, until=None)
    assert refused.value.field == "host"


def test_one_stays_in_one_place_at_a_time(cast: Cast, member: Member) -> None:
    act(begin_stay, cast, member, host=None, host_name="Hà Nội", until=TODAY + DAY)
    with pytest.raises(Refused):
        act(begin_stay, cast, member, host=None, host_name="Huế", until=None, on=TODAY)
    tomorrow = by(cast, today=TODAY + DAY)
    begin_stay(member=member, host=None, host_name="Huế", on=TODAY + DAY, until=None, document=None, **tomorrow)


@pytest.mark.parametrize(("of", "on"), [("WARD", FROM), ("CELL", START - DAY)])
def test_a_guest_takes_part_in_a_cell_that_is_there(cast: Cast, of: str, on: date) -> None:
    told = {"person": Newcomer("Lý Thị Xa"), "home_name": "Chi bộ xã Xa", "until": None, "document": None}
    with pytest.raises(Refused, match=rf"\({of}\) is not a cell on {on:%d/%m/%Y}") as refused:
        receive_guest(cell=cast[of], on=on, **told, **by(cast, "binh"))
    assert refused.value.field == "on"


def test_a_guest_from_outside_the_register_takes_part_and_counts_nowhere(cast: Cast) -> None:
    stay = receive_guest(
        cell=cast["CELL"],
        person=Newcomer("Lý Thị Xa"),
        home_name="Chi bộ xã Xa",
        on=FROM,
        until=None,
        document=None,
        **by(cast),
    )
    assert list(guests_on(cast["CELL"].pk, FROM)) == [stay.member]
    assert not guests_on(cast["CELL"].pk, FROM - DAY).exists()
    assert cells_on(stay.member, TODAY) == []
    assert not Membership.objects.filter(member=stay.member).exists()
    end_stay(stay=stay, on=TODAY, document=None, **by(cast))
    assert not guests_on(cast["CELL"].pk, TODAY).exists()
