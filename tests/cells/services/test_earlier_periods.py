"""What is recorded late: a period that ends before a later one begins is entered, one that would run into it is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from accounts.rules.refusal import Offered, Refused
from cells.models import (
    Activity,
    AreaFact,
    Group,
    GroupLeadership,
    Infrastructure,
    Mandate,
    Member,
    Post,
    TemporaryStay,
)
from cells.services.axes import begin_activity, begin_stay
from cells.services.circumstances import record_circumstances
from cells.services.departures import leave
from cells.services.groups import NewGroup, change_leader, form_group, move_to_group
from cells.services.infrastructure import record_infrastructure
from cells.services.mandates import give_mandate
from cells.services.offices import Office, lay_down_office, take_office
from tests.cast import START, TODAY, Cast, Role
from tests.cells.services.acting import DECISION, by

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EARLIER, LATER = date(2025, 1, 10), date(2025, 3, 1)


@dataclass
class Late:
    cast: Cast
    members: list[Member]
    groups: list[Group]


@pytest.fixture
def late(cast: Cast) -> Late:
    members = cast.people(5, of="CELL")
    return Late(cast, members, cast.groups("CELL", members[:4], number=2))


Begin = Callable[[Late, date, date | None], Any]


def exempt(late: Late, on: date, until: date | None) -> Activity:
    return begin_activity(member=late.members[0], value="exempt", on=on, until=until, document=None, **by(late.cast))


def away(late: Late, on: date, until: date | None) -> TemporaryStay:
    return begin_stay(
        member=late.members[0], host=None, host_name="Huế", on=on, until=until, document=None, **by(late.cast)
    )


def appoint(
    late: Late, on: date, until: date | None, *, who: int = 0, title: str = "secretary", body: str = ""
) -> Post:
    return take_office(
        member=late.members[who],
        organisation=late.cast["CELL"],
        office=Office(title, body),
        on=on,
        until=until,
        document=None,
        **by(late.cast),
    )


def deputy(late: Late, on: date, until: date | None) -> Post:
    return appoint(late, on, until, title="deputy_secretary", body="cell_committee")


def authorise(late: Late, on: date, until: date | None) -> Mandate:
    return give_mandate(
        user=late.cast.users["an"],
        organisation=late.cast["WARD"],
        role=Role.CLERK,
        on=on,
        until=until,
        occasion=late.cast.occasion("khanh"),
    )


def storm(late: Late, on: date, until: date | None) -> AreaFact:
    return record_circumstances(
        kind="natural_disaster",
        area="Phường Sen Hồng" if on == LATER else "phuong sen hong",
        statement="Bão",
        valid_from=on,
        valid_to=until,
        occasion=late.cast.occasion("an"),
    )


def look(late: Late, on: date, until: date | None) -> Infrastructure:
    return record_infrastructure(
        organisation=late.cast["CELL"], sufficient=True, looked_at="Phòng họp", on=on, until=until, **by(late.cast)
    )


def form(late: Late, on: date, until: date | None) -> Group:
    return form_group(cell=late.cast["CELL"], new=NewGroup("Tổ 9"), on=on, until=until, document=None, **by(late.cast))


def join(late: Late, on: date, until: date | None) -> object:
    """Somebody who was in no group before."""
    move_to_group(member=late.members[4], group=late.groups[0], on=on, until=until, document=None, **by(late.cast))
    return late.members[4].group_belongings.get(valid_from=on)


def lead(late: Late, on: date, until: date | None) -> GroupLeadership:
    GroupLeadership.objects.filter(group=late.groups[0], valid_from=START).delete()
    return change_leader(
        group=late.groups[0],
        leader=late.members[0 if on == LATER else 2],
        on=on,
        until=until,
        document=None,
        **by(late.cast),
    )


KINDS: dict[str, Begin] = {
    "exemption": exempt,
    "stay": away,
    "secretary": appoint,
    "deputy": deputy,
    "mandate": authorise,
    "circumstances": storm,
    "infrastructure": look,
    "group": form,
    "in a group": join,
    "leader": lead,
}


@pytest.mark.parametrize("begin", KINDS.values(), ids=KINDS)
class TestBeforeALaterOne:
    @pytest.fixture(autouse=True)
    def a_later_one(self, begin: Begin, late: Late) -> None:
        begin(late, LATER, None)

    @pytest.mark.parametrize("until", [EARLIER + DAY, LATER - DAY, LATER])
    def test_one_that_ends_by_then_is_entered(self, begin: Begin, late: Late, until: date) -> None:
        fact = begin(late, EARLIER, until)
        fact.refresh_from_db()
        assert (fact.valid_from, fact.valid_to) == (EARLIER, until)

    @pytest.mark.parametrize("until", [None, LATER + DAY])
    def test_one_that_runs_into_it_is_offered_until_then(self, begin: Begin, late: Late, until: date | None) -> None:
        with pytest.raises(Offered, match=r"begins on 01/03/2025.*10/01/2025 can last until 28/02/2025") as offered:
            begin(late, EARLIER, until)
        assert offered.value.value == LATER
        assert offered.value.field == ("valid_to" if begin is storm else "until")

    def test_what_is_offered_is_accepted(self, begin: Begin, late: Late) -> None:
        with pytest.raises(Offered) as offered:
            begin(late, EARLIER, None)
        assert begin(late, EARLIER, offered.value.value).valid_to == LATER


@pytest.mark.parametrize("begin", [appoint, deputy, look, form, join, lead])
def test_the_last_day_of_what_has_happened_does_not_lie_ahead(begin: Begin, late: Late) -> None:
    with pytest.raises(Refused, match="22/03/2025 is still to come") as refused:
        begin(late, EARLIER, TODAY + 2 * DAY)
    assert refused.value.field == "until"
    begin(late, EARLIER, TODAY + DAY)


def test_what_follows_ends_what_went_on_and_does_not_touch_what_comes_later(late: Late) -> None:
    """Recorded late: they were in the second group between two belongings to the first."""
    member = late.members[2]
    move_to_group(member=member, group=late.groups[1], on=LATER, document=None, **by(late.cast))
    move_to_group(member=member, group=None, on=EARLIER, document=None, **by(late.cast))
    on = EARLIER + 5 * DAY
    move_to_group(member=member, group=late.groups[0], on=on, until=LATER, document=None, **by(late.cast))
    told = [(b.group, b.valid_from, b.valid_to) for b in member.group_belongings.order_by("valid_from")]
    assert told == [
        (late.groups[0], START, EARLIER),
        (late.groups[0], on, LATER),
        (late.groups[1], LATER, None),
    ]


def test_a_last_day_within_what_goes_on_is_refused(late: Late) -> None:
    with pytest.raises(Refused, match="goes on after that day") as refused:
        move_to_group(
            member=late.members[2], group=late.groups[1], on=EARLIER, until=LATER, document=None, **by(late.cast)
        )
    assert (refused.value.field, type(refused.value)) == ("until", Refused)


def test_who_leads_a_group_later_in_the_same_belonging_stays_in_it(late: Late) -> None:
    change_leader(group=late.groups[0], leader=late.members[2], on=LATER, document=None, **by(late.cast))
    with pytest.raises(Refused, match="Choose another leader first"):
        move_to_group(member=late.members[2], group=late.groups[1], on=EARLIER, document=None, **by(late.cast))


def test_who_leads_leads_while_in_the_group(late: Late) -> None:
    move_to_group(member=late.members[2], group=late.groups[1], on=LATER, document=None, **by(late.cast))
    GroupLeadership.objects.all().delete()
    told = {"group": late.groups[0], "leader": late.members[2], "on": EARLIER, "document": None}
    with pytest.raises(Offered, match="leaves the group on 01/03/2025") as offered:
        change_leader(**told, **by(late.cast))
    change_leader(until=offered.value.value, **told, **by(late.cast))


def test_an_earlier_post_lets_its_body_begin_earlier(late: Late) -> None:
    after = appoint(late, LATER, None, body="cell_committee")
    before = appoint(late, EARLIER, LATER, who=1, body="cell_committee")
    assert before.body == after.body
    after.refresh_from_db()
    assert after.body is not None
    assert after.body.valid_from == EARLIER


def test_another_may_take_a_post_the_day_it_is_laid_down(late: Late) -> None:
    post = appoint(late, EARLIER, None)
    lay_down_office(post=post, on=LATER, document=None, **by(late.cast))
    with pytest.raises(Refused, match="holds this post since 10/01/2025") as refused:
        appoint(late, LATER - DAY, None, who=1)
    assert (refused.value.field, type(refused.value)) == ("title", Refused)
    appoint(late, LATER, None, who=1)


@pytest.mark.parametrize("begin", [exempt, away, appoint])
def test_nothing_goes_on_after_the_member_has_left(begin: Begin, late: Late) -> None:
    leave(member=late.members[0], way="released", on=LATER, document=DECISION, **by(late.cast))
    with pytest.raises(Offered) as offered:
        begin(late, EARLIER, None)
    assert offered.value.value == LATER
    begin(late, EARLIER, LATER)
