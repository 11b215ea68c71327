//! Styles, scripts and the icon: fingerprinted by content, compressed once, kept by browsers for a year.

use std::{borrow::Cow, collections::HashMap, io::Write as _, sync::OnceLock};

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::error::plain;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Bundles;

/// One file as it is sent.
struct Asset {
    url: String,
    kind: &'static str,
    plain: Cow<'static, [u8]>,
    gzip: OnceLock<Vec<u8>>,
}

fn all() -> &'static HashMap<String, Asset> {
    static ALL: OnceLock<HashMap<String, Asset>> = OnceLock::new();
    ALL.get_or_init(|| Bundles::iter().filter_map(|name| Some((name.to_string(), asset(&name)?))).collect())
}

fn asset(name: &str) -> Option<Asset> {
    let file = Bundles::get(name)?;
    let (stem, ending) = name.rsplit_once('.')?;
    let kind = match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    let digest = Sha256::digest(&file.data);
    // 48 bits: enough to tell one build's file from another's.
    let print = digest.iter().take(6).fold(0_u64, |print, byte| print << 8 | u64::from(*byte));
    let url = format!("/assets/{stem}.{print:012x}.{ending}");
    Some(Asset { url, kind, plain: file.data, gzip: OnceLock::new() })
}

/// The address of a bundle: `app.css`, `app.js`, `favicon.svg`.
pub fn url(name: &str) -> &'static str {
    all().get(name).map_or("", |asset| asset.url.as_str())
}

/// Sends a bundle under its fingerprinted name.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let url = format!("/assets/{name}");
    let Some(asset) = all().values().find(|asset| asset.url == url) else {
        return plain(StatusCode::NOT_FOUND);
    };
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let common = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if accepts.is_some_and(|accepts| accepts.contains("gzip")) {
        let gzip: &'static [u8] = asset.gzip.get_or_init(|| compress(&asset.plain));
        return (common, [(header::CONTENT_ENCODING, "gzip")], gzip).into_response();
    }
    let plain: &'static [u8] = &asset.plain;
    (common, plain).into_response()
}

fn compress(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to a Vec cannot fail.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}
