"""What marks a cited document as a secret, and what a longer text."""

import unicodedata

import pytest

from cells.rules.secrecy import is_secret_document, is_stamped_secret

MARKED = ["MẬT", "Mật", "(Tối mật)", "TUYỆT  MẬT", "Độ mật: Tuyệt mật", "Kết luận\n  MẬT \nvề tình hình"]
NOT_MARKED = [
    "",
    "Đảng viên giữ gìn bí mật nhà nước",
    "Phổ biến cách bảo quản tài liệu mật",
    "Mất",
    "Quan hệ mật thiết\nvới nhân dân",
]


@pytest.mark.parametrize(
    ("symbol", "title"),
    [
        ("12-BC/ĐU(Mật)", ""),
        ("12-BC-MẬT/ĐU", ""),
        ("12-BC/ĐU", "Mật"),
        ("12-BC/ĐU", "MẬT – Báo cáo"),
        ("12-BC/ĐU", "Báo cáo (mật) về quốc phòng"),
        ("12-BC/ĐU", "Tối mật: báo cáo"),
        ("12-BC/ĐU", "TUYỆT  MẬT"),
        ("12-BC/ĐU", unicodedata.normalize("NFD", "Tài liệu tối mật")),
        ("12-BC/ĐU", "Bao cao (Mat)"),
        ("12-BC/ĐU", "Tai lieu toi mat"),
        ("12-BC/ĐU", "Danh mục tài liệu mật của Tỉnh uỷ"),
    ],
)
def test_a_mark_of_secrecy_is_seen(symbol: str, title: str) -> None:
    assert is_secret_document(symbol, title)


@pytest.mark.parametrize(
    ("symbol", "title"),
    [
        ("12-BC/ĐU", "Báo cáo"),
        ("12-BC/MTTQ", "Mặt trận Tổ quốc"),
        ("117/2025/QH15", "Luật Bảo vệ bí mật nhà nước"),
        ("12-KH/ĐU", "Bảo mật thông tin, đổi mật khẩu"),
        ("12-KH/ĐU", "Quan hệ mật thiết giữa Đảng với Nhân dân"),
        ("12-KH/ĐU", "Công tác cơ mật"),
        ("12-KH/ĐU", "Mật độ dân số"),
        ("12-KH/ĐU", "Bao cao mat bang"),
    ],
)
def test_other_words_that_look_like_one_are_no_mark(symbol: str, title: str) -> None:
    assert not is_secret_document(symbol, title)


@pytest.mark.parametrize("text", MARKED)
def test_a_line_that_is_nothing_but_the_marking_marks_the_text(text: str) -> None:
    assert is_stamped_secret(text)
    assert is_stamped_secret(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", NOT_MARKED)
def test_words_about_secrets_are_no_marking(text: str) -> None:
    assert not is_stamped_secret(text)
