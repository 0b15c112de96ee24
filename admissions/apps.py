from django.apps import AppConfig


class AdmissionsConfig(AppConfig):
    name = "admissions"

    def ready(self) -> None:
        """What the app adds to desks, menus and registries."""
