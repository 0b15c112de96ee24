"""The acts on a member: what each is called, whom it fits, the form that asks for it and the service that does it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import Occasion
from cells.forms import acts as forms
from cells.models import Activity, Member, Organisation
from cells.navigation import member_ways
from cells.queries.situation import Situation
from cells.rules.leaving import READMITTED, RESTORED, RETURNED
from cells.services.axes import begin_activity, begin_stay, end_activity, end_stay, make_official
from cells.services.departures import leave, readmit, restore, return_to_cell
from cells.services.groups import move_to_group
from cells.services.offices import Office, assign_task, end_task, lay_down_office, take_office
from cells.services.residences import Introduction, end_residence, introduce_to_residence
from cells.services.transfers import send_transfer

Form = TypeVar("Form", bound=forms.ActForm)


@dataclass(frozen=True)
class MemberAct(Generic[Form]):
    """`do` hands to its service what the form says; `fits`: whether it is offered for a member who stands so."""

    name: str
    title: str | Promise
    form: type[Form]
    do: Callable[[Form, Member, Occasion], object]
    fits: Callable[[Situation], bool]
    intro: str | Promise = ""


def _move_to_group(form: forms.GroupForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    move_to_group(
        member=member,
        group=typed["group"],
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _send_transfer(form: forms.TransferForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    send_transfer(
        member=member,
        to_cell=typed["to_cell"],
        to_name=typed["to_name"],
        on=typed["on"],
        papers_due_on=typed["papers_due_on"],
        document=typed["document"],
        occasion=occasion,
    )


def _begin_stay(form: forms.StayForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    begin_stay(
        member=member,
        host=typed["host"],
        host_name=typed["host_name"],
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _end_stay(form: forms.EndStayForm, _member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    end_stay(stay=form.stay, on=typed["on"], document=typed["document"], occasion=occasion)


def _introduce(form: forms.ResidenceForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    introduce_to_residence(
        member=member,
        introduction=Introduction(typed["standing"], typed["cell"], typed["cell_name"]),
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _end_residence(form: forms.EndResidenceForm, _member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    end_residence(residence=form.residence, on=typed["on"], document=typed["document"], occasion=occasion)


def _make_official(form: forms.OfficialForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    make_official(member=member, on=typed["on"], document=typed["document"], occasion=occasion)


def _suspend(form: forms.SuspendForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    begin_activity(
        member=member,
        value=Activity.Value.SUSPENDED,
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _end_activity(form: forms.AgainForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    end_activity(member=member, on=typed["on"], document=typed["document"], occasion=occasion)


def _assign_task(form: forms.TaskForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    assign_task(
        member=member,
        text=typed["text"],
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _end_task(form: forms.EndTaskForm, _member: Member, occasion: Occasion) -> None:
    end_task(task=form.cleaned_data["task"], on=form.cleaned_data["on"], occasion=occasion)


def _take_office(form: forms.PostForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    take_office(
        member=member,
        organisation=typed["organisation"],
        office=Office(typed["title"], typed["body"]),
        on=typed["on"],
        until=typed["until"],
        document=typed["document"],
        occasion=occasion,
    )


def _lay_down_office(form: forms.EndPostForm, _member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    lay_down_office(post=typed["post"], on=typed["on"], document=typed["document"], occasion=occasion)


def _leave(form: forms.LeaveForm, member: Member, occasion: Occasion) -> None:
    typed = form.cleaned_data
    leave(member=member, way=typed["way"], on=typed["on"], document=typed["document"], occasion=occasion)


def _coming_back(service: Callable[..., object]) -> Callable[[forms.ReturnForm, Member, Occasion], None]:
    def do(form: forms.ReturnForm, member: Member, occasion: Occasion) -> None:
        typed = form.cleaned_data
        service(member=member, cell=typed["cell"], on=typed["on"], document=typed["document"], occasion=occasion)

    return do


ACTS: Mapping[str, Sequence[MemberAct[Any]]] = {
    "belonging": (
        MemberAct(
            "group",
            gettext_lazy("Move to another group"),
            forms.GroupForm,
            _move_to_group,
            lambda s: s.has_groups,
        ),
        MemberAct(
            "transfer",
            gettext_lazy("Send to another cell"),
            forms.TransferForm,
            _send_transfer,
            lambda s: s.transfer is None,
            intro=gettext_lazy(
                "The first of two steps. Until the other cell has received the member, the member counts here."
            ),
        ),
        MemberAct(
            "stay",
            gettext_lazy("Temporarily elsewhere"),
            forms.StayForm,
            _begin_stay,
            lambda _s: True,
            intro=gettext_lazy("The member takes part elsewhere for a time and still counts here, once."),
        ),
        MemberAct(
            "stay_end",
            gettext_lazy("Back from elsewhere"),
            forms.EndStayForm,
            _end_stay,
            lambda s: s.stay is not None,
        ),
        MemberAct(
            "residence",
            gettext_lazy("Introduce to the cell of residence"),
            forms.ResidenceForm,
            _introduce,
            lambda _s: True,
            intro=gettext_lazy(
                "The member takes part where they live too (213-QĐ/TW), and is counted here alone. The cell of residence sees "
                "the name, your committee, the introduction and its own remarks."
            ),
        ),
        MemberAct(
            "residence_end",
            gettext_lazy("End the introduction to the cell of residence"),
            forms.EndResidenceForm,
            _end_residence,
            lambda s: s.residence is not None,
        ),
    ),
    "standing": (
        MemberAct(
            "official",
            gettext_lazy("Make official"),
            forms.OfficialForm,
            _make_official,
            lambda s: s.degree is not None and s.degree.value == "probationary",
        ),
        MemberAct("suspend", gettext_lazy("Suspend"), forms.SuspendForm, _suspend, lambda _s: True),
        MemberAct(
            "activity_end",
            gettext_lazy("End the exemption or suspension"),
            forms.AgainForm,
            _end_activity,
            lambda s: s.activity is not None,
        ),
    ),
    "work": (
        MemberAct("task", gettext_lazy("Assign a task"), forms.TaskForm, _assign_task, lambda _s: True),
        MemberAct(
            "task_end",
            gettext_lazy("End a task"),
            forms.EndTaskForm,
            _end_task,
            lambda s: bool(s.tasks),
        ),
        MemberAct("post", gettext_lazy("Appoint to a post"), forms.PostForm, _take_office, lambda _s: True),
        MemberAct(
            "post_end",
            gettext_lazy("End a post"),
            forms.EndPostForm,
            _lay_down_office,
            lambda s: bool(s.posts),
        ),
    ),
    "leaving": (
        MemberAct(
            "leave",
            gettext_lazy("Leave the Party"),
            forms.LeaveForm,
            _leave,
            lambda _s: True,
            intro=gettext_lazy("Expelled, struck off, released or died. Everything the member held here ends with it."),
        ),
    ),
}
BACK: Sequence[MemberAct[Any]] = (
    MemberAct(
        "return",
        gettext_lazy("Return"),
        forms.ReturnForm,
        _coming_back(return_to_cell),
        lambda s: RETURNED in s.ways_back,
        intro=gettext_lazy("The person belongs to a cell again. The days between stay empty."),
    ),
    MemberAct(
        "readmit",
        gettext_lazy("Admit again"),
        forms.ReturnForm,
        _coming_back(readmit),
        lambda s: READMITTED in s.ways_back,
        intro=gettext_lazy(
            "A new admission of somebody who left the Party, with a new probation from this day. How long after leaving it can "
            "be, and how often, is what the statutes of the day say. The Party age counts from it."
        ),
    ),
    MemberAct(
        "restore",
        gettext_lazy("Restore the rights"),
        forms.ReturnForm,
        _coming_back(restore),
        lambda s: RESTORED in s.ways_back,
        intro=gettext_lazy(
            "The decision by which the person left was wrong. From this day they are again what they were, official or "
            "probationary. Posts, groups and tasks are given anew."
        ),
    ),
)
"""Ways back for who belongs to no cell."""
BY_NAME: Mapping[str, MemberAct[Any]] = {act.name: act for acts in (*ACTS.values(), BACK) for act in acts}
HEADINGS = {
    "belonging": gettext_lazy("Where the member belongs"),
    "standing": gettext_lazy("Degree and activity"),
    "work": gettext_lazy("Tasks and posts"),
    "leaving": gettext_lazy("Leaving"),
    "back": gettext_lazy("Coming back"),
}


@dataclass(frozen=True)
class Offered:
    """One line of the menu."""

    name: str
    title: str | Promise
    address: str


def menu(member: Member, cell: Organisation, situation: Situation) -> list[tuple[str | Promise, list[Offered]]]:
    """The acts that fit, and the ways to pages of other apps, under their headings."""
    if situation.membership is None:
        back = _offered(BACK, member, situation)
        return [(HEADINGS["back"], back)] if back else []
    found = ((key, _ways(key, member, cell) + _offered(acts, member, situation)) for key, acts in ACTS.items())
    return [(HEADINGS[key], offered) for key, offered in found if offered]


def _offered(acts: Sequence[MemberAct[Any]], member: Member, situation: Situation) -> list[Offered]:
    fitting = (act for act in acts if act.fits(situation))
    return [Offered(act.name, act.title, reverse("cells:act", args=[member.pk, act.name])) for act in fitting]


def _ways(heading: str, member: Member, cell: Organisation) -> list[Offered]:
    ways = (way for way in member_ways if way.heading == heading)
    return [Offered(way.name, way.label, way.address(member, cell)) for way in ways]
