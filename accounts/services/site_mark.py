"""Marks a database with what it is of, and keeps a site of the other kind away from it."""

from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.models import SiteMark
from accounts.queries.site_mark import kind_of
from accounts.rules.site_mark import OtherKind, refusal_of_start


def refuse_other_kind(connection: BaseDatabaseWrapper, *, of: str) -> None:
    """Raises OtherKind, in one sentence, before anything is read or written through this connection."""
    refusal = refusal_of_start(kind=kind_of(connection), of=of)
    if refusal is not None:
        raise OtherKind(refusal)


def mark_database(connection: BaseDatabaseWrapper, *, of: str) -> None:
    """Once, by whoever prepares it first. Raises OtherKind where somebody else did, as something else."""
    if SiteMark._meta.db_table not in connection.introspection.table_names():
        return
    refuse_other_kind(connection, of=of)
    SiteMark.objects.using(connection.alias).get_or_create(pk=1, defaults={"kind": of})
