"""Plans of a board that has ended pass to the board of the one successor, else to the administrators; and back where its end
was a mistake."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.services.log import record
from cells.models import Organisation
from reorganisations.models import Reorganisation
from reorganisations.queries.leading import leader_on, plans_without_board
from reorganisations.services.effects import Changes, Effect, Touched

State = Reorganisation.State


def preview(changes: Changes) -> Sequence[Touched]:
    led = Reorganisation.objects.filter(state__in=[State.DRAFT, State.CONFIRMED], led_by__code__in=changes.ended)
    return [
        Touched(
            "reorganisations.led",
            _("plans of boards that end"),
            led.count(),
            note=_("They pass to the board of the one successor, else to the administrators."),
        )
    ]


def apply(changes: Changes, *, choices: Mapping[str, str], occasion: Occasion) -> None:  # noqa: ARG001 - there is no choice
    for plan in plans_without_board(changes.on):
        _pass_on(plan, leader_on(plan, changes.on), changes, occasion)


def correct(before: Changes, after: Changes, *, why: str, occasion: Occasion) -> Sequence[Touched]:  # noqa: ARG001 - the log says why
    back = 0
    passed = Entry.objects.filter(
        act="reorganisations.pass_on_plan", why=before.title, data__from__in=sorted(before.ended - after.ended)
    )
    for entry in passed:
        plan = Reorganisation.objects.filter(pk=entry.subject_id, state__in=[State.DRAFT, State.CONFIRMED]).first()
        if plan is not None and (plan.led_by.code if plan.led_by else None) == entry.data["to"]:
            _pass_on(plan, Organisation.objects.get(code=entry.data["from"]), after, occasion)
            back += 1
    return [Touched("reorganisations.led_again", _("plans that go back to the board that led them"), back)]


EFFECT = Effect(preview=preview, apply=apply)


def _pass_on(plan: Reorganisation, to: Organisation | None, changes: Changes, occasion: Occasion) -> None:
    before, plan.led_by = plan.led_by, to
    plan.save(update_fields=["led_by"])
    data = {"from": before.code if before else None, "to": to.code if to else None}
    record(occasion, act="reorganisations.pass_on_plan", subject=plan, why=changes.title, data=data)
