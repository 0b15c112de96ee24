"""«Correct a mistake» of an organisation: what the register says of it was never so, or was so before anybody entered it.

Nothing happened on a day: the log keeps both values and the reason, and the tree of every day follows what is right.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Offered, Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.journal import values_of
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Organisation, OrganisationVersion
from cells.queries.names import name_in_full_on
from cells.queries.uses import uses_of
from cells.rules.ahead import check_has_happened
from cells.rules.names import fold
from cells.rules.organisation_code import is_code
from cells.rules.periods import Period, check_a_day_is_left
from cells.rules.placing import Kind, cell_level
from cells.services.corrections import checked_reason
from cells.services.facts_ahead import planned_for
from cells.services.from_above import tell_of_organisation
from cells.services.national_codes import check_national_codes
from cells.services.organisation_fit import check_place, everything_within, kinds_above
from cells.services.periods import one_truth_a_day
from cells.services.tree import lock_tree, refresh_tree

FACTS = (
    "name", "national_code", "issuer_name", "symbol", "kind", "level", "type", "parent", "area", "place", "overseas",
)  # fmt: skip
_TEXTS = ("name", "national_code", "issuer_name", "symbol", "area", "place")


@transaction.atomic
def correct_version(
    *,
    organisation: Organisation,
    pk: int,
    values: Mapping[str, Any],
    why: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """Give what it was in one period its right values (`values`: those of FACTS, and `valid_from`). Raises Refused, and Outdated
    where somebody else corrected it since `made_from`."""
    why = checked_reason(why)
    organisation = _locked(organisation)
    version = _entry(organisation, pk)
    before, last = values_of(version), last_entry(organisation, acts=["cells.correct_version"])
    kept = {name: getattr(version, name) for name in values}
    check_up_to_date(made_from, kept=_by_code(kept), wanted=_by_code(values), last=last)
    with everything_within(organisation, occasion.today):
        border = _move_first_day(version, values["valid_from"], occasion.today)
        _set(version, values)
        if values_of(version) == before:
            raise Refused(_("Nothing is different from what the register says."))
        _save([*border, version])
        levels = _follow(organisation, occasion.today)
    data = {"before": before, "after": values_of(version), "border": [one.pk for one in border], "levels": levels}
    entry = record(occasion, act="cells.correct_version", subject=organisation, why=why, data=data)
    tell_of_organisation(entry, organisation, occasion=occasion)


@transaction.atomic
def enter_earlier(
    *, organisation: Organisation, values: Mapping[str, Any], until: date, why: str, occasion: Occasion
) -> OrganisationVersion:
    """What it was from `valid_from` of the values until the day before `until`: before its first known day, or within a period
    that was entered as if it had been the same all the time. Raises Refused; Offered where another one begins before `until`.
    """
    why = checked_reason(why)
    organisation = _locked(organisation)
    asked = Period(values["valid_from"], until)
    check_has_happened(asked.start, occasion.today, field="valid_from")
    check_a_day_is_left(asked.start, until, field="until")
    version = OrganisationVersion(organisation=organisation, valid_from=asked.start, valid_to=until)
    _set(version, values)
    with everything_within(organisation, occasion.today):
        rest = _make_room(organisation, asked)
        _save([version, *rest])
        levels = _follow(organisation, occasion.today)
    data = {"entered": values_of(version), "levels": levels}
    entry = record(occasion, act="cells.enter_earlier", subject=organisation, why=why, data=data)
    tell_of_organisation(entry, organisation, occasion=occasion)
    return version


@transaction.atomic
def remove_version(*, organisation: Organisation, pk: int, why: str, occasion: Occasion) -> None:
    """A change that never was: what it was before goes on instead. Raises Refused."""
    why = checked_reason(why)
    organisation = _locked(organisation)
    version = _entry(organisation, pk)
    if organisation.versions.count() == 1:
        raise Refused(
            _("This is all that is known of it. Say that the organisation as a whole was entered by mistake.")
        )
    before = values_of(version)
    previous = organisation.versions.filter(valid_to=version.valid_from).first()
    with everything_within(organisation, occasion.today):
        version.delete()
        if previous is not None:
            previous.valid_to = OrganisationVersion._meta.get_field("valid_to").to_python(before["valid_to"])
            _save([previous])
        levels = _follow(organisation, occasion.today)
    data = {"before": before, "goes_on": previous.pk if previous else None, "levels": levels}
    entry = record(occasion, act="cells.remove_version", subject=organisation, why=why, data=data)
    tell_of_organisation(entry, organisation, occasion=occasion)


@transaction.atomic
def correct_code(*, organisation: Organisation, code: str, why: str, occasion: Occasion) -> Organisation:
    """Another code, as long as nothing refers to the organisation yet. Raises Refused."""
    why = checked_reason(why)
    organisation = _locked(organisation)
    code, before = clean_text(code).upper(), organisation.code
    if not is_code(code):
        raise Refused(_("A code has letters, digits, points and hyphens only."), field="code")
    if code == before:
        raise Refused(_("Nothing is different from what the register says."), field="code")
    _check_unused(organisation, _("The code stays as it is: it is in use already (%(what)s)."), field="code")
    organisation.code = code
    try:
        with transaction.atomic():
            organisation.save(update_fields=["code"])
    except IntegrityError as error:
        raise Refused(
            _("The code %(code)s is already taken. Choose another.") % {"code": code}, field="code"
        ) from error
    data = {"before": before, "after": code}
    entry = record(occasion, act="cells.correct_code", subject=organisation, why=why, data=data)
    tell_of_organisation(entry, organisation, occasion=occasion)
    return organisation


@transaction.atomic
def remove_organisation(*, organisation: Organisation, why: str, occasion: Occasion) -> None:
    """There never was such an organisation. Raises Refused where anything rests on it: then it was one, and is dissolved."""
    why = checked_reason(why)
    organisation = _locked(organisation)
    in_use = _(
        "It is in use (%(what)s). Take that out first; if it ever existed, dissolve it by a reorganisation instead."
    )
    _check_unused(organisation, in_use, field=None)
    versions = list(organisation.versions.order_by("valid_from"))
    data = {"code": organisation.code, "versions": [values_of(version) for version in versions]}
    record(occasion, act="cells.remove_organisation", subject=organisation, why=why, data=data)
    for version in versions:
        version.delete()
    Organisation(pk=organisation.pk).delete()


def _locked(organisation: Organisation) -> Organisation:
    """As it is now; whoever else changes the tree waits. Raises Refused where a plan is still to come for it."""
    lock_tree()
    now = Organisation.objects.filter(pk=organisation.pk).first()
    if now is None:
        raise Refused(_taken_out())
    if plan := planned_for(now):
        raise Refused(
            _("%(plan)s is planned for it. Cancel the plan (or take the organisation out of it), correct the mistake, "
              "and plan it anew.") % {"plan": plan}
        )  # fmt: skip
    return now


def _entry(organisation: Organisation, pk: int) -> OrganisationVersion:
    version = organisation.versions.filter(pk=pk).first()
    if version is None:
        raise Refused(_taken_out())
    return version


def _taken_out() -> str:
    return _("What this rests on was changed a moment ago. Look at the page anew, then try again.")


def _by_code(values: Mapping[str, Any]) -> dict[str, Any]:
    """By the names of the fields of the form, where what it hangs below is written by its code."""
    return {**values, "parent": values["parent"].code if values["parent"] else ""}


def _check_unused(organisation: Organisation, message: str, *, field: str | None) -> None:
    uses = uses_of(organisation)
    if uses:
        raise Refused(message % {"what": ", ".join(f"{use.what}: {use.number}" for use in uses)}, field=field)


def _set(version: OrganisationVersion, values: Mapping[str, Any]) -> None:
    for name in FACTS:
        setattr(version, name, clean_text(values[name]) if name in _TEXTS else values[name])
    version.search_key = fold(version.name)
    kinds = kinds_above(version) if version.kind == Kind.CELL else set()
    if len(kinds) == 1:
        version.level = cell_level(kinds.pop())


def _move_first_day(version: OrganisationVersion, first: date, today: date) -> list[OrganisationVersion]:
    """Where it followed another without a day between, the border is one day: both move. Those that move besides it."""
    if first == version.valid_from:
        return []
    check_has_happened(first, today, field="valid_from")
    check_a_day_is_left(first, version.valid_to, field="valid_from")
    versions = OrganisationVersion.objects.filter(organisation=version.organisation_id)
    previous = versions.filter(valid_to=version.valid_from).first()
    version.valid_from = first
    if previous is None:
        return []
    if first <= previous.valid_from:
        raise Refused(_("Nothing would be left of the entry beside it. Remove that entry first."), field="valid_from")
    previous.valid_to = first
    return [previous]


def _make_room(organisation: Organisation, asked: Period) -> list[OrganisationVersion]:
    """What stood there is cut to the days that are left of it: one entry, or two with the asked one between them."""
    versions = list(organisation.versions.order_by("valid_from"))
    met = [version for version in versions if version.period.overlaps(asked)]
    if len(met) > 1:
        raise _until(met[0].valid_to or met[1].valid_from)
    if not met:
        follows = next((version for version in versions if version.valid_from > asked.start), None)
        if follows is None or asked.end != follows.valid_from:
            raise _until(follows.valid_from if follows else versions[0].valid_from)
        return []
    (whole,) = met
    if asked.start <= whole.valid_from and whole.valid_to is not None and whole.valid_to <= (asked.end or date.max):
        raise Refused(
            _("“%(name)s” is what the register says of all these days. Correct that entry.")
            % {"name": name_in_full_on(organisation, whole.valid_from)},
            field="valid_from",
        )
    pieces = []
    if whole.valid_from < asked.start:
        pieces.append(Period(whole.valid_from, asked.start))
    if asked.end is not None and not whole.is_over_on(asked.end):
        pieces.append(Period(asked.end, whole.valid_to))
    before, *after = pieces
    OrganisationVersion.objects.filter(pk=whole.pk).update(valid_from=before.start, valid_to=before.end)
    copies = []
    for piece in after:
        whole.pk, whole.valid_from, whole.valid_to = None, piece.start, piece.end
        copies.append(whole)
    return copies


def _until(day: date) -> Offered:
    return Offered(
        _("Its next entry begins on %(day)s: what was before it lasts until the day before.")
        % {"day": day_in_words(day)},
        field="until",
        value=day,
    )


def _save(versions: Sequence[OrganisationVersion]) -> None:
    """First what becomes shorter, then what becomes longer: on no statement are there two truths. Raises Refused."""

    def lengthens(version: OrganisationVersion) -> bool:
        was = OrganisationVersion.objects.filter(pk=version.pk).values_list("valid_from", "valid_to").first()
        return was is None or version.valid_from < was[0] or (was[1] is not None and version.valid_to != was[1] and (
            version.valid_to is None or version.valid_to > was[1]
        ))  # fmt: skip

    for version in versions:
        check_place(version)
    check_national_codes(versions)
    with one_truth_a_day(field="valid_from"):
        for version in sorted(versions, key=lengthens):
            version.save()


def _follow(organisation: Organisation, today: date) -> dict[int, str]:
    """Bring the levels of cells directly below along, and hang today's tree anew. By version of a cell the level it got."""
    levels = {}
    for child in OrganisationVersion.objects.filter(parent=organisation, kind=Kind.CELL):
        kinds = kinds_above(child)
        if len(kinds) == 1 and child.level != (level := cell_level(kinds.pop())):
            OrganisationVersion.objects.filter(pk=child.pk).update(level=level)
            levels[child.pk] = level
    refresh_tree(today, among=[organisation.pk])
    return levels
