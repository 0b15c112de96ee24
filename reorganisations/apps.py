from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReorganisationsConfig(AppConfig):
    name = "reorganisations"

    def ready(self) -> None:
        from accounts.navigation import Page, main_menu
        from cells.desk import add_notices
        from cells.navigation import coming, organisation_actions
        from cells.services.facts_ahead import WrittenAhead, register_written_ahead
        from reorganisations.desk import NOTICES
        from reorganisations.navigation import REORGANISE, reorganisations_ahead
        from reorganisations.queries.reorganisations import plan_naming
        from reorganisations.services.facts import ends_by_plan, take_back_for
        from reorganisations.services.late_acts import stand_back

        add_notices(NOTICES)
        main_menu.add(Page("reorganisations:reorganisations", _("Reorganisations")), position=30)
        organisation_actions.add(REORGANISE, position=10)
        coming.add(reorganisations_ahead, position=10)
        register_written_ahead(WrittenAhead(take_back_for, ends_by_plan, plan_naming, stand_back))
