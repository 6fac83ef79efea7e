//! The words of the window stand in one catalogue: every message that the code asks for is there, with the values that the code gives,
//! and no words stand in the code. What another language has is a message of the English one.
#![expect(clippy::unwrap_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "support/rust_text.rs"]
mod rust_text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use rust_text::{Literal, literals, without_comments_and_strings};

/// Keys of messages, each with the names of its values.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Names of keys on the keyboard and of this program: the same in every language.
const NAMES: [&str; 13] = [
    "Dateline",
    "Space",
    "Right  Left",
    "Page Down  Page Up",
    "Home  End",
    "Esc",
    "Enter",
    "Ctrl+Z  Ctrl+Shift+Z",
    "Ctrl+N  Ctrl+O  Ctrl+S",
    "Ctrl+I  Ctrl+E",
    "Ctrl+Shift+L  Ctrl+V",
    "QuadClass",
    "Down  Up",
];

/// What goes into the dossier, whose language is not that of the window.
const DATA: [&str; 7] = [
    "First step",
    "My lesson",
    "New step",
    "as entered when the article was added",
    "not known: the article was added on {today}",
    "chosen on the base map",
    "Arab",
];

/// What egui tells things apart by; nobody sees it.
const IDS: [&str; 7] =
    ["how exact a place", "how exact a date", "width of the window", "at the end", "step by", "fold empty time", "what is typed"];

/// Behind these, a literal is no words but what egui tells things apart by, a key of the catalogue, or what is said on the terminal
/// because there is no window.
const NO_WORDS_BEHIND: [&str; 15] = [
    "unique(",
    "id_salt(",
    "id_salt((",
    "Grid::new(",
    "push_id(",
    "leading(",
    "trailing(",
    "Panel::left(",
    "Panel::right(",
    "Panel::top(",
    "Panel::bottom(",
    "from_hash_of(",
    "tr!(",
    "reason =",
    "#[error(",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_in(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_in(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The sources of the window but the catalogue itself, without their tests.
fn sources() -> Vec<(String, String)> {
    let folder = root().join("src/desktop");
    let is_ours = |path: &PathBuf| !path.starts_with(folder.join("texts")) && *path != folder.join("texts.rs");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        (path.strip_prefix(root()).unwrap().display().to_string(), code)
    };
    files_in(&folder, "rs").into_iter().filter(is_ours).map(read).collect()
}

/// The messages of a language; no file of it has anything else than messages and comments, and no key stands twice.
fn messages(language: &str) -> Messages {
    let mut found = Messages::new();
    for file in files_in(&root().join("assets/texts").join(language), "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let pattern = message.value.unwrap_or_else(|| panic!("{} has no text", message.id.name));
                    let mut values = BTreeSet::new();
                    gather(&pattern, &mut values);
                    let twice = found.insert(message.id.name.to_owned(), values);
                    assert!(twice.is_none(), "{}: {} stands twice", file.display(), message.id.name);
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{}: {other:?}", file.display()),
            }
        }
    }
    found
}

fn gather(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => gather_inline(inline, values),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                gather_inline(selector, values);
                for variant in variants {
                    gather(&variant.value, values);
                }
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn gather_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } => {}
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => gather_inline(inline, values),
            Expression::Select { .. } => panic!("a choice within a choice"),
        },
        other => panic!("only values and texts stand in a message, found {other:?}"),
    }
}

/// Each message that the code asks for, with the names of the values that it gives, and where.
fn asked_for() -> Vec<(String, String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (file, code) in sources() {
        for call in code.split("tr!(").skip(1) {
            let rest = call.trim_start().strip_prefix('"').unwrap();
            let (key, rest) = rest.split_once('"').unwrap();
            found.push((file.clone(), key.to_owned(), names_of_values(rest)));
        }
    }
    found
}

/// The names before equals signs at the first depth of brackets, up to the bracket that ends it: `, step = 3, of = f(a == b))`.
fn names_of_values(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut names, mut name) = (0, BTreeSet::new(), String::new());
    for c in without_comments_and_strings(rest).chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => name.clear(),
            '=' if depth == 0 && !name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_') => {
                names.insert(std::mem::take(&mut name));
            }
            c if depth == 0 && !c.is_whitespace() => name.push(c),
            _ => {}
        }
    }
    names
}

#[test]
fn every_message_that_the_code_asks_for_is_there_with_its_values() {
    let english = messages("en");
    for (file, key, values) in asked_for() {
        assert_eq!(english.get(&key), Some(&values), "{key} in {file}");
    }
}

#[test]
fn no_message_is_left_that_nobody_asks_for() {
    let asked: BTreeSet<String> = asked_for().into_iter().map(|(_, key, _)| key).collect();
    // the words of the pure rooms are looked up by themselves; a test beside the catalogue knows them
    let is_left = |key: &String| !asked.contains(key) && !key.starts_with("word-");
    let left: Vec<String> = messages("en").into_keys().filter(is_left).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn another_language_says_what_english_says_with_the_same_values() {
    let english = messages("en");
    for (key, values) in messages("ar") {
        assert_eq!(english.get(&key), Some(&values), "{key}");
    }
}

#[test]
fn every_file_of_the_catalogue_is_in_the_program() {
    let code = std::fs::read_to_string(root().join("src/desktop/texts/catalogue.rs")).unwrap();
    for language in ["en", "ar"] {
        let (_, list) =
            code.split_once(&format!("files!(\"{language}\":")).or_else(|| code.split_once(&format!("\"{language}\":"))).unwrap();
        let (list, _) = list.split_once(';').unwrap();
        for file in files_in(&root().join("assets/texts").join(language), "ftl") {
            let part = file.file_stem().unwrap().to_str().unwrap();
            assert!(list.contains(&format!("\"{part}\"")), "{language}/{part}.ftl");
        }
    }
}

#[test]
fn no_words_stand_in_the_code_of_the_window() {
    let mut found = Vec::new();
    for (file, code) in sources() {
        for Literal { line, before, text } in literals(&code) {
            let is_exempt = [NAMES.as_slice(), &DATA, &IDS].iter().any(|list| list.contains(&text.as_str()))
                || NO_WORDS_BEHIND.iter().any(|callee| before.ends_with(callee))
                || text.starts_with("Ctrl+");
            if !is_exempt && reads_as_words(&text) {
                found.push(format!("{file}:{line}: {text:?}"));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new(), "words of the window belong into assets/texts");
}

/// Whether a literal has two words of two letters or more, or begins like a sentence. What is filled in is no word.
fn reads_as_words(text: &str) -> bool {
    let mut plain = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let is_word = |word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let mut first = plain.chars();
    let is_sentence =
        first.next().is_some_and(|c| c.is_ascii_uppercase()) && plain.chars().skip(1).take(2).filter(char::is_ascii_lowercase).count() == 2;
    is_sentence || plain.split_whitespace().filter(is_word).count() > 1
}
