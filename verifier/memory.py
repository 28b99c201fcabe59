"""What an earlier check found, for one that follows in the same process: only claims that changed are read again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter

from verifier.kept import Kept
from verifier.model import Claim, Ledger, Reading, Source
from verifier.outcomes import evidence_states
from verifier.reading import readings
from verifier.rule import Hit, Rule

Sources = tuple[Source | None, ...]
States = Mapping[tuple[str, int], str]
_CONTENT = attrgetter(*(one.name for one in fields(Claim) if one.name not in {"places", "file_places"}))


@dataclass(slots=True)
class Remembered:
    """One claim as it was read and judged by itself; `alone` says that no other claim had a part in that."""

    reading: Reading
    sources: Sources
    alone: bool
    rules: Sequence[Rule] = ()
    hits: tuple[tuple[Rule, Hit], ...] | None = None
    states: States | None = None


@dataclass(slots=True)
class Memory:
    """The last check of one ledger; it gives what a check without it would, and holds no more than that one check."""

    kept: Kept = field(default_factory=Kept)
    _claims: dict[tuple[str, str], Remembered] = field(default_factory=dict)  # by file and id: an id may be taken twice

    def readings(self, ledger: Ledger) -> tuple[Reading, ...]:
        """Return what `reading.readings` does; claims whose fields and sources are the same are not read again."""
        found = {_key(claim): self._recalled(claim, ledger) for claim in ledger.claims}
        fresh = [claim for claim in ledger.claims if found[_key(claim)] is None]
        read = {_key(reading.claim): reading for reading in readings(ledger, fresh)}
        self._claims = {
            key: found[key] or Remembered(read[key], _sources(claim, ledger), _is_alone(claim))
            for key, claim in ((_key(claim), claim) for claim in ledger.claims)
        }
        return tuple(self._claims[_key(claim)].reading for claim in ledger.claims)

    def hits(
        self, rules: Sequence[Rule], reading: Reading, by_id: Mapping[str, Reading]
    ) -> tuple[tuple[Rule, Hit], ...]:
        """Return what rules over one reading say of it."""
        known = self._claims.get(_key(reading.claim))
        if known is None or known.reading is not reading:
            return tuple(hits(rules, reading, by_id))
        if known.hits is None or not known.alone or known.rules != rules:
            known.rules, known.hits = rules, tuple(hits(rules, reading, by_id))
        return known.hits

    def evidence_states(self, read: Sequence[Reading]) -> States:
        """Return what `outcomes.evidence_states` does."""
        unknown = {key[1] for key, one in self._claims.items() if not one.alone or one.states is None}
        known = frozenset(key[1] for key in self._claims) - unknown
        fresh = evidence_states(read, known)
        for (_, claim), one in self._claims.items():
            if claim in unknown:
                keys = [(claim, number) for number in range(len(one.reading.evidence))]
                one.states = {key: fresh[key] for key in keys if key in fresh}
        return {key: state for one in self._claims.values() for key, state in (one.states or {}).items()}

    def _recalled(self, claim: Claim, ledger: Ledger) -> Remembered | None:
        """Return what is remembered of a claim, moved to where the claim stands now; None where something changed."""
        known = self._claims.get(_key(claim))
        if known is None:
            return None
        sources = _sources(claim, ledger)
        if len(sources) != len(known.sources) or any(a is not b for a, b in zip(sources, known.sources, strict=True)):
            return None
        if known.reading.claim is claim:
            return known
        if _CONTENT(known.reading.claim) != _CONTENT(claim):
            return None
        known.reading = replace(known.reading, claim=claim)
        return known


def hits(rules: Sequence[Rule], reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[tuple[Rule, Hit]]:
    """Yield what rules over one reading say of it, with the rule that says it."""
    for rule in rules:
        over, linked = rule.reading, rule.linked
        if over is not None:
            for hit in over(reading):
                yield rule, hit
        elif linked is not None:
            for hit in linked(reading, by_id):
                yield rule, hit


def _key(claim: Claim) -> tuple[str, str]:
    return claim.file, claim.id


def _sources(claim: Claim, ledger: Ledger) -> Sources:
    """Return the sources from which a claim is read, in their order."""
    names = [claim.article, *(span.source for span in claim.spans)]
    names += [name for item in claim.evidence for name in (item.source, *(span.source for span in item.spans))]
    return tuple(ledger.sources.get(name) for name in names)


def _is_alone(claim: Claim) -> bool:
    return claim.derived_from is None and all(item.derived_from is None for item in claim.evidence)
