//! The child process that reads what people sent, and what it is asked.

use std::time::Duration;

use super::{Answer, FILE_BYTES, Mark, RedactError, Released, Request, Sight};
use crate::apart::{self, Caps, ChildProgram, Ear, Failure};

/// Time for one file.
const TIME: Duration = Duration::from_secs(240);

/// Address space of the child: it keeps the finished file, one page as a picture and the fonts.
const MEMORY_BYTES: u64 = 4_000_000_000;

/// A program that shows the pages of a PDF and takes out of it what is marked.
#[derive(Debug, Clone)]
pub struct Redactor {
    program: ChildProgram,
}

impl Redactor {
    /// A program that answers as `redact_child_main` does.
    #[must_use]
    pub const fn new(program: ChildProgram) -> Self {
        Self { program }
    }

    /// This program itself, through its hidden sub-command.
    #[must_use]
    pub fn own(sub_command: &str) -> Option<Self> {
        ChildProgram::own(sub_command).map(Self::new)
    }

    /// Takes everything that is marked out of a PDF, and proves that it is gone. Blocks until the child has answered;
    /// meanwhile it tells how many steps of how many are done.
    ///
    /// # Errors
    /// [`RedactError`]; nothing is released then.
    pub fn redact(
        &self,
        pdf: &[u8],
        marks: &[Mark],
        done: impl Fn(usize, usize) + Send + 'static,
    ) -> Result<Released, RedactError> {
        let ear: Ear = Box::new(move |line| {
            let steps = line.split_once('/');
            let steps =
                steps.and_then(|(at, of)| Some((at.parse::<usize>().ok()?, of.parse().ok()?)));
            if let Some((at, of)) = steps {
                done(at, of);
            }
        });
        let (answer, pdf) = self.ask(&Request::Redact(marks.to_vec()), pdf, Some(ear))?;
        match answer {
            Answer::Released {
                filled,
                without_text,
            } => Ok(Released {
                pdf,
                filled,
                without_text,
            }),
            other => Err(unexpected(other)),
        }
    }

    /// The pages of a PDF, and where words stand on them.
    ///
    /// # Errors
    /// [`RedactError`].
    pub fn look(&self, pdf: &[u8], words: &[String]) -> Result<Sight, RedactError> {
        match self.ask(&Request::Look(words.to_vec()), pdf, None)? {
            (Answer::Sight(sight), _) => Ok(sight),
            (other, _) => Err(unexpected(other)),
        }
    }

    /// A page, from 1, as a PNG with so many points in an inch.
    ///
    /// # Errors
    /// [`RedactError`].
    pub fn page(&self, pdf: &[u8], page: usize, dpi: u16) -> Result<Vec<u8>, RedactError> {
        match self.ask(&Request::Page { page, dpi }, pdf, None)? {
            (Answer::Picture, png) => Ok(png),
            (other, _) => Err(unexpected(other)),
        }
    }

    fn ask(
        &self,
        request: &Request,
        pdf: &[u8],
        ear: Option<Ear>,
    ) -> Result<(Answer, Vec<u8>), RedactError> {
        let request = serde_json::to_string(request);
        let request = request.map_err(|error| RedactError::Defect(error.to_string()))?;
        let mut input = request.into_bytes();
        input.push(b'\n');
        input.extend_from_slice(pdf);
        let caps = Caps {
            time: TIME,
            memory_bytes: MEMORY_BYTES,
            output_bytes: FILE_BYTES,
        };
        let ChildProgram { program, args } = &self.program;
        let output = apart::run_heard(program.as_os_str(), args, &input, &caps, ear);
        let mut output = output.map_err(|failure| {
            RedactError::Child(match failure {
                Failure::Broken(detail) => detail,
                Failure::TooMuch => "文件太大".to_owned(),
                Failure::TimedOut => format!("{} 秒内没有处理完", TIME.as_secs()),
            })
        })?;
        let end = output.iter().position(|byte| *byte == b'\n');
        let end = end.ok_or_else(unknown)?;
        let file = output.split_off(end + 1);
        let answer = serde_json::from_slice(&output).map_err(|_| unknown())?;
        Ok((answer, file))
    }
}

fn unknown() -> RedactError {
    RedactError::Child("回答无法识别".to_owned())
}

fn unexpected(answer: Answer) -> RedactError {
    match answer {
        Answer::Refused(error) => error,
        _ => unknown(),
    }
}
