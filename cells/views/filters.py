"""Filters of the members' list with AND and OR, kept under a name of one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare
from accounts.rules.numbers import number_typed
from accounts.views.posting import attempt
from accounts.views.typed import go_with_typed
from cells.access import occasion_for, organisation_or_404, organisations_for, readers
from cells.forms.conditions import BlocksForm, NameForm, in_words
from cells.models import SavedFilter
from cells.queries.conditions import matching
from cells.queries.members import members_on
from cells.queries.organisation_words import words_on
from cells.queries.organisations import version_nearest
from cells.queries.saved_filters import filters_saved
from cells.queries.tree import cells_below
from cells.requests import Request
from cells.rules.conditions import from_json
from cells.services.saved_filters import delete_filter, save_filter


@declare(readers)
@require_http_methods(["GET", "HEAD", "POST"])
def filters(request: Request, code: str) -> HttpResponse:
    """Try conditions (how many they find), then keep them. `?from=` begins with a saved one."""
    organisation = organisation_or_404(request, code)
    today = request.today
    saved = {row.pk: row for row in filters_saved(request.user.pk, organisation.pk)}
    start = saved.get(number_typed(request.GET.get("from", "")) or 0)
    words = words_on(today)
    form = BlocksForm(request.POST, words=words, blocks=from_json(start.blocks) if start else ())
    named = request.POST.get("name", start)
    name = NameForm(request.POST if "keep" in request.POST else None, initial={"name": named})
    context: dict[str, object] = {
        "organisation": organisation,
        "version": version_nearest(organisation, today),
        "form": form,
        "name": name,
        "saved": [(row, in_words(from_json(row.blocks), words)) for row in saved.values()],
        "start": start,
    }
    if form.is_valid():
        blocks = form.conditions()
        if name.is_bound and name.is_valid():
            with attempt(request, name) as attempted:
                kept = save_filter(
                    organisation=organisation,
                    name=name.cleaned_data["name"],
                    blocks=blocks,
                    occasion=occasion_for(request, organisation),
                )
            if attempted.succeeded:
                messages.success(request, _("The filter is saved."))
                return redirect(f"{reverse('cells:members', args=[code])}?saved={kept.pk}")
        if any(blocks):
            cells = cells_below(organisation, today, today=today)
            context["number"] = matching(members_on(cells, today), blocks, today).count()
            context["words"] = in_words(blocks, words)
    return render(request, "cells/filters.html", context)


@declare(readers)
@require_POST
def filter_delete(request: Request, pk: int) -> HttpResponse:
    """Only one's own."""
    mine = SavedFilter.objects.filter(user=request.user, organisation__in=organisations_for(request).order_by())
    saved = get_object_or_404(mine.select_related("organisation"), pk=pk)
    with attempt(request) as attempted:
        delete_filter(saved=saved, occasion=occasion_for(request, saved.organisation))
    if attempted.succeeded:
        messages.success(request, _("The filter is deleted."))
    return go_with_typed(request, reverse("cells:filters", args=[saved.organisation.code]), is_told=False)
