"""Lists of ratings: the table of a month, what waits to be confirmed, the points of one, and the rubrics."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words, days_in_words
from accounts.tables import NOTHING, Choose, Day, Link, Links, List, Number, Parts, State, Text
from accounts.tables.columns import Column
from cells.models import OrganisationVersion
from cells.queries.names import Named, names_with_superior_on
from meetings.models import Band, Rating, Rubric, Score
from meetings.queries.ratings import MonthRow
from meetings.rules.rating import Amount, BandKey, Measured, plain

MARK = "x"
TENTH = Decimal("0.1")
TONES = {BandKey.GOOD: "good", BandKey.FAIR: "info", BandKey.AVERAGE: "warning", BandKey.POOR: "bad"}


def points_in_words(points: Decimal | None) -> str:
    return formats.number_format(Decimal(plain(points))) if points is not None else ""


def amount_in_words(measured: str, amount: Amount | None) -> str:
    """Of what the points were measured."""
    if amount is None:
        return ""
    told = {"reached": amount.reached, "of": amount.of}
    match measured:
        case Measured.DURATION:
            return _("%(reached)d of %(of)d minutes") % told
        case Measured.TASKS:
            return _("%(reached)d of %(of)d tasks done") % told
    share = points_in_words((Decimal(amount.reached) * 100 / amount.of).quantize(TENTH, ROUND_FLOOR))
    return _("%(reached)d of %(of)d, %(share)s %%") % (told | {"share": share})


@dataclass(frozen=True)
class MonthLine:
    """A row of the table of a month, or its sum."""

    name: str
    above: str = ""
    present: int | None = None
    expected: int | None = None
    held_on: date | None = None
    points: Decimal | None = None
    bands: Mapping[str, int] | None = None
    is_sum: bool = False
    note: str = ""
    address: str = ""

    @property
    def came(self) -> str:
        return f"{self.present}/{self.expected}" if self.expected is not None else ""


def month_line(row: MonthRow) -> MonthLine:
    rating, meeting = row.rating, row.meeting
    if meeting is None:
        return MonthLine(row.named.name, row.named.above, note=_("no meeting held"))
    notes = [str(meeting.get_kind_display())] if meeting.kind != "monthly" else []
    notes += [rating.note] if rating and rating.note else []
    if rating is None:
        notes.append(_("not rated"))
    elif not rating.is_confirmed:
        notes.append(_("not confirmed yet"))
    return MonthLine(
        row.named.name,
        row.named.above,
        row.attendance.present if row.attendance else None,
        row.attendance.base if row.attendance else None,
        meeting.held_on,
        rating.counting_points if rating else None,
        {rating.counting_band: 1} if rating else None,
        note="; ".join(notes),
        address=reverse("meetings:rating" if rating else "meetings:meeting", args=[meeting.pk]),
    )


def sum_of(lines: Sequence[MonthLine]) -> MonthLine:
    bands: dict[str, int] = {key: sum((line.bands or {}).get(key, 0) for line in lines) for key in BandKey}
    told = [line for line in lines if line.expected is not None]
    return MonthLine(
        _("Total"),
        present=sum(line.present or 0 for line in told),
        expected=sum(line.expected or 0 for line in told),
        bands=bands,
        is_sum=True,
    )


def _band(key: BandKey) -> Column:
    def mark(line: MonthLine) -> int | str:
        found = (line.bands or {}).get(key, 0)
        return found if line.is_sum else MARK * bool(found)

    return Text(key, Band.Key(key).label, mark, show=lambda line: str(mark(line)), kind="number")


MONTH = List(
    gettext_lazy("Ratings of a month"),
    Text(
        "organisation",
        gettext_lazy("Organisation"),
        "name",
        note="above",
        link="address",
        width=40,
        names_row=True,
    ),
    Text("came", gettext_lazy("Members present / all"), width=14, kind="number"),
    Day("held_on", gettext_lazy("Held on")),
    Text("points", gettext_lazy("Points"), lambda line: points_in_words(line.points), kind="number"),
    *(_band(key) for key in BandKey),
    Text("note", gettext_lazy("Note"), width=30),
    kind="ratings-of-a-month",
)


@dataclass(frozen=True)
class BelowLine:
    """What hangs directly below a superior organisation, with its meetings by band."""

    name: str
    bands: Mapping[str, int]
    address: str = ""

    @property
    def rated(self) -> int:
        return sum(self.bands.values())


def below_lines(below: Sequence[tuple[OrganisationVersion | None, Mapping[str, int]]], month: str) -> list[BelowLine]:
    def address(version: OrganisationVersion) -> str:
        return f"{reverse('meetings:ratings', args=[version.organisation.code])}?month={month}"

    return [
        BelowLine(version.name, bands, address(version)) if version else BelowLine(_("cells that have ended"), bands)
        for version, bands in below
    ]


def sum_below(lines: Sequence[BelowLine]) -> BelowLine:
    return BelowLine(_("Total"), {key: sum(line.bands.get(key, 0) for line in lines) for key in BandKey})


def _sum(key: BandKey) -> Column:
    return Number(key, Band.Key(key).label, lambda line: line.bands.get(key, 0))


BELOW = List(
    gettext_lazy("Ratings of a month"),
    Text("organisation", gettext_lazy("Organisation"), "name", link="address", width=40, names_row=True),
    Number("rated", gettext_lazy("Rated")),
    *(_sum(key) for key in BandKey),
)


@dataclass(frozen=True)
class WaitingRow:
    rating: Rating
    named: Named
    ticked: bool = True

    @property
    def links(self) -> list[Link]:
        return [Link(_("Look and give points"), reverse("meetings:rating_confirm", args=[self.rating.meeting_id]))]

    @property
    def label(self) -> str:
        return f"{self.named}, {day_in_words(self.rating.meeting.held_on)}"


def waiting_rows(ratings: Sequence[Rating], ticked: set[str], today: date) -> Iterator[WaitingRow]:
    names = names_with_superior_on([rating.meeting.organisation_id for rating in ratings], today)
    for rating in ratings:
        yield WaitingRow(rating, names[rating.meeting.organisation_id], str(rating.pk) in ticked)


WAITING = List(
    gettext_lazy("Ratings to confirm"),
    Choose("ratings", "rating.pk", label="label", ticked="ticked"),
    Text("organisation", gettext_lazy("Organisation"), "named.name", note="named.above", width=40, names_row=True),
    Day("held_on", gettext_lazy("Held on"), "rating.meeting.held_on"),
    Text("points", gettext_lazy("Points"), lambda row: points_in_words(row.rating.points), kind="number"),
    State("band", gettext_lazy("Band"), "rating.get_band_display", tone=lambda row: TONES[BandKey(row.rating.band)]),
    Text("rated_by", gettext_lazy("Rated by"), "rating.rated_by", width=28),
    Text("note", gettext_lazy("Note"), "rating.note", width=30),
    Links("links"),
)


def _given(score: Score) -> str:
    return points_in_words(score.points) if score.applies else _("not asked of this meeting")


def _remarks(score: Score) -> list[str]:
    if score.measured is None:
        return []
    remarks = [_("measured: %(points)s") % {"points": points_in_words(score.measured)}]
    return [*remarks, score.reason] if score.reason else remarks


SCORES = List(
    gettext_lazy("Points"),
    Text("criterion", gettext_lazy("Criterion"), "criterion.text", note="criterion.group", width=60, names_row=True),
    Text("most", gettext_lazy("Most points"), lambda score: points_in_words(score.criterion.most), kind="number"),
    Text("points", gettext_lazy("Own points"), _given, kind="number"),
    Text(
        "above",
        gettext_lazy("Committee above"),
        lambda score: points_in_words(score.above) if score.applies else "",
        kind="number",
    ),
    Parts("remarks", gettext_lazy("Measured"), _remarks),
)


@dataclass(frozen=True)
class RubricRow:
    rubric: Rubric
    owner: str

    @property
    def validity(self) -> str:
        since, last = self.rubric.valid_from, self.rubric.last_day
        if last is None:
            return _("from %(day)s on") % {"day": day_in_words(since)}
        return days_in_words(since, last)


def rubric_rows(rubrics: Sequence[Rubric], today: date) -> Iterator[RubricRow]:
    names = names_with_superior_on({rubric.owner_id for rubric in rubrics if rubric.owner_id}, today)
    for rubric in rubrics:
        yield RubricRow(rubric, str(names[rubric.owner_id]) if rubric.owner_id else _("everywhere"))


RUBRICS = List(
    gettext_lazy("Rubrics"),
    Text(
        "title",
        gettext_lazy("Name of the rubric"),
        "rubric.title",
        link=lambda row: reverse("meetings:rubric", args=[row.rubric.pk]),
        width=40,
        names_row=True,
    ),
    Text("document", gettext_lazy("Document"), lambda row: str(row.rubric.reference or "")),
    Text("owner", gettext_lazy("For"), width=40),
    Text("validity", gettext_lazy("In force"), width=24),
)


CRITERIA = List(
    gettext_lazy("Criteria"),
    Text("text", gettext_lazy("Criterion"), note="group", width=60, names_row=True),
    Text("most", gettext_lazy("Most points"), lambda one: points_in_words(one.most)),
    Text("measured", gettext_lazy("Measured"), lambda one: one.get_measured_display() if one.measured else NOTHING),
    Parts("steps", gettext_lazy("Points by what is reached"), lambda one: one.steps.splitlines()),
)
