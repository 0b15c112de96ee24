"""The list of organisations with which a site began."""

from accounts.models import Entry
from cells.models import Organisation
from cells.queries.names import names_in_full_on
from cells.rules.organisation_names import MOST_NAMED

ENTERED = "cells.enter_first_tree"


def first_tree_entered() -> Entry | None:
    """The entry of the log by which it was entered; None where there was no list, or it was taken back."""
    tops = Organisation.objects.filter(depth=1).order_by().values_list("pk", flat=True)
    entries = Entry.objects.filter(
        act=ENTERED, subject_kind=Organisation._meta.label_lower, subject_id__in=list(map(str, tops))
    )
    return entries.order_by("-pk").first()


def touched_since(entry: Entry) -> list[str]:
    """What those are called, up to a few, about which the log tells of anything after it."""
    keys = dict(Organisation.objects.filter(code__in=entry.data["codes"]).order_by().values_list("pk", "code"))
    later = Entry.objects.filter(pk__gt=entry.pk, subject_kind=entry.subject_kind, subject_id__in=map(str, keys))
    ids = {int(key) for key in later.order_by().values_list("subject_id", flat=True)}
    if missing := set(entry.data["codes"]) - set(keys.values()):
        return sorted(missing)[:MOST_NAMED]
    return list(names_in_full_on(sorted(ids)[:MOST_NAMED], entry.at.date()).values())
