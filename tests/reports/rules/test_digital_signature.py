"""Whose a certificate is, and what a signature is called."""

import pytest

from reports.rules.digital_signature import TONES, WORDS, Outcome, names_one_of


def test_every_outcome_has_its_words_and_its_tone() -> None:
    assert set(WORDS) == set(TONES) == set(Outcome)


@pytest.mark.parametrize(
    ("subject", "is_theirs"),
    [
        ("Nguyễn Văn An, Văn phòng Thành ủy", True),
        ("NGUYEN VAN AN", True),
        ("Nguyễn Văn Ang", False),
        ("Văn phòng Thành ủy", False),
        ("", False),
    ],
)
def test_a_certificate_is_of_whom_it_names_in_whatever_spelling(subject: str, is_theirs: bool) -> None:
    assert names_one_of(subject, ["Trần Bình", "Nguyễn  Văn An", ""]) is is_theirs
