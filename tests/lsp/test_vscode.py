"""The extension for VS Code packages with VS Code's own packager, and what its manifest names is in the package."""

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"


def test_every_setting_is_documented() -> None:
    """The settings that the extension reads are those that its manifest offers, and stand in docs/editor.md."""
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    script = (EXTENSION / "src/extension.js").read_text(encoding="utf-8")
    docs = (EXTENSION.parents[1] / "docs/editor.md").read_text(encoding="utf-8")
    offered = set(manifest["contributes"]["configuration"]["properties"])

    assert offered == {f"verifier.{name}" for name in re.findall(r'settings\.get\("(\w+)"\)', script)}
    assert all(f"`{name}`" in docs for name in offered)


@pytest.mark.long
def test_it_packages(tmp_path: Path) -> None:
    """npm installs what it needs, vsce packages it, and the bundle that is the extension's main is in the package."""
    if shutil.which("npm") is None:
        pytest.skip("npm is missing: apt-get install npm")
    folder = tmp_path / "vscode"
    shutil.copytree(EXTENSION, folder, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock"]
    if subprocess.run(install, cwd=folder, check=False, timeout=300).returncode:
        pytest.skip("npm cannot install vsce, esbuild and vscode-languageclient here")
    subprocess.run(["npm", "run", "package"], cwd=folder, check=True, timeout=300)
    with zipfile.ZipFile(folder / "verifier.vsix") as package:
        names = package.namelist()
        bundle = package.read("extension/out/extension.js").decode()

    assert "extension/package.json" in names
    assert not any("node_modules" in name for name in names)
    assert "activate" in bundle
    assert "verifier.restart" in bundle
