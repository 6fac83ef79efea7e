//! Lists the files of the built-in dossier, so that they become part of the program.
//!
//! Only RON files directly in these folders: a reader's own copies of the articles, in `seeds/texts/`, must never be compiled in.
//!
//! The list names each file from the folder of the crate that is being compiled, never by where this script ran: two checkouts that
//! share a target folder share what it wrote, and one of them may be gone by now.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDERS: [&str; 4] = ["data", "data/events", "data/lessons", "seeds"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut entries = String::from("&[\n");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        let entries_of = match fs::read_dir(root.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            found => found?,
        };
        let mut names: Vec<String> = entries_of
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "ron"))
            .collect();
        names.sort();
        for name in names {
            println!("cargo::rerun-if-changed={folder}/{name}");
            writeln!(entries, "    (\"{folder}/{name}\", include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{folder}/{name}\"))),")
                .map_err(io::Error::other)?;
        }
    }
    entries.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("built_in_dossier.rs");
    fs::write(out, entries)
}
