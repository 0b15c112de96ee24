"""The list as the form asks for it, from what was submitted."""

from datetime import date

import pytest

from cells.models import Body, Post
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registrations import appraise_registration, resubmit_registration, withdraw_registration
from pilots.services.submissions import add_registration, submit_submission
from reports.queries.registration_list import possible_list, registration_list
from reports.rules.registration_list import RegistrationList
from tests.cast import TODAY, Cast
from tests.pilots.guidances import in_force
from tests.pilots.story import drafted, list_of, make_eligible, opened, submitted

LATER = date(2025, 3, 24)


def secretary(cast: Cast, code: str, of: str) -> None:
    (member, *_rest) = cast.people(1, of=of)
    cast.office(member, Post.Title.SECRETARY, of=code, body=Body.Kind.EXECUTIVE)


def listed(cast: Cast) -> RegistrationList:
    return registration_list(submitted(cast).submission, TODAY)


def test_the_head_is_that_of_the_organisation_below_its_superior(cast: Cast) -> None:
    document = listed(cast)
    assert document.head.superior == "Đảng ủy thành phố Hoa Sen"
    assert document.head.issuer == "Đảng ủy phường Sen Hồng"
    assert document.head.place_and_day == "Hoa Sen, ngày 21 tháng 3 năm 2025"
    assert document.head.number_line == ""


def test_the_guidance_and_the_letter_are_cited_from_their_references(cast: Cast) -> None:
    document = listed(cast)
    assert document.guidance.plain == "Hướng dẫn số 03-HD/TW ngày 27/12/2022 của Ban Bí thư"
    assert document.letter.plain == "Công văn số 828-CV/ĐUK ngày 21/3/2025 của Ban Thường vụ Thành ủy"


def test_a_list_before_any_round_cites_the_guidance_of_its_day(cast: Cast) -> None:
    in_force(cast)
    document = possible_list(cast["WARD"], TODAY)
    assert document is not None
    assert "03-HD/TW" in document.guidance.plain


def test_a_cell_online_shows_members_area_and_infrastructure(cast: Cast) -> None:
    (row,) = listed(cast).online
    assert (row.name, row.members, row.parts) == ("Chi bộ khu phố 1", "12", ())
    assert row.area
    assert row.infrastructure.startswith("Đủ điều kiện: đường truyền")


def test_a_committee_online_shows_the_number_of_its_cells(cast: Cast) -> None:
    make_eligible(cast)
    cast.infrastructure("WARD")
    submission = list_of(cast)
    add_registration(
        submission=submission, organisation=cast["WARD"], format=Format.ONLINE, occasion=cast.occasion("binh")
    )
    (row,) = registration_list(submission, TODAY).online
    assert row.parts == ("02 chi bộ",)


def test_a_cell_by_group_shows_its_groups_by_name(cast: Cast) -> None:
    cast.groups("CELL", cast.people(52, of="CELL"), number=3)
    document = registration_list(drafted(cast, format=Format.BY_GROUP).submission, TODAY)
    assert document.online == ()
    (row,) = document.by_group
    assert (row.members, row.parts) == ("52", ("Tổ đảng số 1", "Tổ đảng số 2", "Tổ đảng số 3"))


def test_a_submitted_list_keeps_the_numbers_it_was_sent_with(cast: Cast) -> None:
    submission = submitted(cast).submission
    cast.people(5, of="CELL", on=date(2020, 1, 1))
    assert registration_list(submission, TODAY).online[0].members == "12"


def test_what_is_withdrawn_later_was_on_the_list_as_it_was_sent(cast: Cast) -> None:
    registration = submitted(cast)
    withdraw_registration(registration=registration, occasion=cast.occasion("binh", today=LATER))
    assert [len(registration_list(registration.submission, day).online) for day in (TODAY, LATER)] == [1, 0]


def test_what_is_submitted_again_leaves_the_list_as_it_was_sent(cast: Cast) -> None:
    registration, again = submitted(cast), {"area": "Ngoài khơi", "infrastructure": "Phòng mới"}
    appraise_registration(
        registration=registration,
        act=RegistrationAct.SEND_BACK,
        figure="area",
        remark="Sai",
        occasion=cast.occasion("dung"),
    )
    cast.grounds(cast.people(5, of="CELL"))
    before = registration_list(registration.submission, TODAY)
    resubmit_registration(registration=registration, occasion=cast.occasion("binh", today=LATER), **again)
    assert registration_list(registration.submission, TODAY) == before
    (row,) = registration_list(registration.submission, LATER).online
    assert (row.members, row.area) == ("17", "Ngoài khơi")


def test_a_draft_shows_the_numbers_of_the_day(cast: Cast) -> None:
    make_eligible(cast)
    submission = drafted(cast).submission
    cast.people(5, of="CELL", on=date(2020, 1, 1))
    assert registration_list(submission, TODAY).online[0].members == "17"


def test_the_secretary_signs_for_the_committee(cast: Cast) -> None:
    secretary(cast, "WARD", of="SECOND")
    signature = listed(cast).signature
    assert (signature.authority, signature.office) == ("T/M Đảng ủy", "Bí thư")
    assert signature.name == "Nguyễn Văn An 0"


def test_a_grassroots_cell_signs_for_itself(cast: Cast) -> None:
    signature = registration_list(list_of(cast, "UNIT"), TODAY).signature
    assert (signature.authority, signature.office, signature.name) == ("T/M Chi bộ", "Bí thư", "")


def test_a_list_on_which_nobody_is_has_two_empty_sections(cast: Cast) -> None:
    submission = list_of(cast, round=opened(cast))
    submit_submission(submission=submission, none_registers=True, occasion=cast.occasion("binh"))
    document = registration_list(submission, TODAY)
    assert (document.online, document.by_group) == ((), ())


@pytest.mark.parametrize("code", ["WARD", "UNIT"])
def test_the_list_goes_to_the_superior_and_the_file(cast: Cast, code: str) -> None:
    recipients = registration_list(list_of(cast, code), TODAY).recipients
    assert recipients[:2] == ("Ban Thường vụ Đảng ủy", "Ban Tổ chức Đảng ủy")
    assert recipients[-1].startswith("Lưu ")
