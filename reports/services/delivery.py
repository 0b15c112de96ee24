"""Noting how an issued document went out."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.rules.names import fold
from reports.models import Delivery, Issued


@dataclass(frozen=True)
class Sent:
    """`copies`, `sent_on`: None while nobody knows."""

    copies: int | None = None
    sent_on: date | None = None
    received_by: str = ""
    remark: str = ""


@transaction.atomic
def note_delivery(*, issued: Issued, sent: Sent, occasion: Occasion, made_from: Entries | None = None) -> None:
    """In place of what was noted before; the document itself stays as it is. Raises Refused, and Outdated where somebody else has
    noted something since."""
    issued = Issued.objects.select_for_update(no_key=True).get(pk=issued.pk)
    if sent.sent_on is not None and not issued.dated_on <= sent.sent_on <= occasion.today:
        raise Refused(_("It went out on the day of the document or later, and not after today."), field="sent_on")
    kept = Delivery.objects.filter(issued=issued).first()
    before = sent_of(kept)
    check_up_to_date(made_from, kept=asdict(before), wanted=asdict(sent), last=None)
    if before == sent:
        return
    said = asdict(sent) | {"search_key": f"{fold(sent.received_by)} {fold(sent.remark)}"}
    said |= {"noted_by": occasion.by.user, "noted_at": occasion.at}
    Delivery.objects.update_or_create(issued=issued, defaults=said)
    record(
        occasion,
        act="reports.note_delivery",
        subject=issued,
        data={"before": asdict(before), "after": asdict(sent)},
    )


def sent_of(delivery: Delivery | None) -> Sent:
    if delivery is None:
        return Sent()
    return Sent(**{name: getattr(delivery, name) for name in Sent.__dataclass_fields__})
