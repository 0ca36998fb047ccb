//! Document numbers are found however they are written.

use super::{catch_up, index_of, on_both_stores, paper, published, records, search};

on_both_stores! {
    async fn a_number_is_found_in_every_shape(town) {
        let index = index_of(&town)?;
        let body = "<p>现将有关事项通知如下。</p>";
        let asked = published(&town, paper("关于加强管理的通知", "宿政办发〔2021〕18号", body)).await?;
        let other_organ = published(&town, paper("关于改进服务的通知", "宿政发〔2021〕18号", body)).await?;
        published(&town, paper("关于做好防汛的通知", "宿政办发〔2021〕19号", body)).await?;
        let cites = "<p>按照宿政办发〔2021〕18号文件要求办理。</p>";
        let citing = published(&town, paper("关于落实要求的通知", "宿政办发〔2022〕3号", cites)).await?;
        catch_up(&town, &index).await?;
        for shape in [
            "宿政办发〔2021〕18号",
            "宿政办发[2021]18号",
            "宿政办发（２０２１）１８号",
            "宿政办发2021 18",
            "宿政办发 2021年第18号",
            "  宿政办发〔2021〕018号 ",
        ] {
            let answer = search(&town, &index, shape).await?;
            assert!(answer.confident, "{shape}");
            let found: Vec<_> = answer.hits.iter().map(|hit| hit.record).collect();
            assert_eq!(found.first(), Some(&asked), "{shape}");
            assert!(found.contains(&citing), "{shape}: who cites it is found too");
        }
        let mut found = records(&town, &index, "[2021]18号").await?;
        found.sort_unstable();
        let mut both = vec![asked, other_organ];
        both.sort_unstable();
        assert_eq!(found, both);
        let nothing = search(&town, &index, "宿政办发〔2019〕77号").await?;
        assert!(!nothing.confident);
    }

    async fn an_index_number_is_found_as_a_whole(town) {
        let index = index_of(&town)?;
        let body = "<p>现将有关事项通知如下。</p>";
        published(&town, paper("关于甲事项的通知", "云建〔2024〕1号", body)).await?;
        let second = published(&town, paper("关于乙事项的通知", "云建〔2024〕2号", body)).await?;
        catch_up(&town, &index).await?;
        let answer = search(&town, &index, "ＢＵＲＥＡＵ/2024-00002").await?;
        assert_eq!(answer.hits.first().map(|hit| hit.record), Some(second));
        assert!(answer.confident);
    }
}
