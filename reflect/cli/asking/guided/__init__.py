"""The guided asker: menus and line editing on a real terminal. Only this room knows prompt_toolkit.

`asker` puts the questions, and is the only module that knows questionary; `frame` says how a question stands
on the screen; `keys` is the one key map of all of them.
"""

from reflect.cli.asking.guided.asker import GuidedAsker

__all__ = ["GuidedAsker"]
