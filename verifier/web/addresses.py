"""Which IP addresses are of the public internet."""

import ipaddress
from collections.abc import Callable

Reach = Callable[[str], bool]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class ForbiddenError(Exception):
    """An address that is not public: the message says which, as a phrase."""


def public(address: str) -> bool:
    """Return whether an IP address is one of the public internet, also behind the forms that embed an IPv4 address.

    Source: the IANA special-purpose address registries, as the standard library knows them.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return public(str(inner))
        if found in _NAT64:
            return public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved
