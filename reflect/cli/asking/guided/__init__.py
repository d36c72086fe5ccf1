"""The guided asker: menus and line editing on a real terminal. Only this room knows prompt_toolkit.

`asker` puts the questions: `text_question` those that are typed, `menu_question` those that are chosen. `running`
is any of them while it is open; `picture` says how it looks, `first_look` shows the first one, and `layout` is how it stands
on the screen after that; `keys` is the one key map of all of them, `hints` the line that tells of it; `widgets` is the only
module that knows questionary; `redrawing` takes a question away whose rows a narrower window broke. The toolkit is loaded
when the first question stands there, so only `keys`, `layout`, `menu_keys`, `redrawing`, `text_keys`, `widgets` and
`wrapping` import it.
"""
