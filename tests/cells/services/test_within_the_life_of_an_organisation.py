"""Offices, mandates, groups and findings within the life of their organisation."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Offered, Refused
from cells.models import Member, OrganisationVersion, TemporaryStay
from cells.services.axes import begin_stay, receive_guest
from cells.services.corrections import correct_fact
from cells.services.groups import NewGroup, form_group
from cells.services.infrastructure import record_infrastructure
from cells.services.mandates import give_mandate
from cells.services.newcomers import Newcomer
from cells.services.offices import Office, take_office
from tests.cast import START, TODAY, Cast, Role
from tests.cells.services.acting import by

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST, END = date(2025, 1, 10), date(2025, 3, 1)


@pytest.fixture
def member(cast: Cast) -> Member:
    """Of a cell that is there all the time."""
    return cast.people(1, of="SECOND")[0]


@pytest.fixture(autouse=True)
def a_short_life(cast: Cast) -> None:
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(valid_from=FIRST, valid_to=END)


Begin = Callable[[Cast, Member, date, date | None], object]


def appoint(cast: Cast, member: Member, on: date, until: date | None) -> object:
    told = {"organisation": cast["CELL"], "office": Office("member"), "document": None}
    return take_office(member=member, on=on, until=until, **told, **by(cast))


def authorise(cast: Cast, _member: Member, on: date, until: date | None) -> object:
    told = {"user": cast.users["binh"], "organisation": cast["CELL"], "role": Role.CLERK}
    return give_mandate(on=on, until=until, occasion=cast.occasion("khanh"), **told)


def look(cast: Cast, _member: Member, on: date, until: date | None) -> object:
    told = {"organisation": cast["CELL"], "sufficient": True, "looked_at": "Phòng họp"}
    return record_infrastructure(on=on, until=until, **told, **by(cast))


def form(cast: Cast, _member: Member, on: date, until: date | None) -> object:
    return form_group(cell=cast["CELL"], new=NewGroup("Tổ 9"), on=on, until=until, document=None, **by(cast))


def stay(cast: Cast, member: Member, on: date, until: date | None) -> object:
    return begin_stay(member=member, host=cast["CELL"], host_name="", on=on, until=until, document=None, **by(cast))


def receive(cast: Cast, _member: Member, on: date, until: date | None) -> object:
    guest = Newcomer("Lý Thị Xa", born_on=date(1990, 1, 1))
    told = {"cell": cast["CELL"], "person": guest, "home_name": "Chi bộ xã Xa", "document": None}
    return receive_guest(on=on, until=until, **told, **by(cast))


KINDS: dict[str, Begin] = {
    "post": appoint,
    "mandate": authorise,
    "infrastructure": look,
    "group": form,
    "stay": stay,
    "guest": receive,
}


@pytest.mark.parametrize("begin", KINDS.values(), ids=KINDS)
class TestWithinTheLife:
    @pytest.mark.parametrize("on", [FIRST - DAY, END])
    def test_nothing_begins_before_the_first_day_or_after_the_last(
        self, begin: Begin, cast: Cast, member: Member, on: date
    ) -> None:
        with pytest.raises(Refused) as refused:
            begin(cast, member, on, on + DAY)
        assert not isinstance(refused.value, Offered)

    @pytest.mark.parametrize("on", [FIRST, END - DAY])
    def test_something_begins_on_the_first_and_on_the_last_day(
        self, begin: Begin, cast: Cast, member: Member, on: date
    ) -> None:
        begin(cast, member, on, END)

    @pytest.mark.parametrize("until", [None, END + DAY])
    def test_what_would_outlast_it_is_offered_until_its_end(
        self, begin: Begin, cast: Cast, member: Member, until: date | None
    ) -> None:
        with pytest.raises(Offered, match=r"not there from 01/03/2025 on.*until 28/02/2025") as offered:
            begin(cast, member, FIRST, until)
        assert offered.value.value == END


def test_a_post_is_not_corrected_to_days_before_its_organisation(cast: Cast, member: Member) -> None:
    post = appoint(cast, member, FIRST, END)
    told = {"member": member, "kind": "post", "pk": post.pk, "why": "Nhầm", "kept": {cast["CELL"].pk}}
    values = {"title": "member", "valid_from": START, "valid_to": END}
    with pytest.raises(Refused, match="exists from 10/01/2025") as refused:
        correct_fact(values=values, **told, **by(cast))
    assert refused.value.field == "valid_from"
    with pytest.raises(Refused, match="not there from 01/03/2025"):
        correct_fact(values=values | {"valid_from": FIRST, "valid_to": TODAY}, **told, **by(cast))


@pytest.mark.parametrize("begin", [stay, receive], ids=["stay", "guest"])
def test_a_stay_is_not_corrected_to_days_on_which_its_host_is_not_there(
    cast: Cast, member: Member, begin: Begin
) -> None:
    begun = begin(cast, member, FIRST, END)
    assert isinstance(begun, TemporaryStay)
    told = {"member": begun.member, "kind": "stay", "pk": begun.pk, "why": "Nhầm", "kept": set(), **by(cast)}
    with pytest.raises(Refused, match="exists from 10/01/2025") as refused:
        correct_fact(values={"valid_from": FIRST - DAY, "valid_to": END}, **told)
    assert refused.value.field == "valid_from"
    with pytest.raises(Offered, match="until 28/02/2025") as offered:
        correct_fact(values={"valid_from": FIRST, "valid_to": None}, **told)
    assert (offered.value.field, offered.value.value) == ("valid_to", END)
    correct_fact(values={"valid_from": FIRST + DAY, "valid_to": END}, **told)
