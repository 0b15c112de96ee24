"""Mandates: who may do what in the product, in which subtree, from when until when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion, User
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from cells.models import Mandate, Organisation
from cells.rules.periods import Period, check_a_day_is_left, period_in_words
from cells.services.notices import beside, tell
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
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
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
    data = {"user": user.username, "on": on, "until": until}
    entry = record(occasion, act="cells.give_mandate", subject=mandate, data=data)
    values = _said_of(mandate, on) | {"last_day": mandate.last_day}
    kind = "cells.mandate_given_until" if until else "cells.mandate_given"
    tell(entry, occasion=occasion, kind=kind, to=[], people=[user], values=values)
    return mandate


def _said_of(mandate: Mandate, day: date) -> dict[str, object]:
    return {"user": mandate.user, "role": mandate.role, "organisation": mandate.organisation_id, "day": day}


def _tell_of_end(mandate: Mandate, until: date, *, entry: Entry, occasion: Occasion) -> None:
    """The person, and whoever goes on with the work; where nobody can, that is said."""
    same = Mandate.objects.not_over(until).filter(organisation=mandate.organisation, role=mandate.role)
    others = same.filter(user__is_active=True).exclude(user=mandate.user)
    kind = "cells.mandate_ended" if others.exists() else "cells.mandate_ended_and_nobody_left"
    told = beside([mandate.organisation_id], occasion.today)
    colleagues = [one.user for one in others.select_related("user")] if mandate.organisation_id is None else []
    values = _said_of(mandate, until)
    tell(entry, occasion=occasion, kind=kind, to=told, people=[mandate.user, *colleagues], values=values)


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
    made_from: Entries | None = None,
) -> None:
    """The mandate no longer holds from `until` on, today at the earliest. Its row stays, for the log names it; one that is
    ended on its first day, or before, has held on no whole day, and the log alone keeps it. Raises Refused.

    Nobody ends their own administrator's mandate: a site must not be left without one by a slip. A form that keeps the
    last day there is changes nothing. Raises Outdated where somebody else gave it another since `made_from`.
    """
    locked = Mandate.objects.select_for_update().get(pk=mandate.pk)
    last = last_entry(locked, acts=["cells.end_mandate"])
    check_up_to_date(made_from, kept={"until": locked.valid_to}, wanted={"until": until}, last=last)
    if made_from is not None and until == locked.valid_to:
        return
    if locked.role == Mandate.Role.ADMINISTRATOR and locked.user_id == occasion.by.user.pk:
        raise Refused(_("You cannot end your own mandate as administrator; another administrator can."))
    if until < occasion.today:
        raise Refused(
            _("The mandate has held until today, and what was done by it stays. It can end at once: last day %(day)s.")
            % {"day": day_in_words(day_before(occasion.today))},
            field="until",
        )
    data = {"user": locked.user.username, "from": locked.valid_from, "last_day": day_before(until)}
    if until != locked.valid_from:
        end_one(locked, on=until, field="until")
    entry = record(occasion, act="cells.end_mandate", subject=locked, data=data)
    _tell_of_end(locked, until, entry=entry, occasion=occasion)
    if until == locked.valid_from:
        locked.delete()


@transaction.atomic
def end_mandate_at_once(*, mandate: Mandate, occasion: Occasion) -> None:
    """From this moment on, also one that begins later. One that is over is left as it is: pressed twice it has ended once.

    Raises Refused.
    """
    held = Mandate.objects.select_for_update().filter(pk=mandate.pk).first()
    if held is not None and not held.is_over_on(occasion.today):
        end_mandate(mandate=held, until=max(occasion.today, held.valid_from), occasion=occasion)
