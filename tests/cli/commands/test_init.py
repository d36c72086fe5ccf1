"""A set-up that goes to its end, line by line; and what it says of a passphrase that was handed over."""

import os
import shlex
from dataclasses import replace

import pytest
from kit.drawn import squeezed
from kit.world import ladder

from reflect.storage.journal import Journal


def test_the_first_area_is_a_suggestion_since_nobody_answered_yet(empty_world):
    code, said, _ = empty_world.types("init", typed="\n" * 9)
    assert code == 0
    assert "Suggested: Meaningful connection and hope\nAn empty line takes it.\n" in said
    assert "so far" not in said


WORDS = "six quiet words that only I know"


def sources(folder):
    """Each way to hand a passphrase over: the environment, the options, and how it is named."""
    file = folder / "words"
    file.write_text(WORDS + "\n")
    file.chmod(0o600)
    return {
        "REFLECT_PASSPHRASE": ({"REFLECT_PASSPHRASE": WORDS}, ()),
        f"{file} (REFLECT_PASSPHRASE_FILE)": (
            {"REFLECT_PASSPHRASE_FILE": str(file), "REFLECT_PASSPHRASE": "another one, which is not used"},
            (),
        ),
        "REFLECT_PASSPHRASE_COMMAND": ({"REFLECT_PASSPHRASE_COMMAND": shlex.join(["cat", str(file)])}, ()),
        str(file): (
            {"REFLECT_PASSPHRASE": "another one, which is not used"},
            ("--passphrase-file", str(file)),
        ),
    }


@pytest.mark.parametrize("sits_there", [True, False])
@pytest.mark.parametrize("which", range(4))
def test_it_says_where_a_passphrase_that_nobody_typed_was_taken_from(
    empty_world, tmp_path, which, sits_there
):
    named, (environment, options) = list(sources(tmp_path).items())[which]
    world = replace(empty_world, environment=environment)
    if sits_there:
        code, out, err = world.types("init", *options, typed="\n" * 9)
    else:
        done = world.run("init", *options)
        code, out, err = done.code, done.out, done.err
    assert code == 0
    assert squeezed(err).count(squeezed(f"The passphrase of your journal is the one from: {named}")) == 1
    assert WORDS not in out + err
    assert Journal.open(world.home, WORDS, ladder=ladder).close() is None


def test_one_that_is_handed_over_is_read_once(empty_world):
    reader, writer = os.pipe()
    os.write(writer, WORDS.encode())
    os.close(writer)
    world = replace(empty_world, environment={})
    code, _, err = world.types("init", "--passphrase-fd", str(reader), typed="\n" * 9)
    os.close(reader)
    assert (code, f"from: --passphrase-fd {reader}\n" in err) == (0, True), err


def test_one_that_will_not_do_is_named_before_it_is_refused(empty_world):
    done = replace(empty_world, environment={"REFLECT_PASSPHRASE": "short"}).run("init")
    assert done.code == 2
    said = "The passphrase of your journal is the one from: REFLECT_PASSPHRASE\n"
    assert said in done.err and "That is short for what it protects" in done.err.partition(said)[2]


def test_one_that_is_typed_is_said_to_be_from_nowhere(empty_world):
    assert "is the one from" not in replace(empty_world, environment={}).run("init", "--no-input").err
