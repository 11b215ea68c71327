//! Trains (scratch).
use std::{fs, io};
use yomikai_coach::{
    Language,
    training::{Labelled, train},
};
fn main() -> io::Result<()> {
    let mut all = Vec::new();
    for path in std::env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        all.extend(Labelled::read(&text).map_err(io::Error::other)?);
    }
    for language in Language::ALL {
        let trained = train(&all, language);
        println!("{} {} bytes, rungs {:.3}", language.code(), trained.bytes.len(), trained.rungs);
        for (label, p, r) in trained.left_out {
            println!("  {label:15} {p:.3} {r:.3}");
        }
        fs::write(format!("crates/coach/src/reading/weights.{}.bin", language.code()), trained.bytes)?;
    }
    Ok(())
}
