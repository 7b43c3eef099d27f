"""Every setting, in one frozen object, read from `FACTS_…` variables of the environment."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

HOME = Path(__file__).resolve().parent.parent


def _without_trailing_slash(address: str) -> str:
    return address.rstrip("/")


class Settings(BaseSettings):
    """Where things lie and how answers are sent. `FACTS_DATA=/data` sets `data`, and so on."""

    model_config = SettingsConfigDict(env_prefix="FACTS_", frozen=True)

    seeds: Path = Field(HOME / "seeds", description="Folder of the vocabulary and the articles.")
    data: Path = Field(HOME / "var", description="Folder of the built releases.")
    public_url: Annotated[str, AfterValidator(_without_trailing_slash)] = Field(
        "",
        pattern=r"^(https?://[^\s?#\"\\]+)?$",
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
    watch_seconds: float = Field(
        0.5, gt=0, le=60, description="How often the server looks for a new release."
    )
    receive_seconds: float = Field(
        10, gt=0, le=600, description="Deadline for receiving a whole request."
    )
    answer_seconds: float = Field(
        60, gt=0, le=3600, description="Deadline for sending a whole answer."
    )
