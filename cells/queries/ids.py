"""The ids that a query asks about."""

from collections.abc import Collection
from typing import Any, TypeAlias

from django.db.models import QuerySet

Ids: TypeAlias = Collection[int] | QuerySet[Any, object]
"""Ids, or a subquery of them: however many there are, none of them travels."""
