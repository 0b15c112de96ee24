from tests.kept_by_rules import changeable


def test_what_rules_hand_out_is_not_changed_by_who_gets_it() -> None:
    """Changed is only what is built up step by step, where it is built."""
    assert changeable("sheets") == {"Passed", "Row", "RowRead", "Unseen", "Walk"}
