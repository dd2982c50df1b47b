"""linkwatch: checks the links of Markdown guides and keeps their papers' metadata."""

__version__ = "0.1.0"
