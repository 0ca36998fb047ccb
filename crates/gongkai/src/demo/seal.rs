//! Seals of the demo's units, drawn here: a ring, a star, the name, and across it that it is for show.

use std::f64::consts::TAU;
use std::fmt::Write as _;

/// Its width in tenths of a millimetre.
pub(super) const WIDTH: u16 = 420;

/// The middle of the drawing, in tenths of a millimetre.
const MIDDLE: f64 = 210.0;

/// How far from the middle the name stands.
const RADIUS: f64 = 158.0;

/// A drawing (SVG) of a seal.
pub(super) fn drawing(owner: &str) -> Vec<u8> {
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {WIDTH}' fill='#d0121b'>\
         <circle cx='210' cy='210' r='203' fill='none' stroke='#d0121b' stroke-width='12'/>"
    );
    // Writing to a String cannot fail.
    let _ = write!(svg, "<path d='{}'/>", star(58.0));
    let chars: Vec<char> = owner.chars().collect();
    let count = chars.len().max(2) as f64;
    // Long names reach around three quarters, short ones stand closer together.
    let arc = (count * 24.0).min(270.0);
    for (at, c) in chars.iter().enumerate() {
        let turn = -arc / 2.0 + arc * at as f64 / (count - 1.0);
        let _ = write!(
            svg,
            "<text x='{MIDDLE}' y='{}' font-size='46' text-anchor='middle' font-family='FandolSong' \
             font-weight='700' transform='rotate({turn:.2} {MIDDLE} {MIDDLE})'>{c}</text>",
            MIDDLE - RADIUS + 18.0
        );
    }
    svg.push_str(
        "<text x='210' y='338' font-size='34' text-anchor='middle' font-family='FandolSong'>演示专用</text></svg>",
    );
    svg.into_bytes()
}

/// A star of five points around the middle.
fn star(radius: f64) -> String {
    let inner = radius * 0.382;
    let mut path = String::new();
    for at in 0..10_u8 {
        let far = if at % 2 == 0 { radius } else { inner };
        let turn = TAU * (f64::from(at) / 10.0 - 0.25);
        let (x, y) = (MIDDLE + far * turn.cos(), MIDDLE + far * turn.sin());
        let letter = if at == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    path.push('Z');
    path
}
