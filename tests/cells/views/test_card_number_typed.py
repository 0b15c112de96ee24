"""The number of a card is read in a form as it is in a list from Excel."""

import pytest
from django.urls import reverse

from cells.models import Member
from tests.cast import TODAY, Cast
from tests.opened_form import OpenedForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(signed_in, cast: Cast, settings) -> OpenedForm:
    settings.DEMO_TODAY = TODAY
    member = cast.people(1, of="CELL")[0]
    Member.objects.filter(pk=member.pk).update(card_number="5.7.0.4")
    return OpenedForm(signed_in("an"), reverse("cells:correct_person", args=[member.pk]))


@pytest.mark.parametrize("typed", ["58.002547", "58 002 547"])
def test_a_number_whose_digits_are_grouped_is_kept_without_the_signs(form: OpenedForm, typed: str) -> None:
    assert form.press(card_number=typed, why="ghi sai")
    assert Member.objects.get().card_number == "58002547"


@pytest.mark.parametrize("typed", ["5.7.0.5", "58.0025.47", "12/345678"])
def test_what_is_no_number_is_refused_beside_its_field_and_stays_typed(form: OpenedForm, typed: str) -> None:
    assert not form.press(card_number=typed, why="ghi sai")
    assert form.data["card_number"] == [typed]
    assert 'id="error_1_id_card_number"' in form.html or "id_card_number_error" in form.html
    assert Member.objects.get().card_number == "5.7.0.4"


def test_a_number_that_stands_does_not_keep_the_rest_from_being_mended(form: OpenedForm) -> None:
    assert form.press(full_name="Nguyễn Thị Bảy", why="viết sai tên")
    member = Member.objects.get()
    assert (member.full_name, member.card_number) == ("Nguyễn Thị Bảy", "5.7.0.4")
