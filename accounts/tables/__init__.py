"""Lists, each declared once: its columns say what a page shows, a telephone, paper and Excel. How to: docs/interface.md."""

from accounts.tables.columns import (
    NOTHING,
    Choose,
    Column,
    Day,
    Link,
    Links,
    Moment,
    Number,
    Only,
    Parts,
    Person,
    State,
    Text,
    Words,
    badge,
)
from accounts.tables.lists import WHOLE, List, Table
from accounts.tables.pages import TURNS, Page, page_of

__all__ = [
    "NOTHING",
    "TURNS",
    "WHOLE",
    "Choose",
    "Column",
    "Day",
    "Link",
    "Links",
    "List",
    "Moment",
    "Number",
    "Only",
    "Page",
    "Parts",
    "Person",
    "State",
    "Table",
    "Text",
    "Words",
    "badge",
    "page_of",
]
