"""`verifier judge FILE`: pairs of claim and evidence, answered as they are read."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from verifier.cli.options import stop, write_out
from verifier.config import ConfigError, JudgeSettings, settings_of
from verifier.formats.judgement import answer_row, answer_text, row, text
from verifier.judge import Label
from verifier.judges import asked, judge_named
from verifier.judges.pairs import LONGEST, Pair, by_rules, item_of, pair_of
from verifier.opinion import Answer
from verifier.show import show

TOGETHER = 500  # pairs that are read before their answers are printed, where another judge is asked
SHOWN = 20  # bad lines that are told one by one


def pairs(file: str, ledger: Path, name: str, *, as_text: bool) -> int:
    """Print the answer to each pair of a file; return the exit status."""
    court = _Court(ledger, _judge(ledger, name), show(file, 400), as_text=as_text)
    try:
        with _opened(file) as stream:
            lines = _lines(stream)
            while some := list(islice(lines, TOGETHER if court.judge else 1)):
                court.hear(some)
    except OSError as error:
        stop(f"{file}: {error.strerror or error}")
    if court.bad > SHOWN:
        court.told(f"{court.bad - SHOWN} more lines are no pairs")
    if not court.heard and not court.bad:
        stop(f'{file} holds no pair; a line is {{"claim": "...", "evidence": "..."}}')
    return 2 if court.bad else 1 if court.unanswered else 0


def _judge(ledger: Path, name: str) -> JudgeSettings | None:
    if not name:
        return None
    try:
        return judge_named(settings_of(ledger), name)
    except (ConfigError, ValueError) as error:
        stop(str(error))


def _opened(file: str) -> IO[bytes]:
    if file == "-":
        return sys.stdin.buffer
    path = Path(file)
    if path.is_dir():
        stop(f"{file} is a folder, not a file of pairs")
    return path.open("rb")


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not empty with their numbers; of one that is too long, no more than shows it is."""
    number = 0
    while line := stream.readline(LONGEST + 2):
        number += 1
        last = line
        while len(last) > LONGEST and not last.endswith(b"\n"):
            last = stream.readline(LONGEST + 2)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


@dataclass(slots=True)
class _Court:
    """Answers pairs, and counts what could not be answered."""

    ledger: Path
    judge: JudgeSettings | None
    place: str
    as_text: bool
    heard: int = 0
    bad: int = 0
    unanswered: int = 0

    def told(self, message: str) -> None:
        print(f"verifier: {message}", file=sys.stderr, flush=True)

    def hear(self, lines: Sequence[tuple[int, bytes]]) -> None:
        """Print the answers to some pairs; lines that are none are told on standard error."""
        found = []
        for number, line in lines:
            pair = pair_of(number, line)
            if isinstance(pair, Pair):
                found.append((pair, by_rules(pair)))
                continue
            self.bad += 1
            if self.bad <= SHOWN:
                self.told(f"{self.place}:{number}: {pair}")
        self.heard += len(found)
        opened = [pair for pair, judgement in found if judgement.label is Label.UNDECIDED]
        answers = self._asked(opened) if self.judge and opened else {}
        for pair, judgement in found:
            answer = answers.get(pair.line)
            if answer is not None and self.judge is not None:
                form = answer_text(self.place, pair, self.judge.name, answer) if self.as_text else None
                write_out(form or answer_row(pair, self.judge.name, answer))
            else:
                write_out(text(self.place, pair, judgement) if self.as_text else row(pair, judgement))

    def _asked(self, opened: Sequence[Pair]) -> dict[int, Answer]:
        """Return the other judge's answers, by the line of the pair."""
        assert self.judge is not None
        items = {pair.line: item_of(pair, self.judge.name, self.judge.version) for pair in opened}
        answers: dict[str, Answer] = {}
        for said in asked(self.judge, list({item.id: item for item in items.values()}.values()), self.ledger):
            if isinstance(said, str):
                self.told(f"judge {self.judge.name}: {said}")
            else:
                answers[said[0]] = said[1]
        found = {line: answers[item.id] for line, item in items.items() if item.id in answers}
        self.unanswered += len(items) - len(found)
        return found
