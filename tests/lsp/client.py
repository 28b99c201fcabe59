"""An editor: pygls' client, which starts `verifier lsp` in a process of its own and talks to it over stdio."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (extra lsp)")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SECONDS = 30


class Editor:
    """A client with what it was told of each file."""

    def __init__(self, root: Path, client: LanguageClient) -> None:
        self.root = root
        self.client = client
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()
        self.versions: dict[str, int] = {}
        self.registered: list[str] = []

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(told: types.PublishDiagnosticsParams) -> None:
            self.told[told.uri] = list(told.diagnostics)
            self.news.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(told: types.RegistrationParams) -> None:
            self.registered += [one.method for one in told.registrations]

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str) -> str:
        """Open a file, and return its text."""
        text = (self.root / name).read_text(encoding="utf-8")
        document = types.TextDocumentItem(self.uri(name), "yaml", 1, text)
        self.versions[name] = 1
        self.news.clear()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return text

    def type(self, name: str, text: str) -> None:
        """Have the file hold another text in the editor."""
        self.versions[name] += 1
        self.news.clear()
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    async def findings(self, name: str) -> list[types.Diagnostic]:
        """Return what the editor shows of a file after the next news of it."""
        async with asyncio.timeout(SECONDS):
            await self.news.wait()
        self.news.clear()
        return self.told.get(self.uri(name), [])

    def at(self, name: str, line: int, character: int) -> dict[str, object]:
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": types.Position(line, character),
        }

    async def hover(self, name: str, line: int, character: int) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(**self.at(name, line, character)))
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        assert found.contents.kind is types.MarkupKind.PlainText
        return found.contents.value

    async def completed(self, name: str, line: int, character: int) -> list[types.CompletionItem]:
        asked = types.CompletionParams(**self.at(name, line, character))
        return await self.client.text_document_completion_async(asked) or []

    async def defined(self, name: str, line: int, character: int) -> list[tuple[str, types.Range]]:
        asked = types.DefinitionParams(**self.at(name, line, character))
        found = await self.client.text_document_definition_async(asked) or []
        return [(one.uri.removeprefix(self.root.as_uri() + "/"), one.range) for one in found]

    async def actions(self, name: str, line: int, only: list[str] | None = None) -> list[types.CodeAction]:
        where = types.Range(types.Position(line, 0), types.Position(line, 0))
        context = types.CodeActionContext([], only=only)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), where, context)
        return await self.client.text_document_code_action_async(asked) or []


@contextlib.asynccontextmanager
async def editor(root: Path, encodings: list[str] | None = None) -> AsyncIterator[Editor]:
    """Start an editor on a ledger; it is ended as editors do, and the server must end well."""
    client = LanguageClient("editor", "1")
    found = Editor(root, client)
    await client.start_io(sys.executable, "-m", "verifier", "lsp")
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    files = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
    able = types.ClientCapabilities(
        general=general, workspace=types.WorkspaceClientCapabilities(did_change_watched_files=files)
    )
    await client.initialize_async(types.InitializeParams(able, root_uri=root.as_uri()))
    client.initialized(types.InitializedParams())
    yield found
    async with asyncio.timeout(SECONDS):
        await client.shutdown_async(None)
        client.exit(None)
        await client._server.wait()
    assert client._server.returncode == 0
    await client.stop()


def apply(text: str, edit: types.TextEdit) -> str:
    """Return a text with an edit made; positions are in UTF-16."""
    lines = text.split("\n")

    def offset(at: types.Position) -> int:
        before = lines[at.line].encode("utf-16-le")[: 2 * at.character].decode("utf-16-le")
        return sum(len(line) + 1 for line in lines[: at.line]) + len(before)

    return text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
