"""The masking room: pure rules that notice the details in a text which could point to a person.

It reads nothing, writes nothing and changes nothing; word lists are handed in as values. It never says
that a text is safe, and it never keeps a list of people.
"""
