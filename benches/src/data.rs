//! The data that is measured: the demonstration and much more, made by the product itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use tempfile::TempDir;

use crate::{Result, say};

/// A folder of data to work on, gone afterwards.
pub(crate) struct Data(TempDir);

impl Data {
    /// Makes data, or copies what was made before: a bench leaves a folder that was named as it was.
    pub(crate) fn prepare(
        binary: &Path,
        kept: Option<&Path>,
        documents: usize,
        members: usize,
    ) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("yomikai-bench-").tempdir()?;
        match kept {
            Some(kept) => {
                if kept.exists() {
                    say!(
                        "The data of {} are used, on a copy; they may be other than those asked for.",
                        kept.display()
                    );
                } else {
                    make(binary, kept, documents, members)?;
                }
                copy(kept, folder.path())?;
            }
            None => make(binary, folder.path(), documents, members)?,
        }
        Ok(Self(folder))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

fn make(binary: &Path, folder: &Path, documents: usize, members: usize) -> Result<()> {
    say!("Making {documents} documents and {members} members ...");
    let began = Instant::now();
    let status = Command::new(binary)
        .args([
            "demo-data",
            "--documents",
            &documents.to_string(),
            "--members",
            &members.to_string(),
            "--data",
        ])
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err("`yomikai demo-data` could not make the data".into());
    }
    say!("... took {:.1} s.", began.elapsed().as_secs_f64());
    Ok(())
}

/// Copies a folder. No server works on it, which the lock that it holds would tell; the copy has no lock.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else if entry.file_name() != "lock" {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_made_before_are_copied_and_stay_as_they_were() {
        let kept = tempfile::tempdir().unwrap();
        fs::create_dir(kept.path().join("index")).unwrap();
        fs::write(kept.path().join("index/part"), "1").unwrap();
        fs::write(kept.path().join("yomikai.db"), "2").unwrap();
        fs::write(kept.path().join("lock"), "").unwrap();
        let data = Data::prepare(Path::new("/nowhere"), Some(kept.path()), 1, 1).unwrap();
        fs::write(data.path().join("yomikai.db"), "3").unwrap();
        assert_eq!(fs::read_to_string(data.path().join("index/part")).unwrap(), "1");
        assert_eq!(fs::read_to_string(kept.path().join("yomikai.db")).unwrap(), "2");
        assert!(!data.path().join("lock").exists());
    }
}
