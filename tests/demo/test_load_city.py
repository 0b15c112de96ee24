from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import call_command

from accounts.clock import read_clock
from accounts.models import DemoDay, User
from accounts.rules.demo_sign_ins import DEMO_SIGN_INS
from cells.models import Mandate
from cells.queries.mandates import mandates_on
from partyadmin import settings as site_settings
from tests.sites import PASSWORD

pytestmark = pytest.mark.django_db


def run() -> str:
    said = StringIO()
    call_command("load_city", stdout=said)
    return said.getvalue()


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_a_second_run_changes_nothing_and_says_so(demo_city: str) -> None:
    before = rows()
    assert "loaded" in demo_city
    assert "nothing was changed" in run()
    assert rows() == before


@pytest.mark.parametrize("sign_in", DEMO_SIGN_INS, ids=lambda sign_in: sign_in.username)
def test_a_sign_in_of_the_contract_works_and_carries_its_mandate(sign_in: Any, demo_city: str, settings: Any) -> None:
    settings.PASSWORD_HASHERS = site_settings.PASSWORD_HASHERS
    user = authenticate(username=sign_in.username, password=PASSWORD)
    assert user is not None
    (mandate,) = mandates_on(user, read_clock().today)
    assert (mandate.organisation.code if mandate.organisation else "") == sign_in.where


def test_everybody_who_signs_in_but_the_administrator_is_a_member(demo_city: str) -> None:
    without = User.objects.filter(member=None).values_list("username", flat=True)
    assert list(without) == ["admin"]
    assert Mandate.objects.get(user__username="admin").role == Mandate.Role.ADMINISTRATOR


def test_the_demo_begins_on_its_day(demo_city: str, settings: Any) -> None:
    assert DemoDay.objects.get().day == settings.DEMO_TODAY
