from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AdmissionsConfig(AppConfig):
    name = "admissions"

    def ready(self) -> None:
        """What the app adds to desks, menus and registries."""
        from accounts.desk import add_to_desk
        from admissions.desk import NOTICES, admission_duties, discipline_duties, screening_duties
        from cells.navigation import OrganisationPage, organisation_menu
        from cells.queries.notice_kinds import add_notices
        from cells.queries.uses import name_rows, say_nothing_of

        name_rows("admissions_target", _("targets of admissions"))
        name_rows("admissions_candidate", _("persons on the way into the Party"))
        name_rows("admissions_screened", _("members looked at in a screening"))
        name_rows("admissions_classification", _("classifications of a year"))
        say_nothing_of("admissions.disciplinarycase")
        add_notices(NOTICES)
        add_to_desk(admission_duties, position=45)
        add_to_desk(screening_duties, position=46)
        add_to_desk(discipline_duties, position=47)
        organisation_menu.add(OrganisationPage("admissions:people", _("Admissions")), position=55)
        post_migrate.connect(_ship, sender=self, dispatch_uid="ship_admission_terms")


def _ship(_plan: object = None, **_: object) -> None:
    from admissions.services.shipped_grounds import ship_grounds
    from admissions.services.shipped_papers import ship_papers
    from admissions.services.shipped_parameters import ship_parameters

    ship_parameters()
    ship_papers()
    ship_grounds()
