"""The version, below everything else: what names itself to servers need not know the package's front."""

__version__ = "0.1.0"
