# Lessons: the step, the presenter, the editor.
