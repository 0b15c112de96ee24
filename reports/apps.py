from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page
        from accounts.services.jobs import register_handler
        from cells.navigation import OrganisationPage, organisation_menu
        from pilots.navigation import submission_menu
        from reports.desk import reports_due
        from reports.tasks import JOB, LISTS_JOB, organisation_for, produce_document, produce_lists

        register_handler(JOB, produce_document, right=organisation_for, reads_only=True)
        register_handler(LISTS_JOB, produce_lists, right=organisation_for, reads_only=True)
        add_to_desk(reports_due, position=80)
        organisation_menu.add(OrganisationPage("reports:documents", _("Documents")), position=60)
        submission_menu.add(Page("reports:documents", _("The list as a document")), position=10)
