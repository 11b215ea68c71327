//! SQL is written in `store` alone, so that one place knows that there are two databases.

use std::sync::LazyLock;

use regex::Regex;

use super::tree::Tree;
use super::{Finding, pattern};

const HOME: &str = "crates/store/";

static STATEMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)"));

/// A limit that is nothing but a parameter. SQLite plans such a statement anew for each number, which costs more than
/// most of them take; what is added to it keeps it from looking.
static BARE_LIMIT: LazyLock<Regex> = LazyLock::new(|| pattern(r"LIMIT \$\d+\s*([^+\s]|$)"));

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let files = tree
        .texts(&["sql"])
        .filter(|(path, _)| !path.starts_with(HOME))
        .map(|(path, _)| Finding::new(path, 1, "SQL files lie in crates/store/migrations"));
    let literals =
        tree.rust(&["crates/"]).filter(|(path, _)| !path.starts_with(HOME)).flat_map(|(path, source)| {
            source
                .literals()
                .filter(|(literal, _)| STATEMENT.is_match(literal))
                .map(move |(_, line)| Finding::new(path, line, "SQL is written in crates/store alone"))
        });
    let limits = tree.rust(&[HOME]).flat_map(|(path, source)| {
        source
            .literals()
            .filter(|(literal, _)| BARE_LIMIT.is_match(literal))
            .map(move |(_, line)| Finding::new(path, line, "a limit is written `LIMIT $1 + 0`"))
    });
    files.chain(literals).chain(limits).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn statements_outside_store_are_found() {
        for statement in [
            "SELECT id FROM club",
            "INSERT INTO club VALUES (1)",
            "UPDATE club SET a = 1",
            "DELETE FROM club",
        ] {
            let text = format!("//! A.\nconst Q: &str = \"{statement}\";\n");
            assert_eq!(
                found(check, &[("crates/app/src/club.rs", &text)]),
                ["crates/app/src/club.rs:2: SQL is written in crates/store alone"]
            );
            assert!(found(check, &[("crates/store/src/club.rs", &text)]).is_empty());
        }
    }

    #[test]
    fn a_statement_that_spans_lines_is_found() {
        let text = "//! A.\nconst Q: &str = \"SELECT\n  id\";\n";
        assert_eq!(found(check, &[("crates/cli/src/main.rs", text)]).len(), 1);
    }

    #[test]
    fn prose_is_fine() {
        let text =
            "//! Selects.\n// SELECT a club\nconst A: &str = \"Select a club, then update the set\";\n";
        assert!(found(check, &[("crates/web/src/club.rs", text)]).is_empty());
    }

    #[test]
    fn a_limit_that_is_planned_anew_each_time_is_found() {
        let file = |statement| format!("//! A.\nconst Q: &str = \"SELECT a FROM b {statement}\";\n");
        for bad in ["LIMIT $2", "LIMIT $2)", "LIMIT $12 OFFSET 3"] {
            let found = found(check, &[("crates/store/src/club.rs", &file(bad))]);
            assert_eq!(found, ["crates/store/src/club.rs:2: a limit is written `LIMIT $1 + 0`"], "{bad}");
        }
        for good in ["LIMIT $2 + 0", "LIMIT 1", "LIMIT $2 + 0)"] {
            assert!(found(check, &[("crates/store/src/club.rs", &file(good))]).is_empty(), "{good}");
        }
    }

    #[test]
    fn an_sql_file_elsewhere_is_found() {
        assert_eq!(found(check, &[("crates/app/seed.sql", "")]).len(), 1);
        assert!(found(check, &[("crates/store/migrations/sqlite/0001_members.sql", "")]).is_empty());
    }
}
