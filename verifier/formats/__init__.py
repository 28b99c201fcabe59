"""A report in one output each; no logic."""

from collections.abc import Callable
from importlib import import_module

from verifier.report import Report

BUILT_IN = ("text", "json", "sarif", "junit", "github", "gitlab")
GROUP = "verifier.formats"  # the entry points of third parties' formats

Format = Callable[[Report], str]


def format_named(name: str, plugins: tuple[str, ...] = ()) -> Format:
    """Return the function that writes a report in a form: one of ours, or of a plug-in that the settings trust.

    Raises ValueError where no form has that name or a plug-in cannot be loaded.
    """
    if name in BUILT_IN:
        ours: Format = import_module(f"verifier.formats.{name}").text
        return ours
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        raise ValueError(f"no format is called {name}; there are {', '.join([*BUILT_IN, *sorted(points)])}")
    if name not in plugins:
        raise ValueError(f"format {name} is off until the settings name it: plugins = [{name!r}]".replace("'", '"'))
    try:
        found = points[name].load()
    except Exception as error:
        raise ValueError(f"format {name} cannot be loaded: {type(error).__name__}: {error}") from error
    if not callable(found):
        raise ValueError(f"format {name} is no function from a report to text")  # noqa: TRY004  the settings are wrong
    theirs: Format = found
    return theirs
