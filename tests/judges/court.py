"""Judges for tests, each a real program; and a ledger with words that the rules leave undecided."""

import json
import sys
from pathlib import Path

from tests.ledgers import write

FIELDS = "item['id'], label='refuted', confidence=0.9, rationale=['praised'], explanation='No.'"
GOOD = f"""
import json, sys
for line in sys.stdin:
    item = json.loads(line)
    print(json.dumps(dict(id={FIELDS})), flush=True)
"""
FIRST = f"""
import json, os, signal, sys, time
item = json.loads(sys.stdin.readline())
print(json.dumps(dict(id={FIELDS})), flush=True)
"""
BAD = {
    "killed": FIRST + "os.kill(os.getpid(), signal.SIGSEGV)",
    "fails": FIRST + "raise KeyError('model')",
    "hangs": FIRST + "time.sleep(1000)",
    "spins": FIRST + "\nwhile True: pass",
    "gigabyte": FIRST + "\nwhile True: print('x' * 1_000_000)",
    "one line": FIRST + "\nwhile True: sys.stdout.write('x' * 1_000_000)",
    "complains": FIRST + "\nwhile True: sys.stderr.write('x' * 1_000_000)",
    "swells": FIRST + "held = [bytearray(50_000_000) for _ in range(1000)]",
    "closes": FIRST + "os.close(1); time.sleep(1000)",
    "nonsense": FIRST + "print('hello'); print('{}'); print('[]'); print('[' * 90_000)",
    "quits": FIRST,
}
CLAIMS = """\
article: minutes
claims:
  - id: praise
    claim: The council thanked the fire brigade.
    quote: The council praised the fire brigade.
  - id: hall
    claim: The mayor opened the hall.
    quote: The mayor spoke at the hall.
    evidence:
      - {source: diary, quote: She cut the ribbon.}
  - id: vans
    claim: The yard has 12 vans.
    quote: The yard has 12 vans.
"""
FILES = {
    "sources/minutes.txt": "The council praised the fire brigade. The mayor spoke at the hall. The yard has 12 vans.",
    "sources/diary.txt": "She cut the ribbon. Then she left.",
    "claims/a.yaml": CLAIMS,
}


def ledger(folder: Path, program: str = GOOD, **limits: int) -> Path:
    """Write a ledger with a judge that is a command."""
    told = "".join(f"{name} = {number}\n" for name, number in limits.items())
    command = json.dumps([sys.executable, "-c", program])
    settings = f'[judges.desk]\nversion = "1"\ncommand = {command}\n{told}'
    write(folder, {**FILES, "verifier.toml": settings})
    return folder


def plugin(items):
    """A judge as a plug-in: everything is supported, once it has printed to standard output."""
    sys.stdout.write("loading the model\n")
    for item in items:
        yield {"id": item["id"], "label": "supported", "rationale": [item["passages"][0]["text"].split()[1]]}


def broken(items):
    raise RuntimeError("no weights")
