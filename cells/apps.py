from django.apps import AppConfig


class CellsConfig(AppConfig):
    name = "cells"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from cells.desk import my_organisations

        add_to_desk(my_organisations, position=90)
