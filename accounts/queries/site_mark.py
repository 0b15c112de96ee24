"""What a database is of, asked of it as it is: it may be empty, or older than the mark."""

from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.models import DemoDay, SiteMark, User
from accounts.rules.site_mark import recognised


def kind_of(connection: BaseDatabaseWrapper) -> str | None:
    """`demo` or `production`: by its mark, or where it has none yet, by what is in it; None: there is nothing in it."""
    tables = set(connection.introspection.table_names())
    marked = _column(connection, tables, SiteMark, "kind")
    if marked:
        return marked[0]
    return recognised(
        _column(connection, tables, User, "username"), has_demo_day=bool(_column(connection, tables, DemoDay, "id"))
    )


def _column(
    connection: BaseDatabaseWrapper, tables: set[str], model: type[SiteMark | User | DemoDay], column: str
) -> list[str]:
    """In SQL of our own: Django's would not know the table of an earlier version."""
    table = model._meta.db_table
    if table not in tables:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{table}"')
        return [row[0] for row in cursor.fetchall()]
