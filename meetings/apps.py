from django.apps import AppConfig
from django.db.models.signals import post_migrate
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
        from meetings.desk import (
            NOTICES,
            coming_meetings,
            meetings_left_open,
            meetings_over_the_quota,
            rating_duties,
            rolls_that_differ,
            schedule_duties,
            tasks_past_their_day,
            who_stays_away,
            year_duties,
        )
        from meetings.queries.agenda_items import items_since
        from meetings.queries.quality import DIFFERING_ROLL, differing_rolls
        from meetings.queries.usage import USAGE
        from meetings.services.judging_anew import meetings_judged
        from meetings.services.reorganisation import EFFECT
        from meetings.services.reorganisation_corrections import correct
        from pilots.queries.agenda_words import register_items
        from pilots.queries.judged_anew import register_judged
        from pilots.queries.usage import register_usage
        from reorganisations.services.effects import register_corrector, register_effect

        post_migrate.connect(_ship_rubric, sender=self, dispatch_uid="ship_rubric")
        register_items(items_since)
        register_usage(USAGE)
        register_judged(meetings_judged)
        name_rows("meetings_meeting", _("meetings"))
        title = _("Rolls that differ from the register of their day")
        add_kind(DIFFERING_ROLL, title, differing_rolls, reads_everything=True)
        register_effect(EFFECT, position=10)
        register_corrector(correct, position=10)
        for provider in (meetings_left_open, meetings_over_the_quota, rolls_that_differ, coming_meetings):
            add_to_desk(provider, position=30)
        for provider in (year_duties, who_stays_away, tasks_past_their_day):
            add_to_desk(provider, position=31)
        add_to_desk(schedule_duties, position=32)
        add_notices(NOTICES)
        main_menu.add(Page("meetings:mine", _("Meetings")), position=60)
        organisation_menu.add(OrganisationPage("meetings:meetings", _("Meetings"), on_desk=True), position=50)
        organisation_menu.add(OrganisationPage("meetings:ratings", _("Ratings")), position=55)
        add_to_desk(rating_duties, position=35)


def _ship_rubric(_plan: object = None, **_: object) -> None:
    from meetings.services.rubrics import ship_rubric

    ship_rubric()
