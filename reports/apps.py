from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page
        from accounts.services.jobs import register_handler
        from cells.navigation import OrganisationPage, organisation_menu
        from meetings.navigation import Way as WayOfMeeting
        from meetings.navigation import meeting_menu, notice_menu
        from pilots.navigation import Way, coverage_menu, round_menu, submission_menu
        from reports.desk import figures_owed, minutes_to_sign, periods_running, reports_due
        from reports.navigation import documents_of_rounds, notice_of, quota_table_of
        from reports.tasks import JOB, LISTS_JOB, organisation_for, produce_document, produce_lists

        register_handler(JOB, produce_document, right=organisation_for, reads_only=True)
        add_to_desk(minutes_to_sign, position=36)
        add_to_desk(figures_owed, position=37)
        add_to_desk(periods_running, position=38)
        register_handler(LISTS_JOB, produce_lists, right=organisation_for, reads_only=True)
        add_to_desk(reports_due, position=80)
        organisation_menu.add(OrganisationPage("reports:documents", _("Documents")), position=60)
        notice_menu.add(WayOfMeeting(_("As PDF or Word"), notice_of), position=10)
        meeting_menu.add(Page("reports:minutes", _("Minutes")), position=10)
        round_menu.add(Way(_("Letter, appraisal and decision"), documents_of_rounds), position=10)
        coverage_menu.add(Way(_("Table of the quotas used"), quota_table_of), position=10)
        submission_menu.add(Page("reports:documents", _("The list as a document")), position=10)
