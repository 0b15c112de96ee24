"""Documents a clerk may want to cite again."""

from django.db.models import Q, QuerySet

from cells.models import (
    Activity,
    Degree,
    DocumentReference,
    Group,
    Membership,
    Organisation,
    Post,
    TemporaryStay,
    Transfer,
)

MOST = 40


def documents_cited_in(cell: Organisation) -> "QuerySet[DocumentReference]":
    """What ordered changes of the cell and of its members, the newest first; nothing of other cells shows through it."""
    members = Membership.objects.filter(cell=cell).values("member")
    cited = Q(pk__in=Membership.objects.filter(cell=cell).values("ordered_by"))
    cited |= Q(pk__in=Membership.objects.filter(cell=cell).values("ended_by"))
    for model in (Degree, Activity, TemporaryStay, Post):
        cited |= Q(pk__in=model._default_manager.filter(member__in=members).values("ordered_by"))
    cited |= Q(pk__in=Group.objects.filter(cell=cell).values("ordered_by"))
    cited |= Q(pk__in=Transfer.objects.filter(Q(from_cell=cell) | Q(to_cell=cell)).values("ordered_by"))
    newest = DocumentReference.objects.filter(cited).order_by("-issued_on", "-pk").values("pk")
    return DocumentReference.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[:MOST]))
