"""The guided asker: menus and line editing on a real terminal. Only this room knows prompt_toolkit.

`asker` puts the questions: `text_question` those that are typed, `menu_question` those that are chosen. `question_on_screen`
is any of them while it is open; `frame` says how it stands on the screen; `keys` is the one key map of all of them;
`widgets` is the only module that knows questionary.
"""
