"""The arrows between the rooms of the house run one way, and nothing goes round them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "home": set(),
    "locations": {"home"},
    "news": {"home", "locations"},
    "events": {"home", "locations"},
    "quotes": {"home", "locations"},
    "projects": {"home", "locations"},
}
ROOMS = {*MAY_IMPORT, "site_project", "tests"}
MAX_LINES = 200
# Inside an app: what is public knows nothing of what uses it.
MAY_NOT_KNOW = {
    "home/publication": ("home.models", "home.translation", "home.api", "home.blocks", "home.presentation", "home.views"),
    "home/translation": ("home.models", "home.api", "home.presentation", "home.views"),
    "home/blocks": ("home.models", "home.publication", "home.translation", "home.api", "home.views"),
    # What a list shows is worked out of the articles that its page hands over; feeds read pages and no page reads a feed.
    "news/listing": ("news.models", "news.feeds"),
    "news/models": ("news.feeds",),
}


def modules() -> list[Path]:
    return [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]


def rooms_imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The top-level package and line of every import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "relative import" if node.level else (node.module or "").split(".")[0], node.lineno


def imports_inside_functions(tree: ast.AST) -> list[int]:
    """Lines of imports inside functions, but for `AppConfig.ready()`, where Django has them."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "ready"]
    return [inner.lineno for function in functions for inner in ast.walk(function) if isinstance(inner, ast.Import | ast.ImportFrom)]


def breaches(room: str, source: str) -> list[str]:
    tree = ast.parse(source)
    forbidden = {*ROOMS, "relative import"} - MAY_IMPORT[room] - {room}
    wrong_way = [f"line {line}: {room} imports {name}" for name, line in rooms_imported(tree) if name in forbidden]
    return wrong_way + [f"line {line}: import inside a function" for line in imports_inside_functions(tree)]


def test_modules_import_only_what_their_room_may_know() -> None:
    found = {str(path.relative_to(ROOT)): breaches(path.relative_to(ROOT).parts[0], path.read_text()) for path in modules()}
    assert len(found) > 100
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_modules_are_short_enough_to_read_at_once() -> None:
    assert [str(path.relative_to(ROOT)) for path in modules() if len(path.read_text().splitlines()) > MAX_LINES] == []


def modules_imported(tree: ast.Module) -> Iterator[str]:
    """Full names of what a module imports while it is loaded."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("package", MAY_NOT_KNOW)
def test_packages_of_an_app_do_not_import_each_other_in_circles(package: str) -> None:
    folder = ROOT / package
    files = folder.glob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
    known = {(path.name, name) for path in files for name in modules_imported(ast.parse(path.read_text()))}
    assert not [(module, name) for module, name in known if name.startswith(MAY_NOT_KNOW[package])]


@pytest.mark.parametrize(
    "source",
    [
        "from news.models import NewsPage",
        "import site_project.settings",
        "from tests.factories import publish",
        "def f():\n    import re",
        "from .models import User",
    ],
)
def test_a_breach_is_found(source: str) -> None:
    assert breaches("home", source)


def test_production_code_never_imports_tests() -> None:
    for path in (ROOT / "site_project").rglob("*.py"):
        assert "tests" not in {name for name, _line in rooms_imported(ast.parse(path.read_text()))}, path


def test_templates_do_not_query() -> None:
    """Querysets are evaluated where they are made; a manager's name in a template is a query in the wrong place."""
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        for word in (".objects", ".all ", ".all%", ".get_children", ".get_ancestors", ".get_descendants", ".filter"):
            assert word not in text, f"{path}: {word}"
