"""What holds some people of the city back: age, suspension, work elsewhere. Nowhere enough to make a pilot online possible."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from accounts.rules.days import day_in_words
from cells.models import Activity
from partyadmin.demo.movement import Movement
from partyadmin.demo.plan import DAY_2025, REGISTER_FROM, Person, Spell, Type

EXEMPT_BORN_BEFORE = date(1946, 1, 1)
TOWNS = ("Thành phố Hồ Chí Minh", "Bình Dương", "Đồng Nai", "Khánh Hòa", "Lâm Đồng", "Đà Nẵng", "Bình Thuận")
WORK = ("công nhân khu công nghiệp", "lái xe đường dài", "thợ xây công trình", "nhân viên kinh doanh", "thợ cơ khí")
FIRST_CELL = "PRTC-P01-01"


@dataclass(frozen=True)
class Numbers:
    """How many people of residential cells each circumstance befalls."""

    suspended: int
    working_away: int
    elsewhere: int


IN_THE_FIRST_CELL = Numbers(suspended=1, working_away=3, elsewhere=2)
"""So that the page of PRTC-P01-01 has everything to show."""
IN_OTHERS = Numbers(suspended=4, working_away=48, elsewhere=68)
GUESTS = 2
"""Members of a cell of another ward who take part in the first cell for a time."""


def apply_circumstances(movement: Movement) -> None:
    """Exemptions, suspensions, temporary stays and grounds of people who are in the city on 21/3/2025."""
    present = [p for p in movement.plan.people if p.cell_on(DAY_2025) and not p.stays]
    residents = [p for p in present if movement.type_of(p.now.cell) == Type.RESIDENTIAL]
    for person in residents:
        if person.born_on < EXEMPT_BORN_BEFORE and movement.chance.random() < 0.6:
            _exempt(movement, person)
    free = [p for p in residents if not p.activities and p.born_on.year >= 1962 and p.now.since < date(2024, 6, 1)]
    movement.chance.shuffle(free)
    _hold_back(movement, [p for p in free if p.now.cell == FIRST_CELL], IN_THE_FIRST_CELL)
    others = [p for p in free if p.now.cell != FIRST_CELL]
    _hold_back(movement, others[GUESTS:], IN_OTHERS)
    for guest in others[:GUESTS]:
        guest.away.append(Spell("", date(2024, 11, 11), date(2025, 11, 11), host=FIRST_CELL))


def _hold_back(movement: Movement, people: list[Person], numbers: Numbers) -> None:
    queue = iter(people)
    for person in islice(queue, numbers.suspended):
        since = movement.invention.day(date(2025, 1, 6), date(2025, 3, 10))
        person.activities.append(Spell(Activity.Value.SUSPENDED, since))
    for person in islice(queue, numbers.working_away):
        _work_away(movement, person)
    for person in islice(queue, numbers.elsewhere):
        since = movement.invention.day(date(2024, 6, 3), date(2025, 2, 20))
        until = since + timedelta(days=movement.chance.choice([180, 365, 500]))
        person.away.append(Spell(f"Đảng bộ cơ sở tại {movement.chance.choice(TOWNS)}", since, until))


def _exempt(movement: Movement, person: Person) -> None:
    """By age and health, at the member's wish, some time after the 75th birthday."""
    earliest = max(date(person.born_on.year + 75, 1, 5), REGISTER_FROM, person.now.since)
    latest = date(2025, 2, 20)
    since = movement.invention.day(min(earliest, latest - timedelta(days=40)), latest)
    person.activities.append(Spell(Activity.Value.EXEMPT, max(since, person.now.since)))


def _work_away(movement: Movement, person: Person) -> None:
    since = movement.invention.day(date(2024, 11, 4), date(2025, 2, 20))
    until = since + timedelta(days=movement.chance.choice([210, 300, 365]))
    person.grounds.append(
        Spell(
            "working_away_from_home",
            since,
            until,
            statement=f"Làm {movement.chance.choice(WORK)} tại {movement.chance.choice(TOWNS)}, không về họp hằng tháng được",
            evidence=f"Đơn đề nghị ngày {day_in_words(since)}, có xác nhận của nơi làm việc",
        )
    )
