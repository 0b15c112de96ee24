"""Where a submitted list leads further."""

from accounts.navigation import Menu, Page

submission_menu: Menu[Page] = Menu()
"""The addresses take the code of the organisation that submitted."""
