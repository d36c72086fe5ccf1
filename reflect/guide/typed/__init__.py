"""What is typed as text, brought into the form in which it is kept: a text, and a link."""
