//! Makes the weights that sentences are read with: `cargo xtask coach-train` runs it on the labelled sentences (`.jsonl`) and the whole
//! documents (`.md`) in `data/`.

use std::{
    env, fs,
    io::{self, Write},
    path::Path,
};

use yomikai_coach::{
    Language,
    training::{Labelled, train},
};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (mut sentences, mut documents) = (Vec::new(), Vec::new());
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        if Path::new(&path).extension().is_some_and(|extension| extension == "md") {
            documents.push(text);
            continue;
        }
        sentences
            .extend(Labelled::read(&text).map_err(|error| io::Error::other(format!("{path}: {error}")))?);
    }
    for language in Language::ALL {
        let trained = train(&sentences, &documents, language);
        let path = format!("{}/src/reading/weights.{}.bin", env!("CARGO_MANIFEST_DIR"), language.code());
        writeln!(out, "{path}: {} bytes", trained.bytes.len())?;
        fs::write(&path, trained.bytes)?;
        fs::write(path.replace("weights", "glance"), trained.glance)?;
        writeln!(out, "on sentences that were left out in turn:   precision  recall")?;
        for (label, precision, recall) in trained.left_out {
            writeln!(out, "  {label:40} {precision:.3}   {recall:.3}")?;
        }
        writeln!(out, "  strength, share that is right: {:.3}", trained.rungs)?;
        writeln!(out, "  sentences of documents worth reading after the first look: {:.3}", trained.passed)?;
    }
    Ok(())
}
