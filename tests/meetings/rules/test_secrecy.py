import unicodedata

import pytest

from meetings.rules.secrecy import is_marked_secret

MARKED = ["MẬT", "Mật", "(Tối mật)", "TUYỆT  MẬT", "Độ mật: Tuyệt mật", "Kết luận\n  MẬT \nvề tình hình"]
NOT_MARKED = [
    "",
    "Đảng viên giữ gìn bí mật nhà nước",
    "Phổ biến cách bảo quản tài liệu mật",
    "Mất",
    "Quan hệ mật thiết\nvới nhân dân",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_line_that_is_nothing_but_the_marking_marks_the_text(text: str) -> None:
    assert is_marked_secret(text)
    assert is_marked_secret(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize("text", NOT_MARKED)
def test_words_about_secrets_are_no_marking(text: str) -> None:
    assert not is_marked_secret(text)
