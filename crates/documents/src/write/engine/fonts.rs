//! Fonts, found at run time in folders: the place's own first, then those that systems install.
//!
//! Fandol (Debian: texlive-lang-chinese) has the four faces of official documents, but only the characters of
//! GB 2312; Noto CJK (fonts-noto-cjk) stands behind it for all others. Where a place has the faces that it is
//! licensed for, 方正小标宋 and the like, it puts them in a folder and names that.

use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::Font;

/// Where systems keep the two.
pub(crate) const SYSTEM: [&str; 5] = [
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/google-noto-cjk",
];

/// Of the system's, these alone: others cost time with each document and add nothing.
const WANTED: [&str; 9] = [
    "FandolFang-Regular",
    "FandolHei-Regular",
    "FandolKai-Regular",
    "FandolSong-Regular",
    "FandolSong-Bold",
    "NotoSerifCJK-Regular",
    "NotoSerifCJK-Bold",
    "NotoSansCJK-Regular",
    "NotoSansCJK-Bold",
];

/// Fonts of the place's own folder that are looked at.
const FILES_MAX: usize = 100;

/// The largest file that is taken for a font.
const FILE_BYTES_MAX: u64 = 150_000_000;

/// Loads the fonts of a folder and those of the system.
pub(super) fn load(folder: Option<&Path>) -> Vec<Font> {
    let own = folder.map(files).unwrap_or_default();
    let system = SYSTEM.iter().flat_map(|folder| files(Path::new(folder)));
    let system = system.filter(|path| {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        stem.is_some_and(|stem| WANTED.contains(&stem))
    });
    let mut fonts: Vec<Font> = own.iter().flat_map(|path| faces(path)).collect();
    fonts.extend(system.flat_map(|path| mainland_faces(&path)));
    fonts
}

/// The faces of the standard, and which families serve for them, best first; as in the layout.
const FACES: [(&str, &[&str]); 4] = [
    (
        "方正小标宋",
        &["FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FandolSong"],
    ),
    (
        "仿宋_GB2312",
        &["FangSong_GB2312", "FangSong", "FandolFang R", "FandolFang"],
    ),
    ("楷体_GB2312", &["KaiTi_GB2312", "KaiTi", "FandolKai"]),
    ("黑体", &["SimHei", "FandolHei"]),
];

/// Which family stands in for a face of the standard where the place has not got it: 仿宋_GB2312＝FandolFang R.
pub(super) fn stand_ins(fonts: &[Font]) -> Vec<String> {
    let has = |family: &str| {
        let mut all = fonts.iter();
        all.any(|font| font.info().family.eq_ignore_ascii_case(family))
    };
    let faces = FACES.iter().filter_map(|(face, families)| {
        let found = families.iter().position(|family| has(family));
        let licensed = families
            .iter()
            .filter(|family| !family.starts_with("Fandol"))
            .count();
        match found {
            Some(at) if at < licensed => None,
            Some(at) => families.get(at).map(|family| format!("{face}＝{family}")),
            None => Some(format!("{face}＝Noto CJK SC")),
        }
    });
    faces.collect()
}

/// The face in which Noto CJK has the forms of the mainland.
const MAINLAND: u32 = 2;

/// The faces of a file that are ours. A collection holds up to ten, and each takes as long to look through as a
/// page to set.
fn mainland_faces(path: &Path) -> Vec<Font> {
    let bytes = Bytes::new(std::fs::read(path).unwrap_or_default());
    let is_ours = |font: &Font| font.info().family.ends_with("CJK SC");
    match Font::new(bytes.clone(), MAINLAND).filter(is_ours) {
        Some(font) => vec![font],
        None => Font::iter(bytes)
            .filter(|font| !font.info().family.contains("CJK") || is_ours(font))
            .collect(),
    }
}

/// The font files of a folder, by name, so that the same folder gives the same paper.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_font = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.map(str::to_ascii_lowercase);
        let is_named =
            ending.is_some_and(|it| matches!(it.as_str(), "otf" | "ttf" | "ttc" | "otc"));
        is_named && std::fs::metadata(path).is_ok_and(|it| it.len() <= FILE_BYTES_MAX)
    };
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(is_font).collect();
    files.sort();
    files.truncate(FILES_MAX);
    files
}

/// The faces of a file; none of one that is damaged.
fn faces(path: &Path) -> Vec<Font> {
    let bytes = std::fs::read(path).unwrap_or_default();
    Font::iter(Bytes::new(bytes)).collect()
}
