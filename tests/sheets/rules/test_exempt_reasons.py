"""Why a list says that somebody is exempt."""

import pytest

from sheets.rules.exempt_reasons import AGE_HEALTH, ANOTHER, reason_in


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tuổi cao, sức khỏe yếu", AGE_HEALTH),
        ("miễn SH do già yếu", AGE_HEALTH),
        ("Bị tai biến, nằm liền", AGE_HEALTH),
        ("ốm lâu ngày, ở xa", AGE_HEALTH),
        ("đi làm ăn xa", ANOTHER),
        ("Hoàn cảnh gia đình", ANOTHER),
        ("lý do khác", ANOTHER),
        ("miễn", ""),
        ("x", ""),
        ("theo Quyết định số 12", ""),
        ("", ""),
    ],
)
def test_age_and_health_are_told_from_other_reasons(text: str, reason: str) -> None:
    assert reason_in(text) == reason
