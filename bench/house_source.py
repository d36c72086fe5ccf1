"""Read a tree of Python files with `ast` alone: its modules, and who imports whom. Never runs what it reads."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Arrows = Mapping[str, frozenset[str]]
"""For each name, the names that it imports: modules by their dotted names, or the rooms of one folder."""


@dataclass(frozen=True, kw_only=True)
class Module:
    """One file: its dotted name, its text, and whether it is the `__init__` of a folder."""

    name: str
    text: str
    is_folder: bool

    @cached_property
    def tree(self) -> ast.Module:
        """What `ast` makes of the text."""
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        """How many lines the file has, empty ones too."""
        return len(self.text.splitlines())

    @property
    def is_empty(self) -> bool:
        """It holds nothing, or a docstring and nothing else."""
        return all(isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant) for n in self.tree.body)

    def absolute(self, source: ast.ImportFrom) -> str:
        """The dotted name that `from ... import` names, with its leading dots worked out."""
        if not source.level:
            return source.module or ""
        above = self.name.split(".") if self.is_folder else self.name.split(".")[:-1]
        kept = above[: len(above) - source.level + 1]
        return ".".join([*kept, *([source.module] if source.module else [])])


def read(folder: Path) -> dict[str, Module]:
    """Give every module below a folder by its dotted name, which begins with the folder's own name."""
    found = {}
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder.parent).with_suffix("").parts
        is_folder = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_folder else parts)
        found[name] = Module(name=name, text=file.read_text("utf-8"), is_folder=is_folder)
    return found


def arrows(modules: Mapping[str, Module]) -> Arrows:
    """Give the modules that each one imports at run time, wherever in it the line stands.

    An import inside a function counts: it is an arrow that only waits. One under `if TYPE_CHECKING` does not.
    """
    return {
        name: frozenset(_imported(module, modules, _running(module.tree))) - {name}
        for name, module in modules.items()
    }


def _imported(module: Module, known: Mapping[str, Module], nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            source = module.absolute(node)
            for alias in node.names:
                below = f"{source}.{alias.name}"
                yield from (name for name in [below if below in known else source] if name in known)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Walk everything but what only a type checker reads."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield from _running(other)
        else:
            yield from _running(child)


def circles(graph: Arrows) -> list[list[str]]:
    """Give each group in which everyone reaches everyone, with more than one in it (Tarjan's way)."""
    return [sorted(group) for group in _groups(graph) if len(group) > 1]


def levels(graph: Arrows) -> int:
    """How many stand on the longest chain of imports; a circle is one of them."""
    of: dict[str, int] = {}
    for group in _groups(graph):  # whoever is imported comes first
        below = {of[target] for each in group for target in graph[each] if target not in group}
        of.update(dict.fromkeys(group, 1 + max(below, default=0)))
    return max(of.values(), default=0)


def _groups(graph: Arrows) -> list[set[str]]:
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    groups: list[set[str]] = []

    def visit(each: str) -> None:
        number[each] = lowest[each] = len(number)
        waiting.append(each)
        for target in sorted(graph[each]):
            if target not in number:
                visit(target)
                lowest[each] = min(lowest[each], lowest[target])
            elif target in waiting:
                lowest[each] = min(lowest[each], number[target])
        if lowest[each] == number[each]:
            start = waiting.index(each)
            groups.append(set(waiting[start:]))
            del waiting[start:]

    for each in sorted(graph):
        if each not in number:
            visit(each)
    return groups
