from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page, main_menu
        from cells.desk import add_notices
        from cells.navigation import OrganisationPage, organisation_menu
        from meetings.desk import NOTICES, meeting_duties
        from meetings.queries.usage import USAGE
        from meetings.services.reorganisation import EFFECT
        from pilots.queries.usage import register_usage
        from reorganisations.services.effects import register_effect

        register_usage(USAGE)
        register_effect(EFFECT, position=10)
        add_to_desk(meeting_duties, position=30)
        add_notices(NOTICES)
        main_menu.add(Page("meetings:mine", _("Meetings")), position=60)
        organisation_menu.add(OrganisationPage("meetings:meetings", _("Meetings"), on_desk=True), position=50)
