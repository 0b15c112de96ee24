"""What appraisal and decision have in common: both are about what one round brought, list by list."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from cells.models import Mandate, Organisation
from pilots.models import Round
from pilots.rules.registration import RegistrationAct
from pilots.rules.terms import Format
from reports.queries.rounds import Judged, round_asked_for, rounds_of
from reports.rules.counted import Counted, CountedFigure, Records
from reports.rules.issuing import matter_of
from reports.rules.judged import BASES, JudgedList, JudgedRow
from reports.rules.kinds import Argument
from reports.rules.registration_list import group_label, infrastructure_words
from reports.rules.wording import two_digits
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Matter, Order

FAVOURABLE = frozenset({RegistrationAct.APPRAISE_FIT, RegistrationAct.APPROVE})
REGISTERED = {
    Format.ONLINE: gettext_lazy("Registered to meet online"),
    Format.BY_GROUP: gettext_lazy("Registered to meet by group"),
}
_FOR, _AGAINST = gettext_lazy("found fit, or approved"), gettext_lazy("found unfit, or refused")


def about_round(round_id: int | None, day: date) -> str:
    return f"{matter_of(day=day, round_id=round_id)}:{day.isoformat()}"


class KindOfARound(KindOfDocument):
    """Of the day on which the round was appraised or decided last, by the day that is asked for."""

    writers = (Mandate.Role.BOARD,)
    files = WITH_TABLES
    takes = frozenset({Argument.ON, Argument.ROUND})
    of_a_round = True
    query: ClassVar[str]
    """That of reports/queries/rounds.py, by which it counts."""

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
        return about_round(order.round_id, day)

    def nothing_yet(self) -> str:
        return _("Nothing was decided in this round by that day.")

    def counted(self, order: Order, day: date) -> Counted:
        figures = tuple(_figures(self.listed(self.matter(order, day))))
        return Counted(f"reports.queries.rounds.{self.query}", figures)

    def listed(self, matter: Matter) -> list[Judged]:
        assert matter.round is not None  # noqa: S101 - it is about one
        return self.judged(matter.organisation, matter.round, by=matter.day)[1]


def _figures(judged: Sequence[Judged]) -> Iterator[CountedFigure]:
    for format in Format:
        of_format = [one for one in judged if one.format == format]
        yield _of_registrations(str(format), REGISTERED[format], of_format)
        for name, label, favourable in (("for", _FOR, True), ("against", _AGAINST, False)):
            those = [one for one in of_format if (one.act in FAVOURABLE) is favourable]
            yield _of_registrations(f"{format}:{name}", label, those, depth=1)


def _of_registrations(key: str, label: str | Promise, judged: Sequence[Judged], *, depth: int = 0) -> CountedFigure:
    ids = tuple(one.step.registration_id for one in judged)
    return CountedFigure(key, label, len(ids), ids, records=Records.REGISTRATIONS, depth=depth)


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
        favourable=one.act in FAVOURABLE,
        remark=one.step.remark,
    )


def _parts(one: Judged, figures: Mapping[str, Any]) -> tuple[str, ...]:
    if one.format == Format.BY_GROUP:
        return tuple(group_label(group["name"]) for group in figures.get("group_sizes", ()))
    cells = int(figures.get("cells", 0))
    return (f"{two_digits(cells)} chi bộ",) if cells else ()
