//! Password hashes: argon2id, one at a time for each core, with a queue that ends.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::{Chance, Error, Result};

/// How many may wait for a free core before others are asked to come again: about two seconds of work.
const LONGEST_QUEUE: usize = 64;

/// Hashes and checks passwords without starving everything else.
#[derive(Clone)]
pub(crate) struct Hasher {
    cores: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    cost: Params,
    /// What an unknown account's password is compared with, so that it takes as long as a known one's.
    decoy: Arc<tokio::sync::OnceCell<String>>,
}

impl Hasher {
    pub(crate) fn for_this_machine() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            cores: Arc::new(Semaphore::new(cores)),
            waiting: Arc::default(),
            cost: Params::DEFAULT,
            decoy: Arc::default(),
        }
    }

    /// For passwords of 256 random bits, which nobody can guess, and for tests: a slow hash would only cost time.
    pub(crate) fn quick() -> Self {
        let cost = Params::new(Params::MIN_M_COST, Params::MIN_T_COST, Params::MIN_P_COST, None);
        Self { cost: cost.unwrap_or(Params::DEFAULT), ..Self::for_this_machine() }
    }

    /// The PHC string of a password, with the parameters that OWASP's password storage cheat sheet asks for first (19 MiB, two
    /// passes, one lane), which are the library's own.
    pub(crate) async fn hash(&self, password: String, chance: &dyn Chance) -> Result<String> {
        let mut salt = [0; 16];
        chance.fill(&mut salt);
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, self.cost.clone());
        self.on_a_core(move || {
            argon2
                .hash_password_with_salt(password.as_bytes(), &salt)
                .map(|hash: PasswordHash| hash.to_string())
                .map_err(|error| Error::Internal(Box::new(error)))
        })
        .await?
    }

    /// Whether `password` is the one that `hash` was made of; `None` stands for an unknown account.
    pub(crate) async fn verify(
        &self,
        password: String,
        hash: Option<String>,
        chance: &dyn Chance,
    ) -> Result<bool> {
        let known = hash.is_some();
        let hash = match hash {
            Some(hash) => hash,
            None => self.decoy.get_or_try_init(|| self.hash("a decoy".to_owned(), chance)).await?.clone(),
        };
        let matches = self
            .on_a_core(move || {
                PasswordHash::new(&hash).is_ok_and(|parsed| {
                    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
                })
            })
            .await?;
        Ok(known && matches)
    }

    async fn on_a_core<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = Place::take(&self.waiting)?;
        let core = self.cores.clone().acquire_owned().await.map_err(|e| Error::Internal(Box::new(e)))?;
        drop(place);
        let done = tokio::task::spawn_blocking(move || {
            let value = work();
            drop(core);
            value
        });
        done.await.map_err(|error| Error::Internal(Box::new(error)))
    }
}

/// A place in the queue, given up when dropped: also when the visitor goes away while waiting.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(waiting: &Arc<AtomicUsize>) -> Result<Self> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= LONGEST_QUEUE {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(yomikai_domain::Problem::of_form("problem-busy").into());
        }
        Ok(Self(waiting.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededChance;

    #[tokio::test]
    async fn real_passwords_are_hashed_slowly() {
        let hasher = Hasher::for_this_machine();
        let chance = SeededChance::new(1);
        let hash = hasher.hash("quiet tomato ladder".to_owned(), chance.as_ref()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let verify = async |password: &str| {
            hasher.verify(password.to_owned(), Some(hash.clone()), chance.as_ref()).await.unwrap()
        };
        assert!(verify("quiet tomato ladder").await);
        assert!(!verify("loud tomato ladder").await);
    }
}
