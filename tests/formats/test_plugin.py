"""A format of a third party, as a package that pip installs: its entry point is all that `check --format` needs."""

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.ledgers import write

VERIFIER = [sys.executable, "-m", "verifier"]
LEDGER = {
    "sources/m.txt": "It closed 15 sites.\n",
    "claims/a.yaml": "article: m\nid: a\nclaim: It closed 16 sites.\nquote: It closed 15 sites\n",
}
MODULE = '''"""Findings for a chat: one line each."""

from verifier.report import Report


def text(report: Report) -> str:
    """Return a line a finding."""
    return "".join(f"{finding.location.line} {finding.code}\\n" for finding in report.findings)
'''
PACKAGE = {
    "verifier_chat.py": MODULE,
    "verifier_chat-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: verifier-chat\nVersion: 1.0\n",
    "verifier_chat-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "verifier_chat-1.0.dist-info/entry_points.txt": "[verifier.formats]\nchat = verifier_chat:text\n",
}


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment of a command that finds the package, installed by pip into a folder of its own."""
    wheel, target = tmp_path / "verifier_chat-1.0-py3-none-any.whl", tmp_path / "site"
    rows = [f"{name},sha256={_hash(text)},{len(text)}" for name, text in PACKAGE.items()]
    record = "verifier_chat-1.0.dist-info/RECORD"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**PACKAGE, record: "\n".join([*rows, f"{record},,"]) + "\n"}.items():
            archive.writestr(name, text)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True)
    return {**os.environ, "PYTHONPATH": str(target)}


def _hash(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def test_a_packages_format_is_used_once_the_settings_name_it(installed: dict[str, str], tmp_path: Path) -> None:
    """Installed and not named, it is off, and one line says how to turn it on; named, it writes; gone, it is missed."""
    write(tmp_path / "l", LEDGER)
    command = [*VERIFIER, "check", "-C", str(tmp_path / "l"), "--format", "chat"]

    def run(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    off = run(installed)
    (tmp_path / "l/verifier.toml").write_text('plugins = ["chat"]\n')
    on = run(installed)
    gone = run({name: value for name, value in installed.items() if name != "PYTHONPATH"})

    assert (off.returncode, off.stdout) == (2, "")
    assert 'off until the settings name it: plugins = ["chat"]' in off.stderr
    assert (on.returncode, on.stdout, on.stderr) == (1, "3 V204\n", "")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert "no plug-in is called chat" in gone.stderr
