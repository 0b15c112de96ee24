"""A reporting period from its opening to its closing, and what the database keeps of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Entry
from accounts.rules.refusal import Refused
from accounts.rules.seen import Changed
from cells.models import OrganisationVersion
from cells.services.departures import leave
from reports.models import Contribution, ContributionStep, PeriodClosing, ReportingPeriod, SentFigures
from reports.queries.period_figures import figures_of
from reports.queries.periods import last_return, whole_of
from reports.rules.periods import Asked, PeriodKind, Progress
from reports.services.contributions import (
    accept_agreeing,
    accept_figures,
    agreeing_shown,
    own_shown,
    put_back,
    return_figures,
    send_figures,
    sent_shown,
    take_off,
    withdraw_figures,
)
from reports.services.periods import (
    PeriodDraft,
    call_off_period,
    close_period,
    open_period,
    reopen_period,
    whole_shown,
)
from tests.cast import TODAY, Cast
from tests.reports.periods import DUE, accepted, of, opened, sent

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def test_who_hung_directly_below_on_the_reporting_day_owes(cast: Cast) -> None:
    yesterday = TODAY - timedelta(days=1)
    OrganisationVersion.objects.filter(organisation=cast["UNIT"]).update(valid_to=yesterday)
    cast.found("LATER", parent="CITY", on=TODAY, name="Chi bộ mới", kind="cell", level="grassroots", type="other")
    period = opened(cast, day=yesterday)
    assert [one.organisation.code for one in period.contributions.all()] == ["WARD"]
    assert Entry.objects.get(act="reports.open_period").data["owing"] == 1


def test_the_same_figures_of_a_day_are_asked_for_once(cast: Cast) -> None:
    period = opened(cast)
    with pytest.raises(Refused, match="asked for already"):
        opened(cast)
    opened(cast, kind=PeriodKind.YEARS)
    call_off_period(period=period, reason="Sai ngày", occasion=cast.occasion("dung"))
    opened(cast)


def test_who_has_nobody_below_asks_nobody(cast: Cast) -> None:
    with pytest.raises(Refused, match="nobody to ask"):
        opened(cast, code="UNIT", by="chi")


def test_what_is_sent_is_a_copy_with_the_name_of_its_query_and_a_digest(cast: Cast) -> None:
    (member, *_rest) = cast.people(7, of="CELL")
    period = opened(cast)
    standing = sent(cast, period, remark="Đủ 7 đồng chí").standing
    assert standing is not None
    assert (standing.query, standing.numbers["members"]) == ("reports.queries.pilot_figures.pilot_figures", 7)
    assert standing.digest
    leave(member=member, way="died", on=TODAY, document=None, occasion=cast.occasion("an"))
    standing.refresh_from_db()
    assert standing.numbers["members"] == 7
    line = next(line for line in whole_of(period, TODAY).lines if line.named.name == "Đảng bộ phường Sen Hồng")
    assert (line.register.numbers["members"], line.differs) == (6, ("members",))


def test_a_figure_is_returned_mended_in_the_register_and_sent_again_beside_the_old(cast: Cast) -> None:
    (member, *_rest) = cast.people(7, of="CELL")
    period = opened(cast)
    sent(cast, period)
    returned = return_figures(
        contribution=of(period), figure="members", text="Một đồng chí đã mất", occasion=cast.occasion("dung")
    )
    assert returned.standing is None
    comment = last_return(returned)
    assert comment is not None
    assert (comment.figure, comment.text) == ("members", "Một đồng chí đã mất")
    leave(member=member, way="died", on=TODAY, document=None, occasion=cast.occasion("an"))
    again = sent(cast, period)
    assert [version.numbers["members"] for version in again.versions.all()] == [7, 6]
    assert last_return(again) is None


@pytest.mark.parametrize(("figure", "text", "field"), [("", "Sai", "figure"), ("members", " ", "text")])
def test_who_returns_says_which_figure_and_what_to_mend(cast: Cast, figure: str, text: str, field: str) -> None:
    period = opened(cast)
    contribution = sent(cast, period)
    with pytest.raises(Refused) as refused:
        return_figures(contribution=contribution, figure=figure, text=text, occasion=cast.occasion("dung"))
    assert refused.value.field == field


def test_what_was_not_answered_is_withdrawn_and_what_was_is_not(cast: Cast) -> None:
    period = opened(cast)
    withdrawn = withdraw_figures(contribution=sent(cast, period), occasion=cast.occasion("binh"))
    assert withdrawn.state == "owed"
    accepted(cast, period, "WARD")
    with pytest.raises(Refused, match="have been accepted"):
        withdraw_figures(contribution=of(period), occasion=cast.occasion("binh"))


def test_what_is_accepted_or_sent_is_what_was_seen(cast: Cast) -> None:
    cast.people(3, of="CELL")
    period = opened(cast)
    seen = own_shown(figures_of(cast["WARD"], period.asked))
    cast.people(2, of="SECOND")
    with pytest.raises(Changed):
        send_figures(contribution=of(period), remark="", seen=seen, occasion=cast.occasion("binh"))
    shown = sent_shown(sent(cast, period))
    withdraw_figures(contribution=of(period), occasion=cast.occasion("binh"))
    sent(cast, period)
    with pytest.raises(Changed):
        accept_figures(contribution=of(period), seen=shown, occasion=cast.occasion("dung"))


def test_all_that_agree_are_accepted_at_once_and_the_others_wait(cast: Cast) -> None:
    cast.people(3, of="CELL")
    period = opened(cast)
    for code in ("WARD", "UNIT"):
        sent(cast, period, code)
    cast.people(1, of="SECOND")
    occasion = cast.occasion("dung")
    accept_agreeing(period=period, seen=agreeing_shown(period, TODAY), occasion=occasion)
    assert {one.organisation.code: one.state for one in period.contributions.all()} == {
        "WARD": "sent",
        "UNIT": "accepted",
    }
    with pytest.raises(Refused, match="waits here"):
        accept_agreeing(period=period, occasion=occasion)


def test_late_is_late_and_accepted_all_the_same(cast: Cast) -> None:
    period = opened(cast)
    late = DUE + timedelta(days=1)
    assert of(period).progress_on(late) == Progress.OVERDUE
    sent(cast, period, today=late)
    assert of(period).progress_on(late) == Progress.SENT_LATE


def test_who_has_ended_since_is_taken_off_with_a_reason_and_put_back_where_that_was_wrong(cast: Cast) -> None:
    period = opened(cast)
    occasion = cast.occasion("dung")
    with pytest.raises(Refused, match="Write the reason"):
        take_off(contribution=of(period), reason="", occasion=occasion)
    take_off(contribution=of(period), reason="Đã giải thể", occasion=occasion)
    assert [line.why_off for line in whole_of(period, TODAY).lines] == ["", "Đã giải thể"]
    assert put_back(contribution=of(period), occasion=occasion).state == "owed"


def test_a_period_closes_with_all_accepted_and_nothing_of_it_changes(cast: Cast) -> None:
    cast.people(3, of="CELL")
    period = opened(cast)
    accepted(cast, period, "WARD")
    occasion = cast.occasion("dung")
    with pytest.raises(Refused, match="Not accepted yet: 1"):
        close_period(period=period, occasion=occasion)
    accepted(cast, period, "UNIT")
    closing = close_period(period=period, seen=whole_shown(period, whole_of(period, TODAY)), occasion=occasion)
    assert closing.whole["totals"]["members"] == closing.whole["register"]["numbers"]["members"] == 3
    with pytest.raises(Refused, match="period is closed"):
        return_figures(contribution=of(period), figure="members", text="Sai", occasion=occasion)
    with pytest.raises(Refused, match="period is closed"):
        call_off_period(period=period, reason="Sai", occasion=occasion)


def test_a_closed_period_is_reopened_with_a_reason_and_its_version_stays(cast: Cast) -> None:
    period = opened(cast)
    accepted(cast, period)
    occasion = cast.occasion("dung")
    first = close_period(period=period, occasion=occasion)
    with pytest.raises(Refused, match="Write the reason"):
        reopen_period(period=period, reason=" ", occasion=occasion)
    reopen_period(period=period, reason="Sót một chi bộ", occasion=occasion)
    return_figures(contribution=of(period), figure="members", text="Sót một đồng chí", occasion=occasion)
    cast.people(1, of="SECOND")
    accepted(cast, period, "WARD")
    second = close_period(period=period, occasion=occasion)
    first.refresh_from_db()
    assert (first.reason, first.whole["totals"]["members"], second.whole["totals"]["members"]) == (
        "Sót một chi bộ",
        0,
        1,
    )
    assert Entry.objects.get(act="reports.reopen_period").why == "Sót một chi bộ"
    with pytest.raises(Refused, match="period is closed"):
        call_off_period(period=period, reason="Sai", occasion=occasion)


@pytest.mark.parametrize(
    "change",
    [
        lambda period: Contribution.objects.filter(period=period).update(state="owed", standing=None),
        lambda period: Contribution.objects.create(period=period, organisation=period.organisation),
        lambda period: SentFigures.objects.filter(contribution__period=period).update(numbers={}),
        lambda period: SentFigures.objects.filter(contribution__period=period).delete(),
        lambda period: ContributionStep.objects.filter(contribution__period=period).update(text="Khác"),
        lambda period: ContributionStep.objects.filter(contribution__period=period).delete(),
        lambda period: ContributionStep.objects.create(**_copied(ContributionStep.objects.earliest("pk"))),
        lambda period: SentFigures.objects.create(**_copied(SentFigures.objects.earliest("pk"), number=9)),
        lambda period: PeriodClosing.objects.filter(period=period).update(whole={}),
        lambda period: PeriodClosing.objects.filter(period=period).delete(),
        lambda period: ReportingPeriod.objects.filter(pk=period.pk).update(closed_on=None),
        lambda period: ReportingPeriod.objects.filter(pk=period.pk).update(due_on=DUE + timedelta(days=1)),
    ],
)
def test_the_database_lets_nothing_of_a_closed_period_change(cast: Cast, change: object) -> None:
    period = opened(cast)
    accepted(cast, period)
    close_period(period=period, occasion=cast.occasion("dung"))
    with pytest.raises(IntegrityError), transaction.atomic():
        change(period)  # type: ignore[operator]


def test_the_database_closes_nothing_that_is_waited_for_or_not_kept(cast: Cast) -> None:
    period = opened(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportingPeriod.objects.filter(pk=period.pk).update(closed_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportingPeriod.objects.filter(pk=period.pk).update(day=TODAY - timedelta(days=1))


def test_what_is_owed_above_is_asked_of_those_below_for_the_same_day(cast: Cast) -> None:
    above = opened(cast)
    owed, occasion = of(above), cast.occasion("binh")
    below = open_period(
        organisation=cast["WARD"], draft=PeriodDraft(above.asked, DUE), passed_on=owed, occasion=occasion
    )
    assert [one.organisation.code for one in below.contributions.order_by("organisation__code")] == ["CELL", "SECOND"]
    other = PeriodDraft(Asked(PeriodKind.PILOTS, date(2025, 3, 20)), DUE)
    with pytest.raises(Refused, match="same figures of the same day"):
        open_period(organisation=cast["WARD"], draft=other, passed_on=owed, occasion=occasion)


def _copied(row: object, **other: object) -> dict[str, object]:
    facts = {field.attname: getattr(row, field.attname) for field in row._meta.fields if not field.primary_key}  # type: ignore[attr-defined]
    return facts | other
