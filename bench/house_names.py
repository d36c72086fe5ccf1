"""Who uses which name of the product: what only the tests use, what nobody uses, and classes that share a name."""

import ast
import copy
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from house_source import Module

Trees = Mapping[str, ast.Module]
Routine = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A public name and the dotted name of its module; a method is `Class.method`."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"


def unused(modules: Mapping[str, Module]) -> list[Name]:
    """Give the public names, and public methods, that nothing in the product needs.

    A name at the top of a module is used if something that is used itself reads it elsewhere in the module, imports
    it and reads it, or takes it from the module. In a module that is loaded by its name, written out or put together,
    any reading of such an attribute is a use; for a method it is everywhere, since `ast` knows no types. What is decorated is registered.
    A line of `__all__` is no use.
    """
    trees: Trees = {name: _without(set(), name, module.tree) for name, module in modules.items()}
    found: set[Name] = set()
    while more := _unused(trees, modules):
        found |= more
        trees = {name: _without(found, name, tree) for name, tree in trees.items()}
    return sorted(found)


def used_by(names: Iterable[Name], outside: Mapping[str, Module]) -> list[Name]:
    """Give those of the names whose last word is read, taken or imported somewhere outside the product."""
    said: set[str] = set()
    for module in outside.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name):
                said.add(node.id)
            elif isinstance(node, ast.Attribute):
                said.add(node.attr)
            elif isinstance(node, ast.ImportFrom):
                said |= {alias.name for alias in node.names}
    return [each for each in names if each.name.rpartition(".")[2] in said]


def shared_class_names(modules: Mapping[str, Module]) -> dict[str, list[str]]:
    """Give each class name that stands in more than one module, with these modules."""
    where = defaultdict(list)
    for module in modules.values():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                where[node.name].append(module.name)
    return {name: places for name, places in sorted(where.items()) if len(places) > 1}


def _unused(trees: Trees, modules: Mapping[str, Module]) -> set[Name]:
    taken = _taken(trees, modules)
    read = {
        module: Counter(word for node in tree.body for word in _read(node)) for module, tree in trees.items()
    }
    attributes = Counter(attribute for tree in trees.values() for _, attribute in _attributes(tree))
    found, loaded = set(), _loaded_folders(trees)
    for module, tree in trees.items():
        loaded_by_name = module.rpartition(".")[0] in loaded or any(
            module in words for words in read.values()
        )
        for name, definition in _public(tree.body):
            beside = read[module][name] > (name in _read(definition))
            registered = isinstance(definition, Routine) and definition.decorator_list
            if not (
                beside or registered or Name(module, name) in taken or (loaded_by_name and attributes[name])
            ):
                found.add(Name(module, name))
            elif isinstance(definition, ast.ClassDef) and _is_ours(definition, tree):
                found |= {
                    Name(module, f"{name}.{method}")
                    for method, body in _public(definition.body)
                    if isinstance(body, Routine)
                    and attributes[method] == sum(attribute == method for _, attribute in _attributes(body))
                }
    return found


def _loaded_folders(trees: Trees) -> set[str]:
    """Give the folders whose modules are loaded by a name that is put together: `f"{__package__}.{name}"`."""
    found = set()
    for module, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.JoinedStr(values=[ast.FormattedValue(value=ast.Name(id="__package__")), *_]):
                    found.add(module.rpartition(".")[0])
    return found


def _public(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [each.id for t in targets for each in ast.walk(t) if isinstance(each, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from ((name, node) for name in names if not name.startswith("_"))


def _taken(trees: Trees, modules: Mapping[str, Module]) -> set[Name]:
    """Give what modules import and read, or take as an attribute of a module; through a third one too.

    A module may have come as a value, `writing.plans.add`: then its own name, the last word before the attribute's,
    stands for every module that is called so.
    """
    sources: dict[Name, set[Name]] = defaultdict(set)  # a name as it is called where it was imported
    taken = set()
    for module, tree in trees.items():
        called = defaultdict(set)
        for name in trees:
            called[name.rpartition(".")[2]].add(name)
        read = {word for node in tree.body for word in _read(node)}
        for bound, source, name in _imports(modules[module], tree):
            called[bound].add(f"{source}.{name}" if name else source)
            sources[Name(module, bound)].add(Name(source, name))
            taken |= {Name(source, name)} if bound in read else set()
        taken |= {Name(name, attribute) for holder, attribute in _attributes(tree) for name in called[holder]}
        # "commands.log:log" in a table of what is loaded when it is called
        taken |= {
            Name(name, attribute)
            for path, colon, attribute in (word.partition(":") for word in read)
            for name in trees
            if colon and path and name.endswith(f".{path}")
        }
    passed_on = list(taken)
    while passed_on:
        more = sources[passed_on.pop()] - taken
        taken |= more
        passed_on += more
    return taken


def _imports(module: Module, tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Give (the name in this module, the module it is from, its name there or "" for the module itself)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((a.asname or a.name, module.absolute(node), a.name) for a in node.names)
        elif isinstance(node, ast.Import):
            yield from ((a.asname or a.name.rpartition(".")[2], a.name, "") for a in node.names)


@cache
def _attributes(tree: ast.AST) -> tuple[tuple[str, str], ...]:
    """Give each reading of an attribute: the last word before it, if there is one, and its own name."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=holder) | ast.Attribute(attr=holder), attr=attribute):
                found.append((holder, attribute))
            case ast.Attribute(attr=attribute):
                found.append(("", attribute))
    return tuple(found)


@cache
def _read(statement: ast.stmt) -> frozenset[str]:
    """Give the names that are read in a statement, and the words in quotes, any of which could be one."""
    found = set()
    for node in ast.walk(statement):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                found.add(name)
            case ast.Constant(value=str(text)):
                found.add(text)
    return frozenset(found)


def _is_ours(owner: ast.ClassDef, tree: ast.Module) -> bool:
    """Nothing stands above the class but classes of its own module: its methods are called by us alone."""
    here = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    return all(isinstance(base, ast.Name) and base.id in here for base in owner.bases)


def _without(gone: Set[Name], module: str, tree: ast.Module) -> ast.Module:
    """Give a module without `__all__` and what is gone, so that what only this needed is seen the next time."""

    def kept(body: Iterable[ast.stmt], owner: str = "") -> list[ast.stmt]:
        away = {id(node) for name, node in _public(body) if Name(module, owner + name) in gone}
        stay = [node for node in body if id(node) not in away and not _is_list_of_names(node)]
        for i, node in enumerate(stay):
            if isinstance(node, ast.ClassDef):
                stay[i] = copy.copy(node)
                stay[i].body = kept(node.body, f"{node.name}.")
        return stay

    return ast.Module(body=kept(tree.body), type_ignores=[])


def _is_list_of_names(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__all__"
    )
