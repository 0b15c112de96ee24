from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation, SavedFilter
from cells.rules.conditions import Blocks, to_json


@transaction.atomic
def save_filter(
    *,
    organisation: Organisation,
    name: str,
    blocks: Blocks,
    occasion: Occasion,
) -> SavedFilter:
    """One of the person's own filters; a name that was used before takes the new conditions."""
    if not any(blocks):
        raise Refused(_("Choose at least one condition."))
    saved, _created = SavedFilter.objects.update_or_create(
        user=occasion.by.user, organisation=organisation, name=clean_text(name), defaults={"blocks": to_json(blocks)}
    )
    record(occasion, act="cells.save_filter", subject=saved, data={"blocks": saved.blocks})
    return saved


@transaction.atomic
def delete_filter(
    *,
    saved: SavedFilter,
    occasion: Occasion,
) -> None:
    record(occasion, act="cells.delete_filter", subject=saved, data={"blocks": saved.blocks})
    saved.delete()
