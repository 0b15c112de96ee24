from typing import Any

from django.core.paginator import EmptyPage, InvalidPage, Page
from django_tables2 import LazyPaginator, RequestConfig, Table

from accounts.requests import Request

ROWS = 50
MOST_ROWS = 200
LAST_PAGE = 1_000_000
WHOLE = 20_000
"""Rows of a list that is saved as a whole; one that is longer has to be narrowed first."""


class Pages(LazyPaginator):
    """Pages without a COUNT, and without the numbers from an address that a database refuses as an OFFSET."""

    def __init__(self, object_list: Any, per_page: int, **kwargs: Any) -> None:
        super().__init__(object_list, min(max(per_page, 1), MOST_ROWS), **kwargs)

    def validate_number(self, number: Any) -> int:
        valid: int = super().validate_number(number)
        if valid > LAST_PAGE:
            raise EmptyPage
        return valid


class Whole(LazyPaginator):
    """Everything on one page, for a list that is saved."""

    def __init__(self, object_list: Any, per_page: int, **kwargs: Any) -> None:
        super().__init__(object_list, WHOLE, **kwargs)


def is_whole(request: Request) -> bool:
    """Whether the list is not shown but saved, so that it is not cut into pages."""
    return getattr(request, "as_a_whole", False)


def paged(request: Request, table: Table, *, rows: int = ROWS) -> Table:
    """The table in the order and at the page the address asks for; what makes no sense there is passed over."""
    pages = Whole if is_whole(request) else Pages
    RequestConfig(request, paginate={"paginator_class": pages, "per_page": rows}).configure(table)
    return table


def page_of(request: Request, things: Any, *, rows: int = ROWS) -> Page:
    """The page of a list that the address asks for; what makes no sense there is the first page."""
    pages = (Whole if is_whole(request) else Pages)(things, rows)
    try:
        return pages.page(request.GET.get("page", "1"))
    except InvalidPage:
        return pages.page(1)
