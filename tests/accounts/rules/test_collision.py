import pytest

from accounts.rules.collision import columns_taken, is_deadlock


@pytest.mark.parametrize(
    ("said", "columns"),
    [
        ("UNIQUE constraint failed: accounts_user.username", ["username"]),
        ("UNIQUE constraint failed: pilots_round.organisation_id, pilots_round.letter_id", ["organisation_id", "letter_id"]),
        (
            'duplicate key value violates unique constraint "accounts_user_username_key"\n'
            "DETAIL:  Key (username)=(an) already exists.",
            ["username"],
        ),
        (
            'duplicate key value violates unique constraint "a"\nDETAIL:  Key (session_id, "number")=(1, 2) already exists.',
            ["session_id", "number"],
        ),
        ("CHECK constraint failed: somebody_is_present_at_a_session", []),
        ("a_group_has_one_leader: two would lead", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_columns_that_another_row_holds_are_read_from_what_either_engine_says(
    said: str, columns: list[str]
) -> None:
    assert columns_taken(said) == columns


class Told(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "expected"),
    [(Told("40P01"), True), (Told("55P03"), False), (Exception("database is locked"), False), (None, False)],
)
def test_only_two_who_wait_for_each_other_are_a_deadlock(error: Exception | None, expected: bool) -> None:
    assert is_deadlock(error) == expected
