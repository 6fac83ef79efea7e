# The export window.
