"""The desk of the administrator of a site that has not begun says what comes next."""

import pytest

from accounts.models import User
from cells.models import Mandate, Organisation
from tests.cast import TODAY, Cast
from tests.sheets.views.test_organisations import COMMUNE, founder, hand_in, press  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.django_db


def shown(client) -> str:
    return client.get("/").content.decode()


def test_an_empty_site_leads_from_organisations_to_users_to_people(founder) -> None:  # noqa: F811
    page = shown(founder)
    assert "To begin with" in page
    assert 'href="/sheets/organisations/"' in page
    assert "Done." not in page
    press(founder, hand_in(founder, COMMUNE), "enter")
    assert shown(founder).count("Done.") == 1
    user = User.objects.create(username="vp", full_name="Văn phòng")
    top = Organisation.objects.get(depth=1)
    Mandate.objects.create(user=user, role=Mandate.Role.CLERK, organisation=top, valid_from=TODAY)
    assert shown(founder).count("Done.") == 2


def test_a_site_that_has_people_says_nothing_of_it(cast: Cast, signed_in) -> None:
    assert "To begin with" in shown(signed_in("khanh"))
    cast.people(1, of="CELL")
    assert "To begin with" not in shown(signed_in("khanh"))


def test_nobody_but_an_administrator_is_led(cast: Cast, signed_in) -> None:
    assert "To begin with" not in shown(signed_in("dung"))
