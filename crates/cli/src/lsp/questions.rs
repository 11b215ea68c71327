//! What an editor asks about a place in a text: what is there, and what could be done.

use std::io::Write;

use gen_lsp_types::{
    CodeActionKind, CodeActionParams, Contents, Hover, HoverParams, MarkupContent, MarkupKind,
};
use serde_json::{Value, json};

use super::{
    actions,
    document::Notes,
    notes,
    reader::Job,
    server::{Answer, Server, json as to_json},
};

/// A text that is so large is read beside everything else only; a question about it waits for that.
const AT_ONCE_BYTES: usize = 256 * 1024;

/// For how many findings actions are offered at once. Each is tried out, and whoever selects a whole page chooses none.
const MOST_AT_ONCE: usize = 5;

impl<W: Write> Server<W> {
    /// What the coach says of a text as it stands: lately, or now if that takes no time.
    fn notes(&mut self, address: &str) -> Option<(Notes, Job)> {
        let job = self.job(address)?;
        let document = self.documents.get_mut(address)?;
        if document.notes.as_ref().is_none_or(|notes| notes.version != document.version) {
            if job.text.len() > AT_ONCE_BYTES {
                return None;
            }
            document.notes = Some(job.read());
        }
        document.notes.clone().map(|notes| (notes, job))
    }

    pub(super) fn hover(&mut self, params: &HoverParams) -> Answer {
        let params = &params.text_document_position_params;
        let Some((notes, job)) = self.notes(&params.text_document.uri.0) else { return Ok(Value::Null) };
        let at = job.lines.byte(&job.text, params.position);
        let found: Vec<_> = notes
            .findings
            .iter()
            .filter(|finding| finding.range.start <= at && at <= finding.range.end)
            .collect();
        let Some(first) = found.first() else { return Ok(Value::Null) };
        let kind = if self.client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
        let value = notes::hover(&found, self.client.markdown);
        to_json(&Hover {
            contents: Contents::MarkupContent(MarkupContent { kind, value }),
            range: Some(job.lines.range(&job.text, &first.range)),
        })
    }

    pub(super) fn actions(&mut self, params: &CodeActionParams) -> Answer {
        // `quickfix.yomikai` would be a kind of quick fix, but no kind of ours.
        let wanted = params.context.only.as_ref().is_none_or(|kinds| {
            kinds.iter().any(|kind| matches!(kind, CodeActionKind::QuickFix | CodeActionKind::Empty))
        });
        let address = &params.text_document.uri.0;
        let found = if wanted { self.notes(address) } else { None };
        let Some(((notes, job), document)) = found.zip(self.documents.get(address)) else {
            return Ok(json!([]));
        };
        let range = job.lines.bytes(&job.text, params.range);
        let near = notes.findings.iter().zip(notes.diagnostics.iter());
        let near = near
            .filter(|(finding, _)| finding.range.start <= range.end && range.start <= finding.range.end)
            .take(MOST_AT_ONCE);
        let actions: Vec<_> = near
            .flat_map(|(finding, diagnostic)| actions::of(finding, diagnostic, &notes, document, &job))
            .collect();
        to_json(&actions)
    }
}
