"""`python -m benchmarks.crossreference [COUNT ...]`: seconds that the rules between claims take, by number of claims.

As in the command, no garbage is collected meanwhile.
The claims are made up: ten to an article, a tenth of them derived, a twentieth contradicted, a fifth without a subject.
"""

import gc
import sys
import time
from collections.abc import Sequence

from verifier.model import Claim, Ledger, Operation, Reading
from verifier.rule import all_rules
from verifier.values import read_value, read_values

COUNTS = (10_000, 100_000)
NAMES = ("Northport", "Southam", "Westley", "Eastbury", "Midford", "Lowick", "Highgate", "Oakham", "Ashby", "Elmley")
THINGS = ("budget", "staff", "buses", "schools", "visitors", "trees", "libraries", "patients", "boats", "meals")


def readings(count: int) -> tuple[Reading, ...]:
    """Return so many claims with their values read, as the rules get them."""
    return tuple(_reading(number) for number in range(count))


def _reading(number: int) -> Reading:
    article, place = divmod(number, 10)
    amount = 12 + (article * 7 + place * 3) % 500 + (number % 40 == 0)
    thing, town = THINGS[place], f"{NAMES[article % 10]} {article}"
    derived = place == 9
    claim = Claim(
        id=f"file{article}/claim{place}",
        file=f"claims/file{article}.yaml",
        claim=f"{town} had {amount} {thing} in {2000 + article % 25}.",
        value=f"{amount} {thing}",
        subject="" if place % 5 == 0 else town,
        property="" if place % 5 == 0 else ("staff" if place in {1, 2} and article % 20 == 0 else thing),
        qualifiers={"when": str(2000 + article % 25)},
        relations={"supports": (f"file{article}/claim{place - 1}",)} if place == 4 else {},
        derived_from=Operation("max", tuple(f"file{article}/claim{one}" for one in (8, 9))[:1]) if derived else None,
    )
    return Reading(claim=claim, article=None, value=read_value(claim.value), sentence=read_values(claim.claim))


def seconds(read: Sequence[Reading]) -> tuple[float, int]:
    """Return how long the rules between claims take, and how many findings they give."""
    ledger = Ledger(root="", claims=tuple(reading.claim for reading in read))
    rules = [rule for rule in all_rules() if rule.code.startswith("V3") and rule.ledger is not None]
    begun = time.perf_counter()
    found = sum(1 for rule in rules if rule.ledger for _ in rule.ledger(ledger, tuple(read)))
    return time.perf_counter() - begun, found


def main(counts: Sequence[int]) -> None:
    """Print the table and the growth from the first count to the last."""
    gc.disable()
    took = []
    for count in counts:
        spent, found = seconds(readings(count))
        took.append(spent)
        print(f"{count:>9,} claims: {spent:7.2f} s, {found:,} findings")
    print(f"growth: x{took[-1] / took[0]:.1f} for x{counts[-1] / counts[0]:.0f} claims")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or COUNTS)
