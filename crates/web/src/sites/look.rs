//! The colours of a site: the brand and its two neighbours, nothing else (docs/design.md).
//!
//! Letters stand in white on the brand, in dark pages too, so it must be dark enough: 7:1 (WCAG 2.2, 1.4.6).

use serde::Deserialize;

/// The least contrast of white letters, in tenths.
const LEAST_TENTHS: u32 = 70;

/// Colours of a site, each `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Fills and the main button.
    pub brand: String,
    /// The brand pressed.
    pub brand_deep: String,
    /// A ground for marked places, under ink.
    pub brand_soft: String,
}

impl Look {
    pub(super) fn check(&self) -> Result<(), String> {
        for colour in [&self.brand, &self.brand_deep, &self.brand_soft] {
            channels(colour).ok_or_else(|| format!("`{colour}` is no colour like #0b4a6f"))?;
        }
        for colour in [&self.brand, &self.brand_deep] {
            let tenths = contrast_tenths("#ffffff", colour).unwrap_or_default();
            if tenths < LEAST_TENTHS {
                return Err(format!("white on `{colour}` has less contrast than 7:1"));
            }
        }
        let tenths = contrast_tenths(&self.brand_soft, "#15202b").unwrap_or_default();
        if tenths < LEAST_TENTHS {
            return Err(format!(
                "ink on `{}` has less contrast than 7:1",
                self.brand_soft
            ));
        }
        Ok(())
    }

    /// The stylesheet of the site: tokens over those of the installation, in light and in dark.
    #[must_use]
    pub fn css(&self) -> String {
        let Self {
            brand,
            brand_deep,
            brand_soft,
        } = self;
        format!(
            ":root:root:root {{ --brand: {brand}; --brand-deep: {brand_deep}; }}\n\
             :root.light, :root:not(.dark) {{ --brand-soft: {brand_soft}; }}\n\
             @media screen and (prefers-color-scheme: dark) {{ :root:not(.light) {{ --brand-soft: #1b2730; }} }}\n"
        )
    }
}

/// The ratio of two colours after WCAG, in tenths.
fn contrast_tenths(light: &str, dark: &str) -> Option<u32> {
    let (light, dark) = (luminance(light)?, luminance(dark)?);
    let ratio = (light + 0.05) / (dark + 0.05);
    // A ratio lies between 0 and 21, so that its tenths fit.
    (0.0..=21.0)
        .contains(&ratio)
        .then(|| {
            (0..=210_u32)
                .rev()
                .find(|tenths| f64::from(*tenths) <= ratio * 10.0)
        })
        .flatten()
}

fn luminance(colour: &str) -> Option<f64> {
    let [red, green, blue] = channels(colour)?.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

fn channels(colour: &str) -> Option<[u8; 3]> {
    let digits = colour
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()))?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert_eq!(contrast_tenths("#ffffff", "#000000"), Some(210));
        assert_eq!(contrast_tenths("#ffffff", "#0b4a6f"), Some(94));
        assert_eq!(contrast_tenths("#ffffff", "#0a5586"), Some(79));
        assert_eq!(channels("#12345"), None);
        assert_eq!(channels("#+1+2+3"), None);
    }
}
