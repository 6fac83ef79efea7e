//! The real files with bytes changed at random: loading says something or nothing, but it never panics.

use std::path::Path;

use dateline::store::{self, Source};
use proptest::prelude::*;

use super::contents;

/// One way to damage a file; fractions say where in it.
#[derive(Clone, Copy, Debug)]
enum Damage {
    /// The file ends there.
    Truncated(f64),
    /// One bit of a byte is another.
    BitFlipped(f64, u8),
    /// The bracket after that spot is of another kind.
    BracketSwapped(f64),
    /// So many bytes are left out.
    Cut(f64, usize),
    /// So many bytes stand twice.
    Repeated(f64, usize),
    /// A character that RON reads in its own way is put in.
    Inserted(f64, u8),
}

impl Damage {
    fn done_to(self, bytes: &[u8]) -> Vec<u8> {
        let spot = |fraction: f64| ((bytes.len() as f64 * fraction) as usize).min(bytes.len() - 1);
        let mut damaged = bytes.to_vec();
        match self {
            Self::Truncated(at) => damaged.truncate(spot(at)),
            Self::BitFlipped(at, bit) => damaged[spot(at)] ^= 1 << bit,
            Self::BracketSwapped(at) => {
                if let Some(bracket) = damaged.iter_mut().skip(spot(at)).find(|byte| b"()[]".contains(byte)) {
                    *bracket = match *bracket {
                        b'(' => b'[',
                        b'[' => b')',
                        b')' => b']',
                        _ => b'(',
                    };
                }
            }
            Self::Cut(at, length) => drop(damaged.drain(spot(at)..(spot(at) + length).min(bytes.len()))),
            Self::Repeated(at, length) => {
                let again = damaged[spot(at)..(spot(at) + length).min(bytes.len())].to_vec();
                damaged.splice(spot(at)..spot(at), again);
            }
            Self::Inserted(at, byte) => damaged.insert(spot(at), byte),
        }
        damaged
    }
}

fn any_damage() -> impl Strategy<Value = Damage> {
    let at = || 0.0..1.0;
    prop_oneof![
        at().prop_map(Damage::Truncated),
        (at(), 0_u8..8).prop_map(|(at, bit)| Damage::BitFlipped(at, bit)),
        at().prop_map(Damage::BracketSwapped),
        (at(), 1_usize..400).prop_map(|(at, length)| Damage::Cut(at, length)),
        (at(), 1_usize..400).prop_map(|(at, length)| Damage::Repeated(at, length)),
        (at(), prop::sample::select(b"\"\\/*#([{)]},:'\0\xff-9".to_vec())).prop_map(|(at, byte)| Damage::Inserted(at, byte)),
    ]
}

/// Copies `data/` and `seeds/` of the repository.
fn copy_of_the_dossier() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in Source::BuiltIn.files().0 {
        let path = folder.path().join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder for the file");
        std::fs::write(path, file.content).expect("a writable file");
    }
    folder
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_never_make_loading_panic(
        damages in prop::collection::vec((any::<prop::sample::Index>(), any_damage()), 1..4)
    ) {
        let folder = copy_of_the_dossier();
        let names: Vec<String> = Source::BuiltIn.files().0.into_iter().map(|file| file.name).collect();
        let mut ends_early = false;
        for (which, damage) in &damages {
            let path = folder.path().join(which.get(&names));
            let whole = std::fs::read(&path).unwrap();
            if whole.is_empty() {
                continue;
            }
            ends_early |= matches!(damage, Damage::Truncated(at) if *at < 0.99);
            std::fs::write(&path, damage.done_to(&whole)).unwrap();
        }
        let before = contents(folder.path());
        let loaded = store::load(&Source::Folder(folder.path().to_owned()));
        prop_assert!(contents(folder.path()) == before, "loading changed a file");
        prop_assert!(!ends_early || store::has_errors(&loaded.problems), "half a file passed for a whole one");
        for problem in &loaded.problems {
            let text = std::fs::read(&problem.file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
            let lines = text.split('\n').count();
            prop_assert!(problem.line <= lines, "{problem} is said of a file of {lines} lines");
            let width = text.split('\n').nth(problem.line.saturating_sub(1)).map_or(0, |line| line.chars().count());
            prop_assert!(problem.column <= width + 1, "{problem} is said of a line of {width} characters");
        }
    }
}
