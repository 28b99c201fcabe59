"""`verifier init`: a new ledger."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.options import stop
from verifier.show import show


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where; default: here.")] = Path(),
    *,
    bare: Annotated[bool, typer.Option("--bare", help="Folders and settings only, without the example.")] = False,
) -> None:
    """Start a ledger: folders, settings, an example that passes, a CI workflow, editor settings.

    Example: verifier init my-ledger
    """
    from verifier.edit import Edit, apply
    from verifier.ledger import starting_files

    if folder.exists() and not folder.is_dir():
        stop(f"{folder} is a file")
    files = starting_files(example=not bare)
    taken = [name for name in files if (folder / name).exists()]
    if (folder / "claims").is_dir() and any((folder / "claims").rglob("*.yaml")):
        stop(f"{folder} holds a ledger already; nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    apply(folder, [Edit(name, None, text.encode()) for name, text in files.items() if name not in taken])
    for name in files:
        print(f"{'kept   ' if name in taken else 'created'}  {show(name)}")
    where = "" if folder == Path() else f" -C {show(str(folder))}"
    print(f"\nNext: verifier {'source add FILE' if bare else 'check'}{where}")
