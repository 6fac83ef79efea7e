//! Lists the files of the built-in dossier, so that they become part of the program.
//!
//! Only RON files directly in these folders: a reader's own copies of the articles, in `seeds/texts/`, must never be compiled in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDERS: [&str; 3] = ["data", "data/events", "seeds"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut entries = String::from("&[\n");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        let mut names: Vec<String> = fs::read_dir(root.join(folder))?
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "ron"))
            .collect();
        names.sort();
        for name in names {
            let path = root.join(folder).join(&name);
            println!("cargo::rerun-if-changed={folder}/{name}");
            writeln!(entries, "    ({:?}, include_str!({:?})),", format!("{folder}/{name}"), path.display().to_string())
                .map_err(io::Error::other)?;
        }
    }
    entries.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("built_in_dossier.rs");
    fs::write(out, entries)
}
