# The quiz.
