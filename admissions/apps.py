from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AdmissionsConfig(AppConfig):
    name = "admissions"

    def ready(self) -> None:
        """What the app adds to desks, menus and registries."""
        from accounts.desk import add_to_desk
        from accounts.navigation import Page
        from accounts.services.chores import add_chore
        from admissions.desk import NOTICES, admission_duties, discipline_duties, fee_duties, screening_duties
        from admissions.navigation import exempts
        from admissions.queries.pipeline import voted_at
        from admissions.queries.statute_effects import OF_A_CASE, cases_otherwise, removals_otherwise
        from admissions.rules.terms import DECLARED, Key
        from admissions.services.exemptions import check_reason, forget_reasons, keep_reasons
        from admissions.services.reorganisation import EFFECT, correct
        from admissions.tasks import remove_closed_cases
        from cells.navigation import MemberWay, OrganisationPage, member_ways, organisation_menu, statutes_menu
        from cells.queries.notice_kinds import add_notices
        from cells.queries.statute_effects import look_when_changed
        from cells.queries.uses import name_rows, say_nothing_of
        from cells.rules.parameters import declare_parameters
        from cells.services.activity_checks import ask_of_activities
        from meetings.queries.resting import rests_on_meetings
        from reorganisations.services.effects import register_corrector, register_effect
        from sheets.services.beside import Beside, keep_beside

        name_rows("admissions_target", _("targets of admissions"))
        name_rows("admissions_candidate", _("persons on the way into the Party"))
        name_rows("admissions_screened", _("members looked at in a screening"))
        name_rows("admissions_classification", _("classifications of a year"))
        name_rows("admissions_monthlyfee", _("months of party fees"))
        name_rows("admissions_feeexemption", _("exemptions from party fees"))
        say_nothing_of("admissions.disciplinarycase")
        add_notices(NOTICES)
        add_to_desk(admission_duties, position=45)
        add_to_desk(screening_duties, position=46)
        add_to_desk(fee_duties, position=47)
        add_to_desk(discipline_duties, position=48)
        organisation_menu.add(OrganisationPage("admissions:people", _("Admissions")), position=55)
        member_ways.add(MemberWay("standing", "exempt", _("Exempt from work and meetings"), exempts), position=10)
        statutes_menu.add(Page("admissions:paper_kinds", _("Papers asked for")), position=10)
        register_effect(EFFECT, position=30)
        register_corrector(correct, position=30)
        rests_on_meetings(voted_at)
        ask_of_activities(check_reason)
        keep_beside(Beside(enter=keep_reasons, remove=forget_reasons))
        add_chore(remove_closed_cases, after_acts=False)
        look_when_changed(OF_A_CASE, cases_otherwise)
        look_when_changed([Key.CLOSED_KEPT], removals_otherwise)
        declare_parameters(_("Admission, screening and discipline"), DECLARED)
        post_migrate.connect(_ship, sender=self, dispatch_uid="ship_admission_terms")


def _ship(_plan: object = None, **_: object) -> None:
    from admissions.services.shipped_grounds import ship_grounds
    from admissions.services.shipped_papers import PARAMETERS, ship_papers
    from cells.services.shipped_statutes import ship_from

    ship_from(PARAMETERS)
    ship_papers()
    ship_grounds()
