//! What a class is asked, and what is revealed after it has answered.

/// A question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The question, in plain words.
    pub ask: String,
    /// How it is answered.
    pub answer: Answer,
    /// What is revealed with the answer: why it is so ([`super::Markdown`]).
    pub explanation: String,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// By choosing; one choice or more are right.
    Choices(Vec<Choice>),
    /// In one's own words.
    Free {
        /// What a good answer could be ([`super::Markdown`]).
        model: String,
    },
}

impl Default for Answer {
    fn default() -> Self {
        Self::Choices(Vec::new())
    }
}

/// One answer to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Its words.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right or wrong, in plain words, for whoever has chosen it.
    pub why: Option<String>,
}

impl Question {
    /// The choices; none where it is answered in one's own words.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.answer {
            Answer::Choices(choices) => choices,
            Answer::Free { .. } => &[],
        }
    }

    /// How many choices are right: with several, a class may choose several.
    #[must_use]
    pub fn right_choices(&self) -> usize {
        self.choices().iter().filter(|choice| choice.right).count()
    }

    /// Whether these are all the right choices and no other, by their positions.
    #[must_use]
    pub fn is_answered_by(&self, chosen: &[usize]) -> bool {
        let choices = self.choices();
        !choices.is_empty() && choices.iter().enumerate().all(|(at, choice)| choice.right == chosen.contains(&at))
    }
}

/// The letter that stands before a choice: A, B, C, …
#[must_use]
pub fn choice_letter(at: usize) -> char {
    u8::try_from(at).ok().filter(|at| *at < 26).map_or('?', |at| char::from(b'A' + at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_right_choices_and_no_other_answer_a_question() {
        let choice = |right| Choice { right, ..Choice::default() };
        let question = Question { answer: Answer::Choices([true, false, true].map(choice).to_vec()), ..Question::default() };
        assert!(question.is_answered_by(&[2, 0]) && question.right_choices() == 2);
        for wrong in [&[][..], &[0], &[0, 1, 2], &[1]] {
            assert!(!question.is_answered_by(wrong), "{wrong:?}");
        }
        let free = Question { answer: Answer::Free { model: String::new() }, ..Question::default() };
        assert!(!free.is_answered_by(&[]), "nobody is right who was not judged");
        assert_eq!((choice_letter(0), choice_letter(3), choice_letter(99)), ('A', 'D', '?'));
    }
}
