//! A round of questions in the window: made from the dossier, answered beside the map, judged with the passage that says so. The score
//! stays with the settings of this machine.

mod panel;

use std::collections::BTreeSet;

use egui::{Painter, Stroke, vec2};
use walkers::Projector;

pub(super) use panel::show as show_panel;

use super::lessons::{Before, show_what};
use super::texts::tr;
use super::{Command, Session, State};
use crate::dossier::{Filter, ReaderSpot, Shown, StepTime};
use crate::geo::LonLat;
use crate::paint::{Look, screen_from_lonlat};
use crate::quiz::{Answer, Judgement, Question, Quiz, Reply, RoundScore, Task, Wanted, quiz};
use crate::time::Mode;

/// Questions of a round.
const COUNT: usize = 8;

/// A round that is being played.
pub struct QuizRun {
    /// Its questions.
    pub quiz: Quiz,
    /// Position of the question.
    pub at: usize,
    /// What is chosen or pointed at so far.
    pub reply: Option<Reply>,
    /// What the answer was worth, once it was given.
    pub judgement: Option<Judgement>,
    /// How the round went so far.
    pub score: RoundScore,
    /// Whether it was the best on this machine, once it is over.
    is_best: Option<bool>,
    before: Before,
}

/// What may be done with a round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuizCommand {
    /// Begins a round about what the filters let through.
    Begin,
    /// Chooses one of the answers.
    Choose(usize),
    /// Moves what is arranged, by position, up or down.
    Move(usize, bool),
    /// Points at the map.
    Point(LonLat),
    /// Points at the middle of the map.
    PointAtMiddle,
    /// Gives the answer.
    Answer,
    /// To the next question, or to the end.
    Next,
    /// Ends the round; the window is as it was before.
    Leave,
}

impl QuizRun {
    /// The question; none when the round is over.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.quiz.questions.get(self.at)
    }

    /// Ends it: it is counted as far as it went, and the window is as it was before.
    pub(super) fn end(self, session: &mut Session, state: &mut State) {
        // a round that is over was kept when it ended
        if self.is_best.is_none() {
            session.quiz_scores.keep(self.score);
        }
        self.before.restore(session, state);
    }

    /// Whether the map is to be pointed at.
    pub(super) fn is_pointing(&self) -> bool {
        self.judgement.is_none() && self.question().is_some_and(|question| question.task == Task::Point)
    }
}

/// A command of the quiz as one of the window.
pub(in crate::desktop) fn command(command: QuizCommand) -> Command {
    Command::Quiz(command)
}

/// Does what was asked for.
pub(super) fn apply(session: &mut Session, state: &mut State, command: QuizCommand) {
    match command {
        QuizCommand::Begin => begin(session, state),
        QuizCommand::Choose(choice) => set_reply(state, Reply::Choice(choice)),
        QuizCommand::Point(at) => set_reply(state, Reply::Spot(at)),
        QuizCommand::PointAtMiddle => {
            if let Some(middle) = state.map_seen().map(|seen| seen.center()) {
                set_reply(state, Reply::Spot(middle));
            }
        }
        QuizCommand::Move(at, up) => {
            if let Some(QuizRun { reply: Some(Reply::Order(order)), judgement: None, .. }) = &mut state.quiz {
                let other = if up { at.checked_sub(1) } else { Some(at + 1) };
                if let Some(other) = other.filter(|other| *other < order.len() && at < order.len()) {
                    order.swap(at, other);
                }
            }
        }
        QuizCommand::Answer => answer(session, state),
        QuizCommand::Next => {
            if let Some(run) = &mut state.quiz {
                run.at += 1;
            }
            ask(session, state);
        }
        QuizCommand::Leave => {
            if let Some(run) = state.quiz.take() {
                run.end(session, state);
            }
        }
    }
}

fn begin(session: &mut Session, state: &mut State) {
    let before = match state.quiz.take() {
        Some(run) => run.before,
        None => Before::of(session, state),
    };
    // one lesson or one round at a time
    if let Some(run) = state.lesson.take() {
        run.end(session, state);
    }
    let seed = u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or(1);
    let wanted = Wanted { seed, count: COUNT, filter: before.filter().clone(), ..Wanted::default() };
    let quiz = quiz(&state.dossier, &state.texts.originals, &wanted);
    if quiz.questions.is_empty() {
        before.restore(session, state);
        return state.say(tr!("quiz-no-question"), true);
    }
    let score = RoundScore::new(seed);
    state.quiz = Some(QuizRun { quiz, at: 0, reply: None, judgement: None, score, is_best: None, before });
    ask(session, state);
}

fn set_reply(state: &mut State, reply: Reply) {
    if let Some(run) = state.quiz.as_mut().filter(|run| run.judgement.is_none()) {
        run.reply = Some(reply);
    }
}

/// Puts the question, with nothing on the map that gives its answer away.
fn ask(session: &mut Session, state: &mut State) {
    let Some(run) = &mut state.quiz else { return };
    (run.reply, run.judgement) = (None, None);
    let mark = match run.question() {
        Some(Question { task: Task::Arrange(items), .. }) => {
            run.reply = Some(Reply::Order((0..items.len()).collect()));
            None
        }
        Some(question @ Question { task: Task::Choose(_), .. }) if question.kind == crate::quiz::QuestionKind::Support => {
            question.key.claims.first().copied()
        }
        Some(_) => None,
        None => {
            let score = std::mem::take(&mut run.score);
            run.is_best = Some(session.quiz_scores.keep(score.clone()));
            run.score = score;
            None
        }
    };
    let ids = mark.map(|claim| state.dossier.id(claim.of).to_owned());
    let filter = Filter { happenings: Some(ids.clone().into_iter().collect()), ..Filter::default() };
    let shown = Shown { filter, selected: ids, map: Some(super::session::HOME_BOX), ..Shown::default() };
    show_what(session, state, &shown);
}

/// Judges the answer and shows where it comes from.
fn answer(session: &mut Session, state: &mut State) {
    let Some(run) = state.quiz.as_mut().filter(|run| run.judgement.is_none()) else { return };
    let (Some(question), Some(reply)) = (run.quiz.questions.get(run.at), &run.reply) else { return };
    let judgement = question.judge(reply);
    run.score.count(question.kind, &judgement);
    let claims = judgement.claims.clone();
    run.judgement = Some(judgement);
    let ids: BTreeSet<String> = claims.iter().map(|claim| state.dossier.id(claim.of).to_owned()).collect();
    let first = claims.first().and_then(|id| Some((*id, state.dossier.claim(*id)?)));
    let Some((id, claim)) = first else { return };
    let time = claim
        .when
        .as_ref()
        .and_then(|when| when.edtf.strict().a_moment_in())
        .map(|moment| StepTime { day: moment.date(), mode: Mode::SoFar });
    let shown = Shown {
        filter: Filter { happenings: Some(ids), ..Filter::default() },
        selected: Some(state.dossier.id(id.of).to_owned()),
        reader: Some(ReaderSpot { article: claim.article.clone(), paragraph: Some(claim.passage.paragraph) }),
        time,
        ..Shown::default()
    };
    show_what(session, state, &shown);
    (state.selected, state.claim) = (Some(id.of), Some(id));
}

/// What was pointed at, and once it is judged where it is: a ring as wide as that is known.
pub(super) fn paint(painter: &Painter, projector: &Projector<'_>, run: &QuizRun, look: &Look) {
    let on_screen = |at: LonLat| screen_from_lonlat(projector, at);
    let Some(Reply::Spot(given)) = run.reply else { return };
    let given = on_screen(given);
    let right = run.question().filter(|_| run.judgement.is_some()).and_then(|question| match &question.key.answer {
        Answer::Spot { at, radius_km, .. } => Some((*at, *radius_km)),
        _ => None,
    });
    if let Some((at, radius_km)) = right {
        let ring = crate::geo::circle(at, radius_km, 64).into_iter().map(on_screen).collect();
        painter.add(egui::Shape::closed_line(ring, Stroke::new(2.5, look.selection)));
        painter.extend(egui::Shape::dashed_line(&[given, on_screen(at)], Stroke::new(2.0, look.text), 6.0, 4.0));
        painter.circle_filled(on_screen(at), 4.0, look.selection);
    }
    for arm in [vec2(9.0, 9.0), vec2(9.0, -9.0)] {
        painter.line_segment([given - arm, given + arm], Stroke::new(3.0, look.text));
    }
}
