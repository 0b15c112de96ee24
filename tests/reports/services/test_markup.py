"""What our templates may be written in, and what a table becomes."""

import pytest

from reports.services.grid import grid_of
from reports.services.markup import Element, UnknownElement, runs_of, tree_of


def body(html: str) -> Element:
    found = tree_of(f"<html><body>{html}</body></html>").find("body")
    assert found is not None
    return found


@pytest.mark.parametrize("html", ["<img src='x'>", "<h1>x</h1>", "<b>x</b>", "<p><div>x</div></p></p>", "<p>x</div>"])
def test_an_element_that_word_does_not_know_is_a_mistake_of_the_template(html: str) -> None:
    with pytest.raises(UnknownElement):
        tree_of(html)


def test_text_outside_a_paragraph_is_not_lost_in_silence() -> None:
    with pytest.raises(UnknownElement, match="stray words"):
        assert body("<p>x</p> stray words").elements


def test_blanks_are_one_as_on_the_page_and_a_no_break_space_stays() -> None:
    (line,) = body("<p>\n  Một  <strong> hai</strong>\n <em>ba</em><br>\n  06\u00a0chi bộ \n</p>").elements
    assert "".join(run.text for run in runs_of(line)) == "Một hai ba\n06\u00a0chi bộ"
    assert [run.text for run in runs_of(line) if run.bold] == ["hai"]
    assert [run.text for run in runs_of(line) if run.italic] == ["ba"]


def test_a_line_of_the_template_that_ends_behind_an_element_is_no_line_break() -> None:
    (line,) = body("<p><strong>Một</strong>\n</p>").elements
    assert [run.text for run in runs_of(line)] == ["Một"]
    (line,) = body("<p><strong>Một</strong>\n<em>hai</em></p>").elements
    assert line.text == "Một hai"


def test_what_people_type_comes_as_the_text_it_is() -> None:
    (line,) = body("<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>").elements
    assert line.text == "<b>1 & 2</b>"


def test_cells_that_reach_over_rows_and_columns_keep_their_places() -> None:
    table = body(
        "<table><thead><tr><th rowspan='2'>A</th><th colspan='2'>B</th><th rowspan='2'>C</th></tr>"
        "<tr><th>B1</th><th>B2</th></tr></thead>"
        "<tbody><tr class='section'><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody></table>"
    ).elements[0]
    first, second, third = grid_of(table).rows
    assert [(cell.column, cell.across, cell.down) for cell in first.cells] == [(0, 1, 2), (1, 2, 1), (3, 1, 2)]
    assert [(cell.column, cell.element is None) for cell in second.cells] == [
        (0, True), (1, False), (2, False), (3, True)
    ]  # fmt: skip
    assert [cell.column for cell in third.cells] == [0, 1, 2, 3]
    assert (first.heading, second.heading, third.heading, third.strong) == (True, True, False, True)


def test_columns_are_as_wide_as_their_table_says_or_alike() -> None:
    said = "<table><colgroup><col width='25%'><col width='75%'></colgroup><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert grid_of(body(said).elements[0]).widths == [0.25, 0.75]
    bare = "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert grid_of(body(bare).elements[0]).widths == [0.5, 0.5]
