# Lessons: the step, the presenter, the editor.

lesson-has-no-steps = this lesson has no steps yet: the editor adds some
lesson-none-to-present = there is no lesson to present: Lesson › New makes one

## The step

lesson-step-is-gone = This step is no longer there.
lesson-leave-whole = Leave the lesson
lesson-step-of = { $title } · { $step } of { $steps }
lesson-back = Back
lesson-next = Next
lesson-show-again = Show again
lesson-show-again-tip = map, slider and selection as this step has them
lesson-window = Window (Esc)
lesson-window-tip = back to the window
lesson-present = Present (F5)
lesson-present-tip = on the whole screen
lesson-leave = Leave
lesson-leave-tip = ends the lesson; the window is as it was before

## Its question

lesson-right-choices = { $n } of these are right.
lesson-choice-right = { $letter }  { $text }   (right)
lesson-choice-wrong = { $letter }  { $text }   (not this one)
lesson-your-answer = your answer
lesson-good-answer = A good answer
lesson-show-answer = Show the answer (Enter)
lesson-hide-answer = Hide the answer (Enter)
lesson-answer-right = That is right.
lesson-answer-wrong = Not quite.

## The speaker's notes

lesson-notes-title = Dateline: notes
lesson-notes = Notes
lesson-notes-step = step { $step } of { $steps }
lesson-no-notes = no notes for this step
lesson-notes-next = next: { $title } ({ $minutes } min)
lesson-notes-last = the last step of “{ $title }”

## The whole screen

presenter-time = { $gone } of { $minutes } min
presenter-key-present = present a lesson on the whole screen
presenter-key-steps = there: next and previous step, also by a clicker; Right and Left too
presenter-key-answer = there: show or hide the answer
presenter-key-black = there: black screen
presenter-key-point = there: spotlight, pen, wipe the pen away
presenter-key-scroll = read on in the step; a smaller or larger spotlight
presenter-goes-on = It goes on by itself after { $seconds } s without a touch. A changes that.
presenter-stays = It stays until somebody goes on.
presenter-pen-sign = pen (P)
presenter-go-on-sign = goes on after { $seconds } s
lesson-for-teacher = For the teacher
lesson-teacher-length = { $minutes } minutes, { $steps } steps
lesson-teacher-aims = Aims
lesson-teacher-notes = Notes
presenter-key-size = there: larger, smaller
presenter-key-show = there: timer, notes in a second window, only the map, the whole legend
presenter-key-go-on = there: go on by itself, round and round
presenter-key-leave = there: back to the window

## The editor

lesson-edit-title = Edit a lesson
lesson-edit-add-step = Add step from what I see now
lesson-edit-up = Up
lesson-edit-up-tip = before the step above
lesson-edit-down = Down
lesson-edit-down-tip = after the step below
lesson-edit-duplicate = Duplicate
lesson-edit-delete-step = Delete step
lesson-edit-give = Give this lesson
lesson-edit-show-here = Show here what I see now
lesson-edit-show-here-tip = the open step shows map, time, filters and selection as they are now
lesson-edit-delete = Delete lesson
lesson-edit-delete-tip = Ctrl+Z brings it back
lesson-edit-minutes = minutes
lesson-edit-lesson-title = title of the lesson
lesson-edit-about = about the lesson
lesson-edit-summary = what it is about, in one sentence
lesson-edit-aims = aims, one a line
lesson-edit-teacher-notes = notes for the teacher
lesson-edit-step-title = title of the step
lesson-edit-text = what the class reads: **bold**, *italic*, - lists, [words](https://…)
lesson-edit-notes = notes that only you see
lesson-edit-sort = sort of question
lesson-edit-no-question = no question
lesson-edit-choices = a question with choices
lesson-edit-free = a question with a free answer
lesson-edit-ask = what is asked
lesson-edit-model = a good answer
lesson-edit-explanation = explanation, shown with the answer
lesson-edit-right = right
lesson-edit-choice = choice
lesson-edit-why = why not, or why
lesson-edit-choice-of = choice { $letter }
lesson-edit-why-of = why { $letter }
lesson-edit-take-away = take choice { $letter } away
lesson-edit-another-choice = another choice
