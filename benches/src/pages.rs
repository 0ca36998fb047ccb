//! Public pages over a full store: time and statements, through the real router.

use std::io::Write;
use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use gongkai_model::record::Language;
use gongkai_store::publications::{self, Filter, Start};
use gongkai_web::WebOptions;
use tower::ServiceExt as _;

use crate::Done;
use crate::figures::{Figures, spread};
use crate::import::Full;

const TIMES: usize = 40;

pub(crate) async fn measure(figures: &mut Figures<impl Write>, full: &Full) -> Done {
    let office = &full.office;
    // Each page is made anew; kept ones are measured over HTTP.
    let options = WebOptions {
        page_cache_bytes: 0,
        ..WebOptions::default()
    };
    let router = gongkai_web::portal_router(office.clone(), options);
    let mut reader = office.store.reader().await?;
    let filter = Filter {
        language: Language::Chinese,
        ..Filter::default()
    };
    let newest = publications::list(&mut reader, &filter, Start::Newest, 1).await?;
    drop(reader);
    let record = newest.first().ok_or("no records")?.record;
    for (what, path) in [
        ("home", "/".to_owned()),
        ("record", format!("/records/{record}")),
        ("list", "/policies".to_owned()),
    ] {
        let mut times = Vec::new();
        let mut statements = 0;
        for _ in 0..TIMES {
            let before = office.store.statements();
            let begun = Instant::now();
            let answer = router
                .clone()
                .oneshot(Request::get(&path).body(Body::empty())?)
                .await?;
            let status = answer.status();
            to_bytes(answer.into_body(), usize::MAX).await?;
            times.push(begun.elapsed());
            statements = statements.max(office.store.statements() - before);
            if status != StatusCode::OK {
                return Err(format!("{path}: {status}").into());
            }
        }
        figures.add(
            &format!("{what} page, {} records, p50 / p95", full.rows),
            &spread(times),
            &format!("{statements} SQL statements"),
        )?;
    }
    Ok(())
}
