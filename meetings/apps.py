from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page, main_menu
        from cells.navigation import OrganisationPage, organisation_menu
        from cells.queries.notice_kinds import add_notices
        from cells.queries.quality import add_kind
        from cells.queries.uses import name_rows
        from meetings.desk import NOTICES, meeting_duties, schedule_duties, year_duties
        from meetings.queries.quality import DIFFERING_ROLL, differing_rolls
        from meetings.queries.usage import USAGE
        from meetings.services.judging_anew import meetings_judged
        from meetings.services.reorganisation import EFFECT
        from meetings.services.reorganisation_corrections import correct
        from pilots.queries.judged_anew import register_judged
        from pilots.queries.usage import register_usage
        from reorganisations.services.effects import register_corrector, register_effect

        register_usage(USAGE)
        register_judged(meetings_judged)
        name_rows("meetings_meeting", _("meetings"))
        title = _("Rolls that differ from the register of their day")
        add_kind(DIFFERING_ROLL, title, differing_rolls, reads_everything=True)
        register_effect(EFFECT, position=10)
        register_corrector(correct, position=10)
        add_to_desk(meeting_duties, position=30)
        add_to_desk(year_duties, position=31)
        add_to_desk(schedule_duties, position=32)
        add_notices(NOTICES)
        main_menu.add(Page("meetings:mine", _("Meetings")), position=60)
        organisation_menu.add(OrganisationPage("meetings:meetings", _("Meetings"), on_desk=True), position=50)
