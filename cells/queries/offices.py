"""Who holds the posts of an organisation."""

from cells.models import Member, Post
from cells.models.dated import DatedQuerySet
from cells.rules.offices import has_one_holder
from cells.rules.periods import Period


def holders_of(organisation_id: int, body: str, title: str) -> DatedQuerySet:
    """Whoever held the post at any time. `body`: the kind of the organ, "" for a post in none."""
    posts = Post.objects.filter(organisation=organisation_id, title=title).select_related("member")
    return posts.filter(body__kind=body) if body else posts.filter(body__isnull=True)


def excluding(organisation_id: int, body: str, title: str, member: Member) -> DatedQuerySet:
    """The entries that leave no room for the member in the post: of one that has one holder everybody's, else their own."""
    posts = holders_of(organisation_id, body, title).order_by("valid_from")
    return posts if has_one_holder(title) else posts.filter(member=member)


def sole_holder(organisation_id: int, body: str, title: str, period: Period) -> Post | None:
    """Who holds, on a day of the period, a post that has one holder at a time; of any other post nobody."""
    if not has_one_holder(title):
        return None
    posts = holders_of(organisation_id, body, title).not_over(period.start)
    if period.end is not None:
        posts = posts.begun_before(period.end)
    return posts.order_by("valid_from").first()
