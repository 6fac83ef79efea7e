//! `dateline pack` and `dateline unpack`: a dossier in one file, and back into a folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use super::output::{Failure, Talk, write_data};
use super::{DossierArg, sound_of};
use crate::store::{SaveError, Source};

#[derive(Debug, clap::Args)]
#[command(after_help = "The originals of articles are never packed: they belong to their publishers. Whoever opens the file \
    reads the digests, or their own copies, which the cards recognise.")]
pub(super) struct PackArgs {
    /// The folder of the dossier; without it, the built-in one
    #[arg(conflicts_with = "dossier")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    dossier: DossierArg,
    /// The file to write, which should end in .dateline
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct UnpackArgs {
    /// The .dateline file
    file: PathBuf,
    /// The folder to write into, which has no dossier yet; it is made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

pub(super) fn pack(args: &PackArgs) -> Result<ExitCode, Failure> {
    let source = args.dir.as_deref().map_or_else(|| args.dossier.source(), Source::at);
    let loaded = sound_of(&source)?;
    let bytes = loaded.packed().map_err(|error| Failure::data(format!("the dossier cannot be packed: {error}")))?;
    write_data(Some(&args.output), &bytes)?;
    let (dossier, shown) = (&loaded.dossier, args.output.display());
    let happenings = dossier.happenings().count();
    Talk::new().line(format_args!(
        "{shown}: {} articles (cards and digests, without the originals, which belong to their publishers), {happenings} happenings, {} \
         lessons",
        dossier.articles.len(),
        dossier.lessons.len()
    ));
    Ok(ExitCode::SUCCESS)
}

pub(super) fn unpack(args: &UnpackArgs) -> Result<ExitCode, Failure> {
    let source = Source::Packed(args.file.clone());
    let loaded = sound_of(&source)?;
    loaded.save_as(&args.output, &[], &BTreeMap::new()).map_err(|error| match error {
        SaveError::Occupied(_) => Failure::usage(error.to_string()),
        other => Failure::data(other.to_string()),
    })?;
    let shown = args.output.display();
    Talk::new().line(format_args!("{shown}: `dateline {shown}` opens it; the originals of articles go into {shown}/seeds/texts"));
    Ok(ExitCode::SUCCESS)
}
