"""`mask`: two lists of words in the encrypted file, how words get there, and a look at what masking would do."""

import io
import json

import pytest
from kit.screens import CTRL_J, ENTER, typist
from kit.world import Terminal

from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.settings import Settings


def always(world):
    return json.loads(world.ok("mask", "list", "--json").out)["always"]


def kept(world):
    return json.loads(world.ok("mask", "kept", "--json").out)["kept"]


def leave_alone(world):
    """Say at the gentle check never to point to a word again."""
    typed = "I will call Dr. Maria Delgado.\n\nNever ask about this word\n"
    code, screen, _ = world.at_terminal("try", "add", typed=typed)
    assert code == 0 and "This may point to someone" in screen, screen


# Adding


def test_words_come_one_a_line_from_standard_input_and_count_once(world):
    said = world.ok("mask", "add", stdin="Willow House\n\n  anna   maria \nWILLOW HOUSE\n").out
    assert said.startswith("2 words are new. They are pointed out when you write.")
    assert [w.casefold() for w in always(world)] == ["anna maria", "willow house"]
    assert world.ok("mask", "add", "-", stdin="Anna Maria\nOtter\n").out.startswith(
        "1 word is new. 1 on the list already. It is pointed out when you write."
    )
    assert (
        world.ok("mask", "add", "-", stdin="otter").out
        == "It was on the list already. Nothing was changed.\n"
    )


def test_words_are_asked_for_on_a_terminal_and_not_pointed_out(world):
    code, screen, err = world.at_terminal("mask", "add", typed="Dr. Maria Delgado\nWillow House\n\n")
    assert code == 0 and err == ""
    assert "What should never be let out?" in screen and "may point to someone" not in screen
    assert always(world) == ["Dr. Maria Delgado", "Willow House"]
    code, screen, _ = world.at_terminal("mask", "remove", typed="Dr. Maria Delgado\n\n")
    assert code == 0 and "1 word is off the list." in screen
    assert always(world) == ["Willow House"]


def test_names_are_asked_for_until_a_line_is_left_empty(world):
    code, screen, _ = world.at_terminal("mask", "add", typed="Otter\n\nWillow House\n\n\n")
    assert code == 0 and screen.count("One more? An empty line ends it.") == 2
    assert always(world) == ["Otter", "Willow House"]


def test_a_name_after_enter_is_taken_by_the_guided_asker_and_not_by_the_shell(world):
    with typist() as press:
        press(f"Willow House{ENTER}Otter{ENTER}{ENTER}")
        guided = {"make_asker": lambda app: GuidedAsker(app.screen)}
        result = world._run(("mask", "add"), Terminal(), io.StringIO(), Settings(home=world.home), guided)
    assert result.code == 0 and "2 words are new." in result.out
    assert always(world) == ["Otter", "Willow House"]


@pytest.mark.parametrize("command", ["add", "remove", "forget"])
@pytest.mark.parametrize(("typed", "code"), [("\n", 0), (":skip\n", 0), (":pause\n", 130), ("", 5)])
def test_nothing_is_changed_by_words_that_were_left(world, command, typed, code):
    assert world.at_terminal("mask", command, typed=typed)[0] == code
    assert always(world) == kept(world) == []
    assert world.at_terminal("mask", command, "--no-input")[0] == 5


def test_a_word_that_is_too_long_is_asked_for_again_on_a_terminal(world):
    code, screen, _ = world.at_terminal("mask", "add", typed="x" * 81 + "\n\nOtter\n\n")
    assert code == 0 and "your words, line 1: a word has one to 80 characters" in screen
    assert always(world) == ["Otter"]


@pytest.mark.parametrize("command", ["add", "remove", "forget"])
def test_a_word_beside_the_command_works_and_says_once_that_it_is_seen(world, command):
    leave_alone(world)
    world.ok("mask", "add", "-", stdin="Anna Otterby")
    word = {"add": "Willow House", "remove": "Anna Otterby", "forget": kept(world)[0]}[command]
    result = world.ok("mask", command, word)
    assert result.err.count("can be seen by other programs") == 1
    assert f"Next time, type only: reflect mask {command}" in result.err
    assert word.lower() not in (result.err + result.out).lower()


@pytest.mark.parametrize(
    ("stdin", "code"), [("", 5), (" \n\n", 5), ("a\0b", 7), ("ok\n" + "x" * 81, 7), ("x\n" * 5001, 7)]
)
def test_words_that_cannot_be_used_are_refused_and_none_is_kept(world, stdin, code):
    result = world.run("mask", "add", "-", stdin=stdin)
    assert result.code == code and result.out == ""
    assert always(world) == []


def test_no_error_repeats_a_word(world):
    canary = "canary" * 20
    for args in (("add", canary), ("add", "-"), ("remove", "canary"), ("forget", "canary"), ("import", "-")):
        result = world.run("mask", *args, stdin=f"ok\n{canary}\n")
        assert result.code in (2, 3, 7) and "canary" not in result.out + result.err


# From a file


def test_a_file_of_words_is_added_whole(world, tmp_path):
    file = tmp_path / "words.txt"
    file.write_bytes(b"\xef\xbb\xbfWillow House\r\nJos\xc3\xa9\r\n\r\n")
    said = world.ok("mask", "import", str(file)).out
    assert said.startswith("2 words are new.") and "The file itself is not encrypted." in said
    assert always(world) == ["José", "Willow House"]
    assert world.ok("mask", "import", "-", stdin="José\nOtter\n").out.startswith(
        "1 word is new. 1 on the list"
    )
    world.ok("undo")
    world.ok("undo")
    assert always(world) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"ok\n\xff\xfe\n", "it is not UTF-8 text"),
        (b"ok\n\n" + b"x" * 81, "line 3: a word has one to 80 characters"),
        (b"ok\na\0b\n", "line 2: the text holds a hidden character (U+0000), which can't be kept"),
        (b"", "there is no word in it"),
        (b"\n \n", "there is no word in it"),
        (b"x\n" * 131_073, "it is larger than 262,144 bytes"),
        (b"".join(b"w%d\n" % n for n in range(5001)), "it holds more than 5000 words"),
    ],
    ids=["not utf-8", "long", "nul", "empty", "blank", "large", "many"],
)
def test_a_file_that_cannot_be_used_says_where_and_adds_nothing(world, tmp_path, data, said):
    file = tmp_path / "words.txt"
    file.write_bytes(data)
    result = world.run("mask", "import", str(file))
    assert result.code == 7 and said in result.err and result.out == ""
    assert always(world) == []


def test_a_file_that_is_not_there_is_told(world, tmp_path):
    result = world.run("mask", "import", str(tmp_path / "nothing.txt"))
    assert result.code == 7 and "it can't be read" in result.err
    assert world.run("mask", "import", str(tmp_path)).code == 7


# Words to leave alone


def test_a_word_to_leave_alone_is_listed_and_pointed_out_again_when_it_is_forgotten(world):
    assert world.ok("mask", "kept").out.startswith("There are none.")
    leave_alone(world)
    [word] = kept(world)
    assert "delgado" in word
    assert world.ok("mask", "kept").out == f"{word}\n"
    assert (
        "may point to someone" not in world.at_terminal("try", "add", typed="Call Dr. Maria Delgado.\n\n")[1]
    )
    assert world.ok("mask", "forget", stdin=word.upper()).out.startswith("1 word is pointed out again.")
    assert kept(world) == []
    typed = "Call Dr. Maria Delgado.\n\nKeep it\n"
    assert "may point to someone" in world.at_terminal("try", "add", typed=typed)[1]
    assert world.run("mask", "forget", "-", stdin=word).code == 3


# Taking back


def test_each_change_is_taken_back_by_another_run(world):
    def undo():
        return world.ok("undo").out

    leave_alone(world)
    [word] = kept(world)
    world.ok("mask", "add", stdin="a\nb")
    world.ok("mask", "remove", stdin="a")
    world.ok("mask", "forget", stdin=word)
    assert undo().startswith("The words to leave alone are as they were before.")
    assert kept(world) == [word]
    assert undo().startswith("Your words never to let out are as they were before.")
    assert always(world) == ["a", "b"]
    undo()
    assert always(world) == []


def test_both_lists_are_in_the_encrypted_file_only(world):
    world.ok("mask", "add", "-", stdin="Willow House")
    leave_alone(world)
    files = [f.read_bytes().lower() for f in world.home.rglob("*") if f.is_file()]
    assert not [1 for data in files if b"willow" in data or b"delgado" in data]


# What would be masked


TEXT = "I met Maria Delgado at Willow House on March 3. Call 555-867-5309."


def tried(world, text=TEXT):
    return json.loads(world.ok("mask", "try", "--json", stdin=text).out)


def test_a_text_is_shown_as_it_would_leave_with_each_detail(world):
    said = world.ok("mask", "try", stdin=TEXT).out
    shown = said.partition("What would be masked")[0]
    for word in ("Maria", "Delgado", "March", "5309"):
        assert word not in shown and word in said
    assert "I met Person 1 at" in shown and "[date]" in shown
    assert '"March 3" becomes [date]: a date (sure)' in said
    assert "A check like this can miss things. Nothing was written" in " ".join(said.split())


def test_what_may_tell_who_somebody_is_is_asked_about_and_stays(world):
    text = "The tuba guy sat down."
    said = world.ok("mask", "try", stdin=text).out
    assert "Could someone know who this is?" in said and '"The tuba guy": what someone is known by' in said
    document = tried(world, text)
    [pointer] = document["could_someone_know"]
    assert text[pointer["start"] : pointer["end"]] == pointer["words"] == "The tuba guy"
    assert document["text"] == text
    assert "Could someone" not in world.ok("mask", "try", stdin="I waited.").out


def test_ones_own_lists_count(world):
    assert "walrus" in tried(world, "The walrus sings.")["text"]
    world.ok("mask", "add", stdin="walrus")
    document = tried(world, "The walrus sings.")
    assert document["text"] == "The [left out] sings."
    [detail] = document["details"]
    assert (detail["kind"], detail["certainty"], detail["words"]) == ("always", "sure", "walrus")
    assert "The walrus sings."[detail["start"] : detail["end"]] == "walrus"


def test_a_day_stays_a_day_and_one_person_has_one_number_in_each_spelling(world):
    said = tried(world, "He said it on the 3rd and it stung. Then J.T. came and jt left.")
    assert said["text"] == "He said it on the [date] and it stung. Then Person 1 came and Person 1 left."
    assert [d["kind"] for d in said["details"]] == ["date", "person", "person"]


def test_a_text_without_details_stays_and_says_so(world):
    assert "Nothing was found that may point to someone." in world.ok("mask", "try", stdin="I waited.").out
    document = tried(world, "I waited.")
    assert (document["text"], document["details"], document["still_there"]) == ("I waited.", [], 0)


def test_it_writes_nothing_at_all(world):
    before = {f: f.read_bytes() for f in world.home.rglob("*") if f.is_file()}
    world.ok("mask", "try", stdin=TEXT)
    world.at_terminal("mask", "try", typed=f"{TEXT}\n\n")
    assert {f: f.read_bytes() for f in world.home.rglob("*") if f.is_file()} == before


def test_a_text_is_asked_for_on_a_terminal(world):
    code, screen, _ = world.at_terminal("mask", "try", typed=f"{TEXT}\n\n")
    assert code == 0 and "Which text should be looked at?" in screen and "[date]" in screen
    assert world.at_terminal("mask", "try", typed=":skip\n")[1].endswith("There is no text to look at.\n")
    assert world.at_terminal("mask", "try", typed=":pause\n")[0] == 130
    assert world.at_terminal("mask", "try", "--no-input")[0] == 5
    assert world.run("mask", "try", stdin="").code == 5


def test_control_characters_of_a_text_do_not_reach_the_terminal(world):
    """A text that is only looked at is not refused for what can't be seen; an entry would not keep it either."""
    for hidden in ("\x1b[2J", "\0", "\x07", "\x9b"):
        said = world.ok("mask", "try", stdin=f"Maria Delgado {hidden} \u202e[red]x[/]").out
        assert hidden not in said and "\x1b" not in said and "\u202e" not in said and "x[/]" in said
        assert "Person" in said
    looked_at = json.loads(world.ok("mask", "try", "--json", stdin="\0I met Ma\x07ria Delgado\0.").out)
    assert looked_at["text"] == "I met Person 1."
    assert [(d["start"], d["words"]) for d in looked_at["details"]] == [(6, "Maria Delgado")]


def test_the_guided_asker_takes_several_words_too(world):
    with typist() as press:
        press(f"Willow House{CTRL_J}Otter{ENTER}{ENTER}")
        guided = {"make_asker": lambda app: GuidedAsker(app.screen)}
        result = world._run(("mask", "add"), Terminal(), io.StringIO(), Settings(home=world.home), guided)
    assert result.code == 0, result
    assert "2 words are new." in result.out
    assert always(world) == ["Otter", "Willow House"]
