"""What appraisal and decision have in common: both are about what one round brought, list by list."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Mandate, Organisation
from pilots.models import Round
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from reports.queries.rounds import Judged, round_asked_for, rounds_of
from reports.rules.judged import BASES, JudgedList, JudgedRow
from reports.rules.kinds import Argument
from reports.rules.registration_list import group_label, infrastructure_words
from reports.rules.wording import two_digits
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Matter, Order


class KindOfARound(KindOfDocument):
    """Of the day on which the round was appraised or decided last, by the day that is asked for."""

    writers = (Mandate.Role.BOARD,)
    files = WITH_TABLES
    takes = frozenset({Argument.ON, Argument.ROUND})
    of_a_round = True

    @abstractmethod
    def judged(self, organisation: Organisation, round: Round, *, by: date) -> tuple[date | None, list[Judged]]:
        """The day, and what stands on the list."""

    def matter(self, order: Order, today: date) -> Matter:
        by = order.on or today
        rounds = [round_asked_for(order.organisation, order.round_id, by=by)] if order.round_id else []
        for round in rounds or rounds_of(order.organisation, by=by):
            day, _listed = self.judged(order.organisation, round, by=by)
            if day is not None:
                return Matter(order.organisation, day, round)
        raise Refused(self.nothing_yet(), field="round")

    def about(self, order: Order, day: date) -> str:
        """One round is appraised and decided on more than one day, each with a paper of its own."""
        return f"{super().about(order, day)}:{day.isoformat()}"

    def nothing_yet(self) -> str:
        return _("Nothing was decided in this round by that day.")

    def listed(self, matter: Matter) -> list[Judged]:
        assert matter.round is not None  # noqa: S101 - it is about one
        return self.judged(matter.organisation, matter.round, by=matter.day)[1]


def list_of(judged: Iterable[Judged], format: Format) -> JudgedList:
    return JudgedList(tuple(_row(one) for one in judged if one.format == format))


def _row(one: Judged) -> JudgedRow:
    figures = one.figures
    return JudgedRow(
        name=one.name,
        sender=one.sender,
        members=int(figures.get("members", 0)),
        base=int(figures.get("base", 0)),
        affected=int(figures.get("affected", 0)),
        parts=_parts(one, figures),
        basis=BASES.get(str(figures.get("basis") or ""), ""),
        infrastructure=infrastructure_words("", figures.get("sufficient")),
        favourable=one.act in {RegistrationAct.APPRAISE_FIT, RegistrationAct.APPROVE},
        remark=one.step.remark,
    )


def _parts(one: Judged, figures: Mapping[str, Any]) -> tuple[str, ...]:
    if one.format == Format.BY_GROUP:
        return tuple(group_label(group["name"]) for group in figures.get("group_sizes", ()))
    cells = int(figures.get("cells", 0))
    return (f"{two_digits(cells)} chi bộ",) if cells else ()
