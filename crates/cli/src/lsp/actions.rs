//! What an editor can do about a finding: words to start from, or leave it alone with a reason. People choose.

use std::{collections::HashMap, ops::Range};

use gen_lsp_types::{CodeAction, CodeActionKind, Diagnostic, TextEdit, Uri, WorkspaceEdit};
use yomikai_coach::{Finding, Language};

use super::{
    document::{Document, Notes},
    leave_alone,
    reader::Job,
};
use crate::language::words;

/// A change of the text: some bytes, and what stands there afterwards.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) bytes: Range<usize>,
    pub(super) text: String,
}

/// The actions for one finding of a text as it stands.
pub(super) fn of(
    finding: &Finding,
    diagnostic: &Diagnostic,
    notes: &Notes,
    document: &Document,
    job: &Job,
) -> Vec<CodeAction> {
    let l = words(finding.language);
    let action = |title, edit: Edit| CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic.clone()]),
        edit: Some(change(&job.address, document, edit)),
        ..CodeAction::default()
    };
    let mut actions = Vec::new();
    if let Some(replacement) = &finding.replacement {
        let edit = Edit { bytes: finding.range.clone(), text: replacement.clone() };
        actions.push(action(l.t1("cli-lsp-replace", "words", replacement), edit));
    }
    if let Some(rewrite) = finding.rewrite {
        actions.push(action(l.t1("cli-lsp-start", "words", rewrite), start_from(finding, rewrite)));
    }
    let reason = l.t("cli-lsp-reason");
    if let Some(edit) = leave_alone::edit(finding, &notes.findings, &reason, job) {
        actions.push(action(l.t1("cli-lsp-leave-alone", "rule", finding.rule), edit));
    }
    actions
}

/// Words to start from come behind the sentence: what somebody wrote is theirs to take away.
fn start_from(finding: &Finding, rewrite: &str) -> Edit {
    let end = finding.sentence.end.max(finding.range.end);
    let space = if finding.language == Language::Ja { "" } else { " " };
    Edit { bytes: end..end, text: format!("{space}{rewrite}") }
}

fn change(address: &str, document: &Document, edit: Edit) -> WorkspaceEdit {
    let range = document.lines.range(&document.text, &edit.bytes);
    let edits = vec![TextEdit { range, new_text: edit.text }];
    WorkspaceEdit {
        changes: Some(HashMap::from([(Uri(address.to_owned()), edits)])),
        ..WorkspaceEdit::default()
    }
}
