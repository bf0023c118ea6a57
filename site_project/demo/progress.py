"""How far the loading is: a bar on a terminal, a line for each stage elsewhere (logs, containers)."""

from django.core.management.base import OutputWrapper

WIDTH = 30


class Progress:
    def __init__(self, out: OutputWrapper, total: int) -> None:
        self._out, self._total = out, total
        self._done = 0
        self._stage = ""
        self._bar = out.isatty()

    def stage(self, name: str) -> None:
        """A new kind of thing is being loaded."""
        self._stage = name
        if self._bar:
            self._draw()
        else:
            self._out.write(f"  {name}")

    def step(self) -> None:
        """One thing more is done."""
        self._done += 1
        if self._bar:
            self._draw()

    def end(self) -> None:
        if self._bar:
            self._out.write("")

    def _draw(self) -> None:
        filled = WIDTH * self._done // max(self._total, 1)
        self._out.write(f"\r  [{'#' * filled}{'.' * (WIDTH - filled)}] {self._done}/{self._total} {self._stage:<24}", ending="")
        self._out.flush()
