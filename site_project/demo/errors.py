"""The one error of the demo, in the words of whoever wrote the file."""


class DemoError(Exception):
    """Something can't be loaded. `file` is relative to the demo's folder, `key` is the path inside it: `body.2.text.en`."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key}: {problem}" if key else f"{file}: {problem}")
        self.file, self.key, self.problem = file, key, problem
