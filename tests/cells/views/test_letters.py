"""The administrator sees what did not arrive, what the mail server said, and what can be done."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Letter
from tests.cast import Cast
from tests.scene import refused_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in) -> Client:
    return signed_in("khanh")


def test_what_could_not_be_sent_is_listed_with_what_the_server_said(office: Client, cast: Cast) -> None:
    assert "Every letter has gone out" in office.get(reverse("cells:letters")).content.decode()
    refused_letter()
    assert "550 unknown user" in office.get(reverse("cells:letters")).content.decode()


def test_what_has_gone_out_is_among_all_letters_only(office: Client, cast: Cast) -> None:
    letter = refused_letter()
    Letter.objects.update(state="sent", next_at=None, error="")
    assert letter.subject not in office.get(reverse("cells:letters")).content.decode()
    assert letter.subject in office.get(reverse("cells:letters") + "?all=1").content.decode()


def test_a_letter_leads_to_the_user_whose_address_it_is(office: Client, cast: Cast) -> None:
    cast.users["binh"].email = "binh@example.vn"
    cast.users["binh"].save()
    page = office.get(reverse("cells:letter", args=[refused_letter().pk])).content.decode()
    assert reverse("cells:user", args=[cast.users["binh"].pk]) in page


def test_pressed_twice_a_letter_is_put_aside_once_and_can_still_be_tried_again(office: Client, cast: Cast) -> None:
    letter = refused_letter()
    for _ in range(2):
        office.post(reverse("cells:letter_aside", args=[letter.pk]))
    letter.refresh_from_db()
    assert letter.state == "dropped"
    office.post(reverse("cells:letter_again", args=[letter.pk]))
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("waiting", 0)
