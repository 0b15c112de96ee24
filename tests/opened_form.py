"""A form as the browser holds it open: what it would send if its button were pressed."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

Data = dict[str, list[str]]


class _Forms(HTMLParser):
    """The fields of each form of a page, by name what is filled in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Data] = []
        self._area = self._select = ""
        self._first_option: str | None = None
        self._picked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif not self.forms:
            return
        elif tag == "input" and "name" in have and "disabled" not in have:
            chosen = have.get("type") in ("radio", "checkbox")
            if not chosen or "checked" in have:
                self._add(have["name"], have.get("value", "on" if chosen else ""))
        elif tag == "textarea":
            self._area = have["name"]
            self._add(self._area, "")
        elif tag == "select":
            self._select, self._first_option, self._picked = have["name"], None, "multiple" in have
        elif tag == "option" and self._select:
            self._first_option = have["value"] if self._first_option is None else self._first_option
            if "selected" in have:
                self._add(self._select, have["value"])
                self._picked = True

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # The first line end after the tag is not part of the text.
            self.forms[-1][self._area][-1] = self.forms[-1][self._area][-1].removeprefix("\n")
            self._area = ""
        elif tag == "select":
            if not self._picked and self._first_option is not None:
                self._add(self._select, self._first_option)
            self._select = ""

    def _add(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def form_of(html: str, field: str, *, lacks: str = "") -> Data:
    """The form of the page that has the field (and lacks another, where several have it)."""
    forms = _Forms()
    forms.feed(html)
    (found,) = [form for form in forms.forms if field in form and (not lacks or lacks not in form)]
    return found


class OpenedForm:
    """A page somebody holds open while others write too."""

    def __init__(self, client: Client, address: str, *, field: str = "made_from", lacks: str = "") -> None:
        self.client, self.address, self.field, self.lacks = client, address, field, lacks
        response = client.get(address)
        assert response.status_code == 200, response.status_code
        self._read(response)

    def _read(self, response: Any) -> None:
        self.html = response.content.decode()
        self.data = form_of(self.html, self.field, lacks=self.lacks)

    def press(self, **typed: Any) -> bool:
        """Type and press the button; whether it led on to the next page. Where it did not, the answer is the page now."""
        self.data |= {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
        response = self.client.post(self.address, self.data)
        assert response.status_code in (200, 302), response.status_code
        if response.status_code == 200:
            self._read(response)
        return response.status_code == 302
