"""Calling the command: in this process, which is quick, or as a real one, where a fault is to be seen."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from broadsheet_cli.main import main
from helpers import ROOT

COMMAND = [sys.executable, "-m", "broadsheet_cli"]
ENVIRONMENT = {
    **{
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("BROADSHEET_", "FORCE_", "NO_COLOR", "COLUMNS"))
    },
    "XDG_CONFIG_HOME": os.devnull,  # nor what the developer has configured
    "PYTHONPATH": os.pathsep.join([str(ROOT / "extractors"), str(ROOT / "cli")]),
}


class Result(NamedTuple):
    """What a call left: its exit code and its two streams."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        """Standard error by lines."""
        return self.err.splitlines()


class Stream(io.TextIOWrapper):
    """A standard stream that is a terminal or not, as the test wants it."""

    def __init__(self, content: bytes = b"", terminal: bool = False) -> None:
        self.bytes = io.BytesIO(content)
        self.terminal = terminal
        super().__init__(self.bytes, encoding="utf-8", errors="backslashreplace", write_through=True)

    def isatty(self) -> bool:
        return self.terminal


def run(
    *arguments: str | Path, stdin: bytes = b"", terminal: bool = False, environment: Mapping[str, str] = {}
) -> Result:
    """Call the command in this process; ``terminal`` makes its three streams a terminal."""
    streams = Stream(stdin, terminal), Stream(terminal=terminal), Stream(terminal=terminal)
    with _standing_in(streams), _environment(environment):
        code = main([str(each) for each in arguments])
    return Result(int(code), streams[1].bytes.getvalue(), streams[2].bytes.getvalue().decode("utf-8"))


def spawn(*arguments: str | Path | bytes, environment: Mapping[str, str] = {}, **options: Any) -> Result:
    """Call the command as a process of its own."""
    options.setdefault("stdin", subprocess.DEVNULL)
    options.setdefault("stdout", subprocess.PIPE)
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        [*COMMAND, *arguments],
        stderr=subprocess.PIPE,
        env={**ENVIRONMENT, **environment},
        timeout=30,
        check=False,
        **options,
    )
    return Result(done.returncode, done.stdout or b"", done.stderr.decode("utf-8", "replace"))


@contextmanager
def _standing_in(streams: tuple[Stream, Stream, Stream]) -> Iterator[None]:
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


@contextmanager
def _environment(changed: Mapping[str, str]) -> Iterator[None]:
    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update({**ENVIRONMENT, "TERM": "xterm-256color", **changed})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
