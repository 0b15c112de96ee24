"""What the register fills into a form: of a person on the way into the Party, of a vote of the cell, of a transfer.

By the name of a field what it says; "" where the register does not know it, and room is left to write by hand."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import override

from admissions.models import Candidate, CandidateCompanion, CandidateStep
from admissions.queries.fees import fee_paid_until
from admissions.queries.pipeline import CASE, candidates_of, home_of
from admissions.rules.steps import Step
from cells.models import Degree, Member, Organisation, OrganisationVersion, Transfer
from cells.queries.organisations import ancestors_on, version_nearest, versions_on
from cells.queries.parameters import statutes_known
from cells.queries.particulars import as_seen
from cells.rules.births import Birth
from cells.rules.probation import probation_ends_on
from meetings.models import Meeting
from reports.queries.issuing import issuer_of
from reports.queries.minutes import what_is_minuted
from reports.rules import form_fields as fields
from reports.rules.form_text import FormTable, Values
from reports.rules.formatted import BlockKind, Run, TextBlock
from reports.rules.minutes import ROOM, Absent, Officer
from reports.rules.wording import cited_date, padded_day, padded_month, percent, two_digits

SEXES = {Member.Sex.MALE: "nam", Member.Sex.FEMALE: "nữ"}
SOURCE_HEADING = (
    "STT", "Họ và tên", "Ngày, năm sinh", "Giới tính", "Đối tượng", "Chi bộ", "Vào danh sách nguồn", "Đảng viên giúp đỡ",
    "Học lớp nhận thức", "Ghi chú",
)  # fmt: skip
SOURCE_WIDTHS = (5, 15, 11, 6, 11, 12, 11, 12, 11, 6)


def _people(organisation: Organisation, day: date) -> QuerySet[Candidate]:
    """In cells of it on the day, in their order, with all that their cases hold; who is removed is nobody."""
    return candidates_of(Organisation.objects.below(organisation), day).prefetch_related(*CASE)


def _done(step: str, day: date) -> Exists:
    return Exists(CandidateStep.objects.filter(candidate=OuterRef("pk"), step=step, on__lte=day))


def on_the_list(organisation: Organisation, day: date) -> QuerySet[Candidate]:
    """Listed, and neither admitted nor closed by the day."""
    open_ones = _people(organisation, day).filter(listed_on__lte=day).exclude(closed_on__lte=day)
    return open_ones.exclude(_done(Step.CEREMONY, day))


def on_probation(organisation: Organisation, day: date) -> QuerySet[Candidate]:
    """Admitted, and neither official nor struck off by the day."""
    admitted = _people(organisation, day).filter(_done(Step.CEREMONY, day)).exclude(closed_on__lte=day)
    return admitted.exclude(_done(Step.FULL_DECISION, day))


def voted_on(organisation: Organisation, step: str, day: date, meeting_id: int | None) -> QuerySet[Candidate]:
    """Those whose cases were voted on at the meeting, or on the last day by this one on which there was such a vote."""
    votes = CandidateStep.objects.filter(step=step, on__lte=day, candidate__in=_people(organisation, day).order_by())
    if meeting_id is None:
        last = votes.order_by("-on").values_list("on", flat=True).first()
        votes = votes.filter(on=last) if last is not None else votes.none()
    else:
        votes = votes.filter(meeting=meeting_id)
    return _people(organisation, day).filter(pk__in=votes.order_by().values("candidate"))


def person_below(organisation: Organisation, pk: int, day: date) -> QuerySet[Candidate]:
    """The one of that number; nobody where they are of no cell of it."""
    return _people(organisation, day).filter(pk=pk)


def done_by(candidate: Candidate, step: str, day: date, *, meeting_id: int | None = None) -> CandidateStep | None:
    """The last of a step by the day, or at the meeting."""
    steps = [one for one in candidate.steps.all() if one.step == step and one.on <= day]
    steps = [one for one in steps if meeting_id in (None, one.meeting_id)]
    return max(steps, key=lambda one: (one.on, one.pk), default=None)


def companions_on(candidate: Candidate, day: date, *, helps: bool) -> list[CandidateCompanion]:
    """Members who introduce or help on the day."""
    with_them = [one for one in candidate.companions.all() if one.helps is helps and one.is_true_on(day)]
    return [one for one in with_them if one.member is not None]


def cell_of(candidate: Candidate, day: date) -> OrganisationVersion | None:
    """What the cell is on the day, or what came of it; else as it was nearest to the day."""
    return version_nearest(home_of(candidate, day), day)


def of_the_cell(version: OrganisationVersion, day: date) -> dict[str, str]:
    issuer = issuer_of(version)
    return {fields.CELL: issuer, fields.BODY: issuer, fields.ABOVE: _above(version.organisation, day)}


def of_the_person(candidate: Candidate, day: date) -> dict[str, str]:
    member = candidate.member
    began, course = done_by(candidate, Step.CEREMONY, day), done_by(candidate, Step.COURSE, day)
    ends = probation_ends_on(began.on, statutes_known()) if began is not None else None
    helpers = companions_on(candidate, day, helps=True)
    return {
        fields.NAME: candidate.called,
        fields.BORN: _birth(member.birth if member is not None else candidate.birth),
        fields.SEX: _sex(member.sex if member is not None else candidate.sex),
        fields.SECTOR: _sector(candidate),
        fields.LISTED: cited_date(candidate.listed_on),
        fields.COURSE: _day(course.on if course is not None else None),
        fields.ADMITTED: _day(began.on if began is not None else None),
        fields.PROBATION_OVER: _day(ends),
        fields.HELPER: ", ".join(str(one) for one in helpers),
    }


def of_the_companion(companion: CandidateCompanion) -> dict[str, str]:
    return {
        fields.COMPANION: str(companion),
        fields.HELPER: str(companion),
        fields.SINCE: cited_date(companion.valid_from),
        fields.TOGETHER: _day(companion.since),
    }


def of_the_vote(vote: CandidateStep) -> dict[str, str]:
    """With the roll of the meeting, as far as one was kept."""
    told = {fields.MET: f"Ngày {padded_day(vote.on)} tháng {padded_month(vote.on)} năm {vote.on.year}"}
    if vote.base is not None and vote.in_favour is not None and vote.against is not None:
        told |= {
            fields.BASE: two_digits(vote.base),
            fields.FOR: two_digits(vote.in_favour),
            fields.AGAINST: two_digits(vote.against),
            fields.SHARE: percent(vote.in_favour, vote.base) if vote.base else "",
        }
    return told | (_of_the_meeting(vote.meeting) if vote.meeting is not None else {})


def _of_the_meeting(meeting: Meeting) -> dict[str, str]:
    minuted = what_is_minuted(meeting)
    roll = minuted.roll
    absent = len(roll.excused) + len(roll.absent)
    return {
        fields.MEMBERS: two_digits(roll.members),
        fields.OFFICIAL: two_digits(roll.official),
        fields.PROBATIONARY: two_digits(roll.probationary),
        fields.PRESENT: two_digits(roll.present) if roll.present is not None else "",
        fields.ABSENT: two_digits(absent or roll.members - roll.present) if roll.present is not None else "",
        fields.REASONS: "; ".join(_why(one) for one in (*roll.excused, *roll.absent)),
        fields.CHAIR: _officer(minuted.chair),
        fields.SECRETARY: _officer(minuted.secretary),
    }


def _why(one: Absent) -> str:
    return f"đồng chí {one.name}" + (f" ({one.reason})" if one.reason else "")


def _officer(officer: Officer) -> str:
    return str(officer) if str(officer) != ROOM else ""


def source_list(people: Sequence[Candidate], day: date) -> FormTable:
    """Those who are on the list on the day."""
    rows = [_texts(row) for row in _source_rows(people, day)]
    return FormTable(tuple(rows), SOURCE_HEADING, SOURCE_WIDTHS)


def _texts(row: Iterable[str]) -> tuple[tuple[TextBlock, ...], ...]:
    return tuple((TextBlock(BlockKind.PARAGRAPH, (Run(text),)),) for text in row)


_SAMPLES = (
    (
        "1",
        "Nguyễn Thị Hoa",
        "12/5/2001",
        "nữ",
        "công nhân",
        "Chi bộ khu phố 1",
        "10/01/2024",
        "Trần Văn An",
        "15/6/2024",
        "",
    ),
    ("2", "Lê Văn Bảo", "1999", "nam", "học sinh, sinh viên", "Chi bộ khu phố 1", "05/8/2024", "", "", ""),
)
SAMPLE_LIST = FormTable(tuple(_texts(row) for row in _SAMPLES), SOURCE_HEADING, SOURCE_WIDTHS)


def _source_rows(people: Sequence[Candidate], day: date) -> Iterator[Sequence[str]]:
    there = versions_on(day).filter(organisation_id__in={one.cell_id for one in people})
    cells = {version.organisation_id: version for version in there}
    for number, one in enumerate(people, start=1):
        who, version = of_the_person(one, day), cells.get(one.cell_id) or cell_of(one, day)
        birth = who[fields.BORN].removeprefix("ngày ").removeprefix("năm ")
        helpers = ", ".join(str(companion) for companion in companions_on(one, day, helps=False))
        cell = version.name if version is not None else ""
        listed, course = who[fields.LISTED], who[fields.COURSE]
        yield (
            str(number),
            who[fields.NAME],
            birth,
            who[fields.SEX],
            who[fields.SECTOR],
            cell,
            listed,
            helpers,
            course,
            "",
        )


def transfers_from(organisation: Organisation, day: date, pk: int | None) -> list[Transfer]:
    """The one of that number, or all that are under way on the day, from cells of the organisation. Each with the member as
    those cells may see them."""
    cells = Organisation.objects.below(organisation)
    moves = Transfer.objects.filter(from_cell__in=cells.order_by()).select_related("member", "from_cell", "to_cell")
    asked = moves.under_way_on(day).order_by("sent_on", "pk") if pk is None else moves.filter(pk=pk)
    found = list(asked)
    seen = as_seen([move.member for move in found], cells)
    for move in found:
        move.member = seen[move.member_id]
    return found


def of_the_transfer(move: Transfer) -> Values:
    member, day = move.member, move.sent_on
    official = Degree.objects.on(day).filter(member=member.pk, value=Degree.Value.OFFICIAL).first()
    return {
        fields.NAME: member.full_name,
        fields.BORN: _birth(member.birth),
        fields.SEX: _sex(member.sex),
        fields.CARD: member.card_number,
        fields.JOINED: _day(member.admitted_on),
        fields.MADE_OFFICIAL: _day(official.valid_from if official is not None else None),
        fields.SENT: cited_date(day),
        fields.DUE: cited_date(move.papers_due_on),
        fields.FEE_PAID: _month(fee_paid_until(member.pk, day)),
        fields.FROM: _side(move.from_cell, day) or move.from_name,
        fields.FROM_ABOVE: _above(move.from_cell, day),
        fields.TO: _side(move.to_cell, day) or move.to_name,
        fields.TO_ABOVE: _above(move.to_cell, day),
    }


def _side(cell: Organisation | None, day: date) -> str:
    return issuer_of(version_nearest(cell, day)) if cell is not None else ""


def _above(cell: Organisation | None, day: date) -> str:
    """What it belongs to directly."""
    above = ancestors_on(cell, day)[1:2] if cell is not None else []
    return issuer_of(above[0]) if above else ""


def _birth(birth: Birth | None) -> str:
    if birth is None:
        return ""
    return f"năm {birth}" if isinstance(birth, int) else f"ngày {cited_date(birth)}"


def _sex(sex: str) -> str:
    return SEXES.get(Member.Sex(sex), "") if sex else ""


def _sector(candidate: Candidate) -> str:
    with override("vi"):
        return str(candidate.get_sector_display())


def _month(first: date | None) -> str:
    """«3 năm 2025», after the word «tháng»."""
    return f"{padded_month(first)} năm {first.year}" if first is not None else ""


def _day(day: date | None) -> str:
    return cited_date(day) if day is not None else ""
