"""Documents with the figures of the two seed reports, made without a database."""

from datetime import date
from typing import Any

from admissions.rules.targets import Progress
from reports.rules import directive_report as directive
from reports.rules.citation import Citation
from reports.rules.consolidation import Consolidation, figures_in
from reports.rules.covering_letter import CoveringLetter, about_of, proposed_about
from reports.rules.directive_sentences import Span
from reports.rules.judged import JudgedList, JudgedRow, RoundDocument
from reports.rules.party_document import AnnexedTo, Head, Signature
from reports.rules.period_figures import COLUMNS, totals
from reports.rules.periods import Asked, PeriodKind
from reports.rules.pilot_figures import PilotFigures, Pilots, Unit, tally
from reports.rules.pilot_openings import opening_texts
from reports.rules.pilot_report import PilotReport, ReportSubject, Section, compose
from reports.rules.quota_table import QuotaRow, QuotaSection, QuotaTable
from reports.rules.registration_list import RegistrationList, by_group_row, online_row
from reports.rules.round_letter import RoundLetter, proposed_tasks, usual_recipients

GUIDANCE = Citation(
    symbol="03-HD/TW",
    issued_on=date(2022, 12, 27),
    issuer="Ban Bí thư",
    title=(
        "Hướng dẫn thí điểm sinh hoạt đảng trực tuyến ở đảng bộ cơ sở, chi bộ có tính chất đặc thù hoặc trong hoàn cảnh "
        "đặc biệt và sinh hoạt đảng theo tổ đảng ở chi bộ đông đảng viên"
    ),
)
ASKED_IN = Citation(
    symbol="4153-CV/BTC",
    issued_on=date(2025, 3, 21),
    issuer="Ban Tổ chức Tỉnh ủy",
    title="V/v báo cáo kết quả thực hiện Hướng dẫn số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư",
)
LETTER = Citation(symbol="828-CV/ĐUK", issued_on=date(2023, 3, 23), issuer="Ban Thường vụ Đảng ủy Khối")
CITY = "Đảng bộ thành phố Phan Rang - Tháp Chàm"
ISSUER = "Thành ủy Phan Rang - Tháp Chàm"


class _Registry:
    """Units numbered as they come."""

    def __init__(self) -> None:
        self.units: list[Unit] = []

    def committees(self, number: int, type: str) -> list[str]:
        """The type of each."""
        for _ in range(number):
            self._add("grassroots_committee", type, committee=type, is_grassroots=True)
        return [type] * number

    def grassroots_cells(self, number: int, type: str, *, members: int) -> None:
        for place in range(number):
            self._add("cell", type, is_grassroots=True, members=_share(members, number, place))

    def cells(self, number: int, type: str, *, below: list[str], members: int, groups: tuple[int, ...] = ()) -> None:
        for place in range(number):
            self._add(
                "cell",
                type,
                committee=below[place % len(below)],
                members=_share(members, number, place),
                groups=groups[place] if place < len(groups) else 0,
            )

    def _add(self, kind: str, type: str, **facts: Any) -> None:
        self.units.append(Unit(len(self.units) + 1, kind, type, **facts))


def _share(total: int, number: int, place: int) -> int:
    return total // number + (1 if place < total % number else 0)


def city_of_2025() -> list[Unit]:
    """21/3/2025, as seed 000 counts."""
    city = _Registry()
    wards = city.committees(13, "ward_commune")
    others = city.committees(5, "school") + city.committees(1, "public_service")
    armed = city.committees(1, "armed_forces")
    city.grassroots_cells(23, "administrative", members=391)
    city.grassroots_cells(9, "public_service", members=124)
    city.cells(115, "residential", below=wards, members=4150, groups=(4,) * 11 + (5,) * 2)
    city.cells(43, "school", below=wards, members=560)
    city.cells(1, "cooperative", below=wards, members=9)
    city.cells(1, "credit_fund", below=wards, members=8)
    city.cells(14, "private_enterprise", below=wards, members=126)
    city.cells(13, "police", below=wards, members=234)
    city.cells(13, "military", below=wards, members=117)
    city.cells(22, "school", below=others, members=264)
    city.cells(4, "military", below=armed, members=48)
    return city.units


def city_of_2023() -> list[Unit]:
    """30/12/2023, as seed 004 counts."""
    city = _Registry()
    wards = city.committees(16, "ward_commune")
    schools = city.committees(5, "school")
    armed = city.committees(2, "armed_forces")
    service = city.committees(1, "public_service")
    city.grassroots_cells(7, "public_service", members=100)
    city.grassroots_cells(15, "administrative", members=240)
    city.grassroots_cells(11, "party_front_mass", members=155)
    city.grassroots_cells(1, "private_enterprise", members=15)
    city.cells(115, "residential", below=wards, members=3800)
    city.cells(41, "school", below=wards, members=540)
    city.cells(1, "cooperative", below=wards, members=9)
    city.cells(1, "credit_fund", below=wards, members=8)
    city.cells(13, "private_enterprise", below=wards, members=128)
    city.cells(16, "police", below=wards, members=230)
    city.cells(16, "military", below=wards, members=120)
    city.cells(24, "school", below=schools + armed + service, members=359)
    return city.units


def subject(day: date = date(2025, 3, 21), *, asked_in: Citation | None = ASKED_IN) -> ReportSubject:
    return ReportSubject(
        organisation=CITY, issuer=ISSUER, superior="Tỉnh ủy Ninh Thuận", day=day, guidance=GUIDANCE, asked_in=asked_in
    )


def head(**facts: str) -> Head:
    told = {
        "superior": "Tỉnh ủy Ninh Thuận",
        "issuer": ISSUER,
        "place_and_day": "Phan Rang - Tháp Chàm, ngày 21 tháng 3 năm 2025",
        "number_line": "Số\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-BC/TU",
    }
    return Head(**(told | facts))


def pilot_report(units: list[Unit] | None = None, pilots: Pilots | None = None, **texts: str) -> PilotReport:
    figures = tally(units if units is not None else city_of_2025(), pilots or Pilots())
    return compose(
        head=head(),
        subject=subject(),
        figures=figures,
        texts=opening_texts(subject(), figures)
        | {
            Section.PLACE: "Thành phố Phan Rang - Tháp Chàm là trung tâm chính trị - kinh tế - văn hóa của tỉnh, diện tích "
            "tự nhiên 79,3 km², có 12 phường, 01 xã; 115 thôn, khu phố."
        }
        | texts,
        signature=Signature(authority="T/M Ban Thường vụ", office="Phó Bí thư", name="Nguyễn Văn Thử"),
    )


YEARS_OF_SEED_004 = (
    Progress(2019, 148, 149),
    Progress(2020, 144, 85),
    Progress(2021, 144, 150),
    Progress(2022, 146, 147),
    Progress(2023, 148, 149),
)


def directive_report(figures: directive.DirectiveFigures | None = None, **texts: str) -> directive.DirectiveReport:
    """2019 to 2023, as seed 004 counts."""
    told = directive.DirectiveFigures(
        organisations=figures_of(city_of_2023()),
        years=YEARS_OF_SEED_004,
        exits={"released": {2019: 27, 2023: 30}, "struck_off": {2021: 96}},
        rated={2021: {"good": 12, "fair": 7}, 2023: {"good": 18, "fair": 3}},
    )
    return directive.compose(
        head=head(place_and_day="Phan Rang - Tháp Chàm, ngày 30 tháng 12 năm 2023"),
        subject=directive.DirectiveSubject(
            organisation=CITY, issuer=ISSUER, span=Span(date(2019, 1, 1), date(2023, 12, 30)), asked_in=ASKED_IN
        ),
        figures=told if figures is None else figures,
        texts={directive.Section.RECIPIENTS: directive.usual_recipients(ISSUER, "Tỉnh ủy Ninh Thuận")} | texts,
        signature=Signature(authority="T/M Ban Thường vụ", office="Phó Bí thư", name="Nguyễn Văn Thử"),
    )


def figures_of(units: list[Unit], pilots: Pilots | None = None) -> PilotFigures:
    return tally(units, pilots or Pilots())


def registration_list(online: int = 2, by_group: int = 2) -> RegistrationList:
    return RegistrationList(
        head=head(issuer="Đảng ủy phường Sen Hồng", superior=ISSUER, number_line=""),
        guidance=GUIDANCE,
        letter=LETTER,
        online=tuple(
            online_row(
                name=f"Chi bộ tàu Sóng Xanh {place + 1:02d}",
                members=1234 if place == 0 else 27,
                area="Tuyến vận tải quốc tế; thành phố Hải Phòng",
                cells=6 if place == 0 else None,
                infrastructure="Bảo đảm yêu cầu theo Hướng dẫn số 03-HD/TW: đường truyền, phòng họp, thiết bị",
            )
            for place in range(online)
        ),
        by_group=tuple(
            by_group_row(
                name=f"Chi bộ khu phố {place + 1}",
                members=56,
                groups=("Tổ đảng số 1", "Tổ đảng số 2", "3", "Tổ đảng số 4"),
            )
            for place in range(by_group)
        ),
        recipients=("Ban Thường vụ Thành ủy", "Ban Tổ chức Thành ủy", "Lưu Đảng ủy"),
        signature=Signature(
            authority="T/M Đảng ủy", office="Bí thư", name="Nguyễn Văn Thử", instruction="(Ký tên, đóng dấu)"
        ),
    )


STANDING = Signature(authority="T/M Ban Thường vụ", office="Bí thư", name="Nguyễn Văn Thử")


def round_letter(**changes: str) -> RoundLetter:
    issuer = "Đảng ủy Khối cơ quan và doanh nghiệp tỉnh"
    return RoundLetter(
        head=head(issuer=issuer, superior="Tỉnh ủy Yên Bái", number_line="Số 828-CV/ĐUK"),
        letter=LETTER,
        guidance=GUIDANCE,
        issuer=issuer,
        last_day=date(2023, 4, 9),
        basis=(
            "Công văn số 1241-CV/TU ngày 03/3/2023 của Ban Thường vụ Tỉnh ủy về việc triển khai thực hiện Hướng dẫn số "
            "03-HD/TW ngày 27/12/2022 của Ban Bí thư",
        ),
        tasks=(changes.get("tasks", proposed_tasks("Đảng ủy Khối")),),
        recipients=tuple(usual_recipients(superior="Tỉnh ủy Yên Bái", issuer=issuer).splitlines()),
        signature=STANDING,
        form=RegistrationList(
            head=Head(superior=issuer, issuer="Chi, đảng bộ ……………", place_and_day="…………, ngày … tháng … năm ……"),
            guidance=GUIDANCE,
            letter=LETTER,
            online=(),
            by_group=(),
            recipients=(),
            signature=Signature("T/M Đảng ủy (Chi bộ)", "", instruction="(Ký tên, đóng dấu)"),
        ),
    )


def judged(online: int = 6, by_group: int = 4, *, by_board: bool = False) -> RoundDocument:
    board = "Ban Tổ chức Thành ủy"
    own = head(superior=ISSUER, issuer=board) if by_board else head()
    return RoundDocument(
        head=own,
        annex_head=Head(superior=own.superior, issuer=own.issuer, place_and_day=""),
        guidance=GUIDANCE,
        letter=LETTER,
        issuer=ISSUER,
        online=JudgedList(tuple(_judged_online(place) for place in range(online))),
        by_group=JudgedList(tuple(_judged_by_group(place) for place in range(by_group))),
        recipients=("Ban Tổ chức Tỉnh ủy (để báo cáo)", "Như Điều 3", "Lưu Văn phòng Thành ủy"),
        signature=Signature("", "Trưởng ban", "Trần Thị Mẫu") if by_board else STANDING,
        annexed_to=AnnexedTo("05-QĐ/TU", "21/3/2025"),
        written=("Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ thành phố khóa XII;",),
        appraisal="Xét Tờ trình số 03-TTr/BTCTU, ngày 20/3/2025 của Ban Tổ chức Thành ủy",
    )


def _judged_online(place: int) -> JudgedRow:
    return JudgedRow(
        name=f"Chi bộ tàu Sóng Xanh {place + 1:02d}",
        sender="Đảng bộ Công ty cổ phần Vận tải biển Sóng Xanh",
        members=1234 if place == 0 else 27,
        base=1200 if place == 0 else 26,
        affected=900 if place == 0 else 19,
        parts=("06 chi bộ",) if place == 0 else (),
        basis="Tính chất đặc thù",
        favourable=place != 2,
        remark="Chưa bảo đảm đường truyền" if place == 2 else "",
    )


def _judged_by_group(place: int) -> JudgedRow:
    return JudgedRow(
        name=f"Chi bộ khu phố {place + 1}",
        sender="Đảng bộ phường Sen Hồng",
        members=56,
        base=50,
        affected=0,
        parts=("Tổ đảng số 1", "Tổ đảng số 2", "Tổ đảng 3"),
    )


def covering_letter() -> CoveringLetter:
    enclosed = [
        Citation(issuer="Thành ủy", symbol="05-BC/TU", issued_on=date(2025, 3, 21), title="Báo cáo kết quả thí điểm"),
        Citation(issuer="Thành ủy", symbol="03-DS/TU", issued_on=date(2025, 3, 20), title="Danh sách đăng ký"),
    ]
    return CoveringLetter(
        head=head(number_line="Số 09-CV/TU"),
        about=about_of(proposed_about(enclosed)),
        address=("Ban Thường vụ Tỉnh ủy Yên Bái", "Ban Tổ chức Tỉnh ủy"),
        issuer="Thành ủy Phan Rang - Tháp Chàm",
        enclosed=enclosed,
        written=("Đề nghị Ban Thường vụ Tỉnh ủy xem xét.",),
        recipients=("Như Kính gửi", "Lưu Văn phòng Thành ủy"),
        signature=STANDING,
    )


def quota_table(online: int = 30, by_group: int = 12) -> QuotaTable:
    return QuotaTable(
        head=head(number_line=""),
        year=2025,
        day="21/3/2025",
        whose=CITY,
        guidance=GUIDANCE,
        sections=(
            QuotaSection("I", "Sinh hoạt trực tuyến", tuple(_quota_row(place) for place in range(online))),
            QuotaSection("II", "Sinh hoạt theo tổ đảng", tuple(_quota_row(place) for place in range(by_group))),
        ),
        written=("Số liệu gồm cả các buổi đã có kế hoạch.",),
        recipients=("Lưu Văn phòng Thành ủy",),
        signature=STANDING,
    )


def _quota_row(place: int) -> QuotaRow:
    days = tuple(date(2025, 1 + month, 5) for month in range(place % 4))
    return QuotaRow(
        name=f"Chi bộ tàu Sóng Xanh {place + 1:02d}",
        above="Đảng bộ Công ty cổ phần Vận tải biển Sóng Xanh",
        limit=3 if place != 4 else None,
        held=len(days),
        planned=0,
        inherited=0,
        days=days,
    )


def consolidation(rows: int = 30, kind: PeriodKind = PeriodKind.PILOTS) -> Consolidation:
    """One was taken off, one has not sent; the register counts one member more."""
    sent = [{column.key: place * 7 + number for number, column in enumerate(COLUMNS[kind])} for place in range(rows)]
    listed = [
        {"name": f"Đảng bộ phường Sen Hồng {place + 1:02d}", "state": "accepted", "numbers": numbers, "why": ""}
        for place, numbers in enumerate(sent)
    ]
    listed.append({"name": "Chi bộ Hợp tác xã", "state": "taken_off", "numbers": None, "why": "đã giải thể"})
    listed.append({"name": "Chi bộ Phòng Y tế", "state": "owed", "numbers": None, "why": ""})
    sums = totals(kind, sent)
    register = sums | {"members": sums["members"] + 1}
    return Consolidation(
        head=head(number_line=""),
        whose=CITY,
        issuer=ISSUER,
        asked=Asked(kind, date(2025, 3, 21), date(2021, 1, 1) if kind == PeriodKind.YEARS else None),
        figures=figures_in({"rows": listed, "totals": sums, "register": {"numbers": register}}, kind),
        written=("Số liệu đã đối chiếu với sổ.",),
        recipients=("Lưu Văn phòng Thành ủy",),
        signature=STANDING,
    )
