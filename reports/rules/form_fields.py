"""The fields that a form of each kind may use: their names as they stand in braces (Vietnamese, for so are forms), what each
means, and what a sample shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.rules.kinds import DocumentKind


@dataclass(frozen=True)
class FormField:
    name: str
    meaning: str | Promise
    sample: str = ""
    required: bool = False
    """A form without it would be of nobody."""
    is_list: bool = False
    """A whole table, on a line of its own."""

    @property
    def written(self) -> str:
        """As it stands in a text."""
        return f"{{{self.name}}}"


CELL, ABOVE, BODY = "chi bộ", "cấp ủy cấp trên", "cấp ủy"
NAME, BORN, SEX = "họ và tên", "ngày sinh", "giới tính"
SECTOR, LISTED, COURSE = "đối tượng", "ngày vào danh sách nguồn", "ngày học lớp nhận thức"
MET, CHAIR, SECRETARY = "ngày họp", "chủ trì", "thư ký"
MEMBERS, OFFICIAL, PROBATIONARY = "tổng số đảng viên", "số chính thức", "số dự bị"
PRESENT, ABSENT, REASONS = "số có mặt", "số vắng mặt", "lý do vắng"
BASE, FOR, SHARE, AGAINST = "số được biểu quyết", "số tán thành", "tỷ lệ tán thành", "số không tán thành"
ADMITTED, PROBATION_OVER = "ngày kết nạp", "ngày hết dự bị"
COMPANION, SINCE, TOGETHER = "đảng viên giới thiệu", "được phân công từ", "cùng công tác từ"
HELPER = "đảng viên giúp đỡ"
CARD, JOINED, MADE_OFFICIAL = "số thẻ đảng", "ngày vào Đảng", "ngày chính thức"
FROM, FROM_ABOVE, TO, TO_ABOVE = "nơi đi", "cấp ủy nơi đi", "nơi đến", "cấp ủy nơi đến"
SENT, DUE, FEE_PAID = "ngày chuyển", "hạn nộp hồ sơ", "tháng đã đóng đảng phí"
LIST, NUMBER = "danh sách", "tổng số"

_WHERE = (
    FormField(CELL, _("The cell that issues it"), "Chi bộ khu phố 1"),
    FormField(ABOVE, _("The committee directly above"), "Đảng ủy phường Phủ Hà"),
)
_WHO = (
    FormField(NAME, _("Who it is about"), "Nguyễn Thị Hoa", required=True),
    FormField(BORN, _("Date of birth, or the year"), "ngày 12/5/2001"),
    FormField(SEX, _("Male or female"), "nữ"),
)
_ON_THE_WAY = (
    FormField(SECTOR, _("Worker, student … as on the source list"), "công nhân"),
    FormField(LISTED, _("Since when on the source list"), "10/01/2024"),
    FormField(COURSE, _("Certificate of the awareness course"), "15/6/2024"),
)
_MEETING = (
    FormField(MET, _("Day of the meeting at which the cell voted"), "Ngày 12 tháng 3 năm 2025"),
    FormField(MEMBERS, _("Members of the cell on that day"), "25"),
    FormField(OFFICIAL, _("Of them official"), "23"),
    FormField(PROBATIONARY, _("Of them probationary"), "02"),
    FormField(PRESENT, _("Who came, by the roll"), "24"),
    FormField(ABSENT, _("Who did not come"), "01"),
    FormField(REASONS, _("Why, with the names"), "đồng chí Lê Văn Bình (ốm)"),
    FormField(CHAIR, _("Who led the meeting, with the office"), "đồng chí Trần Văn An - Bí thư"),
    FormField(SECRETARY, _("Who took the minutes"), "đồng chí Phạm Thị Cúc"),
    FormField(BASE, _("Official members who could vote"), "23"),
    FormField(FOR, _("Votes in favour"), "22", required=True),
    FormField(SHARE, _("Their share of those who could vote"), "95,65 %"),
    FormField(AGAINST, _("Votes not in favour"), "01"),
)
_PROBATION = (
    FormField(ADMITTED, _("Day of the ceremony, from which the probation runs"), "20/3/2024"),
    FormField(PROBATION_OVER, _("Day on which the probation is over"), "20/3/2025"),
    FormField(HELPER, _("Member who helps during the probation"), "Trần Văn An"),
)

FIELDS: Mapping[DocumentKind, tuple[FormField, ...]] = {
    DocumentKind.ADMISSION_RESOLUTION: (*_WHO, *_WHERE, *_ON_THE_WAY, *_MEETING),
    DocumentKind.FULL_RESOLUTION: (*_WHO, *_WHERE, *_PROBATION, *_MEETING),
    DocumentKind.INTRODUCTION: (
        *_WHO,
        FormField(COMPANION, _("Member who introduces"), "Trần Văn An", required=True),
        FormField(SINCE, _("Since when they introduce the person"), "05/8/2024"),
        FormField(TOGETHER, _("Since when they work or live together"), "01/01/2021"),
        *_WHERE,
        *_ON_THE_WAY,
    ),
    DocumentKind.HELPER_REMARK: (
        *_WHO,
        FormField(HELPER, _("Member who helps during the probation"), "Trần Văn An", required=True),
        FormField(SINCE, _("Since when they help"), "20/3/2024"),
        *_WHERE,
        *_PROBATION[:2],
    ),
    DocumentKind.SOURCE_LIST: (
        FormField(LIST, _("The table of those on the list"), required=True, is_list=True),
        FormField(NUMBER, _("How many they are"), "02"),
        FormField(BODY, _("Whose list it is"), "Chi bộ khu phố 1"),
        _WHERE[1],
    ),
    DocumentKind.TRANSFER_SLIP: (
        *_WHO,
        FormField(CARD, _("Number of the Party card"), "30.123.456"),
        FormField(JOINED, _("Day of the decision on admission"), "20/3/2015"),
        FormField(MADE_OFFICIAL, _("Official since; empty on probation"), "20/3/2016"),
        FormField(FROM, _("The cell that is left"), "Chi bộ khu phố 1"),
        FormField(FROM_ABOVE, _("The committee above it"), "Đảng ủy phường Phủ Hà"),
        FormField(TO, _("The cell to which the member goes"), "Chi bộ khu phố 7"),
        FormField(TO_ABOVE, _("The committee above that"), "Đảng ủy phường Mỹ Hải"),
        FormField(SENT, _("Day on which the member was sent"), "21/3/2025"),
        FormField(DUE, _("Last day to hand in the papers"), "13/6/2025"),
        FormField(FEE_PAID, _("The last month of which the fee is paid, where the cell enters fees"), "3 năm 2025"),
    ),
}
FORMS = tuple(FIELDS)
