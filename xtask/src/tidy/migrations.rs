//! Both databases have the same migrations under the same numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::tree::Tree;
use super::{Finding, pattern};

const HOME: &str = "crates/store/migrations";
const DATABASES: [&str; 2] = ["sqlite", "postgres"];

static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{4})_[a-z0-9_]+\.sql$"));

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let names = DATABASES.map(|database| names(tree, database));
    let mut findings = Vec::new();
    for (index, database) in DATABASES.iter().enumerate() {
        let (own, other) = (&names[index], &names[1 - index]);
        for name in other.difference(own) {
            let path = format!("{HOME}/{database}/{name}");
            findings.push(Finding::new(
                &path,
                1,
                format!("{} has this migration and {database} has not", DATABASES[1 - index]),
            ));
        }
        findings.extend(misnamed(database, own));
    }
    findings
}

fn names<'tree>(tree: &'tree Tree, database: &str) -> BTreeSet<&'tree str> {
    let folder = format!("{HOME}/{database}/");
    tree.paths().filter_map(|path| path.strip_prefix(&folder)).collect()
}

fn misnamed(database: &str, names: &BTreeSet<&str>) -> Vec<Finding> {
    let mut by_number = BTreeMap::new();
    let mut findings = Vec::new();
    for name in names {
        let path = format!("{HOME}/{database}/{name}");
        match NAME.captures(name).and_then(|parts| parts.get(1)) {
            None => findings.push(Finding::new(&path, 1, "a migration is named NNNN_what_it_does.sql")),
            Some(number) => {
                if let Some(first) = by_number.insert(number.as_str().to_owned(), *name) {
                    findings.push(Finding::new(&path, 1, format!("{first} has the same number")));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_migration_for_one_database_only_is_found() {
        let files = [
            ("crates/store/migrations/sqlite/0001_members.sql", ""),
            ("crates/store/migrations/postgres/0001_members.sql", ""),
            ("crates/store/migrations/sqlite/0002_clubs.sql", ""),
        ];
        assert_eq!(
            found(check, &files),
            [
                "crates/store/migrations/postgres/0002_clubs.sql:1: sqlite has this migration and postgres has not"
            ]
        );
        assert!(found(check, &files[..2]).is_empty());
    }

    #[test]
    fn a_name_out_of_order_is_found() {
        let files = [
            ("crates/store/migrations/sqlite/0001_a.sql", ""),
            ("crates/store/migrations/sqlite/0001_b.sql", ""),
            ("crates/store/migrations/sqlite/clubs.sql", ""),
            ("crates/store/migrations/postgres/0001_a.sql", ""),
            ("crates/store/migrations/postgres/0001_b.sql", ""),
            ("crates/store/migrations/postgres/clubs.sql", ""),
        ];
        assert_eq!(found(check, &files).len(), 4);
    }
}
