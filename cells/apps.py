from django.apps import AppConfig


class CellsConfig(AppConfig):
    name = "cells"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.services.jobs import register_handler
        from cells.desk import my_organisations, transfers_under_way
        from cells.services.sheets.proceeding import JOB
        from cells.tasks import work_on_sheet

        register_handler(JOB, work_on_sheet)
        add_to_desk(transfers_under_way, position=60)
        add_to_desk(my_organisations, position=90)
