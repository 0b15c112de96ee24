from django.apps import AppConfig


class PartyadminConfig(AppConfig):
    """An application only so that its management commands are found: it composes the others and has no models."""

    name = "partyadmin"

    def ready(self) -> None:
        from django.conf import settings

        from partyadmin.demo import district_level, three_levels
        from reorganisations.services.prepared_plans import PreparedPlan, offer_plan

        if settings.DEMO:
            offer_plan(
                PreparedPlan(
                    district_level.KEY,
                    district_level.TITLE,
                    district_level.draft_district_level,
                    district_level.may_be_loaded,
                )
            )
            offer_plan(
                PreparedPlan(
                    three_levels.KEY, three_levels.TITLE, three_levels.draft_three_levels, three_levels.may_be_loaded
                )
            )
