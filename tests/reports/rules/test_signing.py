import pytest

from reports.rules.signing import WAYS, Office, Way, signed, signed_by_board

COMMITTEE = "T/M Ban Thường vụ"


@pytest.mark.parametrize(
    ("office", "way", "authority", "words"),
    [
        (Office.SECRETARY, Way.COLLECTIVE, "T/M Ban Thường vụ", "Bí thư"),
        (Office.SECRETARY, Way.ACTING, "T/M Ban Thường vụ", "Q. Bí thư"),
        (Office.DEPUTY, Way.COLLECTIVE, "T/M Ban Thường vụ", "Phó Bí thư"),
        (Office.HEAD, Way.BY_ORDER, "T/L Ban Thường vụ", "Trưởng ban Tổ chức"),
        (Office.HEAD, Way.ACTING, "T/L Ban Thường vụ", "Q. Trưởng ban Tổ chức"),
        (Office.DEPUTY_HEAD, Way.FOR_HEAD, "K/T Trưởng ban Tổ chức", "Phó Trưởng ban Tổ chức"),
    ],
)
def test_each_office_signs_in_its_ways(office: Office, way: Way, authority: str, words: str) -> None:
    lines = signed(office, way, collective=COMMITTEE, name="Lê Thị Chi")
    assert (lines.authority, lines.office, lines.name) == (authority, words, "Lê Thị Chi")


@pytest.mark.parametrize(
    ("office", "authority", "words"),
    [
        (Office.SECRETARY, "T/M Ban Bí thư", "Tổng Bí thư"),
        (Office.DEPUTY, "T/M Ban Bí thư", "Thường trực"),
        (Office.HEAD, "T/L Ban Bí thư", "Trưởng ban Tổ chức"),
    ],
)
def test_at_the_centre_the_secretariat_signs(office: Office, authority: str, words: str) -> None:
    lines = signed(office, WAYS[office][0], collective="T/M Ban Bí thư", name="Lê Thị Chi")
    assert (lines.authority, lines.office) == (authority, words)


def test_of_a_committee_nobody_signs_for_the_secretary() -> None:
    assert Way.FOR_HEAD not in WAYS[Office.DEPUTY]
    with pytest.raises(ValueError, match="does not sign"):
        signed(Office.DEPUTY, Way.FOR_HEAD, collective=COMMITTEE, name="")


@pytest.mark.parametrize(
    ("office", "way", "authority", "words"),
    [
        (Office.HEAD, Way.OWN, "", "Trưởng ban"),
        (Office.HEAD, Way.ACTING, "", "Q. Trưởng ban"),
        (Office.DEPUTY_HEAD, Way.FOR_HEAD, "K/T Trưởng ban", "Phó Trưởng ban"),
    ],
)
def test_what_the_board_issues_itself_its_head_signs(office: Office, way: Way, authority: str, words: str) -> None:
    lines = signed_by_board(office, way, name="Lê Thị Chi")
    assert (lines.authority, lines.office, lines.name) == (authority, words, "Lê Thị Chi")


def test_for_the_board_no_secretary_signs() -> None:
    with pytest.raises(ValueError, match="for the board"):
        signed_by_board(Office.SECRETARY, Way.OWN, name="")
