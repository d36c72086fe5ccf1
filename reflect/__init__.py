"""reflect: a private reflective-practice journal for peer support specialists."""

__version__ = "0.1.0"
