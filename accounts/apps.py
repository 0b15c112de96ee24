from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        post_migrate.connect(_install_guards, dispatch_uid="install_guards")
        checks.register(checks.Tags.database)(_guards_stand)


def _install_guards(using: str, **_: Any) -> None:
    from accounts.models.guard import install_guards

    install_guards(connections[using])


def _guards_stand(
    *, app_configs: Any = None, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """A start-up (script/server runs `check --database default`) refuses a database without its guards."""
    from accounts.models.guard import missing_guards

    return [
        checks.Error(f"The database lacks the guard {name}.", hint="Run manage.py migrate.", id="accounts.E001")
        for using in databases or []
        for name in missing_guards(connections[using])
    ]
