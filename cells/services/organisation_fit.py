"""Whether what an organisation is said to have been fits on every day: below what was there, above what hung below it, and
around everything that rests on it."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import name_in_full_on
from cells.queries.organisations import ancestor_ids_on, life_of
from cells.queries.uses import Stray, strays_of
from cells.rules.organisation_names import in_full
from cells.rules.placing import LEVELS, Above, Kind, out_of_place
from cells.rules.within_life import first_day_outside
from cells.services.hanging import hanging_anew


def check_place(version: OrganisationVersion) -> None:
    """On every day of it what it hangs below is there and of a kind that fits, and so is its level. Raises Refused."""
    if version.level not in LEVELS[Kind(version.kind)]:
        raise Refused(_("The level does not fit the kind."), field="level")
    if version.parent is None:
        reasons = out_of_place(_in_full(version), version.kind, None)
    else:
        outside = first_day_outside(version.period, life_of(version.parent))
        if outside is not None:
            raise Refused(
                _("%(organisation)s does not exist on %(day)s: enter its earlier history first, or choose another day.")
                % {"organisation": name_in_full_on(version.parent, outside), "day": day_in_words(outside)},
                field="valid_from" if outside == version.valid_from else "parent",
            )
        reasons = [reason for one in _versions_above(version) for reason in _out_of_place(version, one)]
        _check_no_ring(version, version.parent)
    for reason in reasons:
        raise Refused(reason, field="parent")


def _check_no_ring(version: OrganisationVersion, parent: Organisation) -> None:
    days = {version.valid_from, *(above.valid_from for above in _versions_above(version))}
    for day in days:
        if version.is_true_on(day) and version.organisation_id in ancestor_ids_on(parent, day):
            raise Refused(_("%(name)s would stand below itself.") % {"name": _in_full(version)}, field="parent")


def _versions_above(version: OrganisationVersion) -> list[OrganisationVersion]:
    above = OrganisationVersion.objects.filter(organisation=version.parent_id)
    return [one for one in above if one.period.overlaps(version.period)]


def kinds_above(version: OrganisationVersion) -> set[str]:
    """Of what it stands directly below in its time."""
    return {one.kind for one in _versions_above(version)}


def _out_of_place(version: OrganisationVersion, above: OrganisationVersion) -> list[str]:
    if not out_of_place(version.name, version.kind, Above(above.name, above.kind)):
        return []
    there = name_in_full_on(above.organisation, max(above.valid_from, version.valid_from))
    return out_of_place(_in_full(version), version.kind, Above(there, above.kind))


def _in_full(version: OrganisationVersion) -> str:
    """As it would be: what is above it may not be above it yet in what is stored."""
    above = OrganisationVersion.objects.filter(organisation=version.parent_id).order_by("valid_from")
    names = [one.name for one in above if one.period.overlaps(version.period)]
    return in_full(version.name, names[0] if names else "", version.organisation.code)


@contextmanager
def everything_within(organisation: Organisation, today: date) -> Iterator[None]:
    """Raises Refused where something would lie outside what the organisation was, and did not before."""
    with hanging_anew([organisation.pk]):
        strayed, hung = strays_of(organisation, today), _astray_below(organisation)
        yield
        _check_everything_within(organisation, today, strayed, hung)


def _check_everything_within(
    organisation: Organisation, today: date, strayed: Collection[Stray], hung: Collection[OrganisationVersion]
) -> None:
    below = {child: day for child, day in _astray_below(organisation).items() if child not in hung}
    for child, day in below.items():
        raise Refused(
            _("%(name)s hangs below it on %(day)s and could not any more. Correct that organisation first.")
            % {"name": name_in_full_on(child.organisation, child.valid_from), "day": day_in_words(day)},
            field="valid_from",
        )
    known = {(stray.table, stray.row) for stray in strayed}
    new = [stray for stray in strays_of(organisation, today) if (stray.table, stray.row) not in known]
    if new:
        raise Refused(
            _("This would lie outside its life, or in what is no cell: %(what)s. Correct those entries first.")
            % {"what": _in_words(new)},
            field="valid_from",
        )


def _in_words(strays: Sequence[Stray]) -> str:
    """By sort how many there are, and the first day of them."""
    by_sort: dict[str, list[date]] = {}
    for stray in strays:
        by_sort.setdefault(str(stray.what), []).append(stray.day)
    return ", ".join(
        _("%(what)s: %(number)d (the first on %(day)s)")
        % {"what": what, "number": len(days), "day": day_in_words(min(days))}
        for what, days in sorted(by_sort.items())
    )


def _astray_below(organisation: Organisation) -> dict[OrganisationVersion, date]:
    """What hangs directly below it when it is not there, or cannot by its kind; the first such day."""
    life = life_of(organisation)
    astray = {}
    for child in OrganisationVersion.objects.filter(parent=organisation):
        day = first_day_outside(child.period, life)
        if day is None and any(_out_of_place(child, above) for above in _versions_above(child)):
            day = child.valid_from
        if day is not None:
            astray[child] = day
    return astray
