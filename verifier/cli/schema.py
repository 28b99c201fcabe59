"""`verifier schema`: the JSON Schema of the records."""

from enum import StrEnum
from typing import Annotated

import typer

from verifier.cli.options import write_out


class Name(StrEnum):
    """Whose schema."""

    CLAIMS = "claims"
    SOURCE = "source"
    SETTINGS = "settings"
    REPORT = "report"


def schema(name: Annotated[Name, typer.Argument(metavar="NAME", help="Of what.")] = Name.CLAIMS) -> None:
    """Print the JSON Schema (draft 2020-12) of claim files, source records, settings or reports.

    Example: verifier schema claims > claims.schema.json
    """
    from verifier.schema import text

    write_out(text(name.value))
