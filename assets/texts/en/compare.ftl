# Versions side by side, coverage.

compare-tab-happening = One event
compare-tab-years = By year
compare-tab-actors = By actor
compare-tab-disputes = Disputes

## One event

compare-nothing-selected = Choose an event on the left, on the map or on the slider: what each article says of it stands here side by side.
compare-told-by-several = told by several articles: { $n }
compare-told-by-one = told by one article: { $n }
compare-switched-off = { $n } of the { $all } articles that tell of it are switched off
compare-only-one = Only one article of this dossier tells of it.
compare-names = what each article calls them, anywhere in its text

## By year, by actor

compare-years-about = Claims by the years that they speak of. One that spans several years stands in each of them.
compare-actors-about = Claims by those who act, or to whom it is done, as the largest whole that they are a part of.
compare-cell = { $n } claims: { $article }, { $row }
compare-cell-claims = { $article }, { $row }: { $n } claims

## Disputes

compare-disputes-shown = { $shown } of { $total } disputes
compare-disputes-kind = Kind of dispute
compare-disputes-every-kind = of every kind
compare-disputes-all = all disputes
compare-disputes-of-article = only { $article }
compare-disputes-of-paragraph = only { $article } ¶{ $n }
compare-disputes-about = Who differs from whom, and by how much. No verdict: a difference may have a reason that both sides would accept.

## Coverage

coverage-title = What of each article has become marks
coverage-squares = A square is a paragraph: full with marks, hollow without them for the reason that the pointer tells, crossed where nobody has said why. A click opens it.
coverage-paragraph =
    { $article } paragraph { $n }: { $status ->
        [marked] with marks
        [excused] no mark: { $reason }
       *[unaccounted] no mark, and nobody has said why
    }
coverage-paragraph-tip =
    ¶ { $n }, { $status ->
        [marked] with marks
        [excused] no mark: { $reason }
       *[unaccounted] no mark, and nobody has said why
    }
    { $digest }
# why: a list of the reasons, each with how many
coverage-paragraphs =
    { $cited } of { $total } paragraphs with marks, { $excused } without{ $reasons ->
        [0] { "" }
       *[other] { " " }({ $why })
    }{ $unaccounted ->
        [0] { "" }
       *[other] , { $unaccounted } unaccounted for
    }
coverage-repetition = repetition
coverage-modality = { $count } { $modality } ({ $percent } %)
coverage-shares = attributed to somebody: { $attributed } of { $claims } ({ $attributed_percent } %), to nobody: { $unattributed } · date stated by the article: { $dated } of { $claims } ({ $dated_percent } %) · can be placed: { $placed } of { $claims } ({ $placed_percent } %)
coverage-alone = events and movements that it alone tells of: { $alone } · that others tell of, too: { $shared }
coverage-disputes = { $n } disputes
