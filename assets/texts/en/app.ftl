# The frame of the window, and what it answers to commands.

app-middle-map = On the map
app-middle-compare = Side by side
app-middle-coverage = Coverage
app-middle-names = Names
app-middle-key = key { $key }
app-tab-both = Both
app-tab-inspector = Inspector
app-tab-reader = Reader
app-tab-places = Gazetteer
app-cancel = Cancel
app-close = Close
app-notice-closes = Esc closes this

## Answers

app-filter-hides = The filter hides this claim; "clear filters", lower left, brings it back.
app-several-begin = { $count } begin here. Space goes from one to the next, and then on.
app-map-refused = { $reason }. The map that was shown stays.
app-ground-ended = the thread that draws it has ended

## Files

app-cannot-be-read = { $file } cannot be read: { $error }
app-recognised = recognised: { $article }
app-original-differs = { $file } is the original of { $article }, but { $passages } passages do not resolve in it: `dateline check` lists them
app-other-edition = { $file } is another edition of { $article }: { $edition }. It is not shown, since the marks would stand at wrong places
