//! `dateline link --score`: linking held against what somebody annotated.

use std::fs::File;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::output::{Failure, Talk, write_data};
use crate::dossier::Dossier;
use crate::gazetteer::Gazetteer;
use crate::linking::{Linker, Score, annotated};
use crate::store::Source;

pub(super) fn run(gold: &Path, source: &Source, dossier: &Dossier, linker: &Linker, gazetteer: &Gazetteer) -> Result<ExitCode, Failure> {
    let shown = gold.display();
    let table = File::open(gold).map_err(|error| Failure::data(format!("cannot read {shown}: {error}")))?;
    let by_file =
        annotated(table, |id| gazetteer.place(id).is_some()).map_err(|(line, error)| Failure::data(format!("{shown}:{line}: {error}")))?;
    let originals = crate::cli::texts(source, dossier).originals;
    let folder = gold.parent().unwrap_or(Path::new("."));
    let (mut score, mut skipped) = (Score::default(), Vec::new());
    for (file, gold) in &by_file {
        // a text of ours beside the table, or the original of an article, which only its reader has
        let text = match originals.of(file) {
            Some(original) => Some(original.chars().iter().collect::<String>()),
            None => std::fs::read_to_string(folder.join(file)).ok(),
        };
        let Some(text) = text else {
            skipped.push(file.as_str());
            continue;
        };
        let wrong = gold.iter().find(|mention| !mention.stands_in(&text));
        if let Some(mention) = wrong {
            return Err(Failure::data(format!("{shown}: \"{}\" does not stand at {} of {file}", mention.surface, mention.start)));
        }
        score.add(file, gold, &linker.mentions(&text), |id| gazetteer.place(id).map(|place| place.at));
    }
    let mut talk = Talk::new();
    for error in &score.errors {
        talk.line(error);
    }
    for file in &skipped {
        talk.line(format_args!("skipped: {file}: no text of that name, and no original of an article (set DATELINE_TEXTS)"));
    }
    if skipped.len() == by_file.len() {
        return Err(Failure::data(format!(
            "none of the texts of {shown} is at hand; they stand beside it, or are originals (set DATELINE_TEXTS)"
        )));
    }
    write_data(None, report(&score).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn report(score: &Score) -> String {
    let locations = score.locations_right + score.locations_missed;
    let mut lines = vec![
        format!("locations annotated  {locations}"),
        format!("precision            {:.3}", score.precision()),
        format!("recall               {:.3}", score.recall()),
        format!("F1                   {:.3}", score.f1()),
        format!("choice of place      {:.3}  ({} of {})", score.accuracy(), score.places_right, score.places_known),
        format!("Acc@161km            {:.3}", score.accuracy_at_161_km()),
        format!("roles                {:.3}  ({} of {} spans)", score.role_accuracy(), score.roles_right, score.spans_common),
        format!("marks on persons, organisations, products  {}", score.marks_on_names),
    ];
    lines.extend(score.by_role.iter().map(|(role, (all, right))| format!("  {:<13} {right} of {all}", role.name())));
    lines.join("\n") + "\n"
}
