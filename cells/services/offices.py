"""Posts of members, and the tasks their cell assigns to them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import AssignedTask, Body, Member, Organisation, Post
from cells.queries.offices import excluding
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period, check_a_day_is_left
from cells.services.document_references import cite
from cells.services.facts_ahead import led_on_afterwards
from cells.services.from_above import tell_of_member
from cells.services.periods import (
    check_room,
    check_while_a_member,
    check_within,
    checked_period,
    end_one,
    locked,
    one_truth_a_day,
)


@dataclass(frozen=True)
class Office:
    """A post to be held: its title, and the kind of the organ it is in ("": in none, as in a small cell)."""

    title: str
    body: str = ""


@led_on_afterwards()
def take_office(
    *,
    member: Member,
    organisation: Organisation,
    office: Office,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
    until: date | None = None,
) -> Post:
    """A member takes a post from `on`; one of earlier days, until the day before `until`.

    Raises Refused; Offered where another holds it later.
    """
    member = locked(member)
    asked = checked_period(on, until, today=occasion.today)
    check_while_a_member(asked, member, organisation)
    check_within(asked, organisation, today=occasion.today)
    _lock_posts(organisation.pk)
    mine = excluding(organisation.pk, office.body, office.title, member)
    check_room(asked, mine, taken=lambda post: _is_held(post, member), field="title")
    ordered_by = cite(document, today=occasion.today)
    with one_truth_a_day(field="on"):
        post = Post.objects.create(
            organisation=organisation,
            body=_body_on(organisation, office.body, on) if office.body else None,
            member=member,
            title=office.title,
            valid_from=on,
            valid_to=until,
            ordered_by=ordered_by,
        )
    data = {"member": member.pk, "title": office.title, "on": on, "until": until}
    entry = record(occasion, act="cells.appoint", subject=organisation, data=data)
    tell_of_member(entry, member, besides=[organisation.pk], occasion=occasion)
    return post


def check_post(post: Post, *, today: date) -> None:
    """What a correction makes of it: raises Refused where, on a day of it, another excludes it or its organisation is not
    there. Who asks next waits."""
    _lock_posts(post.organisation_id)
    check_within(post.period, post.organisation, today=today, field="valid_from", until="valid_to")
    kind = post.body.kind if post.body else ""
    for other in excluding(post.organisation_id, kind, post.title, post.member).exclude(pk=post.pk):
        if other.period.overlaps(post.period):
            raise Refused(_is_held(other, post.member), field="title")


def _lock_posts(organisation_id: int) -> None:
    """Of two who want one post at once, the second sees the first."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)


def _is_held(post: Post, member: Member) -> str:
    if post.member_id == member.pk:
        return _("The member holds this post already.")
    return _("%(name)s holds this post since %(day)s. End that first.") % {
        "name": post.member.in_full,
        "day": day_in_words(post.valid_from),
    }


def _body_on(organisation: Organisation, kind: str, on: date) -> Body:
    """The organ in which the post is; it begins with the first who takes a post in it, recorded late or not."""
    bodies = Body.objects.filter(organisation=organisation, kind=kind)
    body = bodies.on(on).first()
    if body is not None:
        return body
    later = bodies.begins_after(on).order_by("valid_from").first()
    if later is None:
        return Body.objects.create(organisation=organisation, kind=kind, valid_from=on)
    later.valid_from = on
    later.save(update_fields=["valid_from"])
    return later


@led_on_afterwards()
def lay_down_office(
    *,
    post: Post,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Post:
    """From `on` the member no longer holds the post."""
    member = locked(post.member)
    post.refresh_from_db()
    check_has_happened(on, occasion.today, field="on")
    end_one(post, on=on)
    ordered_by = cite(document, today=occasion.today)
    Post.objects.filter(pk=post.pk).update(ended_by=ordered_by)
    data = {"post": post.pk, "title": post.title, "member": member.pk, "on": on, "document": str(ordered_by or "")}
    entry = record(occasion, act="cells.lay_down_office", subject=post.organisation, data=data)
    tell_of_member(entry, member, besides=[post.organisation_id], occasion=occasion)
    return post


@led_on_afterwards()
def assign_task(
    *,
    member: Member,
    text: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> AssignedTask:
    """What the cell has assigned to the member; several tasks may run at once. Raises Refused; Offered where they left the
    Party earlier."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    check_a_day_is_left(on, until, field="until")
    check_while_a_member(Period(on, until), member, None)
    text = clean_text(text, lines=True)
    if not text:
        raise Refused(_("Say what the task is."), field="text")
    task = AssignedTask.objects.create(
        member=member, text=text, valid_from=on, valid_to=until, ordered_by=cite(document, today=occasion.today)
    )
    entry = record(occasion, act="cells.assign_task", subject=member, data={"kind": "task", "fact": task.pk, "on": on})
    tell_of_member(entry, member, occasion=occasion)
    return task


@led_on_afterwards()
def end_task(
    *,
    task: AssignedTask,
    on: date,
    occasion: Occasion,
) -> AssignedTask:
    member = locked(task.member)
    task.refresh_from_db()
    check_has_happened(on, occasion.today, field="on")
    end_one(task, on=on)
    entry = record(occasion, act="cells.end_task", subject=member, data={"task": task.pk, "on": on})
    tell_of_member(entry, member, occasion=occasion)
    return task
