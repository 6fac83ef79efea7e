//! "Which sentence supports this mark?": a mark, and four sentences of its article, of which one is what it rests on.

use super::alike::may_be_the_same;
use super::random::Random;
use super::words::{shared, telling};
use super::{Answer, Key, Question, QuestionKind, Task, source_text};
use crate::dossier::{
    Article, Claim, ClaimId, Dossier, EventKind, Happening, Modality, Originals, Paragraph, ParagraphKind, Role, Unmarked,
};
use crate::gazetteer::{Place, fold};

/// Wrong sentences beside the right one.
const WRONG: usize = 3;

pub(super) fn question(dossier: &Dossier, originals: &Originals, random: &mut Random, id: ClaimId) -> Option<Question> {
    let claim = dossier.claim(id)?;
    let article = dossier.article(&claim.article)?;
    let right = article.paragraph(claim.passage.paragraph).filter(|paragraph| is_sentence(paragraph))?;
    let mark = Mark::of(dossier, id, claim)?;
    let ask = format!("On the map, by the article “{}”: {}. Which sentence supports this mark?", article.label, mark.text());
    let right_text = sentence(originals, article, right);
    let said = telling(&claim.says);
    // a digest is short, and may leave out what the claim says; an original has its very words
    if originals.of(&article.id).is_none() && shared(&said, &telling(&right_text)) * 2 < said.len() {
        return None;
    }
    let in_right = mark.led_to(&right_text);
    let may_stand_beside = |other: &&Paragraph| {
        let text = telling(&sentence(originals, article, other));
        other.n != right.n
            && is_sentence(other)
            && !repeats(right, other)
            && claim.when.as_ref().and_then(|when| when.words.as_ref()).is_none_or(|words| words.paragraph != other.n)
            && claims_in(dossier, article, other.n).all(|other| !may_be_the_same(dossier, id, other))
            // nothing that says much the same, or speaks of such a thing at all, without being cited for it
            && shared(&said, &text) * 2 < said.len()
            && shared(&telling(&mark.kind), &text) == 0
    };
    let mut wrong: Vec<((usize, usize), String)> = Vec::new();
    let mut seen = vec![fold(&right_text)];
    let mut others: Vec<&Paragraph> = article.paragraphs.iter().filter(may_stand_beside).collect();
    random.shuffle(&mut others);
    for other in others {
        let text = sentence(originals, article, other);
        let folded = fold(&text);
        if !folded.is_empty() && !seen.contains(&folded) {
            seen.push(folded);
            wrong.push((mark.led_to(&text), text));
        }
    }
    // the words of the mark lead to a wrong sentence at least as well as to the right one, its names alone and all of them together
    wrong.sort_by_key(|(in_wrong, _)| std::cmp::Reverse(*in_wrong));
    let leads_astray = |((names, words), _): &((usize, usize), String)| *names >= in_right.0 && *words >= in_right.1;
    if fold(&right_text).is_empty() || wrong.len() < WRONG || !wrong.iter().take(WRONG).any(leads_astray) {
        return None;
    }
    let wrong = wrong.into_iter().take(WRONG).map(|(_, text)| text).collect();
    let (choices, at) = random.mixed(right_text, wrong);
    let key = Key { answer: Answer::Choice(at), explanation: source_text(dossier, id), claims: vec![id] };
    Some(Question { kind: QuestionKind::Support, ask, task: Task::Choose(choices), key })
}

/// Coarser places than a region leave open which of many sentences is meant.
const COARSEST: u8 = 5;

/// Kind, place, date, actors and modality of a mark; not the title, which often has the words of the sentence.
struct Mark {
    kind: String,
    names: String,
    when: String,
}

impl Mark {
    /// None for what has no date or no place, and so no mark; and for a kind under which any sentence may fall.
    fn of(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Option<Self> {
        let kind = match id.of {
            Happening::Event(index) => match dossier.events.get(index)?.kind {
                EventKind::Situation | EventKind::Statement | EventKind::Report => return None,
                kind => kind.label().to_owned(),
            },
            Happening::Movement(index) => format!("movement, {}", dossier.movements.get(index)?.kind.label()),
        };
        let modality = if claim.modality == Modality::Reported { String::new() } else { format!(", {}", claim.modality.name()) };
        let places: Vec<&Place> = claim.place_ids().iter().filter_map(|id| dossier.gazetteer.place(id)).collect();
        let is_exact = places.iter().any(|place| place.kind.usual_prec() <= COARSEST);
        let actors = claim.actors.iter().filter(|involved| matches!(involved.role, Role::Agent | Role::Target | Role::Party));
        let actors = actors.filter_map(|involved| dossier.actor(&involved.actor)).map(|actor| actor.name.as_str());
        let names: Vec<&str> = places.iter().map(|place| place.name()).chain(actors).collect();
        let when = claim.when.as_ref()?.edtf.human();
        is_exact.then(|| Self { kind: kind + &modality, names: names.join(", "), when })
    }

    fn text(&self) -> String {
        format!("{}; {}; {}", self.kind, self.names, self.when)
    }

    /// How many of its words a sentence has: those of its names, and all.
    fn led_to(&self, sentence: &str) -> (usize, usize) {
        let words = telling(sentence);
        (shared(&telling(&self.names), &words), shared(&telling(&self.text()), &words))
    }
}

/// What the article says there, from the original where it is at hand.
fn sentence(originals: &Originals, article: &Article, paragraph: &Paragraph) -> String {
    match originals.of(&article.id) {
        Some(original) => original.between(paragraph.start, paragraph.end).trim().to_owned(),
        None => paragraph.digest.trim().to_owned(),
    }
}

fn is_sentence(paragraph: &Paragraph) -> bool {
    matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Quote)
}

fn repeats(a: &Paragraph, b: &Paragraph) -> bool {
    let first = |paragraph: &Paragraph| if let Some(Unmarked::Repeats(n)) = paragraph.unmarked { n } else { paragraph.n };
    first(a) == first(b)
}

fn claims_in<'a>(dossier: &'a Dossier, article: &'a Article, paragraph: usize) -> impl Iterator<Item = ClaimId> + 'a {
    let here = move |claim: &Claim| claim.article == article.id && claim.passage.paragraph == paragraph;
    dossier.claims().filter(move |(_, claim)| here(claim)).map(|(id, _)| id)
}
