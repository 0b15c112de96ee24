"""Documents cut between the rows of their tables."""

from reports.services.printing.cutting import sheets_of

ROWS = "".join(f"<tr><td>{number}</td></tr>" for number in range(1, 6))
HEAD = '<colgroup><col width="9%"></colgroup><thead><tr><th>TT</th></tr></thead>'
TABLE = f'<table class="rows">{HEAD}<tbody>{ROWS}</tbody></table>'
HTML = f'<html lang="vi"><head></head><body class="wide"><p>Trước</p>{TABLE}<p>Sau</p></body></html>'


def test_all_that_stands_before_the_first_row_belongs_to_the_first_part() -> None:
    part = sheets_of(HTML).part(0, 2)
    assert part == HTML[: HTML.index("<tr><td>3")] + "</tbody></table></body></html>"


def test_a_part_in_the_middle_says_columns_and_heads_again_and_nothing_else() -> None:
    assert sheets_of(HTML).part(2, 4) == (
        f'<html lang="vi"><head></head><body class="wide"><table class="continued rows">{HEAD}'
        "<tbody><tr><td>3</td></tr><tr><td>4</td></tr></tbody></table></body></html>"
    )


def test_the_last_part_has_what_follows() -> None:
    assert sheets_of(HTML).part(4, 5).endswith("<tbody><tr><td>5</td></tr></tbody></table><p>Sau</p></body></html>")


def test_all_rows_together_are_the_document_itself() -> None:
    assert sheets_of(HTML).part(0, 5) == HTML


def test_sections_around_a_table_are_opened_again_and_tables_between_stay_where_they_are() -> None:
    annexes = f'<html><body><section class="annex wide">{TABLE}</section><section class="annex">{TABLE}</section></body></html>'
    sheets = sheets_of(annexes)
    assert len(sheets.rows) == 10
    assert sheets.part(4, 6).count("<table") == 2
    assert sheets.part(3, 6).startswith(
        '<html><body><section class="continued annex wide"><table class="continued rows">'
    )
    assert sheets.part(3, 6).endswith("<tr><td>1</td></tr></tbody></table></section></body></html>")


def test_the_foot_is_no_table_of_rows() -> None:
    foot = '<html><body><table class="foot"><tr><td>Nơi nhận</td></tr></table></body></html>'
    assert not sheets_of(foot).rows


def test_where_cells_reach_over_rows_nothing_is_cut() -> None:
    assert not sheets_of(HTML.replace("<td>2", '<td rowspan="2">2')).rows
    assert sheets_of(HTML.replace("<th>TT", '<th rowspan="2">TT')).rows
