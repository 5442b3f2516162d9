"""Runs the house's scripts as a person would."""

import importlib.machinery
import importlib.util
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*words, cwd=ROOT, **env):
    """Runs a script with a clean stdin; `env` adds to ours."""
    full = {**os.environ, **env}
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=full, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120
    )


def script(name):
    """A Python script of bin/ as a module."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(ROOT / "bin" / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
