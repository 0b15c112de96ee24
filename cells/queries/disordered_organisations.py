"""What of organisations, groups and entries is not in order (cells/queries/quality.py), by kind of finding."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cells.models import Group, Mandate, Membership, Organisation, OrganisationVersion, Post
from cells.models.organisation import OrganisationQuerySet
from cells.queries.contradictions import Contradiction, strangers_to_their_organisation, two_at_once
from cells.queries.findings import Finding, Found
from cells.queries.groups import leaderless_on
from cells.queries.names import names_with_superior_on
from cells.queries.organisation_words import GRASSROOTS_CELL, words_on
from cells.queries.parameters import parameters_on
from cells.queries.sizes import cells_without_committee, cells_without_groups, of_another_size, too_small_cells
from cells.queries.standing import hanging_astray
from cells.rules.parameters import Asked, Key
from cells.rules.periods import period_in_words

Remark = Callable[[Any], str]
"""What is to be said of a version."""


def small_cells(below: OrganisationQuerySet, day: date) -> Found:
    asked = parameters_on(day)
    words = _("%(number)d official members, at least %(asked)d are a cell (%(clause)s)")
    say = _sized(words, asked.get(Key.CELL_FROM))
    how = _("Check the members, or put the cell together with another one.")
    return _of_organisations("small_cell", too_small_cells(below, asked), say, day, how=how, page="cells:members")


def cells_lacking_a_committee(below: OrganisationQuerySet, day: date) -> Found:
    asked = parameters_on(day)
    words = _("%(number)d official members and no cell committee, which is elected from %(asked)d on (%(clause)s)")
    say = _sized(words, asked.get(Key.CELL_COMMITTEE_FROM))
    how = _("Record who was elected to the cell committee.")
    found = cells_without_committee(below, asked)
    return _of_organisations("no_committee", found, say, day, how=how, page="cells:post_new")


def cells_lacking_groups(below: OrganisationQuerySet, day: date) -> Found:
    asked = parameters_on(day)
    words = _("%(number)d members and no group, with %(asked)d a cell is divided into groups (%(clause)s)")
    say = _sized(words, asked.get(Key.GROUPS_FROM))
    how = _("Record the groups it is divided into.")
    return _of_organisations("no_groups", cells_without_groups(below, asked), say, day, how=how, page="cells:groups")


def other_sizes(below: OrganisationQuerySet, day: date) -> Found:
    asked, kinds = parameters_on(day), words_on(day).all()
    called = {"committee": kinds[OrganisationVersion.Kind.GRASSROOTS_COMMITTEE], "cell": kinds[GRASSROOTS_CELL]}
    words = _("%(number)d members, from %(asked)d on it is a %(committee)s, below that a %(cell)s (%(clause)s)")
    say = _sized(words, asked.get(Key.GRASSROOTS_COMMITTEE_FROM), **called)
    how = _("Check the members, or ask for another form of organisation.")
    return _of_organisations("other_size", of_another_size(below, asked), say, day, how=how, page="cells:organisation")


def _sized(words: str, asked: Asked | None, **called: str) -> Remark:
    told = {"asked": asked.value, "clause": asked.clause} if asked else {}
    return lambda version: words % {"number": version.number, **told, **called}


def lacking_a_secretary(below: OrganisationQuerySet, day: date) -> Found:
    secretary = Post.objects.on(day).filter(title=Post.Title.SECRETARY, organisation=OuterRef("organisation"))
    versions = OrganisationVersion.objects.on(day).filter(~Exists(secretary), organisation__in=below)
    without, words = (
        versions.select_related("organisation").order_by("organisation__code"),
        _("no secretary is recorded"),
    )
    how = _("Record who holds the post.")
    return _of_organisations("no_secretary", without, lambda _version: words, day, how=how, page="cells:post_new")


def hanging_below_nothing(below: OrganisationQuerySet, day: date) -> Found:
    words = _("%(period)s below %(parent)s, which is not there on all these days")
    astray = [version for version in hanging_astray(below) if version.parent is not None]
    how = _("Correct what it hangs below or the days, or move it by a reorganisation.")

    def say(version: Any) -> str:
        return words % {"period": period_in_words(version.period), "parent": version.parent.code}

    return _of_organisations("hanging_astray", astray, say, day, how=how, page="cells:organisation")


def _of_organisations(kind: str, versions: Any, say: Remark, day: date, *, how: str, page: str) -> Found:
    """`page`: where it is mended, by the code of the organisation."""

    def tell(some: Sequence[OrganisationVersion]) -> list[Finding]:
        names = names_with_superior_on([version.organisation_id for version in some], day)
        return [
            Finding(
                kind,
                version.name,
                names[version.organisation_id].noted(version.organisation.code),
                say(version),
                how,
                (page, (version.organisation.code,)),
            )
            for version in some
        ]

    return Found(versions, tell)


def groups_lacking_a_leader(below: OrganisationQuerySet, day: date) -> Found:
    """A group nobody leads can neither meet in order nor report (03-HD/TW, II.4.2)."""

    def tell(groups: Sequence[Group]) -> list[Finding]:
        names = names_with_superior_on([group.cell_id for group in groups], day)
        return [
            Finding(
                kind="no_leader",
                who=group.name,
                where=f"{names[group.cell_id]} ({group.cell.code})",
                what=_("nobody leads the group"),
                how=_("Record who leads it"),
                mend=("cells:group_leader", (group.pk,)),
            )
            for group in groups
        ]

    return Found(leaderless_on(below, day).select_related("cell"), tell)


def entries_excluding_each_other(below: OrganisationQuerySet, day: date) -> Found:
    how = _("One of them was entered wrongly or did not end when it should have: correct it, or end it.")
    return _contradicting("two_at_once", list(two_at_once(below)), day, how=how)


def entries_outside_life(below: OrganisationQuerySet, day: date) -> Found:
    how = _("Correct its days, or end it on the last day of the organisation.")
    return _contradicting("outside_life", list(strangers_to_their_organisation(below, day)), day, how=how)


def _contradicting(kind: str, entries: Sequence[Contradiction], day: date, *, how: str) -> Found:
    def tell(some: Sequence[Contradiction]) -> list[Finding]:
        ids = {entry.organisation_id for entry in some}
        names, codes = (
            names_with_superior_on(ids, day),
            dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "code")),
        )
        return [
            Finding(
                kind,
                f"{entry.fact.user} · {entry.fact}" if isinstance(entry.fact, Mandate) else str(entry.fact),
                f"{names[entry.organisation_id]} ({codes[entry.organisation_id]})",
                period_in_words(entry.fact.period),
                how,
                ("cells:member", (entry.fact.member_id,))
                if isinstance(entry.fact, Membership)
                else ("cells:organisation", (codes[entry.organisation_id],)),
            )
            for entry in some
        ]

    return Found(entries, tell)
