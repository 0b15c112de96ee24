"""How the pages of an organisation's documents are set."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation
from reports.models import PageLayout
from reports.rules.layout import Layout


@transaction.atomic
def settle_layout(*, organisation: Organisation, layout: Layout, occasion: Occasion) -> PageLayout:
    """From its day on. Raises Refused for a day that has passed: what was printed of it stays as it was."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if layout.begins_on < occasion.today:
        raise Refused(
            _("What was printed of earlier days stays as it was. Choose today or a later day."), field="begins_on"
        )
    said = {"ending": layout.ending, "both_sides": layout.both_sides}
    settled, _new = PageLayout.objects.update_or_create(
        organisation=organisation,
        begins_on=layout.begins_on,
        defaults=said | {"settled_by": occasion.by.user, "settled_at": occasion.at},
    )
    record(
        occasion,
        act="reports.settle_layout",
        subject=organisation,
        data={"begins_on": layout.begins_on} | said,
    )
    return settled
