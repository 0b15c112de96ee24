import pytest

from accounts.rules.differences import Kind, Piece, differences


def test_words_that_were_put_in_another_place_are_marked() -> None:
    assert differences("đoàn kết tốt", "đoàn kết rất tốt") == [
        Piece(Kind.SAME, "đoàn kết "),
        Piece(Kind.NEW, "rất "),
        Piece(Kind.SAME, "tốt"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("", "một"), ("một", ""), ("một\nhai ba", "một  hai\nba"), ("a b c", "c b a"), ("như nhau", "như nhau")],
)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.GONE) == after
    assert all(piece.text for piece in pieces)
