"""Which rows of a long table are nothing but cells."""

import pytest

from reports.services.printing.cutting import sheets_of
from reports.services.printing.rows import Cell, cells_of, is_plain, plain_until

PLAIN = '<tr>\n<td data-number="1234">1.234</td>\n<td class="words"\n    colspan="2">Chi bộ <em>1</em><br>2</td>\n</tr>'


def test_cells_are_the_same_whatever_number_excel_is_told() -> None:
    assert is_plain(PLAIN)
    other = PLAIN.replace('data-number="1234"', 'data-number="1"')
    assert (
        cells_of(other)
        == cells_of(PLAIN)
        == (Cell(0, 1, "", "1.234"), Cell(1, 2, ' class="words"\n    colspan="2"', "Chi bộ <em>1</em><br>2"))
    )


@pytest.mark.parametrize(
    "row",
    [
        '<tr class="total"><td>1</td></tr>',
        '<tr><td rowspan="2">1</td></tr>',
        '<tr><td style="color: red">1</td></tr>',
        "<tr><th>1</th></tr>",
        '<tr><td><img src="x"></td></tr>',
        '<tr><td>1<span class="footnote">2</span></td></tr>',
        "<tr></tr>",
    ],
)
def test_whatever_is_more_is_not_plain(row: str) -> None:
    assert not is_plain(row)


def test_plain_rows_end_where_another_comes_and_with_their_body() -> None:
    plain, sum_ = "<tr><td>1</td></tr>", '<tr class="total"><td>2</td></tr>'
    body = f"<tbody>{plain}{plain}{sum_}{plain}</tbody>"
    html = f'<html><body><table class="rows">{body}{body}</table></body></html>'
    assert plain_until(sheets_of(html)) == [2, 2, 2, 4, 6, 6, 6, 8]
