from typing import Any

from django.core.management.base import BaseCommand
from django.core.management.commands import migrate


class Command(migrate.Command):
    """Django's own, without the checks of the database: it cannot be refused for guards that only it installs."""

    def get_check_kwargs(self, options: dict[str, object]) -> Any:
        return BaseCommand.get_check_kwargs(self, options)
