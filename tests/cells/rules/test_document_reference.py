import pytest

from cells.rules.document_reference import normalise_symbol


@pytest.mark.parametrize(
    "typed", ["828-CV/ĐUK", "828 - CV/ĐUK", " 828 -CV / ĐUK ", "828–CV/ĐUK", "828\u2011CV/\u0110UK"]
)
def test_spellings_of_one_symbol_become_one(typed: str) -> None:
    assert normalise_symbol(typed) == "828-CV/ĐUK"


def test_different_symbols_stay_different() -> None:
    assert normalise_symbol("828-CV/ĐU") != normalise_symbol("828-CV/ĐUK")
