"""The keys of the configuration file: types, ranges and what they mean; alone knows pydantic."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema

from linkwatch.config import values
from linkwatch.config.fault import Fault
from linkwatch.config.limits import LIMITS
from linkwatch.model import ConnectTo, Fact, Settings, Sort, TableSettings, Verdict

_DEFAULTS = Settings()


def validate(table: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """Give the settings of a table by the names of Settings, only those that it has; or all that is wrong with it."""
    try:
        keys = _Keys.model_validate(dict(table))
    except ValidationError as error:
        return {}, [_fault(each["type"], each["loc"], each["input"], each.get("ctx", {})) for each in error.errors()]
    return {name: _frozen(getattr(keys, name), name) for name in keys.model_fields_set}, []


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the file (draft 2020-12)."""
    generated = _Keys.model_json_schema(schema_generator=_Untitled)
    generated["properties"]["papers"] = _without_reference(generated, "papers")
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": "Settings of linkwatch"}
    return head | {name: generated[name] for name in ("type", "additionalProperties", "properties")}


def _without_reference(generated: dict[str, Any], name: str) -> dict[str, Any]:
    """Put a table's schema where it is used, with the sentence on the table instead of that on the class."""
    about = generated["properties"][name]
    table = generated["$defs"][about["$ref"].rpartition("/")[2]]
    return {
        "description": about["description"],
        **{key: table[key] for key in ("type", "additionalProperties", "properties")},
    }


class _Untitled(GenerateJsonSchema):
    """Leaves out titles, which would repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is pydantic's
        return False


_WORDS = {
    "bool_type": "true or false",
    "list_type": "a list of strings",
    "model_type": "a table",
    "dict_type": "a table",
}


def _fault(kind: str, path: tuple[str | int, ...], value: object, context: Mapping[str, Any]) -> Fault:
    *table, key = map(str, path[: 1 + (path[0] == "papers")])
    if kind == "extra_forbidden":
        near = values.suggestion(key, map(_kebab, (_Papers if table else _Keys).model_fields), "keys")
        return Fault(path, f"unknown key {values.shown(key)} ({near})", at_key=True)
    if kind == "value_error":  # from one of our own parsers, whose words are for people
        return Fault(path, f"{'.'.join([*table, key])}: {context['error']}")
    limit = LIMITS.get(key.replace("-", "_"))
    number = limit and (limit.noun if kind in {"int_type", "float_type"} else limit)
    return Fault(path, f"{'.'.join([*table, key])}: expected {_WORDS.get(kind) or number}, got {values.shown(value)}")


def _frozen(value: Any, name: str) -> Any:
    if isinstance(value, _Papers):
        return TableSettings(**{name: _frozen(getattr(value, name), name) for name in value.model_fields_set})
    if isinstance(value, dict):
        return tuple(value.items())
    if not isinstance(value, list):
        return value
    return frozenset(value) if name == "fail_on" else tuple(value)


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _from_text(parse: Callable[[str], object]) -> PlainValidator:
    def validator(value: object) -> object:
        if not isinstance(value, str):
            raise ValueError(f"expected a string, got {values.shown(value)}")  # noqa: TRY004 - pydantic gathers these
        return parse(value)

    return PlainValidator(validator)


def _duration(value: object) -> object:
    return values.parse_duration(value) if isinstance(value, str) else value


def _field(name: str, description: str, of: Settings | TableSettings = _DEFAULTS) -> Any:
    return Field(default=getattr(of, name), description=description)


def _number(name: str, description: str) -> Any:
    limit, default = LIMITS[name], getattr(Settings(), name)
    low, above = (None, limit.low) if limit.above else (limit.low, None)
    return Field(default=default, ge=low, gt=above, le=limit.high, description=description)


_TEXT = {"type": "string", "minLength": 1}
_DURATION = [
    {"type": "number", "minimum": LIMITS["max_age"].low, "maximum": LIMITS["max_age"].high},
    {"type": "string", "pattern": r"^\s*[0-9]+(\.[0-9]+)?[smhd]?\s*$"},
]
_Path = Annotated[str, _from_text(values.parse_path), WithJsonSchema(_TEXT)]
_Header = Annotated[str, _from_text(values.parse_header), WithJsonSchema({"type": "string", "pattern": "^[ -~]*$"})]
_Pattern = Annotated[re.Pattern[str], _from_text(values.parse_pattern), WithJsonSchema(_TEXT)]
_Verdict = Annotated[Verdict, _from_text(values.parse_verdict), WithJsonSchema({"enum": [*map(str, Verdict)]})]
_ConnectTo = Annotated[ConnectTo, _from_text(values.parse_connect_to), WithJsonSchema(_TEXT)]
_Duration = Annotated[float, BeforeValidator(_duration), WithJsonSchema({"anyOf": _DURATION})]


_Fact = Annotated[Fact, _from_text(values.parse_fact), WithJsonSchema({"enum": [*map(str, Fact)]})]
_Sort = Annotated[Sort, _from_text(values.parse_sort), WithJsonSchema({"type": "string", "enum": [*map(str, Sort)]})]
_Heading = Annotated[str, _from_text(values.parse_heading), WithJsonSchema(_TEXT)]


class _Papers(BaseModel):
    """The table `papers`; the order is that of the documentation."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=_kebab)

    heading: _Heading = _field("heading", "The heading that stands above a table of papers.", _DEFAULTS.papers)
    columns: list[_Fact] = _field(
        "columns",
        "The facts that linkwatch keeps, each in a column that is added where a table lacks it; empty means all that a "
        "table has, with authors and date added.",
        _DEFAULTS.papers,
    )
    headers: dict[str, _Fact] = Field(
        default={},
        description='The facts that columns with headers of your own stand for, such as `"Wer" = "authors"`.',
    )
    sort: _Sort = _field(
        "sort", "The order of the papers: `published` (newest first), `title`, or as you have them.", _DEFAULTS.papers
    )
    huggingface: bool = _field(
        "huggingface",
        "Ask Hugging Face, in a check, for the code of papers whose authors name none.",
        _DEFAULTS.papers,
    )


class _Keys(BaseModel):
    """The file as it is written; the order is that of the documentation."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=_kebab)

    paths: list[_Path] = _field(
        "paths",
        "Files and folders to check where the command line names none, relative to this file; "
        "empty means every Markdown file that git tracks.",
    )
    fail_on: list[_Verdict] = _field("fail_on", "Verdicts that make the exit status 1.")
    exclude: list[_Pattern] = _field(
        "exclude", "Regular expressions (Python); a link is not visited where one of them is found in its URL."
    )
    include: list[_Pattern] = _field(
        "include",
        "Regular expressions (Python); where there are any, only links are checked in whose URL one of them is found, "
        "whatever `exclude` says.",
    )
    offline: bool = _field("offline", "Check files and headings only and ask no server.")
    per_host: int = _number("per_host", "The most requests in flight on one host.")
    interval: float = _number("interval", "The least time between the starts of two requests to one host, in seconds.")
    concurrency: int = _number("concurrency", "The most requests in flight on all hosts together.")
    timeout: float = _number(
        "timeout", "The longest wait for the head of one answer, in seconds; a first try gets half of it."
    )
    connect_timeout: float = _number(
        "connect_timeout", "The longest wait for a name server, and then for a connection, in seconds."
    )
    retries: int = _number("retries", "How often a request is made again after a failure that may pass.")
    late_pause: float = _number(
        "late_pause",
        "The time before failures that may pass are tried again at the end of the run, in seconds; "
        "before the second time, twice as long.",
    )
    max_redirects: int = _number("max_redirects", "The most redirects that are followed for one link.")
    max_pause: float = _number(
        "max_pause", "The longest pause that a server may ask for with `Retry-After`, in seconds; more ends the asking."
    )
    deadline: float = _number(
        "deadline",
        "The time after which a check visits nothing more, reports what it has and exits with 2, in seconds; "
        "0 means never.",
    )
    max_age: _Duration = _number(
        "max_age",
        "How long an earlier answer counts, in seconds or with a unit (`45s`, `30m`, `12h`, `1d`).",
    )
    failing_days: int = _number(
        "failing_days",
        "On how many different days a link must fail, not working in between, before `unreachable` becomes `broken`.",
    )
    failing_span: int = _number(
        "failing_span", "How many days after the first of them the last must be, before `unreachable` becomes `broken`."
    )
    cache: bool = _field("cache", "Use the answers of earlier runs and keep those of this one.")
    cache_dir: _Path = _field(
        "cache_dir", "The folder of the cache, relative to this file; the default is where linkwatch runs."
    )
    allow_private: bool = _field("allow_private", "Visit private and loopback addresses too.")
    connect_to: list[_ConnectTo] = _field(
        "connect_to",
        "Connect to HOST2:PORT2 instead of HOST1:PORT1, each written `HOST1:PORT1:HOST2:PORT2` as for curl; "
        "an empty part stands for any, or for the same; IPv6 addresses are in brackets.",
    )
    user_agent: _Header = _field("user_agent", "The name to go by; empty means linkwatch's own.")
    contact: _Header = _field(
        "contact",
        "An address of a page or mailbox, told to servers in linkwatch's own name, for people who mind a visit.",
    )
    papers: _Papers = Field(default_factory=_Papers, description="How tables of papers are kept.")
