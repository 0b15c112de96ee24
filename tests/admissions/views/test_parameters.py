"""The terms of admission: everybody reads them, an administrator enters, corrects and takes back."""

from datetime import date

import pytest
from django.test import Client

from admissions.models import AdmissionParameter
from admissions.queries.terms import terms_on
from admissions.rules.terms import Key
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST, NEW = "/admissions/terms/", "/admissions/terms/new/help_period/"
TYPED = {
    "value": "6",
    "valid_from": "01/01/2026",
    "document_issuer": "Ban Bí thư",
    "document_symbol": "500-HD/TW",
    "document_on": "01/03/2025",
    "document_title": "Hướng dẫn",
    "clause": "7.1",
}


def row(key: str = Key.HELP_PERIOD) -> AdmissionParameter:
    return AdmissionParameter.objects.filter(key=key).latest("valid_from")


def test_everybody_reads_each_value_with_its_days_and_clause(signed_in) -> None:
    page = signed_in("an").get(LIST).content.decode()
    assert "30 working days" in page
    assert "294-QĐ/TW, 4.2.3" in page
    assert "/admissions/terms/new/" not in page


def test_an_administrator_enters_another_value_from_a_day_on(signed_in) -> None:
    assert signed_in("khanh").post(NEW, TYPED)["Location"] == LIST
    assert terms_on(date(2026, 1, 1)).number(Key.HELP_PERIOD) == 6


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(signed_in) -> None:
    page = signed_in("khanh").post(NEW, TYPED | {"value": "600"})
    assert page.context["form"].errors["value"]
    assert page.context["form"]["clause"].value() == "7.1"
    assert AdmissionParameter.objects.filter(key=Key.HELP_PERIOD).count() == 1


def test_a_choice_is_one_of_those_offered(signed_in) -> None:
    address = "/admissions/terms/new/quarterly_remarks/"
    assert signed_in("khanh").post(address, TYPED | {"value": "perhaps"}).context["form"].errors["value"]
    signed_in("khanh").post(address, TYPED | {"value": "on"})
    assert terms_on(date(2026, 1, 1)).choice(Key.QUARTERLY_REMARKS) == "on"


def test_what_was_entered_is_corrected_and_taken_back(signed_in, cast: Cast) -> None:
    client: Client = signed_in("khanh")
    client.post(NEW, TYPED)
    address = f"/admissions/terms/{row().pk}"
    client.post(f"{address}/correct/", {"value": "8", "clause": "7.2", "why": "Mistyped"})
    assert terms_on(date(2026, 1, 1)).number(Key.HELP_PERIOD) == 8
    client.post(f"{address}/mistake/", {"why": "Not signed"})
    assert terms_on(date(2026, 1, 1)).number(Key.HELP_PERIOD) == 12


def test_a_key_that_is_none_is_not_there(signed_in) -> None:
    assert signed_in("khanh").get("/admissions/terms/new/nothing/").status_code == 404
