"""The hidden fields of a form on a page, as a browser sends them along with what is typed."""

import re
from html import unescape
from typing import Any

_FORM = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>.*?</form>", re.DOTALL)
_HIDDEN = re.compile(r"<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
_ACTION = re.compile(r"<form\b[^>]*\baction=\"([^\"]*)\"")


def fields_of(page: Any, action: str) -> dict[str, str]:
    """Of the first POST form that is sent to the address; "": to the page itself."""
    for form in _FORM.findall(page.content.decode()):
        found = _ACTION.search(form)
        if (found[1] if found else "") == action:
            return {name: unescape(value) for name, value in _HIDDEN.findall(form)}
    raise AssertionError(f"No form is sent to {action!r}.")
