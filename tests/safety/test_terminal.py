"""Real terminals: the program in a pty, typed into as a person would. Nothing is replaced."""

import ctypes
import json
import os
import re
import signal
import sys
import time

import pytest

fcntl = pytest.importorskip("fcntl", reason="a pty needs a POSIX system")
termios = pytest.importorskip("termios", reason="a pty needs a POSIX system")
pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pyte = pytest.importorskip("pyte", reason="pyte draws the screen; it comes with the dev extra")
warm_start = pytest.importorskip("kit.warm_start", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

PASSPHRASE = "five quiet words for tests"
UP, DOWN, BACK, LEFT = "\x1b[A", "\x1b[B", "\x1b[Z", "\x1b[D"
CTRL_C, CTRL_D, CTRL_J = "\x03", "\x04", "\n"


class Person:
    """Somebody at a terminal of 80 by 24."""

    def __init__(self, world, *arguments, columns=80, rows=24, env=None, without=(), cold=False):
        environment = {
            **{k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "TMPDIR")},
            "REFLECT_HOME": str(world.home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            **world.environment,
            **(env or {}),
        }
        environment = {name: value for name, value in environment.items() if name not in without}
        self.child = warm_start.spawn(*arguments, env=environment, dimensions=(rows, columns), cold=cold)

    def sees(self, *texts):
        for text in texts:
            self.child.expect_exact(text)
        return self

    def sees_typed(self, text):
        """Wait for what was typed, however the terminal drew it: letter by letter, or moved to the next row."""
        between = r"(?:\x1b\[[0-9;?]*[a-zA-Z]|\s)*"
        self.child.expect(between.join(map(re.escape, text.replace(" ", ""))))
        return self

    def types(self, *keys):
        for key in keys:
            self.child.send(key)
        return self

    def is_read(self):
        """Wait until the program has read each line: what waits in the terminal is thrown away by Ctrl+C and the like."""
        name_of = ctypes.CDLL(None).ptsname
        name_of.restype = ctypes.c_char_p
        end = os.open(name_of(self.child.child_fd), os.O_RDONLY | os.O_NOCTTY)
        while int.from_bytes(fcntl.ioctl(end, termios.FIONREAD, bytes(4)), sys.byteorder):
            time.sleep(0.005)
        os.close(end)
        time.sleep(0.05)  # from the terminal into the program: that can't be seen from outside
        return self

    def hangs_up(self):
        """Close the window, and wait until the program is gone."""
        warm_start.hang_up(self.child)

    def leaves(self):
        """Wait for the end; gives the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.wait()
        self.child.close()
        return self.child.exitstatus


class Watching(Person):
    """Somebody whose screen is drawn as it comes, so that it can be looked at: whole, in whatever pieces it came."""

    def __init__(self, *arguments, columns=80, rows=24, **more):
        super().__init__(*arguments, columns=columns, rows=rows, **more)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.child.logfile_read = self

    def write(self, text):
        """Draw what came."""
        self._stream.feed(text)

    def flush(self):
        """Nothing waits."""

    def has_before_them(self, *texts):
        """Wait until these stand on the screen together."""
        while not all(text in "\n".join(self.screen.display) for text in texts):
            self.child.expect(".+")  # whatever comes next
        return self


def kept(world):
    """The answers of the newest entry."""
    return {a["question"]: a["value"] for a in json.loads(world.ok("show", "last", "--json").out)["answers"]}


def to_the_text(person):
    """Through setting, feeling and moments, to the first text question."""
    person.sees("1 of 8", "Something else").types("1", "\r")
    person.sees("2 of 8", "Shaken").types("1", "\r")
    person.sees("3 of 8", "Space ticks").types(" ", "\r")
    return person.sees("4 of 8", ">")


def to_the_end(person):
    person.sees("5 of 8", "It did not come up").types("4", "\r")
    person.sees("6 of 8", ">").types("\r")
    person.sees("7 of 8", "More than most").types("\r")
    person.sees("8 of 8", ">").types("\r")
    person.sees("Bring this to supervision?", "Yes").types("\r")
    return person.sees("What would you like to do?", "Throw it away").types("\r")


def test_a_guided_sitting_from_first_question_to_saved(world):
    person = to_the_text(Person(world, "log", cold=True))
    person.types("I stayed with the quiet.", "\r")
    assert to_the_end(person).sees("Saved as 1. Thank you").leaves() == 0
    assert kept(world)["keep"] == "I stayed with the quiet."


def test_ctrl_c_in_the_middle_keeps_the_draft_and_resume_goes_on(world):
    person = to_the_text(Person(world, "log"))
    assert person.types("half a thought", CTRL_C).sees("Your draft is kept").leaves() == 130
    person = Person(world, "resume").sees("4 of 8", "half a thought")
    person.types(" made whole", "\r")
    assert to_the_end(person).sees("Saved as 1").leaves() == 0
    assert kept(world)["keep"] == "half a thought made whole"


def test_plain_mode_on_a_terminal_with_ctrl_c_and_resume(world):
    person = Person(world, "log", "--plain", cold=True).sees("Question 1 of 8.").types("1\r")
    person.sees("Question 2 of 8.").types("good\r").sees("Question 3 of 8.").types("\r")
    person.sees("Question 4 of 8.", "for more.").types("plain words\r").sees("words").is_read().types(CTRL_C)
    assert person.sees("Your draft is kept").leaves() == 130
    person = Person(world, "resume", "--plain").sees("Question 4 of 8.", "Your answer so far: plain words")
    person.types("\r").sees("Question 5 of 8.").types("4\r").sees("Question 6").types("\r")
    person.sees("Question 7").types("3\r").sees("Question 8").types("\r").sees("Bring this").types(
        "n\r"
    ).sees("Save it").types("1\r")
    assert person.sees("Saved as 1").leaves() == 0
    assert kept(world)["keep"] == "plain words"
    assert "\x1b" not in (person.child.before or "")


@pytest.mark.parametrize("key", [BACK, LEFT])
def test_back_from_a_menu_brings_the_earlier_choice(world, key):
    person = Person(world, "log").sees("1 of 8", "Something else").types(DOWN, DOWN, "\r")
    person.sees("2 of 8", "Shaken").types(key)
    person.sees("1 of 8", "\u00bb 2) Group").types(CTRL_C)
    assert person.leaves() == 130


def test_back_from_a_text_keeps_what_was_typed(world):
    person = to_the_text(Person(world, "log")).types("not yet done", BACK)
    person.sees("3 of 8", "Space ticks").types("\r")
    person.sees("4 of 8", "not yet done").types(CTRL_C)
    assert person.leaves() == 130


def test_ctrl_j_makes_a_new_line_and_paste_keeps_its_lines(world):
    person = to_the_text(Person(world, "log"))
    person.types("one", CTRL_J, "two", "\x1b[200~\nthree\nfour\x1b[201~", "\r")
    assert to_the_end(person).sees("Saved as 1").leaves() == 0
    assert kept(world)["keep"] == "one\ntwo\nthree\nfour"


def test_ctrl_d_skips_in_menus_and_on_an_empty_line(world):
    person = Person(world, "log")
    for number, last in (("1", "Something else"), ("2", "Shaken"), ("3", "Space ticks"), ("4", ">")):
        person.sees(f"{number} of 8", last).types(CTRL_D)
    person.sees("5 of 8", "It did not come up").types("3", "\r")
    for number, last in (("6", ">"), ("7", "More than most"), ("8", ">")):
        person.sees(f"{number} of 8", last, "pause").types(CTRL_D)
    person.sees("Bring this", "Yes").types("\r").sees("Throw it away").types("\r")
    assert person.sees("Saved as 1").leaves() == 0
    assert kept(world) == {}


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_told_to_end_keeps_even_the_unfinished_text(world, sign, code):
    person = to_the_text(Person(world, "log")).types("almost a thought").sees_typed("almost a thought")
    person.child.kill(sign)
    assert person.leaves() == code
    person = Person(world, "resume").sees("4 of 8", "almost a thought").types(CTRL_C)
    assert person.leaves() == 130


def test_ticks_that_were_not_handed_in_are_kept_however_it_is_left(world):
    first, second = "We really connected", "I named a strength I saw"

    def ticks_first(person):
        return person.types(" ", DOWN).has_before_them(f"\u00bb [x] {second}")  # it has heard both keys

    def goes_on(*boxes):
        return Watching(world, "resume", rows=40).sees("3 of 8", *boxes, "Space ticks")

    person = Watching(world, "log").sees("1 of 8", "Something else").types("1", "\r")
    person.sees("2 of 8", "Shaken").types("1", "\r").sees("3 of 8", "Space ticks")
    person.types(DOWN, " ", UP, " ", DOWN).has_before_them(f"[x] {first}", f"\u00bb [x] {second}").types(BACK)
    person.sees("2 of 8", "Shaken").types("\r").sees("3 of 8", f"[x] {first}", f"[x] {second}").types(CTRL_C)
    assert person.sees("Your draft is kept").leaves() == 130
    person = ticks_first(goes_on(f"[x] {first}", f"[x] {second}"))
    person.child.kill(signal.SIGTERM)
    assert person.leaves() == 143
    ticks_first(goes_on(f"[ ] {first}", f"[x] {second}")).hangs_up()
    person = Person(world, "resume", "--plain").sees(f"Your answer so far: {first}, {second}").types("\r")
    assert person.sees("Question 4 of 8.").is_read().types(CTRL_C).leaves() == 130
    world.ok("resume", "--keep")
    ticked = json.loads(world.ok("show", "last", "--json").out)["moments"]
    assert [moment["words"] for moment in ticked] == [first, second]


def test_a_closed_terminal_loses_nothing(world):
    person = to_the_text(Person(world, "log")).types("almost a thought").sees_typed("almost a thought")
    person.hangs_up()
    person = Person(world, "resume").sees("almost a thought").types(CTRL_C)
    assert person.leaves() == 130


def test_kill_9_after_an_answer_loses_no_answer(world):
    person = to_the_text(Person(world, "log", cold=True))
    person.types("an answer that was given", "\r").sees("5 of 8")
    person.child.kill(signal.SIGKILL)
    person.leaves()
    person = Person(world, "resume").sees("5 of 8").types(BACK).sees("an answer that was given").types(CTRL_C)
    assert person.leaves() == 130


def test_the_passphrase_is_asked_unseen_and_a_wrong_one_may_be_tried_again(world):
    world.environment.clear()
    person = Person(world, "list").sees("Passphrase:").types("not this one\r")
    person.sees("does not open this journal", "Passphrase:").types(PASSPHRASE + "\r")
    person.sees("There are no entries here")
    assert PASSPHRASE not in person.child.before, "the terminal shows what is typed"
    assert person.leaves() == 0


def test_five_wrong_passphrases_end_it(world):
    world.environment.clear()
    person = Person(world, "list")
    for _ in range(5):
        person.sees("Passphrase:").types("not this one\r")
    assert person.leaves() == 4


def set_up(person):
    """From the welcome to the recovery code."""
    person.sees("Welcome.", "plain lines", "Yes").types("\r")
    person.sees("New passphrase:").types("five words of my own\r").sees("Once more:")
    assert "words of my own" not in person.child.before, "it shows, after a question that shows"
    person.types("five words of my own\r").sees("Your recovery code.", "Type group")


def test_the_first_run_sets_up_a_journal(empty_world):
    empty_world.environment.clear()
    person = Person(empty_world, cold=True)
    set_up(person)
    person.types("\r").sees("Type group").types("\r")
    person.sees("Which area do you want", "Caring for my own").types(UP, "\r")
    person.sees("Your journal is ready", "try a quick check-in now", "Yes").types("\r")
    person.sees("a calendar file", "Yes").types("\r")
    assert person.leaves() == 0
    empty_world.environment["REFLECT_PASSPHRASE"] = "five words of my own"
    assert "accountability" in empty_world.ok("week", "--json").out


def test_an_interrupted_set_up_goes_on_at_the_next_start(empty_world):
    empty_world.environment.clear()
    person = Person(empty_world)
    set_up(person)
    assert person.types(CTRL_C).sees("type: reflect init").leaves() == 130
    person = Person(empty_world).sees("Passphrase:").types("five words of my own\r")
    person.sees("Your set-up was interrupted", "Type group").types("\r").sees("Type group").types("\r")
    person.sees("Which area do you want", "Caring for my own").types("\r").sees("Your journal is ready")
    assert person.sees("try a quick check-in now", "Yes").types(CTRL_C).leaves() == 130
    empty_world.environment["REFLECT_PASSPHRASE"] = "five words of my own"
    empty_world.ok("list")


def test_stopping_before_the_passphrase_makes_nothing(empty_world):
    empty_world.environment.clear()
    person = Person(empty_world).sees("Welcome.", "plain lines", "Yes").types("\r").sees("New passphrase:")
    assert person.types(CTRL_C).sees("Nothing was made yet.").leaves() == 130
    assert not (empty_world.home / "journal.db").exists()


def logged(world, words):
    """An entry with these words, and a person who makes a page of it."""
    import json

    document = {"pack": "quick_checkin", "date": "2026-03-04", "answers": {"keep": words}}
    world.ok("log", "--answers", "-", stdin=json.dumps(document))


def making(world, target, *more, **options):
    weeks = ("--since", "2026-03-02", "--until", "2026-03-06")
    return Person(world, "export", *weeks, "--pick", "1", "--out", str(target), *more, **options)


def reads(person, *, upto):
    """Say that nobody reads it, and read screen by screen; gives how many screens there were."""
    person.sees("Who will read it?", ">").types("\r")
    screens = 0
    while person.child.expect_exact(["Press Enter to read on", upto]) == 0:
        screens += 1
        person.types("\r")
    return screens


def knows_no_more(person):
    """Answer no to the three questions that no program can answer."""
    for question in ("points to one person?", "rare illness", "anything else that you know"):
        person.sees(question, "Yes").types("n", "\r")
    return person


def test_the_packet_is_read_looked_over_and_signed(world, tmp_path):
    logged(world, "Marisol lives in Dayton. I felt grace there. Then rose came by.")
    target = tmp_path / "p.txt"
    person = making(world, target, "--format", "txt")
    assert reads(person, upto="3 details may point") > 1
    person.sees("[Marisol]", "[grace]", "other words in its place").types(
        " ", DOWN, DOWN, DOWN, " ", DOWN, " ", "\r"
    )
    person.sees("Keep it all the same?", "Yes").types("y", "\r")
    person.sees("Which one?", "Ctrl+C").types("3", "\r")
    person.sees("[Dayton]", "don't ask again").types("3", "\r")
    person.sees("What should stand there?", ">").types("up north", "\r")
    person.sees("may point", "other words in its place").types("\r")
    knows_no_more(person).sees("The rest is as you read it.", "up north").sees("To sign it,").types("yes\r")
    person.sees("Written to:")
    assert person.leaves() == 0
    page = " ".join(target.read_text("utf-8").split())
    assert "Marisol lives in up north. I felt Person 3 there. Then Person 2 came by." in page


@pytest.mark.parametrize("columns", [40, 80])
def test_ctrl_c_in_a_review_writes_nothing_and_the_page_waits(world, tmp_path, columns):
    logged(world, "Marisol lives in Dayton.")
    person = making(world, tmp_path / "p.txt", "--format", "txt", columns=columns)
    reads(person, upto="2 details may")
    person.sees("again").types(CTRL_C).sees("Nothing was written.", "type: reflect", "export")
    assert person.leaves() == 130
    assert not (tmp_path / "p.txt").exists()
    assert world.ok("mask", "list").out.startswith("There are none yet")
    person = making(world, tmp_path / "p.txt", "--format", "txt", columns=columns)
    person.sees("Go on with it?", "Begin").types("\r").sees("2 details may", "again").types(CTRL_C)
    assert person.leaves() == 130


def test_a_window_that_is_closed_in_a_review_keeps_the_page(world, tmp_path):
    logged(world, "Marisol lives in Dayton.")
    person = making(world, tmp_path / "p.txt", "--format", "txt")
    reads(person, upto="2 details may")
    person.sees("other words in its place").hangs_up()
    assert making(world, tmp_path / "p.txt").sees("Go on with it?", "Begin").types(CTRL_C).leaves() == 130


LOCK_WORDS = "my own quiet river words"


def everything_kept(tmp_path):
    """All bytes of the home and of the folder of the page."""
    return b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())


def locking(world, tmp_path, format, **options):
    logged(world, "I waited by the door.")
    target = tmp_path / "out" / f"p.{format}"
    target.parent.mkdir()
    person = making(world, target, "--format", format, "--lock", **options)
    reads(person, upto="Nothing was found")
    knows_no_more(person).sees("To sign it,").types("yes\r")
    person.sees("needs these words").sees("a passphrase of your own:")
    return person, target


def test_a_locked_page_takes_the_words_that_are_offered(world, tmp_path):
    pytest.importorskip("cryptography", reason="a lock is an extra")
    person, target = locking(world, tmp_path, "html")
    offered = re.findall(r"\n  ([a-z ]+)\r\n", person.child.before)[-1].split()
    assert len(offered) == 5
    assert "do not matter" in person.child.before
    person.types("\r").sees("It is locked.").sees("For mail, --format pdf")
    assert person.leaves() == 0
    assert b"waited by the door" not in target.read_bytes()
    assert b"Supervision" not in target.read_bytes()
    assert " ".join(offered).encode() not in everything_kept(tmp_path)


def test_a_locked_pdf_opens_with_a_passphrase_of_ones_own_and_not_without(world, tmp_path):
    pypdf = pytest.importorskip("pypdf", reason="a lock is an extra")
    pytest.importorskip("typst", reason="a PDF is an extra")
    person, target = locking(world, tmp_path, "pdf", cold=True)  # so that its command line is its own
    assert "exactly so: small letters" in person.child.before
    person.types("short\r").sees("12 letters or more", "of your own:").types("x" * 130 + "\r")
    person.sees("longer than this kind of file can take", "of your own:").types(LOCK_WORDS + "\r")
    person.sees("Once more:").types("something else\r").sees("not the same", "of your own:")
    person.types(LOCK_WORDS + "\r").sees("Once more:")
    if sys.platform == "linux":
        with open(f"/proc/{person.child.pid}/cmdline", "rb") as arguments:
            assert LOCK_WORDS.encode() not in arguments.read()
    person.types(LOCK_WORDS + "\r").sees("It is locked.")
    assert person.leaves() == 0
    assert LOCK_WORDS not in person.child.before
    locked = pypdf.PdfReader(target)
    assert locked.is_encrypted
    assert locked.decrypt("not these words at all") == 0
    assert locked.decrypt(LOCK_WORDS) != 0
    assert "waited by the door" in " ".join("".join(p.extract_text() for p in locked.pages).split())
    with pytest.raises(pypdf.errors.FileNotDecryptedError):
        pypdf.PdfReader(target).pages[0]
    assert LOCK_WORDS.encode() not in everything_kept(tmp_path)


def test_a_lock_that_is_not_agreed_on_writes_nothing(world, tmp_path):
    pytest.importorskip("cryptography", reason="a lock is an extra")
    person, target = locking(world, tmp_path, "html")
    for _ in range(5):
        person.types("short\r").sees("12 letters or more")
    person.sees("Nothing was written.")
    assert person.leaves() == 4
    assert not target.exists()


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_questions_fit_the_screen(world, columns):
    person = Person(world, "log", columns=columns, rows=24)
    to_the_text(person)
    screen = pyte.Screen(columns, 200)
    stream = pyte.Stream(screen)
    stream.feed((person.child.before or "") + (person.child.after or ""))
    person.types(CTRL_C).leaves()
    assert all(len(line.rstrip()) <= columns for line in screen.display)
