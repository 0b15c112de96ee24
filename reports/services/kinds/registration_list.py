from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Mandate
from cells.queries.names import name_in_full_on
from pilots.models import Guidance
from pilots.queries.guidance import newest_guidance
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.registration_list import (
    TYPE_CODE,
    cover_of_list,
    list_day,
    possible_list,
    recipients_to_edit,
    registered_in,
    registration_list,
    submissions_of,
)
from reports.rules.counted import Counted, CountedFigure, Records
from reports.rules.kinds import RECIPIENTS, Argument, DocumentKind
from reports.rules.registration_list import RegistrationList
from reports.rules.reporting_day import check_not_over
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.kinds.judged import REGISTERED
from reports.services.order import Matter, Order


class RegistrationListKind(KindOfDocument):
    key = DocumentKind.REGISTRATION_LIST
    label = gettext_lazy("Registration list")
    file_name = "Danh sách đăng ký"
    type_code = TYPE_CODE
    writers = (Mandate.Role.CLERK,)
    files = WITH_TABLES
    takes = frozenset({Argument.ON, Argument.ROUND})
    previews = False

    def compose(self, order: Order, today: date) -> tuple[RegistrationList, date]:
        """Of the round that was asked for, or the newest, of those opened by the day; before the first, what could be
        registered."""
        submissions = submissions_of(order.organisation, by=order.on)
        for submission in submissions:
            if order.round_id in (None, submission.round_id):
                day = order.on or list_day(submission, today)
                if submission.sent_by(day) is None:
                    _check_in_force(submission.round.guidance, day)
                return registration_list(submission, day), day
        day = order.on or today
        if not submissions:
            _check_in_force(_begun_by(day), day)
        if not submissions and order.round_id is None and (possible := possible_list(order.organisation, day)):
            return possible, day
        raise Refused(
            _("%(organisation)s has no registration list in this round.")
            % {"organisation": name_in_full_on(order.organisation, day)},
            field="round",
        )

    def settled(self, order: Order, today: date) -> Order:
        if order.round_id is not None:
            return order
        newest = next(iter(submissions_of(order.organisation, by=order.on or today)), None)
        return replace(order, round_id=newest.round_id) if newest else order

    def cover_to_edit(self, matter: Matter) -> Cover:
        newest = next(iter(submissions_of(matter.organisation, by=matter.day)), None)
        return cover_of_list(newest, matter.day) if newest else super().cover_to_edit(matter)

    def texts_to_edit(self, matter: Matter) -> Mapping[str, str]:
        return {RECIPIENTS: recipients_to_edit(matter.organisation, matter.day)}

    def check_ready(self, order: Order, day: date) -> None:
        """What may still change on the list would not be on the paper."""
        lists = [one for one in submissions_of(order.organisation) if one.round_id == order.round_id]
        if not lists or lists[0].sent_by(day) is None:
            raise Refused(
                _("The list has not been submitted by that day. Submit it first: what is issued stays as it is.")
            )

    def counted_on(self, order: Order, today: date) -> date:
        _list, day = self.compose(order, today)
        return day

    def counted(self, order: Order, day: date) -> Counted | None:
        """Nothing before there is a list: what could be registered is no figure of anybody."""
        submission = next((one for one in submissions_of(order.organisation) if one.round_id == order.round_id), None)
        if submission is None:
            return None
        registrations = registered_in(submission, day)
        return Counted(
            "reports.queries.registration_list.registered_in",
            tuple(
                CountedFigure(str(format), REGISTERED[format], len(ids), ids, records=Records.REGISTRATIONS)
                for format in Format
                for ids in [tuple(one.pk for one in registrations if one.format == format)]
            ),
        )


def _begun_by(day: date) -> Guidance:
    """Raises Refused before the first."""
    guidance = newest_guidance(day)
    if guidance is None:
        raise Refused(
            _("No guidance on pilots had begun by %(day)s: nothing could be registered yet.")
            % {"day": day_in_words(day)},
            field="on",
        )
    return guidance


def _check_in_force(guidance: Guidance, day: date) -> None:
    """Of what has not been sent yet. Raises Refused."""
    check_not_over(guidance.reference.symbol, guidance.period, day)
