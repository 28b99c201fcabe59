"""`verifier add`: one claim more."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.asking import Desk, can_ask, wrapped
from verifier.cli.options import HERE, Ledger, Store, Today, day, folder, stop, store_folder, words
from verifier.show import show

if TYPE_CHECKING:
    from verifier.adding import Addition, Located, Nearest, Wish
    from verifier.config import Settings
    from verifier.model import Ledger as Loaded
    from verifier.model import Source
    from verifier.report import Report

AROUND = 60  # code points shown before and after words
PLACES = 20  # of words that stand several times


def add(
    quote: Annotated[
        str | None, typer.Argument(metavar="QUOTE", help="Words of a source, as they stand there.")
    ] = None,
    *,
    ledger: Ledger = HERE,
    source: Annotated[str, typer.Option(metavar="ID", help="The source; default: the one that has the words.")] = "",
    place: Annotated[
        int, typer.Option(metavar="N", help="Which place, where they stand several times.", show_default=False)
    ] = 0,
    claim: Annotated[str | None, typer.Option(help="What is claimed; default: the words as a sentence.")] = None,
    value: Annotated[str | None, typer.Option(help='What it says as a value; "" for none.')] = None,
    speaker: Annotated[str | None, typer.Option(help='Who says so; "" for nobody.')] = None,
    subject: Annotated[str | None, typer.Option(help='What it is about; "" for nothing.')] = None,
    prop: Annotated[str | None, typer.Option("--property", help='Which property of it; "" for none.')] = None,
    name: Annotated[str, typer.Option("--id", help="The claim's id; default: made from its words.")] = "",
    file: Annotated[str, typer.Option(help="The claim file; default: the article's own.")] = "",
    positions: Annotated[
        bool | None,
        typer.Option("--positions/--no-positions", help="Record where the words stand; default: as the file does."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; take what is proposed.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Write it though the check finds against it.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    store: Store = None,
    today: Today = None,
) -> None:
    """Record one claim: find its words, propose what can be read from them, write it as its file's others are.

    In a terminal it asks for what no flag says; elsewhere it takes what it proposes. The check is asked before
    anything is written: with an error or a warning against it, the claim is written only with --anyway, or when you
    say so.

    Exit status: 0 written, or there already; 1 the words stand nowhere or in several places, or the check finds
    against it; 2 wrong usage.

    Example: verifier add "cost over 2.4 million euros" --source town-hall
    """
    from verifier.adding import AddError, Wish
    from verifier.check import LedgerError, Options, readings_of
    from verifier.config import settings_of

    shelf, when, desk = store_folder(store), day(today), Desk(can_ask() and not yes)
    given = {
        option: None if text is None else words(text, f"--{option}")
        for option, text in {"value": value, "subject": subject, "property": prop, "speaker": speaker}.items()
    }
    sentence = None if claim is None else words(claim, "--claim")
    if sentence == "":
        stop("--claim takes a sentence")
    try:
        settings = settings_of(folder(ledger))
        loaded, _ = readings_of(ledger, Options(store=shelf))
        bench = _Bench(ledger, settings, shelf, when)
        target = _target(file, ledger, settings)
        found = _located(desk, quote, _sources(loaded, source, target), place)
        _tell(found)
        wish = Wish(target or _file(desk, found, loaded, settings), found, "", {}, words(name, "--id"), positions)
        wish = _asked(desk, bench, wish, sentence, given)
        made = bench.trial(wish)
        _write(desk, bench, wish, made, anyway=anyway, diff=diff)
    except (LedgerError, AddError) as error:
        stop(str(error))


class _Bench:
    """The ledger as it is now, against which a wish is tried."""

    def __init__(self, ledger: Path, settings: "Settings", store: Path | None, today: dt.date) -> None:
        self.ledger, self.settings, self.store, self.today = ledger, settings, store, today
        self.read()

    def read(self) -> None:
        """Read the records anew."""
        from verifier.ledger import records

        self.contents = records(self.ledger, self.settings)
        self.report = self.check(self.contents)

    def check(self, contents: Mapping[str, bytes]) -> "Report":
        from verifier.check import Options, run

        return run(self.ledger, Options(store=self.store, today=self.today, contents=contents))[0]

    def trial(self, wish: "Wish") -> "Addition":
        """Return what a wish comes to."""
        from verifier.adding import addition

        return addition(wish, self.contents, self.report, self.check)


# --- where the words stand


def _sources(loaded: "Loaded", named: str, target: str) -> Sequence["Source"]:
    """Return the sources in which words are looked for: the one that is named, the file's article, else all."""
    here = [source for source in loaded.sources.values() if source.text]
    if named and named not in loaded.sources:
        known = ", ".join(list(loaded.sources)[:5])
        stop(f"no source is called {named}" + (f"; there are: {known}" if known else ""))
    articles = {claim.article for claim in loaded.claims if claim.file == target}
    wanted = named or (articles.pop() if len(articles) == 1 else "")
    found = [source for source in here if not wanted or source.id == wanted]
    if not found:
        stop(f"the text of {wanted} is not here" if wanted else "no source's text is here: verifier source add FILE")
    return found


def _located(desk: Desk, quote: str | None, sources: Sequence["Source"], place: int) -> "Located":
    """Return where the words stand; ends the command where that is not settled and nobody can be asked."""
    from verifier.adding import Located, Several, located

    if quote is None and not desk.asks:
        stop('give the words that it rests on: verifier add "cost over €2.4m"')
    asked = quote is None
    while True:
        said = desk.text("The words it rests on", quote, "")
        found = located(said, sources)
        if isinstance(found, Located):
            return found
        if isinstance(found, Several):
            return _chosen(desk, found.places, place)
        if said:
            _tell_nearest(found)
        if not asked or not said:
            raise typer.Exit(1)


def _chosen(desk: Desk, places: Sequence["Located"], place: int) -> "Located":
    if 0 < place <= len(places):
        return places[place - 1]
    one = len({found.source.id for found in places}) == 1
    print(f"the words stand in {len(places)} places{'' if place or desk.asks else '; --place N says which'}")
    for number, found in enumerate(places[:PLACES], 1):
        print(f"  {number}  {_where(found)}")
        _show_around(found, "       ")
    if place:
        stop(f"--place takes a number from 1 to {len(places)}, not {place}", 1)
    if not desk.asks:
        print("" if one else "or name the source with --source", end="" if one else "\n")
        raise typer.Exit(1)
    return places[desk.number(f"Which (1-{len(places)})", len(places)) - 1]


def _where(found: "Located") -> str:
    from verifier.reading import words_at

    related = words_at(found.source, found.start, found.end)
    at = f" ({show(found.at)})" if found.at else ""
    if not related:
        return f"{found.source.id}, character {found.start}{at}"
    place = related[0].location
    return f"{show(place.file, 400)}:{place.line}:{place.column}{at}"


def _show_around(found: "Located", indent: str = "    ") -> None:
    """Print words with what stands around them, where that may be shown."""
    if not found.source.published:
        return
    text = found.source.text or ""
    before, after = text[max(0, found.start - AROUND) : found.start], text[found.end : found.end + AROUND]
    lead, tail = "…" if found.start > AROUND else "", "…" if found.end + AROUND < len(text) else ""
    print(wrapped(f"{lead}{show(before)}[{show(text[found.start : found.end], 400)}]{show(after)}{tail}", indent))


def _tell(found: "Located") -> None:
    print(f"the words stand at {_where(found)}")
    _show_around(found)
    if found.retouched:
        print("the source has other marks, spaces or case; its own are recorded")


def _tell_nearest(found: "Nearest") -> None:
    from verifier.reading import words_at

    print("these words stand in no source that is here")
    if found.source is None or found.passage is None or found.passage.nearest is None:
        return
    for related in words_at(found.source, *found.passage.nearest):
        place = related.location
        print(f"the nearest, at {show(place.file, 400)}:{place.line}:{place.column}:")
        print(wrapped(show(related.message, 400)))
        for change in found.passage.changes[:3]:
            there, here = (f"`{show(text)}`" if text else "nothing" for text in (change.found, change.recorded))
            print(f"    the source has {there}, not {here}")


# --- what is recorded


def _target(given: str, ledger: Path, settings: "Settings") -> str:
    """Return the claim file that is named, relative to the ledger; nothing where none is."""
    from verifier.adding import file_of

    if not given:
        return ""
    path = Path(given)
    seen = path.exists() and path.resolve().is_relative_to(ledger.resolve())
    return file_of(path.resolve().relative_to(ledger.resolve()).as_posix() if seen else given, settings.claims)


def _file(desk: Desk, found: "Located", loaded: "Loaded", settings: "Settings") -> str:
    from verifier.adding import AddError, file_of, files_for

    there = files_for(found.source.id, loaded.claims)
    proposed = there[-1] if there else f"{settings.claims}/{found.source.id}.yaml"
    if not there and proposed in loaded.files:  # of another article
        proposed = f"{settings.claims}/{found.source.id}-claims.yaml"
    if len(there) > 1 and not desk.asks:
        print(f"claims on {found.source.id} stand in {len(there)} files; --file says which")
        for one in there:
            print(f"  {show(one, 400)}")
        raise typer.Exit(1)
    while True:
        try:
            return file_of(desk.text("File", None, proposed), settings.claims)
        except AddError as error:
            if not desk.asks:
                raise
            print(show(str(error), 400))


def _asked(desk: Desk, bench: _Bench, wish: "Wish", sentence: str | None, given: Mapping[str, str | None]) -> "Wish":
    """Return the wish with its sentence and fields: given, answered or proposed."""
    from verifier.adding import defaults_of, sound
    from verifier.draft.clauses import has_verb
    from verifier.draft.one import proposal, values_in
    from verifier.values import reads_language

    found = wish.words
    idea = proposal(found.source, found.start, found.end)
    language = found.source.language
    if sentence is None and not desk.asks and reads_language(language) and not has_verb(idea.claim, language):
        stop("the words are no sentence: say what is claimed with --claim")
    wish = replace(wish, claim=desk.text("Claim", sentence, idea.claim))
    ideas = {"value": idea.value, "subject": idea.subject, "property": idea.property, "speaker": idea.speaker}
    ideas |= defaults_of(wish.file, bench.contents)
    fields = {name: ideas[name] if text is None else text for name, text in given.items()}
    open_ = [name for name, text in given.items() if text is None and fields[name]]
    wish = sound(replace(wish, fields=fields), open_, bench.trial)
    others = [one for one in values_in(found.source, found.exact) if one != wish.fields.get("value")]
    if desk.asks and given["value"] is None and others:
        print(f"the words also name: {', '.join(show(one, 60) for one in others[:6])}")
    labels = {"value": "Value", "subject": "Subject", "property": "Property", "speaker": "Speaker"}
    if desk.asks and any(text is None for text in given.values()):
        print("Enter takes what stands in brackets, - leaves it out.")
    answers = {
        name: desk.text(label, given[name], wish.fields.get(name, ""), optional=True) for name, label in labels.items()
    }
    wish = replace(wish, fields={name: text for name, text in answers.items() if text})
    if not desk.asks or wish.id:
        return wish
    made = bench.trial(wish)
    return replace(wish, id=desk.text("Id", None, made.id)) if made.edit else wish


# --- writing


def _write(desk: Desk, bench: _Bench, wish: "Wish", made: "Addition", *, anyway: bool, diff: bool) -> None:
    """Show the record and what the check says of it; write it where nothing speaks against that."""
    from verifier.edit import editing
    from verifier.formats.text import line

    if made.edit is None:
        print(f"there already: {show(made.id)} in {show(made.file, 400)}")
        return
    print(f"\n{show(made.file, 400)}{'' if made.edit.before is not None else ' (new)'}")
    print("".join(f"{show(one, 100_000)}\n" for one in _lines(made)), end="")
    for finding in made.findings:
        print(line(finding))
        if finding.hint:
            print(wrapped(show(finding.hint, 400)))
    if diff:
        print("nothing was written")
        return
    if made.fails and not anyway and not desk.asks:
        print("nothing was written: the check would find this; --anyway writes it all the same")
        raise typer.Exit(1)
    if desk.asks and not desk.agreed(_question(made), default=not made.fails):
        print("nothing was written")
        raise typer.Exit(1 if made.fails else 0)
    with editing(bench.ledger) as writer:
        was = bench.contents.get(made.file)
        bench.read()
        if bench.contents.get(made.file) != was:
            made = bench.trial(wish)
        if made.edit:
            writer.apply([made.edit])
    print(f"added {show(made.id)} to {show(made.file, 400)}")


def _question(made: "Addition") -> str:
    return "The check would find this. Write it all the same" if made.fails else "Write it"


def _lines(made: "Addition") -> Sequence[str]:
    """Return the lines of the file that are new, as a diff shows them."""
    import difflib

    assert made.edit is not None
    before, after = (
        (raw or b"").decode("utf-8-sig", "replace").splitlines() for raw in (made.edit.before, made.edit.after)
    )
    return [one.rstrip() for one in difflib.ndiff(before, after) if one.startswith(("+ ", "- "))]
