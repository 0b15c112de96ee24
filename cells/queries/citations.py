"""The citation register as it is asked, and what was cited in one cell."""

from datetime import date
from functools import reduce
from typing import Any

from django.db.models import Q, QuerySet

from cells.models import (
    Activity,
    AssignedTask,
    Degree,
    DocumentReference,
    Group,
    GroupBelonging,
    Membership,
    Organisation,
    Post,
    Residence,
    TemporaryStay,
    Transfer,
)
from cells.rules.document_reference import search_words

ORDERED = (Degree, Activity, TemporaryStay, Residence, Post, GroupBelonging, AssignedTask)
ENDED = (Activity, TemporaryStay, Residence, Post)
"""What is ordered about a member, and what has an order of its own to end it."""


def citations(
    words: str = "", *, within: Organisation | None = None, by: date | None = None
) -> QuerySet[DocumentReference]:
    """Documents to cite, the newest first: those that everybody may cite and, `within` an organisation, what was cited there.

    With `words` those that hold them all, in any spelling; `by` a day those that were issued by then.
    """
    known = Q(shared=True) if within is None else Q(shared=True) | _cited_in(within)
    condition = reduce(lambda so_far, word: so_far & Q(search_key__contains=word), search_words(words), known)
    return _issued_by(by).filter(condition)


def citations_in(organisation: Organisation, *, by: date | None = None) -> QuerySet[DocumentReference]:
    """What was cited there before, the newest first; `by` as above."""
    return _issued_by(by).filter(_cited_in(organisation)).order_by("-issued_on", "-pk")


def _issued_by(day: date | None) -> QuerySet[DocumentReference]:
    documents = DocumentReference.objects.all()
    return documents if day is None else documents.filter(issued_on__lte=day)


def _cited_in(cell: Organisation) -> Q:
    """What ordered changes of the cell and of its members; nothing of other cells shows through it."""
    memberships = Membership.objects.filter(cell=cell)
    transfers = Transfer.objects.filter(Q(from_cell=cell) | Q(to_cell=cell))
    cited: list[tuple[QuerySet[Any], str]] = [
        (memberships, "ordered_by"),
        (memberships, "ended_by"),
        (Group.objects.filter(cell=cell), "ordered_by"),
        (transfers, "ordered_by"),
        (transfers, "received_by"),
    ]
    of_members = [(model, "ordered_by") for model in ORDERED] + [(model, "ended_by") for model in ENDED]
    for model, column in of_members:
        cited.append((model._default_manager.filter(member__in=memberships.values("member")), column))
    first, *others = [rows.order_by().values(column) for rows, column in cited]
    return Q(pk__in=first.union(*others))
