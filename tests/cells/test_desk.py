from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from accounts.desk import Duty, said_by
from accounts.models import Letter
from cells.desk import (
    MOST_GROUPS,
    days_off_to_enter,
    groups_without_leader,
    letters_not_arrived,
    my_organisations,
    transfers_under_way,
)
from cells.models import GroupLeadership, Mandate, Transfer
from cells.queries.mandates import mandates_on
from tests.cast import START, TODAY, Cast
from tests.scene import refused_letter

pytestmark = pytest.mark.django_db


def shown(cast: Cast, username: str) -> list[str]:
    request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users[username], TODAY))
    (section,) = my_organisations(request)
    return [duty.title for duty in section.duties]


def test_the_own_organisation_stands_on_the_desk_with_its_members(cast: Cast) -> None:
    cast.people(3, of="CELL")
    request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users["an"], TODAY))
    (duty,) = my_organisations(request)[0].duties
    assert (duty.title, duty.below) == ("Chi bộ khu phố 1", "Đảng bộ phường Sen Hồng")
    assert duty.url == "/organisations/CELL/"
    assert "3" in duty.detail
    assert "/organisations/CELL/members/" in dict(duty.links).values()


def test_what_one_is_clerk_of_comes_first_and_nothing_twice(cast: Cast) -> None:
    for role, code in ((Mandate.Role.CLERK, "WARD"), (Mandate.Role.CLERK, "CITY")):
        cast.mandate("dung", role, code)
    assert shown(cast, "dung") == ["Đảng bộ phường Sen Hồng", "Đảng bộ thành phố Hoa Sen"]


def test_the_administrator_has_no_organisation_of_their_own(cast: Cast) -> None:
    assert shown(cast, "khanh") == []


@pytest.mark.parametrize(("due_in", "of_sender"), [(0, []), (-1, ["overdue"])])
def test_who_is_to_be_received_stands_on_the_receivers_desk_and_on_the_senders_when_overdue(
    cast: Cast, due_in: int, of_sender: list[str]
) -> None:
    (member,) = cast.people(1, of="CELL")
    move = Transfer.objects.create(
        member=member,
        from_cell=cast["CELL"],
        to_cell=cast["OTHERCELL"],
        sent_on=START,
        papers_due_on=TODAY + timedelta(days=due_in),
    )

    def duties(username: str) -> list:
        request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users[username], TODAY))
        return [duty for section in said_by([transfers_under_way], request) for duty in section.duties]

    (duty,) = duties("hoa")
    assert (duty.url, duty.overdue) == (f"/transfers/{move.pk}/receive/", due_in < 0)
    assert ["overdue" for duty in duties("an") if duty.url == "/organisations/CELL/transfers/"] == of_sender
    assert duties("chi") == duties("khanh") == []
    Transfer.objects.update(received_on=TODAY)
    assert duties("hoa") == []


def test_letters_that_were_refused_stand_on_the_administrator_s_desk_and_on_no_other(cast: Cast) -> None:
    def duties(username: str) -> list[Duty]:
        request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users[username], TODAY))
        return [duty for section in letters_not_arrived(request) for duty in section.duties]

    assert duties("khanh") == []
    letter = refused_letter()
    assert [(duty.url, duty.detail) for duty in duties("khanh")] == [("/letters/", "0 given up, 1 to be tried again")]
    assert duties("an") == duties("dung") == []
    Letter.objects.filter(pk=letter.pk).update(state="sent", next_at=None, error="")
    assert duties("khanh") == []


def test_years_without_their_days_off_stand_on_the_administrator_s_desk_and_on_no_other(cast: Cast) -> None:
    def asked_for(username: str, today: date) -> list[str]:
        request = SimpleNamespace(today=today, mandates=mandates_on(cast.users[username], TODAY))
        return [duty.url for section in days_off_to_enter(request) for duty in section.duties]

    last = date(2026, 11, 30)
    assert asked_for("khanh", last) == asked_for("an", last + timedelta(days=1)) == []
    assert asked_for("khanh", last + timedelta(days=1)) == ["/statutes/days-off/2027/"]


@pytest.mark.parametrize("number", [1, MOST_GROUPS, MOST_GROUPS + 1])
def test_a_group_without_a_leader_stands_on_the_desks_of_the_clerks_until_it_has_one(cast: Cast, number: int) -> None:
    cast.groups("CELL", cast.people(number, of="CELL"), number=number)

    def duties(username: str) -> list:
        request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users[username], TODAY))
        return [duty for section in groups_without_leader(request) for duty in section.duties]

    assert duties("an") == []
    GroupLeadership.objects.update(valid_to=TODAY)
    for username in ("an", "binh"):
        shown = duties(username)
        assert len(shown) == min(number, MOST_GROUPS) + (number > MOST_GROUPS)
        assert (shown[0].title, shown[0].below) == ("Tổ đảng số 1, Chi bộ khu phố 1", "Đảng bộ phường Sen Hồng")
        assert shown[0].url.endswith("/leader/")
    assert duties("chi") == duties("dung") == duties("khanh") == []
    if number > MOST_GROUPS:
        assert duties("binh")[-1].url == "/organisations/WARD/quality/?kind=no_leader"


def test_of_many_transfers_the_first_are_shown_and_the_way_to_all(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cells.desk.MOST_TRANSFERS", 1)

    def urls() -> list[str]:
        request = SimpleNamespace(today=TODAY, mandates=mandates_on(cast.users["hoa"], TODAY))
        return [duty.url for section in said_by([transfers_under_way], request) for duty in section.duties]

    moves = [
        Transfer.objects.create(
            member=member,
            from_cell=cast["CELL"],
            to_cell=cast["OTHERCELL"],
            sent_on=START,
            papers_due_on=TODAY + timedelta(days=number),
        )
        for number, member in enumerate(cast.people(2, of="CELL"))
    ]
    top = mandates_on(cast.users["hoa"], TODAY).tops(Mandate.Role.CLERK)[0]
    assert urls() == [f"/transfers/{moves[0].pk}/receive/", f"/organisations/{top.code}/transfers/"]
    moves[0].delete()
    assert urls() == [f"/transfers/{moves[1].pk}/receive/"]
