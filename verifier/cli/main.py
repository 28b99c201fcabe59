"""The command line: `verifier COMMAND`."""

import gc
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from verifier import __version__
from verifier.cli.ticket import Ticket

COMMANDS = {
    "init": "Start a ledger, with an example that passes.",
    "source": "Store sources, list them, fetch them again.",
    "check": "Check every claim against the words of its sources.",
    "report": "Write the verification report: page, Markdown, JSON.",
    "read": "Print the values that are read in a text.",
    "find": "Print where words stand in the sources.",
    "why": "Print what is established for a claim, and by what.",
    "judge": "Say whether evidence bears a claim out.",
    "coverage": "Say what the articles state and no claim says.",
    "add": "Record one claim, from flags or by asking.",
    "draft": "Propose a claims file for a text.",
    "strength": "Say which changed figures no claim would notice.",
    "fix": "Repair records where that changes no meaning.",
    "review": "Record that a person has checked claims.",
    "audit": "Say whether sources or reviews were tampered with.",
    "explain": "Print the page of a rule, or what a state means.",
    "cite": "Write the bibliography of the quoted sources.",
    "export": "Write the claims in another program's format.",
    "import": "Write claim files from a table or another format.",
    "schema": "Print the JSON Schema of the records.",
    "watch": "Check again whenever a file changes.",
    "lsp": "Answer an editor: findings as one types.",
}
_GROUPS = {"source", "export"}  # these have commands of their own


def application(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the command line with some of its commands; each is loaded with what it needs, the others are not."""
    app = typer.Typer(
        name="verifier",
        help="Claims as code: check every factual claim of an article against the words of its sources.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback(invoke_without_command=True)(_version)
    for name in names:
        own = "import_" if name == "import" else name
        module = import_module(f"verifier.cli.{own}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name, short_help=COMMANDS[name])
        else:
            app.command(name, short_help=COMMANDS[name])(getattr(module, own))
    return app


def _version(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        print(f"verifier {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(2)


def main(ticket: Ticket | None = None) -> None:
    """Run the command line: 130 on interrupt, one line and 2 for what stopped it.

    `ticket` is under which a check's answer is kept, where it is.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # a command is short and makes no rings of garbage; collecting takes a fifth of a check
    try:
        named = sys.argv[1:2]
        application(named if named and named[0] in COMMANDS else COMMANDS)(obj=ticket)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    except OSError as error:
        print(f"verifier: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        sys.exit(2)


def __getattr__(name: str) -> typer.Typer:
    """Return the whole command line as `app`, for programs that look at it."""
    if name != "app":
        raise AttributeError(name)
    return application()


if __name__ == "__main__":
    main()
