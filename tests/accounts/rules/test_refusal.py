import pytest

from accounts.rules.refusal import Offered, Refused, beside


@pytest.mark.parametrize(
    ("clause", "read"), [("03-HD/TW, II.1.2", "Divide the cell. (03-HD/TW, II.1.2)"), ("", "Divide the cell.")]
)
def test_a_refusal_reads_as_its_sentence_with_its_clause(clause: str, read: str) -> None:
    assert str(Refused("Divide the cell.", clause=clause)) == read


def test_a_refusal_that_says_no_more_is_its_only_reason_and_belongs_beside_no_field() -> None:
    refusal = Refused("Divide the cell.")
    assert (refusal.message, refusal.clause, refusal.field, refusal.reasons) == (
        "Divide the cell.",
        "",
        None,
        (refusal,),
    )
    assert refusal.args == ("Divide the cell.",)


def test_a_refusal_keeps_its_field_and_the_reasons_it_is_made_of() -> None:
    reasons = [Refused("One."), Refused("Two.")]
    refusal = Refused("One.", field="on", reasons=reasons)
    assert (refusal.field, refusal.reasons) == ("on", tuple(reasons))


def test_an_offer_is_a_refusal_that_says_what_would_be_allowed_in_its_field() -> None:
    offer = Offered("It begins in March.", field="until", value=31)
    assert isinstance(offer, Refused)
    assert (offer.message, str(offer), offer.args) == ("It begins in March.",) * 2 + (("It begins in March.",),)
    assert (offer.field, offer.value, offer.clause, offer.reasons) == ("until", 31, "", (offer,))


def test_a_refusal_stands_beside_what_the_form_in_hand_calls_the_field() -> None:
    several = Refused("First", field="on", reasons=[Refused("First", field="on"), Refused("Second", field="group")])
    with pytest.raises(Refused) as refused, beside(group="leader"):
        raise several
    assert [reason.field for reason in refused.value.reasons] == ["on", "leader"]
    with pytest.raises(Refused) as refused, beside(group="leader"):
        raise Refused("No field")
    assert refused.value.field is None
