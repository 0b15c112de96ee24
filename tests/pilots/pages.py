"""Looking at the pages of a season as one of the cast."""

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
