"""What the plain asker says of what can be typed: one line under each question, and the list of commands. It asks nothing."""

from reflect.cli.asking.typed import SUCH_AS
from reflect.guide.ask import Ask

BACK_LINE = ":back   go to the question before\n"
FINISH_LINE = ":finish  go to the review now, with what is there\n"
MORE_LINE = ":more   write a longer text with empty lines in it; end it with :end\n"
HELP_LINE = ":help   this list"
HELP = f"""Commands, each on a line of its own:
{BACK_LINE}:skip   leave this one empty
{FINISH_LINE}:pause  stop here and keep a draft
{MORE_LINE}{HELP_LINE}
To begin a line of your text with a colon, type two colons."""
LEFT_USUAL = ":skip   leave it at the usual answer: "
STOP = ":pause  stop here; nothing is kept"
HINTS = {
    "text": "Write as many lines as you like. Press Enter on an empty line to go on. :help for more.",
    "select": "Type a number. :skip, :back, :pause or :help.",
    "multi": "Type numbers with spaces between, or an empty line for none. :help for more.",
    "scale": "Type a number. :skip, :back, :pause or :help.",
    "confirm": "Type y or n. :skip, :back, :pause or :help.",
    "date": "Type a day, such as {such_as}. :help for more.",
    "number": "Type a number. :skip, :back, :pause or :help.",
}
ONE_LINE = "Write it on one line. :help for more."
CHANGES = (
    "Type the numbers of those to change, with spaces between, or an empty line for none. :help for more."
)


def hint_for(ask: Ask) -> str:
    """What can be typed at this question."""
    if ask.states or ask.nothing:
        return CHANGES if ask.states else ONE_LINE
    hint = HINTS[ask.kind].format(such_as=SUCH_AS[ask.days])
    hint = hint if ask.skippable else hint.replace(":skip, ", "")
    hint = hint if ask.leads_back else hint.replace(":back, ", "")
    return _with_finish(hint) if ask.finishes else hint


def _with_finish(hint: str) -> str:
    """The same hint where the rest can be left open."""
    if ":pause or" in hint:
        return hint.replace(":pause or", ":finish, :pause or")
    return hint.replace(":help for more", ":finish to end here, :help for more")


def help_for(ask: Ask) -> str:
    """The list of commands, with what two of them do at this question."""
    said = HELP if ask.drafts else HELP.replace(":pause  stop here and keep a draft", STOP)
    if ask.nothing:
        said = said.partition(MORE_LINE)[0].replace(
            "leave this one empty", f"leave it empty, for {ask.nothing}"
        )
        said += HELP_LINE
    if not ask.leads_back:
        said = said.replace(BACK_LINE, "")
    if not ask.finishes:
        said = said.replace(FINISH_LINE, "")
    if ask.usual and ask.default:
        said = said.replace(":skip   leave this one empty", f"{LEFT_USUAL}{ask.words_of(ask.default)}")
    return said
