//! One Rust file as the checks see it: tokens without comments, imports in full, functions, and which lines are tests.

use std::ops::RangeInclusive;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::Visit;

/// A parsed file.
pub(super) struct RustSource {
    lines: usize,
    tokens: Vec<Token>,
    imports: Vec<Import>,
    functions: Vec<Function>,
    test_lines: Vec<RangeInclusive<usize>>,
    test_modules: Vec<String>,
    all_tests: bool,
}

struct Token {
    text: String,
    line: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Mark,
    Literal,
    /// The text of a doc comment, which the parser hands over as the literal of an attribute.
    Doc,
}

/// One leaf of a `use`, spelt out: `use std::{fs, io}` has two.
struct Import {
    path: Vec<String>,
    line: usize,
}

/// A function with a body, from its signature to its closing brace.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) length: usize,
}

impl RustSource {
    pub(super) fn parse(text: &str) -> Result<Self, syn::Error> {
        let ast = syn::parse_file(text)?;
        let mut tokens = Vec::new();
        // A shebang is no token, and no file here has one; the tree of tokens is the text without its comments.
        flatten(text.parse::<TokenStream>()?, &mut tokens);
        let mut items = Items::default();
        items.visit_file(&ast);
        let (test_lines, test_modules) = test_items(&tokens);
        Ok(Self {
            lines: text.lines().count(),
            tokens,
            imports: items.imports,
            functions: items.functions,
            test_lines,
            test_modules,
            all_tests: false,
        })
    }

    /// Declares that the file is compiled for tests only.
    pub(super) fn mark_as_test(&mut self) {
        self.all_tests = true;
    }

    /// Whether the line belongs to code that is compiled for tests only.
    pub(super) fn is_test(&self, line: usize) -> bool {
        self.all_tests || self.test_lines.iter().any(|lines| lines.contains(&line))
    }

    /// How many lines are left without those of tests.
    pub(super) fn lines_without_tests(&self) -> usize {
        (1..=self.lines).filter(|line| !self.is_test(*line)).count()
    }

    /// The names of the modules declared as `#[cfg(test)] mod name;`.
    pub(super) fn test_modules(&self) -> impl Iterator<Item = &str> {
        self.test_modules.iter().map(String::as_str)
    }

    pub(super) fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// String and character literals as they are written, with their lines; not doc comments.
    pub(super) fn literals(&self) -> impl Iterator<Item = (&str, usize)> {
        self.tokens
            .iter()
            .filter(|token| token.kind == Kind::Literal)
            .map(|token| (token.text.as_str(), token.line))
    }

    /// The lines on which these tokens follow one another, whatever the white space between them.
    pub(super) fn sequences(&self, wanted: &[&str]) -> Vec<usize> {
        self.tokens
            .windows(wanted.len())
            .filter(|window| {
                window
                    .iter()
                    .zip(wanted)
                    .all(|(token, text)| token.kind != Kind::Literal && token.text == *text)
            })
            .map(|window| window[0].line)
            .collect()
    }

    /// The lines that name this path (`std::fs`), in code or in an import, however the import is grouped.
    pub(super) fn mentions(&self, path: &str) -> Vec<usize> {
        let segments: Vec<&str> = path.split("::").collect();
        let mut wanted = Vec::new();
        for segment in &segments {
            if !wanted.is_empty() {
                wanted.push("::");
            }
            wanted.push(*segment);
        }
        let mut lines = self.sequences(&wanted);
        let imported = self
            .imports
            .iter()
            .filter(|import| import.path.windows(segments.len()).any(|found| found == segments));
        lines.extend(imported.map(|import| import.line));
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// Every module of this crate that is named by `crate::name`, with its line.
    pub(super) fn crate_modules(&self) -> Vec<(&str, usize)> {
        let in_code = self
            .tokens
            .windows(3)
            .filter(|window| {
                window[0].text == "crate" && window[1].text == "::" && window[2].kind == Kind::Word
            })
            .map(|window| (window[2].text.as_str(), window[2].line));
        let in_imports = self
            .imports
            .iter()
            .filter(|import| import.path.len() > 1 && import.path[0] == "crate")
            .map(|import| (import.path[1].as_str(), import.line));
        in_code.chain(in_imports).collect()
    }

    /// The attributes of the file as lists of words (`cfg_attr`, `test`, `ignore`), with their lines.
    pub(super) fn attributes(&self) -> Vec<(Vec<&str>, usize)> {
        let mut found = Vec::new();
        for (index, token) in self.tokens.iter().enumerate() {
            let inner = self.tokens.get(index + 1).is_some_and(|next| next.text == "!");
            let open = index + 1 + usize::from(inner);
            if token.text == "#" && self.tokens.get(open).is_some_and(|next| next.text == "[") {
                let close = closing(&self.tokens, open);
                let words = self.tokens[open..close].iter().filter(|token| token.kind == Kind::Word);
                found.push((words.map(|token| token.text.as_str()).collect(), token.line));
            }
        }
        found
    }
}

/// Lays the tree of tokens out flat, with `::` as one token and brackets as tokens of their own.
fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut joined_colon = false;
    for tree in stream {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                tokens.push(Token { text: open.to_owned(), line, kind: Kind::Mark });
                flatten(group.stream(), tokens);
                let line = group.span_close().end().line;
                tokens.push(Token { text: close.to_owned(), line, kind: Kind::Mark });
            }
            TokenTree::Ident(ident) => tokens.push(Token { text: ident.to_string(), line, kind: Kind::Word }),
            TokenTree::Literal(literal) => {
                let doc = ends_with(tokens, &["doc", "="]);
                let kind = if doc { Kind::Doc } else { Kind::Literal };
                tokens.push(Token { text: literal.to_string(), line, kind });
            }
            TokenTree::Punct(punct) if joined_colon && punct.as_char() == ':' => {
                joined_colon = false;
                if let Some(colon) = tokens.last_mut() {
                    colon.text.push(':');
                }
            }
            TokenTree::Punct(punct) => {
                joined_colon = punct.as_char() == ':' && punct.spacing() == Spacing::Joint;
                tokens.push(Token { text: punct.to_string(), line, kind: Kind::Mark });
            }
        }
    }
}

fn ends_with(tokens: &[Token], texts: &[&str]) -> bool {
    tokens.len() >= texts.len()
        && tokens[tokens.len() - texts.len()..].iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// The index of the bracket that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match (token.kind, token.text.as_str()) {
            (Kind::Mark, "(" | "[" | "{") => depth += 1,
            (Kind::Mark, ")" | "]" | "}") => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

/// The lines of the items under `#[cfg(test)]`, and the names of those that are modules in files of their own.
fn test_items(tokens: &[Token]) -> (Vec<RangeInclusive<usize>>, Vec<String>) {
    const CFG_TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut lines = Vec::new();
    let mut modules = Vec::new();
    for (start, window) in tokens.windows(CFG_TEST.len()).enumerate() {
        if !window.iter().zip(CFG_TEST).all(|(token, text)| token.text == text) {
            continue;
        }
        let mut index = start + CFG_TEST.len();
        while let Some(token) = tokens.get(index) {
            match token.text.as_str() {
                "{" => {
                    index = closing(tokens, index);
                    break;
                }
                "(" | "[" => index = closing(tokens, index) + 1,
                ";" => {
                    if let [.., keyword, name] = &tokens[start..index]
                        && keyword.text == "mod"
                    {
                        modules.push(name.text.clone());
                    }
                    break;
                }
                // The attribute stood on the last field or variant of an enclosing item.
                ")" | "]" | "}" => break,
                _ => index += 1,
            }
        }
        let end = tokens.get(index).or(tokens.last()).map_or(tokens[start].line, |token| token.line);
        lines.push(tokens[start].line..=end);
    }
    (lines, modules)
}

/// Collects what is easier to read from the syntax tree than from tokens.
#[derive(Default)]
struct Items {
    imports: Vec<Import>,
    functions: Vec<Function>,
}

impl Items {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.span().start().line;
        let last = body.span().end().line;
        self.functions.push(Function {
            name: signature.ident.to_string(),
            line: first,
            length: last - first + 1,
        });
    }

    fn import(&mut self, tree: &syn::UseTree, prefix: &[String]) {
        let with = |ident: &syn::Ident| {
            let mut path = prefix.to_vec();
            path.push(ident.to_string());
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.import(&path.tree, &with(&path.ident)),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, prefix)),
            syn::UseTree::Name(name) => {
                self.imports.push(Import { path: with(&name.ident), line: name.ident.span().start().line });
            }
            syn::UseTree::Rename(name) => {
                self.imports.push(Import { path: with(&name.ident), line: name.ident.span().start().line });
            }
            syn::UseTree::Glob(glob) => {
                self.imports.push(Import { path: prefix.to_vec(), line: glob.span().start().line });
            }
        }
    }
}

impl<'ast> Visit<'ast> for Items {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[]);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
        syn::visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        syn::visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, body);
        }
        syn::visit::visit_trait_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> RustSource {
        RustSource::parse(text).expect("the example parses")
    }

    #[track_caller]
    fn check_mentions(text: &str, path: &str, expect: &[usize]) {
        assert_eq!(parse(text).mentions(path), expect, "{path} in {text}");
    }

    #[test]
    fn a_path_is_found_however_it_is_written() {
        check_mentions("fn f() { std::fs::read(p); }", "std::fs", &[1]);
        check_mentions("use std::{\n    io,\n    fs::{self, File},\n};", "std::fs", &[3]);
        check_mentions("use std::fs as disk;", "std::fs", &[1]);
        check_mentions("use std::fs::*;", "std::fs", &[1]);
        check_mentions("fn f() { g!(std::fs::read(p)); }", "std::fs", &[1]);
    }

    #[test]
    fn comments_strings_and_longer_names_are_no_mention() {
        check_mentions("/// Never `std::fs`.\n// std::fs\nconst A: &str = \"std::fs\";", "std::fs", &[]);
        check_mentions("fn f() { brand::new(); }", "rand::new", &[]);
    }

    #[test]
    fn test_code_is_told_from_the_rest() {
        let source = parse(
            "fn a() {}\n\n#[cfg(test)]\n#[expect(x, reason = \"y\")]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n",
        );
        let tests: Vec<usize> = (1..=8).filter(|line| source.is_test(*line)).collect();
        assert_eq!(tests, [3, 4, 5, 6, 7]);
        assert_eq!(source.lines_without_tests(), 3);
    }

    #[test]
    fn a_test_function_ends_with_its_body() {
        let source = parse("#[cfg(test)]\nfn a(b: [u8; 2]) -> u8 {\n    b[0]\n}\nfn c() {}\n");
        assert!(source.is_test(4));
        assert!(!source.is_test(5));
    }

    #[test]
    fn attributes_are_read_inside_and_out() {
        let source = parse("#![cfg_attr(test, allow(dead_code))]\n#[derive(Debug)]\nstruct A;\n");
        assert_eq!(
            source.attributes(),
            [(vec!["cfg_attr", "test", "allow", "dead_code"], 1), (vec!["derive", "Debug"], 2)]
        );
    }

    #[test]
    fn functions_are_measured_without_their_comments() {
        let source = parse("/// One.\n/// Two.\nfn a() {\n    1;\n}\nimpl A {\n    fn b() {}\n}\n");
        let measured: Vec<_> =
            source.functions().iter().map(|f| (f.name.as_str(), f.line, f.length)).collect();
        assert_eq!(measured, [("a", 3, 3), ("b", 7, 1)]);
    }
}
