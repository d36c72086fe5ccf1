"""Every place of the program that asks a person, computed from its source, and a copy of the program that notes them.

Whoever calls what reads from a keyboard asks, and so does whoever calls one that asks. Nothing here is a list by hand
but what really reads: `READS`.
"""

import ast
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.world import ROOT

PACKAGE = "reflect"
READS = {"getpass", "input", "readline", "unsafe_ask"}
"""What reads from a keyboard. Standard input that is taken as a whole (`-`) is no question."""
FILES_ALONE = ("reflect.archive.", "reflect.incoming.")
"""Rooms that read the lines of files that they are handed, and know of no keyboard: a wall of the house."""
NOTED = "_asks_"
NOTES = "REFLECT_TEST_NOTES"
"""The environment variable that names the file into which a copy notes what it reached."""
NOTING = f"""
import builtins as _b, os as _o

def _noted(site, asking):
    with open(_o.environ["{NOTES}"], "a", encoding="utf-8") as notes:
        notes.write(site + "\\n")
    return asking

_b.{NOTED} = _noted
"""


@dataclass(frozen=True)
class Site:
    """One call that asks: where it stands, in which function, and what it calls."""

    module: str
    function: str
    line: int
    call: str
    node: ast.Call

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function} -> {self.call}"


@dataclass(frozen=True)
class _Function:
    """A function or method, or the body of a module, with its calls; what is defined inside belongs to it."""

    module: str
    kind: str
    """The class that it is a method of; empty for none."""
    name: str
    calls: tuple[ast.Call, ...]
    imports: "dict[str, tuple[str, str]]"
    """Names that were imported there: (module, name in it; empty for the module itself)."""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.module, self.kind, self.name


def modules(root: Path = ROOT / PACKAGE) -> dict[str, Path]:
    """The source files of the package, by the name of their module."""
    found = {}
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def asking(sources: dict[str, str]) -> tuple[set[tuple[str, str, str]], list[Site]]:
    """Who asks, as (module, class, function), and each call by which they do."""
    functions = [f for module, text in sources.items() for f in _functions(module, ast.parse(text), sources)]
    own = {f.key for f in functions}
    methods = defaultdict[str, set[tuple[str, str, str]]](set)
    for f in functions:
        if f.kind:
            methods[f.name].add(f.key)
    called = {f.key: [(call, _meant(f, call, own, methods)) for call in f.calls] for f in functions}
    asks: set[tuple[str, str, str]] = set()
    grown = True
    while grown:
        more = {
            key
            for key, calls in called.items()
            if key not in asks and any(_reads(call, key[0]) or meant & asks for call, meant in calls)
        }
        asks, grown = asks | more, bool(more)
    sites = [
        Site(key[0], ".".join(filter(None, key[1:])), call.lineno, ast.unparse(call.func), call)
        for key, calls in called.items()
        for call, meant in calls
        if _reads(call, key[0]) or meant & asks
    ]
    return asks, sorted(sites, key=lambda s: (s.module, s.line, s.node.col_offset))


@cache
def of_the_program() -> tuple[frozenset[tuple[str, str, str]], tuple[Site, ...]]:
    """Who asks in the program as it is, and each call by which they do."""
    asks, sites = asking({name: file.read_text("utf-8") for name, file in modules().items()})
    return frozenset(asks), tuple(sites)


def copy_that_notes(folder: Path) -> Path:
    """Put a copy of the program into a folder: the same lines, but each call that asks is noted as it is made."""
    shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "prompts", folder / "prompts")
    by_module = defaultdict[str, list[Site]](list)
    for site in of_the_program()[1]:
        by_module[site.module].append(site)
    files = modules(folder / PACKAGE)
    for module, sites in by_module.items():
        files[module].write_text(_marked(files[module].read_text("utf-8"), sites), encoding="utf-8")
    with files[PACKAGE].open("a", encoding="utf-8") as first:
        first.write(NOTING)
    return folder


def _marked(text: str, sites: list[Site]) -> str:
    """Wrap what each of the calls calls, on its own line: `f(x)` becomes `_asks_("where", f)(x)`."""
    lines = [line.encode() for line in text.splitlines(keepends=True)]
    put = []
    for site in sites:
        func = site.node.func
        put.append((func.lineno, func.col_offset, 1, f"{NOTED}({str(site)!r}, "))
        put.append((func.end_lineno or func.lineno, func.end_col_offset or 0, 0, ")"))
    for line, column, _, words in sorted(put, reverse=True):
        lines[line - 1] = lines[line - 1][:column] + words.encode() + lines[line - 1][column:]
    return b"".join(lines).decode()


def _functions(module: str, tree: ast.Module, sources: dict[str, str]) -> Iterator[_Function]:
    outside = _imports(tree, sources, into_functions=False)
    inside: list[tuple[str, ast.AST]] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            inside += [(node.name, part) for part in node.body if isinstance(part, ast.FunctionDef)]
        elif isinstance(node, ast.FunctionDef):
            inside.append(("", node))
    held = {id(part) for _, each in inside for part in ast.walk(each)} | _elsewhere(tree)
    for kind, function in inside:
        assert isinstance(function, ast.FunctionDef)
        not_here = _elsewhere(function)
        calls = tuple(n for n in ast.walk(function) if isinstance(n, ast.Call) and id(n) not in not_here)
        yield _Function(
            module, kind, function.name, calls, outside | _imports(function, sources, into_functions=True)
        )
    rest = tuple(n for n in ast.walk(tree) if isinstance(n, ast.Call) and id(n) not in held)
    yield _Function(module, "", "", rest, outside)


def _elsewhere(tree: ast.AST) -> set[int]:
    """What only a Windows computer does cannot be reached in a pty: the body of `if os.name == "nt":`."""
    bodies = (
        n.body for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "os.name == 'nt'"
    )
    return {id(part) for body in bodies for statement in body for part in ast.walk(statement)}


def _imports(tree: ast.AST, sources: dict[str, str], *, into_functions: bool) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree) if into_functions else getattr(tree, "body", []):
        if isinstance(node, ast.Import):
            found |= {a.asname or a.name.partition(".")[0]: (a.name, "") for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for a in node.names:
                whole = f"{node.module}.{a.name}"
                found[a.asname or a.name] = (whole, "") if whole in sources else (node.module, a.name)
    return found


def _reads(call: ast.Call, module: str) -> bool:
    if module.startswith(FILES_ALONE):
        return False
    func = call.func
    name = func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
    return name in READS


def _meant(
    f: _Function,
    call: ast.Call,
    own: set[tuple[str, str, str]],
    methods: dict[str, set[tuple[str, str, str]]],
) -> set[tuple[str, str, str]]:
    """The functions of the program that a call may mean; any method of that name where the object is not known."""
    func = call.func
    if isinstance(func, ast.Name):
        where = f.imports.get(func.id, (f.module, func.id))
        return {(where[0], "", where[1])} & own
    if not isinstance(func, ast.Attribute):
        return set()
    if isinstance(func.value, ast.Name):
        if func.value.id == "self" and (f.module, f.kind, func.attr) in own:
            return {(f.module, f.kind, func.attr)}
        if func.value.id in f.imports:
            module, name = f.imports[func.value.id]
            return ({(module, "", func.attr)} if not name else {(module, name, func.attr)}) & own
    return methods.get(func.attr, set())
