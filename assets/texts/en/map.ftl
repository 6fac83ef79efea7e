# The map and its cards.
