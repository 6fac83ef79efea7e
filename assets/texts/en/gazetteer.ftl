# The workbench: places.

gazetteer-new = New place
gazetteer-open-table = Open a table…
gazetteer-open-table-tip = a dump of GeoNames, LP-TSV or LPF, to take places from
gazetteer-search = Search the gazetteer
gazetteer-search-hint = search a name, in any spelling
gazetteer-in-dossier = In the dossier: { $places }
gazetteer-in-table = In { $table }: { $places }
gazetteer-in-program = Known to the program
gazetteer-table-read = { $file }: { $places } places
gazetteer-table-read-in-part = { $file }: { $places } places; { $refused } rows were refused, the first in line { $line }: { $why }
gazetteer-table-not-utf-8 = { $file }: expected a table in UTF-8
gazetteer-table-unknown = { $file }: expected LP-TSV, LPF or the dump of GeoNames, found none of them
gazetteer-all = All places
gazetteer-keep = Keep changes
gazetteer-add = Add to the gazetteer

## Names

gazetteer-names = Names
gazetteer-shown = shown
gazetteer-spelling = spelling
gazetteer-language = language
gazetteer-script = script
gazetteer-show-name = show name { $n }
gazetteer-name = name { $n }
gazetteer-language-hint = en, ar, ku, tr, …
gazetteer-script-hint = only if not the usual one: Arab, Latn
gazetteer-add-spelling = Add a spelling
gazetteer-add-arabic = in Arabic
gazetteer-add-kurdish = in Kurdish
gazetteer-needs-name = a place needs a name

## Where it is

gazetteer-where = Where it is
gazetteer-longitude = longitude
gazetteer-latitude = latitude
gazetteer-expected-longitude = expected the longitude in degrees, found "{ $found }"
gazetteer-expected-latitude = expected the latitude in degrees, found "{ $found }"
gazetteer-pick = Choose on the map
gazetteer-pick-tip = Click where it is.
# before a number of km
gazetteer-radius = known to, or reaching
gazetteer-km = km
# before: public record, GeoNames, convention
gazetteer-source = from
gazetteer-source-text = source of the coordinates
gazetteer-public-record = public record
gazetteer-public-record-hint = which record: a map, a report, an imported table
gazetteer-geonames = GeoNames
gazetteer-geonames-hint = its number there
gazetteer-expected-geonames = expected the number of a GeoNames entry, found "{ $found }"
gazetteer-convention = convention
gazetteer-convention-hint = what was decided, such as where the label of a region sits
gazetteer-needs-source = say where the coordinates come from

## What it is

gazetteer-about = What it is
gazetteer-identifier = identifier
gazetteer-identifier-hint = small letters, digits, hyphens; never changes
gazetteer-kind = kind
gazetteer-country = country
gazetteer-country-hint = SY
gazetteer-lies-in = lies in
gazetteer-search-own-hint = name of a place
gazetteer-links = links
gazetteer-links-hint = gn:173811 wd:Q174075
gazetteer-note = note
gazetteer-note-hint = what a reader should know

## What uses it

gazetteer-uses =
    { $uses ->
        [one] Used once
       *[other] Used { $uses } times
    }
gazetteer-use-child = { $child } lies in it
gazetteer-use-route = the line "{ $route }" runs over it
gazetteer-use-lesson = the step "{ $step }" of the lesson "{ $lesson }" shows it
gazetteer-use-reading = a name in { $article } ¶{ $paragraph } stands for it
gazetteer-delete = Delete this place
gazetteer-delete-tip = it is used: look at the list above, or merge it into another place
gazetteer-merge = merge into
gazetteer-merge-tip = merge into: what names this place names the other, which takes over its spellings
