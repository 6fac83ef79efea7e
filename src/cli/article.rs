//! `dateline article add`: starts the card of a new article.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, link};
use crate::dossier::{Article, Basis, Dossier, NewArticle, decode_text, identifier_from};
use crate::linking::{Mention, Role};
use crate::store::{Source, card_file, plain_text, read_text_file};
use crate::time::Edtf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Start the card of a text: fingerprint, paragraphs, and which places each seems to name
    ///
    /// With --dossier, the card is written to seeds/ of that folder, which is made if it is not there, and the text is put into
    /// seeds/texts/, where the window finds it. Without, the card is printed. Digests are left empty: they are yours to write.
    Add(AddArgs),
}

#[derive(Debug, clap::Args)]
struct AddArgs {
    /// The text: plain, in UTF-8, UTF-16, Windows-1256 or another encoding, or a saved web page
    file: PathBuf,
    /// Identifier of the card; without it, made from the name of the file
    #[arg(long)]
    id: Option<String>,
    /// Up to three words for legends; without it, made from the identifier
    #[arg(long)]
    label: Option<String>,
    /// Language of the text (BCP 47); without it, Arabic or English by its letters
    #[arg(long)]
    language: Option<String>,
    /// When it was published (EDTF); without it, some time until today
    #[arg(long, value_name = "EDTF")]
    published: Option<Edtf>,
    /// The encoding, where the guess is wrong: a label of the web, such as windows-1256
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    #[command(flatten)]
    dossier: DossierArg,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let Action::Add(args) = &args.action;
    let shown = args.file.display();
    let bytes = read_text_file(&args.file).map_err(|error| Failure::data(format!("cannot read {shown}: {error}")))?;
    let plain = plain_text(&bytes, args.encoding.as_deref()).map_err(|error| Failure::data(format!("{shown}: {error}")))?;
    // what was converted is kept as it is now: positions count in it
    let kept = if plain.is_as_it_was() { bytes } else { plain.text.clone().into_bytes() };
    let text = decode_text(&kept).unwrap_or_default();
    if let Source::Packed(file) = args.dossier.source() {
        let shown = file.display();
        return Err(Failure::usage(format!("{shown} is a dossier in one file, which is not written to: `dateline unpack` it first")));
    }
    let dossier = match &args.dossier.dossier {
        Some(folder) => dossier_in(folder, args)?,
        None => args.dossier.sound()?,
    };
    let article = new_article(args, &text)?.card(&kept, &text);
    if let Some(known) = dossier.articles.iter().find(|known| known.text.sha256 == article.text.sha256) {
        return Err(Failure::data(format!("{shown} is the article \"{}\", which the dossier has", known.id)));
    }
    let linker = link::linker(&dossier, &link::places_of_the_program(&args.dossier.source()));
    let mentions = linker.mentions(&text);
    let card = card_file(&article, &remarks(&article, &mentions));
    let mut talk = Talk::new();
    if !plain.is_as_it_was() {
        let page = if plain.was_html { " of a web page" } else { "" };
        talk.line(format_args!("{shown}: read as {}{page}, and turned into plain UTF-8", plain.encoding));
    }
    match &args.dossier.dossier {
        Some(folder) => write_into(folder, &article.id, &card, &kept, &mut talk)?,
        None => write_data(None, card.as_bytes())?,
    }
    let places = mentions.iter().filter(|mention| mention.role == Role::Location).count();
    talk.line(format_args!(
        "{} paragraphs, {places} names of places; next: write the digests, then events with claims (`dateline check` says what is missing)",
        article.paragraphs.len()
    ));
    Ok(ExitCode::SUCCESS)
}

/// The dossier of a folder; an empty one where there is none yet.
fn dossier_in(folder: &Path, args: &AddArgs) -> Result<Dossier, Failure> {
    if folder.exists() {
        return args.dossier.sound();
    }
    for part in ["data", "seeds"] {
        let path = folder.join(part);
        std::fs::create_dir_all(&path).map_err(|error| Failure::data(format!("cannot make {}: {error}", path.display())))?;
    }
    args.dossier.sound()
}

fn new_article(args: &AddArgs, text: &str) -> Result<NewArticle, Failure> {
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = args.id.clone().unwrap_or_else(|| identifier_from(&stem));
    let is_sound = !id.is_empty() && id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    if !is_sound {
        return Err(Failure::usage(format!(
            "expected an identifier of small letters, digits and hyphens, found \"{id}\": name one with --id"
        )));
    }
    let label = args.label.clone().unwrap_or_else(|| {
        let words = id.split('-').filter(|word| !word.is_empty()).take(3).collect::<Vec<_>>().join(" ");
        words.chars().take(1).flat_map(char::to_uppercase).chain(words.chars().skip(1)).collect()
    });
    let arabic =
        text.chars().filter(|c| matches!(c, '\u{600}'..='\u{6ff}')).count() * 2 > text.chars().filter(|c| c.is_alphabetic()).count();
    let language = args.language.clone().unwrap_or_else(|| if arabic { "ar" } else { "en" }.to_owned());
    let today = jiff::Zoned::now().date();
    let (published, reason) = if let Some(published) = &args.published {
        (published.clone(), "given when the article was added".to_owned())
    } else {
        let until = format!("../{today}").parse().map_err(|_| Failure::data("the clock of this machine has no date"))?;
        (until, format!("not known: the article was added on {today}"))
    };
    Ok(NewArticle { id, label, language, published, reason, basis: Basis::Inferred })
}

/// For each paragraph the places that it names, for whoever writes its claims.
fn remarks(article: &Article, mentions: &[Mention]) -> Vec<String> {
    let named = |mention: &Mention| {
        let open = || mention.candidates.iter().map(|candidate| &*candidate.place_id).collect::<Vec<_>>().join(" or ");
        let place = mention.place.as_deref().map_or_else(open, str::to_owned);
        let surface = mention.surface.split_whitespace().collect::<Vec<_>>().join(" ");
        if place.is_empty() { format!("{surface} = ?") } else { format!("{surface} = {place}") }
    };
    let of = |n: usize| {
        let here = mentions.iter().filter(|mention| mention.paragraph == n && mention.role == Role::Location);
        let mut places: Vec<String> = here.map(named).collect();
        let mut seen = std::collections::BTreeSet::new();
        places.retain(|place| seen.insert(place.clone()));
        if places.is_empty() { String::new() } else { format!("places: {}", places.join("; ")) }
    };
    article.paragraphs.iter().map(|paragraph| of(paragraph.n)).collect()
}

/// Writes card and text; neither is ever written over another.
fn write_into(folder: &Path, id: &str, card: &str, text: &[u8], talk: &mut Talk) -> Result<(), Failure> {
    let texts = folder.join("seeds/texts");
    let (card_path, text_path) = (folder.join(format!("seeds/{id}.ron")), texts.join(format!("{id}.txt")));
    for path in [&card_path, &text_path] {
        if path.exists() {
            return Err(Failure::data(format!("{} is there already: choose another name with --id", path.display())));
        }
    }
    let failed = |path: &Path| {
        let shown = path.display().to_string();
        move |error: io::Error| Failure::data(format!("cannot write {shown}: {error}"))
    };
    std::fs::create_dir_all(&texts).map_err(failed(&texts))?;
    let ignore = texts.join(".gitignore");
    if !ignore.exists() {
        // the texts are their publishers'
        crate::store::write_atomically(&ignore, b"*\n").map_err(failed(&ignore))?;
    }
    crate::store::write_atomically(&text_path, text).map_err(failed(&text_path))?;
    crate::store::write_atomically(&card_path, card.as_bytes()).map_err(failed(&card_path))?;
    talk.line(format_args!("wrote {} and {}", card_path.display(), text_path.display()));
    Ok(())
}
