import pytest

from accounts.models import Entry
from tests.cast import TODAY
from tests.meetings.scenes import Scene
from tests.pilots.pages import as_, text_of

pytestmark = pytest.mark.django_db


def test_the_sheets_hold_what_is_known_in_the_order_of_the_form_and_the_log_tells_of_them(
    groups: Scene, settings
) -> None:
    settings.DEMO_TODAY = TODAY
    meeting = groups.plan("by_group", TODAY, on=TODAY)
    an, at = as_("an"), f"/meetings/{meeting.pk}/"
    assert f'action="{at}sheets/"' in text_of(an.get(at))
    shown = text_of(an.post(f"{at}sheets/"))
    assert shown.count('class="paper-sheet"') == 4
    assert all(member.full_name in shown for member in groups.members)
    order = ["Members present", "Chair", "Why not the leader", "Secretary", "In favour", "Opinions", "Reported to"]
    sheet = shown[shown.index('class="paper-sheet"') :]
    places = [sheet.index(words) for words in order]
    assert places == sorted(places)
    told = Entry.objects.get(act="cells.print")
    assert (told.data["number"], told.by.username) == (52, "an")
    assert an.get(f"{at}sheets/").status_code == 405
