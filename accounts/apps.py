from collections.abc import Sequence

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts.navigation import Page, main_menu

        main_menu.add(Page("desk", _("Desk")), position=10)
        main_menu.add(Page("accounts:jobs", _("My documents")), position=80)
        pre_migrate.connect(_remove_guards, dispatch_uid="remove_guards")
        post_migrate.connect(_install_guards, dispatch_uid="install_guards")
        user_logged_in.connect(_begin_session, dispatch_uid="begin_session")
        checks.register(checks.Tags.database)(_guards_stand)


def _begin_session(request: HttpRequest, **_: object) -> None:
    from accounts.clock import real_moment
    from accounts.services.sessions import begin_session

    begin_session(request.session, at=real_moment())


def _remove_guards(using: str, plan: object = None, **_: object) -> None:
    """SQLite remakes a table by renaming it, which a guard elsewhere that names the table forbids."""
    from accounts.models.guard import remove_guards

    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        remove_guards(connection, connection.introspection.table_names())


def _install_guards(using: str, **_: object) -> None:
    from accounts.models.guard import install_guards

    install_guards(connections[using])


def _guards_stand(*, databases: Sequence[str] | None = None, **_: object) -> list[checks.CheckMessage]:
    """A start-up (script/server runs `check --database default`) refuses a database without its guards."""
    from accounts.models.guard import missing_guards

    return [
        checks.Error(f"The database lacks the guard {name}.", hint="Run manage.py migrate.", id="accounts.E001")
        for using in databases or []
        for name in missing_guards(connections[using])
    ]
