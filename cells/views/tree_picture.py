from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import declare, large
from cells.access import above_grassroots, organisation_or_404, organisations_for, readers
from cells.forms.tree_picture import TreePictureForm
from cells.queries.organisations import version_nearest
from cells.queries.tree import nodes
from cells.queries.tree_picture import branch, figures_of, leaves_of
from cells.requests import Request
from cells.rules.tree_picture import draw


@declare(readers)
@large(above_grassroots)
@require_safe
def tree_picture(request: Request, code: str) -> HttpResponse:
    """A branch on a day, down to a depth, that prints on one page."""
    organisation = organisation_or_404(request, code)
    today = request.today
    form = TreePictureForm(request.GET, today=today)
    day = form.day()
    depth, paper = form.chosen()
    ordered = branch(organisation, day, depth, among=organisations_for(request))
    context: dict[str, object] = {
        "organisation": organisation,
        "version": version_nearest(organisation, day),
        "form": form,
        "day": day,
        "paper": paper,
        "stylesheet": f"cells/picture-{paper.lower()}.css",
        "exists": ordered is None or bool(ordered),
    }
    if ordered:
        context["picture"] = picture = draw(leaves_of(ordered, day, today=today), paper)
        (top,) = nodes([ordered[0][0]], day, today=today)
        context["top_figures"] = figures_of(top)
        if picture is not None:
            context |= {"view_box": f"0 0 {picture.width:g} {picture.height:g}", "middle": f"{picture.width / 2:g}"}
    return render(request, "cells/tree_picture.html", context)
