from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts.desk import add_to_desk, documents_asked_for
        from accounts.navigation import Page, main_menu
        from accounts.services.chores import add_chore

        add_to_desk(documents_asked_for, position=40)
        main_menu.add(Page("desk", _("Desk")), position=10)
        main_menu.add(Page("accounts:jobs", _("My documents")), position=80)
        connection_created.connect(_keep_apart, dispatch_uid="keep_apart")
        pre_migrate.connect(_remove_guards, dispatch_uid="remove_guards")
        post_migrate.connect(_install_guards, dispatch_uid="install_guards")
        post_migrate.connect(_mark_database, sender=self, dispatch_uid="mark_database")
        post_migrate.connect(_make_months, sender=self, dispatch_uid="make_months")
        add_chore(_make_months, after_acts=False)
        user_logged_in.connect(_begin_session, dispatch_uid="begin_session")
        checks.register(checks.Tags.database)(_guards_stand)


_seen: set[tuple[str, ...]] = set()
"""Databases that this process has looked at: what one is of never changes."""


def _keep_apart(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Whatever a process of the other kind is (a command, the web, a worker): it gets no connection. Raises OtherKind."""
    from accounts.rules.site_mark import OtherKind
    from accounts.services.site_mark import refuse_other_kind

    facts = connection.settings_dict
    database = (connection.vendor, *(str(facts.get(part, "")) for part in ("HOST", "PORT", "NAME")))
    if database in _seen:
        return
    try:
        refuse_other_kind(connection, of=settings.PARTYADMIN_ENV)
    except OtherKind:
        # Left open it would be taken for one that has been looked at.
        connection.close()
        raise
    _seen.add(database)


def _mark_database(using: str, **_: object) -> None:
    from accounts.services.site_mark import mark_database

    mark_database(connections[using], of=settings.PARTYADMIN_ENV)


def _make_months(**_: object) -> None:
    """By the real clock, in the demo too: the parts are of the months in which entries are written."""
    from accounts.clock import real_moment
    from accounts.services.log_months import make_months

    make_months(today=real_moment().date())


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
