"""What desks say of lists that nobody has finished, and of a site that has not begun: what comes next, and where it is done."""

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked
from cells.access import Role
from cells.models import Mandate, Member, Organisation
from cells.requests import Request
from sheets.models import Sheet
from sheets.queries.sheets import goes_on, unfinished_before, unfinished_of

TOLD_BEFORE = timedelta(days=7)
MOST_NAMED = 20


def _unfinished(request: Request) -> Sequence[Asked[Sheet]]:
    return [unfinished_of.of(tuple(office.pk for office in request.mandates.organisations(Role.CLERK)))]


@asks(_unfinished)
def lists_that_go(request: Request) -> Sequence[Section]:
    """Lists of the clerk's own offices that will be removed soon, each with its day."""
    offices = request.mandates.organisations(Role.CLERK)
    unfinished = unfinished_before(request.now + TOLD_BEFORE).filter(organisation__in=offices)
    lists = list(unfinished[: MOST_NAMED + 1])
    duties = [
        Duty(
            title=one.file_name, url=reverse("sheets:sheet", args=[one.pk]), due_on=goes_on(one), action=_("Look at it")
        )
        for one in lists[:MOST_NAMED]
    ]
    duties += and_more(lists, MOST_NAMED)
    return [Section(_("Lists from Excel that nobody has finished: they are removed on the day"), duties)]


def first_steps(request: Request) -> Sequence[Section]:
    """For administrators: organisations, users, people; nothing once all three are there."""
    if not request.mandates.administers or Member.objects.exists():
        return []
    has_organisations = Organisation.objects.exists()
    has_users = Mandate.objects.exclude(role=Mandate.Role.ADMINISTRATOR).exists()
    by_sheet, one_by_one = reverse("sheets:organisations"), reverse("reorganisations:new")
    return [
        Section(
            _("To begin with"),
            [
                _step(
                    _("1. The topmost committee and the organisations below it"),
                    by_sheet,
                    _("From one list, or one by one."),
                    is_done=has_organisations,
                    action=_("By sheet"),
                    links=[(_("One by one"), one_by_one)],
                ),
                _step(
                    _("2. Users, each with a mandate for an organisation"),
                    reverse("cells:users"),
                    _("A clerk of the topmost committee first: who keeps the register enters its people."),
                    is_done=has_users,
                    action=_("Users") if has_organisations else "",
                    links=[(_("For many organisations at once"), reverse("cells:users_many"))]
                    if has_organisations
                    else (),
                ),
                _step(
                    _("3. Members"),
                    reverse("cells:organisations"),
                    _("Their clerk hands in the lists: the organisation, its members, lists from Excel."),
                    is_done=False,
                ),
            ],
        )
    ]


def _step(
    title: str, url: str, detail: str, *, is_done: bool, action: str = "", links: Sequence[tuple[str, str]] = ()
) -> Duty:
    if is_done:
        return Duty(title, url, _("Done."))
    return Duty(title, url, detail, action=action, links=links)
