"""What was done before the demo's first day: the pilot of the storm, decided and used; meetings in person of the first cell;
the letter that asks the city for its report, and the words about the city that no figure can tell.

The city has neither round nor pilot: its report of 21/3/2025 says so. Everything goes through the services, with the
people of the time and the clock of the time.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import partial
from operator import itemgetter

from django.utils import timezone

from accounts.models import Occasion, User
from cells.models import Member, Organisation, Post
from cells.queries.mandates import mandates_on
from cells.rules.document_reference import CitedDocument
from meetings.models import Meeting
from meetings.queries.attendance import Attendee, roll_of
from meetings.queries.participants import may_take_the_chair_on, officers_on
from meetings.rules.attendance import Mode
from meetings.rules.minutes import SigningRole, digest_of
from meetings.rules.votes import CONCLUSION
from meetings.services.agenda import AgendaDraft
from meetings.services.holding import Minutes, Presence, hold_meeting, record_attendance
from meetings.services.minutes import Signing, sign_minutes, write_minutes
from meetings.services.planning import MeetingPlan, plan_meeting
from meetings.services.rating import confirm_rating, rate_meeting
from meetings.services.votes import VotesTaken
from partyadmin.demo.candidates import done_for_candidates
from pilots.models import Registration, Submission
from pilots.rules.agenda import only_tells
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from pilots.services.registrations import appraise_registration, decide_registration
from pilots.services.rounds import open_round
from pilots.services.submissions import add_registration, submit_submission
from reports.queries.minutes import what_is_minuted
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import proposed_texts
from reports.rules.kinds import DocumentKind
from reports.rules.minutes import composed
from reports.rules.periods import Asked, PeriodKind
from reports.rules.pilot_report import Section
from reports.services.contributions import accept_figures, return_figures, send_figures
from reports.services.narratives import CoverDraft, save_cover, save_narratives
from reports.services.periods import PeriodDraft, open_period

STORM_CELL, COMPANY, SUPERIOR = "VTHA-STORM", "VTHA", "KDN"
OPENED, LAST_DAY, SUBMITTED = date(2024, 9, 16), date(2024, 9, 25), date(2024, 9, 20)
APPRAISED, DECIDED = date(2024, 9, 27), date(2024, 10, 2)
PLANNED, MET = date(2024, 10, 8), date(2024, 10, 18)
LETTER = CitedDocument(
    issuer="Ban Thường vụ Đảng ủy Khối Doanh nghiệp Vận tải biển",
    symbol="318-CV/ĐUK",
    issued_on=date(2024, 9, 16),
    title="V/v đăng ký sinh hoạt trực tuyến theo Hướng dẫn số 03-HD/TW sau bão số 3",
)
STORM_AGENDA = (
    "Học tập chuyên đề năm 2024 về học và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Khắc phục hậu quả bão số 3, ổn định sản xuất tại xí nghiệp",
    "Nhiệm vụ tháng 11 năm 2024",
)
STAFF_CELL = "KDN-C01"
FIRST_CELL = "PRTC-P01-01"
MONTHLY = (date(2025, 1, 5), date(2025, 2, 5), date(2025, 3, 5))
MONTHLY_AGENDA = (
    "Thông tin thời sự trong nước, quốc tế và địa phương",
    "Tình hình thực hiện nhiệm vụ tháng trước của chi bộ",
    "Nhiệm vụ tháng tới, vận động nhân dân giữ gìn vệ sinh khu phố",
)
CITY, REPORTED = "PRTC", date(2025, 3, 21)
REPORT_ASKED_IN = CitedDocument(
    issuer="Ban Tổ chức Tỉnh ủy",
    symbol="4153-CV/BTC",
    issued_on=REPORTED,
    title="V/v báo cáo kết quả thực hiện Hướng dẫn số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư",
)
FIGURES_DUE = date(2025, 3, 28)
LOOK_AGAIN = "Đối chiếu lại với danh sách chuyển sinh hoạt đảng trong tháng 3, rồi gửi lại."
REPORT_TEXTS: dict[str, str] = {
    Section.PLACE: (
        "Thành phố Phan Rang - Tháp Chàm là trung tâm chính trị - kinh tế - văn hóa của tỉnh, diện tích tự nhiên "
        "79,3 km², có 12 phường, 01 xã; 115 thôn, khu phố."
    ),
    Section.RECIPIENTS: "\n".join(
        (
            "Thường trực Tỉnh ủy",
            "Ban Tổ chức Tỉnh ủy",
            "Thường trực Thành ủy",
            "Ban Tổ chức Thành ủy",
            "Các đ/c UVBTV Thành ủy",
            "Các TCCSĐ trực thuộc",
            "Lưu Văn phòng Thành ủy",
        )
    ),
}


Act = Callable[[], object]


def play_seasons(also: Iterable[tuple[date, Act]] = ()) -> None:
    """Each act on its day, in the order of time; `also`: what else was done in these years."""
    acts: list[tuple[date, Act]] = [(OPENED, _pilot_of_the_storm), (REPORTED, _begin_the_report)]
    acts.append((REPORTED, _ask_those_below_for_figures))
    acts += [(day, partial(_meet_and_write_down, day)) for day in MONTHLY]
    for _day, act in sorted([*acts, *also, *done_for_candidates(_occasion)], key=itemgetter(0)):
        act()


def _begin_the_report() -> None:
    city, kind, occasion = _organisation(CITY), DocumentKind.PILOT_REPORT, _occasion("board", REPORTED)
    cover = CoverDraft(document=REPORT_ASKED_IN)
    save_cover(organisation=city, kind=kind, day=REPORTED, cover=cover, occasion=occasion)
    texts = proposed_texts(city, REPORTED, pilot_figures(city, REPORTED)) | REPORT_TEXTS
    save_narratives(organisation=city, kind=kind, day=REPORTED, texts=texts, occasion=occasion)


def _ask_those_below_for_figures() -> None:
    """For its report: one of them is accepted, one is to look again, the others owe theirs."""
    asked = Asked(PeriodKind.PILOTS, REPORTED)
    board = _occasion("board", REPORTED)
    period = open_period(
        organisation=_organisation(CITY), draft=PeriodDraft(asked, FIGURES_DUE, REPORT_ASKED_IN), occasion=board
    )
    unit, neighbour = (
        send_figures(
            contribution=period.contributions.get(organisation__code=code),
            remark="",
            occasion=_occasion(username, REPORTED),
        )
        for code, username in (("PRTC-C01", "unit"), ("PRTC-P02", "neighbour"))
    )
    accept_figures(contribution=unit, occasion=board)
    return_figures(contribution=neighbour, figure="members", text=LOOK_AGAIN, occasion=board)


def _pilot_of_the_storm() -> None:
    """Decided while half the crew was cut off; after 15/1/2025 the same cell can meet only in person again."""
    cell = _organisation(STORM_CELL)
    opened = open_round(
        organisation=_organisation(SUPERIOR),
        document=LETTER,
        last_day=LAST_DAY,
        occasion=_occasion("kdn_board", OPENED),
    )
    submission = Submission.objects.get(round=opened, organisation__code=COMPANY)
    registration = add_registration(
        submission=submission,
        organisation=cell,
        format=Format.ONLINE,
        occasion=_occasion("ship", SUBMITTED),
    )
    submit_submission(submission=submission, occasion=_occasion("ship", SUBMITTED))
    # The staff's own cell has no clerk: the board says for it that nobody registers.
    staff = Submission.objects.get(round=opened, organisation__code=STAFF_CELL)
    submit_submission(submission=staff, none_registers=True, occasion=_occasion("kdn_board", SUBMITTED))
    _decide(registration)
    _meet_online(cell)


def _decide(registration: Registration) -> None:
    appraise_registration(
        registration=registration,
        act=RegistrationAct.APPRAISE_FIT,
        remark="Đủ điều kiện trong thời gian khắc phục hậu quả bão; hết hoàn cảnh đặc biệt thì sinh hoạt trực tiếp",
        occasion=_occasion("kdn_board", APPRAISED),
    )
    decide_registration(
        registration=registration,
        act=RegistrationAct.APPROVE,
        occasion=_occasion("kdn_standing", DECIDED),
    )


def _meet_online(cell: Organisation) -> None:
    meeting = plan_meeting(
        organisation=cell,
        plan=MeetingPlan(
            format=Meeting.Format.HYBRID,
            held_on=MET,
            agenda=[AgendaDraft(text) for text in STORM_AGENDA],
            starts_at=time(8),
            place="Phòng họp Xí nghiệp Sửa chữa tàu biển",
        ),
        occasion=_occasion("ship", PLANNED),
    )
    _hold(
        meeting, "ship", conclusion="Chi bộ thống nhất phân công đảng viên giúp gia đình công nhân bị thiệt hại do bão."
    )


def _meet_in_person(day: date) -> Meeting:
    meeting = plan_meeting(
        organisation=_organisation(FIRST_CELL),
        plan=MeetingPlan(
            format=Meeting.Format.IN_PERSON,
            held_on=day,
            agenda=[AgendaDraft(text) for text in MONTHLY_AGENDA],
            starts_at=time(19),
            ends_at=time(21),
            place="Nhà sinh hoạt cộng đồng khu phố 1",
        ),
        occasion=_occasion("clerk", day),
    )
    return _hold(meeting, "clerk", conclusion="Chi bộ thông qua nhiệm vụ tháng tới.")


def _meet_and_write_down(day: date) -> None:
    """With minutes signed by two, a rating of the cell's own, and that of earlier months confirmed by the ward."""
    meeting, occasion = _meet_in_person(day), _occasion("clerk", day)
    minutes = write_minutes(meeting=meeting, text=composed(what_is_minuted(meeting)), occasion=occasion)
    for role, member in zip((SigningRole.CHAIR, SigningRole.SECRETARY), _officers(meeting), strict=True):
        signing = Signing(role, member, meeting.held_on, digest_of(minutes.text))
        sign_minutes(minutes=minutes, signing=signing, occasion=occasion)
    rating = rate_meeting(meeting=meeting, marks={}, occasion=occasion)
    if meeting.held_on != MONTHLY[-1]:
        confirm_rating(rating=rating, occasion=_occasion("ward", meeting.held_on))


def _hold(meeting: Meeting, username: str, *, conclusion: str) -> Meeting:
    occasion = _occasion(username, meeting.held_on)
    roll = {attendee.member.pk: _presence(attendee, meeting) for attendee in roll_of(meeting)}
    record_attendance(meeting=meeting, roll=roll, occasion=occasion)
    chair, secretary = _officers(meeting)
    voted_on = [item.pk for item in meeting.agenda.all() if not only_tells(item.text)]
    votes = VotesTaken(all_in_favour=[*voted_on, CONCLUSION])
    facts = Minutes(conclusion=conclusion, chair=chair, secretary=secretary, votes=votes)
    return hold_meeting(meeting=meeting, minutes=facts, occasion=occasion)


def _officers(meeting: Meeting) -> tuple[Member, Member]:
    """The secretary leads, and the first of the others writes."""
    posts = list(officers_on(meeting.organisation, meeting.held_on).order_by("pk"))
    chair = next((post.member for post in posts if post.title == Post.Title.SECRETARY), posts[0].member)
    others = may_take_the_chair_on(meeting.organisation, meeting.held_on).exclude(pk=chair.pk).order_by("pk")
    return chair, next((post.member for post in posts if post.member_id != chair.pk), None) or others[0]


def _presence(attendee: Attendee, meeting: Meeting) -> Presence:
    if attendee.exempt:
        return Presence(Mode.EXCUSED, "Được miễn công tác và sinh hoạt đảng")
    if attendee.has_ground and meeting.format == Meeting.Format.HYBRID:
        return Presence(Mode.ONLINE)
    if attendee.has_ground or attendee.elsewhere:
        return Presence(Mode.EXCUSED, "Đi làm xa, có xin phép")
    return Presence(Mode.IN_PERSON)


def _organisation(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def _occasion(username: str, day: date) -> Occasion:
    """By the only mandate of the person."""
    mandates = mandates_on(User.objects.get(username=username), day)
    (mandate,) = mandates.held
    return Occasion(by=mandates.acting(mandate), at=in_the_morning(day), today=day)


def in_the_morning(day: date) -> datetime:
    """When all is done that one day tells of, so that the log tells it in the order in which it was done."""
    return timezone.make_aware(datetime.combine(day, time(9)))
