"""The command: its arguments and the config file, what they ask for, and printing."""
