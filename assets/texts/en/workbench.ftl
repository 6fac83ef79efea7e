# The workbench: files, articles, names.

workbench-cancel = Cancel
workbench-keep = Keep
workbench-remove = remove
workbench-clear = clear
workbench-undone = Undone: { $what }
workbench-nothing-to-undo = There is nothing to undo.
workbench-redone = Done again: { $what }
workbench-nothing-to-redo = There is nothing to do again.
workbench-kept = Kept: { $what }
workbench-unreadable = { $file } cannot be read: { $error }
workbench-no-row-to-cite = there is no row to cite
workbench-rows-cited =
    { $rows ->
        [one] Kept: the row is a claim of a new event now. Ctrl+Z takes it back.
       *[other] Kept: the { $rows } rows are claims now, each of a new event. Ctrl+Z takes it back.
    }

## Files

files-new = New dossier (Ctrl+N)
files-open = Open… (Ctrl+O)
files-recent = Recent
files-none-recent = none yet
files-save = Save (Ctrl+S)
files-save-where = Save… (Ctrl+S)
files-save-as = Save as… (Ctrl+Shift+S)
files-add-article = Add an article…
files-begun = A new dossier. Add an article to begin with: File, Add an article; or drop a text on the window.
files-saved =
    { $files ->
        [one] Saved: 1 file changed
       *[other] Saved: { $files } files changed
    }
files-saved-with-texts =
    { $files ->
        [one] Saved: 1 file changed, texts added
       *[other] Saved: { $files } files changed, texts added
    }
files-saved-as = Saved as { $folder }
files-not-saved = Not saved: { $error }

## What is not saved

files-unsaved = Unsaved changes
files-unsaved-dossier = The dossier has changes that are not saved. Without saving they are lost.
files-unsaved-form = What is being written in a form is not part of the dossier: keep it first, or it is lost.
files-save-changes = Save
files-discard-changes = Discard changes
files-found = Unsaved work was found
files-found-of = Dateline ended before changes of { $path } were saved.
files-found-of-new = Dateline ended before changes of a new dossier were saved.
files-found-of-built-in = Dateline ended before changes of the built-in dossier were saved.
files-found-changes =
    { $files ->
        [one] 1 file would change
       *[other] { $files } files would change
    }
files-recover = Recover
files-throw-away = Throw away
files-recovered = Recovered. It is not saved yet: File, Save (Ctrl+S).
files-recovered-of-changed = Recovered, but files have changed on disk since: look before you save, or save as another dossier.

## Looking for a folder or a file

chooser-dossier = Open a dossier
chooser-dossier-hint = a folder with data and seeds in it, or a .dateline file
chooser-save-as = Save as
chooser-save-as-hint = a new folder for the dossier
chooser-target = Where to
chooser-target-hint = a folder, and a name for the file
chooser-data = Import a table
chooser-data-hint = ACLED, UCDP GED, GDELT, GeoJSON, GeoParquet, KML, GPX or any CSV
chooser-table = Open a table of places
chooser-table-hint = a dump of GeoNames, LP-TSV or LPF
chooser-text = Open a text
chooser-text-hint = a plain text or a saved web page, in any encoding
chooser-open = Open
chooser-save-here = Save here
chooser-take = Take it
chooser-up = Up
# two spaces before the bracket, as where columns part
chooser-is-dossier = { $name }  (dossier)
chooser-folder-name = name of the folder
chooser-file-name = name of the file
chooser-path = chosen, or a path
chooser-unreadable = this folder cannot be shown: { $error }
chooser-nothing-there = there is no { $path }

## Adding an article

new-article = Add an article
# before the button
new-article-paste-or = Paste the text here, drop its file on the window, or
new-article-open-file = open a file…
new-article-text = Text of the article
new-article-text-hint = the text of the article, one paragraph a line
new-article-identifier = identifier
new-article-identifier-hint = small letters, digits, hyphens; stays for good
new-article-published-hint = 2025-05-12, May 2025, about 2024; left out: not known
new-article-reason-hint = the dateline; the page of the outlet; …
new-article-english = English
new-article-arabic = Arabic
new-article-stays = The text stays with you: it is kept in seeds/texts/ of the dossier, and never leaves it.
new-article-add = Add and go through its names
new-article-needs-text = paste the text of an article
new-article-needs-identifier = give it an identifier of small letters, digits and hyphens
new-article-is-there = there is an article "{ $id }" already
new-article-no-date = the date is none: write 2025-05-12, May 2025, or leave it out
new-article-text-is-there = This text is the article “{ $label }”, which the dossier has.
new-article-kept-as-is = { $file }, kept as it is
new-article-read-as = { $file }: read as { $encoding }, and kept as plain UTF-8
new-article-read-as-page = { $file }: read as { $encoding } of a web page, and kept as plain UTF-8

## Going through names

review-progress = NAMES: { $decided } of { $of } decided
review-done = Done (Esc)
review-no-names = The linker finds no place in this text. Select words and make a claim of them.
# $before is what stands before the place: is, seems, or the number of a candidate
review-place =
    { $before ->
        [is] is { $place }
        [seems] seems to be { $place }
       *[number] { $before }  { $place }
    }{ $lies ->
        [in] {" "}in { $parent }
       *[alone] {""}
    }{ $country }{ $gazetteer ->
        [without] {" "}· new to the gazetteer
       *[with] {""}
    }
review-is-no-place = is the name of no place here
review-is-unknown = seems to be a place that no gazetteer has
review-is-several = may be several places
review-by-hand = decided by hand
review-by-hand-not-linker = decided by hand; the linker: { $reason }
review-another-place = another place
review-another-place-hint = another place: type its name
review-accept = Accept (A)
review-reject = Reject (X)
review-undecide = Undecide
review-previous = Previous (P)
review-next = Next (N)
review-accept-sure = Accept the { $count } that are sure
review-accept-sure-tip = names that no other place bears
review-accepted = { $count } names accepted
review-new-place = New place…
review-new-place-tip = a place that no gazetteer has: put it into yours, then choose it here
review-nothing-to-accept = Choose a place by its number, look for another, or reject the name.
review-needs-original = The names of an article are gone through in its original: drop its file on the window.

## Names with several candidates

audit-title = Names that may stand for several places
audit-counts = { $names } names · { $open } left open · { $decided } decided by hand
audit-explained = Where the original is at hand, a click goes to the name, and it can be decided there. Elsewhere the names are those of the digests.
audit-only-open = only what is left open
audit-to-name = to this name
audit-no-place = no place
audit-left-open = left open
audit-others = or { $others }
