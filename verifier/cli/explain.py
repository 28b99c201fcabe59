"""`verifier explain CODE`: a rule's page, or what a state or a way of reading means."""

from typing import Annotated

import typer

from verifier.cli.options import stop, write_out


def explain(
    name: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code or name, a state, or a reading rule.")],
) -> None:
    """Print a rule's page, or what a state or a reading rule means.

    Example: verifier explain V201
    """
    from verifier.explain import explanation, names

    text = explanation(name)
    if text is None:
        from rapidfuzz import process

        near = process.extractOne(name, names(), score_cutoff=60)
        stop(f"nothing is called {name}" + (f"; did you mean {near[0]}" if near else "; `verifier check` names codes"))
    write_out(text.strip() + "\n")
