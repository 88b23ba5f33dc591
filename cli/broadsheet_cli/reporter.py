"""Reports on a run: counts the outcomes, prints messages as it goes, and sums up at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.notes import counted
from broadsheet_cli import tally
from broadsheet_cli.console import Console
from broadsheet_cli.errors import Exit, Stopped
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.inputs.selection import LeftOut
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.progress import Progress
from broadsheet_cli.strict import doubtful
from broadsheet_cli.tally import Tally
from broadsheet_cli.work import Answer, Outcome


class Reporter:
    """Prints what happens in a run, and decides its exit code."""

    def __init__(
        self,
        options: ConvertOptions,
        console: Console,
        several: bool,
        passed_over: Mapping[str, int],
        left_out: LeftOut,
    ) -> None:
        """Counted elsewhere: inputs ``passed_over``, by the reason, and files of other kinds ``left_out``."""
        self._options = options
        self._console = console
        self._several = several
        self._tally = Tally(passed_over, left_out)
        self._progress: Progress | None = None

    @property
    def counts(self) -> dict[str, int]:
        """The inputs by outcome."""
        return self._tally.counts

    def begin(self, total: int | None) -> None:
        """Start; ``total`` is the number of inputs, if that is known."""
        to_stream = self._options.output is None and self._options.output_dir is None
        if not (to_stream and self._console.writes_terminal):  # documents and progress would mix
            self._progress = Progress(self._console, total)

    def note(self, settled: Iterable[Answer]) -> None:
        """Count final outcomes, and print a message for each input that needs one."""
        for source, outcome in settled:
            self._tally.add(source, outcome)
            self._tell(source, outcome)
        if self._progress is not None:
            self._progress.at(self._tally.seen)

    def _tell(self, source: Input, outcome: Outcome) -> None:
        shown = source.shown
        if outcome.failure is not None:
            failure = outcome.failure
            self._console.error(f"{shown}: {failure.message}", source=shown, code=failure.code)
            return
        if outcome.is_there:
            return
        doubts = doubtful(outcome.warnings)
        if self._options.strict and doubts:
            self._console.error(f"{shown}: {_listed(doubts)}", source=shown, warnings=doubts)
        elif self._options.verbose:
            message = f"{shown}: converted in {outcome.seconds * 1000:.0f} ms"
            if outcome.warnings:
                message += f", {_listed(outcome.warnings)}"
            facts = {"seconds": round(outcome.seconds, 4), "warnings": outcome.warnings}
            self._console.debug(message, source=shown, **facts)

    def sum_up(self) -> Exit:
        """The exit code of a completed run. Prints a line of counts unless they are obvious."""
        self._console.clear()
        named = self._options.output_dir or self._options.output or self._options.state
        if self._several and (named or self._tally.failed):
            self._console.info(self._tally.line(), **self.counts)
        if self._tally.failed or self._tally.failed_before:
            return Exit.INPUT_FAILED
        return Exit.WARNINGS if self._options.strict and self._tally.doubtful else Exit.OK

    def stop(self, stop: Stopped) -> None:
        """Say that a signal ended the run, and what is done by then and stays."""
        self._console.clear()
        if not self._several:
            return
        if self._options.output not in (None, "-") and self._options.state is None:
            kept = f"{printable(self._options.output)} is not written"
        else:
            kept = self._tally.line()
        self._console.info(f"stopped by {stop.name}: {kept}", **self.counts)

    def close(self, exit: int, complete: bool) -> None:
        """End, whatever the reason: remove the progress line and write the report."""
        self._console.clear()
        if self._options.report is not None:
            tally.write(self._options.report, self._tally.report(exit, complete))


def _listed(warnings: Mapping[str, int]) -> str:
    total = sum(warnings.values())
    each = ", ".join(code if n == 1 else f"{code} ×{n}" for code, n in sorted(warnings.items()))
    return f"{counted(total, 'warning')}: {each}"
