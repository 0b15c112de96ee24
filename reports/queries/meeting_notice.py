from datetime import date

from cells.models import Organisation, Post
from cells.queries.organisations import existing_on
from cells.queries.parameters import statutes_known
from meetings.models import Meeting
from meetings.rules.year import papers_sent_by
from reports.queries.issuing import head_of, issuer_of, signature_of
from reports.queries.minutes import HOW, what_it_is
from reports.rules.meeting_notice import MeetingNotice, NoticedItem

State = Meeting.State


def meeting_to_announce(organisation: Organisation, day: date, meeting_id: int | None = None) -> Meeting | None:
    """The one that is asked for, or the next from the day on; what was called off is not announced."""
    planned = Meeting.objects.filter(organisation=organisation).exclude(state__in=[State.CANCELLED, State.MISTAKEN])
    planned = planned.select_related("organisation", "chair")
    if meeting_id is not None:
        return planned.filter(pk=meeting_id).first()
    return planned.filter(held_on__gte=day, state=State.PLANNED).order_by("held_on", "starts_at", "pk").first()


def notice_of(meeting: Meeting, day: date) -> MeetingNotice:
    """Raises Refused where the organisation did not exist on the day."""
    version = existing_on(meeting.organisation, day)
    return MeetingNotice(
        head=head_of(version, day=day, dated_on=day, type_code="TB"),
        whose=issuer_of(version),
        what=what_it_is(meeting),
        held_on=meeting.held_on,
        begins=meeting.starts_at,
        ends=meeting.ends_at,
        place=meeting.place,
        link=meeting.link,
        how=HOW[Meeting.Format(meeting.format)],
        chair=meeting.chair.full_name if meeting.chair else "",
        papers_by=papers_sent_by(meeting.held_on, statutes_known()),
        items=tuple(NoticedItem(item.text, item.presenter, item.note) for item in meeting.agenda.all()),
        recipients=("Các đồng chí đảng viên", "Lưu hồ sơ"),
        signature=signature_of(version, day, chosen=None, usually=Post.Title.SECRETARY),
    )
