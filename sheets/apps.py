from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "sheets"

    def ready(self) -> None:
        from accounts.services.jobs import register_handler
        from cells.navigation import members_actions
        from cells.queries.notice_kinds import add_notices
        from cells.queries.uses import lies_within_life
        from sheets.navigation import LISTS_FROM_EXCEL
        from sheets.queries.lived_days import LIVED
        from sheets.services.proceeding import JOB
        from sheets.services.telling import KINDS
        from sheets.tasks import keeps_register, tell_why_refused, work_on_sheet

        add_notices(KINDS)
        lies_within_life(LIVED)
        members_actions.add(LISTS_FROM_EXCEL, position=10)
        register_handler(JOB, work_on_sheet, right=keeps_register, told=tell_why_refused)
