"""The command line: `verifier COMMAND`."""

import gc
import sys
from typing import Annotated

import typer

from verifier import __version__
from verifier.cli import (
    add,
    audit,
    check,
    cite,
    coverage,
    draft,
    explain,
    export,
    find,
    fix,
    import_,
    init,
    judge,
    lsp,
    read,
    report,
    review,
    schema,
    source,
    strength,
    watch,
    why,
)
from verifier.cli.ticket import Ticket

app = typer.Typer(
    name="verifier",
    help="Claims as code: check every factual claim of an article against the words of its sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
app.command("init", short_help="Start a ledger, with an example that passes.")(init.init)
app.add_typer(source.app, name="source", short_help="Store sources, list them, fetch them again.")
app.command("check", short_help="Check every claim against the words of its sources.")(check.check)
app.command("report", short_help="Write the verification report: page, Markdown, JSON.")(report.report)
app.command("read", short_help="Print the values that are read in a text.")(read.read)
app.command("find", short_help="Print where words stand in the sources.")(find.find)
app.command("why", short_help="Print what is established for a claim, and by what.")(why.why)
app.command("judge", short_help="Say whether evidence bears a claim out.")(judge.judge)
app.command("coverage", short_help="Say what the articles state and no claim says.")(coverage.coverage)
app.command("add", short_help="Record one claim, from flags or by asking.")(add.add)
app.command("draft", short_help="Propose a claims file for a text.")(draft.draft)
app.command("strength", short_help="Say which changed figures no claim would notice.")(strength.strength)
app.command("fix", short_help="Repair records where that changes no meaning.")(fix.fix)
app.command("review", short_help="Record that a person has checked claims.")(review.review)
app.command("audit", short_help="Say whether sources or reviews were tampered with.")(audit.audit)
app.command("explain", short_help="Print the page of a rule, or what a state means.")(explain.explain)
app.command("cite", short_help="Write the bibliography of the quoted sources.")(cite.cite)
app.add_typer(export.app, name="export", short_help="Write the claims in another program's format.")
app.command("import", short_help="Write claim files from a table or another format.")(import_.import_)
app.command("schema", short_help="Print the JSON Schema of the records.")(schema.schema)
app.command("watch", short_help="Check again whenever a file changes.")(watch.watch)
app.command("lsp", short_help="Answer an editor: findings as one types.")(lsp.lsp)


@app.callback(invoke_without_command=True)
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
        app(obj=ticket)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    except OSError as error:
        print(f"verifier: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
