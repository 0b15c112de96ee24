"""A roll of some sixty people by keyboard: one key a person, and a word for who is excused."""

from playwright.sync_api import expect

from tests.journeys.steps import CELL, People, at_a_meeting, plan, send

MOST_KEYS = 100


def test_one_key_enters_a_person_and_leads_to_the_next(open_as: People) -> None:
    clerk = open_as("clerk")
    plan(clerk, CELL, format="in_person", on="21/03/2025")
    at_a_meeting(clerk)
    clerk.goto(f"{clerk.url}attendance/")
    clerk.locator("#roll-begin").click()
    people = clerk.locator("table.roll tbody tr").count()
    assert people >= 50
    keys = ["l", "ố", "m", "Enter", "v", *["c"] * (people - 2)]
    assert len(keys) <= MOST_KEYS
    for key in keys:
        clerk.keyboard.press(key) if key.isascii() else clerk.keyboard.insert_text(key)
    expect(clerk.locator(".form-actions [type=submit]").first).to_be_focused()
    for mode, number in (("excused", 1), ("absent", 1), ("in_person", people - 2)):
        expect(clerk.locator(f"table.roll input[value={mode}]:checked")).to_have_count(number)
    send(clerk)
    at_a_meeting(clerk)
    expect(clerk.locator("dl.figures")).to_contain_text(str(people - 2))
