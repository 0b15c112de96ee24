"""Who finds what of the pilots on their desk: what happened, what lies with others, whose turn it is."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from accounts.desk import Duty, Section, said_by
from accounts.models import Occasion
from cells.desk import news
from cells.queries.mandates import mandates_on
from cells.requests import Request
from pilots.desk import registration_duties, waiting_with_others
from pilots.queries.reminders import reminders_to_send
from pilots.queries.waiting import owing_in, running_rounds
from pilots.rules.registration import RegistrationAct
from pilots.services.guidance_validity import end_guidance_early
from pilots.services.list_steps import recall_list, return_list
from pilots.services.registrations import (
    appraise_registration,
    change_pilot,
    decide_registration,
    resubmit_registration,
    withdraw_registration,
)
from pilots.services.rounds import call_off_round
from pilots.services.submissions import submit_submission
from tests.cast import TODAY, Cast, Role
from tests.pilots.guidances import ORDER, shipped
from tests.pilots.story import appraised, decided, drafted, list_of, make_eligible, opened, submitted

pytestmark = pytest.mark.django_db
CELL = "Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL)"


def request_of(cast: Cast, username: str, today: date = TODAY) -> Request:
    request = RequestFactory().get("/")
    request.user, request.today = cast.users[username], today
    request.mandates = mandates_on(request.user, today)
    return request


def told(cast: Cast, username: str, today: date = TODAY) -> list[str]:
    return [duty.title for section in news(request_of(cast, username, today)) for duty in section.duties]


def section_of(
    cast: Cast, username: str, title: str, provide: Callable[..., list[Section]] = registration_duties
) -> list[Duty]:
    with override("en"):
        sections = {section.title: list(section.duties) for section in said_by([provide], request_of(cast, username))}
    return sections.get(title, [])


def waiting(cast: Cast, username: str) -> list[tuple[str, str]]:
    return [(duty.name, duty.detail) for duty in section_of(cast, username, "Waiting with others", waiting_with_others)]


def acting(cast: Cast, username: str) -> Occasion:
    return cast.occasion(username)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (RegistrationAct.APPROVE, "approved"),
        (RegistrationAct.REFUSE, "refused"),
        (RegistrationAct.SEND_BACK, "sent back"),
    ],
)
def test_the_decision_is_told_to_the_cell_to_whom_sent_the_list_and_to_the_board_that_appraised_it(
    cast: Cast, act: RegistrationAct, words: str
) -> None:
    registration = appraised(cast)
    decide_registration(
        registration=registration, act=act, remark="Đã xem xét", figure="members", occasion=acting(cast, "em")
    )
    said = f"{CELL}, online: {words}"
    assert {name: said in told(cast, name) for name in ("an", "binh", "dung", "em")} == {
        "an": True,
        "binh": True,
        "dung": True,
        "em": False,
    }
    assert not any(said in told(cast, name) for name in ("chi", "hoa", "khanh", "lan", "mai", "nam"))
    (line,) = [duty for duty in news(request_of(cast, "an"))[0].duties if duty.title == said]
    assert line.url == f"/pilots/registrations/{registration.pk}/"
    assert "Đã xem xét" in line.detail


@pytest.mark.parametrize(
    ("act", "words"),
    [(RegistrationAct.SUSPEND, "suspended"), (RegistrationAct.END, "ended by decision")],
)
def test_what_becomes_of_a_pilot_is_told_to_its_clerks_and_the_board(
    cast: Cast, act: RegistrationAct, words: str
) -> None:
    change_pilot(registration=decided(cast), act=act, remark="Kết luận kiểm tra", occasion=acting(cast, "em"))
    assert [f"{CELL}, online: {words}" in told(cast, name) for name in ("an", "binh", "dung", "em")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_withdrawal_is_told_to_the_offices_that_had_it_before_them(cast: Cast) -> None:
    withdraw_registration(registration=appraised(cast), remark="Nhầm", occasion=acting(cast, "binh"))
    said = f"{CELL}, online: withdrawn"
    assert [said in told(cast, name) for name in ("an", "binh", "dung", "em")] == [True, False, True, True]


def test_what_is_submitted_again_is_told_to_the_board(cast: Cast) -> None:
    registration = appraise_registration(
        registration=submitted(cast),
        act=RegistrationAct.SEND_BACK,
        remark="Xem lại",
        figure="members",
        occasion=acting(cast, "dung"),
    )
    assert f"{CELL}, online: sent back" in told(cast, "an")
    resubmit_registration(registration=registration, area="Biển", infrastructure="VSAT", occasion=acting(cast, "binh"))
    assert f"{CELL}, online: submitted again" in told(cast, "dung")


def test_a_round_is_told_to_the_cells_that_only_their_ward_can_register_and_stands_with_the_ward_as_owed(
    cast: Cast,
) -> None:
    opened(cast)
    (line,) = news(request_of(cast, "an"))[0].duties
    assert line.title.startswith(
        "The round of 828-CV/ĐUK is open until 09/04/2025: your grassroots committee can register"
    )
    assert line.url == "/pilots/eligibility/CELL/"
    assert [told(cast, name) for name in ("binh", "chi", "hoa", "dung")] == [[], [], [], []]
    for name in ("binh", "chi"):
        (owed,) = section_of(cast, name, "Lists to submit")
        assert "828-CV/ĐUK" in owed.detail


@pytest.mark.parametrize("registers", [True, False])
def test_a_list_that_came_is_told_to_the_board_even_if_nobody_registers(cast: Cast, registers: bool) -> None:
    if registers:
        submitted(cast)
    else:
        submit_submission(submission=list_of(cast), none_registers=True, occasion=acting(cast, "binh"))
    number = int(registers)
    assert told(cast, "dung") == [
        "Đảng bộ phường Sen Hồng, Đảng bộ thành phố Hoa Sen (WARD) has sent its list in the round of 828-CV/ĐUK; "
        f"registrations on it: {number}"
    ]


def test_the_early_end_of_a_guidance_is_told_to_all_who_register_appraise_and_decide(cast: Cast) -> None:
    end_guidance_early(
        guidance=shipped(),
        until=date(2025, 6, 1),
        document=ORDER,
        reason="Có hướng dẫn mới",
        occasion=acting(cast, "khanh"),
    )
    said = "03-HD/TW: ended early; last day: 31/05/2025"
    assert all(said in told(cast, name) for name in ("an", "binh", "dung", "em", "hoa", "nam"))


def test_many_decisions_of_a_day_are_one_line_that_leads_to_all_of_them(cast: Cast) -> None:
    for code in ("CELL", "SECOND"):
        make_eligible(cast, code)
    for place in range(3):
        cast.found(
            f"WARD-{place}",
            parent="WARD",
            name=f"Chi bộ khu phố {place + 2}",
            kind="cell",
            level="below_grassroots",
            type="residential",
        )
        make_eligible(cast, f"WARD-{place}")
    codes = ("CELL", "SECOND", "WARD-0", "WARD-1", "WARD-2")
    registrations = [drafted(cast, code=code) for code in codes]
    submit_submission(submission=registrations[0].submission, occasion=acting(cast, "binh"))
    for registration in registrations:
        registration.refresh_from_db()
        appraise_registration(
            registration=registration, act=RegistrationAct.APPRAISE_FIT, occasion=acting(cast, "dung")
        )
        decide_registration(registration=registration, act=RegistrationAct.APPROVE, occasion=acting(cast, "em"))
    (line,) = [duty for duty in news(request_of(cast, "binh"))[0].duties if "approved" in duty.title]
    assert line.title == "5 registrations in the round of 828-CV/ĐUK: approved"
    assert line.url == "/pilots/registrations/"
    assert len(line.press.sent) == 5


def test_the_desk_takes_as_many_queries_for_many_notices_as_for_few(cast: Cast) -> None:
    def queries() -> int:
        request = request_of(cast, "binh")
        assert request.mandates
        with CaptureQueriesContext(connection) as asked:
            news(request)
        return len(asked)

    registration = decided(cast)
    few = queries()
    for act in (RegistrationAct.SUSPEND, RegistrationAct.RESUME) * 3:
        change_pilot(registration=registration, act=act, remark="Kiểm tra", occasion=acting(cast, "em"))
    assert queries() == few


def test_what_was_sent_says_who_has_it_now_and_since_when(cast: Cast) -> None:
    registration = submitted(cast, on=TODAY)
    for name, listed in (("binh", "Đảng bộ phường Sen Hồng"), ("an", "Đảng bộ phường Sen Hồng")):
        ((named, detail),) = waiting(cast, name)
        assert named == listed
        assert "with the organisation board of Đảng bộ thành phố Hoa Sen since 21/03/2025" in detail
    assert waiting(cast, "dung") == []
    appraise_registration(
        registration=registration,
        act=RegistrationAct.APPRAISE_FIT,
        occasion=cast.occasion("dung", today=TODAY + timedelta(days=2)),
    )
    for name in ("an", "binh", "dung"):
        ((_named, detail),) = waiting(cast, name)
        assert "with the standing committee of Đảng bộ thành phố Hoa Sen since 23/03/2025" in detail
    decide_registration(registration=registration, act=RegistrationAct.APPROVE, occasion=acting(cast, "em"))
    assert [waiting(cast, name) for name in ("an", "binh", "dung", "em")] == [[], [], [], []]


def test_what_was_sent_back_waits_with_the_clerk(cast: Cast) -> None:
    decide_registration(
        registration=appraised(cast),
        act=RegistrationAct.SEND_BACK,
        remark="Xem lại",
        figure="members",
        occasion=acting(cast, "em"),
    )
    for name in ("dung", "em"):
        ((_named, detail),) = waiting(cast, name)
        assert "sent back to Đảng bộ phường Sen Hồng on 21/03/2025" in detail


def test_the_board_sees_its_running_round_from_its_first_day_with_who_owes(cast: Cast) -> None:
    round = opened(cast)
    (line,) = section_of(cast, "dung", "Rounds of my board")
    assert line.url == f"/pilots/rounds/{round.pk}/"
    assert line.detail == "Lists received: 0 of 2 · Missing: Chi bộ Phòng Nội vụ, Đảng bộ phường Sen Hồng"
    submit_submission(submission=list_of(cast), none_registers=True, occasion=acting(cast, "binh"))
    (line,) = section_of(cast, "dung", "Rounds of my board")
    assert line.detail == "Lists received: 1 of 2 · Missing: Chi bộ Phòng Nội vụ"
    assert section_of(cast, "lan", "Rounds of my board") == []


def test_a_round_that_was_called_off_is_owed_nowhere_and_its_clerks_are_told_why(cast: Cast) -> None:
    round = opened(cast)
    call_off_round(round=round, reason="Gửi nhầm", occasion=acting(cast, "dung"))
    assert section_of(cast, "dung", "Rounds of my board") == []
    assert [section_of(cast, name, "Lists to submit") for name in ("binh", "chi")] == [[], []]
    assert not list(running_rounds(mandates_on(cast.users["dung"], TODAY), TODAY))
    assert owing_in([round], most=5) == {}
    assert not any(reminders_to_send(day) for day in (round.last_day - timedelta(days=n) for n in range(20)))
    for name in ("binh", "chi"):
        (line,) = [duty for duty in news(request_of(cast, name))[0].duties if "called off" in duty.title]
        assert line.title == "The round of 828-CV/ĐUK was called off: no list is owed in it any more"
        assert "Gửi nhầm" in line.detail


@pytest.mark.parametrize("registers", [True, False])
def test_a_list_that_was_recalled_is_owed_again_and_its_board_is_told(cast: Cast, registers: bool) -> None:
    submission = submitted(cast).submission if registers else list_of(cast)
    if not registers:
        submit_submission(submission=submission, none_registers=True, occasion=acting(cast, "binh"))
    assert section_of(cast, "binh", "Lists to submit") == []
    recall_list(submission=submission, reason="Thiếu một chi bộ", occasion=acting(cast, "binh"))
    (owed,) = section_of(cast, "binh", "Lists to submit")
    assert "recalled by its clerk on 21/03/2025: Thiếu một chi bộ" in owed.detail
    assert "Đảng bộ phường Sen Hồng" in section_of(cast, "dung", "Rounds of my board")[0].detail
    assert section_of(cast, "dung", "Registrations to appraise") == []
    assert any("recalled" in title for title in told(cast, "dung"))


@pytest.mark.parametrize("registers", [True, False])
def test_a_list_that_the_board_returned_is_owed_with_its_reason_and_its_clerks_are_told(
    cast: Cast, registers: bool
) -> None:
    submission = submitted(cast).submission if registers else list_of(cast)
    if not registers:
        submit_submission(submission=submission, none_registers=True, occasion=acting(cast, "binh"))
    return_list(submission=submission, reason="Thiếu một chi bộ", occasion=acting(cast, "dung"))
    (owed,) = section_of(cast, "binh", "Lists to submit")
    assert "returned by the board on 21/03/2025: Thiếu một chi bộ" in owed.detail
    assert any("returned" in title for title in told(cast, "binh"))
    assert section_of(cast, "dung", "Registrations to appraise") == []


def test_who_appraised_has_nothing_to_decide_on_their_desk_but_knows_who_has(cast: Cast) -> None:
    cast.mandate("dung", Role.STANDING, "CITY")
    appraised(cast)
    assert section_of(cast, "dung", "Registrations to decide") == []
    assert len(section_of(cast, "em", "Registrations to decide")) == 1
    assert any("somebody else must decide" in detail for _named, detail in waiting(cast, "dung"))


def test_lines_of_cells_name_the_committee_above(cast: Cast) -> None:
    submitted(cast)
    (line,) = section_of(cast, "dung", "Registrations to appraise")
    assert line.name == "Chi bộ khu phố 1 · online · Đảng bộ phường Sen Hồng"
