"""Third parties' rules, readers, judges and formats: entry points, off until the settings name them."""

from typing import TYPE_CHECKING

from verifier.show import show

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUPS = ("verifier.rules", "verifier.readers", "verifier.judges", "verifier.formats")


def plugins(group: str, names: tuple[str, ...]) -> tuple[tuple[str, str, object], ...]:
    """Return the plug-ins of a group that the settings name: name, module and what it gives, in the settings' order.

    Raises ValueError where a name is no installed plug-in of any group, or one cannot be loaded.
    """
    if not names:
        return ()
    from importlib.metadata import entry_points  # slow to import, and most ledgers have no plug-in

    points = {point.name: point for point in entry_points(group=group)}
    known = {point.name for one in GROUPS for point in entry_points(group=one)}
    found = []
    for name in names:
        if name not in known:
            raise ValueError(f"no plug-in is called {show(name)}; installed: {', '.join(sorted(known)) or 'none'}")
        if name in points:
            try:
                found.append((name, points[name].value.partition(":")[0], points[name].load()))
            except Exception as error:
                why = f"{type(error).__name__}: {show(str(error))}"
                raise ValueError(f"plug-in {name} cannot be loaded: {why}") from error
    return tuple(found)


def named_point(group: str, name: str) -> "EntryPoint | None":
    """Return an installed entry point by its name, trusted or not, without loading it; None where there is none."""
    from importlib.metadata import entry_points

    return next((point for point in entry_points(group=group) if point.name == name), None)
