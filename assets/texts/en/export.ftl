# The export window.

export-title = Export
export-layer = layer
export-format = format
export-what = what
export-seen = what I see
export-seen-tip = what the filters and the slider let through, in the part of the map that is shown
export-filtered = what the filters let through
export-only = only: { $title }
export-everything = everything
export-files = files
export-one-file = one
export-one-file-each = one for each { $what }
export-beside = with it
export-folder = folder
export-file = file
export-look = Look…
export-look-tip = choose a folder and a name
export-nothing-passes = nothing passes: the file will have no row
export-rows = { $rows } rows, the first of them:
export-rows-placeless = { $rows } rows, { $placeless } without a place; the first of them:
export-in-the-way = { $path } is there already.
export-replace = Replace it
export-write-file = Write file
export-write-files = Write files

## What became of it

export-has-errors = a dossier with errors is not exported: mend its files first
export-writing = Writing
export-writing-already = an export is being written already
export-no-path = say where the file is to go
export-written = { $rows } rows written to { $path }
export-written-placeless = { $rows } rows, { $placeless } of them without a place written to { $path }
export-written-beside = and { $path } with it
export-written-folder = { $files } files and a manifest written to { $path }: { $rows } { $layer } by { $split }
