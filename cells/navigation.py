"""The pages of one organisation, the same above each of them."""

from dataclasses import dataclass

from accounts.navigation import Menu, Page


@dataclass(frozen=True)
class OrganisationPage(Page):
    """Its address takes the code of the organisation."""

    keeps_day: bool = False
    """The link leads to the day one is looking at."""
    on_desk: bool = False
    """Stands on the desk too, beside each organisation of one's own."""

    @property
    def name(self) -> str:
        """By which a page says that it is the one to mark."""
        return self.url_name.partition(":")[2]


organisation_menu: Menu[OrganisationPage] = Menu()
