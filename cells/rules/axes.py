"""The three axes of a member in words: what the models write only where it departs from the ordinary has a name here too."""

from django.utils.translation import gettext_lazy as _

ACTIVE = "active"
ACTIVE_CHOICE = (ACTIVE, _("active"))
HOME, ELSEWHERE = "home", "elsewhere"
PLACE_CHOICES = ((HOME, _("at home")), (ELSEWHERE, _("temporarily elsewhere")))
