"""The run of ``convert``: inputs through the pool into an output, with one line for each fault."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from broadsheet.errors import BroadsheetError
from broadsheet_cli import checks, outputs, pool, usage
from broadsheet_cli.console import Console, reason
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import Input, named
from broadsheet_cli.inputs.archives.member import Rules
from broadsheet_cli.inputs.opening import opened
from broadsheet_cli.options import Options
from broadsheet_cli.progress import Progress
from broadsheet_cli.work import CALL_FAULTS, Failure, Outcome, Worker, error_line


def convert(options: Options, console: Console) -> Exit:
    """Convert what was asked for. Raises :class:`CommandError` for what ends the run."""
    console.quiet = options.quiet
    if options.nothing_named and console.reads_terminal:
        console.instruct(usage.CONVERT)
        return Exit.USAGE
    with console.kept_clean():
        return _run(options, console)


def _run(options: Options, console: Console) -> Exit:
    writer = checks.writer(options)
    worker = _worker(options)
    for message in worker.broken_plugins:
        console.complain(f"warning: {message}")
    found = named.inputs(options, console)
    sources, several = found.sources, found.several
    total: int | None = None
    if options.output_dir is not None:
        everything = list(sources)
        outputs.refuse_clashes(everything, writer.suffix)
        sources = iter(everything)
        total = None if any(source.archive for source in everything) else len(everything)
    elif several and (writer.holds in ("table", "document") or options.table is not None):
        one = "one table" if worker.writes_tables else "the tables of one document"
        raise CommandError(f"{options.format} holds {one}: name one FILE, or give --output-dir DIR")
    elif writer.binary and options.output is None and console.writes_terminal:
        raise CommandError(f"{options.format} is no text for a terminal: give -o FILE")
    sources = opened(sources, Rules(named.of(options), options.max_bytes))
    plan = checks.plan(options)
    fills_terminal = console.writes_terminal and options.output is None and options.output_dir is None
    progress = None if fills_terminal else Progress(console, total)
    run = Run(options, console, _output(options, console, several), progress)
    try:
        with closing(pool.converted(sources, worker, plan)) as answers:
            run.take(answers)
        run.output.close()
    except BaseException:
        run.output.abandon()
        raise
    finally:
        console.clear()
    return run.end(several)


def _worker(options: Options) -> Worker:
    recipe = checks.recipe(options)
    try:
        return Worker(recipe)
    except BroadsheetError as error:  # what the format needs is not installed
        raise CommandError(str(error)) from error


class Run:
    """What happens to the outcomes, and what there is to tell in the end."""

    def __init__(
        self, options: Options, console: Console, output: outputs.Output, progress: Progress | None
    ) -> None:
        self.output = output
        self._progress = progress
        self._options = options
        self._console = console
        self._converted = 0
        self._failed = 0
        self._warned = 0

    def take(self, answers: Iterable[tuple[Input, Outcome]]) -> None:
        """Write each outcome as it comes, until the last, or until the first fault with ``--fail-fast``."""
        for source, outcome in answers:
            if self._progress is not None:
                self._progress.step()
            failure = outcome.failure or self._put(source, outcome)
            if failure is not None:
                self._fail(source, failure)
            if self._options.strict and outcome.warnings:
                self._console.complain(f"{source.shown}: {_warnings(outcome.warnings)}")
            self._warned += bool(outcome.warnings)
            if self._options.fail_fast and (self._failed or (self._options.strict and self._warned)):
                break

    def _put(self, source: Input, outcome: Outcome) -> Failure | None:
        try:
            self.output.put(source, outcome.parts)
        except BrokenPipeError:
            raise
        except OSError as error:
            return Failure("unwritable-output", f"its output cannot be written: {reason(error)}")
        self._converted += 1
        return None

    def _fail(self, source: Input, failure: Failure) -> None:
        if failure.code in CALL_FAULTS:
            raise CommandError(failure.message)
        self._failed += 1
        self._console.complain(f"{source.shown}: {failure.message}")
        if self._options.errors == "inline":
            self.output.line(error_line(source, failure))

    def end(self, several: bool) -> Exit:
        """Tell what was done, where it is not plain to see, and answer the exit code."""
        if several and (self._failed or self._options.output_dir or self._options.output):
            failed = f", {self._failed} failed" if self._failed else ""
            warned = f", {self._warned} with warnings" if self._warned else ""
            self._console.mention(f"{self._converted} converted{failed}{warned}")
        if self._failed:
            return Exit.INPUT_FAILED
        return Exit.WARNINGS if self._options.strict and self._warned else Exit.OK


def _output(options: Options, console: Console, several: bool) -> outputs.Output:
    writer = checks.writer(options)
    if options.output_dir is not None:
        return outputs.Folder(options.output_dir, writer.suffix, writer.frame)
    if writer.holds == "database":
        from broadsheet_cli.database import DatabaseFile

        return DatabaseFile(options.output or "")
    if options.output is not None and options.output != "-":
        return outputs.File(options.output, writer.frame, several)
    if writer.binary:
        return outputs.Stream(console.write, writer.frame, several)
    return outputs.Stream(lambda data: console.machine(data, writer.lexer), writer.frame, several)


def _warnings(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    each = ", ".join(code if n == 1 else f"{code} ×{n}" for code, n in sorted(counts.items()))
    return f"{total} warning{'s' if total > 1 else ''}: {each}"
