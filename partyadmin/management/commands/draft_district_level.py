from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.clock import read_clock
from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import Mandate
from cells.queries.mandates import mandates_on
from partyadmin.demo.district_level import draft_district_level


class Command(BaseCommand):
    help = (
        "Drafts the reorganisation of 1/7/2025 in the demo city (docs/demo.md); nothing happens until it is confirmed."
    )

    def handle(self, *_args: object, **_options: object) -> None:
        clock = read_clock()
        if settings.PRODUCTION:
            raise CommandError("The plan belongs to the demo city.", returncode=2)
        mandate = Mandate.objects.on(clock.today).filter(role=Mandate.Role.ADMINISTRATOR).select_related("user").first()
        if mandate is None:
            raise CommandError("There is no administrator to plan it.", returncode=2)
        by = mandates_on(mandate.user, clock.today).acting(mandate)
        try:
            plan = draft_district_level(occasion=Occasion(by=by, at=clock.now, today=clock.today))
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        self.stdout.write(f"The draft is number {plan.pk}, with {plan.steps.count()} steps.")
