"""A judge by its name: one of the settings, or a plug-in that they trust."""

from verifier.config import JudgeSettings, Settings
from verifier.plugins import named_point
from verifier.show import show

RULES = "rules"  # the program's own judge: it decides whatever it can before another one is asked
GROUP = "verifier.judges"  # the entry points of third parties' judges


def judge_named(settings: Settings, name: str) -> JudgeSettings | None:
    """Return a judge of the settings; None for the rules, which need no asking.

    Raises ValueError where none has that name.
    """
    if name in {"", RULES}:
        return None
    if name in settings.judges:
        return settings.judges[name]
    point = named_point(GROUP, name)
    if point is not None and name in settings.plugins:
        return JudgeSettings(name, point.dist.version if point.dist else "", plugin=name)
    if point is not None:
        raise ValueError(f'judge {show(name)} is a plug-in, off until the settings name it: plugins = ["{show(name)}"]')
    known = ", ".join([RULES, *settings.judges])
    raise ValueError(f"no judge is called {show(name)}; there are {known}; the settings name others, in [judges.NAME]")
