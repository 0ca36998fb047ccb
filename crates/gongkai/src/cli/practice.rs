//! A day for practice (演练日): the demo's clock stands, and moves to whatever time is typed.
//!
//! Periods of law are learnt by watching them run: a trainer lets twenty working days pass in a second. Only the
//! demo has it, and only who sits at its terminal: no address moves a clock.

use std::{
    io::{self, BufRead},
    sync::Arc,
    thread,
};

use gongkai_office::{
    Clock, Office,
    core::{civil, instant},
    jobs,
};
use jiff::civil::{Date, DateTime};
use tokio::sync::mpsc;

use super::Console;

/// When offices open, on a day of which only the date is given.
const OPENING_HOUR: i8 = 9;

/// The clock that stands at the opening of a day.
pub fn clock_at(day: Date) -> Clock {
    Clock::fixed(instant(opening(day)))
}

fn opening(day: Date) -> DateTime {
    day.at(OPENING_HOUR, 0, 0, 0)
}

/// Moves the clock to what is typed, a line at a time, until the input ends. What falls due on the way is done before
/// the answer is printed.
pub async fn follow(office: Arc<Office>) {
    let (sender, mut typed) = mpsc::unbounded_channel();
    // A thread of its own, never joined: a terminal that is silent does not keep the program from ending.
    thread::spawn(move || {
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let mut console = Console::standard();
    while let Some(line) = typed.recv().await {
        match when(&line, civil(office.clock.now())) {
            Ok(at) => {
                office.clock.set(instant(at));
                match jobs::tick(&office).await {
                    Ok(_) => console.line(&format!("现在是 {}", at.strftime("%Y-%m-%d %H:%M"))),
                    Err(error) => console.complain(&error.to_string()),
                }
            }
            Err(message) => console.complain(&message),
        }
    }
}

/// Reads `2026-03-20` or `2026-03-20 14:30`. Time does not go back: what happened would come after what follows it.
fn when(typed: &str, now: DateTime) -> Result<DateTime, String> {
    let typed = typed.trim();
    let at = match typed.parse::<DateTime>() {
        Ok(at) if typed.len() > "2026-03-20".len() => at,
        Ok(at) => opening(at.date()),
        Err(_) => {
            return Err(format!(
                "“{typed}”不是日期；请写 2026-03-20 或者 2026-03-20 14:30"
            ));
        }
    };
    if at < now {
        let now = now.strftime("%Y-%m-%d %H:%M");
        return Err(format!("现在是 {now}，时间不能往回拨"));
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::when;

    #[test]
    fn days_open_at_nine_and_time_goes_forward_only() {
        let now = datetime(2026, 3, 2, 10, 0, 0, 0);
        let opens = datetime(2026, 3, 20, 9, 0, 0, 0);
        let afternoon = datetime(2026, 3, 20, 14, 30, 0, 0);
        assert_eq!(when(" 2026-03-20\n", now), Ok(opens));
        assert_eq!(when("2026-03-20 14:30", now), Ok(afternoon));
        assert!(when("2026-03-02", now).unwrap_err().contains("往回"));
        assert!(when("2026-02-30", now).unwrap_err().contains("不是日期"));
        assert!(when("", now).is_err());
    }
}
