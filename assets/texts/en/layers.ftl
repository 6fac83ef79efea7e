# Tables beside the dossier: import, rows, layers.

## The layers of the left panel

layer-heading = layers
layer-rows-shown = { $shown } of { $all } rows shown
layer-not-shown = not shown
layer-one-colour = one colour
layer-colour-by = colour of { $layer } by
layer-rows = { $count } rows
layer-at-another-time = { $count } at another time
layer-switched-off = { $count } switched off
layer-without-words = { $count } without these words
layer-without-place = { $count } without a place
layer-without-date = { $count } without a date
layer-report = what became of its rows
layer-read-as = { $file } as { $kind }
layer-export = export…
layer-export-tip = rows of this table into a file
layer-remove = remove
layer-remove-tip = from the window; the file stays where it is
layer-search = only with
layer-search-hint = words, then Enter
layer-searching = looking
layer-search-in = in { $column }
layer-search-in-any = in any column
layer-any-column = any column
layer-search-column = column that is searched

## The card of a dot

layer-undated = undated
layer-more-rows-here = and { $count } more rows here

## Rows that are looked at

layer-rows-title = Rows
layer-first-rows = the first { $first } of { $all } rows here
layer-row = row { $row } · { $when }
layer-row-of-kind = row { $row } · { $when } · { $kind }
layer-row-undated = row { $row } · undated
layer-row-undated-of-kind = row { $row } · undated · { $kind }
layer-row-is-line = a line: who went from where to where, the file does not say
layer-row-cells = all that the table says
layer-cite-one = Cite this
layer-cite-several = Cite these
layer-cite-tip = each row becomes a claim of the dossier, of an event of its own, and rests on the words of the row
layer-choose-all = choose all

## Import

layer-import-title = Import a table
layer-import-kind = it is
layer-no-column = no column
layer-date-order = 03/04/2019 is
layer-day-first = 3 April
layer-month-first = 4 March
layer-nothing-usable = none of the first rows can be used; the report of the import says why
layer-import = Import
layer-import-tip = the table becomes a layer beside the dossier
layer-no-format-fits = { $file }: no format fits
layer-no-such-format = { $file }: there is no format "{ $format }"
layer-reading = Reading a table
layer-reading-already = a table is being read already
layer-megabytes = { $count } MB
layer-read = { $file }: { $report }
layer-has-changed = The file has changed since it was last read.
layer-failed = { $file }: { $error }

## Export

layer-export-title = Export a table
layer-export-how-many = rows
layer-export-seen-tip = in the part of the map that is shown, at the time of the slider, in the colours that are on, with the words
layer-export-filtered = what its own filters let through, if it has a place
layer-export-rows = { $chosen } of { $all } rows, the first of them:
layer-export-onto-itself = this is the table itself: choose another name
layer-writing = Writing a table
layer-writing-to = { $file } to { $path }
layer-writing-already = a table is being written already
layer-written = { $rows } rows written to { $path }
layer-changed-since = the file has changed since it was read: remove the layer and import it anew
