"""The program's version: a room of its own, for all that tell it and import nothing else."""

__version__ = "0.1.0"
