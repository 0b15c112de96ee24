"""The text of the minutes: kept, signed by both, and after that only added to."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date, keep_texts
from cells.models import Group, Member
from cells.rules.ahead import check_has_happened
from meetings.models import Addendum, GroupSession, Meeting, Minutes, SignOff
from meetings.queries.by_group import session_of
from meetings.queries.minutes import minutes_of
from meetings.rules.minutes import digest_of
from meetings.services.locking import lock
from meetings.services.texts import accepted_text

State = Meeting.State


@dataclass(frozen=True)
class Signing:
    """Which of the two signed, on which day, and which text: `digest` is of the text that was looked at."""

    role: str
    member: Member
    signed_on: date
    digest: str


def record_part(group: Group | None) -> str:
    """What of a meeting is kept wording by wording: the text of its minutes, or of one group's."""
    return f"record/{group.pk}" if group else "record"


@transaction.atomic
def write_minutes(
    *,
    meeting: Meeting,
    group: Group | None = None,
    text: str,
    occasion: Occasion,
    made_from: Entries | None = None,
) -> Minutes:
    """Keep the text of the minutes. A signature is of the text that was signed: another text takes it away.

    Raises Outdated where somebody else kept another text since `made_from`, and Refused where there is nothing to minute yet,
    or both have signed.
    """
    meeting = lock(meeting)
    begun_on(meeting, group)
    text = accepted_text(text, field="text")
    if not text:
        raise Refused(_("Write what the minutes say."), field="text")
    kept, part = minutes_of(meeting, group), record_part(group)
    before = {"text": kept.text if kept else ""}
    check_up_to_date(made_from, kept=before, wanted={"text": text}, last=kept_texts_of(meeting, part).first())
    if kept is not None and kept.text == text:
        return kept
    if kept is not None:
        _check_open(kept)
        kept.sign_offs.all().delete()
    kept = kept or Minutes(meeting=meeting, group=group)
    kept.text = text
    kept.save()
    stood = before if before["text"] else {}
    keep_texts(of=meeting, part=part, texts={"text": text}, before=stood, occasion=occasion)
    record(occasion, act="meetings.write_minutes", subject=meeting, data=_which(group))
    return kept


@transaction.atomic
def sign_minutes(*, minutes: Minutes, signing: Signing, occasion: Occasion) -> Minutes:
    """Record that the chair or the secretary signed this text; with the second signature it stays as it is.

    Raises Refused where the text is another by now, and where one person would sign as both.
    """
    meeting = lock(minutes.meeting)
    minutes = Minutes.objects.select_for_update(of=("self",), no_key=True).select_related("group").get(pk=minutes.pk)
    signed = {one.role: one for one in minutes.sign_offs.select_related("member")}
    if signing.role in signed and signed[signing.role].member_id == signing.member.pk:
        return minutes
    _check_open(minutes)
    if digest_of(minutes.text) != signing.digest:
        raise Refused(_("The text was changed meanwhile. Read it once more before it is signed."))
    check_has_happened(signing.signed_on, occasion.today, field="signed_on")
    held_on = begun_on(meeting, minutes.group)
    if signing.signed_on < held_on:
        told = {"day": day_in_words(held_on)}
        raise Refused(_("The meeting was on %(day)s; nobody signs its minutes before.") % told, field="signed_on")
    if any(one.member_id == signing.member.pk for role, one in signed.items() if role != signing.role):
        raise Refused(_("Who leads a meeting does not write its minutes: two people sign."), field="member")
    SignOff.objects.update_or_create(
        minutes=minutes,
        role=signing.role,
        defaults={
            "member": signing.member,
            "signed_on": signing.signed_on,
            "digest": signing.digest,
            "by": occasion.by.user,
            "at": occasion.at,
        },
    )
    data = _which(minutes.group) | {"role": signing.role, "signed_on": signing.signed_on, "digest": signing.digest}
    record(occasion, act="meetings.sign_minutes", subject=meeting, data=data)
    if minutes.sign_offs.count() == len(SignOff.Role):
        minutes.frozen = True
        minutes.save(update_fields=["frozen"])
    return minutes


@transaction.atomic
def take_back_signature(*, minutes: Minutes, role: str, occasion: Occasion) -> Minutes:
    """Of one that was recorded by mistake, as long as the other has not signed too."""
    meeting = lock(minutes.meeting)
    minutes = Minutes.objects.select_for_update(of=("self",), no_key=True).select_related("group").get(pk=minutes.pk)
    _check_open(minutes)
    taken, _by_model = minutes.sign_offs.filter(role=role).delete()
    if taken:
        data = _which(minutes.group) | {"role": role}
        record(occasion, act="meetings.take_back_signature", subject=meeting, data=data)
    return minutes


@transaction.atomic
def add_addendum(*, minutes: Minutes, text: str, occasion: Occasion) -> Addendum:
    """Say after both have signed what stands wrong in the minutes, or is missing. The same once more is the same."""
    meeting = lock(minutes.meeting)
    text = accepted_text(text, field="added")
    if not text:
        raise Refused(_("Write what is added to the minutes."), field="added")
    if not minutes.frozen:
        raise Refused(_("The minutes are not signed by both yet: change their text."))
    last = minutes.addenda.last()
    if last is not None and last.text == text:
        return last
    added = Addendum.objects.create(
        minutes=minutes,
        number=(last.number if last else 0) + 1,
        text=text,
        written_on=occasion.today,
        by=occasion.by.user,
        at=occasion.at,
    )
    data = _which(minutes.group) | {"number": added.number}
    record(occasion, act="meetings.add_addendum", subject=meeting, data=data)
    return added


def begun_on(meeting: Meeting, group: Group | None) -> date:
    """The day of what is minuted: a group's session, or the whole meeting. Raises Refused where it has not been held."""
    session: GroupSession | None = session_of(meeting, group) if group else None
    if session is not None:
        return session.held_on
    if meeting.state == State.MISTAKEN:
        raise Refused(_("The meeting was entered by mistake and was never held."))
    if group is not None or meeting.state != State.HELD:
        raise Refused(_("Minutes are written of what was held. Record it as held first."))
    return meeting.held_on


def _check_open(minutes: Minutes) -> None:
    if minutes.frozen:
        raise Refused(_("Chair and secretary have signed these minutes: they stay. Add what is missing below them."))


def _which(group: Group | None) -> dict[str, object]:
    return {"group": group.name} if group else {}
