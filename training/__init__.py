"""How the labeller's weights are learned and measured. Not part of the program."""
