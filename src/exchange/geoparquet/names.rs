//! Names of columns that every reader can tell apart: `DuckDB` and others do not see the difference between `Notes` and `notes`.

use std::collections::BTreeSet;

/// The names in order, each once: an empty one is called after its position, from 1, and the second `notes` is `notes_2`.
pub(super) fn told_apart(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let called = |(n, name): (usize, String)| if name.is_empty() { format!("column_{}", n + 1) } else { name };
    names.into_iter().enumerate().map(called).map(|name| free(&name, &mut taken)).collect()
}

fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut candidate = name.to_owned();
    let mut n = 1;
    while !taken.insert(candidate.to_lowercase()) {
        n += 1;
        candidate = format!("{name}_{n}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn names_that_differ_in_case_alone_are_told_apart() {
        let names = ["notes", "Notes", "", "geometry", "notes_2"].map(str::to_owned);
        assert_eq!(told_apart(names), ["notes", "Notes_2", "column_3", "geometry", "notes_2_2"]);
    }
}
