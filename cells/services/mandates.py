"""Mandates: who may do what in the product, in which subtree, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion, User
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Mandate, Organisation
from cells.rules.periods import Period, check_a_day_is_left, period_in_words
from cells.services.periods import check_room, check_within, end_one, one_truth_a_day


@transaction.atomic
def give_mandate(
    *,
    user: User,
    organisation: Organisation | None,
    role: str,
    on: date,
    occasion: Occasion,
    until: date | None = None,
) -> Mandate:
    """A mandate from a day on, until the day before `until` where an end is known. Raises Refused where the same one holds
    then, or the role and the organisation do not fit; Offered where the same one holds later."""
    User.objects.select_for_update().get(pk=user.pk)
    if (organisation is None) != (role == Mandate.Role.ADMINISTRATOR):
        raise Refused(
            _("The administrator's mandate has no organisation; every other mandate needs one."), field="code"
        )
    check_a_day_is_left(on, until, field="until")
    asked = Period(on, until)
    if organisation is not None:
        check_within(asked, organisation, today=occasion.today)
    same = Mandate.objects.filter(user=user, organisation=organisation, role=role)
    check_room(asked, same, taken=_is_held, field="role")
    with one_truth_a_day(field="role"):
        mandate = Mandate.objects.create(user=user, organisation=organisation, role=role, valid_from=on, valid_to=until)
    record(occasion, act="cells.give_mandate", subject=mandate, data={"user": user.username, "on": on, "until": until})
    return mandate


def _is_held(mandate: Mandate) -> str:
    return _("%(who)s holds this mandate already (%(days)s).") % {
        "who": mandate.user,
        "days": period_in_words(mandate.period),
    }


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
