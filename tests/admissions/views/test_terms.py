import pytest

from admissions.rules.terms import Key
from cells.queries.parameters import parameters_on
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
CITED = {
    "document_issuer": "Ban Bí thư",
    "document_symbol": "500-HD/TW",
    "document_on": "01/03/2025",
    "document_title": "Hướng dẫn",
}


@pytest.mark.parametrize("rest", ["", "new/help_period/", "7/correct/"])
def test_who_kept_an_address_of_the_terms_is_led_to_the_statutes(signed_in, rest: str) -> None:
    assert signed_in("an").get(f"/admissions/terms/{rest}")["Location"] == "/statutes/"


def test_a_choice_is_entered_with_the_numbers_and_corrected_like_them(signed_in) -> None:
    admin = signed_in("khanh")
    typed = CITED | {"valid_from": "21/03/2025", "quarterly_remarks-value": "on", "help_period-value": "6"}
    seen = admin.post("/statutes/new/", typed).context["form"]["seen_figures"].value()
    admin.post("/statutes/new/", typed | {"seen_figures": seen, "step": "confirm"})
    asked = parameters_on(TODAY)
    assert (asked.choice(Key.QUARTERLY_REMARKS), asked.number(Key.HELP_PERIOD)) == ("on", 6)
    assert "asked" in admin.get("/statutes/").content.decode()


def test_a_choice_is_one_of_those_offered(signed_in) -> None:
    typed = CITED | {"valid_from": "21/03/2025", "quarterly_remarks-value": "perhaps"}
    assert "quarterly_remarks-value" in signed_in("khanh").post("/statutes/new/", typed).context["form"].errors
