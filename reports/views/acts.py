"""What is done on a page of its own, looked at before it is done: what the page says of it, and how it is carried out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages

from accounts.forms.seen import SeenForm
from accounts.models import Occasion
from accounts.requests import Request
from accounts.rules.seen import Figures
from accounts.views.looking import carry_out_seen

Of = TypeVar("Of")


@dataclass(frozen=True)
class Act(Generic[Of]):
    """`act`: what calls the service, of what it is done to, with the form that was filled in. `said`: once it is done."""

    title: str
    confirm: str
    said: str
    consequences: Sequence[str]
    act: Callable[[Of, Any, Occasion], object]
    form: Callable[..., SeenForm] = SeenForm
    dangerous: bool = False

    def is_carried_out(self, request: Request, form: SeenForm, of: Of, occasion: Occasion, figures: Figures) -> bool:
        """`figures`: what is looked at before. False where the page is to be shown."""
        if not carry_out_seen(request, form, lambda: self.act(of, form, occasion), figures=lambda: figures):
            return False
        messages.success(request, self.said)
        return True

    def page(self, form: SeenForm) -> dict[str, object]:
        return {
            "title": self.title,
            "form": form,
            "consequences": self.consequences,
            "confirm": self.confirm,
            "dangerous": self.dangerous,
        }
