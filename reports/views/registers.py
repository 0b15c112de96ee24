"""The registers of an organisation: what it issued, what came in, and how its numbers run."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import holds, occasion_for, organisation_or_404, organisations_for, readers
from cells.models import Organisation
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from reports.access import KEEPERS, issued_or_404, received_or_404
from reports.forms.registers import (
    DeliveryForm,
    LayoutForm,
    NumberingForm,
    NumbersGivenForm,
    ReceivedForm,
    RegisterForm,
)
from reports.queries.issued import books_of, issued_in, numberings_of, types_issued
from reports.queries.layouts import layout_on, layouts_of
from reports.queries.received import received_in, types_received
from reports.rules.numbering import By
from reports.services.delivery import note_delivery, sent_of
from reports.services.layouts import settle_layout
from reports.services.numbering import note_numbers_given, settle_numbering
from reports.services.received import arrival_of, correct_received, enter_received
from reports.tables.registers import BOOKS, ISSUED, LAYOUTS, RECEIVED, SETTLED

FORM = ["GET", "HEAD", "POST"]


@declare(readers)
@saves_as_excel
def issued_register(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = RegisterForm(request.GET, types=types_issued(organisation))
    words, type_code, year = form.asked()
    own = organisations_for(request).filter(pk=organisation.pk)
    context = _page(request, organisation, _("Outgoing documents")) | {"form": form}
    table = ISSUED.of(issued_in(own, words=words, type_code=type_code, year=year))
    return answer_lists(request, "reports/register_issued.html", context, table)


@declare(readers)
@saves_as_excel
def received_register(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    form = RegisterForm(request.GET, types=types_received(organisation))
    words, type_name, year = form.asked()
    context = _page(request, organisation, _("Received documents")) | {"form": form}
    table = RECEIVED.of(
        received_in(organisation, words=words, type_name=type_name, year=year),
        without=() if context["may_keep"] else ("links",),
    )
    return answer_lists(request, "reports/register_received.html", context, table)


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def received_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, *KEEPERS)
    form = ReceivedForm(posted(request), initial={"arrived_on": request.today})
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        enter_received(organisation=organisation, arrival=form.arrival(), occasion=occasion)

    if carry_out(request, form, act, _("Entered in the register.")):
        return redirect("reports:received", code=code)
    return _form_page(
        request, organisation, form, _("Enter what has come in"), reverse("reports:received", args=[code])
    )


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def received_correct(request: Request, pk: int) -> HttpResponse:
    received = received_or_404(request, pk)
    organisation = received.organisation
    kept = arrival_of(received)
    form = ReceivedForm(posted(request), initial=dict(vars(kept)))
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        correct_received(received=received, arrival=form.arrival(), made_from=form.made_from, occasion=occasion)

    if carry_out_replacing(request, form, act, _("The entry is corrected.")):
        return redirect("reports:received", code=organisation.code)
    title = _("Correct number %(number)d of the register") % {"number": received.number}
    return _form_page(request, organisation, form, title, reverse("reports:received", args=[organisation.code]))


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def delivery(request: Request, pk: int) -> HttpResponse:
    """How what was issued went out."""
    document = issued_or_404(request, pk, *KEEPERS)
    organisation = document.organisation
    form = DeliveryForm(posted(request), initial=dict(vars(sent_of(getattr(document, "delivery", None)))))
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        note_delivery(issued=document, sent=form.delivery(), made_from=form.made_from, occasion=occasion)

    if carry_out_replacing(request, form, act, _("Noted in the register.")):
        return redirect("reports:issued", pk=pk)
    title = _("How %(document)s went out") % {"document": document.symbol}
    return _form_page(request, organisation, form, title, reverse("reports:issued", args=[pk]))


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def numbers(request: Request, code: str) -> HttpResponse:
    """By term or by year, and what has been given of each book."""
    organisation = organisation_or_404(request, code, *KEEPERS)
    form = NumberingForm(posted(request))
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        settle_numbering(
            organisation=organisation,
            begins_on=form.cleaned_data["begins_on"],
            by=By(form.cleaned_data["by"]),
            occasion=occasion,
        )

    if carry_out(request, form, act, _("From that day on the numbers run so.")):
        return redirect("reports:numbers", code=code)
    context = _page(request, organisation, _("Numbers of documents")) | {
        "form": form,
        "settled": SETTLED.of(numberings_of(organisation)),
        "books": BOOKS.of(books_of(organisation)),
    }
    return render(request, "reports/numbers.html", context)


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def layouts(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, *KEEPERS)
    begun = layout_on(organisation, request.today)
    form = LayoutForm(
        posted(request),
        initial={"begins_on": request.today, "ending": begun.ending, "both_sides": begun.both_sides},
    )
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        settle_layout(organisation=organisation, layout=form.layout(), occasion=occasion)

    if carry_out(request, form, act, _("From that day on pages are set so.")):
        return redirect("reports:layouts", code=code)
    context = _page(request, organisation, _("How pages are set"))
    context |= {"form": form, "settled": LAYOUTS.of(layouts_of(organisation))}
    return render(request, "reports/layouts.html", context)


@declare(holds(*KEEPERS))
@require_http_methods(FORM)
def numbers_given(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, *KEEPERS)
    form = NumbersGivenForm(posted(request), initial={"day": request.today})
    occasion = occasion_for(request, organisation, *KEEPERS)

    def act() -> None:
        note_numbers_given(organisation=organisation, occasion=occasion, **form.cleaned_data)

    if carry_out(request, form, act, _("The next number follows the one you entered.")):
        return redirect("reports:numbers", code=code)
    return _form_page(
        request, organisation, form, _("Numbers given on paper"), reverse("reports:numbers", args=[organisation.code])
    )


def _page(request: Request, organisation: Organisation, title: str) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "may_keep": request.mandates.may(organisation, *KEEPERS),
        "title": title,
    }


def _form_page(request: Request, organisation: Organisation, form: object, title: str, back: str) -> HttpResponse:
    context = _page(request, organisation, title) | {"form": form, "cancel_url": back}
    return render(request, "reports/register_form.html", context)
