"""PURE: the files of one exercise, from a folder or from one file that holds them all; bounded before they are read.

One file, `SLUG.exercise.json`, is `{"format": 1, "exercise": SLUG, "files": {NAME: TEXT, …}}`: the texts of the very
files that a folder has, character by character, under no other names. So there is one format and one reader.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playground.sentences import say
from playground.workshop.errors import MalformedExercise
from playground.workshop.rewording import reworded

FORMAT: Final = 1
ENDING: Final = ".exercise.json"
NEEDED: Final = ("exercise.toml", "start.json", "solution.json", "mistakes.json")
FILES: Final = (*NEEDED, "lesson.toml", "de.toml")
SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG: Final = 64
MOST_BYTES: Final = {".json": 4_000_000, ".toml": 50_000}  # of one file
MOST_BYTES_PACKED: Final = 8_000_000
MOST_DEPTH: Final = 40
UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")  # a database could not keep it
LONGEST_LINE: Final = 2_000  # of TOML: the time that a dotted key takes grows with the square of its parts


@dataclass(frozen=True, slots=True)
class Package:
    """An exercise before it is understood: its name, and its files by name, read with `words` in place of others."""

    name: str
    files: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)

    def json(self, file: str) -> Any:
        """Out: what that file holds, or MalformedExercise."""
        return reworded(read_json(self._text(file)), self.words)

    def toml(self, file: str) -> dict[str, Any]:
        """Out: what that file holds, or MalformedExercise."""
        text = self._text(file)
        for number, line in enumerate(text.splitlines(), start=1):
            if len(line) > LONGEST_LINE:
                raise MalformedExercise(
                    say(
                        "Line {number} has more than {longest_line} characters.",
                        number=number,
                        longest_line=LONGEST_LINE,
                    ),
                    hint=say("Break it with \\ at its end."),
                )
        try:
            read: dict[str, Any] = reworded(_flat(tomllib.loads(text)), self.words)
            return read
        except tomllib.TOMLDecodeError as error:
            raise MalformedExercise(
                say("This is not TOML: {error}.", error=str(error)), hint=say("Correct it there.")
            ) from error
        except RecursionError as error:
            raise _too_deep() from error

    def _text(self, file: str) -> str:
        if file not in self.files:
            raise MalformedExercise(
                say("This file is missing."), hint=say("An exercise has {given}.", given=", ".join(NEEDED))
            )
        most = MOST_BYTES[Path(file).suffix]
        if _bytes(self.files[file]) > most:
            raise MalformedExercise(
                say("This file is larger than {most} bytes.", most=most), hint=say("Write less, draw a smaller world.")
            )
        return self.files[file]


def name_in(files: Mapping[str, str]) -> str:
    """Out: the slug that files were written under."""
    return str(Package("", files).toml("exercise.toml").get("slug", ""))


def from_folder(folder: Path) -> Package:
    """In: an exercise's folder. Out: its files; those of other names are left alone. MalformedExercise names a file."""
    return Package(folder.name, {file: _read(folder / file) for file in FILES if (folder / file).is_file()})


def from_file(path: Path) -> Package:
    """In: a file that `packed` wrote. Out: what it holds, or MalformedExercise."""
    return unpacked(_read(path, MOST_BYTES_PACKED))


def packed(package: Package) -> str:
    """Out: the one file. `unpacked` makes the same package of it."""
    whole = {"format": FORMAT, "exercise": package.name, "files": dict(package.files)}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def unpacked(text: str) -> Package:
    """In: one file from anywhere. Out: the package, its names checked, its texts unread; or MalformedExercise."""
    if _bytes(text) > MOST_BYTES_PACKED:
        raise MalformedExercise(
            say("This file is larger than {most_bytes_packed} bytes.", most_bytes_packed=MOST_BYTES_PACKED),
            hint=say("Draw a smaller world."),
        )
    given = read_json(text)
    if not isinstance(given, dict) or set(given) != {"format", "exercise", "files"}:
        raise MalformedExercise(
            say("This is no exported exercise."), hint=say("Give an object of format, exercise and files.")
        )
    if given["format"] is True or given["format"] != FORMAT:
        message = f"format is {given['format']!r:.20}."
        raise MalformedExercise(message, hint=say("We read format {format}.", format=FORMAT), place="format")
    name = given["exercise"]
    if not isinstance(name, str) or len(name) > LONGEST_SLUG or not SLUG.fullmatch(name):
        hint = f"Small letters, digits and single hyphens, at most {LONGEST_SLUG}."
        raise MalformedExercise(say("exercise is {name}.", name=f"{name!r:.80}"), hint=hint, place="exercise")
    return Package(name, _files(given["files"]))


def _files(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise MalformedExercise(
            say("files is no object."), hint=say("Give each file's text under its name."), place="files"
        )
    for name, text in given.items():
        if name not in FILES:
            message, hint = f"No exercise has a file {name!r:.80}.", f"It may have {', '.join(FILES)}."
            raise MalformedExercise(message, hint=hint, place="files")
        if not isinstance(text, str):
            raise MalformedExercise(
                say("This is no text."), hint=say("Give the file's whole text."), place=f"files.{name}"
            )
    return given


def _read(path: Path, most: int | None = None) -> str:
    most = most or MOST_BYTES[path.suffix]
    try:
        with path.open("rb") as file:
            return _decoded(file.read(most + 1), most)
    except OSError as error:
        raise MalformedExercise(
            say("{name} cannot be read: {strerror}.", name=path.name, strerror=error.strerror),
            hint=say("Check its rights."),
        ) from error
    except MalformedExercise as error:
        raise MalformedExercise(
            say("{name}: {message}", name=path.name, message=error.message), hint=error.hint
        ) from error


def _decoded(body: bytes, most: int) -> str:
    if len(body) > most:
        raise MalformedExercise(
            say("This file is larger than {most} bytes.", most=most), hint=say("Write less, draw a smaller world.")
        )
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedExercise(
            say("Byte {start} is not UTF-8.", start=error.start), hint=say("Save it in UTF-8.")
        ) from error


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))  # halves are refused later, with a finding


def read_json(text: str) -> Any:
    """Out: plain values that a database can keep; MalformedExercise for broken, too deep or unstorable ones."""
    return _flat(parsed(text))


def parsed(text: str) -> Any:
    """Out: plain values, with whatever texts and as deep as they are; MalformedExercise for broken ones."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise MalformedExercise(
            say("This is not JSON: {error}.", error=str(error)), hint=say("Correct it there.")
        ) from error
    except RecursionError as error:
        raise _too_deep() from error


def _flat(value: Any) -> Any:
    """Out: `value` again; MalformedExercise where it is too deep or cannot be kept. By levels, without recursion."""
    level: list[Any] = [value]
    for _ in range(MOST_DEPTH):
        level = [part for each in level if isinstance(each, dict | list) for part in _parts(each)]
        if any(UNSTORABLE.search(each) for each in level if isinstance(each, str)):
            raise MalformedExercise(
                say("A text holds NUL or half a character."), hint=say("Take it out, or write it whole.")
            )
        if not level:
            return value
    raise _too_deep()


def _parts(value: dict[str, Any] | list[Any]) -> list[Any]:
    return [*value, *value.values()] if isinstance(value, dict) else value


def _too_deep() -> MalformedExercise:
    return MalformedExercise(
        say("This is nested more than {most_depth} levels deep.", most_depth=MOST_DEPTH), hint=say("Write it flatter.")
    )
