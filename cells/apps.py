from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CellsConfig(AppConfig):
    name = "cells"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page, main_menu
        from accounts.services.chores import add_chore
        from cells.access import may_correct
        from cells.desk import (
            NOTICES,
            days_off_to_enter,
            earlier_news,
            groups_without_leader,
            letters_not_arrived,
            my_organisations,
            news,
            residents,
            transfers_under_way,
        )
        from cells.navigation import Action, OrganisationPage, organisation_actions, organisation_menu
        from cells.queries.notice_kinds import add_notices
        from cells.services.counts import count_after_an_act, count_all_marked
        from cells.services.from_above import KINDS
        from cells.services.likenesses import compare_after_an_act, compare_all_marked

        add_chore(count_after_an_act, after_acts=True)
        add_chore(count_all_marked, after_acts=False)
        add_chore(compare_after_an_act, after_acts=True)
        add_chore(compare_all_marked, after_acts=False)
        add_notices(NOTICES | KINDS)
        add_to_desk(letters_not_arrived, position=5)
        add_to_desk(days_off_to_enter, position=8)
        add_to_desk(groups_without_leader, position=50)
        add_to_desk(transfers_under_way, position=60)
        add_to_desk(residents, position=62)
        add_to_desk(news, position=65)
        add_to_desk(my_organisations, position=90)
        add_to_desk(earlier_news, position=95)
        main_menu.add(Page("cells:organisations", _("Organisations")), position=20)
        main_menu.add(Page("cells:statutes", _("Statutes")), position=55)
        main_menu.add(Page("cells:citations", _("Citations")), position=70)
        main_menu.add(Page("cells:users", _("Users")), position=90)
        correct = Action(
            _("Correct a mistake"), lambda one: reverse("cells:organisation_correct", args=[one.code]), may_correct
        )
        organisation_actions.add(correct, position=20)
        organisation_menu.add(OrganisationPage("cells:organisation", _("Overview"), keeps_day=True), position=10)
        organisation_menu.add(
            OrganisationPage("cells:members", _("Members"), keeps_day=True, on_desk=True), position=20
        )
        organisation_menu.add(OrganisationPage("cells:groups", _("Groups"), keeps_day=True), position=30)
        organisation_menu.add(OrganisationPage("cells:residences", _("Residence"), keeps_day=True), position=35)
        organisation_menu.add(OrganisationPage("cells:quality", _("Data quality")), position=70)
        post_migrate.connect(_ship_statutes, sender=self, dispatch_uid="ship_statutes")


def _ship_statutes(_plan: object = None, **_: object) -> None:
    from cells.services.shipped_statutes import ship_statutes

    ship_statutes()
