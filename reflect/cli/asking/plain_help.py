"""What the plain asker says of what can be typed: a line or two under each question, and the list of commands. It asks nothing."""

from reflect.cli.asking.typed import SUCH_AS
from reflect.guide.ask import Ask, Value
from reflect.wording import later, speak

COMMANDS_ARE = later("Commands, each on a line of its own:")
BACK = later(":back   go to the question before")
SKIP = later(":skip   leave this one empty")
SKIP_FOR = later(":skip   leave it empty, for {nothing}")
SKIP_USUAL = later(":skip   leave it at the usual answer: {usual}")
FINISH = later(":finish  go to the review now, with what is there")
PAUSE = later(":pause  stop here and keep a draft")
STOP = later(":pause  stop here; nothing is kept")
MORE = later(":more   write a longer text with empty lines in it; end it with :end")
THIS = later(":help   this list")
COLON = later("To begin a line of your text with a colon, type two colons.")
HINTS = {
    "text": later("Write as many lines as you like. Press Enter on an empty line to go on. {more}"),
    "select": later("Type a number. {commands} or :help."),
    "multi": later("Type numbers with spaces between, or an empty line for none. {more}"),
    "scale": later("Type a number. {commands} or :help."),
    "confirm": later("Type y or n. {commands} or :help."),
    "date": later("Type a day, such as {such_as}. {more}"),
    "number": later("Type a number. {commands} or :help."),
}
FOR_MORE = later(":help for more.")
FINISH_OR_MORE = later(":finish to end here, :help for more.")
ONE_LINE = later("Write it on one line. :help for more.")
CHANGES = later(
    "Type the numbers of those to change, with spaces between, or an empty line for none. :help for more."
)


def hint_for(ask: Ask) -> str:
    """What can be typed at this question."""
    if ask.states or ask.nothing:
        return speak(CHANGES) if ask.states else speak(ONE_LINE)
    commands = [
        *([":skip"] if ask.skippable else []),
        *([":back"] if ask.leads_back else []),
        ":pause",
        *([":finish"] if ask.finishes else []),
    ]
    return speak(
        HINTS[ask.kind],
        such_as=speak(SUCH_AS[ask.days]),
        commands=", ".join(commands),
        more=speak(FINISH_OR_MORE) if ask.finishes else speak(FOR_MORE),
    )


def so_far(ask: Ask, earlier: Value) -> str:
    """Say what an empty line keeps; what nobody answered yet is called a suggestion."""
    words = ask.words_of(earlier)
    if ask.suggests:
        said = [speak("Suggested: {answer}", answer=words), speak("An empty line takes it.")]
    else:
        said = [
            speak("Your answer so far: {answer}", answer=words),
            speak("An empty line keeps it. For {nothing}, type :skip.", nothing=ask.nothing)
            if ask.nothing
            else speak("An empty line keeps it."),
        ]
    return "\n".join(said)


def help_for(ask: Ask) -> str:
    """The list of commands, with what two of them do at this question."""
    if ask.nothing:
        skip = speak(SKIP_FOR, nothing=ask.nothing)
    elif ask.usual and ask.default:
        skip = speak(SKIP_USUAL, usual=ask.words_of(ask.default))
    else:
        skip = speak(SKIP)
    return "\n".join(
        [
            speak(COMMANDS_ARE),
            *([speak(BACK)] if ask.leads_back else []),
            skip,
            *([speak(FINISH)] if ask.finishes else []),
            speak(PAUSE) if ask.drafts else speak(STOP),
            *([] if ask.nothing else [speak(MORE)]),
            speak(THIS),
            *([] if ask.nothing else [speak(COLON)]),
        ]
    )
