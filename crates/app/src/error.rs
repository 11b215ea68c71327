//! The six ways in which a use case can refuse or fail; every door maps the same six.

use yomikai_domain::{
    Problem,
    policy::{self, Operation, Otherwise, Ties, Verdict},
};

/// A use case's answer.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, as far as this actor is concerned.
    #[error("not found")]
    NotFound,
    /// The thing is no secret, but this is not the actor's to do.
    #[error("not allowed")]
    Forbidden,
    /// The input needs mending; all of its problems at once.
    #[error("the input needs mending")]
    Invalid(Vec<Problem>),
    /// The input is sound, but something else happened meanwhile.
    #[error("something else happened meanwhile")]
    Conflict(Problem),
    /// Try again later.
    #[error("not available just now")]
    Unavailable(#[source] yomikai_store::Error),
    /// A fault of ours. Its text is for the log and never for a visitor.
    #[error("an internal fault")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<yomikai_store::Error> for Error {
    fn from(error: yomikai_store::Error) -> Self {
        if error.is_passing() { Self::Unavailable(error) } else { Self::Internal(Box::new(error)) }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Invalid(vec![problem])
    }
}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Invalid(problems)
    }
}

/// Asks the policy; a refusal becomes the error it names.
pub(crate) fn allow(operation: Operation, ties: Ties) -> Result<()> {
    match policy::verdict(operation, ties) {
        Verdict::Allowed => Ok(()),
        Verdict::Refused(Otherwise::NotFound) => Err(Error::NotFound),
        Verdict::Refused(Otherwise::Forbidden) => Err(Error::Forbidden),
    }
}

/// Maps a unique violation, which only the statement's caller can name, to the problem it means.
pub(crate) fn unless_taken<T>(outcome: yomikai_store::Result<T>, taken: Problem) -> Result<T> {
    outcome.map_err(|error| match error {
        yomikai_store::Error::Conflict => Error::Invalid(vec![taken]),
        other => other.into(),
    })
}
