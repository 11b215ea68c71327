//! Scores (scratch).
use std::{collections::BTreeMap, fs, io};
use yomikai_coach::training::{Labelled, heard};
fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let verbose = args.iter().any(|a| a == "-v");
    let only = args.iter().find_map(|a| a.strip_prefix("--only="));
    let mut t: BTreeMap<(String, &str), [u32; 3]> = BTreeMap::new();
    let mut s: BTreeMap<(&str, String, &str), u32> = BTreeMap::new();
    for path in args.iter().filter(|a| !a.starts_with('-')) {
        for l in Labelled::read(&fs::read_to_string(path)?).map_err(io::Error::other)? {
            let (labels, rung) = heard(&l);
            let mut all: Vec<&str> = l.labels.iter().map(String::as_str).collect();
            all.extend(&labels);
            all.sort();
            all.dedup();
            for id in all {
                let (e, f) = (l.labels.iter().any(|x| x == id), labels.contains(&id));
                let k = match (e, f) {
                    (true, true) => 0,
                    (false, true) => 1,
                    _ => 2,
                };
                for key in [id.to_owned(), "ALL".to_owned()] {
                    t.entry((key, l.lang.code())).or_default()[k] += 1;
                }
                if verbose && k > 0 && only.is_none_or(|o| o == id || o == l.lang.code()) {
                    println!("{} {id} [{}] {}", ["", "EXTRA", "MISS "][k], l.section, l.text);
                }
            }
            if let (Some(want), Some(got)) = (&l.strength, rung) {
                *s.entry((l.lang.code(), want.clone(), got)).or_default() += 1;
                if verbose && want != got && only.is_none_or(|o| o == "strength" || o == l.lang.code()) {
                    println!("RUNG want {want} got {got}: {}", l.text);
                }
            }
        }
    }
    for ((id, lang), [r, e, m]) in t {
        let p = f64::from(r) / f64::from((r + e).max(1));
        let c = f64::from(r) / f64::from((r + m).max(1));
        println!("{lang} {id:15} P {p:.3} R {c:.3}  ({r} +{e} -{m})");
    }
    for lang in ["ja", "en"] {
        let n: u32 = s.iter().filter(|(k, _)| k.0 == lang).map(|(_, v)| v).sum();
        let ok: u32 = s.iter().filter(|(k, _)| k.0 == lang && k.1 == k.2).map(|(_, v)| v).sum();
        println!("{lang} strength {ok}/{n} {:.3}", f64::from(ok) / f64::from(n.max(1)));
    }
    Ok(())
}
