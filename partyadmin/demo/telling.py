"""The whole demo as a plan, told in the order of time. Seeded: the same one each time."""

from dataclasses import dataclass

from partyadmin.demo.abroad import add_abroad
from partyadmin.demo.circumstances import apply_circumstances
from partyadmin.demo.city import add_city
from partyadmin.demo.company import add_company
from partyadmin.demo.history import play_2019_to_2023, play_2024_and_2025
from partyadmin.demo.movement import Movement
from partyadmin.demo.national_codes import give_national_codes
from partyadmin.demo.offices import Offices
from partyadmin.demo.people import Invention
from partyadmin.demo.plan import Person, Plan
from partyadmin.demo.reorganisations import reorganise
from partyadmin.demo.sign_ins import appoint_sign_ins
from partyadmin.demo.sizes import character, sizes_in_2023, sizes_in_2025

SEED = 28
CARD_SERIES = "58"


@dataclass(frozen=True)
class Demo:
    plan: Plan
    offices: Offices


def build_demo() -> Demo:
    plan = Plan()
    movement = Movement(plan, Invention(SEED))
    add_city(plan)
    natural = character(plan, movement.invention)
    play_2019_to_2023(movement, sizes_in_2023(plan, natural))
    reorganise(movement)
    play_2024_and_2025(movement, sizes_in_2025(plan, natural))
    apply_circumstances(movement)
    add_company(movement)
    add_abroad(movement)
    offices = Offices(plan)
    offices.fill()
    appoint_sign_ins(offices)
    _number_cards(plan.people)
    give_national_codes(plan)
    return Demo(plan, offices)


def _number_cards(people: list[Person]) -> None:
    """A card is given with the full membership; those who left before have none."""
    holders = [p for p in people if p.official_on and (p.now.until is None or p.official_on < p.now.until)]
    for number, person in enumerate(sorted(holders, key=lambda person: person.admitted_on), start=1):
        person.card_number = f"{CARD_SERIES}{number:06d}"
