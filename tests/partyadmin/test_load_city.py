"""What load_city asks of the site before it writes anything."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from partyadmin.demo import DEFAULT_DEMO_PASSWORD
from partyadmin.management.commands import load_city

pytestmark = pytest.mark.django_db


def test_a_site_that_holds_other_data_is_refused() -> None:
    User.objects.create_user("somebody", "a long enough password")
    with pytest.raises(CommandError, match="other data") as refusal:
        call_command("load_city")
    assert refusal.value.returncode == 2


def test_a_production_site_is_refused(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production") as refusal:
        call_command("load_city")
    assert refusal.value.returncode == 2
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("told", "used"), [("another-long-password", "another-long-password"), ("", DEFAULT_DEMO_PASSWORD)]
)
def test_the_password_of_the_environment_is_used(
    told: str, used: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}
    monkeypatch.setattr(load_city, "load_demo", lambda **options: asked.update(options))
    settings.DEMO_PASSWORD = told
    call_command("load_city", verbosity=0)
    assert asked["password"] == used
