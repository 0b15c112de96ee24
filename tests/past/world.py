"""A small registry with a life of its own: acts by chance, each through the service that a person would use, day after day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from django.db import transaction

from accounts.models import Actor, Occasion
from accounts.rules.refusal import Refused
from cells.models import Mandate, Member, Membership, Organisation, OrganisationVersion
from cells.queries.mandates import mandates_on
from cells.rules.document_reference import CitedDocument
from cells.services.newcomers import Newcomer
from reorganisations.services.keeping_the_day import keep_day
from tests.cast import Cast, Kind, Level, Type
from tests.meetings.scenes import noon

Service = Callable[..., Any]
Deed = Callable[["World"], object]
T = TypeVar("T")
BEGINNING = date(2025, 1, 6)
"""While 03-HD/TW is in force: it ends on 30/6/2025, and many a run lasts beyond."""

USED = {"cells": 5, "pilots": 4, "meetings": 5, "reports": 1, "admissions": 2}
"""How often the services of an app are used, beside each other."""
DEEDS: dict[Service, Deed] = {}
"""By service how it is used: on whom chance falls, dated today or later."""


class NotNow(Exception):
    """There is nobody and nothing to do it to."""


def does(service: Service) -> Callable[[Deed], Deed]:
    def enter(deed: Deed) -> Deed:
        if service in DEEDS:
            raise ValueError(f"{service} has its deed already.")
        DEEDS[service] = deed
        return deed

    return enter


@dataclass
class World:
    cast: Cast
    chance: Random
    today: date = BEGINNING
    told: list[str] = field(default_factory=list)
    """What was done, a line each, for whoever looks for a fault."""
    number: int = 0

    # --- time ---------------------------------------------------------------------------------------------------------

    def go_on(self, days: int) -> None:
        """So many days pass; what is due on them comes into effect."""
        for _day in range(days):
            self.today += timedelta(days=1)
            keep_day(today=self.today, at=self.now)

    @property
    def now(self) -> datetime:
        return noon(self.today)

    def later(self, within: int = 20) -> date:
        """Today or later."""
        return self.today + timedelta(days=self.chance.choice([0, 0, self.chance.randint(1, within)]))

    def perhaps_until(self) -> date | None:
        return self.chance.choice([None, self.today + timedelta(days=self.chance.randint(21, 60))])

    # --- chance -------------------------------------------------------------------------------------------------------

    def one_of(self, things: Iterable[T]) -> T:
        found = list(things)
        if not found:
            raise NotNow
        return self.chance.choice(found)

    def some_of(self, things: Iterable[T], most: int) -> list[T]:
        found = list(things)
        if not found:
            raise NotNow
        return self.chance.sample(found, min(len(found), self.chance.randint(1, most)))

    def seldom(self) -> None:
        if self.chance.random() < 0.8:
            raise NotNow

    def new_number(self) -> int:
        self.number += 1
        return self.number

    # --- the register -------------------------------------------------------------------------------------------------

    def versions(self, *kinds: str) -> list[OrganisationVersion]:
        found = OrganisationVersion.objects.on(self.today).filter(kind__in=kinds).select_related("organisation")
        return list(found.order_by("organisation__code"))

    def cell(self) -> Organisation:
        return self.one_of(self.versions(OrganisationVersion.Kind.CELL)).organisation

    def organisation(self) -> Organisation:
        return self.one_of(self.versions(*OrganisationVersion.Kind.values)).organisation

    def belonging(self, cell: Organisation | None = None) -> list[Membership]:
        found = Membership.objects.on(self.today).select_related("member", "cell").order_by("pk")
        return list(found.filter(cell=cell) if cell else found)

    def member(self, cell: Organisation | None = None) -> Member:
        return self.one_of(self.belonging(cell)).member

    def person(self) -> Newcomer:
        number = self.new_number()
        return Newcomer(
            full_name=f"Lê Văn Mới {number}",
            born_on=date(1980, 1, 1) + timedelta(days=number),
            card_number=f"M{number:06d}",
        )

    def document(self) -> CitedDocument:
        number = self.new_number()
        return CitedDocument("Ban Thường vụ", f"{number}-QĐ/ĐU", self.today, f"Quyết định {number}")

    # --- who acts -----------------------------------------------------------------------------------------------------

    def occasion(self, by: Actor | None = None) -> Occasion:
        return Occasion(by=by or self.cast.root or self.cast.actor("khanh"), at=self.now, today=self.today)

    def in_office(self, role: str, organisation: Organisation) -> Occasion:
        """Somebody who holds the office of the organisation or above it today."""
        held = Mandate.objects.on(self.today).filter(role=role).select_related("user").order_by("pk")
        for mandate in held:
            if actor := mandates_on(mandate.user, self.today).nearest(organisation, role):
                return self.occasion(actor)
        raise NotNow

    # --- acting -------------------------------------------------------------------------------------------------------

    def attempt(self, service: Service) -> bool:
        """Whether it went through. What is refused leaves nothing behind."""
        name = f"{service.__module__}.{service.__name__}"
        try:
            with transaction.atomic():
                DEEDS[service](self)
        except (Refused, NotNow):
            return False
        self.told.append(f"{self.today:%d/%m/%Y} {name}")
        return True

    def live(self, acts: int) -> None:
        """So many acts by chance, with days between them."""
        apps = {app: [one for one in DEEDS if one.__module__.startswith(app)] for app in USED}
        while acts:
            (app,) = self.chance.choices(list(USED), list(USED.values()))
            if self.attempt(self.chance.choice(apps[app])):
                acts -= 1
                self.go_on(self.chance.choice([0, 0, 0, 1, 2, 3]))


def people(cast: Cast) -> None:
    """CELL has 70 members in three groups and a committee; all of SECOND, THIRD and UNIT are at sea, with a line to land."""
    crowd = cast.people(70, of="CELL")
    cast.groups("CELL", crowd, number=3)
    cast.committee("CELL", crowd[:3])
    facts = {"kind": Kind.CELL, "level": Level.BELOW_GRASSROOTS, "type": Type.STATE_ENTERPRISE}
    cast.found("THIRD", parent="WARD", name="Chi bộ tàu Sen Hồng", **facts)
    for code, number in (("SECOND", 12), ("THIRD", 8), ("UNIT", 6)):
        cast.grounds(cast.people(number, of=code))
        cast.infrastructure(code)
    cast.people(3, of="UNIT", on=date(2024, 2, 1), official=False)
    cast.people(5, of="OTHERCELL")
