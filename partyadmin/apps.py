from django.apps import AppConfig


class PartyadminConfig(AppConfig):
    """An application only so that its management commands are found: it composes the others and has no models."""

    name = "partyadmin"

    def ready(self) -> None:
        from django.conf import settings

        from partyadmin.demo.district_level import KEY, TITLE, draft_district_level, may_be_loaded
        from reorganisations.services.prepared_plans import PreparedPlan, offer_plan

        if settings.DEMO:
            offer_plan(PreparedPlan(KEY, TITLE, draft_district_level, may_be_loaded))
