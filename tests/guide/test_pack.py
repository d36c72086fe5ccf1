"""The pack language as it is loaded: what is right comes in whole, what is wrong is named with its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import HEAD, LIBRARY, PACKS, pack, question, toml

from reflect.guide.decode import MAX_BYTES, decode
from reflect.guide.pack import Question, When
from reflect.values.room import Room

SELECT = question("sits", "select", rest='options = [["good", "Good"], ["heavy", "Heavy"]]')
MULTI = question("felt", "multi", rest='options = [["calm", "Calm"], ["sad", "Sad"]]')
CONFIRM = question("sure", "confirm")
PICK = question("pick", "multi", rest='options_from = "growth_areas"')
SCALE = 'areas = ["focus"]'


def refused(*questions: str, top: str = "") -> str:
    with pytest.raises(ValueError) as caught:
        pack(*questions, top=top)
    return str(caught.value)


@pytest.mark.parametrize("id", PACKS)
def test_every_bundled_pack_loads_under_its_own_name(id: str) -> None:
    assert LIBRARY.find(id).pack.pack == id
    assert LIBRARY.find(id).origin == "bundled"


def test_a_pack_comes_in_whole() -> None:
    form = pack(
        question(
            "q",
            "number",
            rest='help = "Hours"\nmin = 0.25\nmax = 12\nstep = 0.25\nstage = "felt"\nprivate = true',
        ),
        top='private = true\nroom = "supervision"',
    )
    q = form.questions[0]
    assert (form.pack, form.title, form.version, form.lang, form.minutes) == ("tried", "Tried", 1, "en", 1)
    assert (form.private, form.room, form.spotlight) == (True, Room.SUPERVISION, False)
    assert (q.min, q.max, q.step, q.help, q.stage, q.private) == (0.25, 12, 0.25, "Hours", "felt", True)


def test_what_is_left_out_has_its_ordinary_meaning() -> None:
    form = pack(question("q"))
    q = form.questions[0]
    assert (form.private, form.room) == (False, Room.PRACTICE)
    assert (q.kept, q.repeat, q.rates, q.highlight, q.outcome, q.default) == (
        True,
        1,
        "session",
        False,
        {},
        "",
    )


def test_a_pack_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        pack(question("q")).title = "Another"  # type: ignore[misc]


@pytest.mark.parametrize("type", ["text", "select", "multi", "scale", "confirm", "date", "number"])
def test_all_seven_types_load(type: str) -> None:
    rest = {"select": 'options = [["a", "A"]]', "multi": 'options = [["a", "A"]]', "scale": SCALE}.get(
        type, ""
    )
    assert pack(question("q", type, rest=rest)).questions[0].type == type


# Conditions


@pytest.mark.parametrize(
    ("text", "op", "values"),
    [
        ("sits == heavy", "in", {"heavy"}),
        ("sits ==heavy", "in", {"heavy"}),
        ("sits in [good, heavy]", "in", {"good", "heavy"}),
        ("  sits in [ good ,heavy ]  ", "in", {"good", "heavy"}),
        ("sits not in [good]", "not in", {"good"}),
        ("sits any [good]", "any", {"good"}),
    ],
)
def test_a_condition_is_one_clause(text: str, op: str, values: set[str]) -> None:
    when = When(text)
    assert (when.question, when.op, when.values, when.text) == ("sits", op, values, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "", "sits", "sits = heavy", "sits == ", "sits == Heavy", "sits in good", "sits in []", "sits in [a,,b]",
        "sits == a and felt == b", "sits == a or felt == b", "not sits == a", "sits != a", "sits == 'a'",
        "__import__('os')", "sits == a; exit()", "sits in [a] # b", "sits == a\nx",
    ],
)  # fmt: skip
def test_anything_else_is_no_condition(text: str) -> None:
    with pytest.raises(ValueError):
        When(text)


@pytest.mark.parametrize("op", ["== a", "in [a, b]", "not in [b]", "not in [zzz]", "any [a]"])
def test_an_empty_answer_makes_every_condition_false(op: str) -> None:
    from reflect.guide.ask import Empty

    for nothing in (None, Empty.SKIPPED, Empty.DID_NOT_COME_UP, ()):
        assert not When(f"q {op}").holds(nothing)


@pytest.mark.parametrize(
    ("text", "answer", "true"),
    [
        ("q == a", "a", True),
        ("q == a", "b", False),
        ("q in [a, b]", "b", True),
        ("q in [a, b]", "c", False),
        ("q not in [a, b]", "c", True),
        ("q not in [a, b]", "a", False),
        ("q any [a, b]", ("c", "b"), True),
        ("q any [a, b]", ("c",), False),
        ("q in [a]", ("a",), False),
        ("q not in [a]", ("b",), False),
    ],
)
def test_a_condition_says_what_it_says(text: str, answer: object, true: bool) -> None:
    assert When(text).holds(answer) is true


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_is_refused(text: str) -> None:
    try:
        when = When(text)
    except ValueError:
        return
    assert when.question and when.values


def test_conditions_with_the_same_words_are_the_same() -> None:
    assert When("q == a") == When(" q == a ")
    assert {When("q == a"), When("q == a")} == {When("q == a")}
    assert When("q == a") != When("q == b")
    assert "q == a" in repr(When("q == a"))


# What is wrong, and where


@pytest.mark.parametrize(
    ("questions", "place", "reason"),
    [
        ([question("q", "words")], "question 1 (q), type", "it takes: text, select, multi"),
        ([question("q", rest="ogles = 1")], "question 1 (q)", "no key called `ogles`"),
        ([question("q", rest="help = 5")], "question 1 (q), help", "takes text in quotes"),
        ([question("q", rest='private = "yes"')], "question 1 (q), private", "takes true or false"),
        ([question("q", rest='at_most = "3"')], "question 1 (q), at_most", "takes a whole number"),
        ([question("q", rest="show_if = 5")], "question 1 (q), show_if", "text in quotes"),
        (
            [question("q", rest='show_if = "a == b and c == d"')],
            "question 1 (q), show_if",
            "a condition looks like",
        ),
        (['[[questions]]\nid = "q"\ntype = "text"'], "question 1 (q)", "needs the key `ask`"),
        ([question("q"), question("q")], "question 2 (q)", "used twice"),
        ([question("Q")], "question 1 (Q), id", "lower case letters"),
        ([question("1q")], "question 1 (1q), id", "lower case letters"),
        ([question("q" * 41)], "question 1, id", "at most 40"),
        ([question("q", "select")], "question 1 (q)", "needs options"),
        (
            [question("q", "select", rest='options = [["a", "A"], ["a", "B"]]')],
            "question 1 (q)",
            "stands there twice",
        ),
        ([question("q", "select", rest='options = ["a"]')], "question 1 (q), options[0]", "a list in square"),
        (
            [question("q", "select", rest='options = [["a"]]')],
            "question 1 (q), options[0]",
            "an option is a pair",
        ),
        (["[questions]\nid = 'q'"], "questions", "begins with [[questions]]"),
        (["questions = [5]"], "question 1", "it takes a table"),
        ([SELECT + 'goes_to = { A = "x" }'], "question 1 (sits), goes_to", "lower case letters"),
        (
            [question("q", "select", rest='options = [["A", "A"]]')],
            "question 1 (q), options[0][0]",
            "lower case",
        ),
        (
            [question("q", "select", rest='[questions.options]\na = "A"\nstage = "felt"')],
            "question 1 (q), options",
            "a table is not possible here",
        ),
        (
            [question("q", "select", rest='options = [["a", "A"]]\noptions_from = "growth_areas"')],
            "question 1 (q)",
            "not both",
        ),
        ([question("q", rest='options = [["a", "A"]]')], "question 1 (q)", "a text question has no options"),
        ([question("q", "scale", rest='options = [["1", "Low"]]')], "question 1 (q)", "ids 1 to 5"),
        ([question("q", "text", rest='options_from = "moments"')], "question 1 (q)", "select or multi"),
        ([question("q", "select", rest='options_from = "moments"')], "question 1 (q)", "multi question"),
        (
            [question("q", "select", rest='options_from = "feelings"')],
            "question 1 (q), options_from",
            "feelings",
        ),
        ([question("q", rest="at_most = 2")], "question 1 (q)", "at_most goes with a multi"),
        ([question("q", rest="min = 1")], "question 1 (q)", "go with a number"),
        ([question("q", "number", rest="min = 3\nmax = 2")], "question 1 (q)", "min is larger"),
        ([question("q", "number", rest="max = nan")], "question 1 (q)", "ordinary numbers"),
        ([question("q", "number", rest="max = inf")], "question 1 (q)", "ordinary numbers"),
        ([question("q", "number", rest="step = 0")], "question 1 (q), step", "> 0"),
        ([question("q", "number", rest="step = 1e-320")], "question 1 (q)", "at least 0.001"),
        (
            [SELECT, question("q", rest='show_if = "heavy == sits"')],
            "question 2 (q)",
            "not an earlier question",
        ),
        ([question("q", rest='show_if = "q == a"')], "question 1 (q)", "not an earlier question"),
        (
            [question("q", rest='show_if = "sits == good"'), SELECT],
            "question 1 (q)",
            "not an earlier question",
        ),
        ([SELECT, question("q", rest='show_if = "sits == sad"')], "question 2 (q)", "no option 'sad'"),
        (
            [SELECT, question("q", rest='show_if = "sits any [good]"')],
            "question 2 (q)",
            "use ==, in or not in",
        ),
        ([MULTI, question("q", rest='show_if = "felt == calm"')], "question 2 (q)", "use any"),
        ([CONFIRM, question("q", rest='show_if = "sure == maybe"')], "question 2 (q)", "no option 'maybe'"),
        (
            [question("a"), question("q", rest='show_if = "a == b"')],
            "question 2 (q)",
            "needs one with options",
        ),
        (
            [SELECT + 'store = "never"\n', question("q", rest='show_if = "sits == good"')],
            "question 2 (q)",
            "never stored",
        ),
        (
            [question("q", rest='card_if = { a = "danger_now" }')],
            "question 1 (q)",
            "card_if goes with a question that",
        ),
        (
            [SELECT + 'card_if = { sad = "danger_now" }'],
            "question 1 (sits)",
            "card_if: there is no option 'sad'",
        ),
        (
            [SELECT + 'card_if_skipped = "danger_now"'],
            "question 1 (sits)",
            "card_if_skipped goes with a question that is never stored",
        ),
        ([question("q", rest='days = "to_come"')], "question 1 (q)", "days goes with a date question"),
        ([MULTI + 'stops_if = ["sad"]'], "question 1 (felt)", "stops_if goes with a select or confirm"),
        (
            [MULTI + 'goes_to = { sad = "self_care" }'],
            "question 1 (felt)",
            "goes_to goes with a select or confirm",
        ),
        ([SELECT + 'stops_if = ["sad"]'], "question 1 (sits)", "stops_if: there is no option"),
        (
            [SELECT + 'store = "never"\ngoes_to = { heavy = "self_care" }'],
            "question 1 (sits)",
            "the way back could not be found",
        ),
        ([SELECT + 'outcome = { heavy = "gone" }'], "question 1 (sits), outcome[...]", "not_yet, let_go"),
        (
            [SELECT + 'outcome = { heavy = "reworded" }'],
            "question 1 (sits)",
            "reworded by a text with creates",
        ),
        ([SELECT + 'store = "never"\noutcome = { heavy = "kept" }'], "question 1 (sits)", "never stored"),
        ([question("q", "scale")], "question 1 (q)", 'areas = ["focus"] or one area'),
        (
            [question("q", "scale", rest='areas = ["chosen"]')],
            "question 1 (q)",
            'areas = ["focus"] or one area',
        ),
        ([question("q", "scale", rest='areas = ["focus", "learning"]')], "question 1 (q)", "or one area"),
        ([question("q", rest="repeat = 2")], "question 1 (q)", "repeat goes with a scale"),
        ([question("q", "scale", rest="repeat = 6")], "question 1 (q), repeat", "<= 5"),
        ([question("q", "scale", rest='repeat_for = "pick"')], "question 1 (q)", "not an earlier multi"),
        (
            [MULTI, question("q", "scale", rest='repeat_for = "felt"')],
            "question 2 (q)",
            "not an earlier multi",
        ),
        ([PICK, question("q", rest='repeat_for = "pick"')], "question 2 (q)", "repeat_for goes with a scale"),
        (
            [PICK, question("q", "scale", rest='repeat_for = "pick"\nrepeat = 2')],
            "question 2 (q)",
            "not both",
        ),
        (
            [PICK + 'store = "never"', question("q", "scale", rest='repeat_for = "pick"')],
            "question 2 (q)",
            "never stored, so nothing can depend on it",
        ),
        ([question("q", ask="How was {area}?")], "question 1 (q)", "{area} needs repeat_for"),
        ([question("q", rest='rates = "week"')], "question 1 (q)", "rates goes with a scale"),
        ([question("q", "scale", rest='areas = ["focus"]\nrates = "year"')], "question 1 (q), rates", "year"),
        ([SELECT + 'creates = "commitment"'], "question 1 (sits)", "creates goes with a text"),
        ([question("q", rest='creates = "plan"')], "question 1 (q), creates", "plan"),
        ([question("q", rest='creates = "question"\nstore = "never"')], "question 1 (q)", "never stored"),
        ([question("q", rest='store = "sometimes"')], "question 1 (q), store", "sometimes"),
        ([question("q", rest='sets = "setting"')], "question 1 (q)", "goes with a select question"),
        ([SELECT + 'sets = "focus"'], "question 1 (sits)", "select over growth_areas"),
        ([SELECT + 'sets = "setting"\nstore = "never"'], "question 1 (sits)", "never stored"),
        ([question("q", rest='default = "no"')], "question 1 (q)", "default goes with a confirm"),
        ([CONFIRM + 'default = "maybe"'], "question 1 (sure)", "default goes with a confirm"),
        ([SELECT + "highlight = true"], "question 1 (sits)", "highlight goes with a text"),
        (
            [question("q", rest='highlight = true\nstore = "never"')],
            "question 1 (q)",
            "highlight goes with a text",
        ),
        (
            [question("q", "scale", rest='areas = ["focus"]\nstore = "never"')],
            "question 1 (q)",
            "always stored",
        ),
        ([question("q", rest='stage = "before"')], "question 1 (q), stage", "before"),
        ([question("q", ask="a\\u202eb")], "question 1 (q)", "control character or an invisible one"),
        ([question("q", rest='help = "a\\u001bb"')], "question 1 (q)", "help: it holds a control character"),
        (
            [question("q", "select", rest='options = [["a", "A\\U000E0041"]]')],
            "question 1 (q)",
            "options: it holds a control",
        ),
        ([question("q", ask="")], "question 1 (q), ask", "length >= 1"),
        ([question("q", ask="x" * 601)], "question 1 (q), ask", "length <= 600"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_named_with_its_place(questions: list[str], place: str, reason: str) -> None:
    message = refused(*questions)
    assert message.startswith(f"{place}: "), message
    assert reason in message


@pytest.mark.parametrize(
    ("top", "reason"),
    [
        ("colour = 1", "there is no key called `colour`"),
        ('room = "kitchen"', "kitchen"),
        ("private = 1", "private: it takes true or false"),
        ("spotlight = true", "no place for a spotlight question"),
    ],
)
def test_what_is_wrong_at_the_top_is_named(top: str, reason: str) -> None:
    assert reason in refused(question("q"), top=top)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('pack = "tried\\n"', "pack: it takes text in quotes of lower case letters"),
        ('lang = "en\\n"', "lang: it takes text in quotes of two lower case letters"),
        ('lang = "english"', "lang: "),
        ("version = 0", "version: "),
        ("version = 1.5", "version: it takes a whole number"),
        ("version = true", "version: it takes a whole number"),
        ("minutes = 121", "minutes: "),
        ('title = "\\u2066"', "title: it holds a control character"),
        ('title = ""', "title: "),
    ],
)
def test_the_frame_is_strict_too(line: str, reason: str) -> None:
    key = line.partition(" ")[0]
    frame = re.sub(rf"^{key} = .*$", lambda _: line, HEAD, flags=re.M)
    with pytest.raises(ValueError, match=re.escape(reason)):
        decode((frame + question("q")).encode())


@pytest.mark.parametrize("key", ["pack", "title", "version", "lang", "minutes"])
def test_each_key_of_the_frame_is_needed(key: str) -> None:
    frame = re.sub(rf"^{key} = .*\n", "", HEAD, flags=re.M)
    with pytest.raises(ValueError, match=f"it needs the key `{key}`"):
        decode((frame + question("q")).encode())


def test_a_pack_without_questions_is_refused() -> None:
    with pytest.raises(ValueError, match="questions"):
        decode(HEAD.encode())
    with pytest.raises(ValueError, match="questions"):
        decode((HEAD + "questions = []").encode())


def test_two_hundred_questions_are_enough() -> None:
    assert len(pack(*(question(f"q{n}") for n in range(200))).questions) == 200
    assert "questions" in refused(*(question(f"q{n}") for n in range(201)))


def test_the_spotlight_keeps_its_name_to_itself() -> None:
    rated = question("rated", "scale", rest=SCALE)
    assert "kept for the spotlight question" in refused(rated, question("spotlight"))
    assert "kept for the spotlight question" in refused(rated, question("spotlight"), top="spotlight = true")


def test_the_kind_of_time_is_never_private() -> None:
    assert "can be shared" in refused(SELECT + 'sets = "setting"\nprivate = true')


def test_only_the_first_fault_is_told() -> None:
    assert refused(question("q", rest="at_most = 2"), question("q")).startswith("question 1 (q)")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\xff\xfe", "not UTF-8"),
        ("\ufeff".encode() + toml(question("q")), "not TOML"),
        (b"", "it needs the key"),
        (b"pack = ", "not TOML"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"{a=" * 60_000, "nested too deeply"),
        (b"a = " + b"9" * 5_000, "a number is too long"),
        (b".".join([b"a"] * 120_000) + b" = 1", "too many dots"),
        (b"x = { " + b" . ".join([b'"a"'] * 40_000) + b" = 1 }", "too many dots"),
        (b"[" + b".".join([b"a"] * 120_000) + b"]", "too many dots"),
        (b'a = "' + b'\\"' * 100_000, "not TOML"),
        (b"x" * (MAX_BYTES + 1), "larger than 256 KiB"),
        (toml(question("q"), top="x = 1979-13-45"), "not TOML"),
        (toml(question("q"), top="minutes = 2"), "not TOML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_pack_at_all_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(raw)


def test_dots_inside_a_text_are_only_dots() -> None:
    words = "One. Two. Three... a.b.c.d.e.f.g.h and '...' too."
    form = pack(
        question("q", ask=words, rest=f"help = '''{words.replace(chr(39), '')}'''  # a.b.c.d.e.f.g.h")
    )
    assert form.questions[0].ask == words


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_a_pack_or_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        decode(raw)
    with pytest.raises(ValueError):
        decode(toml(question("q"), top="zzz = ") + raw)


@given(st.data())
def test_a_bundled_pack_with_a_slip_in_it_is_a_pack_or_is_refused(data: st.DataObject) -> None:
    """Whatever line is lost, doubled or changed: never anything but a ValueError."""
    from reflect.languages import prompts_root

    id = data.draw(st.sampled_from(sorted(PACKS)))
    lines = (prompts_root() / "en" / "packs" / f"{id}.toml").read_text("utf-8").splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + 1] = data.draw(
        st.sampled_from([[], [lines[at]] * 2, [lines[at].upper()], [lines[at].replace('"', "")]])
        | st.tuples(st.integers(0, len(lines) - 1)).map(lambda n: [lines[n[0]]])
        | st.text(max_size=20).map(lambda text: [text])
    )
    try:
        form = decode("\n".join(lines).encode())
    except ValueError as error:
        assert str(error)
    else:
        assert all(isinstance(q, Question) for q in form.questions)


# Who may see what


def test_a_private_question_makes_its_branches_private() -> None:
    form = pack(
        SELECT + "private = true",
        question("deeper", "select", rest='options = [["a", "A"]]\nshow_if = "sits == heavy"'),
        question("deepest", rest='show_if = "deeper == a"'),
        question("open"),
    )
    assert form.private_questions() == {"sits", "deeper", "deepest"}


def test_ratings_of_a_private_pick_are_private() -> None:
    form = pack(PICK + "private = true", question("then", "scale", rest='repeat_for = "pick"'))
    assert form.private_questions() == {"pick", "then"}


def test_in_a_private_pack_every_question_is_private() -> None:
    care = PACKS["self_care"]
    assert care.private_questions() == {q.id for q in care.questions}


def test_a_pack_knows_what_it_looks_back_at() -> None:
    assert [id for id, form in PACKS.items() if form.follows_up] == ["follow_up"]
    assert [id for id, form in PACKS.items() if form.asks_period] == ["step_back"]
    assert pack(question("q", rest='areas = ["of_commitment"]')).follows_up
    assert pack(question("q", ask="{commitment}")).follows_up


def test_a_scale_with_its_own_options_is_no_growth_rating() -> None:
    energy, rated = PACKS["self_care"].question("energy"), PACKS["quick_checkin"].question("focus_rating")
    assert energy is not None and not energy.is_growth_rating
    assert rated is not None and rated.is_growth_rating


def test_what_is_about_danger_ends_a_sitting_or_leads_away_is_not_answered_by_one_key():
    heavy = [
        (id, q.id)
        for id, pack in PACKS.items()
        for q in pack.questions
        if not q.kept or q.stops_if or q.goes_to
    ]
    assert ("hard_session", "danger") in heavy and ("quick_checkin", "go_deeper") in heavy
    for id, asked in heavy:
        assert not PACKS[id].question(asked).forgives_a_slip
    assert PACKS["quick_checkin"].question("setting").forgives_a_slip
