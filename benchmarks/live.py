"""`python -m benchmarks.live`: how long `verifier watch` and `verifier lsp` take after a change, on 1,000 claims.

Generates the claims in a temporary folder, once in 50 files and once in a single one, changes one claim at a time, and
prints the median and the worst of the milliseconds of processor time that the check after it takes. Then an editor
types in a language server in a process of its own: the milliseconds of the clock from a key to the findings it makes
(with the 30 ms for which the server waits whether another key follows), and of the server's processor a key. On a
machine that is busy with other things the clock says more.
"""

import asyncio
import datetime as dt
import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks import check as generated
from verifier.check import Options, run
from verifier.memory import Memory

ROUNDS = 20
TODAY = dt.date(2025, 1, 1)


def spent(root: Path, file: Path, memory: Memory, number: int) -> float:
    """Return the milliseconds of a check after a change of one claim's sentence and another's note."""
    name = file.relative_to(root).as_posix()
    raw = file.read_bytes().replace(b"opened more than", b"opened more than %d" % number, 1)
    raw = raw.replace(b"desk saw it", b"desk saw it %d times" % number, 1)
    begun = time.process_time()
    run(root, Options(today=TODAY, contents={name: raw}), memory=memory)
    return (time.process_time() - begun) * 1000


class Keys(LanguageClient):
    """An editor of one file, which hears of every news of it."""

    def __init__(self) -> None:
        super().__init__("keys", "1")
        self.news = asyncio.Event()

    async def begin(self, root: Path, file: Path, text: str) -> None:
        """Start the server and open the file."""

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(_: types.PublishDiagnosticsParams) -> None:
            self.news.set()

        await self.start_io(sys.executable, "-m", "verifier", "lsp")
        await self.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=root.as_uri()))
        self.initialized(types.InitializedParams())
        document = types.TextDocumentItem(file.as_uri(), "yaml", 0, text + "x")
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await self.news.wait()

    async def key(self, file: Path, number: int, text: str) -> float:
        """Return the milliseconds of the clock between a key and the findings of what it made."""
        self.news.clear()
        begun = time.perf_counter()
        document = types.VersionedTextDocumentIdentifier(number, file.as_uri())
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))
        await asyncio.wait_for(self.news.wait(), 60)
        return (time.perf_counter() - begun) * 1000

    def cpu(self) -> float:
        """Return the milliseconds of processor time that the server took so far."""
        fields = Path(f"/proc/{self._server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


async def keystrokes(root: Path, file: Path, raw: str) -> tuple[float, float]:
    """Return the median milliseconds from key to findings, of the clock, and the mean of the server's processor."""
    client = Keys()
    await client.begin(root, file, raw)
    before = client.cpu()
    number = 9000  # more than the source has of anything: each key changes what is found
    times = [
        await client.key(file, key, raw.replace("opened more than", f"opened more than {number}{key}", 1))
        for key in range(1, ROUNDS + 1)
    ]
    spent_there = (client.cpu() - before) / ROUNDS
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return statistics.median(times), spent_there


def main() -> None:
    """Print the table."""
    heads = ("claims", "files", "first", "check again", "worst", "key to findings", "of processor")
    print("  ".join(heads))
    for a_file in (20, 1000):
        generated.CLAIMS_A_FILE = a_file
        with tempfile.TemporaryDirectory() as temporary:
            root, memory = Path(temporary) / "ledger", Memory()
            generated.write_ledger(root, 1000)
            file = min((root / "claims").iterdir())
            begun = time.process_time()
            run(root, Options(today=TODAY), memory=memory)
            first = (time.process_time() - begun) * 1000
            gc.freeze()
            times = [spent(root, file, memory, number) for number in range(1, ROUNDS + 1)]
            clock, processor = asyncio.run(keystrokes(root, file, file.read_text(encoding="utf-8")))
        told = [first, statistics.median(times), max(times), clock, processor]
        cells = [f"{1000:,}", str(1000 // a_file), *(f"{one:.0f} ms" for one in told)]
        print("  ".join(f"{cell:>{len(head)}}" for cell, head in zip(cells, heads, strict=True)))


if __name__ == "__main__":
    main()
