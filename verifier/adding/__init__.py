"""One claim more: its words are found, its record is written as its file's others are, and the check is asked first."""

from verifier.adding.locating import Located, Nearest, Several, located
from verifier.adding.recording import AddError, Addition, Wish, addition, defaults_of, file_of, files_for, sound

__all__ = [
    "AddError",
    "Addition",
    "Located",
    "Nearest",
    "Several",
    "Wish",
    "addition",
    "defaults_of",
    "file_of",
    "files_for",
    "located",
    "sound",
]
