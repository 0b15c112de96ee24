import pytest

from pilots.rules.agenda import only_tells


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thông tin thời sự trong nước, quốc tế và địa phương", True),
        ("Quán triệt Nghị quyết số 57", True),
        ("Nhiệm vụ tháng tới", False),
        ("Thông báo kết luận; xét đề nghị của chi bộ", False),
        ("", False),
    ],
)
def test_what_is_learnt_or_told_of_and_nothing_else_only_tells(text: str, *, told: bool) -> None:
    assert only_tells(text) is told
