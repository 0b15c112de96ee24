"""Posts of members, and the tasks their cell assigns to them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_after, day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import AssignedTask, Body, Member, Organisation, Post
from cells.queries.offices import holders_of, sole_holder
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period, check_a_day_is_left
from cells.services.document_references import cite
from cells.services.periods import end_one, locked, membership_on


@transaction.atomic
def take_office(
    *,
    member: Member,
    organisation: Organisation,
    body: str,
    title: str,
    on: date,
    document: CitedDocument | None,
    occasion: Occasion,
) -> Post:
    """A member takes a post from `on`, in a body of the organisation ("": without one, as in a small cell)."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    membership_on(member, on)
    _lock_posts(organisation.pk)
    if holders_of(organisation.pk, body, title).on(on).filter(member=member).exists():
        raise Refused(_("The member holds this post already."), field="title")
    _check_is_free(sole_holder(organisation.pk, body, title, Period(on, day_after(on))))
    post = Post.objects.create(
        organisation=organisation,
        body=_body_on(organisation, body, on) if body else None,
        member=member,
        title=title,
        valid_from=on,
        ordered_by=cite(document),
    )
    record(occasion, act="cells.appoint", subject=organisation, data={"member": member.pk, "title": title})
    return post


def check_no_other_holds(post: Post) -> None:
    """Raises Refused where somebody else holds, on a day of it, a post that has one holder. Who asks next waits."""
    _lock_posts(post.organisation_id)
    kind = post.body.kind if post.body else ""
    _check_is_free(sole_holder(post.organisation_id, kind, post.title, post.period, besides=post.pk))


def _lock_posts(organisation_id: int) -> None:
    """Of two who want one post at once, the second sees the first."""
    Organisation.objects.select_for_update().get(pk=organisation_id)


def _check_is_free(holder: Post | None) -> None:
    if holder is not None:
        raise Refused(
            _("%(name)s holds this post since %(day)s. End that first.")
            % {"name": holder.member.full_name, "day": day_in_words(holder.valid_from)},
            field="title",
        )


def _body_on(organisation: Organisation, kind: str, on: date) -> Body:
    """The organ in which the post is; it begins with the first who takes a post in it."""
    body = Body.objects.on(on).filter(organisation=organisation, kind=kind).first()
    return body or Body.objects.create(organisation=organisation, kind=kind, valid_from=on)


@transaction.atomic
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
    ordered_by = cite(document)
    Post.objects.filter(pk=post.pk).update(ended_by=ordered_by)
    data = {"post": post.pk, "title": post.title, "member": member.pk, "on": on, "document": str(ordered_by or "")}
    record(occasion, act="cells.lay_down_office", subject=post.organisation, data=data)
    return post


@transaction.atomic
def assign_task(
    *,
    member: Member,
    text: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> AssignedTask:
    """What the cell has assigned to the member; several tasks may run at once."""
    member = locked(member)
    check_has_happened(on, occasion.today, field="on")
    membership_on(member, on)
    text = clean_text(text, lines=True)
    if not text:
        raise Refused(_("Say what the task is."), field="text")
    check_a_day_is_left(on, until, field="until")
    task = AssignedTask.objects.create(
        member=member, text=text, valid_from=on, valid_to=until, ordered_by=cite(document)
    )
    record(occasion, act="cells.assign_task", subject=member, data={"task": task.pk, "on": on})
    return task


@transaction.atomic
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
    record(occasion, act="cells.end_task", subject=member, data={"task": task.pk, "on": on})
    return task
