"""Where a report goes: forms and files, each written whole or not at all."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli.options import stop, write_out
from verifier.frozen import frozen

if TYPE_CHECKING:
    from verifier.formats import Format
    from verifier.report import Report


@frozen
class Output:
    """One form of a report, and the file it goes to; None is standard output."""

    form: str
    file: Path | None = None


def outputs(given: Sequence[str]) -> tuple[Output, ...]:
    """Return what `--format NAME[=FILE]...` asks for; text goes to standard output where nothing else does.

    Ends the command where a file is named twice or without a name, or two forms go to standard output.
    """
    wanted = [_output(one) for one in given]
    printed = [output.form for output in wanted if output.file is None]
    if len(printed) > 1:
        stop(f"only one format can be printed, not {' and '.join(printed)}; give the others a file: {printed[1]}=FILE")
    files = [output.file.resolve() for output in wanted if output.file]
    if len(set(files)) < len(files):
        stop("--format names one file twice")
    return tuple(wanted) if printed else (*wanted, Output("text"))


def _output(given: str) -> Output:
    form, given_file, file = given.partition("=")
    if given_file and not file:
        stop(f"--format {given} names no file, as in {form}=report.out")
    return Output(form.strip().lower(), Path(file) if file else None)


def forms_of(wanted: Sequence[Output], trusted: tuple[str, ...]) -> tuple["Format", ...]:
    """Return the function of each form; ends the command where there is none of that name."""
    from verifier.formats import format_named

    try:
        return tuple(format_named(output.form, trusted) for output in wanted)
    except ValueError as error:
        stop(str(error))


def publish(wanted: Sequence[Output], forms: Sequence["Format"], report: "Report", *, statistics: bool) -> str:
    """Write a report in all its forms, and return what was printed: none is written where one fails.

    On a terminal, text shows the record's lines.

    `statistics`: the text counts findings by rule, and claims and quotes by state, before its last lines.
    """
    try:
        texts = [_text(output, form, report, statistics=statistics) for output, form in zip(wanted, forms, strict=True)]
    except ValueError as error:  # of a plug-in
        stop(str(error))
    for output, text in zip(wanted, texts, strict=True):
        put(text, output.file, report)
    return "".join(text for output, text in zip(wanted, texts, strict=True) if output.file is None)


def _text(output: Output, form: "Format", report: "Report", *, statistics: bool) -> str:
    if output.form != "text":
        return form(report)
    from verifier.formats.text import last_lines, line

    if output.file is None and sys.stdout.isatty():
        from verifier.cli.terminal import framed

        above = list(framed(report))
        if report.findings:
            above.append(f"what a code means: verifier explain {report.findings[0].code}")
    else:
        above = [line(finding) for finding in report.findings]
    counted: list[str] = []
    if statistics:
        from verifier.formats import statistics as counts

        counted = counts.lines(report)
    return "\n".join([*above, *counted, *last_lines(report)]) + "\n"


def put(text: str, file: Path | None, report: "Report") -> None:
    """Write text to standard output, or to a file that is none of the ledger's own."""
    if file is None:
        write_out(text)
        return
    from verifier.edit import replace

    if file.resolve() in _own_files(report):
        stop(f"{file} is a file of the ledger, so it is not written to")
    if file.resolve().parent in _own_folders(report):
        stop(f"{file} would stand among the ledger's claims and sources, so it is not written")
    try:
        replace(file, text.encode("utf-8"))
    except OSError as error:
        stop(f"{file}: {error.strerror or error}")


def _own_folders(report: "Report") -> set[Path]:
    """Return the folders in which claims and sources of the ledger stand, and those above them in the ledger."""
    root = Path(report.ledger.root)
    names = [*report.ledger.files, *(source.record for source in report.ledger.sources.values())]
    return {(root / above).resolve() for name in names for above in list(Path(name).parents)[:-1]}


def _own_files(report: "Report") -> set[Path]:
    from verifier.fingerprints import ledger_files

    root = Path(report.ledger.root)
    copies = {root / Path(source.record).parent / source.file for source in report.ledger.sources.values()}
    return {path.resolve() for path in copies} | {(root / name).resolve() for name in ledger_files(report.ledger)}
