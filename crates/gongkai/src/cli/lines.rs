//! Commands that answer a line of JSON with a line of JSON: every line is answered, a wrong one too.

use std::io::BufRead;

use serde::{Serialize, de::DeserializeOwned};

use super::{Console, Outcome};

/// An answer that may say why there is none.
pub trait LineAnswer: Serialize {
    /// What is wrong with the line, for the person at the terminal.
    fn complaint(&self) -> Option<String>;
}

/// A line that is no JSON, or not the object that was expected.
#[derive(Serialize)]
struct Unread<'a> {
    id: Option<serde_json::Value>,
    error: UnreadError<'a>,
}

#[derive(Serialize)]
struct UnreadError<'a> {
    code: &'static str,
    message: &'a str,
    article: Option<&'a str>,
}

/// Answers every line of `input`; blank lines are passed over.
///
/// # Errors
/// The input cannot be read at all.
pub fn answer_each<Q: DeserializeOwned, A: LineAnswer>(
    input: impl BufRead,
    console: &mut Console,
    answer: impl Fn(Q) -> A,
) -> Result<Outcome, String> {
    let mut outcome = Outcome::Fine;
    for (line, number) in input.split(b'\n').zip(1..) {
        let line = line.map_err(|error| format!("标准输入第 {number} 行：{error}"))?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let complaint = match serde_json::from_slice::<Q>(&line) {
            Ok(question) => {
                let answer = answer(question);
                console.json(&answer);
                answer.complaint()
            }
            Err(error) => {
                let message = format!("不能读取这一行：{error}");
                console.json(&Unread {
                    id: id_of(&line),
                    error: UnreadError {
                        code: "unreadable",
                        message: &message,
                        article: None,
                    },
                });
                Some(message)
            }
        };
        if let Some(complaint) = complaint {
            console.complain(&format!("标准输入第 {number} 行：{complaint}"));
            outcome = Outcome::Unusable;
        }
    }
    Ok(outcome)
}

/// The line's own name, if at least that can be read.
fn id_of(line: &[u8]) -> Option<serde_json::Value> {
    let value: serde_json::Value = serde_json::from_slice(line).ok()?;
    value.get("id").cloned()
}
