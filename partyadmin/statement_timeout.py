"""What a page asks of PostgreSQL ends after so long (STATEMENT_TIMEOUT_SECONDS), so that no page keeps the database from others.

For threads that answer requests alone: a job may take as long as it takes, also where its worker lives in the same process, and
so may commands and migrations, which never begin this. The page then is of accounts/views/unavailable.py.
"""

import threading
from weakref import WeakKeyDictionary

from django.conf import settings
from django.core.signals import request_started
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

_thread = threading.local()
_limits: WeakKeyDictionary[object, int] = WeakKeyDictionary()
"""Of each connection to the server the milliseconds that were said last: out of a pool, it may have served another thread."""


def begin() -> None:
    """Called once, by the process that serves (partyadmin/wsgi.py)."""
    request_started.connect(_serves, dispatch_uid="serves")
    connection_created.connect(_limit, dispatch_uid="statement_timeout")


def _serves(**_: object) -> None:
    """A thread either answers requests or does jobs, all its life."""
    _thread.serves = True


def _limit(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Said once a connection, which lives longer than a request: no request pays for it."""
    if connection.vendor != "postgresql":
        return
    limit = int(settings.STATEMENT_TIMEOUT_SECONDS * 1000) if getattr(_thread, "serves", False) else 0
    if _limits.get(connection.connection, 0) != limit:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {limit}")
        _limits[connection.connection] = limit
