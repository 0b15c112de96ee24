"""Mandates: who may do what in the product, in which subtree, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Mandate, Organisation
from cells.rules.periods import period_in_words
from cells.services.periods import end_one


@transaction.atomic
def give_mandate(
    *,
    user: User,
    organisation: Organisation | None,
    role: str,
    on: date,
    occasion: Occasion,
) -> Mandate:
    """A mandate from a day on. Refused where the same one holds then or later, or the role and the organisation do not fit."""
    User.objects.select_for_update().get(pk=user.pk)
    if (organisation is None) != (role == Mandate.Role.ADMINISTRATOR):
        raise Refused(
            _("The administrator's mandate has no organisation; every other mandate needs one."), field="code"
        )
    same = Mandate.objects.filter(user=user, organisation=organisation, role=role).not_over(on).first()
    if same is not None:
        raise Refused(
            _("%(who)s holds this mandate already (%(days)s).") % {"who": user, "days": period_in_words(same.period)},
            field="role",
        )
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
    if locked.role == Mandate.Role.ADMINISTRATOR and locked.user_id == occasion.by.user.pk:
        raise Refused(_("You cannot end your own mandate as administrator; another administrator can."))
    end_one(locked, on=until, field="until")
    record(occasion, act="cells.end_mandate", subject=locked, data={"last_day": locked.last_day})
    return locked
