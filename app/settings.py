"""Every setting, in one frozen object, read from `FACTS_…` variables of the environment."""

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

HOME = Path(__file__).resolve().parent.parent
PREFIX = "FACTS_"
ADDRESS = r"^(https?://[A-Za-z0-9._~:/@!$&'()*+,;=%\[\]-]+)?$"
"""What may stand in a header as it is; letters beyond are written in Punycode or percent signs."""


class WrongSettings(Exception):
    """Settings that cannot be used: a line for each, naming the variable."""


def _without_trailing_slash(address: str) -> str:
    return address.rstrip("/")


class Settings(BaseSettings):
    """Where things lie and how answers are sent. `FACTS_DATA=/data` sets `data`, and so on.

    It can be pickled, so that it is read once and handed to every process.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    seeds: Path = Field(HOME / "seeds", description="Folder of the vocabulary and the articles.")
    data: Path = Field(HOME / "var", description="Folder of the built releases.")
    public_url: Annotated[str, AfterValidator(_without_trailing_slash)] = Field(
        "",
        pattern=ADDRESS,
        description="Put before every address in an answer; empty: addresses stay relative.",
    )
    max_age: int = Field(
        300, ge=0, le=31_536_000, description="Seconds a client may keep an answer."
    )
    cache_bytes: int = Field(
        64 << 20,
        ge=0,
        le=1 << 40,
        description="How much of what was answered each worker keeps in memory; 0: nothing.",
    )
    pages_bytes: int = Field(
        32 << 20,
        ge=0,
        le=1 << 40,
        description="The same of pages for readers, which are kept apart from facts; 0: none.",
    )
    waiting: int = Field(
        20,
        ge=0,
        le=10_000,
        description="How many long questions may wait for their turn; more are told to come again.",
    )
    waiting_seconds: float = Field(
        2, gt=0, le=600, description="How long a long question may wait for its turn."
    )
    streams: int = Field(
        32,
        ge=1,
        le=10_000,
        description="How many downloads of lists there may be at once in each worker.",
    )
    watch_seconds: float = Field(
        0.5, gt=0, le=60, description="How often the server looks for a new release."
    )
    receive_seconds: float = Field(
        10, gt=0, le=600, description="Deadline for receiving a whole request."
    )
    answer_seconds: float = Field(
        60, gt=0, le=3600, description="Deadline for sending a whole answer."
    )
    connections: int = Field(
        2000,
        ge=1,
        le=1_000_000,
        description="Most connections of a worker. Beyond, one that asks nothing makes room for"
        " another, else that is answered 503.",
    )
    held_bytes: int = Field(
        64 << 20,
        ge=1 << 20,
        le=1 << 40,
        description="Most bytes that clients make a worker hold: sent and not yet read, or answered"
        " and not yet taken. Beyond, who makes it hold most is disconnected.",
    )

    follow: str = Field(
        "",
        pattern=ADDRESS,
        description="Address of an origin's release.json, or of the folder that it lies in, whose"
        " releases are fetched and served; empty: none.",
    )
    follow_token: SecretStr = Field(
        SecretStr(""), description="What the origin asks for, sent to its host alone as Bearer."
    )
    follow_seconds: float = Field(
        10, gt=0, le=86_400, description="How often the origin is asked for a new release."
    )
    follow_bytes: int = Field(
        4 << 30,
        ge=1 << 20,
        le=1 << 45,
        description="Most bytes of a release or of one of its files, packed or not.",
    )
    fetch_seconds: float = Field(
        600, gt=0, le=86_400, description="How long one attempt to fetch a file may take."
    )

    @field_validator("follow_token")
    @classmethod
    def _fit_a_header(cls, token: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[!-~]*", token.get_secret_value(), re.ASCII):
            raise PydanticCustomError("token", "it must hold no spaces and no letters beyond ASCII")
        return token


def read_settings(**given: Path | str | None) -> Settings:
    """The settings of the environment, those that are given put in their place.

    Raises WrongSettings.
    """
    chosen: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise WrongSettings("\n".join(map(_explain, details))) from None


def _explain(detail: Any) -> str:
    name = f"{PREFIX}{'_'.join(map(str, detail['loc'])).upper()}"
    if detail["type"] == "string_pattern_mismatch":
        return f"{name}: it must begin with http:// or https:// and hold no letters beyond ASCII."
    return f"{name}: {detail['msg']}."
