//! The index follows what happens, and is the same when it is made anew.

use std::fs;

use gongkai_model::record::WithdrawalReason;
use gongkai_store::search::{Dictionary, Followed, SearchIndex, follow, rebuild};
use gongkai_testkit::notice;

use super::{catch_up, index_of, on_both_stores, published, records, search};

on_both_stores! {
    async fn only_what_is_public_is_found(town) {
        let index = index_of(&town)?;
        let id = town.drafts(notice("关于路灯检修的通知")).await?;
        catch_up(&town, &index).await?;
        assert_eq!(records(&town, &index, "路灯检修").await?, []);
        town.takes("drafter", "submit", id).await?;
        town.everybody_signs(id).await?;
        catch_up(&town, &index).await?;
        assert_eq!(records(&town, &index, "路灯检修").await?, [], "cleared is not public");
        town.takes("publisher", "publish", id).await?;
        catch_up(&town, &index).await?;
        assert_eq!(records(&town, &index, "路灯检修").await?, [id]);
    }

    async fn what_is_withdrawn_is_not_found_from_that_moment_on(town) {
        let index = index_of(&town)?;
        let id = published(&town, notice("关于路灯检修的通知")).await?;
        let other = published(&town, notice("关于路灯更换的通知")).await?;
        catch_up(&town, &index).await?;
        assert_eq!(search(&town, &index, "路灯").await?.total, 2);
        town.withdraws(id, WithdrawalReason::Privacy).await?;
        // The index has not followed yet.
        let answer = search(&town, &index, "路灯").await?;
        assert_eq!((answer.total, answer.hits.len()), (1, 1));
        assert_eq!(answer.hits[0].record, other);
        assert_eq!(index.entries(), 2);
        catch_up(&town, &index).await?;
        assert_eq!(index.entries(), 1);
        assert_eq!(records(&town, &index, "路灯检修").await?, [other], "the nearest that is left");
    }

    async fn an_index_made_anew_is_the_one_that_followed(town) {
        let followed = index_of(&town)?;
        assert_eq!(catch_up(&town, &followed).await?, Followed::Rebuilt(0));
        let mut ids = Vec::new();
        for title in ["关于停水的通知", "关于停电的通知", "关于停气的通知"] {
            ids.push(published(&town, notice(title)).await?);
            catch_up(&town, &followed).await?;
        }
        town.withdraws(ids[1], WithdrawalReason::PeriodEnded).await?;
        catch_up(&town, &followed).await?;
        let anew = SearchIndex::open(town.folder().join("anew"))?;
        let mut told = Vec::new();
        assert_eq!(rebuild(&town.office.store, &anew, &mut |n| told.push(n)).await?, 2);
        assert_eq!(told, [2]);
        for words in ["停水", "停电", "停气", "通知", "云建〔2024〕12号"] {
            let (one, other) = (search(&town, &followed, words).await?, search(&town, &anew, words).await?);
            let ids = |answer: gongkai_store::search::SearchAnswer| {
                let mut ids: Vec<_> = answer.hits.iter().map(|hit| hit.record).collect();
                ids.sort_unstable();
                (answer.total, answer.confident, ids)
            };
            assert_eq!(ids(one), ids(other), "{words}");
        }
        assert_eq!(catch_up(&town, &anew).await?, Followed::UpToDate(0));
        assert_eq!(rebuild(&town.office.store, &followed, &mut |_| {}).await?, 2);
    }

    async fn one_process_writes_and_others_search(town) {
        let id = published(&town, notice("关于停水的通知")).await?;
        let first = index_of(&town)?;
        catch_up(&town, &first).await?;
        let second = index_of(&town)?;
        assert_eq!(records(&town, &second, "停水").await?, [id]);
        published(&town, notice("关于停电的通知")).await?;
        assert_eq!(catch_up(&town, &second).await?, Followed::ByAnother);
        assert!(matches!(catch_up(&town, &first).await?, Followed::UpToDate(1)));
        drop((first, second));
        let third = index_of(&town)?;
        assert_eq!(third.entries(), 2, "what is committed outlives the process");
        assert_eq!(follow(&town.office.store, &third).await?, Followed::UpToDate(0));
    }

    async fn an_index_of_another_store_or_of_other_words_is_made_anew(town) {
        let folder = town.folder().join("test-index");
        fs::create_dir_all(folder.join("0-earlier-words"))?;
        fs::write(folder.join("0-earlier-words").join("meta.json"), "{}")?;
        let elsewhere = gongkai_testkit::Town::new(gongkai_testkit::Backend::Sqlite, "2024-09-13").await?;
        let index = index_of(&town)?;
        published(&elsewhere, notice("别处的通知")).await?;
        catch_up(&elsewhere, &index).await?;
        let id = published(&town, notice("关于停水的通知")).await?;
        assert_eq!(catch_up(&town, &index).await?, Followed::Rebuilt(1));
        assert_eq!(records(&town, &index, "停水").await?, [id]);
        assert_eq!(search(&town, &index, "别处").await?.total, 0);
        let left: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left, [Dictionary::shipped().version()]);
    }
}
