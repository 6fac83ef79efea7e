# The map and its cards.

map-what-happened = Map of what happened
map-coordinates = { $north }° N  { $east }° E
map-no-tile = no tile has come from openstreetmap.org: this is the map in the program
map-nothing-here = your map has nothing here: this is the map in the program
map-none = no base map: { $error }
map-card-when =
    { $when ->
        [none] undated
       *[other] { $when }
    } · { $modality }
map-off-screen =
    { $total } off screen{ $west ->
        [0] { "" }
       *[other] { " " }· { $west } west
    }{ $north ->
        [0] { "" }
       *[other] { " " }· { $north } north
    }{ $east ->
        [0] { "" }
       *[other] { " " }· { $east } east
    }{ $south ->
        [0] { "" }
       *[other] { " " }· { $south } south
    }
