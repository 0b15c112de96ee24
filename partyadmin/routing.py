"""Which database is asked (DATABASE_ROUTERS): the primary, and its replica by what says that it only reads."""

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from accounts.queries.replica import reads_at


class ReplicaRouter:
    """Every write is of the primary; within `only_reads` it is refused."""

    def db_for_read(self, _model: type[Model], **_hints: object) -> str:
        """Said outright: Django would go on reading where a row was read before."""
        return reads_at()

    def db_for_write(self, _model: type[Model], **_hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, _one: Model, _other: Model, **_hints: object) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        return db == DEFAULT_DB_ALIAS
