use proptest::prelude::*;

use super::*;
use crate::store::{Source, load};

const SMALL: Limits = Limits { archive_bytes: 100_000, entries: 5, file_bytes: 1_000, bytes: 2_500 };

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default())
}

/// An archive with these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, options()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn said(bytes: &[u8]) -> String {
    match read_archive(Cursor::new(bytes), bytes.len() as u64, &SMALL) {
        Ok(files) => format!("read {} files", files.len()),
        Err(error) => error.to_string(),
    }
}

fn said_of_name(name: &str) -> String {
    said(&archive(&[(name, b"(schema: 1)")]))
}

#[test]
fn what_is_packed_is_what_is_read_and_the_same_bytes_each_time() {
    let built_in = load(&Source::BuiltIn);
    let bytes = built_in.packed().unwrap();
    assert_eq!(bytes, load(&Source::BuiltIn).packed().unwrap());
    // the type stands where a program looks for it that knows no zip
    assert_eq!(bytes.get(30..60).unwrap(), b"mimetypeapplication/x-dateline");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("it.dateline");
    std::fs::write(&path, &bytes).unwrap();
    let packed = load(&Source::at(&path));
    assert_eq!(packed.problems, built_in.problems);
    assert_eq!(packed.source(), &Source::Packed(path));
    let contents = |loaded: &Loaded| loaded.files().iter().map(|file| (file.name.clone(), file.content.clone())).collect::<Vec<_>>();
    assert_eq!(contents(&packed), contents(&built_in));
    assert_eq!(packed.packed().unwrap(), bytes, "packed again");
    assert!(contents(&packed).iter().all(|(name, _)| !name.contains("texts")));
}

#[test]
fn names_that_lead_out_of_the_dossier_are_refused() {
    insta::assert_snapshot!(said_of_name("../data/places.ron"), @r#"expected a name inside the dossier, found "../data/places.ron", with . or .. in it"#);
    insta::assert_snapshot!(said_of_name("data/events/../../x.ron"), @r#"expected a name inside the dossier, found "data/events/../../x.ron", with . or .. in it"#);
    insta::assert_snapshot!(said_of_name("/data/places.ron"), @r#"expected a name inside the dossier, found "/data/places.ron", an absolute one"#);
    insta::assert_snapshot!(said_of_name("C:/data/places.ron"), @r#"expected a name inside the dossier, found "C:/data/places.ron", with a colon, as drives have it"#);
    insta::assert_snapshot!(said_of_name("data\\places.ron"), @r#"expected a name inside the dossier, found "data\\places.ron", with a backslash"#);
    insta::assert_snapshot!(said_of_name("data/events/a\nb.ron"), @r#"expected a name inside the dossier, found "data/events/a\nb.ron", with a control character"#);
}

#[test]
fn what_no_dossier_has_is_refused() {
    insta::assert_snapshot!(said_of_name("seeds/texts/article.txt"), @r#"expected no original of an article, found "seeds/texts/article.txt": the articles belong to their publishers and are never packed"#);
    insta::assert_snapshot!(said_of_name("data/more.zip"), @r#"expected no archive in the archive, found "data/more.zip""#);
    insta::assert_snapshot!(said_of_name("data/run.sh"), @r#"expected only files that a dossier has, found "data/run.sh""#);
    for name in
        ["places.ron", "data/other.ron", "data/events/a/b.ron", "data/events/.ron", "seeds/con.ron", "seeds/nul.x.ron", "seeds//a.ron", ""]
    {
        let said = said_of_name(name);
        assert!(said.starts_with("expected only files that a dossier has"), "{name}: {said}");
    }
    let nested = archive(&[("seeds/a.ron", &archive(&[("a", b"a")]))]);
    insta::assert_snapshot!(said(&nested), @r#"expected no archive in the archive, found "seeds/a.ron""#);
    insta::assert_snapshot!(said(&archive(&[("seeds/a.ron", b"\xff\xfe")])), @r#"expected "seeds/a.ron" to be UTF-8 text, found other bytes"#);
    insta::assert_snapshot!(said(&archive(&[("mimetype", b"application/epub+zip")])), @r#"expected the type application/x-dateline, found "application/epub+zip""#);
    assert_eq!(said_of_name("data/events/خبر 2.ron"), "read 1 files", "any script is fine");
}

#[test]
fn links_and_encrypted_entries_are_refused() {
    let mut link = ZipWriter::new(Cursor::new(Vec::new()));
    link.add_symlink("data/places.ron", "/etc/passwd", options()).unwrap();
    insta::assert_snapshot!(said(&link.finish().unwrap().into_inner()), @r#"expected a plain file, found "data/places.ron", a link or something else that is none"#);
    let mut locked = ZipWriter::new(Cursor::new(Vec::new()));
    locked.start_file("data/places.ron", options()).unwrap();
    locked.write_all(b"(schema: 1, places: [])").unwrap();
    let mut locked = locked.finish().unwrap().into_inner();
    set_in_directory(&mut locked, 8, &[1, 0]);
    set_in_local(&mut locked, 6, &[1, 0]);
    insta::assert_snapshot!(said(&locked), @r#"expected no password, found "data/places.ron" encrypted"#);
    let mut device = archive(&[("data/places.ron", b"a")]);
    // made on Unix, as a character device
    set_in_directory(&mut device, 5, &[3]);
    set_in_directory(&mut device, 40, &[0x24, 0x21]);
    assert!(said(&device).contains("a link or something else"), "{}", said(&device));
}

#[test]
fn names_come_once_whatever_their_case() {
    let twice = archive(&[("seeds/a.ron", b"1"), ("seeds/A.ron", b"2")]);
    insta::assert_snapshot!(said(&twice), @r#"expected names that differ in more than case, found "seeds/a.ron" and "seeds/A.ron""#);
    let mut twice = archive(&[("seeds/a.ron", b"1"), ("seeds/b.ron", b"2")]);
    replace(&mut twice, b"seeds/b.ron", b"seeds/a.ron");
    insta::assert_snapshot!(said(&twice), @"expected each name once, found one of them again");
}

#[test]
fn bombs_are_counted_while_they_unpack() {
    let long = vec![b' '; 1_001];
    insta::assert_snapshot!(said(&archive(&[("seeds/a.ron", &long)])), @r#""seeds/a.ron" unpacks to more than 1000 bytes, more than a file of a dossier has"#);
    let full = vec![b' '; 1_000];
    let three: Vec<(&str, &[u8])> = vec![("seeds/a.ron", &full), ("seeds/b.ron", &full), ("seeds/c.ron", &full)];
    insta::assert_snapshot!(said(&archive(&three)), @"the files unpack to more than 2500 bytes together, more than a dossier has");
    let names: Vec<String> = (0..6).map(|n| format!("seeds/{n}.ron")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    insta::assert_snapshot!(said(&archive(&many)), @"expected at most 5 files, found 6");
    let archive_bytes = archive(&[("seeds/a.ron", b"")]);
    let says = read_archive(Cursor::new(&archive_bytes), SMALL.archive_bytes + 1, &SMALL).unwrap_err().to_string();
    insta::assert_snapshot!(says, @"expected an archive of at most 100000 bytes, found 100001");
    // one that lies about its length is no better
    let mut liar = archive(&[("seeds/a.ron", &vec![b' '; 50_000])]);
    set_in_directory(&mut liar, 24, &10_u32.to_le_bytes());
    let said = said(&liar);
    assert!(said.contains("seeds/a.ron") && (said.contains("more than") || said.contains("damaged")), "{said}");
}

#[test]
fn what_is_no_whole_archive_says_so() {
    let whole = archive(&[("seeds/a.ron", &b"(schema: 1) ".repeat(40))]);
    for end in [0, 10, whole.len() / 2, whole.len() - 1] {
        let said = said(whole.get(..end).unwrap());
        assert!(said.starts_with("expected a .dateline file, found no zip archive that can be read"), "{end}: {said}");
    }
    let mut wrong = whole.clone();
    set_in_directory(&mut wrong, 16, &[1, 2, 3, 4]);
    assert!(said(&wrong).starts_with("\"seeds/a.ron\" is damaged or cut short"), "{}", said(&wrong));
    let before = [b"#!/bin/sh\n".as_slice(), &whole].concat();
    insta::assert_snapshot!(said(&before), @"expected an archive and nothing before it, found 10 other bytes");
}

/// Overwrites bytes of the first header of the directory.
fn set_in_directory(bytes: &mut [u8], at: usize, new: &[u8]) {
    set_behind(bytes, b"PK\x01\x02", at, new);
}

fn set_in_local(bytes: &mut [u8], at: usize, new: &[u8]) {
    set_behind(bytes, b"PK\x03\x04", at, new);
}

fn set_behind(bytes: &mut [u8], mark: &[u8], at: usize, new: &[u8]) {
    let start = bytes.windows(mark.len()).position(|window| window == mark).unwrap() + at;
    bytes.get_mut(start..start + new.len()).unwrap().copy_from_slice(new);
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    while let Some(start) = bytes.windows(old.len()).position(|window| window == old) {
        bytes.get_mut(start..start + old.len()).unwrap().copy_from_slice(new);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_archive(Cursor::new(&bytes), bytes.len() as u64, &SMALL);
    }

    #[test]
    fn an_archive_with_one_byte_changed_is_read_as_it_was_or_refused(at in 0_usize..400, byte: u8) {
        let mut bytes = archive(&[("data/places.ron", b"(schema: 1, places: [])"), ("seeds/a.ron", b"(schema: 1)")]);
        let at = at % bytes.len();
        *bytes.get_mut(at).unwrap() = byte;
        if let Ok(files) = read_archive(Cursor::new(&bytes), bytes.len() as u64, &SMALL) {
            for (name, _) in files {
                prop_assert!(check_name(&name).is_ok(), "{name}");
            }
        }
    }
}
