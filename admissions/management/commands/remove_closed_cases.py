from typing import Any

from django.core.management.base import BaseCommand

from accounts.clock import read_clock
from admissions.services.removal import remove_closed


class Command(BaseCommand):
    help = (
        "Removes for good the data of persons whose case was rejected or given up, once the time that the statutes give "
        "is over, as whoever watches the jobs does by itself; the cases are counted still."
    )

    def handle(self, *_args: Any, **_options: object) -> None:
        self.stdout.write(f"{remove_closed(today=read_clock().today)} persons were removed.")
