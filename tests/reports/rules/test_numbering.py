from datetime import date

import pytest

from reports.rules.numbering import By, Numbered, book_begins

TERM = Numbered(date(2020, 8, 15), By.TERM)
NEXT_TERM = Numbered(date(2025, 6, 20), By.TERM)
BY_YEAR = Numbered(date(2023, 4, 1), By.YEAR)


@pytest.mark.parametrize(
    ("day", "settled", "begins"),
    [
        (date(2025, 3, 21), [], date(2025, 1, 1)),
        (date(2020, 8, 14), [TERM], date(2020, 1, 1)),
        (date(2020, 8, 15), [TERM], date(2020, 8, 15)),
        (date(2025, 6, 19), [NEXT_TERM, TERM], date(2020, 8, 15)),
        (date(2025, 6, 20), [NEXT_TERM, TERM], date(2025, 6, 20)),
        (date(2023, 3, 31), [TERM, BY_YEAR], date(2020, 8, 15)),
        (date(2023, 12, 31), [TERM, BY_YEAR], date(2023, 4, 1)),
        (date(2024, 1, 1), [TERM, BY_YEAR], date(2024, 1, 1)),
    ],
)
def test_numbers_begin_with_the_term_or_the_year(day: date, settled: list[Numbered], begins: date) -> None:
    assert book_begins(day, settled) == begins
