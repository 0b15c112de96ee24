"""Writes the demo through the services, in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from django.db import transaction

from accounts.models import User
from accounts.services.demo_day import begin_demo_day
from accounts.services.users import create_first_user, create_user
from admissions.services.targets import give_target
from cells.models import AreaFact, DocumentReference, Mandate, Member, Organisation, OrganisationVersion
from cells.services import first_register
from cells.services.document_references import cite
from cells.services.infrastructure import record_infrastructure
from cells.services.mandates import give_mandate
from partyadmin.demo import abroad, company
from partyadmin.demo.plan import DAY_2025, Person, Unit
from partyadmin.demo.reorganisations import DECISIONS
from partyadmin.demo.rows import facts_of, member_of, organs_and_facts
from partyadmin.demo.seasons import play_seasons
from partyadmin.demo.sign_ins import ADMINISTRATOR, MANDATES_FROM, SIGN_INS
from partyadmin.demo.standing_acts import standing_acts
from partyadmin.demo.targets import Given, targets_of
from partyadmin.demo.telling import Demo, build_demo
from partyadmin.synthetic.making import tidy

Say = Callable[[str], None]


@transaction.atomic
def load_demo(*, password: str, demo_day: date | None, at: datetime, say: Say) -> None:
    """The whole demo into an empty site; `demo_day` None: it runs on the real clock."""
    demo = build_demo()
    loader = Loader(demo, password=password, at=at, say=say)
    loader.load()
    tidy()
    play_seasons(loader.done_since())
    say("A round and a pilot of the company, meetings of the first cell, the letter that asks for the report")
    if demo_day is not None:
        begin_demo_day(day=demo_day)


class Loader:
    def __init__(self, demo: Demo, *, password: str, at: datetime, say: Say) -> None:
        self.demo, self.password, self.at, self.say = demo, password, at, say
        self.decisions: dict[str, DocumentReference] = {}
        self.organisations: dict[str, Organisation] = {}
        self.members: dict[Person, Member] = {}

    def load(self) -> None:
        username, full_name = ADMINISTRATOR
        self.occasion = create_first_user(
            username=username,
            full_name=full_name,
            password=self.password,
            mandate="",
            at=self.at,
            today=self.at.date(),
        )
        self._mandate(self.occasion.by.user, None, Mandate.Role.ADMINISTRATOR)
        self._organisations()
        self._people(self._users())
        self._offices_and_groups()

    def _organisations(self) -> None:
        for key, decision in DECISIONS.items():
            self.decisions[key] = cite(decision, today=None)
        for unit in self.demo.plan.units.values():
            self.organisations[unit.code] = first_register.enter_organisation(
                code=unit.code,
                versions=self._versions(unit),
                occasion=self.occasion,
            )
        for link in self.demo.plan.successions:
            first_register.enter_succession(
                predecessor=self.organisations[link.predecessor],
                successor=self.organisations[link.successor] if link.successor else None,
                on=link.on,
                ordered_by=self.decisions[link.order],
                occasion=self.occasion,
            )
        self.say(f"{len(self.organisations)} organisations, {len(self.demo.plan.successions)} successions")

    def _versions(self, unit: Unit) -> list[OrganisationVersion]:
        ends = [state.since for state in unit.states[1:]] + [unit.ended_on]
        return [
            OrganisationVersion(
                parent=self.organisations[state.parent] if state.parent else None,
                valid_from=state.since,
                valid_to=end,
                ordered_by=self.decisions.get(state.order),
                name=state.name,
                national_code=state.national_code,
                kind=state.kind,
                level=state.level,
                type=state.type,
                issuer_name=state.issuer_name,
                symbol=state.symbol,
                area=state.area,
                place=state.place,
                overseas=state.overseas,
            )
            for state, end in zip(unit.states, ends, strict=True)
        ]

    def _users(self) -> dict[str, User]:
        users = {}
        for sign_in in SIGN_INS:
            user = create_user(
                username=sign_in.username,
                full_name=sign_in.full_name,
                password=self.password,
                occasion=self.occasion,
            )
            self._mandate(user, self.organisations[sign_in.organisation], sign_in.role)
            users[sign_in.username] = user
        self.say(f"{len(users) + 1} sign-ins")
        return users

    def _mandate(self, user: User, organisation: Organisation | None, role: str) -> None:
        give_mandate(
            user=user,
            organisation=organisation,
            role=role,
            on=MANDATES_FROM,
            occasion=self.occasion,
        )

    def _people(self, users: dict[str, User]) -> None:
        storm = _storm()
        people = self.demo.plan.people
        self.members = {person: member_of(person, users.get(person.username)) for person in people}
        facts = [
            fact
            for person, member in self.members.items()
            for fact in facts_of(person, member, self.organisations, self.decisions, storm)
        ]
        first_register.enter_members_with_past(
            members=list(self.members.values()),
            facts=[storm, *facts],
            about=self.organisations["TW"],
            # The log is kept in the order of entry; what is entered has happened by the day of the demo.
            occasion=replace(self.occasion, today=DAY_2025),
        )
        self.say(f"{len(people)} people, {len(facts)} dated facts about them")

    def _offices_and_groups(self) -> None:
        offices = self.demo.offices
        organs, facts = organs_and_facts(offices.offices, offices.groups, self.organisations, self.members)
        first_register.enter_offices_and_groups(
            organs=organs,
            facts=facts,
            about=self.organisations["TW"],
            occasion=self.occasion,
        )
        self.say(f"{len(offices.offices)} offices, {len(offices.groups)} groups")

    def done_since(self) -> Iterator[tuple[date, Callable[[], object]]]:
        """What was found of infrastructure and what was asked of committees, each on its day."""
        yield abroad.LOOKED_ON, partial(self._found, abroad.CELL, True, abroad.SUFFICIENT, abroad.LOOKED_ON)
        yield company.LOOKED_ON, partial(self._found, company.CODE, True, company.SUFFICIENT, company.LOOKED_ON)
        for crew in company.CREWS:
            if crew.infrastructure is not None:
                looked_at = company.SUFFICIENT if crew.infrastructure else company.INSUFFICIENT
                found = partial(self._found, crew.code, crew.infrastructure, looked_at, company.LOOKED_ON)
                yield company.LOOKED_ON, found
        for given in targets_of(self.demo.plan):
            yield given.on, partial(self._give, given)
        yield from standing_acts(self.demo.plan, self.members, self.organisations, self.occasion)

    def _give(self, given: Given) -> None:
        give_target(
            organisation=self.organisations[given.code],
            year=given.on.year,
            number=given.number,
            share=None,
            on=given.on,
            document=None,
            occasion=replace(self.occasion, at=self.at + (given.on - self.at.date()), today=given.on),
        )

    def _found(self, code: str, sufficient: bool, looked_at: str, on: date) -> None:
        record_infrastructure(
            organisation=self.organisations[code],
            sufficient=sufficient,
            looked_at=looked_at,
            on=on,
            occasion=replace(self.occasion, at=self.at + (on - self.at.date()), today=on),
        )


def _storm() -> AreaFact:
    storm = company.STORM
    return AreaFact(
        kind_id=storm.kind,
        area=storm.area,
        statement=storm.statement,
        valid_from=storm.valid_from,
        valid_to=storm.valid_to,
    )
