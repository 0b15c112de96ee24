"""Who is told of what another did: through one door, once, and until each has seen it."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils.translation import override

from accounts.models import Entry
from accounts.services.log import record
from cells.desk import news
from cells.models import Mandate, Notice, OrganisationVersion, SeenNotice, Transfer
from cells.queries.notices import keepers_of, notices_for, unseen_notices
from cells.queries.particulars import PARTICULARS
from cells.services.accounts import set_account_closed
from cells.services.axes import end_stay
from cells.services.circumstances import end_circumstances
from cells.services.corrections import correct_particulars
from cells.services.departures import leave, restore
from cells.services.from_above import tell_of_member, tell_of_organisation
from cells.services.grounds import StatedGround, record_ground
from cells.services.mandates import end_mandate, give_mandate
from cells.services.notices import Office, mark_seen, tell
from cells.services.transfers import receive_transfer, send_transfer, take_back_transfer
from tests.cast import NOW, TODAY, Cast, Role
from tests.cells.services.acting import DECISION
from tests.pilots.story import storm_over
from tests.pilots.test_desk import request_of, told

pytestmark = pytest.mark.django_db

ENDED_LAST = "cells.mandate_ended_and_nobody_left"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def an_entry(cast: Cast, by: str = "binh") -> Entry:
    with transaction.atomic():
        return record(cast.occasion(by), act="cells.test", subject=cast["CELL"])


def tell_of_circumstances(
    cast: Cast, *to: Office, by: str = "binh", entry: Entry | None = None, on: date = TODAY
) -> None:
    values = {"what": "epidemic", "area": "Sen Hồng", "day": TODAY}
    tell(
        entry or an_entry(cast, by),
        occasion=cast.occasion(by, today=on),
        kind="cells.circumstances_over",
        to=to,
        values=values,
    )


def clerks(cast: Cast, code: str, *, below: bool = False) -> Office:
    return Office(cast[code].pk, Role.CLERK, below)


def who_is_told(cast: Cast) -> str:
    return " ".join(name for name in cast.users if notices_for(request_of(cast, name).mandates).exists())


@pytest.mark.parametrize(
    ("code", "below", "names"), [("CELL", False, "an"), ("WARD", True, "an"), ("CITY", True, "an chi")]
)
def test_an_office_is_told_itself_or_those_below_it(cast: Cast, code: str, below: bool, names: str) -> None:
    tell_of_circumstances(cast, clerks(cast, code, below=below))
    assert who_is_told(cast) == names


def test_who_did_it_is_not_told_but_another_of_the_same_office_is(cast: Cast) -> None:
    cast.mandate("chi", Role.CLERK, "WARD")
    tell_of_circumstances(cast, clerks(cast, "WARD"))
    assert who_is_told(cast) == "chi"


def test_told_twice_of_one_act_and_by_two_offices_it_stands_there_once(cast: Cast) -> None:
    cast.mandate("an", Role.CLERK, "SECOND")
    entry = an_entry(cast)
    for _time in range(2):
        tell_of_circumstances(cast, clerks(cast, "CELL"), clerks(cast, "SECOND"), clerks(cast, "CELL"), entry=entry)
    assert notices_for(request_of(cast, "an").mandates).count() == Notice.objects.count() == 1


def test_a_kind_nobody_has_words_for_is_told_to_nobody(cast: Cast) -> None:
    with pytest.raises(KeyError):
        tell(an_entry(cast), occasion=cast.occasion("binh"), kind="nothing", to=[clerks(cast, "CELL")], values={})


def end(cast: Cast, name: str, until: date = TODAY) -> None:
    (mandate,) = request_of(cast, name).mandates
    end_mandate(mandate=mandate, until=until, occasion=cast.occasion("khanh"))


def test_whose_mandate_has_ended_is_told_of_that_and_of_nothing_else_any_more(cast: Cast) -> None:
    tell_of_circumstances(cast, clerks(cast, "CELL"))
    end(cast, "an")
    assert [notice.kind for notice in unseen_notices(request_of(cast, "an").mandates, TODAY, most=9).rows()] == [
        ENDED_LAST
    ]


def test_what_is_seen_leaves_the_desk_of_that_person_alone_and_twice_is_once(cast: Cast) -> None:
    cast.mandate("chi", Role.CLERK, "CELL")
    tell_of_circumstances(cast, clerks(cast, "CELL"))
    for _time in range(2):
        mark_seen(notices=notices_for(request_of(cast, "an").mandates), user=cast.users["an"], at=NOW)
    assert SeenNotice.objects.count() == 1
    assert (told(cast, "an"), len(told(cast, "chi"))) == ([], 1)
    assert notices_for(request_of(cast, "an").mandates).count() == 1


@pytest.mark.parametrize(("days", "shown"), [(59, 1), (60, 0)])
def test_what_nobody_looked_at_fades_from_the_desk(cast: Cast, settings, days: int, shown: int) -> None:
    settings.NOTICES_FADE_AFTER_DAYS = 60
    tell_of_circumstances(cast, clerks(cast, "CELL"))
    later = TODAY + timedelta(days=days)
    assert len(unseen_notices(request_of(cast, "an", later).mandates, later, most=9).rows()) == shown
    assert notices_for(request_of(cast, "an", later).mandates).count() == 1


def test_the_register_of_a_cell_is_kept_up_to_its_grassroots_organisation(cast: Cast) -> None:
    part = cast.found(
        "PART",
        parent="WARD",
        name="Đảng bộ bộ phận",
        kind="sectional_committee",
        level="below_grassroots",
        type="residential",
    )
    deep = cast.found("DEEP", parent="PART", name="Chi bộ 9", kind="cell", level="below_grassroots", type="residential")
    assert keepers_of([deep.pk], TODAY) == {deep.pk, part.pk, cast["WARD"].pk}
    assert keepers_of([cast["UNIT"].pk], TODAY) == {cast["UNIT"].pk}


def sent(cast: Cast) -> Transfer:
    (member,) = cast.people(1, of="CELL")
    return send_transfer(
        member=member,
        to_cell=cast["OTHERCELL"],
        to_name="",
        on=TODAY,
        papers_due_on=TODAY + timedelta(days=60),
        document=None,
        occasion=cast.occasion("an"),
    )


def test_the_receipt_of_a_member_is_told_to_the_clerks_of_the_sender(cast: Cast) -> None:
    receive_transfer(transfer=sent(cast), on=TODAY, document=None, occasion=cast.occasion("hoa"))
    ship = "Chi bộ tàu Sóng Xanh 01, Đảng bộ Công ty Sóng Xanh (OTHERCELL)"
    said = f"Nguyễn Văn An 0 (01/01/1950) has been received by {ship} from 21/03/2025 on"
    assert {name: told(cast, name) for name in ("an", "binh")} == {"an": [said], "binh": [said]}
    assert who_is_told(cast) == "an binh"
    assert Notice.objects.get().values["member"] == Transfer.objects.get().member_id


def test_a_transfer_taken_back_is_told_to_the_receiver(cast: Cast) -> None:
    take_back_transfer(transfer=sent(cast), on=TODAY, occasion=cast.occasion("an"))
    assert who_is_told(cast) == "hoa"
    (line,) = news(request_of(cast, "hoa"))[0].duties
    assert line.url == "/organisations/OTHERCELL/transfers/"
    assert "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)" in line.title


def test_a_stay_and_its_end_are_told_to_the_other_side(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    stay = cast.stay(member, "OTHERCELL")
    assert who_is_told(cast) == "hoa"
    end_stay(stay=stay, on=TODAY, document=None, occasion=cast.occasion("hoa"))
    assert who_is_told(cast) == "an binh hoa"


def test_who_leaves_is_told_to_the_cell_and_to_the_host_and_who_comes_back_to_the_cell(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    cast.stay(member, "OTHERCELL")
    Notice.objects.all().delete()
    decided = {"on": TODAY, "document": DECISION, "occasion": cast.occasion("binh")}
    leave(member=member, way="struck_off", **decided)
    said = "Nguyễn Văn An 0 (01/01/1950) counts nowhere from 21/03/2025 on: struck off"
    assert {name: told(cast, name) for name in who_is_told(cast).split()} == {"an": [said], "hoa": [said]}
    restore(member=member, cell=cast["CELL"], **decided)
    cell = "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)"
    back = f"Nguyễn Văn An 0 (01/01/1950) belongs to {cell} again from 21/03/2025 on: rights restored"
    assert (told(cast, "an"), told(cast, "hoa")) == ([back, said], [said])


def test_the_end_of_circumstances_is_told_where_grounds_rested_on_them(cast: Cast) -> None:
    fact = storm_over(cast, cast.people(2, of="CELL") + cast.people(1, of="UNIT"))
    end_circumstances(fact=fact, until=TODAY, occasion=cast.occasion("binh"))
    assert who_is_told(cast) == "an chi"


# --- mandates and accounts --------------------------------------------------------------------------------------------


def test_who_is_given_a_mandate_is_told_and_nobody_else(cast: Cast) -> None:
    give_mandate(
        user=cast.users["chi"],
        organisation=cast["CELL"],
        role=Role.CLERK,
        on=TODAY,
        until=TODAY + timedelta(days=10),
        occasion=cast.occasion("khanh"),
    )
    assert who_is_told(cast) == "chi"
    said = "Lê Thị Chi holds a mandate from 21/03/2025 until 30/03/2025: clerk, Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)"
    assert told(cast, "chi") == [said]


def test_the_end_of_a_mandate_is_told_to_the_person_and_to_those_who_keep_the_work(cast: Cast) -> None:
    end(cast, "an")
    who = "From 21/03/2025 on Nguyễn Thị An no longer holds the mandate: clerk"
    said = f"{who}, Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL); nobody else does"
    assert {name: told(cast, name) for name in who_is_told(cast).split()} == {"an": [said], "binh": [said]}


def test_a_last_day_brought_forward_is_told_each_time_and_that_somebody_is_left(cast: Cast) -> None:
    cast.mandate("chi", Role.CLERK, "WARD")
    for days in (30, 10):
        end(cast, "binh", TODAY + timedelta(days=days))
    ward = "Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen (WARD)"
    lines = [
        f"From {day} on Trần Văn Bình no longer holds the mandate: clerk, {ward}"
        for day in ("31/03/2025", "20/04/2025")
    ]
    assert [told(cast, name) for name in ("binh", "chi")] == [lines, lines]


def test_the_board_hears_that_its_organisation_lacks_an_officer(cast: Cast) -> None:
    end(cast, "em")
    (line,) = news(request_of(cast, "dung"))[0].duties
    assert "standing committee" in line.title
    assert line.title.endswith("nobody else does")
    assert line.url == "/organisations/CITY/"


def test_the_closing_of_an_account_is_told_beside_it_and_its_opening_to_the_person_too(cast: Cast) -> None:
    for closed in (True, True, False):
        set_account_closed(user=cast.users["an"], closed=closed, occasion=cast.occasion("khanh"))
    account = "The account of Nguyễn Thị An (Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL))"
    assert told(cast, "binh") == [f"{account} is open again", f"{account} is closed: they can no longer sign in"]
    assert told(cast, "an") == told(cast, "binh")
    assert who_is_told(cast) == "an binh"


def test_an_account_without_mandates_concerns_its_person_alone(cast: Cast) -> None:
    Mandate.objects.filter(user=cast.users["chi"]).delete()
    for closed in (True, False):
        set_account_closed(user=cast.users["chi"], closed=closed, occasion=cast.occasion("khanh"))
    assert who_is_told(cast) == "chi"


def test_the_administrators_mandate_names_no_organisation(cast: Cast) -> None:
    give_mandate(
        user=cast.users["chi"], organisation=None, role=Role.ADMINISTRATOR, on=TODAY, occasion=cast.occasion("khanh")
    )
    assert told(cast, "chi") == ["Lê Thị Chi holds a mandate from 21/03/2025 on: administrator, the whole system"]


# --- as it was on the day ---------------------------------------------------------------------------------------------


def test_news_name_a_member_as_they_were_called_on_the_day_and_not_as_the_new_cell_writes_them(cast: Cast) -> None:
    transfer = receive_transfer(transfer=sent(cast), on=TODAY, document=None, occasion=cast.occasion("hoa"))
    before = told(cast, "an")
    transfer.member.full_name = "Nguyễn Văn Yên"
    transfer.member.save()
    assert told(cast, "an") == before


def test_news_name_an_organisation_as_it_was_called_on_the_day(cast: Cast) -> None:
    receive_transfer(transfer=sent(cast), on=TODAY, document=None, occasion=cast.occasion("hoa"))
    before, later = told(cast, "an"), TODAY + timedelta(days=9)
    version = cast["OTHERCELL"].versions.get()
    OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=later)
    version.pk, version.valid_from, version.name = None, later, "Chi bộ mới"
    version.save()
    assert told(cast, "an", later) == before


def test_news_stand_by_their_day_and_of_one_day_the_last_told_first(cast: Cast) -> None:
    for on in (TODAY, TODAY - timedelta(days=2), TODAY, TODAY - timedelta(days=1)):
        tell_of_circumstances(cast, clerks(cast, "CELL"), on=on)
    first, second, third, fourth = Notice.objects.filter(kind="cells.circumstances_over").order_by("pk")
    assert unseen_notices(request_of(cast, "an").mandates, TODAY, most=9).rows() == [third, first, fourth, second]
    (section,) = news(request_of(cast, "an"))
    assert section.press.sent == [("until", str(fourth.pk))]


def from_above(cast: Cast, name: str) -> list[str]:
    return [one for one in told(cast, name) if "has recorded of" in one]


def stated() -> StatedGround:
    return StatedGround(
        category="ship_crew",
        statement="Đi biển",
        evidence="Lệnh số 12",
        valid_from=TODAY,
        valid_to=TODAY + timedelta(60),
    )


def test_what_the_ward_records_for_a_cell_is_told_to_the_clerk_of_the_cell(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    record_ground(member=member, stated=stated(), occasion=cast.occasion("binh"))
    (said,) = from_above(cast, "an")
    assert f"has recorded of {member.in_full}: got a ground" in said
    assert not from_above(cast, "binh")


def test_what_a_clerk_records_in_their_own_register_is_nobodys_news(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    record_ground(member=member, stated=stated(), occasion=cast.occasion("an"))
    assert not Notice.objects.filter(kind="cells.recorded_of_member").exists()


def test_where_a_cell_has_no_clerk_of_its_own_nobody_is_told(cast: Cast) -> None:
    (member,) = cast.people(1, of="SECOND")
    record_ground(member=member, stated=stated(), occasion=cast.occasion("binh"))
    assert not Notice.objects.filter(kind="cells.recorded_of_member").exists()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("correct_particulars", "particulars were corrected"),
        ("assign_task", "was assigned a task"),
        ("appoint", "holds a post"),
        ("merge_records", "two records were merged"),
        ("receive_from_outside", "came from outside the register"),
        ("form_group", "a group was founded"),
        ("correct_code", "the code was corrected"),
    ],
)
def test_every_act_from_above_has_its_words(cast: Cast, act: str, said: str) -> None:
    with transaction.atomic():
        (member,) = cast.people(1, of="CELL")
        occasion = cast.occasion("binh")
        if act in ("form_group", "correct_code"):
            entry = record(occasion, act=f"cells.{act}", subject=cast["CELL"])
            tell_of_organisation(entry, cast["CELL"], occasion=occasion)
        else:
            entry = record(occasion, act=f"cells.{act}", subject=member)
            tell_of_member(entry, member, occasion=occasion)
    assert [one for one in from_above(cast, "an") if said in one]


def test_the_clerk_of_a_cell_hears_what_the_ward_put_right_and_why(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    now = {name: getattr(member, name) for name in PARTICULARS} | {"card_number": "12345678"}
    correct_particulars(member=member, values=now, why="Ghi sai số thẻ", occasion=cast.occasion("binh"))
    (line,) = [one for one in news(request_of(cast, "an"))[0].duties if "particulars were corrected" in str(one.title)]
    assert "Ghi sai số thẻ" in line.detail


def test_the_other_administrators_hear_that_one_of_them_no_longer_is(cast: Cast) -> None:
    cast.mandate("dung", Role.ADMINISTRATOR, None)
    cast.mandate("em", Role.ADMINISTRATOR, None)
    mandate = Mandate.objects.get(user=cast.users["dung"], role=Role.ADMINISTRATOR)
    end_mandate(mandate=mandate, until=TODAY + timedelta(days=5), occasion=cast.occasion("khanh"))
    assert who_is_told(cast) == "dung em"
