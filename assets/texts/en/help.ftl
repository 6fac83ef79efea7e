# Keys, about, problems of a dossier.

help-keys = Keys

## About

about-title = About Dateline
about-what = Dateline { $version }: what news articles say happened, where and when.
about-passages = Every mark rests on a passage of an article. Versions of different articles stay apart, and what an article leaves open stays open here.
about-map = Base map: Natural Earth and World Data Bank II (public domain); lakes, roads and railways © OpenStreetMap contributors (ODbL); towns GeoNames (CC BY 4.0). Arabic letters: Noto Sans Arabic (OFL).
about-borders = Borders are Natural Earth's, drawn as they are held; ceasefire lines, and lines that are disputed or not finally agreed, are dashed. None of them is our opinion.
about-articles = The articles belong to their publishers: only short quotes and digests in our own words are part of this program.

## Problems

problems-title =
    { $n ->
        [one] This dossier has a problem
       *[other] This dossier has { $n } problems
    }
problems-of-built-in = the built-in dossier · nothing was changed · mend the files and open it again; `dateline check` prints the same list
problems-of-file = { $path } · nothing was changed · mend the files and open it again; `dateline check` prints the same list
problems-of-new = a new dossier · nothing was changed · mend the files and open it again; `dateline check` prints the same list
