"""Organisations and links of a corrected plan: the mistake is taken back, and what should have been is written."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import differences, restore
from cells.models import Organisation, OrganisationVersion, Succession
from cells.queries.rows_in_words import row_in_full
from cells.queries.uses import Stray, strays_of, uses_of
from cells.services.hanging import hanging_anew
from reorganisations.models import Reorganisation, ReorganisationFact
from reorganisations.queries.corrections import VERSIONS
from reorganisations.queries.reorganisations import names_in_full_by_code
from reorganisations.rules.plan import Outcome
from reorganisations.services.facts import ReorganisationJournal
from reorganisations.services.writing import found_all, write_versions

LINKS = Succession._meta.label_lower
ORGANISATIONS = Organisation._meta.label_lower


def take_back_versions(plan: Reorganisation, codes: Collection[str], *, to_the_letter: bool = False) -> None:
    """What it made of these is as if it had not been. Raises Refused where they have become something else since.

    `to_the_letter`: a name that was put right since is something else too, for the plan will write the same again.
    """
    ids = set(Organisation.objects.filter(code__in=codes).values_list("pk", flat=True))
    rows = dict(OrganisationVersion.objects.filter(organisation__in=ids).values_list("pk", "organisation_id"))
    facts = [fact for fact in plan.facts.filter(table=VERSIONS).order_by("pk") if fact.row in rows]
    written = {fact.row for fact in facts}
    since = OrganisationVersion.objects.filter(organisation__in=ids).begins_from(plan.effective_on)
    _refuse_changed(since.exclude(pk__in=written).order_by("valid_from").first())
    for fact, row in differences(facts):
        # A name that was spelt wrongly and put right is no other organisation; an end is.
        version = row if isinstance(row, OrganisationVersion) else None
        if to_the_letter or version is None or fact.before is not None or version.valid_to is not None:
            _refuse_changed(version, there=False)
    restore(facts)
    ReorganisationFact.objects.filter(pk__in=[fact.pk for fact in facts]).delete()


def _refuse_changed(version: OrganisationVersion | None, *, there: bool = True) -> None:
    if version is None and there:
        return
    told = (
        {"name": row_in_full(version), "day": day_in_words(version.valid_to or version.valid_from)}
        if version
        else {"name": "–", "day": "–"}
    )
    raise Refused(_("%(name)s has become something else since (%(day)s). Correct what came later first.") % told)


def write_organisations(
    outcome: Outcome, codes: Collection[str], journal: ReorganisationJournal
) -> dict[str, Organisation]:
    """Of these codes, what the corrected steps make of them; all organisations of the outcome by code."""
    organisations = {one.code: one for one in Organisation.objects.filter(code__in={*outcome.before, *outcome.after})}
    found_all(journal, outcome, organisations)
    with hanging_anew([organisations[code].pk for code in codes if code in organisations]):
        write_versions(journal, outcome, organisations, among=set(codes))
    return organisations


def write_links(
    plan: Reorganisation,
    wanted: Sequence[Sequence[str | None]],
    organisations: Mapping[str, Organisation],
    journal: ReorganisationJournal,
) -> None:
    facts = {fact.row: fact for fact in plan.facts.filter(table=LINKS)}
    rows = list(Succession.objects.filter(pk__in=facts).select_related("predecessor", "successor"))
    there = {(row.predecessor.code, row.successor.code if row.successor else None): row for row in rows}
    right = {(predecessor, successor) for predecessor, successor in wanted}
    for link, row in there.items():
        if link not in right:
            facts[row.pk].delete()
            row.delete()
    journal.make(
        [
            Succession(
                predecessor=organisations[str(predecessor)],
                successor=organisations[successor] if successor else None,
                on=plan.effective_on,
                ordered_by=plan.ordered_by,
            )
            for predecessor, successor in sorted(right - set(there), key=str)
        ]
    )


def remove_founded(plan: Reorganisation, codes: Collection[str]) -> None:
    """What it had founded and should not have. Raises Refused where anything is left that refers to it."""
    for code in sorted(codes):
        organisation = Organisation.objects.get(code=code)
        uses = uses_of(organisation)
        try:
            if uses:
                raise _in_use(organisation, ", ".join(f"{use.what}: {use.number}" for use in uses))
            with transaction.atomic():
                plan.facts.filter(table=ORGANISATIONS, row=organisation.pk).delete()
                Organisation(pk=organisation.pk).delete()
        except ProtectedError as error:
            raise _in_use(organisation, row_in_full(next(iter(error.protected_objects)))) from error


def _in_use(organisation: Organisation, what: str) -> Refused:
    return Refused(
        _("%(code)s was founded by mistake and is in use (%(what)s). Take that out or correct it first.")
        % {"code": row_in_full(organisation), "what": what}
    )


def strays_among(codes: Collection[str], today: date) -> dict[str, set[Stray]]:
    """By code, what lies outside the life of these."""
    return {one.code: strays_of(one, today) for one in Organisation.objects.filter(code__in=codes)}


def check_nothing_strays(before: Mapping[str, set[Stray]], codes: Collection[str], today: date) -> None:
    """Raises Refused where something lies outside the life of one of these, and did not before."""
    for code, strays in strays_among(codes, today).items():
        known = {(stray.table, stray.row) for stray in before.get(code, ())}
        new = sorted((stray.day, str(stray.what)) for stray in strays if (stray.table, stray.row) not in known)
        if new:
            told = {"code": names_in_full_by_code([code], new[0][0])[code], "what": new[0][1]}
            raise Refused(
                _("In %(code)s there would be %(what)s on %(day)s, when it is not there. Correct or remove that first.")
                % (told | {"day": day_in_words(new[0][0])})
            )
