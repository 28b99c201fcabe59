"""`python -m benchmarks.check`: CPU seconds of `verifier check` beside check-jsonschema and yamllint on the same files.

Generates ledgers of 1,000 and 10,000 claims with their sources in a temporary folder, runs the three tools over them in
turn, and prints CPU seconds (user and system, children included), the ratio, peak memory and growth. `--profile` adds
where the time goes, by function.
"""

import compileall
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import verifier

CLAIMS_A_FILE = 20
PLACES = ["Northport", "Eastvale", "Southmere", "Westbrook", "Midford", "Highcliff", "Lowmoor", "Stanbury"]
THINGS = ["schools", "bridges", "wells", "clinics", "markets", "libraries", "depots", "stations"]
MONTHS = ["January", "March", "May", "July", "September", "November"]


def write_ledger(folder: Path, claims: int) -> None:
    """Write a ledger in which every claim passes: prose sources, values of five kinds, evidence, relations."""
    chance = random.Random(claims)
    (folder / "claims").mkdir(parents=True)
    (folder / "sources").mkdir()
    for number in range(0, claims, CLAIMS_A_FILE):
        name = f"report-{number // CLAIMS_A_FILE:05d}"
        facts = [fact(chance, number + i) for i in range(min(CLAIMS_A_FILE, claims - number))]
        source(folder, name, [sentence for sentence, _ in facts], chance)
        source(folder, f"{name}-record", [evidence for _, (_, _, evidence, _) in facts], chance)
        body = "".join(record(name, i, sentence, *rest) for i, (sentence, rest) in enumerate(facts))
        (folder / "claims" / f"{name}.yaml").write_text(f"article: {name}\nclaims:\n{body}", encoding="utf-8")


def fact(chance: random.Random, number: int) -> tuple[str, tuple[str, str, str, str]]:
    """Return a sentence, and a claim, value, evidence sentence and property that it bears out."""
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    count, amount, share = chance.randint(12, 900), chance.randint(11, 99) / 10, chance.randint(3, 96)
    day, month = chance.randint(1, 28), chance.choice(MONTHS)
    forms = [
        (
            f"The district of {place} opened over {count} {thing} in its programme number {number}",
            f"The district of {place} opened more than {count} {thing}.",
            f"over {count} {thing}",
            f"In {place}, over {count} {thing} opened under programme {number}",
            "opened",
        ),
        (
            f"Repairs of the {thing} in {place} cost €{amount} million under contract {number}",
            f"Repairs of the {thing} in {place} cost {amount} million euros.",
            f"{amount} million EUR",
            f"The {thing} of {place} were repaired for {amount} million euros, contract {number}",
            "cost",
        ),
        (
            f"About {share} percent of the {thing} in {place} were inspected in round {number}",
            f"About {share} % of the {thing} in {place} were inspected.",
            f"about {share} %",
            f"The inspectors saw about {share} percent of the {thing} in {place}, round {number}",
            "inspected",
        ),
        (
            f"Work on the {thing} of {place} began on {month} {day}, 2024 after hearing number {number}",
            f"Work on the {thing} of {place} began on {day} {month} 2024.",
            f"{day} {month} 2024",
            f"Work began in {place} on {day} {month} 2024, as hearing {number} had it",
            "began",
        ),
        (
            f"The closure of the {thing} in {place} lasted {share} days, says notice {number}",
            f"The closure of the {thing} in {place} lasted {share} days.",
            f"{share} days",
            f"The {thing} of {place} were closed for {share} days, notice {number}",
            "closure",
        ),
    ]
    sentence, *rest = forms[number % len(forms)]
    return sentence, (rest[0], rest[1], rest[2], rest[3])


def source(folder: Path, name: str, sentences: list[str], chance: random.Random) -> None:
    """Write a source of the given sentences among others, and its record."""
    filler = "Members of the public spoke for and against it, and the chair thanked all who had come to the hall."
    text = "\n\n".join(f"{sentence}. {filler}" for sentence in sentences) + "\n"
    (folder / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    import hashlib

    digest = hashlib.sha256(text.encode()).hexdigest()
    record = f"type: report\ntitle: Report {name} of round {chance.randint(1, 99)}\nissued: 2024-12-01\n"
    record += f"file: {name}.txt\nsha256: {digest}\n"
    (folder / "sources" / f"{name}.yaml").write_text(record, encoding="utf-8")


def record(name: str, number: int, sentence: str, claim: str, value: str, evidence: str, prop: str) -> str:
    """Return one claim as YAML, some 1.2 kB as people write them."""
    note = (
        "Read against the printed copy; the wording of the record was compared line by line, and the editor of the " * 4
    )
    return (
        f"  - id: c{number}\n    claim: {claim}\n    quote: {sentence}\n    value: {value}\n"
        f"    subject: {name}-{number}\n    property: {prop}\n    qualifiers: {{when: 2024, part: district}}\n"
        f"    evidence:\n      - source: {name}-record\n        quote: {evidence}\n        stance: supports\n"
        f"    verdict: supported\n    note: >-\n      {note}desk saw it.\n"
    )


def cpu(command: list[str], folder: Path) -> tuple[float, float, int]:
    """Return a command's CPU seconds, peak memory in MB, and exit status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{command[0]} failed: {output[-2000:].decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, usage.ru_maxrss / 1024, process.returncode


def main() -> None:
    """Print the table."""
    binary = Path(sys.executable).parent
    compileall.compile_dir(Path(verifier.__file__).parent, quiet=1)  # as an installed package is
    spent: dict[int, float] = {}
    print(f"{'claims':>7} {'verifier':>9} {'memory':>8} {'jsonschema':>11} {'yamllint':>9} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as temporary:
        for claims in (1000, 10000):
            folder = Path(temporary) / str(claims)
            write_ledger(folder, claims)
            schema = folder / "schema.json"
            schema.write_bytes(subprocess.run([binary / "verifier", "schema"], check=True, capture_output=True).stdout)
            files = [str(file.relative_to(folder)) for file in sorted((folder / "claims").iterdir())]
            ours, memory, status = cpu([str(binary / "verifier"), "check", "--fail-on", "warning"], folder)
            if status:
                sys.exit("the generated ledger does not pass")
            checked, _, _ = cpu([str(binary / "check-jsonschema"), "--schemafile", "schema.json", *files], folder)
            linted, _, _ = cpu([str(binary / "yamllint"), "-d", "relaxed", "claims"], folder)
            spent[claims] = ours
            ratio = f"1/{(checked + linted) / ours:.1f}"
            print(f"{claims:>7} {ours:>7.2f} s {memory:>5.0f} MB {checked:>9.2f} s {linted:>7.2f} s {ratio:>7}")
            if "--profile" in sys.argv:
                profile(folder)
    print(f"10,000 claims take {spent[10000] / spent[1000]:.1f} times as long as 1,000")


def profile(folder: Path) -> None:
    """Print where the time of a check goes, by stage."""
    import cProfile
    import datetime as dt
    import pstats

    from verifier.check import Options, check

    with cProfile.Profile() as watched:
        check(folder, Options(today=dt.date(2025, 1, 1)))
    pstats.Stats(watched).sort_stats("cumulative").print_stats("verifier", 25)


if __name__ == "__main__":
    main()
