"""Where a request really came from: read from the right, and no stranger is believed."""

import pytest

from accounts.rules.addresses import house_of, real_address

TRUSTED = ["127.0.0.1", "10.0.0.0/8", "::1"]


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "address"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.7", "203.0.113.5"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "198.51.100.7, 10.1.2.3", "198.51.100.7"),
        ("127.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "198.51.100.7, rubbish", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7:4711", "198.51.100.7"),
        ("::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("::1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("", "198.51.100.7", ""),
        ("rubbish", "198.51.100.7", ""),
    ],
)
def test_the_nearest_address_that_is_no_trusted_proxy(peer: str, forwarded_for: str, address: str) -> None:
    assert real_address(peer, forwarded_for, trusted=TRUSTED) == address


def test_without_a_trusted_proxy_only_the_connection_counts() -> None:
    assert real_address("127.0.0.1", "198.51.100.7", trusted=[]) == "127.0.0.1"


def test_a_house_with_many_addresses_counts_as_one() -> None:
    assert house_of("2001:db8:1:2::1") == house_of("2001:db8:1:2:ffff::9") != house_of("2001:db8:1:3::1")
    assert house_of("198.51.100.7") == "198.51.100.7"
    assert house_of("") == ""
