# The slider and its lanes.

time-slider = Time
time-nothing-dated = Nothing is dated yet. What is gets a bar here, one lane for each article.
time-one-of-several = { $one } of { $all } here: click again for the next

## Going on and back

time-previous-event = Previous event
time-play-backwards = Play backwards
time-play = Play
time-pause = Pause
time-next-event = Next event
time-step = step
time-step-list = Step by: step
time-step-back = − 1 { $unit }
time-step-on = + 1 { $unit }

## The date

time-no-dates = no dates
time-no-dates-button = no dates: go to a date
time-date-button = { $date }: go to a date
time-date-tip = click, or press D, to type a date
time-date-field = Date to go to
# dates, lengths and speeds are read in English
time-date-hint = mid May 2025
time-date-notations = EDTF or plain English: 2019-10, mid May 2025, about 2018
time-date-has-no-day = "{ $date }" has no day to go to
time-date-not-on-axis = { $date } is not on the axis, which goes from { $first } to { $last }

## How much is visible, and how fast it goes

time-mode-moment = moment
time-mode-window = window
time-mode-so-far = so far
time-width-list = Width of the window: { $width }
time-another-width = Another width
time-another-width-hint = 36 h, 10 days, 2 years
time-speed-list = Speed: { $speed }
time-another-speed = Another speed
time-another-speed-hint = 10 days/s
time-at-end-list = At the end: { $what }
time-skip-empty = skip empty
time-skip-empty-tip = leap over stretches in which nothing is told of
time-halt = pause
time-halt-tip = pause at each event: halt where something begins, to speak about it; Space goes on

## The axis

time-stretch-all = all
time-stretch-all-tip = show the whole axis
time-stretch-year = year
time-stretch-year-tip = show the year of the slider
time-stretch-month = month
time-stretch-month-tip = show the month of the slider
time-fold = fold { $length }
time-fold-list = Fold empty time: fold { $length }
time-fold-for = fold what is empty for { $length }
time-fold-nothing = true scale: fold nothing
time-true-scale = true scale
time-true-scale-list = Fold empty time: true scale
time-another-length = Another length
time-another-length-hint = 3 weeks

## Lanes

time-lanes-list = Lanes: { $lanes }
time-lanes-by-article = by article
time-lanes-by-kind = by kind
time-lanes-by-actor = by actor
time-lanes-by-place = by place
time-lane-movements = movement
time-lane-nobody = nobody named
time-lane-nowhere = no place stated
time-lane-others = { $count } others
