# What is selected.

inspector-nothing-selected = Click a mark, a line or a bar to see who says what.
inspector-marks-rest-on = Each mark rests on a passage of an article; the reader shows it.
inspector-articles = THE ARTICLES
inspector-published =
    { $outlet ->
        [none] outlet unknown
       *[other] { $outlet }
    } · { $when ->
        [none] undated
       *[other] { $when }
    }
inspector-told-by = told by { $n } of { $of } articles
inspector-side-by-side = side by side
inspector-sheet = source sheet…
inspector-sheet-tip = for a handout or a footnote: Markdown or a web page
inspector-differ = where sources differ: { $n }
inspector-note-heading = NOTE
inspector-unmapped-place = Not on the map: no article names its place.
inspector-unmapped-date = Not on the map: no article bounds its time.
inspector-unmapped-time = Not on the map: it is at another time.
inspector-unmapped-filter = Not on the map: filtered out.

## The card of a claim

inspector-change = change…
inspector-says = says: { $who }
inspector-paragraph = paragraph { $n }: { $digest }
inspector-note = note: { $note }
inspector-read-passage = Read passage
inspector-fact-when = when
inspector-fact-words = in its words
inspector-fact-where = where
inspector-fact-way = way
inspector-fact-length = length
inspector-fact-length-tip = between two known ends; the speed is the least that its dates allow
inspector-fact-who = who
inspector-fact-figures = how many
inspector-fact-terms = called
inspector-fact-date = date
inspector-fact-place = place

## The card of a place

place-in-gazetteer = in the gazetteer…
place-in-gazetteer-tip = its names, where they are from, every passage that uses it
place-back = back
place-close = close
place-back-tip = also Esc
place-also = also
place-whereabouts = { $north }° N  { $east }° E, known to or reaching { $km } km
place-meetings = arrivals and departures
place-meetings-count = arrivals and departures: { $n }
place-no-meetings = No movement that an article tells of begins, ends or passes here.
place-meeting =
    { $what }, { $when ->
        [none] undated
       *[other] { $when }
    }:
place-meeting-of =
    { $what }, { $when ->
        [none] undated
       *[other] { $when }
    }: { $title }
place-happenings-count = what is told of it: { $n }
place-happening =
    { $when ->
        [none] undated
       *[other] { $when }
    }:
place-more = and { $n } more
place-click = click for its card
