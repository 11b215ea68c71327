//! A data folder: private, used by one server at a time, and never real work and a demonstration in one.

use std::{
    fs::{self, DirBuilder, File, TryLockError},
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use crate::{
    config::sqlite_file,
    error::{Error, Result},
};

/// Locked by the server that uses the folder; the system lets go of it however the server ends.
const LOCK: &str = "lock";
/// Says that a folder holds a demonstration, and whether it is whole.
const MARKER: &str = "demo";
const BEING_MADE: &str = "being made";
const MADE: &str = "made";

/// A folder that is ours until this is dropped.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Takes a folder for real work, and makes it where it is missing.
    ///
    /// # Errors
    /// When it holds a demonstration, or another server uses it.
    pub(crate) fn take(path: &Path) -> Result<Self> {
        make(path)?;
        if path.join(MARKER).exists() {
            return Err(Error::DemoFolder(path.to_owned()));
        }
        Self::lock(path)
    }

    /// Takes a folder for a demonstration. One that was not finished, because it was interrupted, begins anew.
    ///
    /// # Errors
    /// When it holds anything but a demonstration, or another server uses it.
    pub(crate) fn take_for_demo(path: &Path) -> Result<Self> {
        make(path)?;
        let marker = path.join(MARKER);
        let marked = marker.exists();
        if !marked && !is_empty(path).map_err(of(path))? {
            return Err(Error::NotADemoFolder(path.to_owned()));
        }
        let folder = Self::lock(path)?;
        if !marked || fs::read_to_string(&marker).map_err(of(&marker))? != MADE {
            folder.forget_what_was_begun().map_err(of(path))?;
            fs::write(&marker, BEING_MADE).map_err(of(&marker))?;
        }
        Ok(folder)
    }

    /// Takes an empty folder to make a demonstration in. One that was not finished, because it was interrupted, is emptied.
    ///
    /// # Errors
    /// When it holds anything else, a whole demonstration included, or another server uses it.
    pub(crate) fn take_for_new_demo(path: &Path) -> Result<Self> {
        let folder = Self::take_for_demo(path).map_err(|error| match error {
            Error::NotADemoFolder(path) => Error::FolderNotEmpty(path),
            other => other,
        })?;
        let marker = path.join(MARKER);
        if fs::read_to_string(&marker).map_err(of(&marker))? == MADE {
            return Err(Error::FolderNotEmpty(path.to_owned()));
        }
        Ok(folder)
    }

    /// Notes that the demonstration in it is whole.
    pub(crate) fn demo_is_made(&self) -> Result<()> {
        let marker = self.path.join(MARKER);
        fs::write(&marker, MADE).map_err(of(&marker))
    }

    fn lock(path: &Path) -> Result<Self> {
        let file = path.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&file).map_err(of(&file))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(Error::File(file, error)),
        }
    }

    fn forget_what_was_begun(&self) -> io::Result<()> {
        let database = sqlite_file(&self.path);
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut file = database.clone().into_os_string();
            file.push(suffix);
            match fs::remove_file(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Makes a folder that nobody else on this machine can look into.
fn make(path: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(of(path))
}

fn is_empty(path: &Path) -> io::Result<bool> {
    // A server that was killed before it wrote anything else leaves its lock.
    let mut names = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.file_name()));
    names.try_fold(true, |empty, name| Ok(empty && name? == LOCK))
}

fn of(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    |error| Error::File(path.to_owned(), error)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_new_folder_is_private() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("a/b");
        let _folder = Folder::take(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = Folder::take(folder.path()).unwrap();
        assert!(matches!(Folder::take(folder.path()), Err(Error::InUse(_))));
        drop(first);
        assert!(Folder::take(folder.path()).is_ok());
    }

    #[test]
    fn a_demonstration_and_real_work_keep_apart() {
        let real = tempfile::tempdir().unwrap();
        fs::write(sqlite_file(real.path()), "work").unwrap();
        assert!(matches!(Folder::take_for_demo(real.path()), Err(Error::NotADemoFolder(_))));
        assert_eq!(fs::read(sqlite_file(real.path())).unwrap(), b"work");
        let demo = tempfile::tempdir().unwrap();
        drop(Folder::take_for_demo(demo.path()).unwrap());
        assert!(matches!(Folder::take(demo.path()), Err(Error::DemoFolder(_))));
    }

    #[test]
    fn a_new_demonstration_takes_no_place_of_another_one() {
        let demo = tempfile::tempdir().unwrap();
        let file = sqlite_file(demo.path());
        drop(Folder::take_for_new_demo(demo.path()).unwrap());
        fs::write(&file, "half").unwrap();
        let folder = Folder::take_for_new_demo(demo.path()).unwrap();
        assert!(!file.exists(), "what was interrupted begins anew");
        fs::write(&file, "whole").unwrap();
        folder.demo_is_made().unwrap();
        drop(folder);
        assert!(matches!(Folder::take_for_new_demo(demo.path()), Err(Error::FolderNotEmpty(_))));
        assert_eq!(fs::read(&file).unwrap(), b"whole");
        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join("notes.txt"), "mine").unwrap();
        assert!(matches!(Folder::take_for_new_demo(other.path()), Err(Error::FolderNotEmpty(_))));
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1, "nothing is left in it");
    }

    #[test]
    fn a_demonstration_that_was_interrupted_begins_anew_and_a_whole_one_stays() {
        let demo = tempfile::tempdir().unwrap();
        let file = sqlite_file(demo.path());
        drop(Folder::take_for_demo(demo.path()).unwrap());
        fs::write(&file, "half").unwrap();
        let folder = Folder::take_for_demo(demo.path()).unwrap();
        assert!(!file.exists());
        fs::write(&file, "whole").unwrap();
        folder.demo_is_made().unwrap();
        drop(folder);
        drop(Folder::take_for_demo(demo.path()).unwrap());
        assert_eq!(fs::read(&file).unwrap(), b"whole");
    }
}
