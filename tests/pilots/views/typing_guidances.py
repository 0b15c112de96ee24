"""What a browser sends back when an administrator has typed into the form of a guidance."""

from typing import Any

from django.test import Client

from accounts.models import User

DOCUMENT = {
    "document_pick": "",
    "document_words": "",
    "document_issuer": "Ban Bí thư",
    "document_symbol": "09-HD/TW",
    "document_on": "16/06/2025",
    "document_title": "Hướng dẫn sinh hoạt đảng trực tuyến",
}


def as_(username: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(User.objects.get(username=username))
    return client


def typed_in(response: Any) -> dict[str, Any]:
    """All boxes of the form as they stand on the page: what a browser sends when nothing is touched."""
    editor = response.context["editor"]
    forms = [editor.terms, *editor.grounds, *editor.quotas, editor.topics.management_form, *editor.topics]
    sent: dict[str, Any] = {}
    for form in forms:
        for box in form:
            if box.name != "document":
                sent |= {box.html_name: box.value()}
    return {name: _as_sent(value) for name, value in sent.items() if value not in (None, False, "")}


def _as_sent(value: Any) -> Any:
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return "on" if value is True else value
