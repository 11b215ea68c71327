//! Which file of choices holds for a text: the nearest above it, asked once a folder.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::Settings;

/// The name of the file.
pub(crate) const NAME: &str = ".yomikai.toml";

/// What holds for a folder; it is shared by everything below the file that it stands in.
pub(crate) type Found = Arc<Settings>;

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
            None => Arc::default(),
        }
    }

    /// Every file of choices that was found so far and is not understood, or not all of it, in the order of their paths.
    pub(crate) fn troubled(&self) -> Vec<Found> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut troubled: Vec<Found> = self.always.iter().chain(known.values()).cloned().collect();
        troubled.retain(|settings| settings.trouble.is_some());
        troubled.sort_by(|a, b| a.from.cmp(&b.from));
        troubled.dedup_by(|a, b| Arc::ptr_eq(a, b));
        troubled
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
            None => Arc::default(),
        };
        known.insert(folder.to_owned(), found.clone());
        found
    }

    /// The nearest file, up to where a repository begins, or home.
    fn file_above(&self, folder: &Path) -> Option<PathBuf> {
        for folder in folder.ancestors() {
            let file = folder.join(NAME);
            if file.symlink_metadata().is_ok() {
                return Some(file);
            }
            if self.home.as_deref() == Some(folder) || folder.join(".git").symlink_metadata().is_ok() {
                return None;
            }
        }
        None
    }
}

/// Reads what was found. Nobody waits for a pipe that they have not named.
fn read(found: &Path) -> Found {
    Arc::new(if found.is_file() { Settings::read(found) } else { Settings::none(found) })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{
        super::{Trouble, Unread},
        *,
    };

    fn off(found: &Found) -> Vec<String> {
        found.coach.off.iter().cloned().collect()
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
        let one = finder.for_text(&root.path().join("a/x.md"));
        let other = finder.for_text(&root.path().join("y.md"));
        assert!(Arc::ptr_eq(&one, &other) && one.trouble.is_some());
        assert_eq!(finder.troubled().len(), 1);
    }

    #[test]
    fn what_has_the_name_and_is_no_file_is_told() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a").join(NAME)).unwrap();
        fs::create_dir(root.path().join("b")).unwrap();
        std::os::unix::fs::symlink("gone.toml", root.path().join("b").join(NAME)).unwrap();
        let finder = Finder::upwards();
        for folder in ["a", "b"] {
            finder.for_text(&root.path().join(folder).join("x.md"));
        }
        let troubled = finder.troubled();
        assert_eq!(troubled.len(), 2);
        assert!(troubled.iter().all(|found| matches!(found.trouble, Some(Trouble::Unread(Unread::NoFile)))));
    }
}
