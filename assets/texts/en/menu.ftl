# The bar at the top.

menu-unsaved = unsaved
menu-unsaved-tip = Ctrl+S saves
menu-file = File
menu-edit = Edit
menu-view = View
menu-map = Map
menu-time = Time
menu-lesson = Lesson
menu-help = Help
menu-keys = Keys (F1)
menu-about = About and licences
menu-theme-tip = the next of the four looks; also in the menu Map
menu-search-hint = search: place, event, article (Ctrl+K)
menu-search = Search

## File

menu-import = Import a table… (Ctrl+I)
menu-export = Export… (Ctrl+E)
menu-hand-out = Hand out: web page, PDF, one file…
menu-save-picture = Save picture…
menu-save-animation = Save animation…
menu-copy-picture = Copy picture (Ctrl+Shift+C)
menu-copy-view = Copy view (Ctrl+Shift+L)
menu-open-view = Open a copied view (Ctrl+V)
menu-open-view-tip = the line that begins with dateline:view
menu-originals =
    The original of an article, dropped on the window,
    is recognised and shown in the reader.
menu-quit = Quit (Ctrl+Q)

## Edit

menu-undo = Undo (Ctrl+Z)
menu-undo-what = Undo: { $what } (Ctrl+Z)
menu-redo = Redo (Ctrl+Shift+Z)
menu-redo-what = Redo: { $what } (Ctrl+Shift+Z)
menu-review = Go through the names of this article
menu-claim-of-words = A claim of the selected words (K)
menu-needs-original = needs the original in the reader, and words selected in it
menu-card = The card of this article…
menu-change-claim = Change the selected claim…
menu-delete-claim = Delete the selected claim

## View

menu-whole-region = Whole region
menu-zoom-in = Zoom in
menu-zoom-out = Zoom out
menu-legend = Legend on the map
menu-letters = Letters of the articles
menu-schematic = Markers where times are not stated
menu-colour-by = Colour by { $what }
menu-clear-filters = Clear all filters
menu-size = Size of everything
menu-percent = { $percent } %
menu-less-motion = Less motion
menu-language = Language
menu-arabic-tip =
    A beginning, which no native speaker has read yet: rows stand from right to left,
    but dates, messages about files and what the dossier says stay as they are,
    and a sentence that is broken over two lines begins on the lower one.

## Map

menu-names = names
menu-overview = Overview
menu-built-in-map = The map in the program
menu-own-map = A map of your own…
menu-online-map = OpenStreetMap, online
menu-online-map-tip = sends which tiles you look at to the tile server of openstreetmap.org; off again at the next start

## Time

menu-play = Play or pause (Space)
menu-next-event = Next event (Right)
menu-previous-event = Previous event (Left)
menu-to-beginning = To the beginning (Home)
menu-to-end = To the end (End)
menu-to-date = To a date… (D)
menu-faster = Faster (+)
menu-slower = Slower (−)
menu-fold = Fold empty time away
menu-trace = Trace of what is over
menu-trace-none = none
menu-trace-month = for a month
menu-trace-half-year = for half a year
menu-trace-two-years = for two years
menu-trail = Trail behind movements
menu-trail-none = none
menu-trail-km = { $km } km
menu-trail-all = all of the way

## Lesson

menu-lesson-minutes = { $title } ({ $minutes } min)
menu-present = Present on the whole screen (F5)
menu-next-step = Next step (Ctrl+Page Down)
menu-previous-step = Previous step (Ctrl+Page Up)
menu-edit-this-lesson = Edit this lesson…
menu-for-teacher = For the teacher: aims and notes
menu-leave-lesson = Leave the lesson
menu-quiz = Quiz about what the filters let through
menu-hand-out-lesson = Hand out (web page, PDF)…
menu-new-lesson = New lesson from what I see now…
menu-edit-a-lesson = Edit a lesson
