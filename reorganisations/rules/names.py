"""What an organisation is called in the sentences of a plan."""

from collections.abc import Mapping

from cells.rules.organisation_names import in_full
from cells.rules.placing import Kind
from reorganisations.rules.plan import Unit


def called(code: str, *units: Mapping[str, Unit]) -> str:
    """As the first of `units` knows it, with the committee above; the code alone where none does."""
    unit = _found(code, units)
    if unit is None:
        return code
    above = _found(unit.parent, units)
    seen = {code}
    # A sectional committee is part of the committee above it, by which its cells are known.
    while above is not None and above.kind == Kind.SECTIONAL_COMMITTEE and above.code not in seen:
        seen.add(above.code)
        above = _found(above.parent, units)
    return in_full(unit.name, above.name if above else "", code)


def _found(code: str | None, units: tuple[Mapping[str, Unit], ...]) -> Unit | None:
    return next((known[code] for known in units if code is not None and code in known), None)
