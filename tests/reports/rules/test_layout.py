from datetime import date

from reports.rules.layout import USUAL, Ending, Layout, layout_of

FIRST = Layout(date(2025, 3, 1), Ending.SLASH)
SECOND = Layout(date(2025, 6, 1), both_sides=True)


def test_the_last_that_has_begun_holds_and_the_usual_one_before_the_first() -> None:
    assert layout_of(date(2025, 2, 28), [SECOND, FIRST]) == USUAL == Layout(date.min, Ending.STOP, both_sides=False)
    assert layout_of(date(2025, 3, 1), [SECOND, FIRST]) == layout_of(date(2025, 5, 31), [SECOND, FIRST]) == FIRST
    assert layout_of(date(2025, 6, 1), [SECOND, FIRST]) == SECOND
