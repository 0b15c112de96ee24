"""What a remark says of somebody's place in the Party: whoever is gone never comes in as active without a word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cells.rules.names import fold
from sheets.rules import status_words
from sheets.rules.notes import ASKED, NOTES
from sheets.rules.status_words import GONE
from sheets.rules.statuses import Status, read_status, read_status_of_all, says_probationary
from sheets.rules.values import EXEMPT, SUSPENDED

TODAY = date(2025, 3, 21)

SAID = {
    status_words.DIED: [
        "T.trần", "Tạ thế", "Vợ mất, đã mất", "từ trần", "Đã từ trần 12/3/2020", "Mất", "Mất 2020", "đã mất",
        "Qua đời", "Chết", "hy sinh", "Tử vong", "RIP 2024", "Quy tiên", "Khuất núi", "Đã khuất", "TỪTRẦN", "Truy tặng",
        "Hưởng thọ 85 tuổi", "Viên tịch", "Tử nạn", "T/trần", "✝",
    ],
    status_words.TRANSFERRED: [
        "Chuyển SH", "Đã chuyển", "Chuyển Đảng bộ khác", "chuyển đi 3/2024", "Chuyển sinh hoạt Đảng 2024", "Chuyển",
        "Đã chuyển sinh hoạt đi", "Chuyển công tác", "Chuyển Đảng chính thức đi TP.HCM", "Mất thẻ, đã chuyển đi",
    ],
    status_words.EXPELLED: ["Khai trừ", "Bị khai trừ 2020", "KHAI TRỪ KHỎI ĐẢNG", "KT khỏi Đảng"],
    status_words.STRUCK_OFF: ["Xóa tên", "Xoá tên", "xóa tên 2022", "Đã bị xóa tên trong danh sách"],
    status_words.LEFT: ["Xin ra khỏi Đảng", "Xin ra Đảng", "xin ra", "Cho ra khỏi Đảng", "Thôi Đảng", "Cho RKĐ"],
    status_words.AWAY: [
        "Tạm chuyển", "Tạm vắng", "Chuyển sinh hoạt tạm thời", "SH tạm", "Đi làm ăn xa", "Đi nước ngoài",
        "Ở nước ngoài", "Xuất khẩu lao động", "Đi học", "Bỏ SHĐ", "Nghỉ sinh hoạt", "SHTT tại TP.HCM",
        "Giữ mối liên hệ nơi cư trú", "Không tham gia SH", "Không còn SH", "Tạm hoãn", "Định cư Mỹ",
        "Không liên lạc được", "k sinh hoạt", "K0 SH", "Xuất cảnh", "Làm xa", "Đang công tác nước ngoài", "Ra nước ngoài",
        "GTSHTT", "Thực hiện NVQS", "Nhập ngũ 2/2025",
    ],
    status_words.NO_LONGER: [
        "Danh sách đảng viên giảm năm 2024", "ĐV giảm", "Giảm 2023", "Biến động giảm", "Đã báo giảm",
    ],
    status_words.NO_MEMBER: ["Quần chúng ưu tú", "Cảm tình Đảng", "Đối tượng Đảng", "Không phải ĐV", "QC", "Chưa vào Đảng"],
    status_words.UNCLEAR: [
        "tách sang KP4", "ghép sinh hoạt với KP3", "Hết tuổi SH",
        "Làm việc tại Đức từ 2020", "Học tập tại Nga", "Công tác An Giang",
        "C/đi", "Chuyển đến CB KP 3", "Vắng", "Cắt SH", "Rời địa phương", "TC", "KT", "Đã về quê", "Bị bắt",
        "Từ 3/2024 SH tại Hà Nội", "Sinh hoạt ở chi bộ trường", "Theo con vào Nam", "CSHĐ", "Đã c/sh", "Về Bắc ở",
        "Sang KP 3", "Tách về KP 8", "Thuộc chi bộ khác", "Trả hồ sơ", "Hồ sơ ở Đảng ủy khối", "Tạm trú ở Bình Dương",
        "Đã ly khai", "Đang ở Sài Gòn", "Làm việc ở Đồng Nai", "Ở nhờ", "Chưa nộp hồ sơ", "Gác SH", "Chưa về",
        "Thu thẻ", "Điều động về huyện", "???", "TT 2023", "Trùng KP3", "Không thống kê", "XT",
        "Chuyển từ KP 2 sang KP 3", "Lao động Đài Loan", "Mất thẻ Đảng, vắng", "Đã rút", "Đang thụ án",
        "Bàn giao cho Cam Ranh", "Không có mặt tại địa phương", "Loại khỏi danh sách", "Trùng tên dòng 3",
        "Về đảng bộ phường", "+", "(+) 2023", "Công tác tại Hà Nội", "Đang làm việc tại Bình Dương",
        "Làm CN ở KCN Đồng Nai", "Đang công tác tại Lào", "Qua Mỹ với con", "M 2024", "Không liên hệ được",
        "Gạch tên", "Nợ đảng phí 4 tháng", "Bị truy nã", "Đình chỉ chức vụ", "Xin miễn SH", "Đề nghị cho miễn SH",
        "Về Đài Sơn", "Cũ", "Vượt biên", "TT 2/2024", "k còn", "Ngừng", "GTSH 5/2024",
        "Đã nộp thẻ", "KT 2023", "Hết SH", "Không đủ tư cách",
        "Sáp nhập về KP3", "SH KP3", "Bán nhà", "Chưa SH", "SH gửi", "Sinh viên ĐH Cần Thơ", "Hồi hương", "Lưu hồ sơ",
    ],
    status_words.DOUBTED: [
        "Đang xác minh lý lịch", "Chờ thẩm tra", "Chưa rõ", "Cần xác minh", "Sai năm sinh", "Nhầm số thẻ",
        "sai ngày vào Đảng",
    ],
    status_words.RESIDENT: ["ĐV 213", "Nơi cư trú", "213", "213 KP4", "213 tại chi bộ khu phố 2"],
    EXEMPT: ["Miễn", "Miễn SH", "Miễn CT, SH", "Được miễn sinh hoạt", "MSH", "M", "Già yếu miễn SH"],
    SUSPENDED: ["Đình chỉ", "Đình chỉ sinh hoạt"],
    "": [
        "Công nhân lao động", "Công tác pháp chế", "Học mỹ thuật", "Làm việc tại DN tư nhân", "Làm ở Lao động TBXH",
        "Chuyển ĐV chính thức 2020", "Thôi chi ủy 2020", "Xin nghỉ chi ủy", "Đã xóa án", "Vợ chết", "Con rể ở Mỹ", "Chuyển tổ",
        "", "Chuyên viên", "Có mặt", "Cán bộ Mặt trận", "Thời gian công tác 10 năm", "miền Nam", "Nghị quyết 21",
        "Cán bộ hưu", "Nghỉ hưu", "Đã nghỉ hưu 2010", "Mới chuyển đến 2024", "Chuyển từ CB KP2 về", "Chuyển ngành",
        "Chuyển chính thức 2020", "Chuyển đảng chính thức", "Không miễn", "Bí thư", "Vàng", "Bồi dưỡng",
        "Gia đình chị", "Đảng viên 40 năm tuổi Đảng", "Mất thẻ đảng", "Nghỉ mất sức", "Thôi tham gia cấp ủy",
        "Đang sinh hoạt tại chi bộ", "SH tại nơi cư trú", "Chuyển ngạch", "Kiểm tra hồ sơ", "Vào chi hội CCB",
        "Về hưu ở quê", "Nhập ngũ 1978", "Trung tá", "Nhận bàn giao hồ sơ", "Công tác tại chi cục thi hành án",
        "Ra trường 2001", "Ở tổ 3", "Họp định kỳ", "Tạm trú tổ 5", "Chuyển đến 2019", "Đã xóa kỷ luật", "Đi học về",
        "Nghỉ thai sản", "Đi lại khó khăn", "Vợ mất", "Mẹ mất", "Nghỉ mất sức lao động", "Điều động từ huyện",
        "Công tác tại Sở Tài chính", "Vào Đảng ở Hà Nội", "Tốt nghiệp ĐH Huế", "Con đi nước ngoài",
        "Công ty có vốn nước ngoài", "Miễn đảng phí", "Miễn đóng ĐP", "Thẻ bị mất, đã cấp lại",
        "Từ ĐB xã khác chuyển về", "Nghỉ hưu chuyển về 2020", "Đã xác minh", "Quê Thanh Hóa",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_a_remark_says_what_became_of_somebody_or_nothing(kind: str, text: str) -> None:
    assert read_status(text, today=TODAY).kind == kind


@given(st.sampled_from([text for kind in (*GONE, status_words.AWAY) for text in SAID[kind]]), st.booleans())
def test_capitals_and_missing_diacritics_never_make_somebody_active(text: str, plain: bool) -> None:
    assert read_status(fold(text) if plain else text.upper(), today=TODAY).kind


@pytest.mark.parametrize(
    ("text", "when", "on"),
    [
        ("Từ trần 12/3/2020", "12/3/2020", date(2020, 3, 12)),
        ("chuyển đi 3/2024", "3/2024", None),
        ("Mất năm 2020", "2020", None),
        ("Khai trừ 1/2/20", "1/2/20", None),
        ("Khai trừ", "", None),
    ],
)
def test_the_day_of_it_is_told_and_is_one_only_where_it_is_whole(text: str, when: str, on: date | None) -> None:
    assert read_status(text, today=TODAY) == Status(read_status(text, today=TODAY).kind, when, on)


def test_every_kind_has_words_and_all_that_mean_gone_or_unsure_are_asked() -> None:
    for kind in set(SAID) - {""}:
        assert f"{kind}_by_remark" in NOTES
    assert {f"{kind}_by_remark" for kind in set(SAID) - {"", EXEMPT, SUSPENDED}} <= ASKED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DANH SÁCH ĐẢNG VIÊN TỪ TRẦN NĂM 2024", status_words.DIED),
        ("Danh sách quần chúng ưu tú", status_words.NO_MEMBER),
        ("Danh sách đảng viên đi dự đại hội", ""),
        ("DANH SÁCH ĐẢNG VIÊN", ""),
        ("Chuyển đến", ""),
    ],
)
def test_a_title_says_it_of_all_only_where_it_is_certain(text: str, kind: str) -> None:
    assert read_status_of_all(text, today=TODAY) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Dự bị",
        "DB",
        "ĐVDB",
        "ĐV dự bị",
        "Danh sách đảng viên dự bị",
        "đảng viên dự bị đến 5/2025",
        "Gia hạn dự bị",
        "Quá hạn dự bị",
        "Chưa chuyển chính thức",
        "Chưa CT",
        "Hoãn CNCT",
        "Chờ c/nhận CT",
        "Đề nghị CNCT",
        "Đang dự bị",
        "Chưa hết DB",
        "Dự bị (KN 2024)",
    ],
)
def test_a_remark_may_say_that_somebody_is_probationary(text: str) -> None:
    assert says_probationary(text)


@pytest.mark.parametrize(
    "text",
    ["", "Chính thức", "Chính thức, dự bị", "CT/DB", "Dự bị đại học", "Bí thư", "Từ dự bị lên chính thức", "Hết dự bị"],
)
def test_others_do_not(text: str) -> None:
    assert not says_probationary(text)
