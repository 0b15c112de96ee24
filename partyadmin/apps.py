from django.apps import AppConfig


class PartyadminConfig(AppConfig):
    """An application only so that its management commands are found: it composes the others and has no models."""

    name = "partyadmin"
