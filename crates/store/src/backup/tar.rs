//! Just enough of the tar format (POSIX ustar) to write and read our own entries without holding them in
//! memory; any `tar` reads the file too.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const BLOCK: usize = 512;
const NAME: std::ops::Range<usize> = 0..100;
const SIZE: std::ops::Range<usize> = 124..136;
const CHECKSUM: std::ops::Range<usize> = 148..156;

/// Writes the head of an entry; exactly `size` bytes must follow, then [`pad`].
pub(super) async fn head(out: &mut (impl AsyncWrite + Unpin), name: &str, size: u64) -> Result<()> {
    let mut block = [0_u8; BLOCK];
    put(&mut block, NAME, name.as_bytes())?;
    put(&mut block, 100..108, b"0000600\0")?;
    put(&mut block, 108..116, b"0000000\0")?;
    put(&mut block, 116..124, b"0000000\0")?;
    put(&mut block, SIZE, &size_field(size))?;
    put(&mut block, 136..148, b"00000000000\0")?;
    put(&mut block, 156..157, b"0")?;
    put(&mut block, 257..265, b"ustar\x0000")?;
    let sum = checksum(&block);
    put(&mut block, CHECKSUM, format!("{sum:06o}\0 ").as_bytes())?;
    out.write_all(&block).await
}

/// Fills the last block of an entry.
pub(super) async fn pad(out: &mut (impl AsyncWrite + Unpin), size: u64) -> Result<()> {
    out.write_all(&vec![0; padding(size)]).await
}

/// Ends the file.
pub(super) async fn end(out: &mut (impl AsyncWrite + Unpin)) -> Result<()> {
    out.write_all(&[0; 2 * BLOCK]).await
}

/// Reads the head of the next entry: name and size; `None` at the end of the file.
pub(super) async fn next(from: &mut (impl AsyncRead + Unpin)) -> Result<Option<(String, u64)>> {
    let mut block = [0_u8; BLOCK];
    from.read_exact(&mut block).await?;
    if block.iter().all(|byte| *byte == 0) {
        return Ok(None);
    }
    let sum = u64::from_str_radix(&text(&block, CHECKSUM)?, 8).map_err(|_| damaged())?;
    if sum != u64::from(checksum(&block)) {
        return Err(damaged());
    }
    Ok(Some((text(&block, NAME)?, size_of(&block)?)))
}

/// Eleven octal digits hold 8 GiB; what is larger stands in binary behind a mark, as GNU tar writes it.
fn size_field(size: u64) -> Vec<u8> {
    if size < 1 << 33 {
        return format!("{size:011o}\0").into_bytes();
    }
    let mut field = vec![0x80, 0, 0, 0];
    field.extend_from_slice(&size.to_be_bytes());
    field
}

fn size_of(block: &[u8; BLOCK]) -> Result<u64> {
    match block.get(SIZE) {
        Some([0x80, 0, 0, 0, binary @ ..]) => Ok(u64::from_be_bytes(
            binary.try_into().map_err(|_| damaged())?,
        )),
        _ => u64::from_str_radix(&text(block, SIZE)?, 8).map_err(|_| damaged()),
    }
}

/// Reads over what fills the last block of an entry.
pub(super) async fn skip_padding(from: &mut (impl AsyncRead + Unpin), size: u64) -> Result<()> {
    from.read_exact(&mut vec![0; padding(size)]).await.map(drop)
}

fn padding(size: u64) -> usize {
    let block = u64::try_from(BLOCK).unwrap_or(512);
    usize::try_from((block - size % block) % block).unwrap_or_default()
}

/// The sum of all bytes, with spaces where the sum itself stands.
fn checksum(block: &[u8; BLOCK]) -> u32 {
    let counted = |(at, byte): (usize, &u8)| {
        if CHECKSUM.contains(&at) {
            32
        } else {
            u32::from(*byte)
        }
    };
    block.iter().enumerate().map(counted).sum()
}

fn put(block: &mut [u8; BLOCK], field: std::ops::Range<usize>, value: &[u8]) -> Result<()> {
    let place = block
        .get_mut(field)
        .and_then(|field| field.get_mut(..value.len()));
    let place =
        place.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "too long for its field"))?;
    place.copy_from_slice(value);
    Ok(())
}

fn text(block: &[u8; BLOCK], field: std::ops::Range<usize>) -> Result<String> {
    let bytes = block.get(field).ok_or_else(damaged)?;
    let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
    Ok(text
        .trim_end_matches(' ')
        .split('\0')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned())
}

fn damaged() -> Error {
    Error::new(ErrorKind::InvalidData, "the head of an entry is damaged")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn heads_are_read_as_they_were_written() {
        for size in [0, 1, 511, 512, 513, (1 << 33) - 1, 1 << 33, u64::MAX] {
            let mut file = Vec::new();
            head(&mut file, "public/ab", size).await.unwrap();
            assert_eq!(file.len(), BLOCK);
            let read = next(&mut file.as_slice()).await.unwrap();
            assert_eq!(read, Some(("public/ab".to_owned(), size)));
        }
        assert!(head(&mut Vec::new(), &"x".repeat(101), 1).await.is_err());
    }

    #[tokio::test]
    async fn a_changed_head_is_damage() {
        let mut file = Vec::new();
        head(&mut file, "public/ab", 7).await.unwrap();
        for at in [0, 130, 150] {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(next(&mut changed.as_slice()).await.is_err(), "{at}");
        }
    }
}
