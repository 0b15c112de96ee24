"""The second step of a transfer, what is under way, and who comes from outside the register."""

from collections.abc import Iterator, Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import attempt, carry_out, posted
from cells.access import Role, clerk_of, clerks, organisation_or_404, organisations_for, readers
from cells.forms.transfers import ArrivalForm, EndGuestForm, GuestForm, ReceiveForm, TakeBackForm
from cells.models import Membership, Organisation, TemporaryStay, Transfer
from cells.queries.history import heir_on
from cells.queries.organisations import version_nearest
from cells.queries.particulars import as_seen
from cells.queries.transfers import names_of_sides, sides, transfers_touching, with_their_sides
from cells.requests import Request
from cells.services.axes import end_stay, receive_guest
from cells.services.transfers import receive_from_outside, receive_transfer, take_back_transfer
from cells.tables.people import TRANSFERS, TransferRow, transfer_rows
from cells.views.lists import answer_lists, is_to_be_saved, saves_as_excel

MOST_UNDER_WAY, MOST_ENDED = 200, 50


@declare(readers)
@saves_as_excel
def transfers(request: Request, code: str) -> HttpResponse:
    """Of a cell or of all cells of a committee: what is under way first, then what has ended, the newest first."""
    organisation = organisation_or_404(request, code)
    within = Organisation.objects.below(organisation)
    under_way, all_ended = Transfer.objects.under_way().touching(within), Transfer.objects.ended()
    ended = all_ended.touching(within) if is_to_be_saved(request) else all_ended.newest_touching(within, MOST_ENDED + 1)

    def keeps(cell: Organisation) -> bool:
        return request.mandates.may(cell, Role.CLERK)

    def dress(some: Sequence[Transfer]) -> Iterator[TransferRow]:
        return transfer_rows(with_their_sides(some), today=request.today, keeps=keeps)

    tables = [
        TRANSFERS.of(under_way, dress=dress, most=MOST_UNDER_WAY, part=_("Under way")),
        TRANSFERS.of(ended, dress=dress, most=MOST_ENDED, part=_("Ended")),
    ]
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "under_way": tables[0],
        "ended": tables[1],
        "may_write": keeps(organisation),
        "is_cell": Membership.objects.filter(cell=organisation).exists(),
    }
    return answer_lists(request, "cells/transfers.html", context, *tables)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: Request, pk: int) -> HttpResponse:
    """By the receiving cell, or what came of it; for a receiver outside the register, by the sender who got the confirmation."""
    move = _move(request, pk)
    side = move.to_cell or move.from_cell
    keeper = heir_on(side, request.today) if side else None
    organisation = organisation_or_404(request, keeper.code if keeper else "", Role.CLERK)
    form = ReceiveForm(posted(request), cell=organisation, today=request.today, initial={"on": request.today})

    def act() -> None:
        receive_transfer(
            transfer=move,
            on=form.cleaned_data["on"],
            document=form.cleaned_data["document"],
            occasion=clerk_of(request, organisation),
        )

    if carry_out(request, form, act, _("The receipt is recorded.")):
        return redirect("cells:transfers", code=organisation.code)
    context = {"form": form, "title": _("Record the receipt"), "submit": _("Record the receipt")}
    return render(request, "cells/transfer_step.html", context | _about(move, organisation))


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: Request, pk: int) -> HttpResponse:
    move = _move(request, pk)
    organisation = organisation_or_404(request, move.from_cell.code if move.from_cell else "", Role.CLERK)
    form = TakeBackForm(posted(request), initial={"on": request.today})

    def act() -> None:
        take_back_transfer(transfer=move, on=form.cleaned_data["on"], occasion=clerk_of(request, organisation))

    if carry_out(request, form, act, _("The transfer is taken back. The member has stayed where they were.")):
        return redirect("cells:transfers", code=organisation.code)
    context = {"form": form, "title": _("Take the transfer back"), "submit": _("Take it back")}
    return render(request, "cells/transfer_step.html", context | _about(move, organisation))


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: Request, code: str) -> HttpResponse:
    """A member comes from outside the register."""
    cell = organisation_or_404(request, code, Role.CLERK)
    form = ArrivalForm(posted(request), cell=cell, today=request.today, initial={"on": request.today})
    if form.is_valid():
        with attempt(request, form) as attempted:
            member = receive_from_outside(
                cell=cell,
                person=form.person(),
                papers=form.papers(),
                on=form.cleaned_data["on"],
                seen_by=organisations_for(request, Role.CLERK),
                is_another_person=form.cleaned_data["is_another_person"],
                occasion=clerk_of(request, cell),
            )
        if attempted.succeeded:
            messages.success(request, _("%(name)s is a member here now.") % {"name": member.full_name})
            return redirect("cells:member", pk=member.pk)
    return render(request, "cells/arrival.html", {"form": form, "organisation": cell} | _named(request, cell))


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def guest_new(request: Request, code: str) -> HttpResponse:
    """Somebody from outside the register takes part here for a time."""
    cell = organisation_or_404(request, code, Role.CLERK)
    form = GuestForm(posted(request), cell=cell, today=request.today)

    def act() -> None:
        receive_guest(
            cell=cell,
            person=form.person(),
            home_name=form.cleaned_data["home_name"],
            on=form.cleaned_data["on"],
            until=form.cleaned_data["until"],
            document=form.cleaned_data["document"],
            occasion=clerk_of(request, cell),
        )

    if carry_out(request, form, act, _("The guest is recorded.")):
        return redirect("cells:members", code=code)
    return render(request, "cells/guest_new.html", {"form": form, "organisation": cell} | _named(request, cell))


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def guest_end(request: Request, pk: int) -> HttpResponse:
    """The host says that a guest no longer comes."""
    hosts = organisations_for(request, Role.CLERK).order_by()
    stay = get_object_or_404(TemporaryStay.objects.select_related("member", "host"), pk=pk, host__in=hosts)
    cell = stay.host
    if cell is None:
        raise Http404
    form = EndGuestForm(posted(request), cell=cell, today=request.today)

    def act() -> None:
        end_stay(
            stay=stay,
            on=form.cleaned_data["on"],
            document=form.cleaned_data["document"],
            occasion=clerk_of(request, cell),
        )

    if carry_out(request, form, act, _("The stay now has a last day.")):
        return redirect("cells:members", code=cell.code)
    return render(
        request, "cells/guest_end.html", {"form": form, "stay": stay, "organisation": cell} | _named(request, cell)
    )


def _move(request: Request, pk: int) -> Transfer:
    """With the member as the clerk sees them: one who was received long ago may be elsewhere by now."""
    mine = organisations_for(request, Role.CLERK)
    move = get_object_or_404(transfers_touching(mine), pk=pk)
    move.member = as_seen([move.member], mine)[move.member_id]
    return move


def _about(move: Transfer, organisation: Organisation) -> dict[str, object]:
    from_name, to_name = sides(move, names_of_sides([move]))
    return {"move": move, "organisation": organisation, "from_name": from_name, "to_name": to_name}


def _named(request: Request, organisation: Organisation) -> dict[str, object]:
    return {"version": version_nearest(organisation, request.today)}
