from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.services.jobs import register_handler
        from reports.desk import reports_due
        from reports.tasks import JOB, produce_document

        register_handler(JOB, produce_document)
        add_to_desk(reports_due, position=80)
