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

## The list of keys

app-key-play = play and pause
app-key-events = next and previous event
app-key-days = a day on, a day back; with Shift a week
app-key-months = a month on, a month back; with Shift a year
app-key-date = type a date to go to
app-part-map = Map and time
app-part-beside = Filters, lesson
app-part-details = Details
app-key-ends = to the beginning and to the end
app-key-faster = play faster, play slower
app-key-backwards = play backwards
app-key-modes = mode: moment, window, so far
app-key-claims = next and previous claim in the article
app-key-version = next version of what is selected
app-key-reader = the reader alone, and back
app-key-middle = map, compare, coverage, ambiguous names
app-key-close = close, deselect
app-key-search = search
app-key-claim-of-words = a claim of the selected words
app-key-names = while names are gone through: accept, reject, choose
app-key-undo = undo and redo
app-key-files = new, open, save
app-key-tables = import a table, export
app-key-copy-map = copy the map as a picture
app-key-views = copy the view as a line of text, open one
app-key-quit = quit
app-key-list = this list
app-key-map-arrows = Shift+arrows
app-key-map-move = move the map
app-key-map-zoom = closer, farther, the whole region
app-key-map-has-keyboard = Tab to the map
app-key-map-plain = arrows and + − move and zoom it
app-key-map-pointer = wheel, drag, double click
app-key-map = zoom, move, zoom in on the map
app-key-axis-pointer = wheel, Shift+drag, double click
app-key-axis = zoom, move, show all on the time axis
