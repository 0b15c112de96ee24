import pytest

from reports.rules.runs import Run, in_letters, plain, runs_of, runs_of_cell


def test_stars_make_bold_and_italic_and_nothing_else_is_markup() -> None:
    assert runs_of("Theo **Hướng dẫn 03** và *Quy định*, 2*3*4 <b>đậm</b>") == (
        Run("Theo "),
        Run("Hướng dẫn 03", bold=True),
        Run(" và "),
        Run("Quy định", italic=True),
        Run(", 2"),
        Run("3", italic=True),
        Run("4 <b>đậm</b>"),
    )


def test_three_stars_make_both() -> None:
    assert runs_of("***Trước 30/3/2024.***") == (Run("Trước 30/3/2024.", bold=True, italic=True),)
    assert runs_of("**a *b* c**") == (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True))


@pytest.mark.parametrize(
    "line", ["5 * 3 * 2", "*", "**a", "a**", "* a *", "****", "[ghi chú: a]", "[chú thích: a", "a]"]
)
def test_marks_without_a_partner_are_letters(line: str) -> None:
    assert runs_of(line) == (Run(line),)


def test_a_backslash_makes_a_mark_a_letter() -> None:
    assert runs_of(r"\*a\* \[chú thích: b\] c:\\d") == (Run("*a* [chú thích: b] c:\\d"),)


@pytest.mark.parametrize(
    "name",
    ["Chi bộ **A**", "*A*", "[chú thích: A]", "\\*A*", "A\\", "A\\\\*B*", "Chi bộ Hòn [1]", "C:\\d", "Chi bộ thường"],
)
def test_a_name_in_letters_is_itself_in_a_line_of_text(name: str) -> None:
    assert runs_of(f"Của {in_letters(name)}.") == (Run(f"Của {name}."),)


def test_a_footnote_has_a_look_and_lines_of_its_own_and_brackets_that_belong_to_it() -> None:
    text, note, rest = runs_of("chỉ đạo[chú thích: *Kế hoạch* [151] // Công văn 1129] nghiêm túc")
    assert (text, rest) == (Run("chỉ đạo"), Run(" nghiêm túc"))
    assert note == Run("", note=(Run("Kế hoạch", italic=True), Run(" [151]\nCông văn 1129")))
    assert plain((text, note, rest)) == "chỉ đạo nghiêm túc"


def test_a_footnote_in_bold_text_does_not_end_it_and_none_stands_in_another() -> None:
    first, note, last = runs_of("**a[Chú thích: b** [chú thích: c]]d**")
    assert (first, last) == (Run("a", bold=True), Run("d", bold=True))
    assert note.note == (Run("b** [chú thích: c]"),)
    assert runs_of("a[chú thích: ]b") == (Run("ab"),)


def test_a_cell_goes_on_with_a_new_line_and_a_paragraph_does_not() -> None:
    assert runs_of_cell("một // hai") == (Run("một\nhai"),)
    assert runs_of("một // hai") == (Run("một // hai"),)


def test_a_line_of_nothing_but_marks_takes_no_longer_than_its_length() -> None:
    assert plain(runs_of("**a " * 20_000)).startswith("**a **a")
    assert plain(runs_of("[chú thích: " * 20_000)).startswith("[chú thích: [")
