"""The organisations a plan can name: what exists on its day, as its own steps so far have left it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cells.models import Organisation, OrganisationVersion
from cells.models.organisation import OrganisationQuerySet
from cells.rules.standing import MOST_STEPS
from reorganisations.models import Reorganisation
from reorganisations.queries.reorganisations import names_in_full_by_code, outcome_of, units_on
from reorganisations.rules.grid import next_codes, prefix_of
from reorganisations.rules.names import called
from reorganisations.rules.plan import Unit

MOST_CHILDREN = 500


class Within:
    """Gives, of codes, the organisations a plan can name; of what it cannot, what it is called."""

    def __init__(self, reorganisation: Reorganisation) -> None:
        self._plan = reorganisation

    def __call__(self, codes: Iterable[str]) -> dict[str, Unit]:
        return units_named(self._plan, codes)

    def called(self, code: str) -> str:
        """ "" where it is out of reach: what stands elsewhere is not told."""
        known = reach_of(self._plan).filter(code=code).order_by().values_list("code", flat=True)
        return names_in_full_by_code(known, self._plan.effective_on).get(code, "")


@dataclass(frozen=True)
class Pick:
    """What a form offers: the organisation looked below, what is above it, and its children, all as on the day."""

    units: dict[str, Unit]
    below: Unit | None
    above: list[Unit]
    children: list[Unit]

    @property
    def near(self) -> dict[str, str]:
        """By code what each is called."""
        near = [*self.above, *([self.below] if self.below else []), *self.children]
        return {unit.code: called(unit.code, self.units) for unit in near}

    @property
    def offered(self) -> dict[str, str]:
        """Of the children."""
        return {unit.code: called(unit.code, self.units) for unit in self.children}


def reach_of(reorganisation: Reorganisation) -> OrganisationQuerySet:
    """What the plan may name; a board's own organisation only as that below which others stand."""
    if reorganisation.led_by is None:
        return Organisation.objects.all()
    return Organisation.objects.below(reorganisation.led_by)


def units_named(reorganisation: Reorganisation, codes: Iterable[str]) -> dict[str, Unit]:
    """Of these codes, what exists on the day within reach, as the steps of the draft have left it."""
    wanted = set(codes)
    after = outcome_of(reorganisation).after
    founded = {code for code in wanted & set(after) if not Organisation.objects.filter(code=code).exists()}
    reachable = set(reach_of(reorganisation).filter(code__in=wanted).values_list("code", flat=True))
    units = units_on(reachable, reorganisation.effective_on) | after
    gone = set(outcome_of(reorganisation).ended)
    return {code: units[code] for code in wanted if code in units and code in reachable | founded and code not in gone}


def pick(reorganisation: Reorganisation, below: str) -> Pick:
    """What there is to choose from below an organisation (by its code; unknown: the topmost within reach)."""
    outcome = outcome_of(reorganisation)
    top = _start(reorganisation, below, set(outcome.after))
    if top is None:
        return Pick(outcome.after, None, [], [])
    units = units_on([top], reorganisation.effective_on) | outcome.after
    for code in outcome.ended:
        units.pop(code, None)
    if top not in units:
        return Pick(units, None, [], [])
    children = sorted((unit for unit in units.values() if unit.parent == top), key=lambda unit: unit.code)
    return Pick(units, units[top], _lineage(reorganisation, units, top), children[:MOST_CHILDREN])


def free_codes(reorganisation: Reorganisation, below: str, kind: str, number: int) -> list[str]:
    """So many codes that go on as those of the organisations of a kind below another do; none below what is out of reach."""
    if below not in units_named(reorganisation, [below]):
        return []
    units = units_on([below], reorganisation.effective_on) | outcome_of(reorganisation).after
    siblings = [unit for unit in units.values() if unit.parent == below]
    alike = [unit.code for unit in siblings if unit.kind == kind]
    prefix = prefix_of(alike or [unit.code for unit in siblings], below)
    known = Organisation.objects.filter(code__startswith=prefix).values_list("code", flat=True)
    return next_codes({*known, *units}, prefix, number)


def _start(reorganisation: Reorganisation, below: str, drafted: set[str]) -> str | None:
    reach = reach_of(reorganisation)
    if below and (below in drafted or reach.filter(code=below).exists()):
        return below
    if reorganisation.led_by is not None:
        return reorganisation.led_by.code
    root = (
        OrganisationVersion.objects.on(reorganisation.effective_on).filter(parent__isnull=True).order_by("pk").first()
    )
    return root.organisation.code if root else None


def _lineage(reorganisation: Reorganisation, units: dict[str, Unit], code: str) -> list[Unit]:
    """What is above, topmost first, as far as the plan reaches."""
    top = reorganisation.led_by.code if reorganisation.led_by else None
    above: list[Unit] = []
    for _step in range(MOST_STEPS):
        parent = units[code].parent
        if code == top or parent is None or parent not in units:
            break
        above.insert(0, units[parent])
        code = parent
    return above
