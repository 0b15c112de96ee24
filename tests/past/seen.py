"""Everything the product says of a day, as text: lists, figures, verdicts, documents."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from accounts.rules.refusal import Refused
from admissions.models import Candidate, CandidateCompanion, CandidateStep
from admissions.queries.targets import progress
from cells.models import Mandate, Member, Organisation, OrganisationVersion, Succession, Transfer
from cells.models.dated import valid_on
from cells.queries.biography import biography
from cells.queries.conditions import matching
from cells.queries.figures import member_figures
from cells.queries.groups import groups_seen
from cells.queries.headcounts import headcounts
from cells.queries.history import bodies_on
from cells.queries.infrastructure import infrastructure_of
from cells.queries.members import guests_on, members_on
from cells.queries.organisations import Kind, grassroots_below, versions_on
from cells.queries.placed import below_with_predecessors
from cells.queries.residences import introduced_to
from cells.queries.sight import sight_of
from cells.queries.tree import nodes
from cells.rules.conditions import Condition
from cells.tables.people import transfer_rows
from cells.tables.residences import residence_rows
from meetings.queries.meetings import held_by
from meetings.queries.usage import used_on
from meetings.views.outlooks import format_outlooks
from pilots.models import Submission
from pilots.queries.coverage import coverage_on
from pilots.queries.drift import drifted
from pilots.queries.eligibility import all_subjects, findings_for
from pilots.queries.guidance import guidance_on, nearest_terms, terms_on, topics_of
from pilots.queries.quotas import slots_taken
from pilots.queries.registrations import pilots_in_force_on, pilots_on, registered_on
from pilots.queries.whatif import Eligible, WhatIf
from pilots.rules.terms import Format
from reports.queries.pilot_figures import pilot_figures
from reports.queries.registration_list import submissions_of
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, html_of

Lines = Iterable[object]
Look = Callable[[date, date], Lines]
"""Of a day, on another: today's."""
REPORTING, IN_PILOTS = "CITY", ("CELL", "SECOND")
"""Of whom the dear looks are taken: documents, and what stands for and against a meeting."""
SOME_MEMBERS = 5
CONDITIONS = ("transfer", "task", "post=any", "ground=any", "leads", "activity=active", "degree=official")


def seen_on(day: date, today: date) -> dict[str, str]:
    """By the name of what was looked at. A line each, in an order that does not hang on when a row was written."""
    return {name: "\n".join(map(str, look(day, today))) for name, look in LOOKS.items()}


def _versions(day: date) -> list[OrganisationVersion]:
    return list(versions_on(day).order_by("organisation__code"))


def _organisations(day: date, today: date) -> Lines:
    """What each was, with the numbers of the tree, its bodies and its infrastructure."""
    versions = _versions(day)
    infrastructure = infrastructure_of([version.organisation_id for version in versions], day)
    for node in nodes(versions, day, today=today):
        version, found = node.version, infrastructure.get(node.version.organisation_id)
        facts = (
            version.name,
            version.kind,
            version.level,
            version.type,
            version.parent,
            version.issuer_name,
            version.area,
        )
        yield version.organisation, facts, (node.children, node.cells, node.members)
        yield [(kind, [str(post) for post in posts]) for kind, posts in bodies_on(version.organisation, day)]
        yield found and (found.sufficient, found.looked_at)


def _successions(day: date, today: date) -> Lines:
    yield sorted(map(str, Succession.objects.filter(on__lte=day)))
    for version in _versions(day):
        lines = Organisation.objects.filter(pk__in=below_with_predecessors(version.organisation, day))
        yield version.organisation, sorted(lines.values_list("pk", flat=True))


def _members(day: date, today: date) -> Lines:
    columns = ("pk", "full_name", "cell_id", "degree", "activity", "elsewhere", "group_name", "leads", "ground")
    cells = _cells(day)
    yield from members_on(cells, day).values_list(*columns)
    yield "guests", sorted(guests_on(cells, day).values_list("pk", flat=True))
    for what in CONDITIONS:
        yield what, list(matching(members_on(cells, day), [[Condition(what)]], day).values_list("pk", flat=True))


def _biographies(day: date, today: date) -> Lines:
    """What had begun by the day; until when, and how a membership or a transfer ended, is told later."""
    everywhere = Organisation.objects.all()
    travelling = Transfer.objects.filter(sent_on__lte=day).values_list("member_id", flat=True)
    for pk in sorted({*Member.objects.order_by("pk").values_list("pk", flat=True)[:SOME_MEMBERS], *travelling}):
        sight = sight_of(pk, everywhere, day)
        for fact in biography(sight) if sight else ():
            if fact.period.start <= day:
                detail = "" if fact.kind in ("", "membership") else fact.detail
                yield pk, fact.period.start, fact.title, detail


def _residences(day: date, today: date) -> Lines:
    for row in residence_rows(list(introduced_to(_cells(day), day)), day):
        yield row.residence, row.committee, row.place, row.said


def _transfers(day: date, today: date) -> Lines:
    for row in transfer_rows(
        list(Transfer.objects.under_way_on(day).order_by("sent_on", "member")), day, keeps=lambda _cell: False
    ):
        yield row.move, row.from_name, row.to_name, row.move.sent_on, row.move.papers_due_on


def _groups(day: date, today: date) -> Lines:
    for seen in groups_seen(_cells(day), day):
        members = [belonging.member_id for belonging in seen.belongings]
        yield seen.group.cell, seen.group, seen.leader and seen.leader.member_id, members


def _counts(day: date, today: date) -> Lines:
    terms, cells = nearest_terms(day), _cells(day)
    yield member_figures(cells, day)
    if terms is not None:
        yield from sorted(headcounts(cells, day, terms.counting).items())


def _mandates(day: date, today: date) -> Lines:
    yield from Mandate.objects.filter(valid_on(day)).order_by("pk").values_list("user", "organisation", "role")


def _eligibility(day: date, today: date) -> Lines:
    terms = terms_on(day)
    # How long it was to last is known better every day.
    yield terms and replace(terms, valid_to=None), sorted(topics_of(guidance_on(day)))
    subjects = all_subjects(day)
    findings = findings_for(subjects, day)
    for version in subjects:
        yield [(version.organisation, format, findings[version.organisation_id, format]) for format in Format]
    for version in versions_on(day).filter(organisation__code__in=IN_PILOTS).order_by("organisation__code"):
        looked = format_outlooks(version.organisation, day, today=today)
        yield [(one.outlook.reasons, one.outlook.basis, one.outlook.registration, one.use) for one in looked]


def _what_if(day: date, today: date) -> Lines:
    terms = nearest_terms(day)
    if terms is not None:
        asked = WhatIf(terms_on(day), terms, day)
        yield asked.compare()
        for format in Format:
            for eligible in Eligible:
                yield format, eligible, list(asked.organisations(format, eligible))


def _pilots(day: date, today: date) -> Lines:
    for found in (*registered_on(day), pilots_on(day), pilots_in_force_on(day)):
        yield list(found.order_by("pk").values_list("pk", "organisation", "format"))
    yield [(one.pilot.pk, one.finding) for one in drifted(Organisation.objects.filter(depth=1), day)]
    lists = Submission.objects.asked_by(day).select_related("round").order_by("pk")
    yield [(submission.pk, submission.progress_on(day)) for submission in lists]


def _meetings(day: date, today: date) -> Lines:
    everybody = [version.organisation_id for version in _versions(day)]
    yield from held_by(day).order_by("held_on", "pk").values_list("pk", "organisation", "format", "held_on", "basis")
    yield sorted(used_on(day).filter(organisation__in=everybody))
    places = slots_taken(everybody, day).order_by("organisation", "format", "number")
    yield from places.values_list("organisation", "format", "number", "inherited")


def _on_the_way(day: date, today: date) -> Lines:
    """Without those whom the register had before anybody followed them: that is told later, of days that are over."""
    decided = CandidateStep.objects.filter(step="decision").values("candidate")
    taken_over = CandidateStep.objects.filter(step="ceremony").exclude(candidate__in=decided).values("candidate")
    found = Candidate.objects.filter(listed_on__lte=day).exclude(pk__in=taken_over)
    yield sorted(found.values_list("pk", flat=True))
    steps = CandidateStep.objects.filter(on__lte=day, candidate__in=found).order_by("on", "pk")
    yield from steps.values_list("candidate", "step", "on", "passed", "in_favour", "base")
    with_them = CandidateCompanion.objects.on(day).filter(candidate__in=found).order_by("valid_from", "pk")
    yield from with_them.values_list("candidate", "member", "body", "helps")


def _targets(day: date, today: date) -> Lines:
    for top in versions_on(day).filter(parent__isnull=True):
        years = [day.year - 1, day.year]
        yield sorted(progress(top.organisation, _versions(day), years, day, today=today).items())


def _coverage(day: date, today: date) -> Lines:
    for top in versions_on(day).filter(parent__isnull=True):
        yield from sorted(map(str, coverage_on(top.organisation, day, today=today).subjects))


def _figures(day: date, today: date) -> Lines:
    for top in versions_on(day).filter(parent__isnull=True):
        yield from pilot_figures(top.organisation, day).by_key.items()


def _documents(day: date, today: date) -> Iterator[object]:
    """As they are printed, before they become a PDF.

    Of a list only what had been sent by the day: a draft is nobody's statement and is printed as it stands.
    """
    for reporting in versions_on(day).filter(organisation__code=REPORTING):
        yield _printed(Order(DocumentKind.PILOT_REPORT, reporting.organisation, day), today)
        for below in grassroots_below(reporting.organisation, day):
            yield _printed(Order(DocumentKind.REGISTRATION_LIST, below.organisation, day), today)


def _printed(order: Order, today: date) -> str:
    if order.kind == DocumentKind.REGISTRATION_LIST and _is_a_draft(order):
        return ""
    try:
        return html_of(order, today=today)[0]
    except Refused as refused:
        return f"{order.organisation}: {refused}"


def _is_a_draft(order: Order) -> bool:
    lists = submissions_of(order.organisation, by=order.on)
    return bool(lists) and lists[0].sent_by(order.on or date.min) is None


def _cells(day: date) -> list[int]:
    return [version.organisation_id for version in _versions(day) if version.kind == Kind.CELL]


LOOKS: dict[str, Look] = {
    "organisations": _organisations,
    "successions": _successions,
    "members": _members,
    "biographies": _biographies,
    "residences": _residences,
    "transfers": _transfers,
    "groups": _groups,
    "counts": _counts,
    "mandates": _mandates,
    "eligibility": _eligibility,
    "what-if": _what_if,
    "pilots": _pilots,
    "meetings": _meetings,
    "on the way": _on_the_way,
    "targets": _targets,
    "coverage": _coverage,
    "figures": _figures,
    "documents": _documents,
}
