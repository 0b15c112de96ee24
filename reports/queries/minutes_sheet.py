"""Minutes and what was concluded, as they are printed."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Group, Organisation, Post
from cells.queries.organisations import ancestors_on, existing_on, version_nearest
from meetings.models import CombinedRecord, GroupSession, Meeting
from meetings.queries.entries import adopted_by
from meetings.queries.minutes import minutes_of
from meetings.rules.minutes import SigningRole
from reports.queries.issuing import issuer_of, signature_of
from reports.queries.minutes import what_is_minuted, what_it_is
from reports.rules.conclusion import TYPE_CODES, Adopted, Conclusion, conclusion
from reports.rules.formatted import blocks_of
from reports.rules.minutes import MinutesSheet, composed
from reports.rules.party_document import Head, Signature
from reports.rules.wording import cited_date, number_line, organ_word, place_and_day


def minutes_sheet(meeting: Meeting, group: Group | None = None) -> MinutesSheet:
    """As they are kept; where nobody has kept a text yet, as they are composed from what is recorded."""
    kept, minuted = minutes_of(meeting, group), what_is_minuted(meeting, group)
    signed = {one.role: one for one in kept.sign_offs.all()} if kept else {}
    chair, secretary = signed.get(SigningRole.CHAIR), signed.get(SigningRole.SECRETARY)
    return MinutesSheet(
        head=_head(meeting, group, minuted.held_on),
        about=_about(meeting, group),
        blocks=blocks_of(kept.text if kept else composed(minuted)),
        secretary=Signature(
            "Người ghi biên bản", "", secretary.member.full_name if secretary else minuted.secretary.name
        ),
        chair=Signature("Chủ trì", "", chair.member.full_name if chair else minuted.chair.name),
        addenda=tuple(
            blocks_of(f"**Phần bổ sung {one.number}** (ngày {cited_date(one.written_on)})\n{one.text}")
            for one in (kept.addenda.all() if kept else ())
        ),
        is_draft=not (kept and kept.frozen),
    )


def groups_that_met(meeting: Meeting) -> list[Group]:
    met = GroupSession.objects.filter(meeting=meeting).select_related("group").order_by("group__name", "group_id")
    return [session.group for session in met]


def newest_minuted(organisation: Organisation, day: date, *, by_group: bool = False) -> Meeting | None:
    """The newest meeting by the day of which there is something to minute."""
    held = Meeting.objects.filter(organisation=organisation, held_on__lte=day)
    held = held.filter(group_sessions__isnull=False) if by_group else held.filter(state=Meeting.State.HELD)
    return held.select_related("organisation", "convened_by").order_by("-held_on", "-pk").first()


def _head(meeting: Meeting, group: Group | None, day: date) -> Head:
    """Of minutes neither place nor day stand above (36-HD/VPTW)."""
    version = version_nearest(meeting.convened, day)
    above = ancestors_on(meeting.convened, day)[1:2]
    issuer = issuer_of(version)
    if group is not None:
        return Head(superior=issuer, issuer=group.name, place_and_day="")
    number = number_line("BB", version.symbol if version else "")
    return Head(superior=issuer_of(above[0]) if above else "", issuer=issuer, place_and_day="", number_line=number)


def _about(meeting: Meeting, group: Group | None) -> str:
    what = what_it_is(meeting)
    return f"Họp {group.name} ({what})" if group is not None else what[0].upper() + what[1:]


def conclusion_of(meeting: Meeting) -> Conclusion:
    """Raises Refused where nothing was concluded."""
    minuted, adopted = what_is_minuted(meeting), adopted_by(meeting)
    if not minuted.conclusion or not minuted.is_adopted:
        told = {"day": day_in_words(meeting.held_on)}
        raise Refused(_("Nothing was adopted as the conclusion of the meeting of %(day)s.") % told, field="meeting")
    kind, day = adopted.kind if adopted else CombinedRecord.Kind.CONCLUSION, minuted.adopted_on or meeting.held_on
    version = existing_on(meeting.organisation, meeting.register_day)
    head = replace(
        _head(meeting, None, day),
        place_and_day=place_and_day(version.place, day),
        number_line=number_line(TYPE_CODES[kind], version.symbol),
    )
    above = [organ_word(head.superior)] if head.superior else []
    return conclusion(
        head,
        Adopted(
            kind=kind,
            whose=minuted.whose,
            what=minuted.what,
            on=day,
            text=minuted.conclusion,
            tasks=minuted.tasks,
            votes=minuted.votes,
            no_vote_because=minuted.no_vote_because,
        ),
        recipients=(*above, "Các đồng chí đảng viên trong chi bộ", "Lưu chi bộ"),
        signature=signature_of(version, day, chosen=None, usually=Post.Title.SECRETARY),
    )
