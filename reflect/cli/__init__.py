"""The person's side: commands, questions, messages. Nothing imports this room."""
