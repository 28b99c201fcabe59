"""Signatures of reviews with ssh keys: made and verified by `ssh-keygen -Y`, offline."""

import subprocess
import tempfile
from pathlib import Path

from verifier.model import Review
from verifier.show import show

NAMESPACE = "verifier"
_SECONDS = 60


class SignatureError(Exception):
    """Why a review was not signed or its signature does not hold, in one line."""


def signed_text(claim: str, review: Review) -> bytes:
    """Return what a signature of a review is made over: the claim's full id, who, when, the fingerprint, the note."""
    lines = ["verifier review", claim, review.by, review.date, review.fingerprint, review.note]
    return "\n".join(line.replace("\n", " ") for line in lines).encode() + b"\n"


def sign(key: Path, text: bytes) -> str:
    """Return a signature by an ssh key (a private one, or a public one whose other half an agent holds).

    Raises SignatureError where ssh-keygen does not give one.
    """
    if not key.is_file():
        raise SignatureError(f"no such key: {key}")
    done = _run(["-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE], text)
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise SignatureError(f"the key {key} did not sign: {_said(done)}")
    return done.stdout.decode("ascii")


def verify(signature: str, text: bytes, by: str, date: str, allowed: bytes) -> None:
    """Hold a signature to the keys that a file of allowed signers gives this person on that day.

    Raises SignatureError where it does not hold.
    """
    with tempfile.TemporaryDirectory(prefix="verifier-") as folder:
        signers, file = Path(folder) / "signers", Path(folder) / "signature"
        signers.write_bytes(allowed)
        file.write_text(signature, encoding="utf-8", errors="replace")
        who = ["-I", by, "-n", NAMESPACE, "-s", str(file)]
        done = _run(["-Y", "verify", "-f", str(signers), *who, *_day(date)], text)
    if done.returncode:
        raise SignatureError(_said(done))


def _day(date: str) -> list[str]:
    """Return the option for the day on which a key must have been allowed."""
    bare = date.replace("-", "")
    return [f"-Overify-time={bare}"] if len(bare) == 8 and bare.isascii() and bare.isdigit() else []


def _run(options: list[str], text: bytes) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603  the program is fixed, and no shell reads its arguments
            ["ssh-keygen", *options],  # noqa: S607  wherever the system has it
            input=text,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise SignatureError("ssh-keygen is not installed here") from None
    except (subprocess.TimeoutExpired, ValueError):
        raise SignatureError("ssh-keygen gave no answer") from None


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    """Return the last line that ssh-keygen printed."""
    lines = (done.stderr + done.stdout).decode("utf-8", "replace").strip().splitlines()
    return show(lines[-1].strip().rstrip("."), 200) if lines else "no reason was given"
