"""What people and editors are told about the configuration is what it does."""

import json
import re
import tomllib
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import linkwatch
from linkwatch.config import ONE_RUN, load, schema
from linkwatch.model import LinkwatchError, Settings, TableSettings

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
SHIPPED = Path(linkwatch.__file__).with_name("linkwatch.schema.json")
EXAMPLE = re.compile(r"^```toml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"<!-- keys -->\n(.*?)<!-- /keys -->", re.DOTALL)


def table() -> str:
    rows = [f"| `{key}` | {kind(about)} | `{default(about)}` | {meaning(about)} |" for key, about in flat().items()]
    return "\n".join(["| Key | Type | Default | Meaning |", "|---|---|---|---|", *rows]) + "\n"


def keys() -> dict[str, dict[str, Any]]:
    properties: dict[str, dict[str, Any]] = schema()["properties"]
    return properties


def flat() -> dict[str, dict[str, Any]]:
    """Give the keys of the file and, by their dotted names, those of its tables."""
    found: dict[str, dict[str, Any]] = {}
    for key, about in keys().items():
        inner = about.get("properties")
        found |= {f"{key}.{name}": each for name, each in inner.items()} if inner else {key: about}
    return found


def kind(about: dict[str, Any]) -> str:
    if about.get("type") == "object":
        return f"table of {names(about['additionalProperties'])}"
    if "enum" in about:
        return names(about).replace(", ", " or ")
    if "anyOf" in about:
        return " or ".join(map(kind, about["anyOf"]))
    if about["type"] == "array":
        return f"list of {names(about['items']) or 'strings'}"
    low = f"above {about['exclusiveMinimum']}, up" if "exclusiveMinimum" in about else about.get("minimum")
    limits = f", {low} to {about['maximum']}" if "maximum" in about else ""
    name = str(about["type"])
    return {"boolean": "`true` or `false`", "integer": "whole number"}.get(name, name) + limits


def names(about: dict[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in about.get("enum", ()))


def default(about: dict[str, Any]) -> str:
    return json.dumps(about["default"])


def meaning(about: dict[str, Any]) -> str:
    return str(about["description"])


def test_the_shipped_schema_is_the_one_that_the_keys_give() -> None:
    expected = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    assert SHIPPED.read_text(encoding="utf-8") == expected, f"write this into {SHIPPED.name}:\n{expected}"


def test_the_page_has_a_table_of_all_keys() -> None:
    match = TABLE.search(PAGE.read_text(encoding="utf-8"))
    assert match
    assert match[1] == table(), f"write this into {PAGE.name}:\n{table()}"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_setting_has_a_key_with_its_default_and_a_sentence() -> None:
    assert [key.replace("-", "_") for key in keys()] == [
        name for name in Settings.__dataclass_fields__ if name not in ONE_RUN
    ]
    assert list(keys()["papers"]["properties"]) == list(TableSettings.__dataclass_fields__)
    for key, about in flat().items():
        value = attrgetter(key.replace("-", "_"))(Settings())
        empty: object = {} if key == "papers.headers" else []
        assert about["default"] == ([*value] or empty if isinstance(value, tuple | frozenset) else value)
        assert about["description"].endswith(".")


def test_the_example_of_the_page_loads_and_fits_the_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match = EXAMPLE.search(PAGE.read_text(encoding="utf-8"))
    assert match
    monkeypatch.chdir(tmp_path)
    Path("linkwatch.toml").write_text(match[1], encoding="utf-8")
    settings = load(Path("linkwatch.toml"), {})
    assert settings.paths == ("README.md", "guide")
    assert settings.max_age == 12 * 3600
    Draft202012Validator(schema()).validate(tomllib.loads(match[1]))


@pytest.mark.parametrize(
    "table",
    [
        {"timeout": "20s"},
        {"concurency": 1},
        {"fail-on": ["brokn"]},
        {"max-age": "1 week"},
        {"papers": 1},
        {"papers": {"sort": "date"}},
        {"papers": {"columns": ["Authors"]}},
        {"papers": {"headers": {"Wer": "who"}}},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(table: dict[str, object]) -> None:
    assert not Draft202012Validator(schema()).is_valid(table)


def test_the_errors_on_the_page_are_those_that_people_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("linkwatch.toml").write_text("\n" * 11 + 'timeout = "20s"\nconcurency = 1\n', encoding="utf-8")
    with pytest.raises(LinkwatchError) as caught:
        load(Path("linkwatch.toml"), {})
    assert f"```text\n{caught.value}\n```" in PAGE.read_text(encoding="utf-8")
