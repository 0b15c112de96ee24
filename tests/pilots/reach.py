"""How far pilots reach, organisation by organisation in Python: the law that the one statement follows."""

from collections import Counter
from datetime import date, timedelta

from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import versions_below
from meetings.queries.meetings import held_by
from meetings.rules.formats import counted_as
from pilots.models import Registration, RegistrationStep
from pilots.queries.coverage import counted_by, coverage_on
from pilots.queries.eligibility import findings_for
from pilots.queries.guidance import terms_on
from pilots.queries.quotas import slots_taken
from pilots.queries.registrations import pilots_on
from pilots.rules.coverage import TAKING, CoverageSubjects, Reach
from pilots.rules.registration import State
from pilots.rules.terms import Basis, Format, formats_of, quota_under


def one_by_one(organisation: Organisation, day: date) -> dict[tuple[str, str], CoverageSubjects]:
    """By code and format every cell in both formats and every grassroots committee online."""
    versions = versions_below(organisation, day)
    possible = [version for version in versions.values() if formats_of(version.kind)]
    findings = findings_for(possible, day)
    registered = _registered(day)
    approved = set(pilots_on(day).values_list("organisation_id", "format"))
    held = {(pk, counted_as(format)) for pk, format in held_by(day).values_list("organisation_id", "format")}
    terms = terms_on(day)
    found = {}
    for version in possible:
        pk, code = version.organisation_id, version.organisation.code
        for format in formats_of(version.kind):
            quota = quota_under(terms, version.kind, format, Basis.SPECIFIC_NATURE)
            found[code, str(format)] = CoverageSubjects(
                format=str(format),
                type=version.type,
                branch=_branch(version, organisation, versions),
                eligible=findings[pk, format].eligible,
                registered=(pk, format) in registered,
                approved=(pk, format) in approved,
                held=(pk, format) in held,
                taken=slots_taken([pk], day).filter(format=format).count(),
                quota=(quota.per_year or 0) if quota else 0,
            )
    return found


def _registered(day: date) -> set[tuple[int, str]]:
    """Whose registration had a last step by then that left it neither a draft nor withdrawn. Of an approval that a scene wrote
    without its steps it is taken for granted."""
    steps = RegistrationStep.objects.filter(on__lte=day).order_by("pk")
    columns = ("registration__organisation_id", "registration__format", "registration_id", "to_state")
    last = {pk: ((of, format), state) for of, format, pk, state in steps.values_list(*columns)}
    approved = Registration.objects.filter(in_force_from__lte=day).exclude(pk__in=last)
    written = approved.values_list("organisation_id", "format")
    return {key for key, state in last.values() if state not in (State.DRAFT, State.WITHDRAWN)} | set(written)


def _branch(version: OrganisationVersion, top: Organisation, versions: dict[int, OrganisationVersion]) -> str:
    while top.pk not in (version.organisation_id, version.parent_id):
        version = versions[version.parent_id]
    return version.organisation.code


def reach_by_the_rules(organisation: Organisation, day: date) -> set[str]:
    """Holds every number, and everybody behind each, against the rules: told as of another day, and as of today if that day hangs
    as today's tree does. Which figures count anybody."""
    subjects = one_by_one(organisation, day)
    todays = [day + timedelta(days=1), *([day] if hangs_as_today(day) else [])]
    (figures,) = {frozenset(_reach_told(organisation, day, subjects, today=today)) for today in todays}
    return set(figures)


def hangs_as_today(day: date) -> bool:
    """Whether what was there on the day has the path of today's tree that the parents of the day make."""
    hung = OrganisationVersion.objects.on(day).values_list("organisation__path", "parent__path")
    return all(path[: -Organisation.steplen] == (above or "") for path, above in hung)


def _reach_told(
    organisation: Organisation, day: date, subjects: dict[tuple[str, str], CoverageSubjects], *, today: date
) -> set[str]:
    told: Counter[CoverageSubjects] = Counter()
    for alike in coverage_on(organisation, day, today=today).subjects:
        told[alike._replace(number=1)] += alike.number
    counted = {"eligible", "registered", "approved", "held", "taken"}
    assert told == Counter(one for one in subjects.values() if any(getattr(one, name) for name in counted))
    figures = set()
    for figure in (*Reach, TAKING):
        for format in Format:
            behind = [
                code
                for (code, of_it), one in subjects.items()
                if of_it == format and (one.taken > 0 if figure == TAKING else one.counts_as(Reach(figure)))
            ]
            found = counted_by(figure, organisation, day, today=today, format=format)
            assert [version.organisation.code for version in found] == sorted(behind), (figure, format)
            figures |= {str(figure)} if behind else set()
    return figures
