"""``broadsheet status``: what the runs of a journal have done, what failed, and why.

It only reads, and works while a run is going on.
"""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from broadsheet_cli.console import Console, one_line
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import printable
from broadsheet_cli.journal_file import connect, explanation
from broadsheet_cli.lock import is_locked
from broadsheet_cli.options import StatusOptions

_STATES = {"done": "converted", "failed": "failed", "writing": "cut off"}


def run(options: StatusOptions, console: Console) -> Exit:
    """Print it; exit code 1 if some input failed. Raises :class:`CommandError` if it is no journal."""
    if not Path(options.journal).is_file():
        why = "a folder, not a journal" if Path(options.journal).is_dir() else "no such file"
        raise CommandError(f"{printable(options.journal)}: {why}")
    try:
        found = _read(options.journal)
    except sqlite3.Error as error:
        raise CommandError(f"{printable(options.journal)}: {explanation(error)}") from error
    if options.failed:
        console.write(b"".join(os.fsencode(_name(each)) + b"\n" for each in found["failed"]))
    elif options.json:
        encoded = json.dumps(found, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")
        console.write_document(msgspec.json.format(encoded, indent=2) + b"\n", "json")
    else:
        console.write("".join(f"{one_line(line)}\n" for line in _lines(options.journal, found)).encode())
    return Exit.INPUT_FAILED if found["failed"] else Exit.OK


def _read(path: str) -> dict[str, Any]:
    database = connect(path, to_write=False)
    try:
        states = dict(database.execute("SELECT outcome, count(*) FROM documents GROUP BY outcome"))
        last = database.execute("SELECT began, ended, exit FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        failed = database.execute(
            "SELECT path, member, code, message FROM documents WHERE outcome = 'failed' ORDER BY path, member"
        ).fetchall()
    finally:
        database.close()
    return {
        "documents": {shown: states.get(state, 0) for state, shown in _STATES.items()},
        "last_run": dict(zip(("began", "ended", "exit"), last or (None, None, None), strict=True)),
        "running": is_locked(path),
        "failed": [
            {
                "source": os.fsdecode(name),
                "member": os.fsdecode(member) or None,
                "code": code,
                "message": message,
            }
            for name, member, code, message in failed
        ],
    }


def _lines(path: str, found: dict[str, Any]) -> list[str]:
    counts = ", ".join(f"{number:,} {what}" for what, number in found["documents"].items() if number)
    lines = [f"{printable(path)}: {counts or 'no document yet'}", f"last run: {_ending(found)}"]
    for failure in found["failed"]:
        lines.append(f"{printable(_name(failure))}: {failure['message']} ({failure['code']})")
    return lines


def _name(failure: dict[str, Any]) -> str:
    """The name of the input as it can be given again: a file, or a part of one."""
    member = failure["member"]
    return f"{failure['source']}!{member}" if member else str(failure["source"])


def _ending(found: dict[str, Any]) -> str:
    last = found["last_run"]
    if last["began"] is None:
        return "none"
    began = f"began {_local(last['began'])}"
    if last["ended"] is not None:
        return f"{began}, ended {_local(last['ended'])} with exit code {last['exit']}"
    return f"{began} and is at work" if found["running"] else f"{began} and was cut off"


def _local(moment: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M:%S}"
