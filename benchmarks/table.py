"""Measurements as people read them: one to a line, with its goal."""

import sys
from dataclasses import dataclass


@dataclass
class Table:
    missed: int = 0

    def row(self, what: str, value: str, goal: str = "", *, met: bool = True) -> None:
        """Print one line; without `met` the goal was missed."""
        self.missed += not met
        sys.stdout.write(f"{what:<58}{value:>28}  {goal}{'' if met else '  MISSED'}\n")
        sys.stdout.flush()
