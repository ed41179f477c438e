"""Sangdam's shape, where import-linter cannot look: nothing stands outside a contract, no file grows past reading, and what
patients read stands in the catalogues."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.kakao.replies.limits import LABEL
from skills.texts import TEXTS
from storage import errors

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "skills", "storage")
LONGEST = 350
WING = 12
LONGEST_ENTRY = 80
EXCUSED = re.compile(r"^# Long because: \S.{20,}", re.MULTILINE)
HANGUL = re.compile("[가-힣]")
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]

# What is recognised and not said: words to look for may stand in a flow, but no sentence.
VOCABULARIES = ("skills/understanding/", "skills/fields/", "skills/texts/", "skills/staff/passwords.py")
SHOWN = frozenset(
    {"Say", "Card", "Choice", "Link", "Call", "Operator", "Row", "Table", "Entry", "Listing", "SimpleText"}
)
SENTENCE = re.compile(
    r"[가-힣](요|니다|죠|까)[.!?~]*\s*$"  # ends as one speaks to people,
    r"|[가-힣]\S*[.!?](\s|$)"  # or as one writes,
    r"|[가-힣][^()|\\]*\{\w+\}|\{\w+\}[^()|\\]*[가-힣]"  # or has a field to fill,
    r"|([가-힣]+\s+){3}[가-힣]"  # or is four words long.
)


def sources() -> list[Path]:
    """Every source file of Sangdam; migrations are long by their nature."""
    found = [ROOT / "app.py"]
    for package in PACKAGES:
        found += [path for path in (ROOT / package).rglob("*.py") if "versions" not in path.parts]
    return found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative name"
            yield node.module or ""


# -- contracts --------------------------------------------------------------------------------------------------------


def test_every_top_level_module_is_known_to_a_contract() -> None:
    """A new module or package beside the others, which no contract knows, fails."""
    modules = {path.stem for path in ROOT.glob("*.py")}
    modules |= {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert modules == {"app", "deploy", "tests", *PACKAGES}
    assert not [path for path in sources() for name in imports_of(path) if name.split(".")[0] in ("deploy", "tests")]
    assert set(LINTER["root_packages"]) == set(PACKAGES)


def test_the_line_names_every_package_in_its_order() -> None:
    """Imports go left to right: bot, skills, storage."""
    [line] = [one for one in LINTER["contracts"] if one["type"] == "layers" and "containers" not in one]
    assert tuple(line["layers"]) == PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_every_source_file_stands_in_a_package_that_the_contracts_see(package: str) -> None:
    """A folder without `__init__.py` would not be seen, and what is in it would be checked by nothing."""
    for path in (ROOT / package).rglob("*.py"):
        assert (path.parent / "__init__.py").exists() or path.parent.name == "versions", name_of(path)


def test_the_entry_hands_over_to_the_edge_alone() -> None:
    """app.py stands left of everything, and nothing imports it."""
    assert set(imports_of(ROOT / "app.py")) <= {"__future__", "bot.cli.commands", "os", "pathlib", "sys"}
    for path in sources():
        assert "app" not in imports_of(path), name_of(path)


def test_no_source_file_knows_the_tests() -> None:
    """Tests are a layer of their own, left of everything."""
    for path in sources():
        assert not any(name.split(".")[0] == "tests" for name in imports_of(path)), name_of(path)


# -- wings ------------------------------------------------------------------------------------------------------------

BESIDE_WINGS = 4
WINGS_OF_ONE_FILE = {"rights.py"}


@pytest.mark.parametrize("floor", PACKAGES)
def test_a_floor_is_not_a_corridor(floor: str) -> None:
    """Files stand in wings; at most four stand beside them."""
    beside = [path.name for path in (ROOT / floor).glob("*.py") if path.name not in {"__init__.py", *WINGS_OF_ONE_FILE}]
    assert len(beside) <= BESIDE_WINGS, beside


def test_no_wing_is_a_corridor() -> None:
    """At most twelve files in a folder; migrations are a list that only grows."""
    folders = {file.parent for package in PACKAGES for file in (ROOT / package).rglob("*.py")}
    sizes = {str(f.relative_to(ROOT)): len([x for x in f.glob("*.py") if x.stem != "__init__"]) for f in folders}
    assert {name: size for name, size in sizes.items() if size > WING and not name.endswith("/versions")} == {}


def test_every_folder_says_what_lives_in_it() -> None:
    """The table of docs/architecture.md is made from these sentences."""
    for path in sources():
        if path.name == "__init__.py":
            assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), name_of(path)


def test_a_folder_hands_out_three_names_at_most() -> None:
    """Whoever needs more imports from the file itself."""
    for path in sources():
        if path.name == "__init__.py":
            handed = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Assign)]
            names = [ast.literal_eval(node.value) for node in handed if ast.unparse(node.targets[0]) == "__all__"]
            assert sum(map(len, names)) <= 3, name_of(path)


def test_no_file_repeats_what_its_folder_says() -> None:
    """`trail/rows.py` and not `trail/trail_rows.py`; the unit of work is called so everywhere."""
    repeats = {p for p in sources() if p.stem.startswith((f"{p.parent.name}_", f"{p.parent.name.removesuffix('s')}_"))}
    assert {name_of(path) for path in repeats} == {"storage/unit/unit_of_work.py"}


OUR_OWN = re.compile(r"\b(?:(?<!-)[Hh]ouse(?:_\w+)?|Courier|Stone|quiet_s|part_with|apologise)\b(?!-)")


@pytest.mark.parametrize("path", [*sources(), *(ROOT / "docs").glob("*.md")], ids=name_of)
def test_words_that_only_we_would_know_stay_away(path: Path) -> None:
    """Sangdam has a name, and the field has words: these were ours, and every newcomer had to learn them."""
    assert [found for found in OUR_OWN.findall(path.read_text("utf-8")) if path.name != "neighbours.py"] == []


def test_tests_mirror_what_they_test() -> None:
    """A folder of tests has the name of its wing; beside them stand samples, and what runs across the whole edge."""
    folders = {
        path.parent.relative_to(ROOT / "tests") for floor in PACKAGES for path in (ROOT / "tests" / floor).rglob("*.py")
    }
    assert {str(one) for one in folders if not (ROOT / one).is_dir()} == {"bot/suspension"}


@pytest.mark.parametrize("floor", ["skills", "storage"])
def test_the_wings_of_a_floor_are_layers_without_exception(floor: str) -> None:
    """A new folder must say where it stands."""
    [contract] = [one for one in LINTER["contracts"] if one.get("containers") == [floor]]
    assert contract["exhaustive"] is True
    assert "ignore_imports" not in contract


# -- size -------------------------------------------------------------------------------------------------------------


def test_no_source_file_is_too_long_without_a_reason() -> None:
    """350 lines, unless the file itself says why it is longer."""
    for path in sources():
        text = path.read_text("utf-8")
        assert text.count("\n") <= LONGEST or EXCUSED.search(text), f"{name_of(path)}: {text.count(chr(10))} lines"


def test_the_entry_is_short() -> None:
    """app.py builds nothing itself."""
    assert (ROOT / "app.py").read_text("utf-8").count("\n") <= LONGEST_ENTRY


def test_every_module_says_what_lives_in_it() -> None:
    """A docstring at the top of every file that has any code."""
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        assert not tree.body or ast.get_docstring(tree), name_of(path)


# -- patients' words --------------------------------------------------------------------------------------------------


def korean_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """String literals with Korean letters, docstrings left out."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from [(node.lineno, node.value)] if HANGUL.search(node.value) else []


def shown_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Korean literals that are handed to what a person sees: bubbles, choices, rows."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SHOWN:
            for part in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from korean_in(part)


def patients_sentences(source: str) -> list[tuple[int, str]]:
    """Korean in this source that a patient could read."""
    tree = ast.parse(source)
    return [(line, text) for line, text in korean_in(tree) if SENTENCE.search(text)] + list(shown_in(tree))


def test_what_patients_read_stands_in_the_catalogues() -> None:
    """No Korean sentence in a flow, a rule, a table or the wire: `skills/texts` has them, beside their English."""
    for path in sources():
        name = name_of(path)
        if name.startswith(("skills/", "storage/", "bot/kakao/", "bot/portal/")) and not name.startswith(VOCABULARIES):
            assert patients_sentences(path.read_text("utf-8")) == [], name


@pytest.mark.parametrize(
    "source",
    [
        'say("성함을 알려 주세요")',
        'x = "접수했어요."',
        'x = "상담번호 {number}"',
        'x = "내일 오후 세 시"',
        'Choice("yes", "네")',
        'Say(text="네")',
        'f(Row("이름", value))',
    ],
)
def test_a_sentence_in_a_flow_is_found(source: str) -> None:
    """The rule above can fail."""
    assert patients_sentences(source)


@pytest.mark.parametrize("source", ['WORDS = ("다음", "다보냈")', 'x = "개인정보 보호법"', '"""성함을 알려 주세요."""'])
def test_words_to_look_for_are_no_sentence(source: str) -> None:
    """Vocabularies, names of laws and docstrings stay where they are."""
    assert patients_sentences(source) == []


# Keys of labels that are put together in the code ("summary.{step}.change").
LABEL_FAMILIES = re.compile(
    r"choice\.\w+|summary\.\w+\.change|intake\.when\.(?!ask)\w+|filed\.ads_\w+|rights\.\w+\.(?:yes|no)"
    r"|rights\.withdraw\.(?:health|ads_\w+)|rights\.correct\.(?:name|phone|other)"
)


def labels() -> set[str]:
    """The catalogue's keys of what is written on a button: the families, and what flows hand to a choice or a link."""
    found = {key for key in TEXTS if LABEL_FAMILIES.fullmatch(key)}
    for path in (ROOT / "skills" / "chat").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                found |= {key for key in _labels_of(call) if key in TEXTS}
    return found


def _labels_of(call: ast.Call) -> Iterator[str]:
    name, arguments = ast.unparse(call.func), call.args
    if name in ("Link", "Call", "Operator") and isinstance(arguments[0], ast.Call):
        arguments = [arguments[0], *arguments[0].args]
    if name in ("turn.choice", "Link", "Call", "Operator") and len(arguments) > 1:
        yield str(getattr(arguments[1], "value", ""))


def test_what_stands_on_a_button_fits_on_it() -> None:
    """Kakao shows fourteen characters of a label (docs/kakao.md §2.1); a longer one would be cut in the middle of a word."""
    found = sorted(labels())
    assert len(found) > 60
    long = [(key, text) for key in found for text in (TEXTS[key].ko, TEXTS[key].en) if len(text) > LABEL]
    assert long == []


def test_every_sentence_has_its_korean_and_its_english() -> None:
    """Side by side, and never the same by oversight."""
    for key, text in TEXTS.items():
        assert text.ko.strip(), key
        assert text.en.strip(), key
        assert not HANGUL.search(re.sub(r"[\"'(].*?[\"')]", "", text.en)), key


# -- errors -----------------------------------------------------------------------------------------------------------


def all_errors() -> list[type[errors.SangdamError]]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if ".versions" not in found.name and not found.name.endswith((".env", "__main__")):
                importlib.import_module(found.name)
    waiting, every = [errors.SangdamError], []
    while waiting:
        kind = waiting.pop()
        every.append(kind)
        waiting += kind.__subclasses__()
    return every


def test_the_error_tree_is_drawn_as_it_is() -> None:
    """Every error of storage/errors.py stands in its drawing, under its parent."""
    drawn: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"\s{4}([│├└─ ]*)([A-Z]\w+) ", line):
            drawn.append((len(found[1]) // 4, found[2]))
    parents = {
        name: next((above for level, above in reversed(drawn[:at]) if level == depth - 1), None)
        for at, (depth, name) in enumerate(drawn)
    }
    true = {
        kind.__name__: (kind.__base__.__name__ if kind is not errors.SangdamError and kind.__base__ else None)
        for kind in all_errors()
        if kind.__module__ == "storage.errors"
    }
    assert parents == true


def test_every_error_has_a_code_of_its_own() -> None:
    """Logs, pages and catalogues tell errors apart by their code alone."""
    codes: dict[str, str] = {}
    for kind in all_errors():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", kind.code), kind.__name__
        assert "code" in vars(kind), f"{kind.__name__} has its parent's code"
        assert codes.setdefault(kind.code, kind.__name__) == kind.__name__, kind.code


def test_what_is_broken_is_never_told_to_a_person() -> None:
    """Only what was declined has a sentence for who asked."""
    for kind in all_errors():
        assert kind.tell == issubclass(kind, errors.Declined), kind.__name__


STANDS = re.compile(
    r"(?:\b(?:case|request|message|notice|delivery|found|noted|run|newest\[0\])\.(?:state|decision)"
    r"|(?:Consultation|RightsRequest|Notice|Delivery|JobRun|CaseMessage)\.(?:state|decision)\)|\.c\.(?:state|decision))"
    r"(?: (?:==|!=|=|not in|in) |\.(?:in_|not_in)\()[({]*\""
)


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_where_something_stands_is_no_plain_string(path: Path) -> None:
    """A misspelt state compares with nothing and tells nobody: see `storage/cases/codes.py`, `storage/outbox/codes.py`,
    `storage/notifications/deliveries.py` and `storage/rights.py`."""
    assert STANDS.findall(path.read_text("utf-8")) == []
