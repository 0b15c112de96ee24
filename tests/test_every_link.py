"""As each sign-in of the demo: every link of every page leads to a page, page 2 is another one, and no address is broken; every
form answers nonsense with a page that leads to what is wrong, and no button beside a form throws away what is typed in it.

How far the walk goes is said in tests/walker.py, what is sent in tests/nonsense.py and
tests/carried.py. Lists are cut to `ROWS` rows a page, so
that the demo has a page 2 of most; those that are empty in it are turned over in tests/test_lists.py.
"""

from dataclasses import dataclass, field

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from accounts.rules.demo_sign_ins import DEMO_SIGN_INS, DemoSignIn
from tests.carried import faults_of_typing, pages_with_two_forms
from tests.nonsense import faults_of_forms
from tests.walker import Walk, first_page, shape_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ROWS = 3
LEAST_PAGES = 30
"""The administrator, who has the fewest, opens some more; a walk that ends at the door would find no fault either."""


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounts.tables.pages.MOST_ROWS", ROWS)


@pytest.mark.parametrize("sign_in", DEMO_SIGN_INS, ids=lambda sign_in: sign_in.username)
def test_every_link_leads_to_a_page_and_every_form_to_what_is_wrong(
    sign_in: DemoSignIn, demo_city: str, short_pages: None
) -> None:
    client = Client()
    client.force_login(User.objects.get(username=sign_in.username))
    walk = Walk(client, sign_in.username).from_page("/")
    assert not walk.faults, "\n".join(walk.faults)
    assert len(walk.seen) > LEAST_PAGES
    faults = faults_of_forms(walk)
    assert not faults, "\n".join(faults)
    lost = faults_of_typing(walk)
    assert not lost, "\n".join(lost)
    assert not pages_with_two_forms(walk)


def test_before_anybody_has_signed_in_every_link_leads_to_a_page_and_the_desk_to_the_door(demo_city: str) -> None:
    walk = Walk(Client(), "somebody").from_page("/accounts/login/")
    assert walk.faults == ["somebody: on /accounts/login/ the link / was answered 302 to /accounts/login/?next=/"]
    assert len(walk.seen) > 1


# The walker itself, on a site of two or three pages: each kind of fault is noticed, and told with who, where and what.


@dataclass
class Site:
    """Answers like Django's test client. What it does not have is not found; a number is an answer of that status."""

    pages: dict[str, str | int]
    asked: list[str] = field(default_factory=list)

    def get(self, address: str) -> HttpResponse:
        self.asked.append(address)
        page = self.pages.get(address, 404)
        if isinstance(page, int):
            return HttpResponse("", status=page, headers={"Location": "/elsewhere/"} if page == 302 else {})
        return HttpResponse(page, content_type="text/html" if page.startswith("<") else "application/pdf")


def walked(**pages: str | int) -> tuple[list[str], list[str]]:
    """The faults, and what was asked for. `start` is `/`, `next` is `/next/`, `next_2` is `/next/?page=2`, and so on."""
    named = {"start": "/", "next": "/next/", "next_2": "/next/?page=2", "next_x": "/next/?x=2"}
    site = Site({named[name]: page for name, page in pages.items()})
    walk = Walk(site, "ward").from_page("/")  # type: ignore[arg-type]
    return walk.faults, site.asked


def rows(*names: str, below: str = "") -> str:
    return "<table>" + "".join(f"<tr><td>{name}</td></tr>" for name in names) + f"</table>{below}"


FAULTS = [
    ('<a href="/next/">', {}, "the link /next/ was answered 404"),
    ('<a href="/next/">', {"next": 500}, "the link /next/ was answered 500"),
    ('<a href="/next/">', {"next": 302}, "the link /next/ was answered 302 to /elsewhere/"),
    ('<iframe src="/next/"></iframe>', {}, "the link /next/ was answered 404"),
    ('<meta http-equiv="refresh" content="2; url=/next/">', {}, "the link /next/ was answered 404"),
    ('<form method="get" action="/next/"></form>', {}, "the link /next/? was answered 404"),
    ('<form action="/next/"><input name="words"></form>', {}, "the link /next/?words=chi was answered 404"),
    ('<a href="?%3CPage+1%3E=2">', {}, "the link ?%3CPage+1%3E=2 contains %3C"),
    ('<a href="?%3cPage=2">', {}, "the link ?%3cPage=2 contains %3C"),
    ('<a href="/?a=&lt;b">', {}, "the link /?a=<b contains %3C"),
    ('<a href="https://example.org/">', {}, "the link https://example.org/ leads out of the site"),
    ('<a href="mailto:a@example.org">', {}, "the link mailto:a@example.org leads out of the site"),
    ('<a href="#nowhere">', {}, "the link #nowhere has no #nowhere on it"),
    ('<a href="/next/#part">', {"next": "<p>"}, "the link /next/#part has no #part on it"),
    ('<a href="/next/">', {"next": '<p id="a"><p id="a">'}, "the link /next/ has the id 'a' more than once"),
    ('<img src="/static/theme/gone.svg">', {}, "the link /static/theme/gone.svg is a file that does not exist"),
    ('<a href="/next/">', {"next": ""}, "the link /next/ is an empty file"),
    (
        '<a href="/next/?page=2">',
        {"next": rows("A"), "next_2": rows("A")},
        "the link /next/?page=2 shows the rows of page 1",
    ),
    (
        '<table><tr><td>A</td></tr></table><a rel="next" href="/next/">',
        {"next": rows("A")},
        "the link /next/ shows the rows of the page it is to lead on from",
    ),
]
DEAD_NEXT = rows("A", below='<a href="/next/?x=2">2</a><a rel="next" href="/next/?x=2">')


@pytest.mark.parametrize(("start", "others", "told"), FAULTS, ids=[told for _, _, told in FAULTS])
def test_the_walker_tells_who_found_what_where(start: str, others: dict[str, str | int], told: str) -> None:
    (fault,) = walked(start=start, **others)[0]
    assert fault.startswith(f"ward: on / {told}")


@pytest.mark.parametrize(
    ("start", "others"),
    [
        ('<a href="/next/#part">', {"next": '<p id="part">'}),
        ('<a href="#"><a href="#top"><p id="part"><a href="#part">', {}),
        ('<a href="/next/">', {"next": "%PDF-1.7"}),
        ('<img src="/static/theme/icon.svg">', {}),
        ('<form method="post" action="/next/"></form>', {}),
        ('<script>"<a href=\'/next/\'>"</script><!-- <a href="/next/"> -->', {}),
        ('<a href="/next/?page=2">', {"next": rows("A"), "next_2": rows("B")}),
    ],
)
def test_the_walker_has_nothing_against_what_is_as_it_should_be(start: str, others: dict[str, str | int]) -> None:
    assert walked(start=start, **others)[0] == []


def test_the_walker_follows_next_page_even_where_it_came_there_by_its_number() -> None:
    (fault,) = walked(start='<a href="/next/">', next=DEAD_NEXT, next_x=DEAD_NEXT.replace("x=2", "x=3"))[0][:1]
    assert fault == "ward: on /next/ the link /next/?x=2 shows the rows of the page it is to lead on from"


def test_the_walker_reads_page_1_even_where_it_came_from_page_2() -> None:
    first = rows("A", below='<a href="/gone/">')
    faults, _ = walked(start='<a href="/next/?page=2"><a href="/next/">', next=first, next_2=rows("B"))
    assert faults == ["ward: on /next/ the link /gone/ was answered 404"]


def test_the_walker_goes_on_from_page_to_page_and_asks_for_none_twice() -> None:
    faults, asked = walked(start='<a href="/next/"><a href="/">', next='<a href="/"><a href="/next/">')
    assert (faults, asked) == ([], ["/", "/next/"])


def test_the_walker_is_content_with_one_page_of_a_shape() -> None:
    links = "".join(f'<a href="/members/{number}/">' for number in range(1, 9))
    assert walked(start=links)[1] == ["/", "/members/1/"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/members/1/", "/members/2/", True),
        ("/organisations/A/", "/organisations/B/", True),
        ("/members/1/acts/death/", "/members/1/acts/move/", False),
        ("/members/1/", "/members/1/correct/", False),
        ("/organisations/?words=a", "/organisations/?words=b", True),
        ("/organisations/?words=a", "/organisations/?words=a&page=2", False),
        ("/members/1/#row-1", "/members/1/#row-2", True),
        ("/members/1/#row-1", "/members/1/#posts", False),
    ],
)
def test_addresses_of_one_shape_differ_only_in_whom_they_are_about(one: str, other: str, same: bool) -> None:
    assert (shape_of(one) == shape_of(other)) == same


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("/a/?page=2", "/a/"),
        ("/a/?page=2&after=7", "/a/"),
        ("/a/?words=b&page=3", "/a/?words=b"),
        ("/a/?page=1", "/a/?page=1"),
        ("/a/?words=page", "/a/?words=page"),
        ("/a/", "/a/"),
    ],
)
def test_page_1_of_an_address_is_the_same_list_from_its_beginning(address: str, first: str) -> None:
    assert first_page(address) == first
