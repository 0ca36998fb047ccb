//! Embeds `kinds/**/*.toml`, so that the program runs from one file.

use std::{env, fmt::Write as _, fs, io, path::Path};

fn main() -> io::Result<()> {
    // Relative throughout: what was built in one place and is moved to another must not go on watching the first.
    let root = Path::new("../../kinds");
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort();
    let mut text = String::from(
        "/// The shipped files: path under `kinds/`, and text.\npub const EMBEDDED: &[(&str, &str)] = &[\n",
    );
    for file in &files {
        let path = format!("/../../kinds/{file}");
        writeln!(
            text,
            "    ({file:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),"
        )
        .map_err(io::Error::other)?;
    }
    text.push_str("];\n");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("embedded_kinds.rs"), text)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    // The build script speaks to cargo on standard output.
    let mut out = io::stdout();
    io::Write::write_all(
        &mut out,
        format!("cargo:rerun-if-changed={}\n", folder.display()).as_bytes(),
    )?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            io::Write::write_all(
                &mut out,
                format!("cargo:rerun-if-changed={}\n", path.display()).as_bytes(),
            )?;
            let relative = path.strip_prefix(root).map_err(io::Error::other)?;
            files.push(relative.display().to_string());
        }
    }
    Ok(())
}
