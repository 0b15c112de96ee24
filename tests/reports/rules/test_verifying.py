import pytest

from reports.rules.verifying import code_in_groups, code_typed, digest_typed

CODE = "K7PM2Q4T9XZW"


@pytest.mark.parametrize("typed", [CODE, "K7PM-2Q4T-9XZW", " k7pm 2q4t 9xzw", "k7pm.2q4t.9xzw"])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert code_typed(typed) == CODE


@pytest.mark.parametrize("typed", ["", "K7PM2Q4T9XZ", "K7PM2Q4T9XZWW", "K7PM2Q4T9XZ0", "K7PM2Q4T9XZĐ", "../../../etc"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert code_typed(typed) == ""


def test_it_is_printed_in_three_groups() -> None:
    assert code_in_groups(CODE) == "K7PM-2Q4T-9XZW"


def test_a_digest_is_known_with_blanks_and_capitals() -> None:
    assert digest_typed("AB " * 32) == "ab" * 32
    assert digest_typed("ab" * 31) == digest_typed("gg" * 32) == ""
