"""Where a request really came from: a proxy says so, and only one's own proxy is believed."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address
_ONE_HOUSE = 64
"""Of IPv6 a house has so many bits of its own, and may choose among all below them."""


def real_address(peer: str, forwarded_for: str, *, trusted: Sequence[str]) -> str:
    """The nearest address that is no trusted proxy: the peer of the connection, or whom the proxies say they speak for.

    `forwarded_for` grows to the right by one address a proxy, so it is read from the right; what a stranger wrote to its
    left is never reached. "" where the connection has no address (a socket of the machine itself).
    """
    address = _parsed(peer)
    for hop in reversed(forwarded_for.split(",")):
        if address is not None and not _is_trusted(address, trusted):
            break
        said = _parsed(hop)
        if said is None or address is None:
            break
        address = said
    return "" if address is None else str(address)


def house_of(address: str) -> str:
    """Addresses among which one person may choose count as one."""
    parsed = _parsed(address)
    return str(ip_network((parsed, _ONE_HOUSE), strict=False)) if isinstance(parsed, IPv6Address) else address


def _parsed(text: str) -> Address | None:
    """Also with a port, and IPv6 in its brackets."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        parsed = ip_address(bare)
    except ValueError:
        return None
    return parsed.ipv4_mapped or parsed if isinstance(parsed, IPv6Address) else parsed


def _is_trusted(address: Address, trusted: Sequence[str]) -> bool:
    return any(address in ip_network(network, strict=False) for network in trusted)
