//! Both folders of migrations make the same tables.

use sqlx::Row as _;
use yomikai_store::{Connection, testing};

use crate::databases::{Place, postgres_server, runtime};

const MIGRATIONS: &str = "SELECT CAST(version AS TEXT) || ' ' || description AS line FROM _sqlx_migrations";

const SQLITE_TABLES: &str = "
    SELECT name AS line FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'";
const SQLITE_COLUMNS: &str = "
    SELECT t.name || '.' || c.name || ' ' || lower(c.type) || CASE
        WHEN c.pk > 0 THEN ' key ' || c.pk WHEN c.\"notnull\" = 1 THEN ' filled' ELSE '' END AS line
    FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'";
const SQLITE_REFERENCES: &str = "
    SELECT t.name || '.' || f.\"from\" || ' to ' || f.\"table\" || '.' || f.\"to\" AS line
    FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table'";
const SQLITE_UNIQUES: &str = "
    SELECT 'unique ' || t.name || ' ' || group_concat(c.name, ',' ORDER BY c.seqno) AS line
    FROM sqlite_schema AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
    WHERE t.type = 'table' AND i.origin = 'u' GROUP BY t.name, i.name";
const SQLITE_INDEXES: &str = "
    SELECT 'index ' || t.name || ' ' || i.name || ' ' ||
        group_concat(COALESCE(c.name, 'expression'), ',' ORDER BY c.seqno) AS line
    FROM sqlite_schema AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
    WHERE t.type = 'table' AND i.origin = 'c' GROUP BY t.name, i.name";

const POSTGRES_TABLES: &str = "
    SELECT CAST(table_name AS TEXT) AS line FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";
const POSTGRES_COLUMNS: &str = "
    SELECT CAST(c.table_name || '.' || c.column_name || ' ' || c.data_type || CASE
        WHEN k.ordinal_position IS NOT NULL THEN ' key ' || k.ordinal_position
        WHEN c.is_nullable = 'NO' THEN ' filled' ELSE '' END AS TEXT) AS line
    FROM information_schema.columns AS c
    LEFT JOIN information_schema.table_constraints AS t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
    LEFT JOIN information_schema.key_column_usage AS k
        ON k.constraint_name = t.constraint_name AND k.table_name = c.table_name
        AND k.column_name = c.column_name
    WHERE c.table_schema = 'public' AND c.table_name <> '_sqlx_migrations'";
const POSTGRES_REFERENCES: &str = "
    SELECT CAST(f.relname || '.' || a.attname || ' to ' || t.relname || '.' || b.attname AS TEXT) AS line
    FROM pg_constraint AS c JOIN pg_class AS f ON f.oid = c.conrelid JOIN pg_class AS t ON t.oid = c.confrelid
    JOIN pg_attribute AS a ON a.attrelid = f.oid AND a.attnum = c.conkey[1]
    JOIN pg_attribute AS b ON b.attrelid = t.oid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f'";
const POSTGRES_UNIQUES: &str = "
    SELECT CAST('unique ' || f.relname || ' ' || string_agg(a.attname, ',' ORDER BY k.place) AS TEXT) AS line
    FROM pg_constraint AS c JOIN pg_class AS f ON f.oid = c.conrelid
    JOIN pg_namespace AS n ON n.oid = f.relnamespace AND n.nspname = 'public'
    CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (number, place)
    JOIN pg_attribute AS a ON a.attrelid = f.oid AND a.attnum = k.number
    WHERE c.contype = 'u' GROUP BY f.relname, c.conname";
const POSTGRES_INDEXES: &str = "
    SELECT CAST('index ' || t.relname || ' ' || i.relname || ' ' ||
        string_agg(CASE WHEN x.indkey[a.attnum - 1] = 0 THEN 'expression' ELSE a.attname END, ',' ORDER BY a.attnum)
        AS TEXT) AS line
    FROM pg_index AS x JOIN pg_class AS t ON t.oid = x.indrelid JOIN pg_class AS i ON i.oid = x.indexrelid
    JOIN pg_namespace AS n ON n.oid = t.relnamespace JOIN pg_attribute AS a ON a.attrelid = i.oid
    WHERE n.nspname = 'public' AND NOT x.indisunique GROUP BY t.relname, i.relname";
const POSTGRES_SORTED_LIKE_A_DICTIONARY: &str = "
    SELECT CAST(table_name || '.' || column_name AS TEXT) AS line FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations' AND data_type = 'text'
    AND collation_name IS DISTINCT FROM 'C'";

async fn lines(db: &mut Connection, statements: &[&'static str]) -> Vec<String> {
    let mut lines = Vec::new();
    for statement in statements {
        let rows = sqlx::query(*statement).fetch_all(&mut *db).await.unwrap();
        lines.extend(rows.iter().map(|row| row.get::<String, _>("line")));
    }
    lines.sort_unstable();
    lines
}

/// The names of all tables of ours, sorted.
pub(crate) async fn tables(place: &Place) -> Vec<String> {
    let statement = if place.is_sqlite() { SQLITE_TABLES } else { POSTGRES_TABLES };
    lines(&mut place.db.read().await.unwrap(), &[statement]).await
}

#[test]
fn both_folders_make_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        let sqlite = testing::sqlite(folder.path()).await.unwrap();
        let postgres = testing::postgres(&postgres_server()).await.unwrap();
        let here = [MIGRATIONS, SQLITE_COLUMNS, SQLITE_REFERENCES, SQLITE_UNIQUES, SQLITE_INDEXES];
        let there = [MIGRATIONS, POSTGRES_COLUMNS, POSTGRES_REFERENCES, POSTGRES_UNIQUES, POSTGRES_INDEXES];
        let here = lines(&mut sqlite.read().await.unwrap(), &here).await;
        let there = lines(&mut postgres.db.read().await.unwrap(), &there).await;
        assert!(here.contains(&"member.email_folded text filled".to_owned()), "{here:#?}");
        assert!(here.contains(&"unique member email_folded".to_owned()), "{here:#?}");
        let only = |some: &[String], others: &[String]| -> Vec<String> {
            some.iter().filter(|line| !others.contains(line)).cloned().collect()
        };
        assert_eq!(only(&here, &there), [""; 0], "only on SQLite");
        assert_eq!(only(&there, &here), [""; 0], "only on PostgreSQL");
        postgres.throw_away().await.unwrap();
    });
}

/// SQLite sorts text by its bytes; what is shown must not depend on where it is kept.
#[test]
fn text_sorts_the_same_on_both() {
    runtime().block_on(async {
        let postgres = testing::postgres(&postgres_server()).await.unwrap();
        let mut db = postgres.db.read().await.unwrap();
        assert_eq!(lines(&mut db, &[POSTGRES_SORTED_LIKE_A_DICTIONARY]).await, [""; 0]);
        drop(db);
        postgres.throw_away().await.unwrap();
    });
}
