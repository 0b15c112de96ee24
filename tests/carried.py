"""Types something into the form of each page that a walk has met and presses the buttons beside it (another language, another
day, another page of the list): what was typed stands on the page that comes, and nothing is said to be wrong with it.

Of each shape (which page, which fields) one form is tried. No script is involved. Nothing stays: each is taken back.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

from django.db import transaction
from django.test import Client

from tests.walker import Seen, SentForm, Walk, seen_in, shape_of

TYPED = "typed"
WORDS = "đang viết dở"
_TRIED: set[object] = set()


def faults_of_typing(walk: Walk) -> list[str]:
    return [fault for page, seen in walk.seen.items() if seen for fault in _try(walk.client, page, seen)]


def pages_with_two_forms(walk: Walk) -> list[str]:
    """Where something is typed in more than one: a button of one would not send the other."""
    return [page for page, seen in walk.seen.items() if seen and sum(form.is_typed_in for form in seen.forms) > 1]


def _try(client: Client, page: str, seen: Seen) -> list[str]:
    typed_in = [form for form in seen.forms if form.is_typed_in]
    if not typed_in:
        return []
    form = next((form for form in typed_in if form.id == TYPED), None)
    names = frozenset(re.sub(r"\d+", "0", name) for one in typed_in for name in one.typed)
    if (shape := (shape_of(page), names)) in _TRIED:
        return []
    _TRIED.add(shape)
    if form is None:
        return [f"{page}: no form is the one that buttons beside it send along"]
    return [
        f"{page}, {urlsplit(address).path} {value}: {fault}"
        for address, name, value in dict.fromkeys(seen.beside)
        for fault in _pressed(client, page, form, address, name, value)
    ]


def _pressed(client: Client, page: str, form: SentForm, address: str, name: str, value: str) -> Iterator[str]:
    sent: dict[str, list[str]] = {}
    for hidden, held in form.hidden:
        sent.setdefault(hidden, []).append(held)
    sent |= {field: [""] for field, kind in form.typed.items() if kind == "select"}
    written = [field for field in form.written if "password" not in field]
    sent |= {field: [_words(field)] for field in written} | form.boxes
    with transaction.atomic():
        answer = client.post(urljoin(page, address), sent | ({name: [value]} if name else {}))
        if answer.status_code == 302 and name == "choose_day":
            (back,) = parse_qs(urlsplit(answer.url).query)["next"]
            answer = client.get(back)
        elif answer.status_code == 302:
            answer = client.get(answer.url)
        transaction.set_rollback(True)
    client.cookies.pop("django_language", None)
    if answer.status_code != 200:
        yield f"was answered {answer.status_code} {answer.headers.get('Location', '')}"
        return
    html = answer.content.decode()
    again = next((one for one in seen_in(html).forms if one.id == TYPED), None)
    if again is None:
        yield "the form is not shown"
        return
    if "error-summary" in html:
        yield "it is said to be wrong"
    yield from (f"{field} is lost" for field in written if _words(field) not in unescape(html))
    for field, values in form.boxes.items():
        if missing := set(values) - set(again.ticked.get(field, [])):
            yield f"{field} is no longer ticked: {sorted(missing)[:3]}"


def _words(field: str) -> str:
    return f"{WORDS} {field}"
