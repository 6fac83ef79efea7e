# Handing out, and views that are passed on.

handout-title = Hand out
handout-busy = something is being written already
handout-no-dossier = there is no dossier
handout-no-lesson = the lesson is no longer there
handout-written = Written to { $path }
handout-selection = what the filters let through
handout-dossier = the whole dossier, with its lessons
handout-as = as
handout-page = web page
handout-pdf = PDF
handout-a4 = A4
handout-letter = Letter
handout-for = for
handout-class = the class
handout-teacher = the teacher, with notes and answers
handout-edition = edition
handout-full = full: with what each number on a map says
handout-compact = compact: at most a page for a step
handout-key = the answer key and the notes alone
handout-dossier-tip = Everything but the articles themselves, which belong to their publishers. Another Dateline opens it by double click.
handout-page-tip = One file that any browser opens without a network: map, slider, steps, questions, sources.
handout-pdf-tip = For paper: maps, steps, questions with room to write, sources.
handout-writing = writing
handout-write = Write file

## Every form that writes a file

form-what = what
form-file = file
form-look = Look…
form-look-tip = choose a folder and a name
form-is-there = { $path } is there already.
form-replace = Replace it
form-cancel = Cancel
form-cannot-write = cannot write { $path }: { $error }

## Views

share-copied = The view is in the clipboard: paste it into a mail, or into another Dateline (Ctrl+V).
share-opened = This is the view that was copied.
share-opened-partly =
    The view, as far as it is here:
    { $notes }
