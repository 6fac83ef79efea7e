# The quiz.

quiz-no-question = What the filters let through gives no question: clear them, or take a larger dossier.
quiz-question-of = { $at } of { $count } · { $points } points
quiz-leave = Leave
quiz-leave-tip = ends the round; the window is as it was before

## The question

quiz-arrange = the earliest at the top
quiz-earlier = { $letter }: earlier
quiz-later = { $letter }: later
quiz-point = Click where it is on the map.
quiz-point-middle = Take the middle of the map
quiz-answer = Answer
quiz-right = Right.
quiz-close = Close: { $points } points.
quiz-wrong = Not right.
quiz-not-quite = Not quite: { $points } points.
quiz-passage = The passage is in the reader.
quiz-next = Next question
quiz-to-result = How it went

## How it went

quiz-result-right = { $right } of { $asked } right
quiz-result-points = { $points } of { $most } points
quiz-result-kind = { $kind } { $right } of { $asked } right
quiz-is-best = The best round on this machine.
quiz-best = best on this machine: { $points } of { $most } points
quiz-again = Another round
