"""Who is where while the history is told: every coming and going goes through here, so that nobody is in two cells."""

import random
from datetime import date

from cells.models import Membership
from partyadmin.demo.people import Invention
from partyadmin.demo.plan import Belonging, Person, Plan, Succeeded, Type

Arrival = Membership.Arrival
Departure = Membership.Departure


class Movement:
    def __init__(self, plan: Plan, invention: Invention) -> None:
        self.plan = plan
        self.invention = invention
        self.present: dict[str, list[Person]] = {}

    @property
    def chance(self) -> random.Random:
        return self.invention.chance

    def type_of(self, cell: str) -> Type:
        return Type(self.plan.units[cell].last.type)

    def enter(self, person: Person, cell: str, on: date, arrival: str) -> Person:
        person.belongings.append(Belonging(cell, on, arrival))
        self.present.setdefault(cell, []).append(person)
        self.plan.people.append(person)
        return person

    def leave(self, person: Person, on: date, departure: str, order: str = "") -> None:
        belonging = person.now
        belonging.until, belonging.departure, belonging.order = on, departure, order or belonging.order
        self.present[belonging.cell].remove(person)

    def transfer(self, person: Person, cell: str, on: date) -> None:
        """From one cell to another, on one day: counted exactly once on every day."""
        self.leave(person, on, Departure.TRANSFERRED)
        self._arrive(person, Belonging(cell, on, Arrival.TRANSFERRED))

    def reorganise(self, person: Person, cell: str, on: date, order: str) -> None:
        self.leave(person, on, Departure.REORGANISED)
        self._arrive(person, Belonging(cell, on, Arrival.REORGANISED, order=order))

    def _arrive(self, person: Person, belonging: Belonging) -> None:
        person.belongings.append(belonging)
        self.present.setdefault(belonging.cell, []).append(person)

    def merge(self, cell: str, into: str, on: date, order: str) -> None:
        """All of a cell go into another one, and the cell is no more."""
        for person in list(self.present[cell]):
            person.stays = False
            self.reorganise(person, into, on, order)
        self.close(cell, into, on=on, order=order)

    def split(self, cell: str, into: str, number: int, on: date, order: str) -> None:
        """So many of a cell begin a new one; the first three of them carry it."""
        movable = [person for person in self.present[cell] if not person.stays]
        for index, person in enumerate(movable[:number]):
            person.stays = index < 3
            self.reorganise(person, into, on, order)
        self.plan.successions.append(Succeeded(cell, into, on, order))

    def close(self, code: str, *successors: str, on: date, order: str) -> None:
        """The organisation ends on the day; without successors it is dissolved."""
        self.plan.units[code].ended_on = on
        links: tuple[str | None, ...] = successors or (None,)
        self.plan.successions += [Succeeded(code, successor, on, order) for successor in links]
