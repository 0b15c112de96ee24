"""Founding and ending groups, who leads them, and who holds a post in an organisation."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import carry_out, posted
from cells.access import Role, clerk_of, clerks, organisation_or_404, organisations_for
from cells.forms.groups import EndGroupForm, LeaderForm, NewGroupForm, NewPostForm
from cells.models import Group, Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.services.groups import NewGroup, change_leader, end_group, form_group
from cells.services.offices import Office, take_office


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def group_new(request: Request, code: str) -> HttpResponse:
    cell = organisation_or_404(request, code, Role.CLERK)
    form = NewGroupForm(posted(request), cell=cell, today=request.today)
    words = {"title": _("Form a group"), "submit": _("Form the group"), "done": _("The group is formed.")}

    def act(occasion: Occasion) -> None:
        typed = form.cleaned_data
        form_group(
            cell=cell,
            new=NewGroup(typed["name"], typed["leader"], typed["members"]),
            on=typed["on"],
            until=typed["until"],
            document=typed["document"],
            occasion=occasion,
        )

    return _answer(request, cell, form, words, act, back="cells:groups")


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def group_leader(request: Request, pk: int) -> HttpResponse:
    group = _group(request, pk)
    form = LeaderForm(posted(request), group=group, today=request.today)
    words = {
        "title": _("Change the leader of %(group)s") % {"group": group.name},
        "submit": _("Change the leader"),
        "done": _("The group has a new leader."),
    }

    def act(occasion: Occasion) -> None:
        typed = form.cleaned_data
        change_leader(
            group=group,
            leader=typed["leader"],
            on=typed["on"],
            until=typed["until"],
            document=typed["document"],
            occasion=occasion,
        )

    return _answer(request, group.cell, form, words, act, back="cells:groups")


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def group_end(request: Request, pk: int) -> HttpResponse:
    group = _group(request, pk)
    form = EndGroupForm(posted(request), cell=group.cell, today=request.today)
    words = {
        "title": _("End %(group)s") % {"group": group.name},
        "submit": _("End the group"),
        "done": _("The group now has a last day."),
        "intro": _(
            "Who belongs to it belongs to no group from that day on. Move them to another group first or after."
        ),
    }

    def act(occasion: Occasion) -> None:
        end_group(group=group, on=form.cleaned_data["on"], document=form.cleaned_data["document"], occasion=occasion)

    return _answer(request, group.cell, form, words, act, back="cells:groups")


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def post_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, Role.CLERK)
    form = NewPostForm(posted(request), organisation=organisation, today=request.today)
    words = {"title": _("Appoint to a post"), "submit": _("Record the post"), "done": _("The post is recorded.")}

    def act(occasion: Occasion) -> None:
        typed = form.cleaned_data
        take_office(
            member=typed["member"],
            organisation=organisation,
            office=Office(typed["title"], typed["body"]),
            on=typed["on"],
            until=typed["until"],
            document=typed["document"],
            occasion=occasion,
        )

    return _answer(request, organisation, form, words, act, back="cells:organisation")


def _answer(
    request: Request,
    organisation: Organisation,
    form: forms.Form,
    words: dict[str, str],
    act: Callable[[Occasion], None],
    *,
    back: str,
) -> HttpResponse:
    if carry_out(request, form, lambda: act(clerk_of(request, organisation)), words["done"]):
        return redirect(back, code=organisation.code)
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "form": form,
        "back": back,
    }
    return render(request, "cells/organ_form.html", context | words)


def _group(request: Request, pk: int) -> Group:
    mine = organisations_for(request, Role.CLERK).order_by()
    return get_object_or_404(Group.objects.select_related("cell"), pk=pk, cell__in=mine)
