"""What a service that replaces something asks before, and keeps after. Both in its transaction, after it has locked the row
that what is replaced belongs to: two who press at once come one after the other."""

from datetime import datetime
from typing import Protocol

from django.db.models import Model
from django.utils import timezone

from accounts.models import KeptText, Occasion, User
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.as_json import as_json
from accounts.rules.replacing import Entries, Outdated, is_outdated


class Change(Protocol):
    """Something that says who changed it, and when: a wording that was kept, an entry of the log."""

    @property
    def by(self) -> User | None: ...

    @property
    def at(self) -> datetime | None: ...


def check_up_to_date(made_from: Entries | None, *, kept: Entries, wanted: Entries, last: Change | None) -> None:
    """Raise Outdated where the entries kept now are not those the form was made from, and what is wanted would undo that.

    `made_from` None: whoever calls has no form and replaces what there is.
    """
    if made_from is None:
        return
    made_from, kept, wanted = as_json(made_from), as_json(kept), as_json(wanted)
    if not is_outdated(made_from, kept, wanted):
        return
    when = timezone.localtime(last.at) if last is not None and last.at is not None else None
    by = last.by if last is not None else None
    raise Outdated(
        made_from=made_from,
        kept=kept,
        wanted=wanted,
        who=str(by) if by is not None else "",
        account=by.pk if by is not None else None,
        when=when,
    )


def keep_texts(*, of: Model, part: str, texts: Entries, before: Entries, occasion: Occasion) -> None:
    """Keep the wording that now stands. `before`: what stood until now, empty where nothing did; it is kept too where it came
    about in another way, so that nothing that is replaced is gone."""
    newest = kept_texts_of(of, part).first()
    number = newest.number if newest else 0
    standing: Entries = newest.texts if newest else {}
    texts, before = as_json(texts), as_json(before)
    if before and before != standing:
        number, standing = number + 1, before
        _keep(of, part, number, before)
    if texts != standing:
        _keep(of, part, number + 1, texts, by=occasion.by.user, at=occasion.at)


def _keep(
    of: Model, part: str, number: int, texts: Entries, *, by: User | None = None, at: datetime | None = None
) -> None:
    KeptText.objects.create(
        subject_kind=of._meta.label_lower,
        subject_id=str(of.pk),
        part=part,
        number=number,
        texts=dict(texts),
        by=by,
        at=at,
    )
