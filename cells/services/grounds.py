from datetime import date, timedelta

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Ground


@transaction.atomic
def end_ground(
    *,
    ground: Ground,
    last_day: date,
    occasion: Occasion,
) -> Ground:
    """The ground ends with the evening of `last_day`; it may end earlier than was told, never later. Raises Refused."""
    ground = Ground.objects.select_for_update(of=("self",)).select_related("member").get(pk=ground.pk)
    if last_day < ground.valid_from:
        raise Refused(
            _("The ground begins on %(day)s: it cannot end before.") % {"day": _written(ground.valid_from)},
            field="last_day",
        )
    ends_on = last_day + timedelta(days=1)
    if ground.valid_to is not None and ends_on >= ground.valid_to:
        raise Refused(
            _("The last day of this ground is %(day)s already. Record a new ground if it goes on.")
            % {"day": _written(ground.valid_to - timedelta(days=1))},
            field="last_day",
        )
    before, ground.valid_to = ground.valid_to, ends_on
    ground.save(update_fields=["valid_to"])
    data = {"ground": ground.pk, "category": ground.category, "to": ends_on, "before": before}
    record(occasion, act="cells.end_ground", subject=ground.member, data=data)
    return ground


def _written(day: date) -> str:
    return str(formats.date_format(day, "SHORT_DATE_FORMAT"))
