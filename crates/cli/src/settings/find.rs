//! Which file of choices holds for a text: the nearest above it, asked once a folder.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::{Settings, Trouble};

/// The name of the file.
pub(crate) const NAME: &str = ".yomikai.toml";

/// What holds for a folder; trouble is shared by everything below the file that has it.
pub(crate) type Found = Result<Arc<Settings>, Arc<Trouble>>;

/// Finds the choices that hold, and remembers them.
pub(crate) struct Finder {
    home: Option<PathBuf>,
    always: Option<Found>,
    /// By folder, and by the file itself.
    known: Mutex<HashMap<PathBuf, Found>>,
}

impl Finder {
    /// Looks upwards from each text.
    pub(crate) fn upwards() -> Self {
        Self { home: std::env::home_dir(), always: None, known: Mutex::default() }
    }

    /// One answer for every text.
    pub(crate) fn always(settings: Found) -> Self {
        Self { home: None, always: Some(settings), known: Mutex::default() }
    }

    /// The choices that hold for a text at `path`, which need not be there.
    pub(crate) fn for_text(&self, path: &Path) -> Found {
        if let Some(always) = &self.always {
            return always.clone();
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match path.parent() {
            Some(folder) => self.for_folder(folder),
            None => Ok(Arc::default()),
        }
    }

    /// The choices that hold in an absolute folder.
    pub(crate) fn for_folder(&self, folder: &Path) -> Found {
        if let Some(always) = &self.always {
            return always.clone();
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(folder) {
            return found.clone();
        }
        let found = match self.file_above(folder) {
            Some(file) => known.entry(file.clone()).or_insert_with(|| read(&file)).clone(),
            None => Ok(Arc::default()),
        };
        known.insert(folder.to_owned(), found.clone());
        found
    }

    /// The nearest file, up to where a repository begins, or home.
    fn file_above(&self, folder: &Path) -> Option<PathBuf> {
        for folder in folder.ancestors() {
            let file = folder.join(NAME);
            if file.is_file() {
                return Some(file);
            }
            if self.home.as_deref() == Some(folder) || folder.join(".git").symlink_metadata().is_ok() {
                return None;
            }
        }
        None
    }
}

/// Reads one file, to be shared.
pub(crate) fn read(file: &Path) -> Found {
    Settings::read(file).map(Arc::new).map_err(Arc::new)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn off(found: &Found) -> Vec<String> {
        found.as_ref().unwrap().coach.off.iter().cloned().collect()
    }

    #[test]
    fn the_nearest_file_holds_up_to_the_repository() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("repo/docs/deep")).unwrap();
        fs::create_dir_all(at("repo/.git")).unwrap();
        fs::create_dir_all(at("repo/ops")).unwrap();
        let write = |path: &str, rule: &str| {
            fs::write(at(path), format!("[coach.rules]\n{rule} = \"off\"\n")).unwrap();
        };
        write(".yomikai.toml", "blame");
        write("repo/docs/.yomikai.toml", "effort");
        let finder = Finder::upwards();
        assert_eq!(off(&finder.for_text(&at("repo/docs/deep/a.md"))), ["effort"]);
        assert_eq!(off(&finder.for_text(&at("repo/docs/a.md"))), ["effort"]);
        assert_eq!(off(&finder.for_text(&at("repo/ops/a.md"))), [""; 0]);
        assert_eq!(off(&finder.for_text(&at("a.md"))), ["blame"]);
        let home = Finder { home: Some(at("repo/ops")), always: None, known: Mutex::default() };
        fs::remove_dir(at("repo/.git")).unwrap();
        assert_eq!(off(&home.for_text(&at("repo/ops/a.md"))), [""; 0]);
        assert_eq!(off(&Finder::upwards().for_text(&at("repo/ops/a.md"))), ["blame"]);
    }

    #[test]
    fn trouble_is_the_same_for_everything_below_it() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        fs::write(root.path().join(NAME), "[coach").unwrap();
        let finder = Finder::upwards();
        let one = finder.for_text(&root.path().join("a/x.md")).unwrap_err();
        let other = finder.for_text(&root.path().join("y.md")).unwrap_err();
        assert!(Arc::ptr_eq(&one, &other));
    }
}
