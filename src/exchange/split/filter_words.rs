//! A filter in words, with the identifiers that the command line takes, so that a file can say what it holds.

use std::collections::BTreeSet;

use crate::query::Filter;

/// What passes, in words: parts that must all hold, parted by `; `. Without a filter, `everything`.
#[must_use]
pub fn filter_in_words(filter: &Filter) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |part: Option<String>| said.extend(part);
    say(filter.from.as_ref().map(|date| format!("not before {date}")));
    say(filter.to.as_ref().map(|date| format!("not after {date}")));
    say(filter.at.as_ref().map(|date| format!("possibly at {date}")));
    say(filter.bbox.as_ref().map(|bbox| format!("with a place in the box {bbox} (west, south, east, north)")));
    say(any(filter.places.as_ref()).map(|places| format!("at or inside the place {places}")));
    say(any(filter.happenings.as_ref()).map(|ids| format!("the event or movement {ids}")));
    say(any(filter.articles.as_ref()).map(|articles| format!("of the article {articles}")));
    say(any(filter.kinds.as_ref()).map(|kinds| format!("of the kind {kinds}")));
    let shapes = filter.shapes.as_ref().map(|shapes| shapes.iter().map(|shape| shape.label()).collect::<Vec<_>>().join("; or "));
    say(shapes.map(|shapes| format!("events of the sort {shapes}")));
    say(filter.events_only.then(|| "events only".to_owned()));
    say(filter.movements_only.then(|| "movements only".to_owned()));
    say(any(filter.actors.as_ref()).map(|actors| format!("with the actor {actors} or a part of it")));
    let modalities =
        filter.modalities.as_ref().map(|modalities| modalities.iter().map(|modality| modality.name()).collect::<Vec<_>>().join(" or "));
    say(modalities.map(|modalities| format!("put as {modalities}")));
    say(filter.text.as_ref().map(|text| format!("with the words \"{text}\"")));
    say(filter.max_where_prec.map(|max| format!("with a place of precision {max} or better (1 exact to 7 sea or air)")));
    say(filter.max_date_prec.map(|max| format!("with a date of precision {max} or better (1 day to 5 year)")));
    if said.is_empty() { "everything".to_owned() } else { said.join("; ") }
}

fn any(values: Option<&BTreeSet<String>>) -> Option<String> {
    values.map(|values| values.iter().map(String::as_str).collect::<Vec<_>>().join(" or "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Modality;

    #[test]
    fn a_filter_says_all_that_it_asks_for() {
        assert_eq!(filter_in_words(&Filter::default()), "everything");
        let filter = Filter {
            from: "2019-10".parse().ok(),
            bbox: "35,32,43,38".parse().ok(),
            articles: Some(BTreeSet::from(["b".to_owned(), "a".to_owned()])),
            actors: Some(BTreeSet::from(["russia".to_owned()])),
            modalities: Some(BTreeSet::from([Modality::Denied])),
            text: Some("trucks".to_owned()),
            max_where_prec: Some(3),
            ..Filter::default()
        };
        insta::assert_snapshot!(filter_in_words(&filter), @r#"not before 2019-10; with a place in the box 35,32,43,38 (west, south, east, north); of the article a or b; with the actor russia or a part of it; put as denied; with the words "trucks"; with a place of precision 3 or better (1 exact to 7 sea or air)"#);
    }
}
