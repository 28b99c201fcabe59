"""`verifier lsp`: the language server, which an editor starts."""

import gc

from verifier.cli.options import Store, day, stop, store_folder


def lsp(*, store: Store = None) -> None:
    """Answer an editor in the Language Server Protocol, over standard input and output: editors start it themselves.

    Findings as one types, what is known of a field, fields and ids to choose from, the words of a source, fixes.
    docs/editor.md says how VS Code, Neovim and others are set up.

    Example: verifier lsp
    """
    try:
        from verifier.lsp.server import made
    except ImportError:
        stop("lsp needs pygls: pip install 'verifier-cli[lsp]'")
    gc.enable()  # a command that stays makes rings of garbage
    made(store_folder(store), lambda: day(None)).start_io()
