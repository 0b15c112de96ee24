"""Mandates: who may do what in the product, in which subtree, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Mandate, Organisation


@transaction.atomic
def give_mandate(
    *,
    user: User,
    organisation: Organisation | None,
    role: str,
    on: date,
    occasion: Occasion,
) -> Mandate:
    """A mandate from a day on. Refused where the same one holds already, or the role and the organisation do not fit."""
    if (organisation is None) != (role == Mandate.Role.ADMINISTRATOR):
        raise Refused(
            _("The administrator's mandate has no organisation; every other mandate needs one."), field="code"
        )
    same = Mandate.objects.filter(user=user, organisation=organisation, role=role).on(on)
    if same.select_for_update().exists():
        raise Refused(_("%(who)s holds this mandate already.") % {"who": user}, field="role")
    mandate = Mandate.objects.create(user=user, organisation=organisation, role=role, valid_from=on)
    record(occasion, act="cells.give_mandate", subject=mandate, data={"user": user.username, "on": on})
    return mandate


@transaction.atomic
def end_mandate(
    *,
    mandate: Mandate,
    until: date,
    occasion: Occasion,
) -> Mandate:
    """The mandate no longer holds from `until` on. The row stays, for the log names it.

    Nobody ends their own administrator's mandate: a site must not be left without one by a slip.
    """
    locked = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if locked.valid_to is not None:
        raise Refused(_("This mandate has its last day already."))
    if locked.role == Mandate.Role.ADMINISTRATOR and locked.user_id == occasion.by.user.pk:
        raise Refused(_("You cannot end your own mandate as administrator; another administrator can."))
    if until <= locked.valid_from:
        raise Refused(
            _("The mandate began on %(day)s; its last day cannot be earlier.")
            % {"day": day_in_words(locked.valid_from)},
            field="until",
        )
    locked.valid_to = until
    locked.save(update_fields=["valid_to"])
    record(occasion, act="cells.end_mandate", subject=locked, data={"last_day": locked.last_day})
    return locked
