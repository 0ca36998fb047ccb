//! `gongkai serve`: portal and desk, at one address or two.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use axum::Router;
use gongkai_office::{Office, identity, jobs};
use gongkai_web::{Sites, WebOptions};
use tokio::net::TcpListener;

use super::{Console, DataArgs, Outcome};

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    listen: ListenArgs,
}

/// Where to listen.
#[derive(Debug, Clone, clap::Args)]
pub struct ListenArgs {
    /// One address for everything (default 127.0.0.1:8080)
    #[arg(long, value_name = "ADDR", conflicts_with_all = ["portal", "desk"])]
    listen: Option<String>,
    /// The public side alone at this address
    #[arg(long, value_name = "ADDR")]
    portal: Option<String>,
    /// The desk alone at this address
    #[arg(long, value_name = "ADDR")]
    desk: Option<String>,
    /// The domain that people type, such as www.yunhe.example
    #[arg(long, value_name = "NAME", env = "GONGKAI_DOMAIN", default_value = "")]
    domain: String,
    /// People arrive over TLS: cookies are secure, and browsers are told to stay on TLS
    #[arg(long, env = "GONGKAI_BEHIND_TLS")]
    behind_tls: bool,
    /// The header in which a proxy of your own says who is asking, such as X-Forwarded-For; without it the connection counts
    #[arg(long, value_name = "NAME", env = "GONGKAI_CLIENT_HEADER")]
    client_header: Option<axum::http::HeaderName>,
    /// A folder of sites: bureaus and towns with a home, a name and a look of their own
    #[arg(long, value_name = "DIR", env = "GONGKAI_SITES")]
    sites: Option<PathBuf>,
    /// How much memory public pages are kept in, in MB; 0 makes each page anew
    #[arg(
        long,
        value_name = "N",
        env = "GONGKAI_PAGE_CACHE_MB",
        default_value_t = 64
    )]
    page_cache_mb: u32,
}

/// Serves until the process is told to stop.
pub async fn run(args: ServeArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open(&args.data.data).await?;
    let code = identity::begin_first_administrator(&office)
        .await
        .map_err(|error| error.to_string())?;
    let bound = bind(&office, &args.listen, Sites::default()).await?;
    for (name, url, _, _) in &bound {
        console.line(&format!("{name}：{url}"));
    }
    if let Some(code) = code {
        let desk = bound.iter().find(|(name, ..)| *name != "公众门户");
        let desk = desk.map_or_else(String::new, |(_, url, ..)| url.clone());
        console.line(&format!(
            "还没有管理员。请打开 {desk}/desk/first ，填写一次性代码：{code}"
        ));
    }
    let jobs = tokio::spawn(jobs::run(Arc::clone(&office)));
    serve(bound).await?;
    jobs.abort();
    office.store.close().await;
    Ok(Outcome::Fine)
}

/// A listener with its name, its address and what it serves.
pub type Bound = (&'static str, String, TcpListener, Router);

/// Binds the addresses; a taken one is told before anything else happens.
///
/// `usual` are the sites where no folder is given.
pub async fn bind(
    office: &Arc<Office>,
    args: &ListenArgs,
    usual: Sites,
) -> Result<Vec<Bound>, String> {
    let sites = match &args.sites {
        Some(folder) => Sites::of_folder(folder).map_err(|error| error.to_string())?,
        None => usual,
    };
    let sites = Arc::new(sites);
    let options = || WebOptions {
        domain: args.domain.clone(),
        behind_tls: args.behind_tls,
        sites: Arc::clone(&sites),
        client_header: args.client_header.clone(),
        page_cache_bytes: u64::from(args.page_cache_mb) << 20,
        ..WebOptions::default()
    };
    let office = || Arc::clone(office);
    let mut bound = Vec::new();
    let apart = args.portal.is_some() || args.desk.is_some();
    if !apart {
        let address = args.listen.as_deref().unwrap_or("127.0.0.1:8080");
        bound.push(
            listen(
                "门户和工作台",
                address,
                gongkai_web::router(office(), options()),
            )
            .await?,
        );
    }
    if let Some(address) = &args.portal {
        bound.push(
            listen(
                "公众门户",
                address,
                gongkai_web::portal_router(office(), options()),
            )
            .await?,
        );
    }
    if let Some(address) = &args.desk {
        bound.push(
            listen(
                "工作台",
                address,
                gongkai_web::desk_router(office(), options()),
            )
            .await?,
        );
    }
    Ok(bound)
}

async fn listen(name: &'static str, address: &str, router: Router) -> Result<Bound, String> {
    let listener = TcpListener::bind(address).await;
    let listener =
        listener.map_err(|error| format!("{address}: 不能监听（{error}），请换一个地址"))?;
    let local = listener.local_addr().map_err(|error| error.to_string())?;
    Ok((name, format!("http://{local}"), listener, router))
}

/// Serves all listeners until the process is told to stop; open requests are answered first.
pub async fn serve(bound: Vec<Bound>) -> Result<(), String> {
    let mut servers = tokio::task::JoinSet::new();
    for (_, _, listener, router) in bound {
        servers.spawn(async move {
            axum::serve(
                listener,
                router.into_make_service_with_connect_info::<SocketAddr>(),
            )
            .with_graceful_shutdown(told_to_stop())
            .await
        });
    }
    while let Some(ended) = servers.join_next().await {
        ended
            .map_err(|error| error.to_string())?
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! {
        ended = interrupt => drop(ended),
        () = terminate => {}
    }
}
