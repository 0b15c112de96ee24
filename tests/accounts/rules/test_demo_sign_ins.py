from accounts.rules.demo_sign_ins import DEMO_SIGN_INS, DemoSignIn
from tests.kept_by_rules import without_vietnamese


def test_the_people_of_the_demo_are_these_each_in_their_organisation() -> None:
    assert [(person.username, person.where) for person in DEMO_SIGN_INS] == [
        ("clerk", "PRTC-P01-01"),
        ("ward", "PRTC-P01"),
        ("neighbour", "PRTC-P02"),
        ("unit", "PRTC-C01"),
        ("ship", "VTHA"),
        ("abroad", "BNG-01"),
        ("board", "PRTC"),
        ("standing", "PRTC"),
        ("inspector", "PRTC"),
        ("inspection", "PRTC"),
        ("kdn_board", "KDN"),
        ("kdn_standing", "KDN"),
        ("overseas_board", "BNG"),
        ("overseas", "BNG"),
        ("admin", ""),
    ]


def test_each_is_told_by_an_office_of_their_own_in_both_languages() -> None:
    assert without_vietnamese(person.who for person in DEMO_SIGN_INS) == []
    assert len({str(person.who) for person in DEMO_SIGN_INS}) == len(DEMO_SIGN_INS)
    assert DemoSignIn("a", "b", "c").who == "b"
