"""Whether everything stands where it can on every day of a time to come: below what is there, of a kind that fits, never
below itself."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.rules.periods import Period
from cells.rules.placing import Above, out_of_place
from cells.rules.within_life import first_day_outside

MOST_STEPS = 20
"""Between a cell and the top: in a ring of parents, of before the database refused it, a walk would have no end."""


@dataclass(frozen=True)
class Standing:
    """What an organisation is in one period, and the code of what it stands below; both named as a sentence calls them."""

    code: str
    name: str
    kind: str
    parent: str | None
    period: Period
    name_above: str = ""


@dataclass(frozen=True)
class Astray:
    """One that cannot stand so, below what, and a sentence that says why. `what`: `gone`, `unfit` or `ring`."""

    code: str
    parent: str
    what: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.parent, self.what


def astray_from(since: date, versions: Sequence[Standing], among: Collection[str]) -> Iterator[Astray]:
    """Of these codes, those that stand astray on the day or later. `versions`: of them, and of all that is above them."""
    ahead = [version for version in versions if not version.period.is_over_on(since)]
    by_code: dict[str, list[Standing]] = defaultdict(list)
    for version in ahead:
        by_code[version.code].append(version)
    for code in among:
        for version in by_code[code]:
            yield from _below_what_is_gone(version, by_code, since)
            yield from _out_of_place(version, by_code)
    yield from _below_themselves(by_code, since, among)


def _below_what_is_gone(version: Standing, by_code: Mapping[str, list[Standing]], since: date) -> Iterator[Astray]:
    if version.parent is None:
        return
    asked = Period(max(since, version.period.start), version.period.end)
    day = first_day_outside(asked, [above.period for above in by_code.get(version.parent, [])])
    if day is not None:
        reason = _("%(name)s would stand below %(parent)s, which is not there on %(day)s.")
        words = {"name": version.name, "parent": version.name_above or version.parent, "day": day_in_words(day)}
        yield Astray(version.code, version.parent, "gone", reason % words)


def _out_of_place(version: Standing, by_code: Mapping[str, list[Standing]]) -> Iterator[Astray]:
    above = [one for one in by_code.get(version.parent or "", []) if one.period.overlaps(version.period)]
    places = [Above(one.name, one.kind) for one in above] if version.parent else [None]
    for place in dict.fromkeys(places):
        for reason in out_of_place(version.name, version.kind, place):
            yield Astray(version.code, version.parent or "", "unfit", reason)


def _below_themselves(by_code: Mapping[str, list[Standing]], since: date, among: Collection[str]) -> Iterator[Astray]:
    """On each day on which anything becomes another than before."""
    days = {max(since, version.period.start) for versions in by_code.values() for version in versions}
    for day in sorted(days):
        parents = {
            code: version.parent
            for code, versions in by_code.items()
            for version in versions
            if version.period.contains(day)
        }
        for code in among:
            if code in _lineage(parents.get(code), parents):
                reason = _("%(name)s would stand below itself on %(day)s.")
                words = {"name": by_code[code][0].name, "day": day_in_words(day)}
                yield Astray(code, "", "ring", reason % words)


def _lineage(code: str | None, parents: Mapping[str, str | None]) -> set[str]:
    above: set[str] = set()
    while code is not None and code not in above:
        above.add(code)
        code = parents.get(code)
    return above
