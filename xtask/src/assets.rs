//! `cargo xtask assets`: bundles islands and styles into `crates/web/assets`, so that building the product needs no Node.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use xshell::{Shell, cmd};

use crate::Result;

/// The committed bundles, under names that never change: the server adds fingerprints.
const BUNDLES: [&str; 2] = ["app.js", "app.css"];

/// Rebuilds the committed bundles.
pub(crate) fn build(root: &Path) -> Result<ExitCode> {
    bundle(root, &root.join("crates/web/assets"))?;
    println!("assets: built {}", BUNDLES.join(" and "));
    Ok(ExitCode::SUCCESS)
}

/// Rebuilds the bundles elsewhere and compares.
pub(crate) fn check(root: &Path) -> Result<ExitCode> {
    let fresh = tempfile::tempdir()?;
    bundle(root, fresh.path())?;
    let mut code = ExitCode::SUCCESS;
    for name in BUNDLES {
        let committed = root.join("crates/web/assets").join(name);
        if fs::read(committed).ok() != Some(fs::read(fresh.path().join(name))?) {
            println!("crates/web/assets/{name}:1: not what its sources give: run `cargo xtask assets`");
            code = ExitCode::FAILURE;
        }
    }
    Ok(code)
}

fn bundle(root: &Path, into: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root);
    if !root.join("node_modules").exists() {
        cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").quiet().run()?;
    }
    let tools = root.join("node_modules/.bin");
    let (tsc, esbuild) = (tools.join("tsc"), tools.join("esbuild"));
    let [script, style] = BUNDLES.map(|name| into.join(name));
    cmd!(shell, "{tsc} --project crates/web/islands/tsconfig.json").quiet().run()?;
    let common = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning"];
    cmd!(
        shell,
        "{esbuild} crates/web/islands/main.ts {common...} --format=iife --target=es2022 --outfile={script}"
    )
    .quiet()
    .run()?;
    // `light-dark()` and nesting are left as they are written: rewriting them for old browsers breaks themes.
    cmd!(shell, "{esbuild} crates/web/css/main.css {common...} --target=esnext --outfile={style}")
        .quiet()
        .run()?;
    Ok(())
}
