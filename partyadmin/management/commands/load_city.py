from datetime import datetime, time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from cells.models import Organisation
from partyadmin.demo import DEFAULT_DEMO_PASSWORD
from partyadmin.demo.loading import load_demo
from partyadmin.demo.plan import REGISTER_FROM

CITY = "PRTC"


class Command(BaseCommand):
    help = "Loads the demo: the city Phan Rang - Tháp Chàm with its history, a shipping company, a cell abroad (docs/demo.md)."

    def handle(self, *_args: object, **_options: object) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo is never loaded into a production site.", returncode=2)
        if Organisation.objects.filter(code=CITY).exists():
            self.stdout.write("The demo city is already there: nothing was changed.")
            return
        if Organisation.objects.exists() or User.objects.exists():
            raise CommandError(
                "This site holds other data already; the demo is loaded into an empty one only.", returncode=2
            )
        load_demo(
            password=settings.DEMO_PASSWORD or DEFAULT_DEMO_PASSWORD,
            demo_day=settings.DEMO_TODAY,
            at=timezone.make_aware(datetime.combine(REGISTER_FROM, time(7))),
            say=self.stdout.write,
        )
        self.stdout.write("The demo city is loaded.")
