"""The addresses (IRIs) by which exports name claims, sources and people, and the way back."""

import uuid
from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

from verifier.model import Source

_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "claims-as-code")


def claim_address(identity: str, base: str) -> str:
    """Return a claim's address: below `base`, or a UUID made of its id (RFC 9562, version 5) where there is none."""
    return _address("", identity, base)


def person_address(name: str, base: str) -> str:
    """Return the address of a person or institution that has only a name."""
    return _address("people/", name, base)


def source_addresses(sources: Mapping[str, Source], base: str) -> dict[str, str]:
    """Return each source's address by its id: its URL, unless it has none or shares it with another source."""
    shared = Counter(source.url for source in sources.values())
    return {
        name: source.url if source.url and shared[source.url] == 1 else _address("sources/", name, base)
        for name, source in sources.items()
    }


def _address(kind: str, identity: str, base: str) -> str:
    if not base:
        return uuid.uuid5(_SPACE, f"{kind}{identity}").urn
    return f"{base if base.endswith(('/', '#')) else base + '/'}{kind}{quote(identity, safe='/')}"
