"""What columns without a meaning say of somebody."""

from sheets.rules.asides import Asides


def test_signs_are_explained_in_every_column_but_that_of_the_numbers() -> None:
    headings, columns = ["TT", "Họ và tên", "TT"], ["", "full_name", ""]
    asides = Asides(headings, columns, {"2": "đã chuyển đi"})
    assert list(asides.of([1.0, "Lê Văn An", 2.0])) == ["đã chuyển đi"]
    assert list(asides.of([2.0, "Lê Văn An", 1.0])) == []
