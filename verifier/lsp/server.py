"""The server: what the editor asks and tells, and what it is told; one desk a ledger, one check at a time."""

import asyncio
import datetime as dt
import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from verifier import __version__
from verifier.check import Options
from verifier.finding import Location
from verifier.lsp import actions, completion, hover, links
from verifier.lsp.context import typing_at
from verifier.lsp.desk import Desk, ledger_of
from verifier.lsp.diagnostics import diagnostics
from verifier.lsp.text import Page

PAUSE = 0.03  # seconds without a key after which the text is checked
_KINDS = {
    "field": types.CompletionItemKind.Field,
    "source": types.CompletionItemKind.File,
    "claim": types.CompletionItemKind.Reference,
    "rule": types.CompletionItemKind.Constant,
    "word": types.CompletionItemKind.EnumMember,
}
_RECORDS = (".yaml", ".yml")
Today = Callable[[], dt.date]


@dataclass(slots=True)
class Table:
    """A desk with what was published of it, and the check that is wanted last."""

    desk: Desk
    wanted: int = 0
    settled: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    published: dict[str, tuple[types.Diagnostic, ...]] = field(default_factory=dict)


class Server(LanguageServer):
    """The language server of ledgers."""

    def __init__(self, store: Path | None, today: Today) -> None:
        # whole texts: the library's lines end at more characters than the protocol's, so that parts could be misplaced
        super().__init__("verifier", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.store = store
        self.today = today
        self.tables: dict[Path, Table] = {}
        self.tasks: set[asyncio.Task[None]] = set()

    # --- files and desks

    def found(self, uri: str) -> tuple[Table, str] | None:
        """Return the desk of a document and the document's path in its ledger; None where it is of no ledger."""
        path = Path(to_fs_path(uri) or "") if uri.startswith("file:") else Path()
        if not path.is_absolute():
            return None
        for root, table in self.tables.items():
            if path.is_relative_to(root) and ledger_of(path) == root:
                return table, path.relative_to(root).as_posix()
        root_found = ledger_of(path)
        if root_found is None:
            return None
        table = self.tables.setdefault(root_found, Table(Desk(root_found, Options(store=self.store))))
        return table, path.relative_to(root_found).as_posix()

    def address(self, desk: Desk, name: str) -> str:
        """Return the address of a file of a ledger, as the editor has it."""
        return from_fs_path(str(desk.root / PurePosixPath(name))) or ""

    def page(self, desk: Desk, name: str) -> Page:
        """Return a file of a ledger in lines."""
        return Page.of(desk.text(name), self.workspace.position_codec)

    # --- checking

    def check_soon(self, table: Table) -> None:
        """Have a ledger checked once no key was pressed for a moment."""
        table.wanted += 1
        task = asyncio.get_running_loop().create_task(self._checked(table, table.wanted))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _checked(self, table: Table, number: int) -> None:
        await asyncio.sleep(PAUSE)
        if number != table.wanted:
            return
        async with table.lock:
            if number == table.wanted:
                await asyncio.to_thread(table.desk.check, self.today())
                self._publish(table)
                if not table.settled:
                    table.settled = True
                    gc.freeze()  # what was loaded stays: it need not be looked through for garbage at every key

    def _publish(self, table: Table) -> None:
        """Tell the editor what changed since the last time."""
        pages: dict[str, Page] = {}

        def page(name: str) -> Page:
            if name not in pages:
                pages[name] = self.page(table.desk, name)
            return pages[name]

        found = diagnostics(table.desk, page, lambda name: self.address(table.desk, name))
        for name in {**table.published, **found}:
            ones = found.get(name, ())
            if ones != table.published.get(name, ()):
                uri = self.address(table.desk, name)
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, list(ones)))
        table.published = dict(found)

    # --- what is asked

    def location(self, desk: Desk, name: str, place: Location | tuple[int, int]) -> types.Location:
        """Return a place of a file as the editor has it."""
        page = self.page(desk, name)
        found = page.range(place) if isinstance(place, Location) else page.offset_range(*place)
        return types.Location(self.address(desk, name), found)

    def workspace_edit(self, desk: Desk, files: Mapping[str, bytes]) -> types.WorkspaceEdit:
        """Return new contents of files as edits of what differs."""
        return types.WorkspaceEdit(
            changes={self.address(desk, name): [self._edit(desk, name, raw)] for name, raw in files.items()}
        )

    def _edit(self, desk: Desk, name: str, raw: bytes) -> types.TextEdit:
        old, new = desk.text(name), raw.decode("utf-8", "replace").removeprefix("\ufeff")
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        end = 0
        while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
            end += 1
        found = Page.of(old, self.workspace.position_codec).offset_range(start, len(old) - end)
        return types.TextEdit(found, new[start : len(new) - end])


def made(store: Path | None, today: Today) -> Server:
    """Return a server that answers; `store` is a folder of texts that may not be republished."""
    server = Server(store, today)
    _tells(server)
    _asks(server)
    return server


def _tells(server: Server) -> None:
    """Have a server hear of what is opened, typed, saved and closed."""

    def typed(uri: str) -> None:
        found = server.found(uri)
        if found is None:
            return
        table, name = found
        if name.endswith(_RECORDS):
            table.desk.typed[name] = server.workspace.get_text_document(uri).source.encode("utf-8", "surrogatepass")
        server.check_soon(table)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: Server, told: types.DidOpenTextDocumentParams) -> None:
        typed(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(_: Server, told: types.DidChangeTextDocumentParams) -> None:
        typed(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(_: Server, told: types.DidCloseTextDocumentParams) -> None:
        found = server.found(told.text_document.uri)
        if found is not None:
            found[0].desk.typed.pop(found[1], None)
            server.check_soon(found[0])

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: Server, told: types.DidSaveTextDocumentParams) -> None:
        _again(server, [told.text_document.uri])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def changed_there(_: Server, told: types.DidChangeWatchedFilesParams) -> None:
        _again(server, [one.uri for one in told.changes])

    @server.feature(types.INITIALIZED)
    async def begun(_: Server, __: types.InitializedParams) -> None:
        asked = server.client_capabilities.workspace
        if asked and asked.did_change_watched_files and asked.did_change_watched_files.dynamic_registration:
            watched = [types.FileSystemWatcher(pattern) for pattern in ("**/*.{yaml,yml,txt,md,toml,jsonl}",)]
            wanted = types.DidChangeWatchedFilesRegistrationOptions(watched)
            kind = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(
                types.RegistrationParams([types.Registration("verifier-files", kind, wanted)])
            )


def _again(server: Server, uris: Iterable[str]) -> None:
    found = {id(one[0]): one[0] for one in map(server.found, uris) if one is not None}
    for table in found.values():
        server.check_soon(table)


def _asks(server: Server) -> None:
    """Have a server answer what is asked about a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(_: Server, asked: types.HoverParams) -> types.Hover | None:
        found = server.found(asked.text_document.uri)
        if found is None:
            return None
        table, name = found
        place = server.page(table.desk, name).place(asked.position)
        text = hover.hover(table.desk, name, *place)
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text)) if text else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(_: Server, asked: types.DefinitionParams) -> list[types.Location] | None:
        found = server.found(asked.text_document.uri)
        if found is None:
            return None
        table, name = found
        place = server.page(table.desk, name).place(asked.position)
        ones = links.targets(table.desk, name, *place)
        return [server.location(table.desk, file, where) for file, where in ones] or None

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[":", " ", "/", "[", "{", "-"])
    )
    async def completed(_: Server, asked: types.CompletionParams) -> list[types.CompletionItem] | None:
        found = server.found(asked.text_document.uri)
        if found is None or not found[1].endswith(_RECORDS):
            return None
        table, name = found
        page = server.page(table.desk, name)
        line, column = page.place(asked.position)
        typing = typing_at(page.lines, line - 1, column - 1)
        if typing is None:
            return None
        at = types.Range(page.position(line, column - len(typing.begun)), asked.position)
        return [_item(one, at) for one in completion.proposals(table.desk, name, typing)]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll],
        ),
    )
    async def offered(_: Server, asked: types.CodeActionParams) -> list[types.CodeAction] | None:
        found = server.found(asked.text_document.uri)
        if found is None:
            return None
        table, name = found
        only = asked.context.only
        async with table.lock:
            return await asyncio.to_thread(_offers, server, table.desk, name, asked.range, only)


def _offers(
    server: Server, desk: Desk, name: str, asked: types.Range, only: Iterable[types.CodeActionKind | str] | None
) -> list[types.CodeAction]:
    wanted = None if only is None else [str(getattr(one, "value", one)) for one in only]
    today, first, last = server.today(), asked.start.line + 1, asked.end.line + 1
    made_ones: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
        for one in actions.quick_fixes(desk, name, first, last, today):
            edit = server.workspace_edit(desk, one.files)
            made_ones.append(types.CodeAction(one.title, types.CodeActionKind.QuickFix, edit=edit))
    whole = actions.fix_all(desk, name, today) if _is_wanted(types.CodeActionKind.SourceFixAll.value, wanted) else None
    if whole is not None:
        edit = server.workspace_edit(desk, whole.files)
        made_ones.append(types.CodeAction(whole.title, types.CodeActionKind.SourceFixAll, edit=edit))
    return made_ones


def _is_wanted(kind: str, wanted: list[str] | None) -> bool:
    return wanted is None or any(kind == one or kind.startswith(f"{one}.") for one in wanted)


def _item(one: completion.Proposal, at: types.Range) -> types.CompletionItem:
    text = f"{one.word}: " if one.kind == "field" else one.word
    return types.CompletionItem(
        one.word, kind=_KINDS[one.kind], detail=one.about or None, text_edit=types.TextEdit(at, text)
    )
