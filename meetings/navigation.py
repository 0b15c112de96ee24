"""Where a meeting leads further."""

from accounts.navigation import Menu, Page

meeting_menu: Menu[Page] = Menu()
"""The addresses take the number of the meeting."""
