# Filters, legend, search and what is found.

## The legend, which is the filter

side-articles = articles
side-colour-article = colour: article
side-article-tip =
    { $title }
    { $outlet ->
        [none] outlet unknown
       *[other] { $outlet }
    }, { $when ->
        [none] undated
       *[other] { $when }
    }
    click: on or off · double click: only this
side-colour-side = colour: side that acts
side-shape = shape: kind
side-movement = movement
side-fill = fill: said to be
side-exact = how exact
side-exact-place = how exact a place
side-exact-date = how exact a date
side-exact-elsewhere = chosen elsewhere
side-place-any = any place, or none
side-place-country = at least a country
side-place-region = at least a region
side-place-governorate = at least a governorate
side-place-spot = an exact spot
side-date-any = any date, or none
side-date-bounded = at least bounded
side-date-month = at least a month
side-date-week = at least a week
side-date-day = a day
side-actors = Actors
side-actors-only = Actors: only { $n }

## How many are shown

side-shown = { $shown } of { $total } shown
side-clear-filters = clear filters
side-other-time = { $n } at another time
side-filtered = { $n } filtered out
side-without-place = { $n } without a place
side-without-date = { $n } without a date
side-movement-named = movement: { $title }

## Search

search-article = article
search-event = event
search-movement = movement
search-nothing = nothing of that name, in any spelling known here
