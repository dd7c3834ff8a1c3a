"""Rules of the house that a machine can check: who may import whom, and units in every docstring."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import game
import physics

ROOT = Path(__file__).parent.parent
NANOSVG = ("svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "linearGradient", "radialGradient", "stop")
ROOMS = (  # left may not import right
    ("physics",),
    ("game.model", "game.content"),
    ("game.report",),
    ("game.draw",),
    ("game.scene", "game.diagrams", "game.ui"),
    ("game.screens",),
    ("game.app", "game.options", "game.cli", "game.dev"),
)


def modules() -> list[str]:
    return [
        name
        for package in (physics, game)
        for _, name, _ in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


def room(module: str) -> int | None:
    for level, names in enumerate(ROOMS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return level
    return None


def tree(module: str) -> ast.Module:
    path = ROOT / Path(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", modules())
def test_rooms_import_only_to_the_left(module: str) -> None:
    level = room(module)
    assert level is not None, f"{module} stands in no room"
    for imported in imports(module):
        other = room(imported)
        assert other is None or other <= level, f"{module} imports {imported}"
        top = imported.split(".")[0]
        if module.startswith(("game.scene.", "game.diagrams.")):
            stateful = ("game.model.state", "game.model.changeover", "game.model.selectors")
            assert not imported.startswith(stateful), "they get numbers and colours"
        if top == "CoolProp":
            assert module == "physics.refrigerant"
        if top == "pygame":
            assert level >= room("game.draw")  # type: ignore[operator]


@pytest.mark.parametrize("module", [each for each in modules() if not each.startswith("game.draw")])
def test_only_one_room_draws_shapes_and_letters(module: str) -> None:
    drawing = {"pygame.draw", "pygame.gfxdraw", "pygame.freetype", "pygame.font"}
    assert not drawing & set(imports(module))
    used = {ast.unparse(node) for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
    assert not {name for name in used if name.rpartition(".")[0] in drawing}


def test_importing_has_no_side_effect() -> None:
    code = f"import sys, {', '.join(modules())}; print('CoolProp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "False\n", "")


def public_functions() -> Iterator[tuple[str, object]]:
    for name in modules():
        if not name.startswith("physics"):
            continue
        module = importlib.import_module(name)
        classes = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == name]
        owners: list[Any] = [module, *(c for c in classes if not c.__name__.startswith("_"))]
        for owner in owners:
            for key, value in vars(owner).items():
                if inspect.isfunction(value) and value.__module__ == name and not key.startswith("_"):
                    yield f"{name}.{owner.__name__}.{key}", value


def section(doc: str, title: str) -> str:
    found = re.search(rf"^ *{title}:\n(.*?)(?=^ *(?:Args|Returns|Raises|Source|Attributes):|\Z)", doc, re.M | re.S)
    return found.group(1) if found else ""


@pytest.mark.parametrize(("name", "function"), list(public_functions()), ids=lambda v: v if isinstance(v, str) else "")
def test_docstrings_give_units(name: str, function: object) -> None:
    doc, signature = inspect.getdoc(function) or "", inspect.signature(function)  # type: ignore[arg-type]
    documented = section(doc, "Args")
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        entry = re.search(rf"^ *{parameter.name}: (.*?)(?=^ *\w+: |\Z)", documented, re.M | re.S)
        assert entry, f"{name}: {parameter.name} is not explained"
        if inspect.formatannotation(parameter.annotation).startswith(("float", "'float")):
            assert re.search(r"\[[^\]]+\]", entry.group(1)), f"{name}: {parameter.name} has no unit"
    if inspect.formatannotation(signature.return_annotation).startswith(("float", "'float")):
        assert re.search(r"\[[^\]]+\]", section(doc, "Returns")), f"{name}: the result has no unit"


def test_nothing_names_a_machine_or_a_registry() -> None:
    ours = (entry for entry in ROOT.iterdir() if entry.name == ".ci" or not entry.name.startswith((".", "build")))
    listed = [path for entry in ours for path in (entry.rglob("*") if entry.is_dir() else [entry])]
    forbidden = re.compile(r"/(?:root|home|work)/|https?://[^ ]*(?:pypi|npmjs|debian)", re.I)
    for path in listed:
        if path.suffix in (".py", ".md", ".txt", ".toml", ".json", ".svg", ".po", "") and path.is_file():
            assert not forbidden.search(path.read_text(encoding="utf-8")), path.relative_to(ROOT)


def test_static_art_keeps_to_what_nanosvg_draws() -> None:
    """Everything else fails without a word: the shape is simply missing."""
    for file in sorted((ROOT / "assets" / "art").glob("*.svg")):
        tree = ElementTree.parse(file)
        for element in tree.iter():
            tag = element.tag.rpartition("}")[2]
            assert tag in NANOSVG, f"{file.name}: <{tag}> would not be drawn"
            if tag.endswith("Gradient"):
                assert element.get("gradientUnits") == "userSpaceOnUse", f"{file.name}: gradient {element.get('id')}"
            for name, value in element.attrib.items():
                assert "rgba" not in value, f"{file.name}: {name}={value}"
                assert name not in ("class", "clip-path", "mask", "filter"), f"{file.name}: {name}"
