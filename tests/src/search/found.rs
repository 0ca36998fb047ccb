//! What is found, in which order, and what is said about it.

use gongkai_store::search::{SearchQuery, ask};
use gongkai_testkit::notice;

use super::{catch_up, index_of, on_both_stores, paper, published, records, search};

on_both_stores! {
    async fn the_title_comes_before_the_text(town) {
        let index = index_of(&town)?;
        let inside = notice("关于物业服务的通知").body("<p>老旧小区加装电梯的，物业应当配合。</p>");
        let inside = published(&town, inside).await?;
        let title = notice("关于老旧小区加装电梯的通知").body("<p>现将有关事项通知如下。</p>");
        let title = published(&town, title).await?;
        published(&town, notice("关于绿化养护的通知").body("<p>请各单位认真落实。</p>")).await?;
        catch_up(&town, &index).await?;
        assert_eq!(records(&town, &index, "老旧小区 加装电梯").await?, [title, inside]);
        assert_eq!(records(&town, &index, "怎么申请加装电梯").await?[0], title);
    }

    async fn width_and_case_make_no_difference_and_hits_are_marked(town) {
        let index = index_of(&town)?;
        let body = "<h2>一、适用范围</h2><p>持ＡＰＥＣ商务旅行卡的人员&amp;随行人员。</p>";
        let id = published(&town, notice("关于ＡＰＥＣ卡办理的通知").body(body)).await?;
        catch_up(&town, &index).await?;
        for words in ["apec", "APEC", "ＡＰＥＣ 商务旅行卡"] {
            let answer = search(&town, &index, words).await?;
            assert_eq!((answer.total, answer.confident), (1, true), "{words}");
            let hit = &answer.hits[0];
            assert_eq!(hit.record, id);
            assert_eq!(hit.excerpt.text(), "一、适用范围 持ＡＰＥＣ商务旅行卡的人员&随行人员。");
            assert!(hit.excerpt.pieces.iter().any(|piece| piece.is_hit && piece.text == "ＡＰＥＣ"));
            assert!(hit.title_excerpt.pieces.iter().any(|piece| piece.is_hit), "{words}");
        }
    }

    async fn what_nothing_answers_is_said_to_be_so(town) {
        let index = index_of(&town)?;
        published(&town, notice("关于老旧小区加装电梯的通知")).await?;
        catch_up(&town, &index).await?;
        let answer = search(&town, &index, "火星移民加装电梯").await?;
        assert!(!answer.confident);
        assert_eq!(answer.suggestion.as_deref(), Some("加装电梯"));
        let answer = search(&town, &index, "量子力学").await?;
        assert_eq!((answer.total, answer.confident, answer.suggestion), (0, false, None));
        for nothing in ["", "  ", "，。！", "\" OR 1=1 --", "title:* AND (", "的"] {
            assert!(!search(&town, &index, nothing).await?.confident, "{nothing}");
        }
    }

    async fn a_search_is_narrowed(town) {
        let index = index_of(&town)?;
        let one = published(&town, notice("关于加装电梯的通知")).await?;
        published(&town, notice("关于加装电梯的其他通知")).await?;
        catch_up(&town, &index).await?;
        let bureau = town.unit("bureau").await?;
        let base = SearchQuery { words: "加装电梯".into(), ..SearchQuery::default() };
        let mut reader = town.office.store.reader().await?;
        for (query, total) in [
            (SearchQuery { units: vec![bureau], years: vec![2024], kinds: vec!["notice".into()], ..base.clone() }, 2),
            (SearchQuery { units: vec![town.unit("neighbour").await?], ..base.clone() }, 0),
            (SearchQuery { years: vec![2023], ..base.clone() }, 0),
            (SearchQuery { kinds: vec!["plan".into()], ..base.clone() }, 0),
            (SearchQuery { limit: 1, ..base.clone() }, 2),
            (SearchQuery { limit: 1, offset: 5, ..base.clone() }, 2),
        ] {
            let answer = ask(&mut reader, &index, &query).await?;
            assert_eq!(answer.total, total, "{query:?}");
            assert!(answer.hits.len() <= query.limit.max(2));
        }
        assert!(reader.statements() <= 12, "a page of hits is one statement");
        let first = paper("云建通告", "云建〔2024〕33号", "<p>加装电梯。</p>");
        assert_ne!(published(&town, first).await?, one);
    }
}
