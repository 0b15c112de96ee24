"""The organisations a site begins with, entered whole from one list, and taken back whole as long as nothing rests on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.first_tree import first_tree_entered, touched_since
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.first_register import enter_organisation
from cells.services.organisation_corrections import remove_organisation


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
    entry = first_tree_entered()
    if entry is None:
        raise Refused(_("There is no list that could be taken back."))
    if names := touched_since(entry):
        raise Refused(
            _("The list can no longer be taken back, because later acts rest on it: %(names)s")
            % {"names": "; ".join(names)}
        )
    codes = list(entry.data["codes"])
    by_code = {one.code: one for one in Organisation.objects.filter(code__in=codes)}
    record(occasion, act="cells.take_back_first_tree", subject=by_code[codes[0]], why=why, data={"entry": entry.pk})
    for code in reversed(codes):
        remove_organisation(organisation=by_code[code], why=why, occasion=occasion)
    return len(codes)
