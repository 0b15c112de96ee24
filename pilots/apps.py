from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    name = "pilots"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page, main_menu
        from accounts.services.chores import add_chore
        from accounts.services.letters import register_letters
        from cells.navigation import OrganisationPage, organisation_menu
        from cells.queries.ground_kinds import register_admissions
        from cells.queries.notice_kinds import add_notices
        from cells.queries.quality import add_kind
        from cells.queries.uses import lies_within_life
        from cells.services.counts import follow_tallies
        from pilots.desk import NOTICES, registration_duties, waiting_with_others
        from pilots.queries.guidance import admissions
        from pilots.queries.lived_days import LIVED
        from pilots.queries.quality import ENDLESS_GROUND, endless_grounds
        from pilots.services.countings import keep_countings
        from pilots.services.eligible import judge_tallied
        from pilots.services.reminders import KIND, still_reminds
        from pilots.services.reorganisation import EFFECT
        from pilots.services.reorganisation_corrections import correct
        from reorganisations.services.effects import register_corrector, register_effect

        for lived in LIVED:
            lies_within_life(lived)
        register_admissions(admissions)
        add_kind(ENDLESS_GROUND, _("Grounds without the last day that the guidance asks for"), endless_grounds)
        register_effect(EFFECT, position=20)
        register_corrector(correct, position=20)
        register_letters(KIND, still_reminds)
        add_to_desk(registration_duties, position=10)
        add_to_desk(waiting_with_others, position=70)
        add_notices(NOTICES)
        main_menu.add(Page("pilots:rounds", _("Registration rounds")), position=40)
        main_menu.add(Page("pilots:guidances", _("Guidances")), position=50)
        organisation_menu.add(OrganisationPage("pilots:eligibility", _("Eligibility"), on_desk=True), position=40)
        follow_tallies(judge_tallied)
        add_chore(keep_countings, after_acts=False)
        post_migrate.connect(_ship_guidances, sender=self, dispatch_uid="ship_guidances")


def _ship_guidances(_plan: object = None, **_: object) -> None:
    from pilots.services.countings import keep_countings
    from pilots.services.guidance import ship_guidances

    ship_guidances()
    keep_countings()
