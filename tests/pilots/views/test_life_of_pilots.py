"""Pages about what becomes of rounds and pilots: extensions, suspension, drift, the end of circumstances, reach, life."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import AreaFact, Ground
from pilots.models import Registration
from pilots.queries.guidance import terms_on
from pilots.rules.registration import State
from pilots.rules.terms import Basis, Format, Subject
from pilots.services.slots import take_slot
from pilots.views.registration_page import timeline
from reorganisations.services.keeping_the_day import keep_day
from tests.cast import TODAY, Cast
from tests.meetings.scenes import noon
from tests.pilots.pages import as_, confirm, key, text_of
from tests.pilots.story import LAST_DAY, decided, drafted, list_of, make_eligible, opened, storm_over, submitted
from tests.reorganisations.reorganising import confirmed, merge, new

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


def test_the_board_extends_the_last_day_and_the_clerk_reads_why(cast: Cast) -> None:
    round, dung = opened(cast), as_("dung")
    response = dung.post(
        reverse("pilots:extend", args=[round.pk]), {"last_day": "20/4/2025", "reason": "Mưa lũ"}, follow=True
    )
    assert "Mưa lũ" in text_of(response)
    assert "20/04/2025" in text_of(response)
    assert "Mưa lũ" in text_of(as_("binh").get("/"))


def test_an_earlier_day_is_refused_beside_its_field_and_the_reason_is_kept(cast: Cast) -> None:
    round = opened(cast)
    response = as_("dung").post(
        reverse("pilots:extend", args=[round.pk]), {"last_day": "1/4/2025", "reason": "Giữ lại lý do"}
    )
    assert response.context["form"].errors["last_day"]
    assert "Giữ lại lý do" in text_of(response)


def typed_letter(symbol: str) -> dict[str, str]:
    return {
        "document_issuer": "Ban Thường vụ Thành ủy",
        "document_symbol": symbol,
        "document_on": f"{TODAY:%d/%m/%Y}",
        "document_title": "Triển khai Hướng dẫn 03",
    }


def test_a_last_day_or_a_letter_that_changed_since_the_page_was_opened_is_shown_first(cast: Cast) -> None:
    round, dung = opened(cast), as_("dung")
    extend, letter = (reverse(f"pilots:{step}", args=[round.pk]) for step in ("extend", "letter"))
    shown = {page: dung.get(page).context["form"]["seen_figures"].value() for page in (extend, letter)}
    before = f"{round.last_day:%d/%m/%Y}"
    dung.post(extend, {"last_day": "20/4/2025", "reason": "Mưa lũ"})
    mended = typed_letter("829-CV/ĐUK") | {"reason": "Nhầm số"}
    dung.post(letter, mended)
    again = dung.post(extend, {"last_day": "25/4/2025", "reason": "Bão", "seen_figures": shown[extend]})
    assert ("last day", before, "20/04/2025") in [(label.lower(), *sides) for label, *sides in again.context["changed"]]
    other = typed_letter("830-CV/ĐUK") | {"reason": "Nhầm", "seen_figures": shown[letter]}
    ((_label, was, now),) = dung.post(letter, other).context["changed"]
    assert ("828-CV/ĐUK" in was, "829-CV/ĐUK" in now) == (True, True)
    round.refresh_from_db()
    assert (f"{round.last_day:%d/%m/%Y}", round.letter.symbol) == ("20/04/2025", "829-CV/ĐUK")
    assert confirm(dung, extend, again).status_code == 302


def test_the_desk_reminds_from_the_first_day_of_reminding_on(cast: Cast, settings) -> None:
    opened(cast)
    assert "Reminder" not in text_of(as_("binh").get("/"))
    settings.DEMO_TODAY = LAST_DAY - timedelta(days=7)
    assert "Reminder: 7 days are left." in text_of(as_("binh").get("/"))


def test_the_board_is_shown_whom_to_chase_with_their_clerks(cast: Cast) -> None:
    page = reverse("pilots:round", args=[opened(cast).pk])
    rows = as_("dung").get(page).context["table"].rows
    assert {row.submission.organisation.code: row.clerks for row in rows} == {
        "WARD": (str(cast.users["binh"]),),
        "UNIT": (str(cast.users["chi"]),),
    }
    assert {row.clerks for row in as_("giang").get(page).context["table"].rows} == {()}


def test_what_was_looked_at_is_ticked_and_stands_on_the_page_of_the_registration(cast: Cast) -> None:
    make_eligible(cast)
    submission, one = list_of(cast), key(cast, "CELL")
    facts = {f"chosen-{one}": "on", f"points-{one}": ["room", "platform"], f"infrastructure-{one}": "VSAT"}
    as_("binh").post(reverse("pilots:submission", args=[submission.pk]), facts)
    registration = submission.registrations.get()
    assert registration.infrastructure_points == ["room", "platform"]
    page = text_of(as_("binh").get(reverse("pilots:registration", args=[registration.pk])))
    assert "the room, the platform" in page
    assert "the connection, the devices" in page


def test_the_points_of_the_last_registration_are_proposed(cast: Cast) -> None:
    make_eligible(cast)
    before = drafted(cast)
    Registration.objects.filter(pk=before.pk).update(state=State.WITHDRAWN, infrastructure_points=["device"])
    later = list_of(cast, round=opened(cast, symbol="900-CV/TU"))
    response = as_("binh").get(reverse("pilots:submission", args=[later.pk]))
    assert response.context["form"][f"points-{key(cast, 'CELL')}"].initial == ("device",)


@pytest.mark.parametrize(("page", "state"), [("suspend", State.SUSPENDED), ("end", State.ENDED)])
def test_a_pilot_is_changed_only_after_a_question_and_with_a_remark(cast: Cast, page: str, state: str) -> None:
    pilot, em = decided(cast), as_("em")
    address = reverse(f"pilots:{page}", args=[pilot.pk])
    assert address in text_of(em.get(reverse("pilots:registration", args=[pilot.pk])))
    assert em.get(address).status_code == 200
    assert em.post(address, {"remark": ""}).context["form"].errors["remark"]
    pilot.refresh_from_db()
    assert pilot.state == State.APPROVED
    em.post(address, {"remark": "Kết luận kiểm tra"})
    pilot.refresh_from_db()
    assert pilot.state == state


def test_who_may_not_change_a_pilot_is_not_offered_it(cast: Cast) -> None:
    page = text_of(as_("binh").get(reverse("pilots:registration", args=[decided(cast).pk])))
    assert "/suspend/" not in page


@pytest.mark.parametrize(("username", "can_act"), [("an", False), ("binh", False), ("dung", False), ("em", True)])
def test_a_pilot_that_would_no_longer_qualify_lies_on_the_desk_of_who_can_end_it_and_others_look_it_up(
    cast: Cast, username: str, can_act: bool
) -> None:
    decided(cast)
    assert "no longer qualify" not in text_of(as_(username).get("/"))
    cast.people(12, of="CELL", on=TODAY)
    assert ("no longer qualify" in text_of(as_(username).get("/"))) == can_act
    assert "Chi bộ khu phố 1" in text_of(as_(username).get(reverse("pilots:drift")))
    assert "Chi bộ khu phố 1" not in text_of(as_("hoa").get(reverse("pilots:drift")))


def test_a_pilot_whose_guidance_ended_is_shown_as_ended_with_it(cast: Cast, settings) -> None:
    pilot = decided(cast)
    settings.DEMO_TODAY = date(2025, 7, 1)
    for address in (reverse("pilots:registration", args=[pilot.pk]), reverse("pilots:life", args=["CELL"])):
        assert "01/07/2025" in text_of(as_("binh").get(address))
    assert "ended with its guidance" in text_of(as_("binh").get(reverse("pilots:life", args=["CELL"])))


def test_the_end_of_special_circumstances_is_recorded_by_the_clerk(cast: Cast) -> None:
    fact, binh = storm_over(cast, cast.people(3, of="CELL")), as_("binh")
    address = reverse("pilots:circumstances_end", args=[fact.pk])
    assert address in text_of(binh.get(reverse("pilots:circumstances")))
    assert binh.post(address, {"until": "20/3/2025"}).status_code == 302
    fact.refresh_from_db()
    assert fact.valid_to == TODAY


STORM = {
    "kind": "natural_disaster",
    "area": "Khu phố 3, phường Hoa Sen",
    "statement": "Bão số 2 làm ngập đường",
    "valid_from": "18/03/2025",
}


def test_what_happened_to_an_area_is_recorded_and_offered_for_grounds(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    binh, new = as_("binh"), reverse("pilots:circumstances_new")
    assert binh.post(new, STORM).status_code == 302
    fact = AreaFact.objects.get()
    assert (fact.valid_from, fact.valid_to) == (date(2025, 3, 18), None)
    shown = reverse("pilots:circumstances")
    assert STORM["area"] in text_of(binh.get(shown))
    assert STORM["area"] not in text_of(as_("hoa").get(shown))
    ground = {
        "category": "natural_disaster",
        "area_fact": fact.pk,
        "statement": "Đường ngập",
        "evidence": "Công điện 3",
    }
    address = reverse("cells:ground_new", args=[member.pk])
    assert binh.post(address, ground | {"valid_from": "18/03/2025"}).status_code == 302
    assert member.grounds.get().area_fact == fact


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"valid_from": "22/03/2025"}, "valid_from"),
        ({"valid_to": "17/03/2025"}, "valid_to"),
        ({"area": ""}, "area"),
        ({"kind": "whatever"}, "kind"),
        ({"valid_from": "31/02/2025"}, "valid_from"),
    ],
)
def test_circumstances_that_cannot_be_are_refused_beside_the_field(
    cast: Cast, typed: dict[str, str], field: str
) -> None:
    response = as_("binh").post(reverse("pilots:circumstances_new"), STORM | typed)
    assert response.context["form"].errors[field]
    assert not AreaFact.objects.exists()


def test_the_same_circumstances_are_recorded_once(cast: Cast) -> None:
    address = reverse("pilots:circumstances_new")
    as_("binh").post(address, STORM)
    again = as_("dung").post(address, STORM | {"area": "khu pho 3, phuong hoa sen", "valid_from": "19/03/2025"})
    assert again.context["form"].errors["area"]
    assert AreaFact.objects.count() == 1


@pytest.mark.parametrize("typed", ["22/3/2025", "1/2/2025", "31/2/2025", ""])
def test_an_end_that_cannot_be_is_refused_beside_the_field(cast: Cast, typed: str) -> None:
    fact = storm_over(cast, cast.people(3, of="CELL"))
    response = as_("binh").post(reverse("pilots:circumstances_end", args=[fact.pk]), {"until": typed})
    assert response.context["form"].errors["until"]
    assert AreaFact.objects.get().valid_to is None


def test_what_others_rest_on_too_is_ended_by_the_board_above_them_all(cast: Cast) -> None:
    fact = storm_over(cast, [*cast.people(3, of="CELL"), *cast.people(2, of="UNIT")])
    address = reverse("pilots:circumstances_end", args=[fact.pk])
    assert as_("binh").post(address, {"until": "20/3/2025"}).context["form"].non_field_errors()
    assert as_("dung").post(address, {"until": "20/3/2025"}).status_code == 302


@pytest.mark.parametrize("login", ["binh", "giang"])
def test_more_circumstances_need_no_more_queries_and_only_who_writes_ends_them(cast: Cast, login: str) -> None:
    def page() -> tuple[int, str]:
        with CaptureQueriesContext(connection) as asked:
            shown = as_(login).get(reverse("pilots:circumstances"))
        return len(asked), shown.content.decode()

    fact = storm_over(cast, cast.people(4, of="CELL"))
    page()
    before, shown = page()
    assert (reverse("pilots:circumstances_end", args=[fact.pk]) in shown) is (login == "binh")
    for number in range(3):
        another = AreaFact.objects.create(
            kind_id="epidemic", area=f"Khu phố {number}", statement="Dịch", valid_from=fact.valid_from
        )
        ground = Ground.objects.filter(area_fact=fact).first()
        Ground.objects.filter(pk=ground.pk).update(area_fact=another, category="epidemic")
    assert page()[0] == before


def test_every_figure_of_the_reach_opens_the_list_of_those_it_counts(cast: Cast) -> None:
    decided(cast)
    dung = as_("dung")
    page = dung.get(reverse("pilots:coverage", args=["CITY"]))
    assert "<svg" in text_of(page)
    assert " style=" not in text_of(page)
    address = reverse("pilots:coverage_list", args=["CITY"])
    asked = {"on": "21/03/2025", "format": "online", "reach": "approved", "branch": "WARD"}
    assert [row.version.organisation.code for row in dung.get(address, asked).context["table"].rows] == ["CELL"]
    assert dung.get(address, asked | {"branch": "UNIT"}).context["number"] == 0


def test_the_use_of_the_quota_is_told_by_type_and_by_branch_and_opens_who_holds_places(cast: Cast) -> None:
    decided(cast)
    quota = terms_on(TODAY).quota(Format.ONLINE, Subject.CELL, Basis.SPECIFIC_NATURE)
    take_slot(organisation=cast["CELL"], format=Format.ONLINE, on=TODAY, quota=quota, today=TODAY)
    dung = as_("dung")
    page = text_of(dung.get(reverse("pilots:coverage", args=["CITY"])))
    assert re.findall(r"reach=taking(\S*?)\">(\S+)</a>", page) == [
        ("&amp;type=residential", "1/3"),
        ("", "1/3"),
        ("&amp;branch=WARD", "1/3"),
        ("", "1/3"),
    ]
    asked = {"on": "21/03/2025", "format": "online", "reach": "taking", "branch": "WARD"}
    found = dung.get(reverse("pilots:coverage_list", args=["CITY"]), asked)
    assert [row.version.organisation.code for row in found.context["table"].rows] == ["CELL"]


def test_branches_of_one_name_are_told_apart(cast: Cast) -> None:
    decided(cast)
    cast.found(
        "TWIN", parent="WARD", name="Chi bộ khu phố 1", kind="cell", level="below_grassroots", type="residential"
    )
    make_eligible(cast, "TWIN")
    page = text_of(as_("binh").get(reverse("pilots:coverage", args=["WARD"])))
    assert all(f"Chi bộ khu phố 1 · {code}" in page for code in ("CELL", "TWIN"))


@pytest.mark.parametrize("asked", [{"format": "x"}, {"reach": "x"}])
def test_a_figure_that_is_not_there_is_not_found(cast: Cast, asked: dict[str, str]) -> None:
    assert as_("dung").get(reverse("pilots:coverage_list", args=["CITY"]), asked).status_code == 404


@pytest.mark.parametrize("typed", ["31/2/2025", "abc", "0/0/0000"])
def test_a_day_that_makes_no_sense_is_today(cast: Cast, typed: str) -> None:
    response = as_("dung").get(reverse("pilots:coverage", args=["CITY"]), {"on": typed})
    assert (response.status_code, response.context["day"]) == (200, TODAY)


def test_the_day_of_a_step_is_told_with_the_minute_only_where_it_was_written_on_it(cast: Cast) -> None:
    registration = submitted(cast)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=date(2025, 5, 1))
    keep_day(today=date(2025, 5, 4), at=noon(date(2025, 5, 4)))
    steps = timeline(list(registration.steps.all()))
    assert [step["when"] for step in steps] == ["21/03/2025 09:00", "01/05/2025"]
