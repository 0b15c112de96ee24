"""Who is expected at a meeting on its day."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cells.models import Activity, Body, Member, Organisation, OrganisationVersion, Post
from cells.models.dated import valid_on
from cells.queries.headcounts import grounds_counted_on
from cells.queries.members import guests_on, members_on
from cells.queries.organisations import cells_of, version_on
from meetings.models import Meeting
from pilots.rules.terms import Terms


def officers_on(organisation: Organisation, day: date) -> QuerySet[Post]:
    """Posts in the executive or cell committee on the day, and those of a cell too small to have a committee."""
    organs = Body.objects.on(day).filter(
        organisation=organisation, kind__in=[Body.Kind.EXECUTIVE, Body.Kind.CELL_COMMITTEE]
    )
    posts = Post.objects.on(day).filter(organisation=organisation).select_related("member")
    return posts.filter(body__in=organs) | posts.filter(body__isnull=True)


def expected_on(organisation: Organisation, kind: str, day: date) -> QuerySet[Member]:
    """Members expected, annotated as by `members_on`: all of the cells, or of the executive its members. Not the suspended.

    A superior organisation has no meetings of all its members: there the executive meets.
    """
    version = version_on(organisation, day)
    superior = version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR
    members = members_on(cells_of(organisation, day), day).exclude(activity=Activity.Value.SUSPENDED)  # type: ignore[misc]
    if superior or kind == Meeting.Kind.EXECUTIVE:
        return members.filter(pk__in=officers_on(organisation, day).values("member_id"))
    return members


def number_without_ground(organisation: Organisation, kind: str, day: date, terms: Terms) -> int:
    """Of those expected who count in the base, how many have no valid ground to take part online."""
    grounds = grounds_counted_on(day, list(terms.grounds), terms.ending_grounds).filter(member=OuterRef("pk"))
    base = expected_on(organisation, kind, day).exclude(activity__in=terms.left_out)  # type: ignore[misc]
    return base.filter(~Exists(grounds)).count()


def guests_expected_on(organisation: Organisation, kind: str, day: date) -> QuerySet[Member]:
    """Members of other cells who stay here for a time: they take part here and are counted at home."""
    if kind == Meeting.Kind.EXECUTIVE:
        return Member.objects.none()
    return guests_on(organisation.pk, day)


def may_take_the_chair_on(organisation: Organisation, day: date) -> QuerySet[Member]:
    """Those to choose chair and secretary from: of a cell its members, of a committee its officers."""
    officers = officers_on(organisation, day).values("member_id")
    in_the_cell = organisation.memberships.filter(valid_on(day)).values("member_id")
    return Member.objects.filter(pk__in=officers) | Member.objects.filter(pk__in=in_the_cell)


def ever_in_the_chair(organisation: Organisation) -> QuerySet[Member]:
    """The same of whatever day: of the time before, the register may not know who belonged to the organisation then."""
    officers = Post.objects.filter(organisation=organisation).values("member_id")
    return Member.objects.filter(Q(pk__in=officers) | Q(pk__in=organisation.memberships.values("member_id")))
