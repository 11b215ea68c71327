//! Short forms that a document uses and never spells out.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    ops::Range,
    sync::LazyLock,
};

use super::{
    facts::Spot,
    lines::{Line, LineKind},
};

/// What an engineer of any team has met, and what is no short form though it looks like one.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "API|APIS|URL|URLS|URI|HTTP|HTTPS|HTML|CSS|JS|JSON|YAML|TOML|XML|CSV|PDF|PNG|SQL|DB|DBS|RDB|RDBMS|DBA|CPU|CPUS|GPU|GPUS|RAM|SSD|HDD|IO|OS|VM|VMS|IP|IPV4|IPV6|TCP|UDP|DNS|TLS|SSL|SSH|FTP|SFTP|VPN|LAN|WAN|CDN|UI|UX|ID|IDS|UUID|PR|PRS|MR|CI|CD|QA|SRE|SRES|IT|AI|ML|LLM|AWS|GCP|EC2|S3|RDS|EBS|ELB|ALB|GKE|EKS|VPC|IAM|SQS|SNS|ECS|TTL|QPS|RPS|SLA|SLO|SLI|SLAS|SLOS|KPI|OK|NG|TODO|FIXME|TBD|FAQ|RFC|ADR|README|EOF|EOL|ETA|FYI|ASAP|TLDR|AKA|WIP|NB|PS|UTC|GMT|JST|PST|PDT|EST|EDT|CET|CEST|BST|EEST|EET|IST|MST|CST|CDT|AM|PM|KB|MB|GB|TB|KIB|MIB|GIB|MS|HZ|P0|P1|P2|P3|P4|P50|P90|P95|P99|SEV|SEV1|SEV2|SEV3|SEV4|S1|S2|Q1|Q2|Q3|Q4|GET|POST|PUT|PATCH|DELETE|HEAD|SELECT|INSERT|UPDATE|JOIN|WHERE|FROM|TABLE|INDEX|NULL|TRUE|FALSE|AND|OR|NOT|NO|YES|THE|ALL|ERROR|WARN|INFO|DEBUG|FATAL|UTF8|ASCII|REST|SDK|CLI|IDE|GUI|SMS|USB|PC|TV|US|EU|UK|JP|USA|II|III|IV|OOM|OOMKILLED|CRON|CVE|OSS|SAAS|CRUD|CORS|JWT|OAUTH|SSO|MFA|LDAP|SMTP|IMAP|NTP|DHCP|RPC|GRPC|K8S|LB|PV|PVC|DR|HA|RCA|MTTR|MTTD|POC|MVP|CEO|CTO|HR|PO|VIP|ATM|POS|GPS|QR|PIN|IC|DM|OTP|DDOS|DOS|WAF|RAID|NFS|BIOS|LTS|PID|TID|UID|SIGKILL|SIGTERM|REDIS|NGINX|IOPS|TPS|ACL|CA|BI|ETL|SPA|SSR|DOM|WIFI|NAT|BGP|ASN|PDU|UPS|ISP|B2B|ECC|FIFO|LRU|ORM|CMS|CRM|ERP|MAC|LINUX|GIT|MTA|SPF|DKIM|PHP|NET|JVM|GC|XSS|CSRF|TDD|WAL|APM|NIC|DC|AZ|AZS|AMI|EC|ACK|SYN|SIG|HTTP2|H2|DNSSEC|TOAST|KVM|CM|RAG|FE|BE|DI|PKI|CN|SHA|UID|GID|TTD|TTR|GHCR|ECR|AST|AOT|JIT|LXC|SAN|DBMS|DDL|DML|MQ|FQDN|CIDR|HSTS|SNI|OCSP|CRL|CSR|PEM|HSM|KMS|PII|GDPR|IDC|NOC|SOC|SIEM|CSP|RST|ARP|ARM|X86|AMD|SKU|TXT|MX|CNAME|SOA|NS".split('|').collect()
});

/// Short forms used more than once and never explained, at their first use.
pub(super) fn unexplained(text: &str, lines: &[Line]) -> Vec<Spot> {
    let mut seen: BTreeMap<&str, (Range<usize>, usize)> = BTreeMap::new();
    let mut explained: BTreeSet<&str> = BTreeSet::new();
    for line in lines {
        let prose = matches!(line.kind, LineKind::Text | LineKind::Item(..) | LineKind::Row);
        if prose && !text[line.range.clone()].trim_start().starts_with('>') {
            for (term, range, is_explained) in terms(text, &line.range) {
                seen.entry(term).or_insert((range, 0)).1 += 1;
                if is_explained {
                    explained.insert(term);
                }
            }
        }
    }
    seen.retain(|term, (_, uses)| *uses > 1 && !explained.contains(term));
    if seen.is_empty() {
        return Vec::new();
    }
    let small = small(text, &seen.keys().map(|term| term.to_lowercase()).collect());
    let mut found: Vec<_> = seen
        .into_iter()
        .filter(|(term, _)| !small.contains(term.to_lowercase().as_str()))
        .map(|(term, (range, _))| Spot::new(range, term))
        .collect();
    found.sort_by_key(|place| place.range.start);
    found
}

/// Which of some words are written small as well: those are only written large for their weight.
fn small<'t>(text: &'t str, words: &HashSet<String>) -> HashSet<&'t str> {
    let mut begins = [false; 256];
    words.iter().filter_map(|word| word.bytes().next()).for_each(|first| begins[usize::from(first)] = true);
    // Most words of a text begin otherwise, which is seen at once.
    let is_one =
        |word: &&[u8]| word.first().is_some_and(|first| begins[usize::from(*first)]) && word.len() <= 6;
    let found = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).filter(is_one);
    found.filter_map(|word| std::str::from_utf8(word).ok()).filter(|word| words.contains(*word)).collect()
}

/// The short forms of a line, each with whether its meaning stands beside it.
fn terms<'t>(text: &'t str, line: &Range<usize>) -> Vec<(&'t str, Range<usize>, bool)> {
    let mut found = Vec::new();
    let (mut at, mut in_code) = (line.start, false);
    let bytes = &text.as_bytes()[..line.end];
    while at < line.end {
        let length = bytes[at..].iter().take_while(|byte| is_part(**byte)).count();
        if length == 0 {
            in_code ^= bytes[at] == b'`';
            at += 1;
            continue;
        }
        // Each part is ASCII, so it is cut between characters.
        if !in_code && bytes[at].is_ascii_uppercase() {
            let term = text[at..at + length].trim_end_matches(['.', ':', '/', '-']);
            if is_short_form(term) {
                let range = at..at + term.len();
                let is_explained = stands_explained(&text[line.start..at], &text[range.end..line.end]);
                found.push((term, range, is_explained));
            }
        }
        at += length;
    }
    found
}

/// What holds a name together: `PM-2026`, `foo.BAR`, `/API/` and `A_B` are no short forms of prose.
const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b'.' | b'/' | b'@' | b'#' | b':' | b'=' | b'$' | b'+' | b'&')
}

fn is_short_form(term: &str) -> bool {
    (2..=6).contains(&term.len())
        && term.starts_with(|c: char| c.is_ascii_uppercase())
        && term.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && term.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && !COMMON.contains(term)
}

/// `round-trip time (RTT)`, `RTT (round-trip time)`, `RTT: …`, `RTT とは`, `RTT stands for`.
fn stands_explained(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(['*', '"', '“', '「']);
    let after = after.trim_start_matches(['*', '"', '”', '」']);
    let in_brackets = before.ends_with(['(', '（']) && after.starts_with([')', '）', '、', ',']);
    let told = [
        " (",
        "(",
        "（",
        " stands for",
        " means",
        " is short for",
        " is our",
        " is the",
        "とは",
        " とは",
        "は、",
        " = ",
        "、すなわち",
        " — ",
    ];
    in_brackets || told.iter().any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use crate::document::Facts;

    fn terms(text: &str) -> Vec<String> {
        Facts::from_markdown(text).terms.into_iter().map(|place| place.wording).collect()
    }

    #[test]
    fn what_is_used_twice_and_never_explained_is_found() {
        assert_eq!(terms("The OXR and the API.\nThe OXR again, QRX once, the API.\n"), ["OXR"]);
        assert!(terms("The order exchange router (OXR).\nThe OXR again.\n").is_empty());
        assert!(terms("OXR（注文の中継役）が止まった。\nOXRを戻した。\n").is_empty());
        assert!(terms("`OXR` and OXR-12 and a_OXR\n> OXR OXR\n```\nOXR\n```\n").is_empty());
        assert!(terms("Do NOT touch it.\nDo not, really NOT.\n").is_empty());
        assert_eq!(terms("OXRが止まった。\nOXRを戻した。\n"), ["OXR"]);
    }
}
