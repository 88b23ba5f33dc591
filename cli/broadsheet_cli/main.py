from __future__ import annotations
import sys
from broadsheet_cli.console import Console
from broadsheet_cli.inputs import gather
from broadsheet_cli.work import Recipe, Worker
from broadsheet.writers import WRITERS, framed

def main() -> int:
    """Provisional."""
    args = sys.argv[1:]
    fmt = "json"
    paths = []
    it = iter(args[1:])
    for a in it:
        if a == "--format":
            fmt = next(it)
        elif a == "--jobs":
            next(it)
        else:
            paths.append(a)
    console = Console.of_process()
    worker = Worker(Recipe(format=fmt))
    frame = WRITERS[fmt].frame
    many = len(paths) > 1
    failed, first = False, True
    for source in gather(paths):
        out = worker(source)
        if out.failure:
            failed = True
            console.complain(f"{source.shown}: {out.failure.message}")
            continue
        console.write(framed(frame, out.written, first) if many else out.written + b"\n")
        first = False
    if many and not first:
        console.write(frame.closing)
    return int(failed)
