from accounts.models.actor import Actor
from accounts.models.demo_day import DemoDay
from accounts.models.entry import Entry
from accounts.models.job import Job
from accounts.models.kept_text import KeptText
from accounts.models.occasion import Occasion
from accounts.models.user import User

__all__ = ["Actor", "DemoDay", "Entry", "Job", "KeptText", "Occasion", "User"]
