"""The guided asker: menus and line editing on a real terminal. Only this room knows prompt_toolkit.

`asker` puts the questions: `text_question` those that are typed, `menu_question` those that are chosen. `running`
is any of them while it is open; `layout` says how it stands on the screen; `keys` is the one key map of all of them;
`widgets` is the only module that knows questionary.
"""
