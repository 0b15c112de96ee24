"""The organisations a site begins with, entered whole from one list, and taken back whole as long as nothing rests on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from accounts.services.journal import values_of
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.first_tree import first_tree_entered, touched_since
from cells.queries.uses import uses_of_all
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.corrections import checked_reason
from cells.services.document_references import cite
from cells.services.facts_ahead import planned_for
from cells.services.first_register import enter_organisation
from cells.services.tree import lock_tree


@dataclass(frozen=True)
class FirstOrganisation:
    """`parent`: the code of one that stands before it in the list, "" for the top. `facts`: as OrganisationVersion has them."""

    code: str
    parent: str
    since: date
    document: CitedDocument | None = None
    facts: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def enter_first_tree(*, organisations: Sequence[FirstOrganisation], source: str, occasion: Occasion) -> Entry:
    """All of them, or none. `source`: the list they come from. Raises Refused where the register has begun already."""
    if Organisation.objects.exists():
        raise Refused(_("The register holds organisations already. New ones are founded by a plan."))
    entered: dict[str, Organisation] = {}
    for one in organisations:
        check_has_happened(one.since, occasion.today, field="since")
        version = OrganisationVersion(
            parent=entered[one.parent] if one.parent else None,
            valid_from=one.since,
            ordered_by=cite(one.document, today=occasion.today, shared=True),
            **one.facts,
        )
        entered[one.code] = enter_organisation(code=one.code, versions=[version], occasion=occasion)
    top = next(iter(entered.values()))
    data = {"source": source, "codes": list(entered)}
    return record(occasion, act="cells.enter_first_tree", subject=top, data=data)


@transaction.atomic
def take_back_first_tree(*, why: str, occasion: Occasion) -> int:
    """How many organisations went. Raises Refused where there is nothing to take back, or something rests on it, saying what."""
    lock_tree()
    entry = first_tree_entered()
    if entry is None:
        raise Refused(_("There is no list that could be taken back."))
    if names := touched_since(entry):
        raise Refused(
            _("The list can no longer be taken back, because later acts rest on it: %(names)s")
            % {"names": "; ".join(names)}
        )
    organisations = list(Organisation.objects.filter(code__in=entry.data["codes"]).order_by("-depth"))
    for one in organisations:
        if plan := planned_for(one):
            raise Refused(_("%(plan)s is planned for it. Cancel that plan first.") % {"plan": plan})
    ids = [one.pk for one in organisations]
    if uses := uses_of_all(ids):
        what = ", ".join(f"{use.what}: {use.number}" for use in uses)
        raise Refused(
            _("The list can no longer be taken back, because later acts rest on it: %(names)s") % {"names": what}
        )
    versions = OrganisationVersion.objects.filter(organisation__in=ids).select_related("organisation")
    kept = {version.organisation.code: values_of(version) for version in versions}
    data = {"entry": entry.pk, "versions": kept}
    record(occasion, act="cells.take_back_first_tree", subject=organisations[-1], why=checked_reason(why), data=data)
    # From the leaves up: nothing hangs below what is not there, not for a moment.
    for depth in sorted({one.depth for one in organisations}, reverse=True):
        versions.filter(organisation__depth=depth).delete()
    Organisation.objects.filter(pk__in=ids).delete()
    return len(ids)
