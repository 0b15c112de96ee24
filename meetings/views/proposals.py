"""What agendas begin with: the usual items of an organisation, and what a committee hands down to everything below it."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks, organisation_or_404, organisations_for, readers
from cells.models import OrganisationVersion
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.forms.proposals import TemplateForm, TopicForm, WithdrawTopicForm
from meetings.models import HandedDownTopic, Meeting
from meetings.queries.proposals import template_of, topics_of
from meetings.services.proposals import edit_template, hand_down_topic, withdraw_topic
from meetings.tables.proposals import TOPICS, TopicRow
from meetings.views.requests import named

FORM = ["GET", "HEAD", "POST"]


@declare(clerks)
@require_http_methods(FORM)
def template(request: Request, code: str, kind: str) -> HttpResponse:
    if kind not in Meeting.Kind.values:
        raise Http404
    organisation = organisation_or_404(request, code, Role.CLERK)
    form = TemplateForm(posted(request), template=template_of(organisation, kind))

    def act() -> None:
        edit_template(
            organisation=organisation,
            kind=kind,
            lines=form.cleaned_data["lines"],
            made_from=form.made_from,
            occasion=clerk_of(request, organisation),
        )

    if carry_out_replacing(
        request, form, act, _("The usual items are saved. They stand in the form of the next meeting.")
    ):
        return redirect("meetings:template", code=code, kind=kind)
    context = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "kind": kind,
        "kinds": Meeting.Kind.choices,
        "form": form,
        "title": _("The usual items: %(kind)s") % {"kind": Meeting.Kind(kind).label},
        "submit": _("Save"),
        "cancel_url": reverse("meetings:meetings", args=[code]),
    }
    return render(request, "meetings/template.html", context)


@declare(readers)
@saves_as_excel
def topics(request: Request, code: str) -> HttpResponse:
    """What it hands down, and what it handed down before."""
    organisation = organisation_or_404(request, code)
    version = version_nearest(organisation, request.today)
    may_write = request.mandates.may(organisation, Role.CLERK)

    def dress(found: Sequence[object]) -> list[TopicRow]:
        return [TopicRow(topic, may_write) for topic in found if isinstance(topic, HandedDownTopic)]

    context = {
        "organisation": organisation,
        "name": named(organisation, request.today),
        "may_write": may_write,
        "has_below": version is not None and version.kind != OrganisationVersion.Kind.CELL,
    }
    table = TOPICS.of(topics_of(organisation), dress=dress, without=() if may_write else ("links",))
    return answer_lists(request, "meetings/topics.html", context, table)


@declare(clerks)
@require_http_methods(FORM)
def topic_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, Role.CLERK)
    form = TopicForm(posted(request), today=request.today)

    def act() -> None:
        hand_down_topic(organisation=organisation, topic=form.topic(), occasion=clerk_of(request, organisation))

    if carry_out(request, form, act, _("The topic is handed down: it is proposed in the forms of all cells below.")):
        return redirect("meetings:topics", code=code)
    context = {
        "form": form,
        "title": _("Hand a topic down"),
        "intro": _("It is proposed for the agenda of every meeting of that month below this organisation."),
        "submit": _("Hand it down"),
        "cancel_url": reverse("meetings:topics", args=[code]),
        "organisation": organisation,
        "name": named(organisation, request.today),
    }
    return render(request, "meetings/topic_new.html", context)


@declare(clerks)
@require_http_methods(FORM)
def topic_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = HandedDownTopic.objects.filter(organisation__in=organisations_for(request, Role.CLERK).order_by())
    topic = get_object_or_404(mine.select_related("organisation"), pk=pk)
    form = WithdrawTopicForm(posted(request))

    def act() -> None:
        withdraw_topic(topic=topic, why=form.cleaned_data["why"], occasion=clerk_of(request, topic.organisation))

    code = topic.organisation.code
    if carry_out(request, form, act, _("The topic is withdrawn.")):
        return redirect("meetings:topics", code=code)
    context = {
        "form": form,
        "title": _("Withdraw a topic"),
        "what": topic.text,
        "consequences": [_("It is proposed no more; agendas that have it keep it.")],
        "confirm": _("Withdraw it"),
        "cancel_url": reverse("meetings:topics", args=[code]),
    }
    return render(request, "components/confirm.html", context)
