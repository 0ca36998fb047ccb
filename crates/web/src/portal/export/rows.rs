//! Rows on their way out, page after page, a few downloads at a time.

use axum::body::{Body, Bytes};
use gongkai_office::reading::{Export, Item};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{app::App, page_error::PageResult};

/// So many downloads read at the same time; the others wait for their turn.
static TURNS: Semaphore = Semaphore::const_new(4);

/// A place among those who read.
pub(super) async fn turn() -> Option<SemaphorePermit<'static>> {
    TURNS.acquire().await.ok()
}

/// The rows of a download; the first ones are read before it begins, so that what fails there is a page.
pub(super) struct Rows {
    app: App,
    list: Export,
    ahead: Option<Vec<Item>>,
    _turn: SemaphorePermit<'static>,
}

impl Rows {
    pub(super) async fn begin(
        app: App,
        mut list: Export,
        turn: SemaphorePermit<'static>,
    ) -> PageResult<Self> {
        let ahead = Some(list.next(&app.office).await?);
        Ok(Self {
            app,
            list,
            ahead,
            _turn: turn,
        })
    }

    /// The list that they belong to.
    pub(super) const fn list(&self) -> &Export {
        &self.list
    }

    /// The next rows; none at the end.
    pub(super) async fn next(&mut self) -> PageResult<Vec<Item>> {
        match self.ahead.take() {
            Some(rows) => Ok(rows),
            None => Ok(self.list.next(&self.app.office).await?),
        }
    }

    /// Sends a head, the rows as `write` writes them, and a tail. When the store fails in between, the
    /// connection is cut, so that nobody takes a part for the whole.
    pub(super) fn into_body(
        self,
        head: Vec<u8>,
        write: impl Fn(&[Item], bool) -> Vec<u8> + Send + 'static,
        tail: &'static [u8],
    ) -> Body {
        enum Step<W> {
            Head(Vec<u8>, Rows, W),
            Rows(Rows, W, bool),
            End,
        }
        let steps =
            futures::stream::try_unfold(Step::Head(head, self, write), move |step| async move {
                let refused = |error: crate::PageError| {
                    error.log("a download");
                    std::io::Error::other(error.sentence())
                };
                Ok::<_, std::io::Error>(match step {
                    Step::Head(head, rows, write) => {
                        Some((Bytes::from(head), Step::Rows(rows, write, true)))
                    }
                    Step::Rows(mut rows, write, is_first) => {
                        let page = rows.next().await.map_err(refused)?;
                        if page.is_empty() {
                            Some((Bytes::from_static(tail), Step::End))
                        } else {
                            let text = write(&page, is_first);
                            Some((Bytes::from(text), Step::Rows(rows, write, false)))
                        }
                    }
                    Step::End => None,
                })
            });
        Body::from_stream(steps)
    }
}
