//! From a document to a PDF, through a child process with limits on time, memory and output.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::size::refuse_too_large;
use crate::apart::{self, Caps, ChildProgram, Failure};

/// Time for one document.
const TIME: Duration = Duration::from_secs(60);

/// Address space of the child; fonts with all Chinese characters take up to 100 MB of it.
const MEMORY_BYTES: u64 = 2_000_000_000;

/// Size of the PDF.
const OUTPUT_BYTES: u64 = 50_000_000;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The file, PDF/A-2b and PDF/UA-1.
    pub pdf: Vec<u8>,
}

/// Why a document was not put on paper; in Chinese, for whoever asked for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Refusal {
    /// No font has it; leaving it out would change the text, often a name.
    #[error("字体中没有“{character}”（{code}），请安装含有这个字的字体")]
    MissingGlyph {
        /// The character.
        character: String,
        /// Its number, `U+5586`.
        code: String,
    },
    /// There is not one font for Chinese.
    #[error("没有找到中文字体，请安装 fonts-noto-cjk，或者用 --fonts 指定字体目录")]
    NoFont,
    /// More than a document holds.
    #[error("内容超出打印上限：{0}")]
    TooLarge(String),
    /// It took too long.
    #[error("{0} 秒内没有排完")]
    TimedOut(u64),
    /// Others are before it, and for long.
    #[error("现在制作文件的人较多，请稍后再试")]
    Busy,
    /// The typesetter did not answer.
    #[error("排版程序没有给出结果：{0}")]
    Child(String),
    /// The layout itself does not hold together; a defect.
    #[error("排版出错：{0}")]
    Defect(String),
}

/// A program that puts documents on paper, and where it finds fonts.
#[derive(Debug, Clone)]
pub struct Typesetter {
    program: ChildProgram,
    time: Duration,
}

impl Typesetter {
    /// A program that answers as `typeset_child_main` does.
    #[must_use]
    pub const fn new(program: ChildProgram) -> Self {
        Self {
            program,
            time: TIME,
        }
    }

    /// This program itself, through its hidden sub-command, which takes a folder of fonts. Nothing when it
    /// cannot find its own file.
    #[must_use]
    pub fn own(sub_command: &str, fonts: Option<PathBuf>) -> Option<Self> {
        let mut program = ChildProgram::own(sub_command)?;
        program.args.extend(fonts.map(OsString::from));
        Some(Self::new(program))
    }

    /// With another time limit.
    #[must_use]
    pub const fn within(mut self, time: Duration) -> Self {
        self.time = time;
        self
    }

    /// Puts a document on paper. Blocks until the child has answered.
    ///
    /// # Errors
    /// [`Refusal`] says what is in the way.
    pub fn typeset(&self, document: &Document) -> Result<Paper, Refusal> {
        refuse_too_large(document)?;
        let input =
            serde_json::to_vec(document).map_err(|error| Refusal::Defect(error.to_string()))?;
        let caps = Caps {
            time: self.time,
            memory_bytes: MEMORY_BYTES,
            output_bytes: OUTPUT_BYTES,
        };
        let ChildProgram { program, args } = &self.program;
        let output = apart::run(program.as_os_str(), args, &input, &caps);
        let output = output.map_err(|failure| match failure {
            Failure::Broken(detail) => Refusal::Child(detail),
            Failure::TooMuch => Refusal::TooLarge(format!("{} MB", OUTPUT_BYTES / 1_000_000)),
            Failure::TimedOut => Refusal::TimedOut(self.time.as_secs()),
        })?;
        if output.starts_with(b"%PDF-") {
            return Ok(Paper { pdf: output });
        }
        Err(serde_json::from_slice(&output)
            .unwrap_or_else(|_| Refusal::Child("回答无法识别".to_owned())))
    }
}
