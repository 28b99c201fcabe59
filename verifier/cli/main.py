"""The command line: `verifier COMMAND`."""

import gc
import sys

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
app.command("init")(init.init)
app.add_typer(source.app, name="source")
app.command("check")(check.check)
app.command("report")(report.report)
app.command("read")(read.read)
app.command("find")(find.find)
app.command("why")(why.why)
app.command("judge")(judge.judge)
app.command("coverage")(coverage.coverage)
app.command("add")(add.add)
app.command("draft")(draft.draft)
app.command("strength")(strength.strength)
app.command("fix")(fix.fix)
app.command("review")(review.review)
app.command("audit")(audit.audit)
app.command("explain")(explain.explain)
app.command("cite")(cite.cite)
app.add_typer(export.app, name="export")
app.command("import")(import_.import_)
app.command("schema")(schema.schema)
app.command("watch")(watch.watch)


@app.callback(invoke_without_command=True)
def _version(
    context: typer.Context,
    *,
    version: bool = typer.Option(default=False, help="Print the version and exit.", show_default=False),
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
