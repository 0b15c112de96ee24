from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReorganisationsConfig(AppConfig):
    name = "reorganisations"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page, main_menu
        from cells.navigation import coming, organisation_actions
        from cells.queries.notice_kinds import add_notices
        from cells.queries.quality import add_kind
        from cells.services.facts_ahead import WrittenAhead, register_written_ahead
        from reorganisations.desk import NOTICES, plans_set_aside, questions_about_plans
        from reorganisations.navigation import REORGANISE, reorganisations_ahead
        from reorganisations.queries.quality import SET_ASIDE, findings_set_aside
        from reorganisations.queries.reorganisations import plan_naming
        from reorganisations.services.effects import register_corrector, register_effect
        from reorganisations.services.facts import ends_by_plan, take_back_end_of, take_back_for
        from reorganisations.services.late_acts import lead_on, stand_back
        from reorganisations.services.leading import EFFECT, correct

        add_notices(NOTICES)
        add_to_desk(plans_set_aside, position=2)
        add_kind(SET_ASIDE, _("Reorganisations that could not come into effect"), findings_set_aside)
        add_to_desk(questions_about_plans, position=64)
        register_effect(EFFECT, position=30)
        register_corrector(correct, position=30)
        main_menu.add(Page("reorganisations:reorganisations", _("Reorganisations")), position=30)
        organisation_actions.add(REORGANISE, position=10)
        coming.add(reorganisations_ahead, position=10)
        register_written_ahead(
            WrittenAhead(take_back_for, lead_on, take_back_end_of, ends_by_plan, plan_naming, stand_back)
        )
