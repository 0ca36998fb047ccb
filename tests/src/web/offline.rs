//! The offline copy: every link leads to a file, nothing but what is public is in it, and no folder of somebody
//! else's is touched.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use gongkai_model::record::WithdrawalReason;
use gongkai_office::publishing::{attachment, see};
use gongkai_testkit::{TestResult, Town, notice};
use gongkai_web::{
    Sites,
    offline_copy::{self, CopyError, Wanted},
};

use super::town;

const BASE: &str = "https://www.yunhe.example";

fn wanted(base_url: &str) -> Wanted {
    Wanted {
        base_url: base_url.to_owned(),
        ..Wanted::default()
    }
}

async fn copy(town: &Town, folder: &Path) -> Result<offline_copy::Copied, CopyError> {
    offline_copy::copy(&town.office, &wanted(BASE), folder, &mut |_, _| {}).await
}

/// All files below a folder with what they say, as far as it is text.
fn files(folder: &Path) -> TestResult<BTreeMap<PathBuf, String>> {
    let mut files = BTreeMap::new();
    let mut ahead = vec![folder.to_owned()];
    while let Some(folder) = ahead.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                ahead.push(entry.path());
            } else {
                let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
                files.insert(entry.path(), text);
            }
        }
    }
    Ok(files)
}

/// What a plain web server answers: the file, or `index.html` in the folder.
fn served(root: &Path, path: &str) -> Option<String> {
    let mut file = root.to_owned();
    for step in path.split('/').filter(|step| !step.is_empty()) {
        assert_ne!(step, "..", "{path}");
        file.push(decode(step));
    }
    if file.is_dir() {
        file.push("index.html");
    }
    fs::read(file)
        .ok()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| {
            byte.and_then(|byte| char::from(byte).to_digit(16))
                .unwrap_or(0)
        };
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (rest.next(), rest.next());
                u8::try_from(digit(high) * 16 + digit(low)).unwrap_or(b'?')
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Addresses that a page names.
fn links(page: &str) -> Vec<String> {
    let parts = ["href=\"", "src=\"", "action=\""]
        .iter()
        .flat_map(|start| page.split(*start).skip(1));
    let links = parts.filter_map(|part| part.split('"').next());
    links
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

/// Follows every link of every page to its file; returns how many pages and links there are.
fn follow(root: &Path, files: &BTreeMap<PathBuf, String>) -> TestResult<(usize, usize)> {
    let (mut pages, mut followed) = (0, 0);
    let is_page = |file: &&PathBuf| file.extension().is_some_and(|ending| ending == "html");
    for file in files.keys().filter(is_page) {
        let text = &files[file];
        pages += 1;
        for link in links(text) {
            if link.starts_with('#') || link.contains("://") {
                continue;
            }
            assert!(!link.starts_with('/'), "{}: {link}", file.display());
            let link = link.split('#').next().unwrap_or_default();
            let mut to = file.parent().ok_or("no folder")?.to_owned();
            for step in link.split('/') {
                match step {
                    ".." => drop(to.pop()),
                    step => to.push(decode(step)),
                }
            }
            assert!(
                to.starts_with(root) && to.is_file(),
                "{}: {link}",
                file.display()
            );
            followed += 1;
        }
        assert!(!text.contains("<form"), "{} has a form", file.display());
    }
    Ok((pages, followed))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_of_a_copy_leads_to_a_file_and_nothing_unpublished_is_in_it() -> TestResult {
    let (town, _portal) = town().await?;
    let mut shown = Vec::new();
    for number in 0..22 {
        let id = town.drafts(notice(&format!("第{number}号通告"))).await?;
        if number == 0 {
            let drafter = town.person("drafter").await?;
            let view = see::record(&town.office, &drafter, id).await?;
            let revision = view.loaded.head.revision;
            let bytes = "云河区燃气安全检查对象名单".as_bytes().to_vec();
            attachment::add(
                &town.office,
                &drafter,
                id,
                revision,
                "附件 1（表）.txt",
                bytes,
            )
            .await?;
        }
        town.publishes(id).await?;
        shown.push(id);
    }
    town.drafts(notice("尚未公开的方案")).await?;
    let gone = town.drafts(notice("张某某的补助情况")).await?;
    town.publishes(gone).await?;
    town.withdraws(gone, WithdrawalReason::Privacy).await?;
    gongkai_office::jobs::tick(&town.office).await?;

    let place = tempfile::tempdir()?;
    let root = place.path().join("copy");
    let copied = copy(&town, &root).await?;
    let files = files(&root)?;
    // The mark of the copy is one more.
    assert_eq!(files.len(), copied.files + 1);
    for (file, text) in &files {
        for hidden in ["尚未公开的方案", "张某某"] {
            assert!(!text.contains(hidden), "{}", file.display());
        }
    }
    let (pages, followed) = follow(&root, &files)?;
    assert!(
        pages > 200 && followed > 5_000,
        "{pages} pages, {followed} links"
    );
    for id in &shown {
        for base in ["", "/en", "/ja", "/ko"] {
            let page = served(&root, &format!("{base}/records/{id}/")).ok_or("no page")?;
            assert!(
                page.contains("号通告") && page.contains(BASE),
                "{base} {id}"
            );
        }
    }
    let second = files
        .keys()
        .any(|file| file.to_string_lossy().contains("~after-"));
    assert!(second, "the list has a second page");
    for path in [
        "/sitemap.xml",
        "/latest.atom",
        "/kinds/notice.csv",
        "/kinds/notice.xlsx",
        "/robots.txt",
        "/offline",
        "/en/offline/",
        "/search",
    ] {
        let is_there = served(&root, path).is_some();
        assert_eq!(is_there, path != "/search", "{path}");
    }
    let map = served(&root, "/sitemaps/pages.xml").ok_or("no site map")?;
    for address in map
        .split("<loc>")
        .skip(1)
        .filter_map(|part| part.split("</loc>").next())
    {
        let path = address.strip_prefix(BASE).ok_or("elsewhere")?;
        assert!(served(&root, path).is_some(), "{address}");
    }
    Ok(())
}

const HOUSING: &str = r#"
code = "housing"
unit = "bureau"
hosts = ["zjj.yunhe.example"]
name = "云河住建"
name_en = "Yunhe Housing"
kinds = ["notice"]
"#;

const NEXT: &str = "code = \"next\"\nunit = \"neighbour\"\nname = \"邻局\"\n";

/// Copies an installation with two sites, or one of them; a record of the bureau is public.
async fn copied_sites(
    only: Option<&str>,
    root: &Path,
) -> TestResult<(String, BTreeMap<PathBuf, String>)> {
    let (town, _portal) = town().await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    gongkai_office::jobs::tick(&town.office).await?;
    let sites = Sites::read([("housing.toml", HOUSING), ("next.toml", NEXT)])?;
    let wanted = Wanted {
        sites: Arc::new(sites),
        only: only.map(str::to_owned),
        ..wanted(BASE)
    };
    offline_copy::copy(&town.office, &wanted, root, &mut |_, _| {}).await?;
    Ok((id.to_string(), files(root)?))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_site_lies_in_its_folder_and_leads_to_the_installation() -> TestResult {
    let place = tempfile::tempdir()?;
    let root = place.path().join("copy");
    let (id, files) = copied_sites(None, &root).await?;
    follow(&root, &files)?;
    for base in ["", "/en", "/ja", "/ko"] {
        let home = served(&root, &format!("{base}/sites/housing/")).ok_or("no home")?;
        let name = if base == "/en" {
            "Yunhe Housing"
        } else {
            "云河住建"
        };
        assert!(home.contains(name) && home.contains("关于燃气安全检查的通告"));
        assert!(served(&root, &format!("{base}/sites/housing/records/{id}/")).is_some());
        assert!(served(&root, &format!("{base}/sites/next/")).is_some());
        assert!(served(&root, &format!("{base}/records/{id}/")).is_some());
    }
    let strange = |file: &&PathBuf| {
        let path = file.to_string_lossy();
        path.contains(&format!("sites/next/records/{id}"))
            || path.contains("sites/next/units/bureau")
            || path.contains("sites/housing/units/neighbour")
    };
    assert_eq!(files.keys().find(strange), None);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_site_is_copied_as_its_host_shows_it() -> TestResult {
    let place = tempfile::tempdir()?;
    let root = place.path().join("copy");
    let (id, files) = copied_sites(Some("housing"), &root).await?;
    follow(&root, &files)?;
    let home = served(&root, "/").ok_or("no home")?;
    assert!(home.contains("云河住建政务公开"));
    assert!(served(&root, &format!("/ko/records/{id}/")).is_some());
    assert!(served(&root, "/en/units/bureau/column/").is_some());
    for path in ["/units/neighbour", "/sites/housing"] {
        assert!(served(&root, path).is_none(), "{path}");
    }
    let map = files
        .values()
        .any(|text| text.contains(&format!("{BASE}/units/neighbour")));
    assert!(map, "what is not of the site leads to the web");
    assert!(copied_sites(Some("nobody"), &root).await.is_err());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_replaces_a_copy_and_nothing_else() -> TestResult {
    let (town, portal) = town().await?;
    let place = tempfile::tempdir()?;
    let root = place.path().join("副本");
    copy(&town, &root).await?;
    let id = town.drafts(notice("关于燃气安全检查的通告")).await?;
    town.publishes(id).await?;
    copy(&town, &root).await?;
    assert!(served(&root, &format!("/records/{id}/")).is_some());
    assert_eq!(
        fs::read_dir(place.path())?.count(),
        1,
        "something was left beside it"
    );
    let foreign = place.path().join("foreign");
    fs::create_dir(&foreign)?;
    fs::write(foreign.join("letter.txt"), "mine")?;
    assert!(matches!(
        copy(&town, &foreign).await,
        Err(CopyError::Foreign(_))
    ));
    assert_eq!(fs::read_to_string(foreign.join("letter.txt"))?, "mine");
    let empty = place.path().join("empty");
    fs::create_dir(&empty)?;
    copy(&town, &empty).await?;
    let wrong = offline_copy::copy(
        &town.office,
        &wanted("www.yunhe.example"),
        &empty,
        &mut |_, _| {},
    )
    .await;
    assert!(matches!(wrong, Err(CopyError::BaseUrl(_))));
    assert!(served(&empty, "/").is_some(), "the earlier copy stays");
    assert_eq!(
        portal.get("/offline").await?.status,
        404,
        "the site itself has no such page"
    );
    Ok(())
}
