# The workbench: claims and cards.

## The form of a claim

claim-form-new = New claim
claim-form-change = Change the claim
claim-form-keep = Keep claim (Ctrl+Enter)
claim-form-is-open = A claim is being written: keep it or cancel it first.
claim-form-needs-words = Select the words that the claim rests on in the reader, in the original of the article.
claim-form-is-gone = the claim was changed or deleted meanwhile: close this form, and open it again
claim-form-passage = { $article } ¶{ $paragraph } · { $words } words
claim-form-too-many-words = at most { $most }: select fewer words in the reader
claim-form-rest-on = Rest it on “{ $quote }”

## What it speaks of, and says

claim-form-target = What it speaks of
claim-form-new-event = a new event
claim-form-new-movement = a new movement
claim-form-another-version = another version of one that is there
claim-form-search-happening = search for another
claim-form-no-happening = there is no event or movement "{ $id }"
claim-form-title = title
claim-form-title-of-all = title, of all its versions
claim-form-event-title-hint = neutral: who did what where
claim-form-movement-title-hint = neutral: who goes from where to where
claim-form-event-kind = kind of event
claim-form-movement-kind = kind of movement
claim-form-saying = What it says
claim-form-says = in your own neutral words
claim-form-needs-words-of-own = say in your own words what the passage says
claim-form-attribution = who says so, as the article has it
claim-form-attribution-hint = left out: the article itself

## When

claim-form-when = When
claim-form-date = date
claim-form-date-hint = 2019-10-13, 2025-05~, 2017/.., or: mid May 2025
claim-form-undated = undated
claim-form-date-reads = reads: { $date }
claim-form-date-edtf = as EDTF { $date }
claim-form-date-words = the article's own words for it
claim-form-date-words-hint = this week; last October
# before a number
claim-form-words-paragraph = in paragraph
claim-form-date-note = note on the date
claim-form-date-note-hint = how it was worked out, or from what record it is

## Where

claim-form-where = Where
claim-form-place-note-hint = note on the place
claim-form-no-place = no place: it is shown as unplaced
claim-form-add-place = add a place
claim-form-add-place-hint = add a place: type its name
claim-form-place-is-new = { $place } · new to the gazetteer

## From where to where

claim-form-legs = From where to where
claim-form-legs-tip = What the article leaves open stays empty.
claim-form-leg = stretch { $n }
claim-form-from = from
claim-form-to = to
claim-form-via = by way of
claim-form-leg-place =
    { $end ->
        [from] stretch { $n } from
        [to] stretch { $n } to
       *[via] stretch { $n } by way of
    }
claim-form-leg-place-hint =
    { $end ->
        [from] stretch { $n } from: type its name
        [to] stretch { $n } to: type its name
       *[via] stretch { $n } by way of: type its name
    }
claim-form-not-stated = not stated
claim-form-no-direction = no direction
# before: stated, inferred, unknown
claim-form-path = the way is
claim-form-depart = set out
claim-form-arrive = arrived
claim-form-not-dated = not dated
claim-form-stood = the article says that it stood there until then
claim-form-stays = the article says that it stayed where it went
claim-form-add-leg = Add a stretch

## Who, how many, and the rest

claim-form-who = Who
claim-form-add-actor = add an actor
claim-form-add-actor-hint = name of an actor
# before the kinds of actors
claim-form-new-actor = new actor “{ $name }”:
claim-form-actor-state = state
claim-form-actor-armed = armed force
claim-form-actor-agency = agency
claim-form-actor-person = person
claim-form-actor-group = group
claim-form-actor-media = media
claim-form-actor-alliance = alliance
claim-form-figures = How many
claim-form-add-figure = Add a figure
claim-form-add-figure-tip = what is counted, the article's wording, the least and the most that it allows
claim-form-figure-what-hint = trucks
claim-form-figure-text-hint = about 40
claim-form-figure-needs = a figure needs what is counted, and the article's wording
claim-form-expected-number = expected a number, found "{ $found }"
claim-form-rest = Terms and note
claim-form-terms = the article's own loaded words, one a line
claim-form-note = note
claim-form-note-hint = what a reader should know

## The card of an article

article-card = Card of { $article }
article-card-of-none = there is no article "{ $id }"
article-card-label = label
article-card-label-hint = up to three words, for legends
article-card-needs-label = a card needs a label, up to three words for legends
article-card-title = title
article-card-title-hint = left out: untitled
article-card-outlet = outlet
article-card-author = author
article-card-unknown-hint = left out: unknown
article-card-language = language
article-card-language-hint = en, ar, …
article-card-needs-language = say in which language it is: en, ar, …
article-card-published = published
article-card-published-hint = 2025-05~, 12 May 2025
article-card-published-on = published { $date }
article-card-bounds = at the earliest and latest
article-card-bounds-hint = 2025-03/2025-06; what the text allows
article-card-reason = how that is known
article-card-reason-hint = the dateline; who holds which office; …
article-card-needs-reason = say how the date is known
# before: stated, inferred, public record
article-card-basis = the date is
article-card-remove = Remove this article
article-card-cited = { $claims } claims cite it: delete these first

## A paragraph of a card

paragraph-form = Paragraph { $paragraph } of { $article }
paragraph-form-digest = digest: one neutral sentence in your own words
paragraph-form-digest-tip = It stands in the reader where the original is not at hand.
paragraph-form-cited = Claims cite this paragraph.
# before the reasons
paragraph-form-unmarked = no claim cites it, because it is
paragraph-form-not-said = not said yet
# before a number
paragraph-form-repeats = which paragraph
