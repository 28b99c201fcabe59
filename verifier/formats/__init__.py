"""A report in one output each; no logic."""

from collections.abc import Callable
from importlib import import_module

from verifier.plugins import plugins
from verifier.report import Report
from verifier.show import show

BUILT_IN = ("text", "json", "sarif", "junit", "github", "gitlab")
GROUP = "verifier.formats"  # the entry points of third parties' formats

Format = Callable[[Report], str]


def format_named(name: str, trusted: tuple[str, ...] = ()) -> Format:
    """Return the function that writes a report in a form: one of ours, or of a plug-in that the settings trust.

    Raises ValueError where no form has that name or a plug-in cannot be loaded.
    """
    if name in BUILT_IN:
        ours: Format = import_module(f"verifier.formats.{name}").text
        return ours
    found = {plugin: form for plugin, _, form in plugins(GROUP, trusted)}
    if name not in found:
        raise ValueError(_unknown(name, [*BUILT_IN, *found]))
    form = found[name]
    if not callable(form):
        raise ValueError(f"plug-in {name} is no format: no function from a report to text")  # noqa: TRY004  settings
    return lambda report: _theirs(name, form, report)


def _theirs(name: str, form: Callable[[Report], object], report: Report) -> str:
    """Return what a plug-in writes. Raises ValueError where it fails or gives no text."""
    try:
        written = form(report)
    except Exception as error:
        raise ValueError(f"format {name} failed: {type(error).__name__}: {show(str(error))}") from error
    if not isinstance(written, str):
        raise ValueError(f"format {name} failed: it gave no text")  # noqa: TRY004  the plug-in is wrong
    return written


def _unknown(name: str, known: list[str]) -> str:
    from importlib.metadata import entry_points

    if name in {point.name for point in entry_points(group=GROUP)}:
        return f'format {show(name)} is a plug-in, off until the settings name it: plugins = ["{show(name)}"]'
    return f"no format is called {show(name)}; there are {', '.join(known)}"
