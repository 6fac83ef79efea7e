# The frame of the window, and what it answers to commands.
