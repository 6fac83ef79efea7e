//! "Who says so?": which article, or within one whom it names for it; only where nobody else may have said it.

use std::collections::BTreeSet;

use super::alike::may_be_the_same;
use super::random::Random;
use super::words::{shared, telling};
use super::{Answer, Key, Question, QuestionKind, Task, source_text};
use crate::dossier::{Claim, ClaimId, Dossier, Role};
use crate::gazetteer::fold;

/// Wrong choices: so many where there are,
const MOST_WRONG: usize = 3;
/// and not fewer than these.
const LEAST_WRONG: usize = 2;

pub(super) fn question(dossier: &Dossier, random: &mut Random, id: ClaimId) -> Option<Question> {
    let claim = dossier.claim(id).filter(|claim| !fold(&claim.says).is_empty())?;
    let (ask, right, wrong) = who_is_named(dossier, id, claim).or_else(|| which_article(dossier, id, claim))?;
    let mut seen = BTreeSet::from([fold(&right)]);
    // nobody whom the question itself names
    let folded_ask = fold(&ask);
    let is_choice = |text: &str| !fold(text).is_empty() && !folded_ask.contains(&fold(text));
    let mut wrong: Vec<String> = wrong.into_iter().filter(|text| is_choice(text) && seen.insert(fold(text))).collect();
    random.shuffle(&mut wrong);
    wrong.truncate(MOST_WRONG);
    // the question has no word of the right answer that it has not of a wrong one, too
    let asked = telling(&ask);
    let leads = |text: &String| shared(&asked, &telling(text));
    let to_wrong = wrong.iter().map(leads).max().unwrap_or_default();
    if wrong.len() < LEAST_WRONG || !is_choice(&right) || leads(&right) > to_wrong {
        return None;
    }
    let (choices, at) = random.mixed(right, wrong);
    let key = Key { answer: Answer::Choice(at), explanation: source_text(dossier, id), claims: vec![id] };
    Some(Question { kind: QuestionKind::Teller, ask, task: Task::Choose(choices), key })
}

type Choices = (String, String, Vec<String>);

/// Of the articles, if only one tells of it.
fn which_article(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Option<Choices> {
    let article = dossier.article(&claim.article)?;
    if dossier.claims_of(id.of).iter().any(|other| other.article != claim.article) {
        return None;
    }
    let may_say_so = |label: &str| {
        let others = dossier.claims().filter(|(_, other)| dossier.article(&other.article).is_some_and(|article| article.label == label));
        others.into_iter().any(|(other, _)| may_be_the_same(dossier, id, other))
    };
    let others = dossier.articles.iter().filter(|other| other.id != article.id && !may_say_so(&other.label));
    let wrong = others.map(|other| other.label.clone()).collect();
    if article.outlet.as_ref().is_some_and(|outlet| shared(&telling(&claim.says), &telling(outlet)) > 0) {
        return None;
    }
    let title = dossier.title(id.of);
    Some((format!("On “{title}”, which article says so? “{}”", claim.says), article.label.clone(), wrong))
}

/// Of those whom the article names, if it names one for it. Only names that the dossier knows as actors, so that two names are never the
/// same one.
fn who_is_named(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Option<Choices> {
    let article = dossier.article(&claim.article)?;
    let right = claim.attribution.as_ref()?;
    let (right_words, right_wholes) = (telling(right), wholes_of_sources(dossier, claim));
    let ask = format!("By the article “{}”, who says so? “{}”", article.label, claim.says);
    if right_wholes.is_empty() || shared(&telling(&ask), &right_words) > 0 {
        return None;
    }
    let of_article: Vec<(ClaimId, &Claim)> = dossier.claims().filter(|(_, other)| other.article == claim.article).collect();
    let says_otherwise = |(other_id, other): &&(ClaimId, &Claim)| {
        let is_here = other.passage.paragraph == claim.passage.paragraph || may_be_the_same(dossier, id, *other_id);
        is_here && other.attribution.as_deref().is_some_and(|attribution| fold(attribution) != fold(right))
    };
    if of_article.iter().any(|other| says_otherwise(&other)) {
        return None;
    }
    let mut words: Vec<BTreeSet<String>> = vec![right_words];
    let mut wholes = right_wholes;
    let mut wrong = Vec::new();
    // those of the article are the likelier ones
    let elsewhere = dossier.claims().filter(|(_, other)| other.article != claim.article);
    for (_, other) in of_article.into_iter().chain(elsewhere) {
        let Some(attribution) = &other.attribution else { continue };
        let (its_words, its_wholes) = (telling(attribution), wholes_of_sources(dossier, other));
        if wrong.len() < MOST_WRONG
            && !fold(&ask).contains(&fold(attribution))
            && !its_wholes.is_empty()
            && wholes.is_disjoint(&its_wholes)
            && words.iter().all(|words| shared(words, &its_words) == 0)
        {
            words.push(its_words);
            wholes.extend(its_wholes);
            wrong.push(attribution.clone());
        }
    }
    (wrong.len() >= LEAST_WRONG).then(|| (ask, right.clone(), wrong))
}

/// The largest wholes of those who say so.
fn wholes_of_sources<'a>(dossier: &'a Dossier, claim: &'a Claim) -> BTreeSet<&'a str> {
    let sources = claim.actors.iter().filter(|involved| involved.role == Role::Source);
    sources.filter_map(|involved| dossier.whole_of(&involved.actor)).map(|actor| actor.id.as_str()).collect()
}
