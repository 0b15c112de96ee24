from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "sheets"

    def ready(self) -> None:
        from django.db.models import Field

        from accounts.desk import add_to_desk
        from accounts.services.chores import add_chore
        from accounts.services.jobs import register_handler
        from cells.navigation import members_actions
        from cells.queries.notice_kinds import add_notices
        from cells.queries.uses import lies_within_life
        from reorganisations.navigation import beginnings
        from sheets.desk import first_steps, lists_that_go
        from sheets.navigation import LISTS_FROM_EXCEL, ORGANISATIONS_BY_SHEET
        from sheets.queries.among import Among, LookedUp
        from sheets.queries.lived_days import LIVED
        from sheets.services.proceeding import JOB
        from sheets.services.telling import KINDS
        from sheets.tasks import forget_unfinished_lists, keeps_register, tell_why_refused, work_on_sheet

        Field.register_lookup(Among)
        Field.register_lookup(LookedUp)
        add_chore(forget_unfinished_lists, after_acts=False)
        add_notices(KINDS)
        add_to_desk(lists_that_go, position=66)
        lies_within_life(LIVED)
        members_actions.add(LISTS_FROM_EXCEL, position=10)
        beginnings.add(ORGANISATIONS_BY_SHEET, position=10)
        add_to_desk(first_steps, position=1)
        register_handler(JOB, work_on_sheet, right=keeps_register, told=tell_why_refused)
