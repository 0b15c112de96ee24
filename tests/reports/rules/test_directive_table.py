"""The annexed table of years: the figures of seed 004 side by side, and what is not known."""

from admissions.rules.targets import Progress
from reports.rules.directive_table import rows_of_years
from tests.reports.fakes import YEARS_OF_SEED_004

EXITS = {"released": {2019: 27, 2023: 30}, "struck_off": {2021: 96}}
DISCIPLINED = {"reprimand": {2019: 35}, "warning": {2020: 20}, "removal": {2020: 3}}


def test_each_year_and_all_together() -> None:
    rows = rows_of_years(YEARS_OF_SEED_004, EXITS, DISCIPLINED)
    assert [row.year for row in rows] == [2019, 2020, 2021, 2022, 2023, None]
    assert (rows[1].asked, rows[1].share, rows[1].left) == ((144, 85), "59,03\u00a0%", (0, 0, 0))
    assert rows[1].disciplined == (0, 20, 3, 0, 23)
    assert (rows[-1].asked, rows[-1].share) == ((730, 680), "93,15\u00a0%")
    assert (rows[-1].left, rows[-1].disciplined) == ((57, 96, 0), (35, 20, 3, 0, 58))


def test_of_one_year_there_is_none() -> None:
    assert rows_of_years(YEARS_OF_SEED_004[-1:], EXITS, DISCIPLINED) == ()
    assert rows_of_years((), {}, {}) == ()


def test_what_is_not_kept_here_is_no_nought() -> None:
    rows = rows_of_years((Progress(2022, None, 5), Progress(2023, 4, 4)), {}, {"reprimand": {}})
    assert rows[0].asked == (None, 5)
    assert [row.share for row in rows] == ["-", "100\u00a0%", "-"]
    assert rows[-1].disciplined == (None,) * 5
