from tests.kept_by_rules import changeable


def test_what_rules_hand_out_is_not_changed_by_who_gets_it() -> None:
    """Nothing can be, here."""
    assert changeable("accounts") == set()
