# The reader.

reader-article = Article
reader-choose-article = choose an article
reader-no-article = No article yet: File, Add an article.
reader-previous-claim = Previous claim (P)
reader-next-claim = Next claim (N)
reader-make-claim = Make a claim (K)
reader-drag = drag over the words that it rests on
reader-word-count = { $n } of at most { $most } words

## The head of the page

reader-published =
    { $by ->
        [none] author and outlet unknown
       *[other] { $by }
    } · { $when ->
        [none] undated
       *[other] { $when }
    } ({ $basis })
reader-original = The original, from your own file. Marked: the words that claims rest on. Underlined: places.
reader-digest = Digest in our own words, and the quotes that claims rest on. Drop the original on the window to read it here; it is recognised by its SHA-256.
reader-other-edition = { $file } is another edition: { $edition }. Its words are not shown, since marks would stand at wrong places.

## The paragraphs

reader-paragraph-tip = its digest, and why no claim cites it
reader-unmarked = no mark: { $reason }
reader-claim = claim: { $says }
reader-disputes = disputes about paragraph { $n }
reader-disputes-tip =
    sources differ:
    { $titles }
# the names of the places that a word may stand for, with `reader-or` between them
reader-place =
    { $n ->
        [one] place: { $names }
       *[other] place: may be { $names }
    }
reader-or = or
reader-remarks = REMARKS ON THIS ARTICLE
