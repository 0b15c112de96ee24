from accounts.models.actor import Actor
from accounts.models.demo_day import DemoDay
from accounts.models.entry import Entry
from accounts.models.job import Job
from accounts.models.kept_text import KeptText
from accounts.models.letter import Letter
from accounts.models.occasion import Occasion
from accounts.models.sending import Once, Sending
from accounts.models.sign_in import FailedSignIns, KnownAddress
from accounts.models.site_mark import SiteMark
from accounts.models.user import User

__all__ = [
    "Actor",
    "DemoDay",
    "Entry",
    "FailedSignIns",
    "Job",
    "KeptText",
    "KnownAddress",
    "Letter",
    "Occasion",
    "Once",
    "Sending",
    "SiteMark",
    "User",
]
