"""Looking at the pages of a season as one of the cast."""

from collections.abc import Mapping

from django.test import Client

from accounts.models import User
from tests.cast import Cast


def as_(username: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.force_login(User.objects.get(username=username))
    return client


def key(cast: Cast, code: str, format: str = "online") -> str:
    return f"{cast[code].pk}-{format}"


def text_of(response) -> str:
    return response.content.decode()


def confirm(client: Client, page: str, look) -> object:
    """Press the button of a page that was looked over: all that it carries is sent along."""
    return client.post(page, {**dict(look.context["form"].data.lists()), "step": "confirm"})


def looked_over(client: Client, page: str, facts: Mapping[str, object]) -> object:
    """Fill in a decisive form, look over what it would do, and confirm."""
    return confirm(client, page, client.post(page, facts))
